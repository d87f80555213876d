"""An agreement on paper, from the helper's screen; and what a place sees without any agreement."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pdfua
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from palier.people.models import Consent, PaperConsent
from palier.people.rules.actor import Matter
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from tests.cast import Cast

RECORD = reverse("record_paper_consent")


@pytest.fixture
def nolwenn(cast: Cast) -> Client:
    return cast.signed_in(cast.nolwenn)


def sheet(client: Client, paper: PaperConsent) -> bytes:
    answer = client.get(reverse("consent_sheet", args=[paper.pk]))
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def text_of(made: bytes) -> str:
    (page,) = pypdfium2.PdfDocument(made)
    return " ".join(page.get_textpage().get_text_range().replace("\u00a0", " ").split())


def reference(paper: PaperConsent) -> str:
    return reference_of("paper", paper.pk)


def test_the_page_says_what_to_whom_until_when_and_how_to_stop(nolwenn: Client) -> None:
    paper = PaperConsent.objects.get()
    words = text_of(sheet(nolwenn, paper))
    for part in ("Mon accord", "Ce que je sais faire", "Espace multimédia de Kérourien"):
        assert part in words
    for part in ("Jusqu’au", "Signature", "Ne plus montrer", "Vous gardez le bas."):
        assert part in words
    assert grouped(reference(paper)) in words


def test_the_page_is_one_clean_sheet_that_can_be_listened_to(
    cast: Cast, nolwenn: Client, tmp_path: Path
) -> None:
    martine = cast.in_hands_of("Martine")
    martine.post(reverse("name_trusted_helper"), {"called": "Sonia"})
    tie = next(one for one in cast.beneficiary("Martine").trusted.all() if one.called == "Sonia")
    code = martine.get(reverse("trusted_code_sheet", args=[tie.pk])).content
    for made in (sheet(nolwenn, PaperConsent.objects.get()), code):
        assert len(pypdfium2.PdfDocument(made)) == 1
        (file := tmp_path / "sheet.pdf").write_bytes(made)
        assert [each.message for each in pdfua.validate(str(file)).findings] == []
        drawn = pypdfium2.PdfDocument(BytesIO(made))[0].render(scale=1).to_numpy()[:, :, :3]
        assert np.ptp(drawn.astype(int), axis=2).max() == 0, "black and white"


def test_signed_then_scanned_it_opens(cast: Cast, nolwenn: Client) -> None:
    paper = PaperConsent.objects.get()
    answer = nolwenn.post(RECORD, {"reference": reference(paper).lower(), "signed": "on"})
    person = reverse("person", args=[paper.person_id])
    assert answer.headers["Location"] == person
    page = nolwenn.get(person).content.decode()
    assert "sur papier" in page
    assert "Gardez la feuille fermée à clé." in page


@pytest.mark.parametrize("signed", [{}, {"signed": ""}])
def test_a_scan_alone_records_nothing(nolwenn: Client, signed: dict[str, str]) -> None:
    """The reader types Enter by itself: the signature must be said."""
    answer = nolwenn.post(RECORD, {"reference": reference(PaperConsent.objects.get()), **signed})
    assert answer.status_code == 422
    assert "Cochez si la personne a signé." in answer.content.decode()
    assert not Consent.objects.filter(how="paper").exists()


def test_another_place_neither_prints_nor_records_it(cast: Cast) -> None:
    paper, charlie = PaperConsent.objects.get(), cast.signed_in(cast.charlie)
    assert charlie.get(reverse("consent_sheet", args=[paper.pk])).status_code == 404
    answer = charlie.post(RECORD, {"reference": reference(paper), "signed": "on"})
    assert "Cette feuille ne compte pas" in answer.content.decode()
    draw = reverse("draw_up_consent", args=[paper.person_id])
    wish = {"matter": "result", "lasting": "year"}
    assert charlie.post(draw, wish).status_code == 404
    assert PaperConsent.objects.count() == 1


def test_a_helper_closes_on_her_word_and_the_page_left_open_finds_nothing(cast: Cast) -> None:
    """Yann has her result open; she says « stop » to Nolwenn; his next press finds nothing."""
    yann, nolwenn = cast.signed_in(cast.yann), cast.signed_in(cast.nolwenn)
    claudia = cast.beneficiary("Claudia")
    result = reverse("see_result", args=[claudia.diagnoses.get().pk])
    assert yann.get(result).status_code == 200
    consent = Consent.objects.get(person=claudia, matter=Matter.RESULT)
    page = nolwenn.get(reverse("person", args=[claudia.pk])).content.decode()
    assert "La personne demande d’arrêter" in page
    nolwenn.post(reverse("withdraw_on_word", args=[consent.pk]))
    assert yann.get(result).status_code == 404
    assert yann.post(f"{result}stage/", {"stage": "mastery", "reason": "x"}).status_code == 404


def test_a_helper_closes_but_never_opens(cast: Cast, nolwenn: Client) -> None:
    """No page of a helper's gives an agreement without a page she signed."""
    person = cast.beneficiary("Leïla")
    for page in ("accept_sight", "name_trusted_helper"):
        answer = nolwenn.post(reverse(page), {"do": "accept", "called": "x"})
        assert answer.headers["Location"] == reverse("desk")
    assert not Consent.objects.filter(person=person).exists()


def test_without_agreement_a_helper_sees_that_she_comes_here_and_nothing_else(cast: Cast) -> None:
    """Leïla also goes to the Port, and took stock: neither is Kérourien's to see."""
    cast.arrive("Leïla at the Port", "Une demande au Port", cast.charlie)
    there = cast.visits["Leïla at the Port"]
    leila = cast.beneficiary("Leïla")
    there.person = leila
    there.save()
    cast.port.accompaniments.create(person=leila, since=cast.now)
    answer = cast.signed_in(cast.nolwenn).get(reverse("person", args=[leila.pk]))
    shown = {key: answer.context[key] for key in ("visits", "opened", "consents", "points")}
    assert [visit.pk for visit in shown["visits"]] == [cast.visits["Leïla"].pk]
    assert not shown["opened"]
    assert list(shown["consents"]) == list(shown["points"]) == []
    page = answer.content.decode()
    assert "Leïla-Rose" in page
    assert "J’ai reçu un message" in page
    for never in ("Une demande au Port", "Charlie", "Port", "Jasmin-parler"):
        assert never not in page
    assert len(Matter) == 5
