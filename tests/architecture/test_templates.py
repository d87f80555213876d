"""Templates belong to their house; ``web`` lends its own to everybody. Nothing inline executes."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.houses import SRC, code, house_of, templates, texts

LENT = "web"
ADOPTED = {"account": "access", "mfa": "access"}
"""Folders whose name django-allauth decides."""

NAMED = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
SPOKEN = re.compile(r"^[a-z_]+(?:/[a-z_]+)+\.html$")
INLINE = re.compile(
    r"""\sstyle\s*=\s*["'{]|\son[a-z]+\s*=\s*["'{]|<style\b|<script\b(?![^>]*\ssrc=)"""
    r"""|(?:href|src|action)\s*=\s*["']\s*javascript:""",
    re.IGNORECASE,
)

WIDEST = 120
"""Columns: wider, a line hides what it says from whoever reviews it."""
DRAWN = ("drawings/", "web/sprite.html", "diagnosis/question_icons.html")
"""Pictures, not pages: one line of strokes each, that nobody reads."""


def borrowed(house: str, names: list[str]) -> list[str]:
    """Templates that are neither ours nor lent by ``web``."""
    folders = {name: name.split("/")[0] for name in names if "/" in name}
    return [
        name for name, folder in folders.items() if ADOPTED.get(folder, folder) not in (house, LENT)
    ]


def inline(html: str) -> list[str]:
    """What a strict Content-Security-Policy would refuse to execute or to apply."""
    return [found.group().strip() for found in INLINE.finditer(html)]


def wide(html: str) -> list[str]:
    """The lines that a reader would have to scroll."""
    return [line for line in html.splitlines() if len(line) > WIDEST]


def html_of(path: Path) -> str:
    """The HTML that a template, or a Python file, writes."""
    if path.suffix == ".html":
        return path.read_text()
    return "\n".join(text for text in texts(ast.parse(path.read_text())) if "<" in text)


def test_no_template_takes_another_house_s_template() -> None:
    taken = {str(p): borrowed(house_of(p), NAMED.findall(p.read_text())) for p in templates()}
    assert {path: names for path, names in taken.items() if names} == {}


def test_no_page_renders_another_house_s_template() -> None:
    for path in code():
        spoken = [text for text in texts(ast.parse(path.read_text())) if SPOKEN.match(text)]
        assert borrowed(house_of(path), spoken) == [], path


def test_every_template_lives_in_the_folder_of_its_house() -> None:
    for path in templates():
        house, _, *folder = path.relative_to(SRC).parts[:-1]
        owner = ADOPTED.get(folder[0], folder[0]) if folder else LENT
        assert owner == house, path


def test_no_template_holds_anything_inline() -> None:
    held = {str(p): inline(html_of(p)) for p in [*templates(), *code()]}
    assert {path: found for path, found in held.items() if found} == {}


def test_a_template_can_be_read_without_scrolling() -> None:
    pages = [p for p in templates() if not any(drawn in p.as_posix() for drawn in DRAWN)]
    found = {str(p): wide(p.read_text()) for p in pages}
    assert {path: lines for path, lines in found.items() if lines} == {}
    assert wide("<p>\n" + "é" * (WIDEST + 1)) == ["é" * (WIDEST + 1)]


def test_a_borrowed_template_would_be_seen() -> None:
    assert borrowed("home", NAMED.findall('{% include "diagnosis/task.html" with a=b %}'))
    assert borrowed("home", NAMED.findall("{% extends 'access/hand_over.html' %}"))
    assert not borrowed("home", NAMED.findall('{% extends "web/person.html" %}'))


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color:red">',
        "<p style='{{ colour }}'>",
        '<button onclick="go()">',
        "<body\nonload = 'go()'>",
        "<style>p{}</style>",
        "<script>go()</script>",
        '<script type="module" data-src="x">',
        '<a href="javascript:go()">',
    ],
)
def test_anything_inline_would_be_seen(planted: str) -> None:
    assert inline(planted)


def test_a_script_in_its_own_file_is_welcome() -> None:
    assert (
        inline('<script src="{% static \'web/person.js\' %}" defer></script><p class="once">') == []
    )
