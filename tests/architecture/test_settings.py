"""Settings shout when asked for, and are safe when nothing is said: read as a real place does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.architecture.houses import ROOT

READ = """
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in dir(settings) if name.isupper()},
                 default=str))
"""

DAY = 24 * 3600


def read(var: Path, **environment: str) -> dict[str, Any]:
    """The real settings, in a process of its own, with nothing else set than ``environment``."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", READ],
        env={
            **kept,
            "DJANGO_SETTINGS_MODULE": "palier.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
            "PALIER_VAR": str(var),
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def unsafe(said: dict[str, Any]) -> list[str]:
    """What makes a place unsafe, whatever its address."""
    return [name for name, wrong in _wrongs(said).items() if wrong]


def _wrongs(said: dict[str, Any]) -> dict[str, bool]:
    csp = said["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    return {
        "debug": said["DEBUG"] is not False,
        "demonstration": said["DEMO"] is not False,
        "any host": "*" in said["ALLOWED_HOSTS"],
        "short key": len(said["SECRET_KEY"]) < 50,
        "passwords": not said["PASSWORD_HASHERS"][0].endswith(".Argon2PasswordHasher"),
        "script reads the session": not said["SESSION_COOKIE_HTTPONLY"],
        "script reads the csrf cookie": not said["CSRF_COOKIE_HTTPONLY"],
        "cookies travel": said["SESSION_COOKIE_SAMESITE"] not in {"Lax", "Strict"},
        "long session": said["SESSION_COOKIE_AGE"] > DAY,
        "session outlives the browser": not said["SESSION_EXPIRE_AT_BROWSER_CLOSE"],
        "framed": said["X_FRAME_OPTIONS"] != "DENY",
        "referrer": said["SECURE_REFERRER_POLICY"] not in {"same-origin", "no-referrer"},
        "policy only reported": "CONTENT_SECURITY_POLICY_REPORT_ONLY" in said,
        "everything by default": csp["default-src"] != ["'none'"],
        "loose sources": bool(loose(csp)),
    }


def loose(csp: dict[str, list[str]]) -> list[str]:
    """Sources of a policy that let something inline execute, or another site in."""
    allowed = {"'none'", "'self'", "data:", "blob:"}
    executes = {"script-src": {"'self'"}, "style-src": {"'self'"}, "default-src": {"'none'"}}
    return [
        f"{directive} {source}"
        for directive, sources in csp.items()
        for source in sources
        if source not in executes.get(directive, allowed)
    ]


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return read(tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return read(tmp_path_factory.mktemp("var"), PALIER_URL="https://palier.example.org")


def test_a_place_where_nothing_is_set_is_safe(silent: dict[str, Any]) -> None:
    assert unsafe(silent) == []
    assert silent["ALLOWED_HOSTS"] == ["127.0.0.1", "[::1]", "localhost"]


def test_a_place_under_https_is_safe_and_stays_under_https(served: dict[str, Any]) -> None:
    assert unsafe(served) == []
    assert served["SECURE_SSL_REDIRECT"] is True
    assert served["SESSION_COOKIE_SECURE"] is True
    assert served["CSRF_COOKIE_SECURE"] is True
    assert served["SECURE_HSTS_SECONDS"] >= 365 * DAY
    assert served["CSRF_TRUSTED_ORIGINS"] == ["https://palier.example.org"]


def test_plain_http_on_this_machine_promises_no_https(silent: dict[str, Any]) -> None:
    """A browser that once heard HSTS for 127.0.0.1 would never come back."""
    assert silent["SECURE_HSTS_SECONDS"] == 0
    assert silent["SECURE_SSL_REDIRECT"] is False


@pytest.mark.parametrize("name", ["palier.local", "192.168.1.20", "palier", "palier.home.arpa"])
def test_a_name_of_a_local_network_promises_no_https_for_a_year(tmp_path: Path, name: str) -> None:
    """Under a root of its own: the day it is lost, no machine of the room could come back."""
    said = read(tmp_path, PALIER_URL=f"https://{name}")
    assert unsafe(said) == []
    assert said["SECURE_HSTS_SECONDS"] == 0
    assert said["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is said["SECURE_HSTS_PRELOAD"] is False
    assert said["SESSION_COOKIE_SECURE"] is said["SECURE_SSL_REDIRECT"] is True
    assert said["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1


def test_an_unsafe_place_would_be_seen(tmp_path: Path) -> None:
    assert unsafe(read(tmp_path, PALIER_DEBUG="yes", PALIER_DEMO="oui")) == [
        "debug",
        "demonstration",
    ]


@pytest.mark.parametrize(
    ("directive", "source"),
    [
        ("script-src", "'unsafe-inline'"),
        ("script-src", "data:"),
        ("style-src", "'unsafe-inline'"),
        ("img-src", "https://elsewhere.example"),
        ("connect-src", "*"),
    ],
)
def test_a_loose_policy_would_be_seen(silent: dict[str, Any], directive: str, source: str) -> None:
    csp = silent["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert loose({**csp, directive: ["'self'", source]}) == [f"{directive} {source}"]


@pytest.mark.django_db
def test_the_policy_really_leaves_with_the_pages() -> None:
    said = Client().get("/").headers["Content-Security-Policy"]
    policy = {part.split()[0]: part.split()[1:] for part in said.split(";") if part.strip()}
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]
    assert loose(policy) == []
