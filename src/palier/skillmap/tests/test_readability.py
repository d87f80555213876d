"""The readability check itself: a check that accepts everything would protect nobody."""

import pytest

from palier.kernel.phrase import Phrase
from palier.skillmap.tests.readability import faults, sentences


def said(french: str) -> Phrase:
    return Phrase(fr=french, en="-")


@pytest.mark.parametrize(
    "french",
    [
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "Votre niveau monte.",
        "Vos compétences sont là.",
        "Vous faites cela seule.",
        "Êtes-vous prêt ?",
        "Vous êtes inscrit(e).",
        "L'ordinateur est là.",
    ],
)
def test_an_unfit_text_is_seen(french: str) -> None:
    assert faults(said(french))


@pytest.mark.parametrize(
    "french",
    [
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze.",
        "Vous notez le numéro sans aide, sur une seule page.",
        "L’ordinateur est là : c’est le vôtre.",
    ],
)
def test_a_fit_text_passes(french: str) -> None:
    assert faults(said(french)) == []


def test_a_text_is_cut_at_its_breaths() -> None:
    assert sentences("Oui. C’est ici : entrez !") == ["Oui", "C’est ici", "entrez"]
