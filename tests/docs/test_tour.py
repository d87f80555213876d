"""What the documentation names exists: links, files, functions, verbs."""

import re
from pathlib import Path

import pytest

from palier.cli.verbs import SENTENCES
from tests.docs import reading
from tests.docs.reading import ROOT, SRC, pages

EVERY = pytest.mark.parametrize("page", pages(), ids=reading.named)
TOUR = ROOT / "docs" / "tour.md"
STORY = {
    "diagnosis/urls.py",
    "diagnosis/pages/point.py",
    "diagnosis/actions/point.py",
    "diagnosis/rules/choose.py",
    "simulators/models.py",
    "audit/actions.py",
    "access/middleware.py",
}
"""One act, from its address to its rule: the tour passes through these."""


@EVERY
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in reading.links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in reading.anchors(target), link


@EVERY
def test_every_file_that_is_named_exists(page: Path) -> None:
    missing = [path for path in reading.files(page) if not reading.found(path, page)]
    assert missing == []


@EVERY
def test_every_function_that_is_named_exists(page: Path) -> None:
    for path, name in reading.places(page):
        module = reading.found(path, page)
        assert module, f"no file {path}"
        assert name in reading.names(module), f"{path} has no {name}"


@EVERY
def test_every_verb_of_the_makefile_that_is_named_exists(page: Path) -> None:
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = re.findall(r"(?:`|^\s*|&& )make ([a-z]+)", page.read_text(), re.MULTILINE)
    assert set(said) <= verbs


@EVERY
def test_every_verb_of_the_command_that_is_named_exists(page: Path) -> None:
    said = re.findall(r"(?:`|^|/bin/)palier ([a-z]+)", page.read_text(), re.MULTILINE)
    assert set(said) <= set(SENTENCES)


@EVERY
def test_no_page_knows_the_machine_it_was_written_on(page: Path) -> None:
    assert not re.search(r"(^|[\s`(\"'])/(work|tmp|root|home)/", page.read_text())


def test_the_tour_goes_from_the_address_to_the_rule() -> None:
    assert {*reading.files(TOUR), *(path for path, _ in reading.places(TOUR))} >= STORY


def test_a_house_and_a_function_that_are_not_there_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`diagnosis/rules/choose.py:guess`, `diagnosis/nowhere.py`, `attic/`, [x](y.md)"
    )
    assert [reading.found(path, page) for path in reading.files(page)] == [None, None]
    assert [
        (path, name) for path, name in reading.places(page) if name not in reading.names(SRC / path)
    ] == [("diagnosis/rules/choose.py", "guess")]
    assert list(reading.links(page)) == ["y.md"]
