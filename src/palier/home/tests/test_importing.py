"""The pages of a file of people: refused with a sentence, shown, brought in, repaired."""

import csv
from io import StringIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from palier.people.models import PeopleImport
from palier.people.queries import people_known_to
from palier.people.rules.table import MOST_BYTES
from palier.queue.worker import Worker
from tests.cast import Cast

RAW = (
    "Nom;Prénom;Téléphone;Ville\r\nLE GOFF;Gaëlle;06 12 34 56 78;Brest\r\n"
    "DUPONT;=cmd|x;;Brest\r\nMARTIN;Élise;+33 12;Brest\r\n"
).encode("cp1252")


@pytest.fixture
def desk(cast: Cast) -> Client:
    return cast.signed_in(cast.nolwenn)


def send(client: Client, raw: bytes, name: str = "liste.csv", **said: str) -> tuple[int, str]:
    """The status, and the page or where it goes."""
    form = {"table": SimpleUploadedFile(name, raw), **said}
    answer = client.post(reverse("import_people"), form)
    return answer.status_code, answer.headers.get("Location", "") or answer.content.decode()


def shown(client: Client, page: str) -> str:
    return " ".join(client.get(page).content.decode().replace("\u00a0", " ").split())


def done(client: Client, raw: bytes) -> str:
    """Sent, read, begun, brought in: the address of its page."""
    _, page = send(client, raw)
    Worker().run_waiting()
    client.post(f"{page}start/")
    Worker().run_waiting()
    return page


def test_the_desk_leads_there_and_a_volunteer_is_not_led(cast: Cast, desk: Client) -> None:
    address = reverse("import_people")
    assert address in desk.get(reverse("desk")).content.decode()
    soizic = cast.signed_in(cast.soizic)
    assert address not in soizic.get(reverse("desk")).content.decode()
    assert soizic.get(address).status_code == 404


def test_from_the_file_to_the_people(cast: Cast, desk: Client) -> None:
    before = people_known_to(cast.helper(cast.nolwenn)).count()
    status, page = send(desk, RAW)
    assert status == 302
    assert "Nous lisons le fichier" in shown(desk, page)
    Worker().run_waiting()
    read = shown(desk, page)
    assert "Gaëlle Le Goff" in read
    assert "06 12 34 56 78" in read
    assert "Ville" in read
    assert "Brest" not in read
    assert "Ce nom n’est pas un nom." in read
    for _ in range(2):
        assert desk.post(f"{page}start/").headers["Location"] == page
    assert "Personnes préparées" in shown(desk, page)
    Worker().run_waiting()
    assert "personne ajoutée" in shown(desk, page)
    assert people_known_to(cast.helper(cast.nolwenn)).count() == before + 1


