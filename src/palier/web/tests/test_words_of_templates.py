"""The few words that every template may use, and the one way to answer with a person's screen."""

import re

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from palier.kernel.phrase import Phrase
from palier.web import render
from palier.web.templatetags.palier import MOST_STAIRS, TEAL, climb, icon, landings, said


@pytest.mark.parametrize(("language", "text"), [("fr", "Oui"), ("en-gb", "Yes"), ("de", "Oui")])
def test_a_phrase_follows_the_language_of_the_screen(language: str, text: str) -> None:
    with override(language):
        assert said(Phrase(fr="Oui", en="Yes")) == text


@given(st.text(max_size=20))
def test_the_name_of_a_drawing_never_becomes_markup(name: str) -> None:
    assert icon(name).count("<") == icon(name).count(">") == icon("").count("<")


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_four_stairs_are_filled_up_to_the_landing(step: int) -> None:
    assert landings(step).count("<rect") == 4
    assert landings(step).count(f'fill="{TEAL}"') == step


@given(st.integers(0, 200))
def test_stairs_climbed_never_count_down_nor_run_off_the_screen(done: int) -> None:
    drawn = climb(done)
    assert drawn.count("<rect") == min(done, MOST_STAIRS) + 1
    assert drawn.count(f'fill="{TEAL}"') == min(done, MOST_STAIRS)
    heights = [int(height) for height in re.findall(r'y="(-?\d+)"', drawn)]
    assert heights == sorted(heights, reverse=True)
    assert min(heights) >= 0


@pytest.mark.parametrize(("personal", "sent"), [(True, "1"), (False, "0")])
def test_a_persons_screen_carries_its_sealed_words(
    monkeypatch: pytest.MonkeyPatch, personal: bool, sent: str
) -> None:
    page = f'<header>{render.PLACE}</header><main>L’école "<i>{render.PLACE}</i></main>'
    monkeypatch.setattr(render, "render_to_string", lambda *_: page)
    answer = render.person_page(RequestFactory().get("/"), "x.html", status=422, personal=personal)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'name="say" value="L’école &quot;."' in html
    assert f'name="personal" value="{sent}"' in html
    assert html.count('name="seal"') == 1
    assert html.count(render.PLACE) == 1
