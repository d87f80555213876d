"""Answers that are a file, and the language in which an answer is written."""

from typing import Literal

from django.http import HttpResponse
from django.utils.translation import get_language

Language = Literal["fr", "en"]


def language() -> Language:
    """The language of this answer; French when it is one that we do not speak."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def shown(paper: bytes, name: str) -> HttpResponse:
    """A PDF that opens in the browser, under a neutral ``name``: it stays in the list of what was
    opened on a machine that others use."""
    return _file(paper, "application/pdf", f'inline; filename="{name}"')


def kept(content: bytes | str, name: str, kind: str) -> HttpResponse:
    """A file to keep. ``kind``: its media type."""
    return _file(content, kind, f'attachment; filename="{name}"')


def _file(content: bytes | str, kind: str, disposition: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = disposition
    return response
