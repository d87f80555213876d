"""What a mandate may be: who holds it, who signs it, for how long, and its text word for word.

Sources, read on 22 November 2026:

* Code civil, 1984: a mandate gives somebody the power to do something for the mandator and in her
  name, and is formed when the other accepts; 1987: it is special, for certain affairs only; 1989:
  nothing may be done beyond it; 1993: the holder gives account; 1994: he answers for whom he puts
  in his place, less so when the mandate lets him; 1998: what was done before binds her once she
  ratifies it; 2003: it ends when she revokes it, when the holder gives it up, and when a
  *tutelle* of her opens.
* Aidants Connect (CRAMIF's page on it): a year at most; its FAQ: volunteers, relatives, people in
  civic service hold none, for nothing binds them to the place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from palier.kernel.phrase import Phrase
from palier.people.rules.actor import Role
from palier.people.rules.consent import Lasting, end


class Guardianship(StrEnum):
    """Protected adults (Code civil, 440, 473, 494-1): the values of ``Mandate.Guardianship``."""

    NONE = ""
    CURATELLE = "curatelle"
    TUTELLE = "tutelle"
    HABILITATION = "habilitation"


class MandateRefused(Exception):  # noqa: N818  (a refusal, not a mistake)
    """This mandate cannot be, for the reason that its own class names."""


class HeldByVolunteer(MandateRefused):
    """A volunteer never holds one: no contract binds him to the place."""


class NoAct(MandateRefused):
    """A mandate lists its acts (Code civil, 1987); "everything" is not one of them."""


class UnknownAct(MandateRefused):
    """An act that is not done in anybody's name, or that is not one of ours."""


class NoGuardian(MandateRefused):
    """Who protects her signs: the name is written on the page."""


class TooManyActs(MandateRefused):
    """So many that nobody would read them: it would be a mandate for everything."""


class TooLong(MandateRefused):
    """A year at most."""


MOST_ACTS: Final = 12
"""A choice: what is read aloud in two minutes, and fits one page in big letters."""

PUT_RIGHT: Final = timedelta(days=30)
"""How far back a signature accepts what was already done; said in the text itself."""


GUARDIANSHIPS: Final[Mapping[Guardianship, Phrase]] = MappingProxyType(
    {
        Guardianship.NONE: Phrase(fr="Pas de mesure", en="No measure"),
        Guardianship.CURATELLE: Phrase(fr="Curatelle", en="Curatelle (signs with a curator)"),
        Guardianship.TUTELLE: Phrase(fr="Tutelle", en="Tutelle (a guardian signs)"),
        Guardianship.HABILITATION: Phrase(
            fr="Habilitation familiale", en="Habilitation familiale (a relative signs)"
        ),
    }
)


@dataclass(frozen=True)
class Terms:
    """Everything a mandate says. ``acts``: their names, in the order of the page."""

    person: str
    holder: str
    place: str
    acts: tuple[Phrase, ...]
    until: date
    guardianship: Guardianship = Guardianship.NONE
    guardian: str = ""


def refuse_impossible(  # noqa: PLR0913
    *,
    acts: Sequence[str],
    known: frozenset[str],
    holder: Role | None,
    guardianship: Guardianship,
    guardian: str,
    start: datetime,
    until: datetime,
) -> None:
    """Raises the first reason why this mandate cannot be. ``holder``: his role in the place, or
    ``None`` for whoever does not work there; ``start`` and ``until`` in the time of the place."""
    if holder is None or holder is Role.VOLUNTEER:
        raise HeldByVolunteer
    if not acts:
        raise NoAct
    if len(set(acts)) > MOST_ACTS:
        raise TooManyActs
    if not set(acts) <= known:
        raise UnknownAct
    if guardianship is not Guardianship.NONE and not guardian:
        raise NoGuardian
    if until > last_end(start):
        raise TooLong


def last_end(start: datetime) -> datetime:
    """The latest end of a mandate prepared at ``start``: a year, to the midnight after its last
    day. Prepared on 29 February, it ends with 28 February."""
    return end(start, Lasting.YEAR)


def screen_is_enough(guardianship: Guardianship) -> bool:
    """Her PIN says that she agrees; somebody who must sign beside her, or for her, signs paper."""
    return guardianship is Guardianship.NONE


