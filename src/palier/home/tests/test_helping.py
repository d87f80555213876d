"""What a cousin who helps sees: a first name, what she opened, and nothing of a place."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.diagnosis import actions as diagnosis
from palier.journey.actions.steps import write_step
from palier.journey.writing import Said
from palier.people.actions import give_consent, stop_trusted_helper, withdraw_consent
from palier.people.models import Consent
from palier.people.rules.actor import Matter
from tests.cast import Cast, take_stock, trusts


@pytest.fixture
def karim(cast: Cast) -> Client:
    """Martine has taken stock, and lets her cousin read it."""
    take_stock(cast.person("Martine"), cast.now, tasks=2)
    diagnosis.finish_point(actor=cast.person("Martine"), now=cast.now)
    return cast.signed_in(cast.karim)


def at(cast: Cast, page: str) -> str:
    return reverse(page, args=[cast.ties["Karim"].pk])


def test_he_reads_her_result_and_neither_visits_nor_helpers_words(
    cast: Cast, karim: Client
) -> None:
    pages = [karim.get(reverse("people_i_help"))]
    pages += [karim.get(at(cast, page)) for page in ("person_i_help", "trusted_result")]
    assert [page.status_code for page in pages] == [200, 200, 200]
    read = "".join(page.content.decode() for page in pages)
    assert "Martine-Rose" in read
    for never in ("Savoir qui voit quoi", "Kérourien", "Nolwenn", "Stade", "/desk/", "/people/"):
        assert never not in read
    looks = Entry.objects.filter(verb="look", person=cast.beneficiary("Martine").pk)
    assert [(one.by_side, one.facts) for one in looks] == [("trusted", {"matter": "result"})]


def test_he_reads_the_steps_that_she_opened_to_him_and_it_is_written(
    cast: Cast, karim: Client
) -> None:
    martine, tie = cast.person("Martine"), cast.ties["Karim"]
    said = Said("Appeler la crèche, Lilas-pas")
    write_step(actor=martine, person_id=martine.id, said=said, ticket=uuid4(), now=cast.now)
    assert "Lilas-pas" not in karim.get(at(cast, "person_i_help")).content.decode()
    opened = give_consent(actor=martine, matter=Matter.PLAN, to=tie.pk, now=cast.now)
    assert "Lilas-pas" in karim.get(at(cast, "person_i_help")).content.decode()
    looks = Entry.objects.filter(verb="look", person=martine.id, by_side="trusted")
    assert [one.facts for one in looks] == [{"matter": "plan"}]
    withdraw_consent(actor=martine, consent_id=opened.pk, now=timezone.now())
    assert "Lilas-pas" not in karim.get(at(cast, "person_i_help")).content.decode()


def test_what_she_closes_is_not_found_at_his_next_press(cast: Cast, karim: Client) -> None:
    assert "Lire ce que" in karim.get(at(cast, "person_i_help")).content.decode()
    given = Consent.objects.get(trusted=cast.ties["Karim"])
    withdraw_consent(actor=cast.person("Martine"), consent_id=given.pk, now=cast.now)
    assert karim.get(at(cast, "trusted_result")).status_code == 404
    assert "Lire ce que" not in karim.get(at(cast, "person_i_help")).content.decode()


def test_when_she_stops_he_finds_nothing_at_his_next_press(cast: Cast, karim: Client) -> None:
    stop_trusted_helper(
        actor=cast.person("Martine"), trustedhelper_id=cast.ties["Karim"].pk, now=cast.now
    )
    for page in ("person_i_help", "trusted_result"):
        assert karim.get(at(cast, page)).status_code == 404
    assert karim.post(at(cast, "person_i_help")).status_code == 404
    page = karim.get(reverse("people_i_help")).content.decode()
    assert "Vous n’aidez personne en ce moment." in page
    assert "Martine-Rose" not in page


def test_he_asks_for_her_and_everybody_reads_who_asked(cast: Cast, karim: Client) -> None:
    answer = karim.post(
        at(cast, "person_i_help"), {"words": "Son téléphone est coupé"}, follow=True
    )
    assert "Nolwenn répond à cette personne" in answer.content.decode()
    concern = Concern.objects.get(person=cast.beneficiary("Martine"))
    assert concern.asked_by == cast.ties["Karim"]
    assert "Demandé par Karim" in cast.signed_in(cast.yann).get(reverse("desk")).content.decode()
    home = cast.in_hands_of("Martine").get(reverse("my_home")).content.decode()
    assert "Karim l’a demandé pour vous." in home
    line = Entry.objects.get(verb="ask_on_behalf")
    assert (line.by_side, line.by) == ("trusted", cast.karim.helper_id)


def test_what_she_asked_herself_stays_hers(cast: Cast, karim: Client) -> None:
    cast.in_hands_of("Martine").post(reverse("talk"), {"words": "Entre nous"})
    answer = karim.post(at(cast, "person_i_help"), {"words": "Rappelez-la"}, follow=True)
    page = answer.content.decode()
    assert "C’est demandé." in page
    assert "Entre nous" not in page
    assert "Nolwenn" not in page
    assert Concern.objects.filter(person=cast.beneficiary("Martine")).count() == 1


def test_too_many_words_are_kept_on_the_page(cast: Cast, karim: Client) -> None:
    answer = karim.post(at(cast, "person_i_help"), {"words": "mot " * 120})
    assert answer.status_code == 422
    assert "mot mot" in answer.content.decode()


def test_who_helps_somebody_else_finds_nothing_of_her(cast: Cast, karim: Client) -> None:
    trusts(cast, "Leïla", "Sonia")
    sonia = cast.signed_in(type(cast.karim).objects.get(email="sonia@example.org"))
    assert "Leïla-Rose" in sonia.get(reverse("people_i_help")).content.decode()
    for page in ("person_i_help", "trusted_result"):
        assert sonia.get(at(cast, page)).status_code == 404
    assert sonia.post(at(cast, "person_i_help")).status_code == 404


def test_a_helper_who_is_her_cousin_too_reads_as_a_cousin_only(cast: Cast, karim: Client) -> None:
    """Charlie, of the Port: his desk, his people and his search are as before."""
    trusts(cast, "Martine", "Charlie")
    charlie, martine = cast.signed_in(cast.charlie), cast.beneficiary("Martine").pk
    tie = cast.ties["Charlie"].pk
    assert charlie.get(reverse("trusted_result", args=[tie])).status_code == 200
    assert charlie.get(reverse("person", args=[martine])).status_code == 404
    point = martine and cast.beneficiary("Martine").diagnoses.get().pk
    assert charlie.get(reverse("see_result", args=[point])).status_code == 404
