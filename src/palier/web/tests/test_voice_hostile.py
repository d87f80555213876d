"""Whatever a session or a page holds, a voice is chosen, and only what is shown is said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.web import aloud
from palier.web.voice import KEPT, PACES, VOLUMES, chosen, voice

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
ANYTHING = st.recursive(
    LEAVES,
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=4), some),
    max_leaves=6,
)
NAMES = st.sampled_from([*PACES, *VOLUMES, "", "forged"])


@given(ANYTHING | st.lists(ANYTHING, min_size=2, max_size=2))
def test_any_session_has_a_voice_among_ours(kept: Any) -> None:
    pace, volume = chosen({KEPT: kept})
    assert (pace in PACES, volume in VOLUMES) == (True, True)


@given(NAMES, NAMES)
def test_one_forged_half_leaves_the_other_as_it_was_chosen(pace: str, volume: str) -> None:
    found = chosen({KEPT: [pace, volume]})
    assert found[0] == (pace if pace in PACES else "usual")
    assert found[1] == (volume if volume in VOLUMES else "usual")


def test_every_voice_is_one_that_a_machine_can_speak_with() -> None:
    """espeak-ng takes 80 to 450 words a minute and an amplitude of 0 to 200; a browser, 0.1 to 10
    and 0 to 1."""
    for pace in PACES:
        for volume in VOLUMES:
            one = voice({KEPT: [pace, volume]})
            assert 80 <= one.pace <= 450
            assert 0 < one.amplitude <= 200
            assert 0.1 <= one.rate <= 10
            assert 0 < one.volume <= 1
    assert len({voice({KEPT: [pace, "usual"]}).pace for pace in PACES}) == len(PACES)


@given(st.text(max_size=200))
def test_only_what_the_server_sealed_is_said(words: str) -> None:
    seal = aloud.sign(words, personal=True)
    assert aloud.sealed(words, seal, personal=True)
    assert not aloud.sealed(words, seal, personal=False)
    assert not aloud.sealed(f"{words}!", seal, personal=True)
    assert not aloud.sealed(words, f"{seal}é", personal=True)


@given(st.text(max_size=400))
def test_any_page_is_read_without_a_fault_and_never_at_length(html: str) -> None:
    for page in (html, f"<main>{html}</main>", f"<main><p>{html * 20}"):
        said = aloud.words_of(page)
        assert len(said) <= aloud.LIMIT
        assert said.endswith(".")


@pytest.mark.parametrize(
    "html",
    [
        '<p hidden aria-label="caché">x</p>',
        '<p data-mute aria-label="caché">x</p>',
        "<p hidden>caché <b>caché</b></p>",
        "<select><option>caché</option></select>",
        '<p data-say="dit">caché <span aria-label="caché">caché</span></p>',
        '<div hidden><img alt="" src="x"><br>caché<p data-say="caché">caché</p></div>',
    ],
)
def test_what_the_eye_does_not_see_is_not_said(html: str) -> None:
    said = aloud.words_of(f"<main><h1>Avant</h1>{html}<p>Après</p></main>")
    assert "caché" not in said
    assert said.startswith("Avant.")
    assert said.endswith("Après.")
