"""The kinds of tasks as they are on disk: read once, checked whole."""

from functools import cache
from pathlib import Path

from django.conf import settings

from palier.autonomy.rules.kinds import kind_among
from palier.autonomy.schema import Catalogue, Kind
from palier.kernel.content import read, wrong
from palier.skillmap.queries import skillmap


def load_catalogue(path: Path) -> Catalogue:
    """The kinds written in ``path``.

    Raises ``ContentError`` saying what to mend: a shape, or a skill that is not on the map.
    """
    catalogue = read(path, Catalogue)
    known = {skill.key for domain in skillmap().domains for skill in domain.skills}
    for place, kind in enumerate(catalogue.kinds):
        if unknown := sorted(set(kind.skills) - known):
            where = ("kinds", place, "skills")
            raise wrong(path, where, f"not in content/skillmap: {', '.join(unknown)}")
    return catalogue


@cache
def catalogue() -> Catalogue:
    """The kinds of this installation, read at first use and kept."""
    return load_catalogue(settings.CONTENT / "autonomy" / "tasks.yaml")


def kind_of(request_words: str) -> Kind:
    """The kind that a request seems to be, for a pre-selection; « Autre chose » when unsure."""
    return kind_among(catalogue(), request_words)
