"""Servers share the place; a restoration has it alone."""

import os
from pathlib import Path

import pytest

from palier.cli import lock
from palier.cli.refusal import Refused


def test_two_servers_share_and_a_restoration_waits(tmp_path: Path) -> None:
    first, second = lock.share(tmp_path), lock.share(tmp_path)
    with pytest.raises(Refused, match="stop it first"), lock.alone(tmp_path):
        pytest.fail("restored under a running server")
    os.close(first)
    with pytest.raises(Refused), lock.alone(tmp_path):
        pytest.fail("restored under a running server")
    os.close(second)
    with lock.alone(tmp_path):
        pass


def test_no_server_starts_during_a_restoration(tmp_path: Path) -> None:
    with lock.alone(tmp_path), pytest.raises(Refused, match="under way"):
        lock.share(tmp_path)
    os.close(lock.share(tmp_path))
