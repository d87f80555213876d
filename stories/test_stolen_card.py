"""A card found on a bus: without its PIN it opens nothing, and once told lost, nothing ever."""

import pytest

from palier.access.cards import pictures_of
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import ANSWER, CARD_PIN, Cast

pytestmark = pytest.mark.browser


def tries(hands: Hands, words: str, pin: str) -> None:
    hands.go("/card/")
    hands.write("Par exemple", words)
    hands.press("Continuer")
    hands.write("Votre code secret", pin)
    hands.press("Continuer")


def test_a_stolen_card_opens_nothing_and_dies_when_it_is_told(
    machine: Machine, morning: Cast
) -> None:
    morning.arrive("Claudia", "Refaire son CV")
    card = morning.makes_card("Claudia")
    words = " ".join(one.word.fr for one in pictures_of(card))
    hers, thief, desk = machine.window(), machine.window(), machine.window(javascript=False)
    tries(hers, words, CARD_PIN)
    assert hers.path == "/me/"
    for pin in ("7310", "7311", "7312", "7313", "7314"):
        tries(thief, words, pin)
        thief.reads("La carte ou le code ne va pas.")
    tries(thief, words, "7315")
    thief.reads("Trop d’essais. Attendez une minute.")

    reception.sign_in(desk)
    desk.press("Claudia", within=reception.present(desk, "Claudia"))
    desk.press("Carte perdue")
    desk.press("Arrêter cette carte")
    desk.reads("Cette carte n’ouvre plus rien.")
    hers.go("/me/")
    hers.reads("Cette carte ne sert plus.")

    desk.write("La réponse de la personne", "Claudia")
    desk.press("Remplacer la carte")
    desk.reads("Ce n’est pas cette réponse.")
    desk.write("La réponse de la personne", ANSWER)
    desk.press("Remplacer la carte")
    desk.reads("Imprimez la nouvelle.")
    morning.beneficiary("Claudia").cards.get(ended_at=None)
    tries(thief, words, CARD_PIN)
    thief.reads("La carte ou le code ne va pas.")
