"""Content torn in any way: it loads, or it is refused with its file and a line of it. Nothing else.

A value is taken away, doubled, put elsewhere or made another; then the file is read as a place
reads it when it opens.
"""

import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings as of_the_tests
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from palier.autonomy.content import load_catalogue
from palier.diagnosis.content import load_asks, load_conversation
from palier.journey.content import load_paths
from palier.kernel.content import LOADER, ContentError
from palier.people.content import load_nicknames, load_processings
from palier.simulators.bank import load as load_bank
from palier.skillmap.queries import load as load_skillmap

CONTENT = of_the_tests.CONTENT
JUNK: list[Any] = [None, "", "zzz", -1, 0, 99999, 1.5, True, [], {}, ["zzz"], {"zzz": 1}, "é" * 400]
Where = tuple[Any, ...]
TASKS = CONTENT / "tasks"
FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def values(tree: Any, where: Where = ()) -> Iterator[Where]:
    """The way to every value of a file, the file itself left out."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if _many(tree) else ()
    for key, value in inside:
        yield (*where, key)
        yield from values(value, (*where, key))


def _many(tree: object) -> bool:
    return isinstance(tree, list)


def at(tree: Any, where: Where) -> Any:
    for key in where:
        tree = tree[key]
    return tree


@st.composite
def torn(draw: st.DrawFn, whole: Any) -> Any:
    """``whole`` with one value torn, sometimes two."""
    tree = deepcopy(whole)
    for _ in range(draw(st.integers(1, 2))):
        if not (ways := [*values(tree)]):
            break
        where = draw(st.sampled_from(ways))
        holder, key = at(tree, where[:-1]), where[-1]
        how = draw(st.sampled_from(["drop", "junk", "other", "twice"]))
        if how == "drop":
            del holder[key]
        elif how == "junk":
            holder[key] = deepcopy(draw(st.sampled_from(JUNK)))
        elif how == "other":
            holder[key] = deepcopy(at(tree, draw(st.sampled_from(ways))))
        elif _many(holder):
            holder.append(deepcopy(holder[key]))
    return tree


def refusal(read: Callable[[], object]) -> ContentError | None:
    """What a place says when it opens on it; anything else than a refusal is a fault of ours."""
    try:
        read()
    except ContentError as refused:
        return refused
    return None


def told_well(refused: ContentError | None, *paths: Path) -> None:
    """Of one of these files and one of its lines, in both languages."""
    if refused is None:
        return
    english, french = refused.phrase.en, refused.phrase.fr
    name, _, rest = english.partition(", line ")
    (path,) = [one for one in paths if one.name == name]
    number = int(rest.partition(":")[0])
    assert 1 <= number <= path.read_bytes().count(b"\n") + 1
    assert french.startswith(f"{name}, ligne {number} : ")


def written(path: Path, tree: Any) -> Path:
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def plain(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)


@pytest.mark.parametrize("simulator", sorted(path.name for path in TASKS.iterdir()))
@FEW
@given(st.data())
def test_an_exercise_torn_in_any_way_is_refused_by_its_line(
    tmp_path: Path, simulator: str, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from(sorted((TASKS / simulator).rglob("*.yaml"))))
    path = written(tmp_path / "mine.yaml", data.draw(torn(plain(source))))
    told_well(refusal(lambda: load_bank(tmp_path)), path)


ONE_FILE: dict[str, Callable[[Path], object]] = {
    "conversation.yaml": load_conversation,
    "interview.yaml": load_asks,
    "autonomy/tasks.yaml": load_catalogue,
    "law/processings.yaml": load_processings,
    "people/nicknames.yaml": load_nicknames,
}


@FEW
@given(st.data())
def test_a_list_that_experts_write_torn_in_any_way_is_refused_by_its_line(
    tmp_path: Path, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(ONE_FILE)))
    path = written(tmp_path / Path(name).name, data.draw(torn(plain(CONTENT / name))))
    told_well(refusal(lambda: ONE_FILE[name](path)), path)


FOLDERS: dict[str, Callable[[Path], object]] = {
    "skillmap": load_skillmap,
    "journey/paths": load_paths,
}


@pytest.mark.parametrize("name", sorted(FOLDERS))
@FEW
@given(st.data())
def test_one_file_torn_among_others_is_the_one_that_is_named(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    folder = tmp_path / "content"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CONTENT / name, folder)
    path = data.draw(st.sampled_from(sorted(folder.rglob("*.yaml"))))
    written(path, data.draw(torn(plain(path))))
    refused = refusal(lambda: FOLDERS[name](folder))
    if refused and "the domains must be" in refused.phrase.en:
        assert refused.phrase.en.startswith("content/domains: ")
    else:  # a key written twice is told where it stands last, which may be another file
        told_well(refused, *folder.rglob("*.yaml"))


@FEW
@given(st.data(), st.binary(max_size=6))
@example(None, b"\xff")
@example(None, b"\t")
@example(None, b"\x00")
def test_a_file_cut_anywhere_is_refused_by_its_line(
    tmp_path: Path, data: st.DataObject | None, junk: bytes
) -> None:
    """The disk was full, the editor crashed, a byte was lost."""
    whole = (TASKS / "keyboard" / "type-town.yaml").read_bytes()
    end = data.draw(st.integers(0, len(whole) - 1)) if data else len(whole) // 2
    path = tmp_path / "mine.yaml"
    path.write_bytes(whole[:end] + junk)
    told_well(refusal(lambda: load_bank(tmp_path)), path)
