"""What a mediator does twenty times a day, on any screen of the room."""

from playwright.sync_api import Locator

from stories.hands import Hands
from tests.cast import PASSWORD, PIN


def sign_in(hands: Hands, name: str = "Nolwenn") -> None:
    hands.go("/sign-in/")
    hands.write("Adresse e-mail", f"{name.lower()}@example.org")
    hands.write("Mot de passe", PASSWORD)
    hands.press("Se connecter")


def welcome(hands: Hands, first_name: str, request: str = "") -> None:
    """« Quelqu’un arrive », for whom nobody of that name came before."""
    arrival = hands.page.locator("#arrive")
    arrival.get_by_label("Prénom").fill(first_name)
    arrival.get_by_label("Pour quoi").fill(request)
    hands.press("Quelqu’un arrive", within=arrival)


def hand_over(hands: Hands, first_name: str) -> None:
    hands.press("Donner l’écran", within=present(hands, first_name))
    hands.press("Donner l’écran")


def present(hands: Hands, first_name: str) -> Locator:
    """The line of somebody who is here now: the one with « Départ »."""
    return hands.row(first_name).filter(has_text="Départ")


def take_back(hands: Hands, secret: str = PIN) -> None:
    hands.write("Votre code ou mot de passe", secret)
    hands.press("Reprendre l’écran")
