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


def unfold(hands: Hands, words: str) -> None:
    """What is not opened each hour: under « Tout le reste »."""
    hands.page.locator("#rest > summary").click()
    hands.press(words)


def pair(hands: Hands, number: int) -> None:
    """This machine of the room is a station, from the desk."""
    unfold(hands, "Les postes")
    hands.write("Cette machine est le poste", str(number))
    hands.press("C’est ce poste")


def comes_to(station: Hands) -> None:
    """The page that was opened from the desk arrives on the machine; without JavaScript, somebody
    presses once."""
    press, bonjour = station.button("Ouvrir ma page"), station.page.get_by_text("Bonjour")
    press.or_(bonjour).first.wait_for()
    if press.count():
        station.press("Ouvrir ma page")
    station.settle()


def present(hands: Hands, first_name: str) -> Locator:
    """The line of somebody who is here now: the one with « Départ »."""
    return hands.row(first_name).filter(has_text="Départ")


def take_back(hands: Hands, secret: str = PIN) -> None:
    hands.write("Votre code ou mot de passe", secret)
    hands.press("Reprendre l’écran")
