"""What a person takes away: everything the houses hold about her, as a file and on paper.

Made in memory from ``registry.py``, never written on the disk. The shape of the file is documented
in ``docs/reference/export.md``; a change of shape is a new ``VERSION``.
"""

import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from pydantic import BaseModel, ConfigDict

from palier.kernel.phrase import Phrase
from palier.people.models import Beneficiary
from palier.people.registry import Holding, Value, holdings, in_telling_order
from palier.web.print import pdf

FORMAT: Final = "palier-takeaway"
VERSION: Final = 1

MOST_ROWS: Final = 5_000
"""Rows of one part of the file. Nobody has them: it bounds the memory of a small machine."""
MOST_ON_PAPER: Final = 60
"""Rows of one part on paper, the latest: about four pages. The file holds the others."""
MOST_TEXT: Final = 2_000
"""Characters of one text on paper; no field of ours is longer."""

ZIP_NAME: Final = "mes-informations.zip"
PDF_NAME: Final = "mes-informations.pdf"
JSON_NAME: Final = "mes-informations.json"
"""Neutral: the name stays in a list of downloads that others of this machine see."""

TEMPLATE: Final = Path(__file__).parent / "templates" / "people" / "take_away.typ"

Language = Literal["fr", "en"]
Words = dict[str, str]
Cell = str | int | bool | Words | list[Words] | None

WORDS: Final = {
    "title": Phrase(fr="Mes informations", en="My information"),
    "about": Phrase(
        fr="Tout ce que Palier garde sur moi, le {day}.",
        en="All that Palier keeps about me, {day}.",
    ),
    "more": Phrase(
        fr="Il y en a {n} en tout. Les autres sont dans le fichier.",
        en="There are {n} in all. The others are in the file.",
    ),
    "stays": Phrase(fr="Si vous effacez tout, il reste", en="If you erase everything, this stays"),
    "yes": Phrase(fr="oui", en="yes"),
    "no": Phrase(fr="non", en="no"),
}


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(Shape):
    """One table: ``fields`` names each column; ``total`` counts what there is, ``rows`` says it."""

    key: str
    name: Words
    fields: dict[str, Words]
    total: int
    rows: list[dict[str, Cell]]


class Stays(Shape):
    """What an erasure would not erase."""

    key: str
    why: Words
    how_long: Words
    law: str


class Takeaway(Shape):
    """The whole file. Texts of ours are in both languages, hers as she typed them."""

    format: str = FORMAT
    version: int = VERSION
    made_at: datetime
    parts: list[Part]
    stays: list[Stays]


def gathered(person_id: UUID, *, now: datetime) -> Takeaway:
    """Everything, from every house; raises ``Beneficiary.DoesNotExist`` for nobody."""
    Beneficiary.objects.get(pk=person_id)
    parts = (_part(one, person_id) for one in in_telling_order() if one.tell)
    return Takeaway(made_at=now, parts=[part for part in parts if part.total], stays=stays())


def stays() -> list[Stays]:
    """What the law keeps, the same for everybody."""
    return [
        Stays(
            key=one.key,
            why=_words(one.kept.why),
            how_long=_words(one.kept.how_long),
            law=one.kept.law,
        )
        for one in holdings()
        if one.kept
    ]


def _part(holding: Holding, person_id: UUID) -> Part:
    rows, tell = holding.rows(holding.of(person_id)), holding.tell
    assert tell is not None
    total = rows.count()
    told = (tell(row) for row in rows[max(0, total - MOST_ROWS) :])
    return Part(
        key=holding.key,
        name=_words(holding.name),
        fields={key: _words(label) for key, label in holding.labels.items()},
        total=total,
        rows=[{key: _cell(value) for key, value in one.items()} for one in told],
    )


def _words(phrase: Phrase) -> Words:
    return {"fr": phrase.said("fr"), "en": phrase.en}


def _cell(value: Value) -> Cell:
    match value:
        case Phrase():
            return _words(value)
        case datetime():
            return value.isoformat()
        case None | str() | bool() | int():
            return value
        case _:
            return [_words(phrase) for phrase in value]


def in_file(taken: Takeaway, language: Language) -> bytes:
    """The ZIP: the same twice, to read (PDF) and to give to another program (JSON)."""
    made = timezone.localtime(taken.made_at).timetuple()[:6]
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in (
            (PDF_NAME, on_paper(taken, language)),
            (JSON_NAME, taken.model_dump_json(indent=1).encode()),
        ):
            file.writestr(zipfile.ZipInfo(name, made), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def on_paper(taken: Takeaway, language: Language) -> bytes:
    """A4 pages, black and white, PDF/UA-1 and PDF/A-2a, as every sheet of ours."""
    with override(language):
        day = date_format(timezone.localtime(taken.made_at), "j F Y")
        data = {
            "language": language,
            "title": WORDS["title"].said(language),
            "about": WORDS["about"].said(language).format(day=day),
            "parts": [_paper_part(part, language) for part in taken.parts],
            "stays_title": WORDS["stays"].said(language),
            "stays": [f"{one.why[language]} {one.how_long[language]}" for one in taken.stays],
        }
        return pdf(TEMPLATE, data, made=taken.made_at, most=MOST_TEXT)


def _paper_part(part: Part, language: Language) -> dict[str, object]:
    shown = part.rows[-MOST_ON_PAPER:]
    more = part.total > len(shown)
    return {
        "name": part.name[language],
        "rows": [[*_lines(row, part.fields, language)] for row in shown],
        "more": WORDS["more"].said(language).format(n=part.total) if more else "",
    }


def _lines(
    row: Mapping[str, Cell], fields: Mapping[str, Words], language: Language
) -> Iterator[dict[str, str]]:
    """What is empty is not said."""
    for key, value in row.items():
        if said := _said(value, language):
            yield {"label": fields[key][language], "value": said}


def _said(value: Cell, language: Language) -> str:
    match value:
        case None:
            return ""
        case bool():
            return WORDS["yes" if value else "no"].said(language)
        case str():
            return _moment(value, language) or value
        case dict():
            return value[language]
        case list():
            return " · ".join(one[language] for one in value)
        case _:
            return str(value)


def _moment(text: str, language: Language) -> str:
    """A date as people say it; "" for any other text."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if moment.tzinfo is None:  # somebody typed digits: words of hers stay as they are
        return ""
    local: Any = timezone.localtime(moment)
    return date_format(local, "j F Y, H:i" if language == "en" else "j F Y, G \\h i")
