"""Every verb that an act writes in the audit has its words in French and in English."""

import ast
from collections.abc import Iterator

from palier.audit.words import LOOKS, VERBS, said_of
from palier.skillmap.tests.readability import faults
from tests.architecture.houses import code, functions, in_room, texts


def verbs(source: str) -> Iterator[str]:
    """The first argument of each call of ``record``; a name is looked for in its caller."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and node.args:
            said = [*texts(node.args[0])]
            assert said, f"line {node.lineno}: a verb is written where it is recorded"
            yield from said


def written() -> set[str]:
    acts = [path for path in code() if in_room(path, "actions")]
    return {verb for path in acts for verb in verbs(path.read_text())} | {"look"}


def test_every_verb_has_its_words_and_no_other() -> None:
    assert len(written()) >= 25
    assert written() == set(VERBS)


def test_every_matter_looked_at_has_its_words() -> None:
    pages = "\n".join(path.read_text() for path in code() if in_room(path, "pages"))
    assert LOOKS
    assert all(f'"{matter}"' in pages for matter in LOOKS)


def test_the_words_can_be_read() -> None:
    wrong = [f for phrase in (*VERBS.values(), *LOOKS.values()) for f in faults(phrase)]
    assert [one for one in wrong if "forbidden word: compte" not in one] == []


def test_a_verb_without_words_would_be_seen() -> None:
    source = "def hide(*, actor, now):\n    record('hide', actor=actor, now=now)"
    assert set(verbs(source)) - set(VERBS) == {"hide"}
    assert said_of("hide").fr == "hide"
    assert [*functions(ast.parse(source))]
