"""What the machines of a room are given to trust: one certificate, and never a key."""

import ssl
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from palier.config.certificates import is_local, root
from palier.config.readers import BadSetting

NAME = "PALIER_ROOT_CERTIFICATE"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("root")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-subj", "/CN=Palier", "-keyout", folder / "key", "-out", folder / "crt"),
        ],
        check=True,
        capture_output=True,
    )
    return folder / "crt"


def test_nothing_said_is_no_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " ")
    assert root(NAME) is None


def test_the_fingerprint_is_the_one_that_screens_show(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, str(made))
    found = root(NAME)
    assert found is not None
    der = ssl.PEM_cert_to_DER_cert(made.read_text())
    assert found.fingerprint.replace(":", "").lower() == sha256(der).hexdigest()
    assert len(found.fingerprint.split(":")) == 32
    assert ssl.PEM_cert_to_DER_cert(found.pem) == der


@pytest.mark.parametrize("wrong", ["missing", "key", "key and certificate", "words", "é", "two"])
def test_anything_else_is_refused_without_repeating_it(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    certificate, key = made.read_text(), made.with_name("key").read_text()
    held = {
        "key": key,
        "key and certificate": key + certificate,
        "words": "bonjour",
        "é": "é",
        "two": certificate * 2,
    }
    file = tmp_path / "given"
    if wrong in held:
        file.write_text(held[wrong])
    monkeypatch.setenv(NAME, str(file))
    with pytest.raises(BadSetting) as refused:
        root(NAME)
    assert "PRIVATE" not in str(refused.value)
    assert str(file) in str(refused.value)


@pytest.mark.parametrize(
    "host",
    ["palier.local", "palier", "10.1.2.3", "192.168.1.20", "[fd00::7]", "a.lan", "::1"],
)
def test_a_local_name(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["palier.example.org", "local.fr", "8.8.8.8", "mylocal.fr"])
def test_a_name_of_everybody(host: str) -> None:
    assert not is_local(host)
