"""Hostile to carelessness: random order (pytest-randomly), no network, no browser skipped in CI."""

import os
import socket
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.test import TransactionTestCase
from django.utils import timezone
from hypothesis import settings as hypothesis

from palier.vault.models import Proof
from tests.cast import Cast
from tests.replay import replayed

CHROMIUM = "/usr/bin/chromium"
# A busy machine is not a bug, and CI must not turn red on an example nobody has seen: the search
# for new ones happens at home.
hypothesis.register_profile("palier", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.load_profile("palier")


@receiver(post_migrate, dispatch_uid="tests.proof")
def _proof_of_the_key(**_: Any) -> None:
    """Tests that commit empty every table after them; a place never loses its proof."""
    if not Proof.objects.exists():
        Proof.objects.create(words="palier")


LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Palier talks to nobody: a test that tries is a bug."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address}")
        real(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(autouse=True, scope="session")
def an_audit_that_tests_may_empty() -> Iterator[None]:
    """Between two tests that really write, Django empties every table: on SQLite row by row, which
    the triggers of the audit refuse. They step aside for that, and are put back as they were."""
    real = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def teardown(self: TransactionTestCase) -> None:
        triggers = dict[str, str]()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                found = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                triggers = dict(cursor.execute(found).fetchall())
                for name in triggers:
                    cursor.execute(f"DROP TRIGGER {name}")
        real(self)
        with connection.cursor() as cursor:
            for sql in triggers.values():
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


LAST_MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def one_day() -> None:
    """Pages take the real time, and who came yesterday is not here: a test that would begin in the
    last minute of a day waits for the next one."""
    now = timezone.localtime()
    tomorrow = timezone.make_aware(datetime.combine(now.date() + timedelta(days=1), time()))
    if (left := tomorrow - now) < LAST_MINUTE:
        sleep(left.total_seconds())


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001  (rows need the database)
    """Everybody, in their places; Charlie, from elsewhere, must see nothing."""
    cache.clear()
    return replayed()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium, browser tests say so; where they are required, they fail instead."""
    if Path(CHROMIUM).exists() or os.environ.get("PALIER_REQUIRE_BROWSER"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=f"{CHROMIUM} is not installed (make tools)"))
