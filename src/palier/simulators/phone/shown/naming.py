"""How people, numbers and hours are said on the screen."""

from datetime import datetime

from palier.kernel.phrase import Phrase
from palier.simulators.days import day, when
from palier.simulators.phone.numbers import spelt
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone

DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


class Naming:
    """The words of one drawing: its world, its state, its language."""

    def __init__(self, world: PhoneScenario, state: Phone, language: str) -> None:
        self.world = world
        self.speech = "en" if language.startswith("en") else "fr"
        self.names = {c.number: c.name.said(self.speech) for c in world.contacts}
        self.names |= {entry.number: entry.name for entry in state.saved}

    def said(self, phrase: Phrase | None) -> str:
        return phrase.said(self.speech) if phrase else ""

    def who(self, number: str) -> dict[str, str]:
        """A line of a list: the name when it is known, and the number as it is read."""
        return {
            "number": number,
            "name": self.names.get(number, spelt(number)),
            "spelt": spelt(number),
        }

    def day(self, at: datetime) -> str:
        """ "mardi 10 mars", "Tuesday 10 Mar"."""
        return f"{DAYS[self.speech][at.weekday()]} {day(at, self.speech)}"

    def when(self, at: datetime) -> str:
        """The hour for today, the day and month before: "8:02", "3 mars"."""
        return when(at, self.world.now.date(), self.speech)
