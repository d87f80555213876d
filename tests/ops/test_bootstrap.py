"""From a bare clone: whatever is missing is said in one sentence."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("sh", "dirname", "cat", "cksum", "grep", "mkdir")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What the preparation reads, without the tools it prepares."""
    bare = tmp_path / "clone"
    (bare / "scripts").mkdir(parents=True)
    for name in ("uv.lock", "pyproject.toml", "scripts/bootstrap", "scripts/uv.txt"):
        shutil.copy(ROOT / name, bare / name)
    return bare


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A PATH with the plainest words of the shell, and nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def prepared(clone: Path, path: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [clone / "scripts" / "bootstrap", "run"],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2, done.stderr
    return done.stderr


def test_an_old_python_is_said_and_nothing_is_made(clone: Path, path: Path) -> None:
    program(path, "python3", "exit 1")  # what `sys.exit(sys.version_info < (3, 11))` gives there
    assert "Python 3.11" in refused(prepared(clone, path))
    assert not (clone / ".uv").exists()


def test_no_python_at_all_is_said(clone: Path, path: Path) -> None:
    assert "Python 3.11" in refused(prepared(clone, path))


def test_the_question_of_the_version_is_asked_in_words_of_every_python() -> None:
    asked = re.search(r"-c '(import sys[^']+)'", (ROOT / "scripts/bootstrap").read_text())
    assert asked is not None
    assert asked[1] == "import sys; sys.exit(sys.version_info < (3, 11))"


def test_a_python_without_venv_is_said(clone: Path, path: Path) -> None:
    program(path, "python3", 'case "$*" in *ensurepip*) exit 1;; esac')
    assert "python3-venv" in refused(prepared(clone, path))


def test_a_clone_that_cannot_be_written_is_said(clone: Path, path: Path) -> None:
    program(path, "python3", "exit 0")
    (clone / ".uv").write_text("a file where the folder should be")
    assert "cannot write in" in refused(prepared(clone, path))


@pytest.mark.parametrize(
    "complaint",
    [
        "error: Failed to fetch: error sending request for url",
        "Temporary failure in name resolution",
        "Max retries exceeded with url",
    ],
)
def test_no_network_is_said(clone: Path, path: Path, complaint: str) -> None:
    program(path, "python3", "exit 0")
    program(path, "uv", f'echo "{complaint}" >&2; exit 2')
    assert "no network" in refused(prepared(clone, path))


def test_any_other_trouble_says_where_to_look(clone: Path, path: Path) -> None:
    program(path, "python3", "exit 0")
    program(path, "uv", 'echo "the moon is full" >&2; exit 2')
    assert ".uv/bootstrap.log" in refused(prepared(clone, path))
    assert "the moon is full" in (clone / ".uv" / "bootstrap.log").read_text()


def test_once_ready_nothing_is_fetched_again(clone: Path, path: Path) -> None:
    program(path, "python3", "exit 0")
    program(path, "uv", "mkdir -p .venv/bin; echo once >>calls; :>.venv/bin/palier")
    assert prepared(clone, path).returncode == 0
    (clone / ".venv/bin/palier").chmod(0o755)
    assert prepared(clone, path).stdout == ""
    assert (clone / "calls").read_text() == "once\n"
    with (clone / "uv.lock").open("a") as lock:
        lock.write("\n")
    prepared(clone, path)
    assert (clone / "calls").read_text() == "once\nonce\n"


def test_make_alone_lists_every_verb_with_a_sentence() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    listed = subprocess.run(
        ["make"], cwd=ROOT, capture_output=True, text=True, check=True, env=dict(os.environ)
    ).stdout
    for verb in set(phony[1].split()) - {"dev"}:
        assert re.search(rf"make {verb} +\w.+\n +\w", listed), verb
