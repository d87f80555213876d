"""The drawings of the cards: no two of them may be taken for one another."""

import re
import unicodedata
from itertools import combinations
from xml.etree import ElementTree

import pytest

from palier.access.pictograms import Pictogram, pictograms
from palier.access.rules.code import PICTURES
from palier.access.rules.words import LITTLE_WORDS, allowed_slips, plain, slips, words_of

ALL = tuple(pictograms().values())
PAIRS = tuple(combinations(ALL, 2))


def words(one: Pictogram) -> tuple[str, ...]:
    return one.word.fr, one.word.en


def too_near(one: str, other: str) -> bool:
    """Something could be typed that names both."""
    a, b = plain(one), plain(other)
    return slips(a, b) <= allowed_slips(a) + allowed_slips(b)


HEARD = (
    (r"(?<!e)[tdsxp]$", ""),
    (r"e$", ""),
    (r"[àâä]", "a"),
    (r"[éèêë]", "e"),
    (r"ç", "s"),
    (r"œu?", "e"),
    (r"eau|au", "o"),
    (r"ph", "f"),
    (r"qu|c(?=[aoulrkt]|$)|ch(?=r)", "k"),
    (r"c(?=[eiy])", "s"),
    (r"ge?(?=[eiy])", "j"),
    (r"ss|(?<=^)s", "ç"),
    (r"(?<=[aeiouy])s(?=[aeiouy])", "z"),
    (r"ill(?=e|on)|ail|eil", "y"),
    (r"ai|ei|et$", "e"),
    (r"[aei][nm](?![aeiouynm])", "5"),
    (r"o[nm](?![aeiouynm])", "6"),
    (r"(.)\1", r"\1"),
    (r"h", ""),
)


def heard(french: str) -> str:
    """Roughly how a French word sounds: enough to see that two are near."""
    word = unicodedata.normalize("NFC", french.lower())
    for written, sound in HEARD:
        word = re.sub(written, sound, word)
    return word


def test_there_are_as_many_as_the_strength_supposes() -> None:
    assert len(ALL) == PICTURES


def test_no_two_words_can_be_mistaken_by_a_slip_in_either_language() -> None:
    wrong = [
        (a, b) for one, other in PAIRS for a in words(one) for b in words(other) if too_near(a, b)
    ]
    assert wrong == []


def test_two_near_words_would_be_seen() -> None:
    assert too_near("lapin", "sapin")
    assert too_near("bateau", "gâteau")
    assert too_near("cerise", "chemise")
    assert not too_near("soleil", "bateau")


def test_no_two_words_sound_alike() -> None:
    wrong = [
        (one.word.fr, other.word.fr)
        for one, other in PAIRS
        if slips(heard(one.word.fr), heard(other.word.fr)) < 2
    ]
    assert wrong == []
    assert slips(heard("pain"), heard("pin")) == 0
    assert heard("chaud") == heard("chau")


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_each_is_one_plain_word_and_one_line_drawing(one: Pictogram) -> None:
    for word in words(one):
        assert words_of(word) == [word]
        assert plain(word)
        assert word not in LITTLE_WORDS
        assert len(word) <= 12
    assert re.fullmatch("[a-z]+", one.id)
    shapes = ElementTree.fromstring(f"<svg>{one.drawing}</svg>")
    assert {shape.tag for shape in shapes} <= {"path", "circle", "rect", "ellipse"}
    allowed = {"d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height"}
    assert all(set(shape.attrib) <= allowed for shape in shapes)
    assert len(one.drawing) <= 320


def test_no_two_drawings_are_the_same() -> None:
    assert len({one.drawing for one in ALL}) == len({one.id for one in ALL}) == PICTURES


UNFIT = "couteau pistolet fusil vin bière église croix mosquée cochon bébé mère père femme homme"


def test_nothing_is_a_weapon_a_drink_a_faith_or_a_person() -> None:
    assert {one.word.fr for one in ALL} & set(UNFIT.split()) == set()
