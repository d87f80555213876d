"""The press: one Typst compiler kept warm for each template."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from palier.web.print.printable import MOST, printable
from palier.web.print.qr import Drawing

PACKAGE = Path(__file__).resolve().parents[2]
FONTS = PACKAGE / "web" / "fonts"

# Both at once: PDF/UA-1 for somebody who listens to the page, PDF/A-2a so that the file still
# opens in ten years. Typst refuses to write a page that lacks what they ask for.
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


class PrintError(Exception):
    """A template is wrong; the message names it. Words typed by people never cause this."""


@dataclass(frozen=True)
class Press:
    """A compiler, and the lock it needs: Typst refuses two threads in the same compiler."""

    compiler: typst.Compiler
    lock: Lock = field(default_factory=Lock)


def pdf(
    template: Path,
    data: Mapping[str, object],
    *,
    made: datetime | None = None,
    most: int = MOST,
) -> bytes:
    """``template`` (a ``.typ`` file of this package) filled with ``data``, as PDF/UA-1 + PDF/A-2a.

    ``data`` holds text, numbers, ``None``, drawings, and lists or mappings of them. Text reaches
    the template as JSON strings only, so nothing in it is ever read as Typst.
    ``made`` is the date written in the file; the moment of printing when absent.
    ``most`` is the longest a text may be, in characters; a longer one ends with « … ».

    Raises :class:`PrintError` when the template itself is wrong or missing.
    """
    press = _press(template.resolve())
    inputs = {"data": json.dumps(_plain(data, most))}
    second = made.replace(microsecond=0) if made else None  # Typst refuses finer dates
    try:
        with press.lock:
            made_of = press.compiler.compile(
                format="pdf", pdf_standards=[*STANDARDS], sys_inputs=inputs, timestamp=second
            )
    except typst.TypstError as error:
        raise PrintError(f"{template.name}: {error.message}") from error
    if not isinstance(made_of, bytes):
        raise PrintError(f"{template.name}: this is not one document")
    return made_of


def pages(made_of: bytes) -> int:
    """How many pages a PDF of this press has, whose page objects Typst writes in clear."""
    return len(re.findall(rb"/Type\s*/Page\b", made_of))


@cache
def _fonts() -> typst.Fonts:
    """Only the vendored letters: the same page on every computer of every place."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _press(template: Path) -> Press:
    if not template.is_file() or not template.is_relative_to(PACKAGE):
        raise PrintError(f"{template.name}: no such template in this package")
    return Press(typst.Compiler(template, root=PACKAGE, font_paths=_fonts()))


def _plain(value: object, most: int) -> object:
    """``value`` as JSON can carry it, every text made printable on the way."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return printable(value, most)
    if isinstance(value, Drawing):
        return asdict(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner, most) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_plain(inner, most) for inner in value]
    raise TypeError(f"a page cannot carry a {type(value).__name__}")
