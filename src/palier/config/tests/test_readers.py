"""Each setting is read safely, and says one clear sentence when it is wrong."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from palier.config import readers
from palier.config.readers import BadSetting

NAME = "PALIER_SOMETHING"


@pytest.mark.parametrize("said", ["1", "yes", "TRUE", "on", " oui "])
def test_yes_is_said_in_several_ways(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)
    assert readers.flag(NAME, default=False) is True


@pytest.mark.parametrize("said", ["0", "no", "False", "off", "non"])
def test_no_is_said_in_several_ways(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)
    assert readers.flag(NAME, default=True) is False


@pytest.mark.parametrize("default", [True, False])
def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch, default: bool) -> None:
    monkeypatch.setenv(NAME, " ")
    assert readers.flag(NAME, default=default) is default


def test_maybe_is_refused_in_one_sentence_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALIER_DEBUG", "maybe")
    with pytest.raises(BadSetting) as refused:
        readers.flag("PALIER_DEBUG", default=False)
    assert refused.value.phrase.en == "PALIER_DEBUG: yes or no expected, got 'maybe'"
    assert refused.value.phrase.fr == "PALIER_DEBUG : oui ou non attendu, reçu « maybe »"


def test_the_key_is_made_once_and_is_the_owner_s_alone(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret.key"
    first = readers.secret(NAME, file)
    assert readers.secret(NAME, file) == first
    assert len(first) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [f.name for f in file.parent.iterdir()] == ["secret.key"]


def test_programs_that_start_together_get_the_same_key(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    with ThreadPoolExecutor(16) as starting:
        keys = set(starting.map(lambda _: readers.secret(NAME, file), range(64)))
    assert len(keys) == 1
    assert list(tmp_path.iterdir()) == [file]


def test_a_key_left_open_to_others_is_closed_again(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    readers.secret(NAME, file)
    file.chmod(0o644)
    readers.secret(NAME, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_half_a_key_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    file.write_text("half")
    with pytest.raises(BadSetting, match="incomplete"):
        readers.secret(NAME, file)
    assert file.read_text() == "half"


def test_a_key_that_is_given_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, "given")
    assert readers.secret(NAME, tmp_path / "secret.key") == "given"
    assert not list(tmp_path.iterdir())


def test_a_data_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    with pytest.raises(BadSetting, match="cannot write in"):
        readers.secret(NAME, tmp_path / "var" / "secret.key")


@pytest.mark.parametrize(
    ("said", "hostname", "netloc"),
    [
        ("https://palier.example.org", "palier.example.org", "palier.example.org"),
        ("https://palier.example.org:8443/", "palier.example.org", "palier.example.org:8443"),
        ("http://localhost:9000", "localhost", "localhost:9000"),
        ("http://127.0.0.2", "127.0.0.2", "127.0.0.2"),
        ("http://[::1]:8000", "[::1]", "[::1]:8000"),
    ],
)
def test_an_address_people_can_reach_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch, said: str, hostname: str, netloc: str
) -> None:
    monkeypatch.setenv(NAME, said)
    url = readers.url(NAME, "http://127.0.0.1:8000")
    assert (url.hostname, url.netloc) == (hostname, netloc)
    assert str(url) == said.rstrip("/")


@pytest.mark.parametrize(
    "said",
    [
        "http://palier.example.org",
        "http://192.168.1.4",
        "http://localhost.evil.org",
        "http://[::2]",
    ],
)
def test_http_beyond_this_machine_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)
    with pytest.raises(BadSetting, match="https expected beyond this machine"):
        readers.url(NAME, "")


@pytest.mark.parametrize(
    "said",
    [
        "palier",
        "ftp://x.org",
        "https://",
        "https://x.org/place",
        "https://a:b@x.org",
        "https://[x",
        "https://x.org:port",
        "https://x.org?q",
        "https://x.org:99999",
    ],
)
def test_what_is_no_public_address_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)
    with pytest.raises(BadSetting, match="address such as"):
        readers.url(NAME, "")


def test_a_folder_that_must_exist_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert readers.optional_folder(NAME) is None
    monkeypatch.setenv(NAME, str(tmp_path / "nowhere"))
    with pytest.raises(BadSetting, match="no such folder"):
        readers.optional_folder(NAME)
    monkeypatch.setenv(NAME, str(tmp_path))
    assert readers.optional_folder(NAME) == tmp_path


def test_a_file_is_not_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, __file__)
    with pytest.raises(BadSetting, match="not a folder"):
        readers.folder(NAME, tmp_path)
