"""The public directory of companies: looked up by name or by number."""

from palier.simulators.jobboard import say
from palier.simulators.jobboard.finding import companies as answer
from palier.simulators.jobboard.page import (
    Bar,
    Block,
    Box,
    Boxes,
    Facts,
    Page,
    Press,
    Row,
    Rows,
    Said,
    Text,
)
from palier.simulators.jobboard.rooms.door import Act, Draw, the
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.world import Company

ASKED = two("Nom ou numéro (14 chiffres)", "Name or number (14 digits)")
NONE = two("Aucune entreprise à ce nom ou à ce numéro.", "No company of that name or number.")
OPEN = two("Ouverte", "Open")


def spelt(number: str) -> str:
    """Fourteen digits in the groups that papers use: "123 456 789 00012"."""
    return f"{number[:3]} {number[3:6]} {number[6:9]} {number[9:]}"


def companies(scenario: JobboardScenario, state: Board) -> Page:
    asked = state.sent("company").get("asked", "")
    rows = tuple(
        Row(f"company:{one.id}", one.name, (one.place, spelt(one.number)))
        for one in answer(scenario, asked)
    )
    shown: tuple[Block, ...] = (Rows(rows),) if rows else (Text(NONE),) if asked else ()
    go = Bar((Press("look_up", two("Chercher", "Search"), main=True),))
    return Page(say.ROOM["companies"], (Boxes((Box("company", "asked", ASKED),)), go, *shown))


def company(scenario: JobboardScenario, state: Board) -> Page:
    one = the(scenario.companies, state.at)
    return Page(one.name, (Facts(_facts(one)),), back="go:companies")


def _facts(one: Company) -> tuple[tuple[Said, Said], ...]:
    return (
        (two("Numéro", "Number"), spelt(one.number)),
        (two("Adresse", "Address"), one.place),
        (two("Activité", "Business"), one.does),
        (two("Site et mail", "Site and e-mail"), one.site),
        (two("Aujourd’hui", "Today"), one.closed or OPEN),
    )


SCREENS: dict[str, Draw] = {"companies": companies, "company": company}
ACTS: dict[str, Act] = {
    "look_up": lambda _, state, __: state.send("company").to("companies"),
    "company": lambda _, state, name: state.to("company", name),
}
