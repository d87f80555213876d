"""One offer: reading it, keeping it."""

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard import say
from palier.simulators.jobboard.page import Bar, Block, Facts, Page, Press, Text
from palier.simulators.jobboard.rooms.door import Act, Draw, the
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.world import Offer

KEEP = two("Garder l’offre", "Keep the offer")
UNKEEP = two("Ne plus garder", "Keep no longer")
APPLY = two("Postuler", "Apply")
REPORT = two("Signaler l’offre", "Report the offer")
YES, NO = two("oui", "yes"), two("non", "no")


def offer(scenario: JobboardScenario, state: Board) -> Page:
    one = the(scenario.offers, state.at)
    about: tuple[Block, ...] = (Text(one.about),) if one.about else ()
    facts = Facts((*_facts(one), *one.rows))
    return Page(one.title, (facts, *about, Bar(_presses(one, state))), back="back")


def _facts(one: Offer) -> tuple[tuple[Phrase, Phrase], ...]:
    contract = say.joined(say.CONTRACT[one.contract], say.weekly(one))
    return (
        (two("Employeur", "Employer"), one.by),
        (two("Lieu", "Place"), say.near(one)),
        (two("Contrat", "Contract"), contract),
        (two("Voiture et permis", "Car and licence"), YES if one.car else NO),
        (two("Offre mise en ligne", "Offer put on-line"), say.ago(one.posted)),
        (two("Pour postuler", "How to apply"), say.HOW[one.how]),
    )


def _presses(one: Offer, state: Board) -> tuple[Press, ...]:
    kept = one.id in state.saved
    keep = Press(f"unsave:{one.id}", UNKEEP) if kept else Press(f"save:{one.id}", KEEP, "ok")
    may = one.how == "online" and not state.has(f"send:{one.id}")
    apply = (Press(f"apply:{one.id}", APPLY, main=True),) if may else ()
    return (keep, *apply, Press(f"report:{one.id}", REPORT))


def _open(_: JobboardScenario, state: Board, name: str) -> Board:
    return state.but(screen="offer", at=name)


def _save(_: JobboardScenario, state: Board, name: str) -> Board:
    return state.but(saved=(*state.saved, name), told="saved")


def _unsave(_: JobboardScenario, state: Board, name: str) -> Board:
    return state.but(saved=tuple(one for one in state.saved if one != name), told="unsaved")


SCREENS: dict[str, Draw] = {"offer": offer}
ACTS: dict[str, Act] = {
    "open": _open,
    "save": _save,
    "unsave": _unsave,
}
