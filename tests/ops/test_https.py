"""https on the local network of a place: shipped files, real Caddy, real place, real browser."""

import os
import shutil
import ssl
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

from conftest import CHROMIUM
from palier.home.demo import SIGN_INS
from stories.conftest import ARGUMENTS
from tests.ops import room as rooms
from tests.ops.conftest import Place
from tests.ops.room import NAME, Machine, Room, install, opened, variables

REQUIRED = bool(os.environ.get("PALIER_REQUIRE_BROWSER"))


def needs(program: str) -> pytest.MarkDecorator:
    missing = shutil.which(program) is None and not REQUIRED
    return pytest.mark.skipif(missing, reason=f"{program} is not installed (make tools)")


pytestmark = [needs("caddy"), needs("openssl")]


@pytest.fixture(scope="module")
def room(_prepared: dict[str, Place], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    own = tmp_path_factory.mktemp("room")
    demo = Place(Path(shutil.copytree(_prepared["demo"].var, own / "var"))).told(PALIER_DEMO="1")
    with opened(demo, own) as one:
        yield one


@pytest.fixture
def prepared(room: Room, tmp_path: Path) -> Machine:
    """A machine of the room that took the certificate on the page, and trusts nothing else."""
    taken = tmp_path / "palier-racine.crt"
    taken.write_bytes(room.plain("/machines/palier-racine.crt").body)
    return room.machine(taken)


def test_a_machine_that_took_the_certificate_opens_the_place(prepared: Machine) -> None:
    answer = prepared.get("/healthz")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    assert "Tout est en place." in prepared.get("/machines/").text


def test_a_machine_that_did_not_refuses_it(room: Room) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        room.machine().get("/healthz")


@pytest.mark.parametrize("host", [NAME, "192.168.1.20", "palier"])
def test_the_page_that_prepares_a_machine_answers_in_plain_http_by_any_name(
    room: Room, host: str
) -> None:
    page = room.plain("/machines/", Host=host)
    assert page.status == 200
    assert f"{room.url}/" in page.text
    assert fingerprint(room.root) in page.text
    assert "n’est pas encore en https" in page.text
    assert page.cookies == {}, "a cookie in plain http is read by the whole room"
    assert "<form" not in page.text, "a form in plain http would be refused"


def test_the_certificate_is_the_one_of_the_place_in_the_form_that_every_system_opens(
    room: Room,
) -> None:
    answer = room.plain("/machines/palier-racine.crt", Host="192.168.1.20")
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert "Content-Disposition" not in answer.headers
    assert answer.text == room.root.read_text()
    assert "PRIVATE" not in answer.text


@pytest.mark.parametrize("path", ["/", "/sign-in/?next=/desk/", "/machines/x", "/me/"])
def test_everything_else_goes_to_https_and_no_browser_remembers_it(room: Room, path: str) -> None:
    answer = room.plain(path, Host="192.168.1.20")
    assert (answer.status, answer.headers["Location"]) == (302, room.url + path)
    assert answer.cookies == {}


def test_the_page_looks_as_it_should_in_plain_http(room: Room) -> None:
    page = room.plain("/machines/").text
    sheet = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert room.plain(sheet).headers["Content-Type"].startswith("text/css")


def test_whoever_signs_in_holds_cookies_that_never_travel_in_clear(prepared: Machine) -> None:
    answer = prepared.sign_in(SIGN_INS[0].email, SIGN_INS[0].password)
    assert (answer.status, answer.headers["Location"]) == (302, "/desk/")
    assert prepared.get("/desk/").status == 200
    assert {"sessionid", "csrftoken"} <= set(prepared.cookies)
    for line in (*answer.cookies.values(), *prepared.get("/sign-in/").cookies.values()):
        assert "; Secure" in line, line


def test_the_place_does_not_promise_https_for_a_year(prepared: Machine) -> None:
    """A lost certificate would then close the place to every machine of its own room."""
    for path in ("/", "/machines/", "/healthz"):
        assert "Strict-Transport-Security" not in prepared.get(path).headers


def test_tries_are_counted_for_the_machine_that_makes_them_whatever_it_pretends(
    room: Room, prepared: Machine
) -> None:
    assert prepared.root is not None
    wrong, other = room.machine(prepared.root, at="127.0.0.7"), "127.0.0.8"
    for turn in range(11):
        pretended = {"X-Forwarded-For": f"10.0.0.{turn}", "X-Real-IP": f"10.0.0.{turn}"}
        last = wrong.sign_in(f"{turn}@example.org", "ce n’est pas cela", **pretended)
    assert "Trop d" in last.text
    elsewhere = room.machine(prepared.root, at=other)
    assert elsewhere.sign_in(SIGN_INS[1].email, SIGN_INS[1].password).status == 302


@pytest.mark.parametrize(
    "pretended", [{"X-Forwarded-Proto": "https"}, {"X-Forwarded-Ssl": "on"}, {"Forwarded": "x"}]
)
def test_a_machine_cannot_pretend_to_speak_https(room: Room, pretended: dict[str, str]) -> None:
    assert "n’est pas encore en https" in room.plain("/machines/", **pretended).text


def test_whoever_steals_the_key_may_sign_for_this_place_and_for_nobody_else(
    room: Room, tmp_path: Path
) -> None:
    assert verified(room, NAME, tmp_path)
    for name in ("www.francetravail.fr", "local", "autre.local"):
        assert not verified(room, name, tmp_path), name
    assert not verified(room, "IP:192.168.1.1", tmp_path)


def test_the_key_of_the_root_is_kept_nowhere_and_the_other_is_not_for_everybody(room: Room) -> None:
    assert {path.name for path in room.folder.iterdir()} == {
        *("Caddyfile", "palier-racine.crt", "place.env", "signs.crt", "signs.key")
    }
    assert public_key(room.folder / "signs.key") != public_key(room.root)
    assert not stat.S_IMODE((room.folder / "signs.key").stat().st_mode) & 0o077


def test_installing_again_keeps_the_certificate_of_the_room(tmp_path: Path) -> None:
    first = install(tmp_path, NAME)
    kept = (tmp_path / "etc/palier-https/palier-racine.crt").read_text()
    again = install(tmp_path, NAME)
    assert (first.returncode, again.returncode) == (0, 0)
    assert (tmp_path / "etc/palier-https/palier-racine.crt").read_text() == kept
    assert fingerprint(tmp_path / "etc/palier-https/palier-racine.crt") in again.stdout
    other = install(tmp_path, "autre.local")
    assert (other.returncode, len(other.stderr.splitlines())) == (1, 2)


@pytest.mark.parametrize("name", ["", "Palier Local", "palier;rm", "https://palier.local"])
def test_a_name_that_cannot_be_one_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    done = install(tmp_path, name)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 2)
    assert list(tmp_path.iterdir()) == []


