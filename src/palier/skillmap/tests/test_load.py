"""What an expert is told when a file of the map is wrong."""

import shutil
from pathlib import Path

import pytest

from palier.kernel.content import ContentError
from palier.skillmap.queries import load
from palier.skillmap.tests.test_map import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "skillmap"))


def spoil(path: Path, was: str, becomes: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def test_a_skill_of_another_domain_is_refused(folder: Path) -> None:
    spoil(folder / "domains" / "4-email.yaml", "key: email.answer", "key: phone.answer")
    with pytest.raises(ContentError, match=r"4-email\.yaml, line \d+: .*phone\.answer"):
        load(folder)


def test_a_skill_written_twice_is_refused(folder: Path) -> None:
    spoil(folder / "domains" / "4-email.yaml", "key: email.answer", "key: email.attach")
    with pytest.raises(
        ContentError, match=r"4-email\.yaml, line \d+: email\.attach is written twice"
    ):
        load(folder)


def test_a_missing_domain_is_refused(folder: Path) -> None:
    (folder / "domains" / "1-phone.yaml").unlink()
    with pytest.raises(ContentError, match="in this order: phone"):
        load(folder)


def test_stages_out_of_order_are_refused(folder: Path) -> None:
    spoil(folder / "stages.yaml", "key: avoidance", "key: mastery")
    with pytest.raises(ContentError, match="in this order: avoidance"):
        load(folder)


def test_clea_cannot_be_claimed_where_it_is_not(folder: Path) -> None:
    spoil(folder / "domains" / "1-phone.yaml", "clea: null", 'clea: "3.1"')
    with pytest.raises(ContentError, match="CléA numérique goes with CléA"):
        load(folder)


def test_a_misspelt_key_names_its_file(folder: Path) -> None:
    spoil(folder / "factors.yaml", "helper_can", "helper_may")
    with pytest.raises(ContentError, match=r"factors\.yaml, line \d+: .*helper_may"):
        load(folder)


def test_a_code_that_is_not_of_digcomp_3_is_refused(folder: Path) -> None:
    spoil(folder / "domains" / "5-web.yaml", "CS1.1.04", "LO1.1.04")
    with pytest.raises(ContentError, match=r"5-web\.yaml, line \d+: .*digcomp"):
        load(folder)
