"""Kinds of tasks as experts write them. Shapes only, no file."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from palier.autonomy.rules.codes import COOP, FRANCE_TRAVAIL
from palier.kernel.phrase import Content, Phrase
from palier.skillmap.schema import Key, SkillKey

Group = Literal["job", "life", "tool"]

GROUPS: Mapping[Group, Phrase] = {
    "job": Phrase(fr="Recherche d’emploi", en="Looking for work"),
    "life": Phrase(fr="Vie administrative", en="Life and its papers"),
    "tool": Phrase(fr="Matériel et bases", en="Machines and first gestures"),
}
OTHER = "other"
"""The kind of what has no kind: it is always there."""


def _one_of(codes: Mapping[str, str], code: str) -> str:
    if code not in codes:
        raise ValueError(f"{code}: not in rules/codes.py")
    return code


CoopTheme = Annotated[str, AfterValidator(lambda code: _one_of(COOP, code))]
FtCode = Annotated[str, AfterValidator(lambda code: _one_of({**FRANCE_TRAVAIL, "": ""}, code))]
Folded = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z -]{1,39}$")]
"""Small letters without accents, as a request is read (``rules/kinds.py``)."""


class Kind(Content):
    """One usual task. ``mandate``: done for somebody, it is an act in her name. ``skills``: the
    first is the one whose landings a record moves."""

    key: Key
    name: Phrase
    group: Group
    skills: tuple[SkillKey, ...]
    mandate: bool = False
    words: tuple[Folded, ...] = ()
    coop: Annotated[tuple[CoopTheme, ...], Field(min_length=1)]
    ft: FtCode

    @property
    def skill(self) -> str:
        """The skill that a record of this kind moves; "" when there is none."""
        return self.skills[0] if self.skills else ""


class Catalogue(Content):
    """Every kind, in the order of the file."""

    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        keys = Counter(kind.key for kind in self.kinds)
        words = Counter(word for kind in self.kinds for word in kind.words)
        twice = [one for counted in (keys, words) for one, count in counted.items() if count > 1]
        if twice:
            raise ValueError(f"written twice: {', '.join(twice)}")
        if OTHER not in keys:
            raise ValueError(f"a kind named {OTHER} is needed, for what has no kind")
        return self

    def get(self, key: str) -> Kind | None:
        return next((kind for kind in self.kinds if kind.key == key), None)

    def grouped(self) -> list[tuple[Phrase, list[Kind]]]:
        """Each group's name and its kinds."""
        return [
            (name, [kind for kind in self.kinds if kind.group == group])
            for group, name in GROUPS.items()
        ]
