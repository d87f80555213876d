"""« Ma feuille » says the right words, to one person, on one page, whatever it is given."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.sheet import (
    MOST_DOORS,
    MOST_STRENGTHS,
    SAID,
    WORDS,
    AskFor,
    Landing,
    NextStep,
    SheetData,
    sheet_pdf,
)
from palier.kernel.words import first_word

MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)

LEILA = SheetData(
    language="fr",
    name="Leïla",
    date="jeudi 26 novembre 2026",
    place="Espace numérique de Lannion",
    can=("Répondre à un employeur par SMS", "Reconnaître un message qui compte"),
    landings=(
        Landing("Mon téléphone", 4, "Vous répondez à un SMS et vous appelez."),
        Landing("Ma messagerie", 2, "Vous trouvez le bon message.", "à confirmer"),
        Landing("Écrire un document", 1, "Vous tapez votre nom."),
        Landing("Mes démarches d’emploi", None),
    ),
    doors=("Joindre un papier à un message", "Retrouver un document"),
    next_step=NextStep("Joindre votre CV à un message", "Nolwenn", 3),
    ask_for=AskFor("Nolwenn", "4 rue de la Gare", "Lundi et jeudi, de 9 h à 12 h"),
)
NOBODY = SheetData("fr", "", "26 novembre 2026", "")
WIDEST = "W" * 60
ENDLESS = "Vous savez faire beaucoup de choses utiles avec cet outil. " * 20
FULLEST = SheetData(
    "fr",
    WIDEST,
    ENDLESS,
    ENDLESS,
    (ENDLESS,) * 9,
    (Landing(WIDEST, 3, WIDEST * 9, WIDEST),) * 9,
    (WIDEST * 3,) * 9,
    NextStep(ENDLESS, WIDEST, 999),
    AskFor(WIDEST, ENDLESS, WIDEST * 2),
)

# Words a sheet never carries of its own: school, offices, and what would name an illness.
NEVER = (
    *("illectronisme", "utilisateur", "dossier", "usager", "diagnostic", "échec", "erreur", "faux"),
    *("score", "notes?", "test", "niveau", "évaluation", "compétence", "level", "failure", "error"),
    *("handicap", "maladie", "RSA", "sanction", "radiation", "disability", "illness"),
)


def words_of(paper: bytes) -> str:
    document = pypdfium2.PdfDocument(paper)
    assert len(document) == 1, "one page, always"
    return " ".join(document[0].get_textpage().get_text_bounded().split())


def told(data: SheetData) -> str:
    return words_of(sheet_pdf(data, made=MADE))


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_the_sheet_speaks_in_order_strengths_first() -> None:
    assert in_order(
        told(LEILA),
        "Ma feuille Leïla · jeudi 26 novembre 2026 · Espace numérique de Lannion",
        "Ce que je sais faire ✓ Répondre à un employeur par SMS ✓ Reconnaître un message",
        "Mes paliers Mon téléphone : sans aide Vous répondez à un SMS et vous appelez.",
        "Ma messagerie : avec quelqu’un Vous trouvez le bon message. À confirmer.",
        "Écrire un document : au début",
        "Pas encore regardé : Mes démarches d’emploi",
        "Pour ouvrir la prochaine porte ☐ Joindre un papier à un message ☐ Retrouver",
        "Mon prochain pas Joindre votre CV à un message 3 minutes, avec Nolwenn",
        "Qui m’aide Nolwenn 4 rue de la Gare Lundi et jeudi, de 9 h à 12 h",
        "À ne pas oublier",
    )


def test_the_sheet_speaks_english_too() -> None:
    english = replace(LEILA, language="en", next_step=NextStep("Attach your CV", "Nolwenn", 1))
    assert in_order(
        told(english),
        "My page Leïla",
        "What I can do",
        "Mon téléphone: without help",
        "Not looked at yet: Mes démarches",
        "1 minute, with Nolwenn",
    )


def test_nothing_is_left_in_french_on_an_english_sheet() -> None:
    shown = told(replace(LEILA, language="en"))
    for phrase in (*WORDS.values(), *SAID.values()):
        assert phrase.fr != phrase.en
        assert phrase.fr not in shown


def test_a_surname_never_lies_in_the_printer_tray() -> None:
    shown = told(replace(LEILA, name="  Leïla Benali-Kerjean "))
    assert "Leïla ·" in shown
    assert "Benali" not in shown
    assert "Benali" not in str(sheet_pdf(replace(LEILA, name="Leïla Benali")))
    assert first_word("Marie-Claire Le Goff") == "Marie-Claire"


def test_a_person_without_a_name_has_a_sheet_like_everyone() -> None:
    assert told(replace(LEILA, name="")).startswith("Ma feuille jeudi 26 novembre 2026 ·")


def test_what_is_empty_is_not_said() -> None:
    shown = told(NOBODY)
    assert shown == "Ma feuille 26 novembre 2026 À ne pas oublier"


def test_a_domain_that_nobody_watched_shows_no_landing() -> None:
    unseen = replace(NOBODY, landings=(Landing("Mon téléphone", None, "vu nulle part", "sûr"),))
    shown = told(unseen)
    assert "Mes paliers Pas encore regardé : Mon téléphone" in shown
    assert not any(phrase.fr in shown for phrase in (SAID[2], SAID[3], SAID[4]))


def test_how_sure_we_are_survives_a_text_too_long() -> None:
    doubtful = Landing("Ma messagerie", 2, ENDLESS, "à confirmer, nous avons vu peu d’exercices")
    shown = told(replace(FULLEST, landings=(doubtful,) * 6))
    assert shown.count("… À confirmer, nous avons vu peu d’exercices.") == 6


def test_lists_stop_where_the_page_would_be_full() -> None:
    shown = told(replace(LEILA, can=("Oui",) * 20, doors=("Porte",) * 20))
    assert (shown.count("Oui"), shown.count("Porte")) == (MOST_STRENGTHS, MOST_DOORS)


def test_the_sheet_has_no_word_that_judges_and_no_figure_of_merit() -> None:
    for language in ("fr", "en"):
        data = replace(LEILA, language=language, date="", place="", ask_for=None)
        shown = told(data).replace("3 minutes", "")
        assert not re.search(rf"\b({'|'.join(NEVER)})\b", shown, re.IGNORECASE)
        assert not re.search(r"\d|%|/", shown)


def test_the_fullest_sheet_is_still_one_page_with_room_for_a_pen() -> None:
    shown = told(FULLEST)
    assert shown.endswith("À ne pas oublier")
    assert "…" in shown


@pytest.mark.parametrize(
    "text", ["#pagebreak()", '] #read("/x") [', "*gras* $x$ \\", "@", "= Titre"]
)
def test_typst_in_the_words_is_printed_as_typed(text: str) -> None:
    typed = replace(LEILA, can=(text,), doors=(text,), next_step=NextStep(text, text, 3))
    assert told(typed).count(" ".join(text.split())) >= 4


anything = st.text(max_size=120) | st.sampled_from(
    [ENDLESS, WIDEST, WIDEST * 8, "ليلى " * 40, "Ж" * 300, "😀" * 50, "i" * 400, "W W " * 80]
)
landings = st.builds(
    Landing, anything, st.sampled_from([None, 1, 2, 3, 4]), words=anything, sure=anything
)
sheets = st.builds(
    SheetData,
    st.sampled_from(["fr", "en"]),
    anything,
    anything,
    anything,
    can=st.lists(anything, max_size=8).map(tuple),
    landings=st.lists(landings, max_size=8).map(tuple),
    doors=st.lists(anything, max_size=5).map(tuple),
    next_step=st.none() | st.builds(NextStep, anything, anything, st.integers(0, 10_000)),
    ask_for=st.none() | st.builds(AskFor, anything, anything, anything),
)


@settings(max_examples=60, deadline=None)
@given(data=sheets)
def test_any_sheet_is_exactly_one_page(data: SheetData) -> None:
    assert told(data).endswith(WORDS["remember"].said(data.language))


@settings(max_examples=30, deadline=None)
@given(text=anything, step=st.sampled_from([1, 2, 3, 4]))
def test_the_longest_texts_everywhere_are_one_page(text: str, step: int) -> None:
    told(
        SheetData(
            "fr",
            text,
            text,
            text,
            (text,) * 6,
            (Landing(text, step, text, text),) * 6,
            (text,) * 3,
            NextStep(text, text, 999),
            AskFor(text, text, text),
        )
    )