def test_how_far_it_is_is_asked_without_a_sign_of_life(desk: Client) -> None:
    _, page = send(desk, RAW)
    news = f"{page}news/"
    assert "progress" in desk.get(news).content.decode()
    Worker().run_waiting()
    assert desk.get(news).status_code == 204


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "vide"),
        (b"PK\x03\x04" + bytes(90), "classeur de tableur"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "image"),
        (b"%PDF-1.7" + bytes(90), "pas un tableau"),
        (b"Dupont;Jean\n" * 100_000, "20 000 au plus"),
        (b"x;" * 9_000, "Il y a trop de colonnes"),
        (b'a;b\n"c;d\ne;f', "Voyez la ligne 2"),
        (b"Ville\nBrest1\n", "aucun nom"),
        (b"x" * (MOST_BYTES + 1), "trop lourd"),
        (b"x" * (MOST_BYTES * 2), "trop lourd"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(
    desk: Client, raw: bytes, words: str
) -> None:
    before = PeopleImport.objects.count()
    status, page = send(desk, raw)
    assert status == 422
    assert words in page.replace("\u00a0", " ").replace("\u202f", " ")
    assert PeopleImport.objects.count() == before


def test_nothing_chosen_is_said(desk: Client) -> None:
    answer = desk.post(reverse("import_people"))
    assert answer.status_code == 422
    assert "Choisissez un fichier." in answer.content.decode()


def test_lines_to_repair_are_taken_away_and_never_run(desk: Client) -> None:
    page = done(desk, RAW)
    answer = desk.get(f"{page}errors/")
    rows = [*csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")]
    assert rows[0] == ["Nom", "Prénom", "Téléphone", "Ligne", "À revoir"]
    assert [row[:4] for row in rows[1:]] == [
        ["DUPONT", "'=cmd|x", "", "3"],
        ["MARTIN", "Élise", "'+33 12", "4"],
    ]
    assert "lignes à revoir" in shown(desk, page)


def test_repaired_lines_come_back_as_they_left(desk: Client) -> None:
    """What the spreadsheet saves is read: the number and the reason are read past."""
    page = done(desk, RAW)
    table = desk.get(f"{page}errors/").content.decode("utf-8-sig")
    mended = table.replace("'=cmd|x", "Jean").replace("+33 12", "+33 6 98 76 54 32")
    _, again = send(desk, mended.encode())
    Worker().run_waiting()
    assert "Élise Martin" in shown(desk, again)
    assert "06 98 76 54 32" in shown(desk, again)


def test_the_template_is_read_by_ourselves(desk: Client) -> None:
    raw = desk.get(reverse("import_template")).content
    assert raw.startswith(b"\xef\xbb\xbf")
    _, page = send(desk, raw)
    Worker().run_waiting()
    assert "Camille Exemple" in shown(desk, page)
    assert "Dominique Essai" in shown(desk, page)


def test_columns_are_changed_with_a_plain_list(desk: Client) -> None:
    _, page = send(desk, RAW)
    Worker().run_waiting()
    none = desk.post(f"{page}columns/", {"says-0": "", "says-1": "", "says-2": "phone"})
    assert none.status_code == 422
    assert "au moins une colonne" in none.content.decode()
    desk.post(f"{page}columns/", {"says-0": "first_name", "says-1": "last_name"})
    Worker().run_waiting()
    assert "Le Goff Gaëlle" in shown(desk, page)


def test_the_same_file_again_is_asked_about(desk: Client) -> None:
    done(desk, RAW)
    _, page = send(desk, RAW)
    Worker().run_waiting()
    assert "Ce même fichier est déjà entré" in shown(desk, page)
    ticked = [line for line in ("2",) if "Déjà connues" in shown(desk, page)]
    desk.post(f"{page}known/", {"line": ticked})
    asked = desk.post(f"{page}start/")
    assert asked.status_code == 422
    assert desk.post(f"{page}start/", {"again": "on"}).status_code == 302


def test_what_comes_too_late_is_told(desk: Client) -> None:
    page = done(desk, RAW)
    for act in ("columns", "known", "cancel"):
        answer = desk.post(f"{page}{act}/", follow=True)
        assert "L’import est déjà plus loin" in answer.content.decode()


def test_stopped_it_says_that_nothing_is_kept(desk: Client) -> None:
    _, page = send(desk, RAW)
    for _ in range(2):
        desk.post(f"{page}cancel/")
        Worker().run_waiting()
    assert "Rien n’en est gardé" in shown(desk, page)
    assert "liste.csv" not in shown(desk, page)


def test_charlie_and_a_forged_number_find_nothing(cast: Cast, desk: Client) -> None:
    _, page = send(desk, RAW)
    Worker().run_waiting()
    charlie = cast.signed_in(cast.charlie)
    nowhere = reverse("check_import", args=[uuid4()])
    for client, address in ((charlie, page), (desk, nowhere)):
        for part in ("", "news/", "errors/"):
            assert client.get(f"{address}{part}").status_code == 404
        for part in ("columns/", "known/", "start/", "cancel/"):
            assert client.post(f"{address}{part}").status_code == 404
    assert "liste.csv" not in charlie.get(reverse("import_people")).content.decode()
