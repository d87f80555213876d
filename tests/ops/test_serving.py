"""The place opens, answers, and says in one sentence why it does not."""

import gzip
import json
import re
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.ops.conftest import Place, done_well, refused, serving


def fetch(port: int, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Asks again for half a minute: the address is said just before the server listens."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read(), dict(answer.headers)
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read(), dict(answer.headers)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_the_demonstration_opens_and_says_how_to_enter(demo_place: Place, port: int) -> None:
    with serving(demo_place.told(PALIER_DEMO="1"), port) as said:
        status, body, _ = fetch(port, "/healthz")
        assert (status, json.loads(body)["status"]) == (200, "ok")
        assert f"http://127.0.0.1:{port}" in said
        assert "Sans https : sur cette machine seulement." in said
        assert re.search(r"\S+@\S+", said)

        _, page, _ = fetch(port, "/")
        sheet = re.search(rb'href="(/static/[^"]+\.css)"', page)
        assert sheet is not None
        _, css, headers = fetch(port, sheet[1].decode(), **{"Accept-Encoding": "gzip"})
        assert "immutable" in headers["Cache-Control"]
        assert gzip.decompress(css)

        taken = refused(demo_place.palier("serve", "--port", str(port)))
        assert f"make run PORT={port + 1}" in taken
        backup = demo_place.var / "while-open.palier"
        done_well(demo_place.palier("backup", backup))
        assert "stop it first" in refused(demo_place.palier("restore", backup))
    done_well(demo_place.palier("restore", backup))


def test_a_real_place_shows_no_sign_in(real_place: Place, port: int) -> None:
    with serving(real_place, port) as said:
        assert fetch(port, "/healthz")[0] == 200
    assert "@" not in said


def test_a_place_that_waits_for_its_tables_says_so(
    tmp_path: Path,
    port: int,
) -> None:
    place = Place(tmp_path / "var")
    assert "palier migrate" in refused(place.palier("serve", "--port", str(port)))


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"PALIER_DEBUG": "maybe"}, "yes or no expected, got 'maybe'"),
        ({"PALIER_VAR": "/sys/palier"}, "cannot write in /sys/palier"),
        ({"DATABASE_URL": "postgresql://x@127.0.0.1:1/y"}, "the database does not answer"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    real_place: Place, port: int, variables: dict[str, str], said: str
) -> None:
    told = real_place.told(**{"PORT": str(port)} | variables)
    assert said in refused(told.palier("serve"))
