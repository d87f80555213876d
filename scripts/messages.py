"""Brings the catalogues in step with the code: extract, merge, compile, in one command.

    .venv/bin/python scripts/messages.py

Messages are written in French, in templates and in Python. The English catalogue is translated by
hand: a new message arrives there empty, one that left the code leaves it. The French one is made
here: it holds what French needs and nobody should have to type (two forms of each plural, for zero
is singular; the no-break spaces before « ? » and inside « »). No gettext program is needed.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from palier.kernel.words import spaced

ROOT = Path(__file__).resolve().parents[1]
HOUSES = ROOT / "src" / "palier"
LOCALE = HOUSES / "locale"
DAWN = datetime(2026, 1, 1, tzinfo=UTC)
PLURALS = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def sources() -> Iterator[Path]:
    """The files that speak to people: every template, and Python outside tests and migrations."""
    yield from sorted(HOUSES.rglob("*.html"))
    for path in sorted(HOUSES.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield path


def found_in(path: Path) -> Iterator[tuple[Any, str | None]]:
    """Each message of a file, ``("one", "many")`` for a plural, with its context if it has one."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Django's pseudo-Python; indented as the template is, which Python would refuse.
        text = re.sub(r"^[ \t]+", "", templatize(text), flags=re.MULTILINE)
    for _, message, _, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield message, context


def in_code() -> Catalog:
    """What the code says today, each message with the files that say it."""
    catalog = Catalog()
    for path in sources():
        for message, context in found_in(path):
            where = (path.relative_to(ROOT).as_posix(), 0)
            catalog.add(message, locations=[where], context=context)
    return catalog


def asked(message: Message) -> tuple[str, ...]:
    """What the code says: one form, or two for a plural."""
    return _forms(message.id)


def said(message: Message) -> tuple[str, ...]:
    """What the catalogue answers, in as many forms; empty ones when nobody translated it."""
    return _forms(message.string)


def _forms(texts: Any) -> tuple[str, ...]:
    return tuple(texts) if isinstance(texts, tuple | list) else (texts,)


def in_order(messages: Iterable[Message]) -> list[Message]:
    return sorted((m for m in messages if m.id), key=lambda m: (m.locations, str(m.id)))


def french(code: Catalog) -> Catalog:
    """Nothing to translate: only the plurals, and the spaces that must not break a line."""
    catalog = empty("fr")
    for message in in_order(code):
        forms = tuple(map(spaced, asked(message)))
        if message.pluralizable or forms != asked(message):
            string = forms if message.pluralizable else forms[0]
            catalog.add(message.id, string, message.locations, context=message.context)
    return catalog


def english(code: Catalog, before: Catalog) -> Catalog:
    """``before`` without what left the code, and with what is new, still empty."""
    catalog = empty("en")
    for message in in_order(code):
        known = before.get(message.id, message.context)
        kept: Any = known.string if known and known.id == message.id else ""
        catalog.add(message.id, kept, message.locations, context=message.context)
    return catalog


def untranslated(catalog: Catalog) -> list[Message]:
    """Messages without all their forms, or whose translation nobody stands by."""
    return [m for m in catalog if m.id and (m.fuzzy or not all(said(m)))]


def empty(language: str) -> Catalog:
    return Catalog(locale=language, fuzzy=False)


def path_of(language: str, suffix: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"django.{suffix}"


def kept(language: str) -> Catalog:
    """The catalogue as it lies in the repository; an empty one when there is none."""
    path = path_of(language, "po")
    return read_po(BytesIO(path.read_bytes()), language) if path.exists() else empty(language)


def written(catalog: Catalog, language: str) -> bytes:
    """The ``.po``, with no date and no line number in it: it changes when a message does."""
    header = (
        'msgid ""',
        'msgstr ""',
        f'"Language: {language}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {PLURALS[language]}\\n"',
    )
    body = BytesIO()
    write_po(body, catalog, omit_header=True, include_lineno=False, width=0)
    return "\n".join(header).encode() + b"\n\n" + body.getvalue().strip() + b"\n"


def compiled(catalog: Catalog) -> bytes:
    """The ``.mo`` that Django reads, with no date of today in it either."""
    catalog.creation_date = catalog.revision_date = DAWN
    body = BytesIO()
    write_mo(body, catalog)
    return body.getvalue()


def save(catalog: Catalog, language: str) -> None:
    path_of(language, "po").parent.mkdir(parents=True, exist_ok=True)
    path_of(language, "po").write_bytes(written(catalog, language))
    path_of(language, "mo").write_bytes(compiled(kept(language)))


def main() -> int:
    code = in_code()
    save(french(code), "fr")
    save(english(code, kept("en")), "en")
    left = untranslated(kept("en"))
    for message in left:
        print(f"no English yet: {message.id}")
    print(f"{len(code)} messages, {len(left)} left to translate in {path_of('en', 'po')}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
