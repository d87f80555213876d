"""Palier listens to this machine only, unless the public address is https."""

import os
import socket

import pytest

from palier.cli import address
from palier.cli.address import Address
from palier.cli.refusal import Refused


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PALIER_URL", "PORT"):
        monkeypatch.setenv(name, "")


def test_nothing_said_means_this_machine_on_8000() -> None:
    assert address.chosen("127.0.0.1", "") == Address("127.0.0.1", 8000)


def test_the_port_of_the_option_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8001")
    assert address.chosen("127.0.0.1", "").port == 8001
    assert address.chosen("127.0.0.1", "8002").port == 8002


def test_the_address_people_open_follows_the_port() -> None:
    address.chosen("127.0.0.1", "8003")
    assert os.environ["PALIER_URL"] == "http://127.0.0.1:8003"


def test_an_address_in_clear_gives_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALIER_URL", "http://localhost:9000")
    assert address.chosen("::1", "") == Address("::1", 9000)


def test_the_port_of_an_https_address_is_the_front_server_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PALIER_URL", "https://palier.example.org:8443")
    assert address.chosen("0.0.0.0", "") == Address("0.0.0.0", 8000)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "palier.example.org"])
def test_listening_to_others_without_https_is_refused(host: str) -> None:
    with pytest.raises(Refused, match="without https"):
        address.chosen(host, "")


@pytest.mark.parametrize("said", ["abc", "0", "65536", "-1", "8000.5", "٨"])
def test_a_port_is_a_number(said: str) -> None:
    with pytest.raises(Refused, match="from 1 to 65535"):
        address.chosen("127.0.0.1", said)


def test_a_port_that_is_taken_is_said_with_another_to_try() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = Address("127.0.0.1", other.getsockname()[1])
        with pytest.raises(Refused, match=f"PORT={taken.port + 1}"):
            address.require_free(taken)
    address.require_free(taken)


def test_an_address_that_is_not_ours_is_one_sentence() -> None:
    with pytest.raises(Refused, match="choose another port"):
        address.require_free(Address("203.0.113.7", 8000))