def signers(terms: Terms) -> tuple[Phrase, ...]:
    """The lines to sign, in the order of the page; the holder accepts (Code civil, 1984)."""
    hers = Phrase(fr="La personne", en="The person")
    theirs = Phrase(
        fr=f"La personne qui la protège : {terms.guardian}",
        en=f"The person who protects them: {terms.guardian}",
    )
    holder = Phrase(
        fr=f"Accepté par {terms.holder}, pour {terms.place}",
        en=f"Accepted by {terms.holder}, for {terms.place}",
    )
    match terms.guardianship:
        case Guardianship.NONE:
            return hers, holder
        case Guardianship.CURATELLE:
            return hers, theirs, holder
        case _:
            return theirs, holder


def text_of(terms: Terms) -> Phrase:
    """The mandate, in plain words: what is signed, kept and hashed."""
    fr = [
        f"{_start_fr(terms)} {terms.holder}, qui travaille à {terms.place}, de faire ceci :",
        *(f"- {act.fr}" for act in terms.acts),
        f"Jusqu’au {day_said(terms.until).fr}, ce jour compris. Rien d’autre n’est confié.",
        "En son absence, une autre personne salariée du lieu peut le faire.",
        "Une personne bénévole ne le fait jamais.",
        "Chaque acte fait est noté, et peut être lu à tout moment.",
        f"Ce qui a été fait ici, dans cette liste, depuis {PUT_RIGHT.days} jours, est accepté.",
        "Tout s’arrête dès que la personne le dit, sans dire pourquoi.",
        "Aucun mot de passe n’est gardé.",
    ]
    en = [
        f"{_start_en(terms)} {terms.holder}, who works at {terms.place}, do this:",
        *(f"- {act.en}" for act in terms.acts),
        f"Until {day_said(terms.until).en}, that day included. Nothing else is entrusted.",
        "When they are away, another employee of the place may do it.",
        "A volunteer never does.",
        "Each act is written down, and can be read at any time.",
        f"What was done here, in this list, in the last {PUT_RIGHT.days} days, is accepted.",
        "Everything stops as soon as the person says so, without a reason.",
        "No password is kept.",
    ]
    return Phrase(fr="\n".join(fr), en="\n".join(en))


MONTHS: Final = (
    Phrase(fr="janvier", en="January"),
    Phrase(fr="février", en="February"),
    Phrase(fr="mars", en="March"),
    Phrase(fr="avril", en="April"),
    Phrase(fr="mai", en="May"),
    Phrase(fr="juin", en="June"),
    Phrase(fr="juillet", en="July"),
    Phrase(fr="août", en="August"),
    Phrase(fr="septembre", en="September"),
    Phrase(fr="octobre", en="October"),
    Phrase(fr="novembre", en="November"),
    Phrase(fr="décembre", en="December"),
)


def day_said(day: date) -> Phrase:
    """ "9 mars 2027": a signed text never depends on the settings of a machine."""
    month = MONTHS[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    return Phrase(fr=f"{first} {month.fr} {day.year}", en=f"{day.day} {month.en} {day.year}")


def _start_fr(terms: Terms) -> str:
    who = terms.person or "La personne"
    match terms.guardianship:
        case Guardianship.NONE:
            return f"{who} demande à"
        case Guardianship.CURATELLE:
            return f"{who}, avec {terms.guardian} (curatelle), demande à"
        case Guardianship.TUTELLE:
            return f"{terms.guardian} (tutelle), pour {who}, demande à"
        case Guardianship.HABILITATION:
            return f"{terms.guardian} (habilitation familiale), pour {who}, demande à"


def _start_en(terms: Terms) -> str:
    who = terms.person or "The person"
    match terms.guardianship:
        case Guardianship.NONE:
            return f"{who} asks that"
        case Guardianship.CURATELLE:
            return f"{who}, with {terms.guardian} (curatelle), asks that"
        case Guardianship.TUTELLE:
            return f"{terms.guardian} (tutelle), for {who}, asks that"
        case Guardianship.HABILITATION:
            return f"{terms.guardian} (habilitation familiale), for {who}, asks that"


def digest_of_text(text: str) -> str:
    """sha256 of the text as it is kept (UTF-8), 64 hexadecimal signs: the attestation prints it."""
    return sha256(text.encode()).hexdigest()
