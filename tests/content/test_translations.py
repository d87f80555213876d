"""Everything Palier says, it says in French and in English; the catalogues follow the code.

``scripts/messages.py`` brings them back in step; what it leaves empty is translated by hand.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from django.template.base import Lexer, TokenType
from django.utils.translation import ngettext, override

from scripts import messages
from scripts.messages import asked, said
from tests.architecture.houses import code, templates

LANGUAGES = ("fr", "en")
SIDE_BY_SIDE = "run scripts/messages.py"
VARIABLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder", "data-stop", "data-replay"}
FALLBACK = re.compile(r"""\|(?:default(?:_if_none)?|yesno):(["'])([^"']*)\1""")
OUR_NAME = {"Palier"}
UNSAID = {"blocktranslate", "comment", "block side"}
"""Tags whose text is translated, or never shown (``side`` is the class of the body)."""
FRENCH = re.compile(r"\w[éèêàâçùûîôœ’]|[éèêàâçùûîôœ’]\w|« \w|\w »", re.IGNORECASE)
TRANSLATE = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "Phrase",
    "two",
}
OFF_SCREEN = {"verbose_name", "help_text", "violation_error_message", "fr"}
ELSEWHERE = (
    *("/cli/", "/config/", "/vault/", "/home/demo"),
    *(
        "/simulators/keyboard/",
        "/skillmap/schema",
        "/people/rules/opening",
        "/autonomy/rules/codes",
        "/diagnosis/rules/france_travail",
        "/diagnosis/rules/study/crowd",
        "/diagnosis/booklet_paper",
        "/kernel/content",
        "/simulators/letters",
        "/simulators/jobboard/reading",
    ),
)
"""What speaks to a terminal in two languages, or to experts, or names people, letters, islands, or
the labels of other tools; the booklet, which is in French only."""


def told(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {asked(message): said(message) for message in catalog if message.id}


def test_every_message_of_the_code_is_in_the_english_catalogue_and_no_other() -> None:
    assert set(told(messages.kept("en"))) == set(told(messages.in_code())), SIDE_BY_SIDE
    assert not messages.kept("en").obsolete, SIDE_BY_SIDE


def test_no_tag_of_a_template_is_overlooked() -> None:
    """Read in another way than the catalogues are made, for a tag they miss is never translated."""
    tags = re.compile(r"""(?:\{%\s*translate\s+|\b_\()(["'])(.+?)\1""")
    known = set(told(messages.kept("en")))
    for path in templates():
        assert {(text,) for _, text in tags.findall(path.read_text())} <= known, path


def test_the_french_catalogue_is_the_one_the_code_makes() -> None:
    assert told(messages.kept("fr")) == told(messages.french(messages.in_code())), SIDE_BY_SIDE


def test_nothing_is_left_without_english() -> None:
    assert [message.id for message in messages.untranslated(messages.kept("en"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_variables_of_its_message(language: str) -> None:
    for message in messages.kept(language):
        for one, original in zip(said(message), asked(message), strict=True):
            if message.id:
                assert sorted(VARIABLE.findall(one)) == sorted(VARIABLE.findall(original)), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_django_reads_is_what_is_written(language: str) -> None:
    compiled = read_mo(BytesIO(messages.path_of(language, "mo").read_bytes()))
    assert told(compiled) == told(messages.kept(language)), SIDE_BY_SIDE


@pytest.mark.parametrize("message", [m for m in messages.in_code() if m.pluralizable], ids=str)
def test_nobody_is_one_in_french_and_many_in_english(message: Message) -> None:
    for language, form_of in (("fr", (0, 0, 1)), ("en", (1, 0, 1))):
        forms = said(messages.kept(language)[message.id])
        with override(language):
            assert [ngettext(*asked(message), n) for n in (0, 1, 2)] == [forms[i] for i in form_of]


def test_no_french_sign_may_begin_a_line() -> None:
    """A plain space before ? ! : ; » or after « is made unbreakable by the French catalogue."""
    french = messages.kept("fr")
    for message in messages.in_code():
        known = french.get(message.id)
        for text in said(known) if known else asked(message):
            assert not re.search("« | [?!:;»]", text), text


class Bare(HTMLParser):
    """The words of a page that no tag translates; an element with ``lang`` says its own tongue."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tongue = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tongue = "lang" in given
        self.found += [value for name, value in given.items() if name in SPOKEN_ATTRIBUTES]

    def handle_data(self, data: str) -> None:
        if not self.tongue:
            self.found.append(data)
        self.tongue = False


def bare_words(template: str) -> list[str]:
    """Words that stay the same in every language, whatever is on the screen."""
    reader, until, html = Bare(), "", ""
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            if not until and (name in UNSAID or token.contents in UNSAID):
                until = f"end{name}"
            elif name == until:
                until = ""
        elif token.token_type == TokenType.TEXT and not until:
            html += token.contents
    reader.feed(html)
    fallbacks = [words for _, words in FALLBACK.findall(template)]
    words = (word for text in (*reader.found, *fallbacks) for word in LETTERS.findall(text))
    return [word for word in words if word not in OUR_NAME]


def test_no_word_of_a_template_is_left_outside_the_translated_tags() -> None:
    found = {str(path): bare_words(path.read_text()) for path in templates()}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Bonjour</p>",
        '<p>{% translate "Un" %} deux</p>',
        '<a aria-label="Fermer">{{ x }}</a>',
        '{{ name|default:"personne" }}',
        "{% blocktranslate %}Un{% endblocktranslate %} deux",
    ],
)
def test_a_word_left_outside_would_be_seen(planted: str) -> None:
    assert bare_words(planted)


def bare_strings(tree: ast.AST) -> Iterator[str]:
    """French written in Python outside docstrings, ``_()``, ``Phrase`` and what no screen shows."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATE:
            continue
        if isinstance(node, ast.keyword) and node.arg in OFF_SCREEN:
            continue
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in OFF_SCREEN:
            continue
        if isinstance(node, ast.Dict) and any(getattr(k, "value", "") == "en" for k in node.keys):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [node.value] * bool(FRENCH.search(node.value))
        yield from bare_strings(node)


def speaking() -> list[Path]:
    return [path for path in code() if not any(place in str(path) for place in ELSEWHERE)]


def test_no_french_of_the_code_is_left_outside_the_translated_calls() -> None:
    found = {str(p): [*bare_strings(ast.parse(p.read_text()))] for p in speaking()}
    assert {path: strings for path, strings in found.items() if strings} == {}


def test_french_left_in_the_code_would_be_seen() -> None:
    planted = '"""Où ?"""\nmessages.info(request, "C’est fait.")\n_("Déjà")\nx = f"déjà {y}"'
    assert [*bare_strings(ast.parse(planted))] == ["C’est fait.", "déjà "]
