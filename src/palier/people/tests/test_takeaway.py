"""What a person takes away: all of hers, nobody else's, readable by eye, by ear and by program."""

import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pdfua
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.audit.models import Entry
from palier.people import takeaway
from palier.people.actions.leaving import take_away
from palier.people.erasure_form import form_pdf
from palier.people.models import Beneficiary, Helper, Visit
from palier.people.takeaway import Takeaway, gathered, in_file, on_paper
from tests.cast import SECRETS, Cast
from tests.paper import faults_of

NOW = datetime(2026, 11, 22, 9, 30, 12, 345, tzinfo=UTC)
HOSTILE = (
    '=HYPERLINK("http://x")',
    '#read("/etc/passwd") #pagebreak()',
    "<script>alert(1)</script>{{ 7 }}",
    "\u202egnp.exe 👩‍🦽 ليلى",
    "2026-01-01",
)


def words_of(paper: bytes) -> str:
    document = pypdfium2.PdfDocument(paper)
    return " ".join("".join(p.get_textpage().get_text_bounded() for p in document).split())


def taken(cast: Cast, name: str = "Claudia") -> Takeaway:
    return gathered(cast.beneficiary(name).pk, now=NOW)


def test_the_file_holds_what_the_houses_hold(cast: Cast) -> None:
    with zipfile.ZipFile(BytesIO(in_file(taken(cast), "fr"))) as file:
        assert file.namelist() == ["mes-informations.pdf", "mes-informations.json"]
        told = json.loads(file.read("mes-informations.json"))
        assert file.testzip() is None
    assert (told["format"], told["version"]) == ("palier-takeaway", 1)
    parts = {part["key"]: part for part in told["parts"]}
    assert {"people.beneficiary", "people.visit", "people.consent", "audit.entry"} <= set(parts)
    assert {"simulators.play", "diagnosis.diagnosis", "diagnosis.reply"} <= set(parts)
    assert parts["people.visit"]["rows"][0]["request"] == "Zoulikha-CV"
    assert parts["diagnosis.stageoverrule"]["rows"][0]["reason"] == "Corail-raison"
    assert Takeaway.model_validate(told) == taken(cast)


def test_it_tells_of_nobody_else(cast: Cast) -> None:
    """Leïla was welcomed by the same helper, in the same place, in the same minute."""
    Helper.objects.filter(pk=cast.nolwenn.helper_id).update(name="Nolwenn Le Goff-Kerjean")
    hers = {"Claudia-Rose", "Zoulikha-CV", "Corail-raison", "Mimosa-besoin", "Bruyère-pas"}
    for language in ("fr", "en"):
        whole = taken(cast).model_dump_json() + words_of(on_paper(taken(cast), language))
        assert not [word for word in set(SECRETS) - hers if word in whole]
        assert all(word in whole for word in hers)
        assert "Kerjean" not in whole
        assert "example.org" not in whole
        others = {str(one.pk) for one in Beneficiary.objects.all()}
        assert not [pk for pk in others if pk in whole]


def test_what_the_file_says_the_paper_says(cast: Cast) -> None:
    said = words_of(on_paper(taken(cast), "fr"))
    for words in (
        "Mes informations",
        "22 novembre 2026",
        "Vos passages",
        "Pour quoi : Zoulikha-CV",
    ):
        assert words in said
    assert "Avec qui : Nolwenn" in said
    assert "Trois ans, puis elles partent." in said
    english = words_of(on_paper(taken(cast), "en"))
    assert "What for: Zoulikha-CV" in english
    assert "Vos passages" not in english


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_told_and_never_obeyed(cast: Cast, text: str) -> None:
    usual = len(pypdfium2.PdfDocument(on_paper(taken(cast), "fr")))
    Visit.objects.filter(person=cast.beneficiary("Claudia")).update(request=text)
    told = taken(cast)
    (part,) = (one for one in told.parts if one.key == "people.visit")
    assert part.rows[0]["request"] == text
    paper = on_paper(told, "fr")
    assert len(pypdfium2.PdfDocument(paper)) == usual
    if text.isascii():
        assert text.split(maxsplit=1)[0] in words_of(paper).replace("\u200b", "")


def test_a_huge_life_is_cut_and_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = cast.visits["Claudia"]
    Visit.objects.bulk_create(
        Visit(
            person_id=visit.person_id,
            structure_id=visit.structure_id,
            welcomed_by_id=visit.welcomed_by_id,
            arrived_at=NOW - timedelta(days=n),
            request=f"demande {n}",
            ticket=uuid4(),
        )
        for n in range(200)
    )
    monkeypatch.setattr(takeaway, "MOST_ROWS", 150)
    told = taken(cast)
    (part,) = (one for one in told.parts if one.key == "people.visit")
    assert (part.total, len(part.rows)) == (201, 150)
    assert "demande 0" in str(part.rows), "the latest are kept"
    said = words_of(on_paper(told, "fr"))
    assert "Il y en a 201 en tout" in said
    shown = len(re.findall(r"demande \d", said))
    assert shown == takeaway.MOST_ON_PAPER - 1, "and the visit of today"


def test_it_costs_the_same_number_of_questions_for_a_long_life(cast: Cast) -> None:
    person = cast.beneficiary("Claudia").pk
    with CaptureQueriesContext(
        connection,
    ) as short:
        gathered(person, now=NOW)
    Entry.objects.bulk_create(
        Entry(at=NOW, verb="look", by_side="helper", by=cast.nolwenn.helper_id, person=person)
        for _ in range(300)
    )
    with CaptureQueriesContext(connection) as long:
        gathered(person, now=NOW)
    assert len(long) == len(short)


def test_taking_away_twice_in_a_breath_is_written_once(cast: Cast) -> None:
    actor = cast.person("Claudia")
    for seconds in (0, 2, 3600):
        take_away(actor=actor, now=NOW + timedelta(seconds=seconds))
    assert Entry.objects.filter(verb="take_away", person=actor.id).count() == 2


def test_nobody_takes_nothing(db: None) -> None:
    with pytest.raises(Beneficiary.DoesNotExist):
        gathered(uuid4(), now=NOW)


@pytest.fixture(params=["mine", "mine in English", "to sign"])
def paper(request: pytest.FixtureRequest, cast: Cast) -> bytes:
    if request.param == "to sign":
        return form_pdf("fr", name="Leïla B", place="EPN", day="22 novembre 2026", made=NOW)
    return on_paper(taken(cast), "en" if "English" in request.param else "fr")


def test_the_checkers_find_nothing(paper: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "mine.pdf").write_bytes(paper)
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(file)).findings] == []
    page = pytest.importorskip("page", reason="page-validation is not installed")
    for profile in ("ua1", "2a"):
        assert faults_of(page.validate_pdf_bytes(paper, profile=profile), paper) == []


def test_the_form_to_sign_is_one_page_without_a_surname() -> None:
    paper = form_pdf("fr", name="Leïla Benali", place="EPN", day="lundi", made=NOW)
    assert len(pypdfium2.PdfDocument(paper)) == 1
    assert "Benali" not in words_of(paper)
    assert "Je demande d’effacer tout" in words_of(paper)
