"""The screens and the sheets of a mandate, with hostile forms and two presses."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pypdfium2 import PdfDocument

from palier.autonomy import paper
from palier.autonomy.content import catalogue
from palier.autonomy.mandates import terms_of
from palier.autonomy.models import Mandate
from palier.autonomy.rules.mandate import MOST_ACTS, Guardianship, text_of
from palier.people.models import Beneficiary, Helper, Structure
from palier.people.seals import reference_of
from tests.cast import CARD_PIN, Cast, prepared


def told(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(pdf)]
    assert len(pages) == 1
    return " ".join(" ".join(pages).split())


def asked(cast: Cast, **other: Any) -> dict[str, Any]:
    given = {"acts": ["taxes"], "lasting": "year", "holder": str(cast.nolwenn.helper_id)}
    return {**given, "guardianship": "", "guardian": "", **other}


def prepare(cast: Cast, client: Client | None = None, **other: Any) -> Any:
    address = reverse("prepare_mandate", args=[cast.beneficiary("Caroline").pk])
    return (client or cast.signed_in(cast.nolwenn)).post(address, asked(cast, **other))


def of_caroline() -> list[Mandate]:
    return [one for one in Mandate.objects.all() if "impôts" in one.text]


def test_prepared_then_signed_then_stopped_in_two_taps(cast: Cast) -> None:
    for _ in range(2):
        assert prepare(cast).headers["Location"].endswith("/tasks/")
    (mandate,) = of_caroline()
    hers = cast.in_hands_of("Caroline")
    page = hers.get(reverse("my_tasks")).content.decode()
    assert reverse("sign_mandate", args=[mandate.pk]) in page
    address = reverse("sign_mandate", args=[mandate.pk])
    assert "Faire sa déclaration d’impôts" in hers.get(address).content.decode()
    for _ in range(2):
        signed = hers.post(address, {"read": mandate.text_digest}, follow=True)
        assert "C’est signé." in signed.content.decode()
    assert hers.get(address).status_code == 302
    stop = reverse("revoke_mandate", args=[mandate.pk])
    assert stop in hers.get(reverse("my_tasks")).content.decode()
    assert hers.get(stop).status_code == 200
    for _ in range(2):
        assert "C’est arrêté." in hers.post(stop, follow=True).content.decode()
    assert stop not in hers.get(reverse("my_tasks")).content.decode()


def test_whoever_chose_a_pin_signs_with_it(cast: Cast) -> None:
    cast.makes_card("Caroline")
    prepare(cast)
    (mandate,) = of_caroline()
    hers, address = cast.in_hands_of("Caroline"), reverse("sign_mandate", args=[mandate.pk])
    for pin in ("", "0000"):
        answer = hers.post(address, {"read": mandate.text_digest, "pin": pin})
        assert answer.status_code == 422
        assert "Ce n’est pas le bon code." in answer.content.decode()
    assert hers.post(address, {"read": mandate.text_digest, "pin": CARD_PIN}).status_code == 302
    assert of_caroline()[0].signed_at


def test_under_tutelle_her_screen_sends_to_the_paper(cast: Cast) -> None:
    prepare(cast, guardianship="tutelle", guardian="Mme Le Gall")
    (mandate,) = of_caroline()
    hers, address = cast.in_hands_of("Caroline"), reverse("sign_mandate", args=[mandate.pk])
    assert "Faites-le pour moi" not in hers.get(address).content.decode()
    answer = hers.post(address, {"read": mandate.text_digest})
    assert (answer.status_code, of_caroline()[0].signed_at) == (422, None)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"acts": []}, "Cochez au moins une démarche."),
        ({"acts": ["print"]}, "n’est pas de la liste"),
        ({"acts": ["<script>"]}, "n’est pas de la liste"),
        ({"acts": [k.key for k in catalogue().kinds if k.mandate]}, "un mandat reste court"),
        ({"holder": "personne"}, "bénévole ne tient jamais"),
        ({"holder": str(uuid4())}, "bénévole ne tient jamais"),
        ({"guardianship": "curatelle"}, "nom de la personne qui protège"),
        ({"guardianship": "curatelle", "guardian": " \u202e\x00 "}, "nom de la personne qui"),
        ({"guardianship": "roi"}, "nom de la personne qui protège"),
    ],
)
def test_a_hostile_form_gets_a_clear_sentence(cast: Cast, wrong: Any, words: str) -> None:
    before = Mandate.objects.count()
    answer = prepare(cast, **wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Mandate.objects.count() == before


def test_a_length_that_is_not_ours_is_the_shortest(cast: Cast) -> None:
    prepare(cast, lasting="a hundred years")
    (mandate,) = of_caroline()
    assert (mandate.until - mandate.prepared_at).days <= 31


def test_the_volunteer_is_not_offered(cast: Cast) -> None:
    page = cast.signed_in(cast.nolwenn).get(
        reverse("prepare_mandate", args=[cast.beneficiary("Caroline").pk]), {"task": "taxes"}
    )
    html = page.content.decode()
    assert "Soizic" not in html
    assert 'value="taxes" checked' in html


def test_the_sheet_and_the_attestation_say_what_they_must(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    mandate = prepared(cast, "Martine", guardianship=Guardianship.CURATELLE, guardian="Le Gall")
    sheet = told(client.get(reverse("mandate_sheet", args=[mandate.pk])).content)
    written = reference_of("mandate", mandate.pk)
    for words in ("Le Gall", "Accepté par Nolwenn", "S’actualiser", written[:4], written[8:]):
        assert words in sheet
    unsigned = reverse("mandate_attestation", args=[mandate.pk])
    assert client.get(unsigned).status_code == 404
    assert (
        client.post(reverse("record_paper_mandate"), {"reference": written, "signed": "on"})
        .headers["Location"]
        .endswith("/tasks/")
    )
    proof = told(client.get(unsigned).content)
    for words in (
        mandate.text_digest[:8],
        mandate.text_digest[-8:],
        "sur papier",
        "Signature vue par Nolwenn",
    ):
        assert words in proof
    assert told(cast.in_hands_of("Martine").get(unsigned).content) == proof


def test_nobody_else_reads_the_sheets(cast: Cast) -> None:
    signed = Mandate.objects.exclude(signed_at=None).get()
    readers = {
        "Charlie": cast.signed_in(cast.charlie),
        "Soizic": cast.signed_in(cast.soizic),
        "Karim": cast.signed_in(cast.karim),
        "Caroline": cast.in_hands_of("Caroline"),
        "nobody": Client(),
    }
    for name, client in readers.items():
        address = reverse("mandate_attestation", args=[signed.pk])
        assert client.get(address).status_code in {302, 404}, name


def test_a_code_that_does_not_count_is_told_kindly(cast: Cast) -> None:
    client, address = cast.signed_in(cast.nolwenn), reverse("record_paper_mandate")
    for typed, words in (
        ({"reference": "BCDF-GHJK-LNPR", "signed": "on"}, "Cette feuille ne compte pas"),
        ({"reference": "BCDF-GHJK-LNPR"}, "Cochez si la feuille est signée."),
        ({}, "Cochez si la feuille est signée."),
    ):
        answer = client.post(address, typed)
        assert answer.status_code == 422
        assert words in answer.content.decode()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_longest_mandate_stays_on_one_page_for_every_eye(language: str) -> None:
    acts = sorted((k for k in catalogue().kinds if k.mandate), key=lambda k: -len(k.name.fr))
    names = {"first_name": "Maximilienne" * 3}
    place = Structure(name="Espace public numérique de la communauté " * 3)
    helper = Helper(name=("Nolwenn-Gwenaëlle-Marie " * 3)[:60])
    mandate = _longest([one.key for one in acts[:MOST_ACTS]], names, place, helper)
    with override(language):
        for made in (paper.to_sign(mandate), paper.attestation(mandate)):
            told(made)
            with pikepdf.open(BytesIO(made)) as document:
                assert document.Root.MarkInfo.Marked


def _longest(acts: list[str], names: Any, place: Structure, helper: Helper) -> Mandate:
    now = timezone.now()
    mandate = Mandate(
        person=Beneficiary(**names),
        structure=place,
        holder=helper,
        acts=acts,
        guardianship="habilitation",
        guardian="Marie-Antoinette de la Rochefoucauld-Montbel " * 2,
        prepared_at=now,
        until=now,
        signed_at=now,
        revoked_at=now,
        how="paper",
        recorded_by=helper,
        text_digest="a" * 64,
    )
    mandate.text = text_of(terms_of(mandate)).fr
    return mandate