def test_a_place_without_a_name_may_use_its_fixed_address(
    real_place: Place, tmp_path: Path
) -> None:
    with opened(real_place, tmp_path, "127.0.0.1") as room:
        assert room.machine(room.root).get("/healthz").status == 200


def test_the_units_are_ones_that_systemd_reads(tmp_path: Path) -> None:
    if not (verify := shutil.which("systemd-analyze")):
        pytest.skip("systemd-analyze is not installed")
    install(tmp_path, NAME)
    units = tmp_path / "etc/systemd/system"
    shutil.copy("/lib/systemd/system/caddy.service", units)
    shutil.copy(rooms.SHIPPED.parent / "palier.service", units)
    for unit in ("caddy", "palier"):
        done = subprocess.run(
            [verify, "cat-config", "--root", tmp_path, f"systemd/system/{unit}.service"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "EnvironmentFile=/etc/palier-https/place.env" in done.stdout, done.stderr


@needs("certutil")
@pytest.mark.browser
@pytest.mark.parametrize("trusts", [True, False])
def test_chromium_opens_it_as_a_secure_place_once_it_trusts_the_root(
    room: Room, tmp_path: Path, trusts: bool
) -> None:
    own = tmp_path / "home"
    store = own / ".pki" / "nssdb"
    store.mkdir(parents=True)
    nss = ["certutil", "-d", f"sql:{store}"]
    subprocess.run([*nss, "-N", "--empty-password"], check=True)
    if trusts:
        subprocess.run([*nss, "-A", "-t", "C,,", "-n", "Palier", "-i", room.root], check=True)
    with sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=CHROMIUM,
            args=[*ARGUMENTS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"],
            env={**os.environ, "HOME": str(own)},
        )
        page = browser.new_page()
        if trusts:
            page.goto(room.url)
            assert page.evaluate("isSecureContext && !!navigator.mediaDevices") is True
            assert page.evaluate("!!window.PublicKeyCredential") is True
        else:
            with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
                page.goto(room.url)
            page = browser.new_page()
            page.goto(f"http://{NAME}:{room.http}/machines/")
            assert page.evaluate("isSecureContext") is False
            assert page.locator("a.btn.go").get_attribute("href") == "/machines/palier-racine.crt"
        browser.close()


def fingerprint(root: Path) -> str:
    """As OpenSSL says it: another program than ours."""
    return openssl("x509", "-in", root, "-noout", "-fingerprint", "-sha256").split("=")[1].strip()


def public_key(file: Path) -> str:
    if file.suffix == ".key":
        return openssl("pkey", "-in", file, "-pubout")
    return openssl("x509", "-in", file, "-noout", "-pubkey")


def openssl(*words: str | Path) -> str:
    done = subprocess.run(
        ["openssl", *map(str, words)], capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout


def verified(room: Room, name: str, own: Path) -> bool:
    """Whether who trusts the root accepts a certificate for ``name`` signed by the stolen key."""
    san = name if name.startswith("IP:") else f"DNS:{name}"
    key, asked, forged = own / "x.key", own / "x.csr", own / "x.crt"
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
    openssl("req", "-new", "-key", key, "-subj", "/CN=x", "-out", asked)
    (own / "x.ext").write_text(f"subjectAltName={san}\n")
    signer = ("-CA", room.folder / "signs.crt", "-CAkey", room.folder / "signs.key")
    extensions = ("-extfile", own / "x.ext", "-set_serial", "7", "-days", "1")
    openssl("x509", "-req", "-in", asked, *signer, *extensions, "-out", forged)
    chain = ("-CAfile", room.root, "-untrusted", room.folder / "signs.crt")
    done = subprocess.run(
        ["openssl", "verify", *map(str, chain), str(forged)], capture_output=True, check=False
    )
    return done.returncode == 0


def test_the_variables_of_the_units_are_those_of_the_caddyfile(tmp_path: Path) -> None:
    install(tmp_path, NAME)
    given = variables(tmp_path / "etc/palier-https")
    text = (rooms.SHIPPED / "Caddyfile").read_text()
    assert set(given) == {"PALIER_URL", "PALIER_ROOT_CERTIFICATE", "PALIER_SIGNS"}
    assert all(f"{{${name}}}" in text for name in given)
