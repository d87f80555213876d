"""The headers that people of offices give to the columns that we keep, in French and in English."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final


class Says(StrEnum):
    """The only things that are kept. Everything else of the file is read past."""

    FIRST = "first_name"
    LAST = "last_name"
    WHOLE = "whole_name"
    """Surname, then first name, in one cell."""
    TURNED = "turned_name"
    """First name, then surname, in one cell."""
    PHONE = "phone"
    BIRTH = "birth"


NAMES: Final[frozenset[str]] = frozenset({Says.FIRST, Says.LAST, Says.WHOLE, Says.TURNED})
"""One of them at least: a telephone alone is nobody."""

_ONES = (
    "beneficiaires? personnes? usagers? participants? stagiaires? candidats? adherents? clients? "
    "demandeurs?"
).replace(" ", "|")
_WHOSE = rf"( (du|de la|de l|des?) ({_ONES})( d emploi)?)?"
_NUMBER = r"((n|no|num|numero)( de)? )?"
_PHONE = r"(tel|telephone|phone|portable|mobile|gsm|tph)s?"

HEADERS: Final[Sequence[tuple[Says, str]]] = (
    (Says.WHOLE, rf"noms? (et |ou )?prenoms?{_WHOSE}"),
    (Says.TURNED, rf"prenoms? (et |ou )?noms?{_WHOSE}|full name|name"),
    (Says.WHOLE, r"identite|nom complet|etat civil"),
    (Says.WHOLE, rf"(la |les |le )?({_ONES})( d emploi)?"),
    (Says.LAST, rf"noms? (d usage|usuel|marital|d epouse|de jeune fille){_WHOSE}"),
    (Says.LAST, rf"noms?( de famille| patronymique)?{_WHOSE}|last ?name|surname|family name"),
    (Says.LAST, r"noms? de naissance"),
    (Says.FIRST, rf"prenoms?( usuel| d usage| de naissance| 1)?{_WHOSE}|first ?name|given name"),
    (Says.PHONE, rf"{_NUMBER}{_PHONE}( (portable|mobile|port|perso(nnel)?|1))*( number)?"),
    (Says.PHONE, rf"{_NUMBER}{_PHONE} (fixe|domicile|2)|fixe|contact tel(ephonique)?"),
    (Says.BIRTH, r"ne( e)?s? (en|le)|nee? (en|le)|(date|annee|jour)( de)? nais(s|sance)?"),
    (Says.BIRTH, r"naissance|ddn|birth ?(year|date)|year of birth|date of birth|dob"),
)
"""In the form of :func:`~palier.vault.rules.names.as_name`. The first of each kind is what people
use: a name of use before a name of birth, a mobile before a fixed telephone. An age is no year: it
is not kept."""
