"""Every address of the project: what the tests that visit them all walk through.

A ``<uuid:concern_id>`` is filled with every ``Concern`` of the cast: a new model needs one row
there, or the walk says so. A ``<slug:…>`` that names public content is listed in ``PUBLIC``.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from palier.diagnosis.content import conversation
from palier.simulators.bank import bank
from tests.cast import TOKEN

PUBLIC = {
    "task_id": lambda: sorted(bank().tasks)[:1],
    "token": lambda: [TOKEN],
    "key": lambda: [conversation().questions[0].key],
}


def patterns(tree: URLResolver | None = None) -> Iterator[URLPattern]:
    for entry in (tree or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def values_of(kwarg: str) -> list[Any]:
    if kwarg in PUBLIC:
        return list(PUBLIC[kwarg]())
    wanted = kwarg.removesuffix("_id")
    for model in apps.get_models():
        if model.__name__.lower() == wanted:
            rows = list(model._default_manager.values_list("pk", flat=True))
            assert rows, f"the cast has no {model.__name__}: add one in tests/cast.py"
            return rows
    raise AssertionError(f"<{kwarg}>: name it after a model, or list it in PUBLIC")


def addresses_of(pattern: URLPattern) -> Iterator[str]:
    """One address, or one for each row that its only argument may name."""
    assert pattern.name, f"{pattern} has no name"
    kwargs = list(pattern.pattern.converters)
    if not kwargs:
        yield reverse(pattern.name)
    for value in values_of(kwargs[0]) if kwargs else ():
        yield reverse(pattern.name, kwargs={kwargs[0]: value})


def addresses() -> Iterator[str]:
    for pattern in patterns():
        yield from addresses_of(pattern)
