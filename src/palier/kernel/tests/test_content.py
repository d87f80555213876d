"""What experts write is refused with the file and the key, and versioned by its meaning."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.kernel.content import ContentError, read, read_all, version
from palier.kernel.phrase import Content, Phrase


class Sign(Content):
    says: Phrase
    height: int


GOOD = "says: {fr: Entrez, en: Come in}\nheight: 2\n"


def written(folder: Path, text: str | bytes, name: str = "sign.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, GOOD), Sign) == Sign(
        says=Phrase(fr="Entrez", en="Come in"), height=2
    )


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("says: {fr: Entrez, en: Come in}\nheight: haut\n", "height"),
        ("says: {fr: Entrez}\nheight: 2\n", "says.en"),
        (GOOD + "colour: red\n", "colour"),
        ("", "sign.yaml"),
        ("- one\n- two\n", "sign.yaml"),
        ("says: [unfinished", "not YAML"),
        ("says: !!python/object:os.system {}\n", "not YAML"),
        (b"says: {fr: Entr\xe9e, en: x}\n", "UTF-8"),
    ],
)
def test_a_bad_file_is_named_with_what_to_mend(
    tmp_path: Path, text: str | bytes, mend: str
) -> None:
    with pytest.raises(ContentError, match=r"^sign\.yaml, line \d+: ") as refused:
        read(written(tmp_path, text), Sign)
    assert mend in str(refused.value)


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        read(written(tmp_path, "says: {fr: Entrez}\nheight: haut\n"), Sign)
    assert "says.en" in str(refused.value)
    assert "height" in str(refused.value)


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, height in (("b/1.yaml", 3), ("a.yaml", 1), ("c.yaml", 4)):
        written(tmp_path, GOOD.replace("2", str(height)), name)
    assert [sign.height for sign in read_all(tmp_path, Sign)] == [1, 3, 4]


@given(st.integers(), st.integers())
def test_a_version_changes_when_the_meaning_does(one: int, other: int) -> None:
    says = Phrase(fr="Entrez", en="Come in")
    versions = {version(Sign(says=says, height=height)) for height in (one, other)}
    assert len(versions) == len({one, other})


def test_a_version_ignores_how_a_file_is_laid_out(tmp_path: Path) -> None:
    other = "# a comment\nheight:   2\nsays:\n  en: Come in\n  fr: ' Entrez '\n"
    laid = read(written(tmp_path, other, "other.yaml"), Sign)
    assert version(laid) == version(read(written(tmp_path, GOOD), Sign))
