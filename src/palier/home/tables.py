"""Files of people, as the screens say them: words of the columns, counts, tables to take away."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import StringIO
from typing import Final

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from palier.kernel.phrase import Phrase
from palier.people.journal import safe
from palier.people.models import PeopleImport
from palier.people.rules.headers import Says

SAYS: Final[tuple[tuple[str, Phrase], ...]] = (
    ("", Phrase(fr="Ne pas garder", en="Do not keep")),
    (Says.FIRST, Phrase(fr="Prénom", en="First name")),
    (Says.LAST, Phrase(fr="Nom", en="Surname")),
    (Says.WHOLE, Phrase(fr="Nom puis prénom", en="Surname then first name")),
    (Says.TURNED, Phrase(fr="Prénom puis nom", en="First name then surname")),
    (Says.PHONE, Phrase(fr="Téléphone", en="Telephone")),
    (Says.BIRTH, Phrase(fr="Naissance : l’année seulement", en="Birth: the year only")),
)


def template() -> str:
    """Two invented persons, to erase; without a telephone, which would be somebody's."""
    headers = (_("Nom"), _("Prénom"), _("Téléphone"), _("Année de naissance"))
    return written([headers, ("Exemple", "Camille", "", "1980"), ("Essai", "Dominique", "", "")])


def written(rows: Iterable[Iterable[str]]) -> str:
    """Semicolons, CRLF and a byte-order mark: what a French spreadsheet opens by a double click."""
    out = StringIO()
    out.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(out, delimiter=";")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def counted(one: PeopleImport) -> dict[str, str]:
    """Figures as people write them: « 4 812 »."""
    told = {name: int(one.told.get(name) or 0) for name in ("ready", "apart", "wrong")}
    every = told | {"lines": one.lines, "done": one.done}
    return {name: grouped(n) for name, n in every.items()}


def grouped(number: int) -> str:
    return number_format(number, force_grouping=True, use_l10n=True)


def unkept(one: PeopleImport) -> str:
    """The names of the columns that were read past."""
    names = (
        column["name"] or _("Colonne %(n)s") % {"n": column["at"] + 1}
        for column in one.columns
        if not column["kept"]
    )
    return ", ".join(names)


def day_of(moment: str | None) -> date | None:
    return timezone.localtime(datetime.fromisoformat(moment)).date() if moment else None
