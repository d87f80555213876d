"""A backup file is whole, or it is refused."""

import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.cli.keeping import archive
from palier.cli.refusal import Refused

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    data, file = tmp_path / "made", tmp_path / "place.palier"
    data.write_bytes(CONTENT)
    manifest = archive.describe(
        data, made_at=NOON, engine="sqlite", migrations=frozenset({"access.0001_initial"})
    )
    archive.pack(data, manifest, file)
    return file


def test_what_was_packed_comes_out(packed: Path, tmp_path: Path) -> None:
    manifest = archive.unpack(packed, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == CONTENT
    assert manifest.made_at == NOON
    assert manifest.migrations == ("access.0001_initial",)


def test_the_file_is_the_owner_s_alone(packed: Path) -> None:
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600


def test_an_existing_file_is_never_replaced(packed: Path, tmp_path: Path) -> None:
    before = packed.read_bytes()
    manifest = archive.unpack(packed, tmp_path / "out")
    with pytest.raises(Refused, match="already exists"):
        archive.pack(tmp_path / "out", manifest, packed)
    assert packed.read_bytes() == before


def test_a_place_that_cannot_be_written_is_one_sentence(packed: Path, tmp_path: Path) -> None:
    manifest = archive.unpack(packed, tmp_path / "out")
    with pytest.raises(Refused, match="cannot write"):
        archive.pack(tmp_path / "out", manifest, tmp_path / "nowhere" / "place.palier")


def test_half_a_file_never_stays(packed: Path, tmp_path: Path) -> None:
    manifest = archive.unpack(packed, tmp_path / "out")
    with pytest.raises(Refused, match="cannot write"):
        archive.pack(tmp_path / "gone", manifest, tmp_path / "new.palier")
    assert not (tmp_path / "new.palier").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(where=st.integers(min_value=0), mask=st.integers(min_value=1, max_value=255))
def test_one_altered_byte_is_refused_or_harms_nothing(
    packed: Path, tmp_path: Path, where: int, mask: int
) -> None:
    altered, out = tmp_path / "altered.palier", tmp_path / "altered"
    raw = bytearray(packed.read_bytes())
    raw[where % len(raw)] ^= mask
    altered.write_bytes(raw)
    out.unlink(missing_ok=True)
    try:
        archive.unpack(altered, out)
    except archive.Damaged:
        return
    assert out.read_bytes() == CONTENT  # a byte that says nothing, such as the hour of the member


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kept=st.floats(min_value=0, max_value=1, exclude_max=True))
def test_a_cut_file_is_refused(packed: Path, tmp_path: Path, kept: float) -> None:
    raw = packed.read_bytes()
    cut, out = tmp_path / "cut.palier", tmp_path / "cut"
    cut.write_bytes(raw[: int(len(raw) * kept)])
    out.unlink(missing_ok=True)
    with pytest.raises(archive.Damaged):
        archive.unpack(cut, out)


def zipped(file: Path, **members: str) -> Path:
    with zipfile.ZipFile(file, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("_", "."), text)
    return file


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Bonjour, je cherche du travail.")
    strangers = [
        tmp_path / "letter",
        zipped(tmp_path / "empty.zip"),
        zipped(tmp_path / "other.zip", data="x", manifest_json="{}"),
        zipped(tmp_path / "more.zip", data="x", manifest_json="{}", evil="x"),
    ]
    for stranger in strangers:
        with pytest.raises(archive.Damaged):
            archive.unpack(stranger, tmp_path / "out")


def test_more_data_than_promised_stops_before_filling_the_disk(
    packed: Path, tmp_path: Path
) -> None:
    manifest = archive.unpack(packed, tmp_path / "out")
    short = manifest.model_copy(update={"bytes": 10})
    archive.pack(tmp_path / "out", short, tmp_path / "bomb.palier")
    with pytest.raises(archive.Damaged):
        archive.unpack(tmp_path / "bomb.palier", tmp_path / "bomb")
    assert (tmp_path / "bomb").stat().st_size == 0


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no"):
        archive.unpack(tmp_path / "nothing", tmp_path / "out")
