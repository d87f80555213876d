"""A step as it is told, on screen and on paper: what, when, how, where, with whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language

from palier.autonomy.rules.level import HelpLevel
from palier.journey import queries
from palier.journey.models import Step
from palier.journey.schema import PathStep, Where
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.simulators.bank import bank

WHERES: Final[Mapping[Where, Phrase]] = {
    Where.HERE: Phrase(fr="Ici", en="Here"),
    Where.HOME: Phrase(fr="À la maison", en="At home"),
    Where.PHONE: Phrase(fr="Par téléphone", en="By phone"),
    Where.AGENCY: Phrase(fr="À l’agence", en="At the agency"),
    Where.OUTSIDE: Phrase(fr="Sur place", en="There"),
}

HELPS: Final[Mapping[str, Phrase]] = {
    "alone": Phrase(fr="Sans aide", en="Without help"),
    "near": Phrase(fr="Sans aide, avec quelqu’un à côté", en="Without help, with somebody near"),
    "with": Phrase(fr="Avec quelqu’un", en="With somebody"),
    "for": Phrase(fr="Quelqu’un le fait, avec accord", en="Somebody does it, with agreement"),
}
"""How, as a form offers it: ``near`` is ``alone`` with somebody near."""


def help_key(step: Step) -> str:
    return "near" if step.near and step.level == HelpLevel.ALONE else step.level


def helped(key: str) -> tuple[HelpLevel, bool]:
    """The level and whether somebody is near; raises ``ValueError`` for what is not offered."""
    return (HelpLevel.ALONE, True) if key == "near" else (HelpLevel(key), False)


@dataclass(frozen=True)
class ShownStep:
    """``due``: its day has come; ``late``: its day is over. ``exercise``: id, "" when there is
    none to practise on. ``thanks``: what is said once it is done."""

    step: Step
    words: str
    how: str
    where: str
    bring: tuple[str, ...]
    minutes: int | None
    exercise: str
    due: bool
    late: bool

    @property
    def help(self) -> str:
        return help_key(self.step)


def shown(step: Step, now: datetime) -> ShownStep:
    language, today = get_language() or "fr", timezone.localtime(now).date()
    usual = queries.of_path(step)
    return ShownStep(
        step=step,
        words=words_of(step),
        how=_how(step, language),
        where=step.where or _where(step, usual, language),
        bring=tuple(one.said(language) for one in usual.bring) if usual else (),
        minutes=usual.minutes if usual and not step.cut_from_id else None,
        exercise=step.exercise if step.exercise in bank().tasks else "",
        due=_before(step.day, today, also=True),
        late=_before(step.day, today, also=False),
    )


def _before(day: date | None, today: date, *, also: bool) -> bool:
    return day is not None and (day < today or (also and day == today))


def words_of(step: Step) -> str:
    """Its words; those of a path nobody rewrote are in the language of the screen."""
    usual = queries.of_path(step)
    own = (usual.act, *usual.pieces) if usual else ()
    found = next((one for one in own if one.fr == step.words), None)
    return found.said(get_language() or "fr") if found else step.words


def thanks(step: Step) -> Phrase:
    """What is said once it is done."""
    usual = queries.of_path(step)
    if usual and not step.cut_from_id:
        return usual.done
    return Phrase(fr="C’est fait. On s’en souvient ensemble.", en="Done. We remember it together.")


def _how(step: Step, language: str) -> str:
    who = first_word(step.helper.name) if step.helper else step.with_whom
    key = help_key(step)
    if not who or key == "alone":
        return HELPS[key].said(language)
    named = {
        "near": Phrase(fr=f"Sans aide, {who} à côté", en=f"Without help, {who} near"),
        "with": Phrase(fr=f"Avec {who}", en=f"With {who}"),
        "for": Phrase(fr=f"{who} le fait, avec accord", en=f"{who} does it, with agreement"),
    }
    return named[key].said(language)


def _where(step: Step, usual: PathStep | None, language: str) -> str:
    if usual is None:
        return ""
    first = usual.where[0]
    return step.structure.name if first is Where.HERE else WHERES[first].said(language)
