"""Charlie, of another place, is curious: addresses, first names, old links, forms kept open."""

from urllib.parse import urlsplit

import pytest

from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast
from tests.walk import addresses

pytestmark = pytest.mark.browser

THEIRS = ("Claudia-Rose", "Zoulikha-CV", "Leïla-Rose", "Martine-Rose", "Corail-raison", "Karim")


def test_charlie_finds_nobody_of_another_place(machine: Machine, cast: Cast) -> None:
    links = nolwenn_leaves_links_behind(machine.window())
    office = machine.window()
    reception.sign_in(office, "Charlie")
    for link in links:
        office.go(link)
        office.reads("Cette page n’existe pas")
    he_types_every_address(office)
    he_searches_by_first_name(office)


def nolwenn_leaves_links_behind(screen: Hands) -> list[str]:
    """What lies in the history of a shared machine: a person, her result."""
    reception.sign_in(screen)
    screen.press("Claudia-Rose", within=reception.present(screen, "Claudia-Rose"))
    links = [screen.path]
    screen.press("Point du")
    screen.reads("Corail-raison")
    links.append(screen.path)
    screen.press("Se déconnecter")
    screen.page.go_back()
    screen.settle()
    for secret in THEIRS:
        screen.never_reads(secret)
    return links


def he_types_every_address(office: Hands) -> None:
    """Every address of the program that shows a page, with every row of the other place."""
    for address in addresses():
        answer = office.page.request.get(address)
        if urlsplit(answer.url).path == "/sign-out/" or answer.status == 405:
            continue
        text = answer.text() if "text" in answer.headers.get("content-type", "") else ""
        assert [secret for secret in THEIRS if secret in text] == [], address


def he_searches_by_first_name(office: Hands) -> None:
    """« Quelqu’un arrive: Claudia-Rose »: in his place, somebody new; nothing is said."""
    office.go("/desk/")
    reception.welcome(office, "Claudia-Rose")
    assert office.path == "/desk/"
    reception.present(office, "Claudia-Rose")
    office.press("Claudia-Rose", within=reception.present(office, "Claudia-Rose"))
    office.reads("Rien. La personne garde tout pour elle.")
    office.never_reads("Zoulikha-CV")
    office.never_reads("Point du")
