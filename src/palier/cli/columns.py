"""Tables that a person reads in a terminal, and the file that another program reads."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from palier.cli.refusal import Refused


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each column as wide as its widest word."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def number(value: float) -> str:
    """Two decimals, with the comma that the reader expects."""
    return f"{value:.2f}".replace(".", ",")


def write(out: Path, told: dict[str, Any]) -> None:
    """YAML, or JSON when the name ends so. Raises :class:`Refused` where one cannot write."""
    text = (
        json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        if out.suffix == ".json"
        else yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
    )
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(
            f"impossible d’écrire dans {out} ({error.strerror}).",
            f"cannot write in {out} ({error.strerror}).",
        ) from error
