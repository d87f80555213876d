"""One act has one name: address, page, template, action and trace share it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.houses import SRC, code, functions, in_room, texts
from tests.walk import patterns

OTHER_NAMES = {
    "question_again": "question",  # the same page, at a question already answered
    "mfa_index": "my_account",  # the name that django-allauth goes to once a second factor changed
    "account_logout": "sign_out",  # the name that django-allauth goes to by itself
}

NO_PAPER = {"listen"}
"""A page that answers with a sound: its template only says that there is no voice."""

PROGRAM = {
    *("open_place", "add_helper"),
    *("forget_sessions", "forget_tries", "forget_limits", "forget_jobs", "try_again"),
    *("end_idle_sittings", "close_idle_accounts", "forget_drafts"),
    "climb_concerns",
    "keep_answer_sheets",
    "forget_mandate_proofs",
    *("forget_entries", "forget_people", "announce_erasures", "erase_forgotten", "erase_again"),
}
"""Acts of the program itself, from the command line or from the queue: nobody asks for them."""

TRACE = {"record", "record_look", "record_looks", "just_done"}
"""The words of ``audit``, which every act calls."""


def misnamed_templates(source: str) -> list[str]:
    """Pages of a module that render templates, none of which bears their name."""
    own = {function.name: function for function in functions(ast.parse(source))}
    return [
        name
        for name, function in own.items()
        if not name.startswith("_") and name not in NO_PAPER
        if (rendered := set(_rendered(function, own))) and name not in rendered
    ]


def _rendered(function: ast.FunctionDef, own: dict[str, ast.FunctionDef]) -> Iterator[str]:
    """Names of the templates of a page, those of the private functions it calls included."""
    yield from (Path(text).stem for text in texts(function) if text.endswith(".html"))
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id.startswith("_") and node.id in own:
            yield from _rendered(own[node.id], {k: v for k, v in own.items() if k != node.id})


def misnamed_traces(source: str) -> list[str]:
    """Audit verbs that are not the act's own name; a private function traces one of its module."""
    acts = list(functions(ast.parse(source)))
    public = {act.name for act in acts if not act.name.startswith("_")}
    return [
        f"{act.name} records {verb}"
        for act in acts
        for verb in _recorded(act)
        if verb not in ({act.name} if act.name in public else public)
    ]


def _recorded(act: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(act):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
            yield from texts(node.args[0])


def ill_shaped(source: str) -> list[str]:
    """Acts that are not ``(*, actor, …, now)``.

    An act on the browser itself (it changes hands) takes the request first: the actor is in it. An
    act that keeps no date need not be given one, but whoever leaves a trace is.
    """
    return [
        act.name
        for act in functions(ast.parse(source))
        if not act.name.startswith("_") and act.name not in TRACE and not _well_shaped(act)
    ]


def _well_shaped(act: ast.FunctionDef) -> bool:
    positional = [one.arg for one in (*act.args.posonlyargs, *act.args.args)]
    named = [one.arg for one in act.args.kwonlyargs]
    somebody = (
        positional == ["request"]
        or (not positional and named[:1] == ["actor"])
        or (not positional and act.name in PROGRAM)
    )
    return somebody and ("now" in named or not list(_recorded(act)))


def acts() -> Iterator[Path]:
    yield from (path for path in code() if in_room(path, "actions"))


def test_every_address_bears_the_name_of_its_page() -> None:
    ours = [one for one in patterns() if one.callback.__module__.startswith("palier.")]
    assert len(ours) >= 25
    for pattern in ours:
        page = pattern.callback.__name__
        assert OTHER_NAMES.get(str(pattern.name), pattern.name) == page, pattern


def test_every_page_that_renders_has_a_template_of_its_name() -> None:
    pages = [path for path in code() if in_room(path, "pages")]
    assert len(pages) >= 6
    wrong = {str(path): misnamed_templates(path.read_text()) for path in pages}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_every_trace_bears_the_name_of_its_act() -> None:
    wrong = {str(path): misnamed_traces(path.read_text()) for path in acts()}
    assert len(wrong) >= 5
    assert {path: names for path, names in wrong.items() if names} == {}


def test_every_act_says_who_acts_and_when() -> None:
    wrong = {str(path): ill_shaped(path.read_text()) for path in acts()}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_there_is_no_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "misc", "common", "tools"}
    assert [path for path in SRC.rglob("*") if path.stem in drawers] == []


@pytest.mark.parametrize(
    "planted",
    [
        "def talk(request):\n    return render(request, 'home/ask.html')",
        "def talk(request):\n    return _page(request)\n"
        "def _page(request):\n    return render(request, 'home/ask.html')",
    ],
)
def test_a_template_of_another_name_would_be_seen(planted: str) -> None:
    assert misnamed_templates(planted) == ["talk"]


@pytest.mark.parametrize(
    "planted",
    [
        "def close(*, actor, now):\n    record('end', actor=actor, now=now)",
        "def close(*, actor, now):\n    _close()\ndef _close():\n    record('end')",
    ],
)
def test_a_trace_of_another_name_would_be_seen(planted: str) -> None:
    assert misnamed_traces(planted)


@pytest.mark.parametrize(
    "planted",
    [
        "def close(actor, now): ...",
        "def close(*, visit, now): ...",
        "def close(visit, *, actor, now): ...",
        "def close(*, visit, actor, now): ...",
        "def close(*, actor):\n    record('close', actor=actor)",
    ],
)
def test_an_act_of_another_shape_would_be_seen(planted: str) -> None:
    assert ill_shaped(planted) == ["close"]
