"""One line of a table, judged: who it says, or what is wrong with it, in one of our codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from palier.kernel.phrase import Phrase
from palier.people.rules.cells import birth_in, name_in, phone_in, whole_name_in
from palier.people.rules.headers import Says
from palier.people.rules.wording import words_of
from palier.vault.rules.names import as_heard

LONGEST: Final[Mapping[str, int]] = {"first_name": 40, "last_name": 80}
"""Signs that the columns of a person hold; more is no name but a sentence."""

KNOWN, TWICE = "known", "twice"
SET_APART: Final = frozenset({KNOWN, TWICE})
"""Not wrong: already here, or already above in the file. Added only when somebody says so."""

WRONG: Final[Mapping[str, Phrase]] = {
    "nobody": Phrase(fr="Pas de nom ni de prénom.", en="No first name and no surname."),
    "name": Phrase(fr="Ce nom n’est pas un nom.", en="This name is not a name."),
    "garbled": Phrase(fr="Un accent est abîmé. Écrivez-le.", en="An accent is broken. Write it."),
    "long": Phrase(fr="Ce nom est trop long.", en="This name is too long."),
    "phone": Phrase(
        fr="Ce téléphone n’est pas un numéro. Un seul par case.",
        en="This telephone is not a number. Only one in each cell.",
    ),
    "birth": Phrase(fr="Cette naissance n’est pas une année.", en="This birth is not a year."),
    KNOWN: Phrase(
        fr="Cette personne est déjà connue ici.", en="This person is already known here."
    ),
    TWICE: Phrase(
        fr="La même personne est plus haut dans le fichier.",
        en="The same person is higher up in the file.",
    ),
}


@dataclass(frozen=True)
class Who:
    """What would be written of a person."""

    first_name: str = ""
    last_name: str = ""
    phone: str = ""
    birth_year: str = ""

    @property
    def heard(self) -> str:
        """Every word of the name as heard, in no order: lists turn names round."""
        return " ".join(sorted(map(as_heard, words_of(self.first_name, self.last_name))))


class Wrong(ValueError):  # noqa: N818  (a refusal)
    """A code of ``WRONG``, in the message."""


def who(said: Mapping[Says, str], this_year: int) -> Who:
    """Raises :class:`Wrong` with the first thing that is wrong with the line."""
    first, last = _names(said)
    if not (first or last):
        raise Wrong("nobody")
    if len(first) > LONGEST["first_name"] or len(last) > LONGEST["last_name"]:
        raise Wrong("long")
    return Who(first, last, _phone(said), _birth(said, this_year))


def _names(said: Mapping[Says, str]) -> tuple[str, str]:
    try:
        for whole in (Says.WHOLE, Says.TURNED):
            if whole in said:
                return whole_name_in(said[whole], surname_first=whole is Says.WHOLE)
        return name_in(said.get(Says.FIRST, "")), name_in(said.get(Says.LAST, ""))
    except ValueError as wrong:
        raise Wrong(str(wrong)) from wrong


def _phone(said: Mapping[Says, str]) -> str:
    try:
        return phone_in(said.get(Says.PHONE, ""))
    except ValueError as wrong:
        raise Wrong("phone") from wrong


def _birth(said: Mapping[Says, str], this_year: int) -> str:
    try:
        return birth_in(said.get(Says.BIRTH, ""), this_year)
    except ValueError as wrong:
        raise Wrong("birth") from wrong


def is_same(one: Who, other: Who) -> bool:
    """Whether two who are heard alike are probably one person: nothing contradicts it, and a
    telephone or a year of birth says it, or nobody wrote them on one side."""
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        return False
    if one.phone and one.phone == other.phone:
        return True
    if one.birth_year and one.birth_year == other.birth_year:
        return True
    bare = not (one.phone or one.birth_year) or not (other.phone or other.birth_year)
    return bare and " " in one.heard
