"""Which offers answer a search, and which companies a question to the directory."""

from collections.abc import Callable, Mapping

from palier.simulators.jobboard.reading import digits
from palier.simulators.jobboard.say import time
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.words import covers
from palier.simulators.jobboard.world import Company, Offer
from palier.simulators.saying import fold

Criteria = Mapping[str, str]

PAGE = 6
"""Offers on one page: what a telephone shows without scrolling far."""


def found(scenario: JobboardScenario, asked: Criteria) -> list[Offer]:
    """The offers that answer, newest first. A distance counts from home, so it needs the place."""
    kept = [offer for offer in scenario.offers if answers(scenario, offer, asked)]
    return sorted(kept, key=lambda offer: offer.posted)


def answers(scenario: JobboardScenario, offer: Offer, asked: Criteria) -> bool:
    """Whether ``offer`` meets everything ``asked``; what is empty asks nothing."""
    here = _placed(scenario, offer, asked.get("place", ""), asked.get("km", ""))
    text = f"{offer.title.fr} {offer.title.en} {offer.by.fr} {offer.also}"
    return (
        here
        and covers(text, asked.get("words", ""))
        and all(KEEPS[name](offer, asked[name]) for name in KEEPS if asked.get(name))
    )


def _placed(scenario: JobboardScenario, offer: Offer, place: str, km: str) -> bool:
    if not place:
        return True
    if fold(place) != fold(scenario.home):
        return fold(place) == fold(offer.town)
    return offer.km <= int(km or AROUND)


AROUND = 50
"""Kilometres that a place means while no distance is chosen (a choice: the widest filter)."""

KEEPS: dict[str, Callable[[Offer, str], bool]] = {
    "contract": lambda offer, wanted: offer.contract == wanted,
    "hours": lambda offer, wanted: time(offer) == wanted,
    "since": lambda offer, days: offer.posted <= int(days),
    "no_car": lambda offer, _: not offer.car,
}


def companies(scenario: JobboardScenario, asked: str) -> list[Company]:
    """By number when there are fourteen digits, else by name."""
    wanted = digits(asked)
    if len(wanted) == 14:
        return [company for company in scenario.companies if company.number == wanted]
    named = (c for c in scenario.companies if covers(f"{c.name.fr} {c.place.fr}", asked))
    return list(named) if asked.strip() else []
