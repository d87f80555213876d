"""*Écouter* says the words of the screen, nothing else, and only words that are ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.web import aloud, speech

MARKUP = st.text(alphabet=st.sampled_from("<>/abmin &;\"'=é.?! \n\x00"), max_size=300)


def read(main: str) -> str:
    return aloud.words_of(f"<header>Palier</header><main>{main}</main><footer>Bas</footer>")


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ("<h1>Bonjour</h1><p>Entrez.</p>", "Bonjour. Entrez."),
        ('<h1 data-say="Arobase">Le signe @</h1><p>Lu</p>', "Arobase. Lu."),
        ("<h1>Prêt ?</h1><button>Oui</button><button>Non</button>", "Prêt? Oui. Non."),
        ("<p>Un <strong>deux</strong> trois</p>", "Un deux trois."),
        ("<p>Lu</p><p data-mute>Tu <b>tout</b> <i>cela</i></p><p>Lu aussi</p>", "Lu. Lu aussi."),
        ("<p hidden>Tu</p><svg><text>Tu</text></svg><p>Lu</p>", "Lu."),
        ('<svg aria-label="Un escalier"><path d="M0"/></svg><p>Lu</p>', "Un escalier. Lu."),
        ("<p>Un<br>deux <input name='x'> trois</p>", "Un. deux trois."),
        ("<p>L&eacute;a &lt;b&gt;</p>", "Léa <b>."),
        ("", "."),
    ],
)
def test_the_words_of_the_screen_are_said_as_somebody_would(main: str, said: str) -> None:
    assert read(main) == said


@given(MARKUP)
def test_any_page_can_be_said_within_what_the_voice_accepts(markup: str) -> None:
    said = aloud.words_of(f"<main>{markup}")
    assert said.endswith(".")
    assert len(said) <= min(aloud.LIMIT, speech.LIMIT)


@given(st.integers(0, 3000))
def test_a_long_screen_is_cut_where_the_voice_would_refuse(length: int) -> None:
    assert len(read("é" * length)) <= speech.LIMIT


@given(st.text(max_size=50), st.booleans())
def test_what_we_sealed_is_ours(text: str, personal: bool) -> None:
    seal = aloud.sign(text, personal=personal)
    assert aloud.sealed(text, seal, personal=personal)
    assert not aloud.sealed(text, seal, personal=not personal)
    assert not aloud.sealed(text + "x", seal, personal=personal)


@given(st.text(max_size=80), st.text(max_size=80))
def test_nobody_guesses_a_seal(text: str, seal: str) -> None:
    assert not aloud.sealed(text, seal, personal=True)
