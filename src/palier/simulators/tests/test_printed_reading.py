"""A window of an exercise, read as blocks: any simulator that keeps to plain HTML can be drawn."""

from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.printed.reading import letter, read_window


def test_what_can_be_pressed_bears_letters_in_the_order_of_the_screen() -> None:
    window = read_window(
        '<ol><li><button name="do" value="a">Un</button></li>'
        '<li><button name="do" value="b"><b>Deux</b> <small>petit</small></button></li></ol>'
    )
    assert [press["do"] for press in window.presses] == ["a", "b"]
    assert [block["letter"] for block in window.blocks] == ["A", "B"]


def test_what_the_eye_does_not_see_is_not_on_paper() -> None:
    window = read_window(
        '<form><input type="hidden" name="play" value="secret">'
        '<button name="do" value="keep" hidden>Garder</button>'
        "<details><summary>Aide</summary><p>caché</p></details><p>Bonjour</p></form>"
    )
    assert window.presses == []
    assert [block["runs"][0]["says"] for block in window.blocks] == ["Bonjour"]  # type: ignore[index]


def test_a_button_sends_what_its_form_shows() -> None:
    window = read_window(
        '<form><label for="to">À</label><input id="to" name="to" value="moi">'
        '<input type="checkbox" name="all" value="yes" checked>'
        '<select name="day"><option value="mon" selected>Lundi</option></select>'
        '<button name="do" value="send">Envoyer</button></form>'
    )
    assert window.presses == [{"to": "moi", "all": "yes", "day": "mon", "do": "send"}]
    assert window.boxes["to"] == "À"


def test_a_table_and_a_drawing_are_drawn() -> None:
    window = read_window(
        '<table><tr><td>Nom</td><td><button name="do" value="o">Ouvrir</button></td></tr></table>'
        '<svg class="i" viewBox="0 0 48 48" aria-label="Un dossier"><path d="M0 0" '
        'fill="currentColor"/></svg>'
    )
    row, drawing = window.blocks
    assert row["kind"] == "row"
    assert drawing["alt"] == "Un dossier"
    assert "currentColor" not in drawing["drawing"].svg  # type: ignore[attr-defined]


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(html: str) -> None:
    assert isinstance(read_window(html).blocks, list)


def test_letters_go_past_the_alphabet() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]
