"""Is the place alive? 200 with the version, or 503."""

from importlib.metadata import version
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_a_place_that_works_answers_with_its_version(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": version("palier")}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_silent_database_is_a_503_even_with_a_session_cookie(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.cookies["sessionid"] = "of-somebody-signed-in"

    def silent(*_: object) -> None:
        raise OperationalError("the disk is gone")

    monkeypatch.setattr(connection, "cursor", silent)
    assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
def test_a_supervisor_is_not_sent_to_https(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_asking_changes_nothing_so_posting_is_refused(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
