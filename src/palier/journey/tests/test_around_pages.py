"""The screens: who sees them, what they refuse in words, who looked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from palier.access.locks import set_pin
from palier.audit.models import Entry
from palier.journey.actions import advisers
from palier.journey.models import AdviserSeat, AdviserVisit, Relay, SharedFact, Support
from palier.people import actions as people
from palier.people.models import Beneficiary, Consent
from palier.people.rules.actor import Matter
from tests.cast import PIN, Cast, every_row

ON_GENEVIEVE = ("circle", "write_fact", "add_support", "propose_relay", "seat_person")


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


def closes(cast: Cast) -> None:
    """Geneviève no longer lets Kérourien see her plan."""
    consent = Consent.objects.get(person=cast.beneficiary("Geneviève"))
    people.withdraw_consent(
        actor=cast.person("Geneviève"), consent_id=consent.pk, now=timezone.now()
    )


@pytest.mark.parametrize("who", ["charlie", "soizic"])
def test_another_place_and_a_volunteer_find_nothing(cast: Cast, who: str) -> None:
    client, person = cast.signed_in(getattr(cast, who)), cast.beneficiary("Geneviève").pk
    before = {f"{type(row).__name__}:{row.pk}" for row in every_row()}
    for name in ON_GENEVIEVE:
        address = reverse(name, args=[person])
        assert client.get(address).status_code == 404
        assert client.post(address, {"words": "x", "what_for": "x"}).status_code in {404, 405}
    seat, visit = AdviserSeat.objects.get(), AdviserVisit.objects.get()
    for name, key in (
        ("withdraw_fact", SharedFact.objects.exclude(by=None)[0].pk),
        ("end_support", Support.objects.get().pk),
        ("make_referent", Support.objects.get().pk),
        ("receive_relay", Relay.objects.get().pk),
        ("note_seen", seat.pk),
        ("free_seat", seat.pk),
        ("note_adviser_answer", seat.pk),
        ("cancel_adviser_visit", visit.pk),
    ):
        assert client.post(reverse(name, args=[key])).status_code == 404, name
    for name in ("adviser_visit", "adviser_pages"):
        assert client.get(reverse(name, args=[visit.pk])).status_code == 404
    assert {f"{type(row).__name__}:{row.pk}" for row in every_row()} == before


def test_an_interview_is_one_screen_and_she_reads_who_looked(cast: Cast) -> None:
    person = cast.beneficiary("Geneviève").pk
    for _ in range(2):
        told = page(cast.signed_in(cast.yann), "circle", person)
    for words in ("Genêt-fil", "Bruyère-relais", "Réponse attendue", "France Travail", "Référent"):
        assert words in told
    assert Entry.objects.filter(verb="look", person=person).count() == 1
    assert "prochains pas et votre fil" in page(cast.in_hands_of("Geneviève"), "who_sees")


def test_without_her_agreement_the_screen_says_how_and_nobody_looked(cast: Cast) -> None:
    closes(cast)
    client, person = cast.signed_in(cast.yann), cast.beneficiary("Geneviève").pk
    told = page(client, "circle", person)
    assert "Pour l’ouvrir" in told
    assert "Genêt-fil" not in told
    assert "En une ligne" not in page(client, "person", person)
    for name in ("write_fact", "add_support", "propose_relay"):
        assert client.post(reverse(name, args=[person]), {"words": "x"}).status_code == 404
    assert not Entry.objects.filter(verb="look").exists()


def test_one_line_from_her_page_comes_back_to_it(cast: Cast) -> None:
    client, person = cast.signed_in(cast.nolwenn), cast.beneficiary("Geneviève").pk
    sent = {"words": "Rappeler lundi", "back": "person", "ticket": str(uuid4())}
    for _ in range(2):
        answer = client.post(reverse("write_fact", args=[person]), sent)
        assert answer.headers["Location"] == reverse("person", args=[person])
    assert [one.words for one in SharedFact.objects.order_by("at")].count("Rappeler lundi") == 1


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"words": ""}, "Écrivez quelques mots."),
        ({"words": "x" * 501}, "C’est trop long"),
        ({"kind": "sent", "words": "CV", "channel": "post"}, "Dites à qui"),
        ({"kind": "sent", "words": "CV", "whom": "Ici"}, "Choisissez un moyen."),
        (
            {"kind": "sent", "words": "CV", "whom": "Ici", "channel": "post", "day": "1970-01-01"},
            "Choisissez un jour passé",
        ),
        ({"kind": "interview", "words": "x", "whom": "x", "day": "hier"}, "par exemple"),
    ],
)
def test_a_line_that_is_refused_is_told_and_kept_on_the_screen(
    cast: Cast, sent: dict[str, str], told: str
) -> None:
    person = cast.beneficiary("Geneviève").pk
    before = SharedFact.objects.count()
    helper = cast.signed_in(cast.nolwenn).post(reverse("write_fact", args=[person]), sent)
    hers = cast.in_hands_of("Geneviève").post(reverse("write_my_fact"), sent)
    for answer in (helper, hers):
        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert sent["words"][:400] in answer.content.decode()
    assert SharedFact.objects.count() == before


def test_a_relay_is_hers_to_accept_with_her_pin(cast: Cast) -> None:
    set_pin(person_id=cast.beneficiary("Geneviève").pk, pin=PIN)
    client, relay = cast.in_hands_of("Geneviève"), Relay.objects.get()
    address = reverse("accept_relay", args=[relay.pk])
    asked = client.get(address)
    assert "Bruyère-relais" in asked.content.decode()
    read = asked.context["read"]
    assert client.post(address, {"read": read, "pin": "0000"}).status_code == 422
    assert client.post(address, {"read": "older", "pin": PIN}).status_code == 422
    assert not Beneficiary.objects.filter(accompaniments__structure=cast.port).exclude(
        pk=cast.beneficiary("Gilles").pk
    )
    for _ in range(2):
        assert client.post(address, {"read": read, "pin": PIN}).status_code == 302
    relay.refresh_from_db()
    assert relay.accepted_at
    charlie = cast.signed_in(cast.charlie)
    assert "Je l’accueille" in page(charlie, "circle", relay.person_id)
    assert "Relais emploi du Port" in page(client, "who_accompanies")


def test_another_person_reads_no_relay_and_answers_none(cast: Cast) -> None:
    client, relay = cast.in_hands_of("Leïla"), Relay.objects.get()
    for name in ("accept_relay", "decline_relay"):
        assert client.post(reverse(name, args=[relay.pk])).status_code == 404
    relay.refresh_from_db()
    assert relay.accepted_at is None
    assert relay.declined_at is None


def test_declined_then_pressed_again_it_says_so(cast: Cast) -> None:
    client, relay = cast.in_hands_of("Geneviève"), Relay.objects.get()
    for _ in range(2):
        client.post(reverse("decline_relay", args=[relay.pk]))
    assert client.post(reverse("accept_relay", args=[relay.pk])).status_code == 302
    relay.refresh_from_db()
    assert relay.accepted_at is None


def printed(cast: Cast) -> list[str]:
    visit = AdviserVisit.objects.get()
    made = cast.signed_in(cast.nolwenn).get(reverse("adviser_pages", args=[visit.pk])).content
    return [one.get_textpage().get_text_range() for one in PdfDocument(made)]


def test_the_adviser_holds_a_list_and_one_page_each_without_a_surname(cast: Cast) -> None:
    Beneficiary.objects.filter(pk=cast.beneficiary("Geneviève").pk).update(
        first_name="Geneviève Kermarrec"
    )
    told = printed(cast)
    assert len(told) == 2
    assert "Geneviève" in told[0]
    assert "Ajonc-conseiller" not in told[0]
    assert "Ajonc-conseiller" in told[1]
    assert "Genêt-fil" in told[1]
    assert "Kermarrec" not in "".join(told)
    assert Entry.objects.filter(verb="look").count() == 1


def test_what_she_closed_since_is_not_printed(cast: Cast) -> None:
    closes(cast)
    told = printed(cast)
    assert "Ajonc-conseiller" in told[1]
    assert "Genêt-fil" not in told[1]
    assert not Entry.objects.filter(verb="look").exists()


def test_even_at_length_each_person_has_one_page(cast: Cast) -> None:
    for fact in SharedFact.objects.all():
        fact.words = "mot " * 120
        fact.save(update_fields=["words"])
    AdviserSeat.objects.update(words="mot " * 70)
    advisers.seat_person(
        actor=cast.helper(cast.nolwenn),
        person_id=cast.beneficiary("Leïla").pk,
        adviservisit_id=AdviserVisit.objects.get().pk,
        words="",
        shows_plan=True,
        now=timezone.now(),
    )
    assert len(printed(cast)) == 3


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("1970-01-01", "Ce jour est passé"),
        ("2100-01-01", "Ce jour est trop loin"),
        ("", "Choisissez un jour."),
        ("demain", "par exemple"),
    ],
)
def test_a_day_that_nobody_means_is_told(cast: Cast, day: str, told: str) -> None:
    client = cast.signed_in(cast.nolwenn)
    answer = client.post(reverse("plan_adviser_visit"), {"adviser": "PLIE", "day": day})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "PLIE" in answer.content.decode()
    assert AdviserVisit.objects.count() == 1


def test_a_cancelled_visit_is_told_to_whoever_wished_it(cast: Cast) -> None:
    visit = AdviserVisit.objects.get()
    cast.signed_in(cast.nolwenn).post(reverse("cancel_adviser_visit", args=[visit.pk]))
    client = cast.in_hands_of("Geneviève")
    assert "est annulée" in page(client, "who_accompanies")
    answer = client.post(reverse("wish_adviser", args=[visit.pk]), {"words": "x"}, follow=True)
    assert "Demandez la suivante" in answer.content.decode()


def test_a_visit_that_is_over_takes_nobody_more(cast: Cast) -> None:
    visit = AdviserVisit.objects.get()
    AdviserVisit.objects.update(day=timezone.localdate() - timedelta(days=1))
    with pytest.raises(advisers.VisitOver):
        advisers.wish_adviser(
            actor=cast.person("Leïla"),
            adviservisit_id=visit.pk,
            words="",
            shows_plan=False,
            now=timezone.now(),
        )
    assert "Le mois passé" in page(cast.signed_in(cast.nolwenn), "plan_adviser_visit")


def test_at_home_she_reads_who_answers_first(cast: Cast) -> None:
    told = page(cast.in_hands_of("Geneviève"), "my_home")
    assert "Yann vous répond en premier." in told
    assert "Lire et répondre" in told
    assert "répond en premier" not in page(cast.in_hands_of("Leïla"), "my_home")


def test_nobody_of_her_own_sees_anything(cast: Cast) -> None:
    client = cast.in_hands_of("Leïla")
    sent = {"called": "Mme Kerbrat", "what_for": "les papiers", "ticket": str(uuid4())}
    for _ in range(2):
        client.post(reverse("name_support"), sent)
    assert "Mme Kerbrat" in page(client, "who_accompanies")
    leila = cast.beneficiary("Leïla")
    assert Support.objects.filter(person=leila).count() == 1
    assert not Consent.objects.filter(person=leila, matter=Matter.PLAN).exists()
    assert client.post(reverse("name_support"), {"called": "x"}).status_code == 422
