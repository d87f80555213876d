"""A place does not open on content that cannot be read: it says which file, and which line."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as of_the_tests

from palier.cli import checking, contents, main, serving
from palier.kernel.content import ContentError
from palier.simulators.bank import bank

CONTENT = of_the_tests.CONTENT
FILES = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*.yaml"))
ONE_OF_EACH = sorted(
    {*(path for path in FILES if path.parts[0] != "tasks"), *{f.parent: f for f in FILES}.values()}
)
"""Every file that is not an exercise, and one exercise of each folder."""


def forget(*readers: Any) -> None:
    for read in readers:
        read.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A copy of the content, which this place reads from now on."""
    settings.CONTENT = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    forget(*contents.readers())
    yield settings.CONTENT
    forget(*contents.readers())


@pytest.fixture
def alone(tmp_path: Path, settings: Any, name: Path) -> Iterator[Path]:
    """The same with one exercise only when it is about exercises, else with the bank as it was
    read: a hundred files are not read again for each torn one."""
    others = () if name.parts[0] == "tasks" else [bank]
    if others:
        bank()
    ignored = shutil.ignore_patterns("tasks")
    settings.CONTENT = Path(shutil.copytree(CONTENT, tmp_path / "content", ignore=ignored))
    (settings.CONTENT / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(CONTENT / name, settings.CONTENT / name)
    mine = [read for read in contents.readers() if read not in others]
    forget(*mine)
    yield settings.CONTENT / name
    forget(*mine)


@pytest.mark.parametrize("name", ONE_OF_EACH, ids=str)
@pytest.mark.parametrize("junk", ["zzz: 1", "zzz: [1"])
def test_a_torn_file_of_any_kind_is_told_with_its_line(alone: Path, name: Path, junk: str) -> None:
    lines = alone.read_text(encoding="utf-8").splitlines()
    alone.write_text("\n".join([*lines, junk, ""]), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        contents.require_readable()
    line = len(lines) + junk.count("[") + 1
    assert str(refused.value).startswith(f"{name.name}, line {line}: ")


@pytest.mark.parametrize("verb", ["serve", "check"])
def test_the_command_says_it_in_one_sentence_and_does_not_open(
    folder: Path, verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (serving, checking):
        monkeypatch.setattr(module, "open_house", lambda: folder.parent)
    path = folder / "tasks" / "keyboard" / "type-town.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("band: 1", "band: un"))
    assert main([verb]) == 1
    french, english = capsys.readouterr().err.splitlines()
    assert french.startswith("palier : ")
    assert "type-town.yaml, ligne 5 : band : un nombre entier est attendu" in french
    assert "type-town.yaml, line 5: band: " in english


def test_what_ships_is_readable() -> None:
    contents.require_readable()
