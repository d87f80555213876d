"""Once she closes, or once her agreement ends by itself, a place reads nothing; she reads all."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.attention.models import Concern
from palier.journey import circle, queries
from palier.journey.actions import facts, relays, supports
from palier.journey.actions.needs import write_need
from palier.journey.actions.supports import Who
from palier.journey.models import AdviserVisit, Relay, SharedFact, Step, Support
from palier.journey.rules.facts import Said
from palier.journey.tests.journeys import not_yet, opens_plan, takes, writes
from palier.people import actions as people
from palier.people.models import Accompaniment, Consent
from palier.people.queries import people_known_to, who_answers
from palier.people.rules.actor import HelperActor, Matter
from tests.cast import Cast

WORDS = ("Genêt-fil", "Bruyère-relais", "Aubépine-pas", "Sureau-besoin")


def genevieve(cast: Cast) -> UUID:
    """With a step and a need beside her thread."""
    person = cast.beneficiary("Geneviève").pk
    write_need(
        actor=cast.person("Geneviève"), person_id=person, words="Sureau-besoin", now=cast.now
    )
    writes(cast.person("Geneviève"), person, "Aubépine-pas", cast.now)
    return person


def ends(person: UUID, **where: object) -> None:
    """A year passed: nobody withdrew anything, the date is over."""
    live = Consent.objects.filter(person=person, matter=Matter.PLAN, withdrawn_at=None, **where)
    now = timezone.now()
    assert live.update(given_at=now - timedelta(days=370), until=now - timedelta(minutes=1))


def withdraws(cast: Cast, name: str, place: object = None) -> None:
    consent = Consent.objects.get(
        person=cast.beneficiary(name),
        structure=place or cast.kerourien,
        matter=Matter.PLAN,
        withdrawn_at=None,
    )
    actor = cast.person(name)
    people.withdraw_consent(actor=actor, consent_id=consent.pk, now=timezone.now())


def accepts(cast: Cast, relay: Relay) -> Relay:
    return relays.accept_relay(
        actor=cast.person("Geneviève"), relay_id=relay.pk, read=None, now=timezone.now()
    )


def her_relay(cast: Cast) -> Relay:
    return Relay.objects.get(person=cast.beneficiary("Geneviève"), declined_at=None)


def get(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize("how", ["withdrawn", "its date"])
def test_no_screen_of_the_place_says_a_word_that_she_closed(cast: Cast, how: str) -> None:
    person = genevieve(cast)
    desk, visit = cast.signed_in(cast.nolwenn), AdviserVisit.objects.get()
    screens = (
        ("circle", person),
        ("plan", person),
        ("person", person),
        ("desk",),
        ("adviser_visit", visit.pk),
    )
    before = "".join(get(desk, *one) for one in screens)
    assert "Genêt-fil" in before
    assert "Aubépine-pas" in before
    withdraws(cast, "Geneviève") if how == "withdrawn" else ends(person)
    for one in screens:
        page = get(desk, *one)
        assert [word for word in WORDS if word in page] == [], one
    assert "Genêt-fil" in get(cast.in_hands_of("Geneviève"), "my_thread")
    assert "Aubépine-pas" in get(cast.in_hands_of("Geneviève"), "my_plan")


def test_after_its_date_no_row_of_hers_is_changed_by_a_page_left_open(cast: Cast) -> None:
    person = genevieve(cast)
    desk = cast.signed_in(cast.nolwenn)
    step = Step.objects.get(plan__person=person)
    fact = SharedFact.objects.get(person=person, kind="sent")
    support = Support.objects.get(person=person)
    ends(person)
    for name, key, sent in (
        ("change_step", step.pk, {"words": "Autre", "help": "with", "version": "1"}),
        ("review_step", step.pk, {"do": "done:alone", "version": "1"}),
        ("drop_step", step.pk, {}),
        ("choose_step_later", step.pk, {}),
        ("write_step", person, {"words": "Autre", "help": "with"}),
        ("write_need", person, {"words": "Autre"}),
        ("accept_step", person, {"name": "cv/type"}),
        ("write_fact", person, {"words": "Autre"}),
        ("note_answer", fact.pk, {"answer": "yes"}),
        ("withdraw_fact", fact.pk, {}),
        ("end_support", support.pk, {}),
        ("make_referent", support.pk, {}),
    ):
        assert desk.post(reverse(name, args=[key]), sent).status_code == 404, name
    for row in (step, fact, support):
        kept = type(row).objects.filter(pk=row.pk).values().get()
        assert all(getattr(row, name) == value for name, value in kept.items())


def test_a_step_in_trouble_no_longer_waits_where_she_closed_her_steps(cast: Cast) -> None:
    leila = cast.person("Leïla")
    opens_plan(cast, "Leïla")
    step = writes(leila, leila.id, "Appeler", cast.now)
    for _ in range(3):
        told = not_yet(leila, step, "no_time", cast.now)
    assert told.human
    waiting = Concern.objects.filter(person=leila.id, reason="step", closed_at=None)
    assert waiting.count() == 1
    asked = Concern.objects.get(person=leila.id, reason="talk")
    withdraws(cast, "Leïla")
    assert not waiting.exists()
    asked.refresh_from_db()
    assert asked.closed_at is None, "what she asked for herself waits still"


def test_another_matter_that_closes_leaves_the_step_in_trouble(cast: Cast) -> None:
    leila = cast.person("Leïla")
    opens_plan(cast, "Leïla")
    step = writes(leila, leila.id, "Appeler", cast.now)
    for _ in range(3):
        not_yet(leila, step, "no_time", cast.now)
    shown = people.give_consent(actor=leila, matter=Matter.RESULT, now=cast.now)
    people.withdraw_consent(actor=leila, consent_id=shown.pk, now=timezone.now())
    assert Concern.objects.filter(person=leila.id, reason="step", closed_at=None).exists()


def port_facts(cast: Cast) -> list[str]:
    found = circle.facts_visible_to(cast.helper(cast.charlie), timezone.now())
    return [one.words for one in found]


def test_the_first_place_reads_what_the_second_writes_until_she_closes_it(cast: Cast) -> None:
    person, charlie = genevieve(cast), cast.helper(cast.charlie)
    relay, now = accepts(cast, her_relay(cast)), timezone.now()
    relays.receive_relay(actor=charlie, relay_id=relay.pk, now=now)
    facts.write_fact(
        actor=charlie, person_id=person, said=Said("Muguet-port"), ticket=uuid4(), now=now
    )
    step = takes(charlie, person, "cv/type", now)
    desk = cast.signed_in(cast.nolwenn)
    assert "Muguet-port" in get(desk, "circle", person)
    assert step in queries.steps_visible_to(cast.helper(cast.nolwenn), timezone.now())
    withdraws(cast, "Geneviève")
    assert "Muguet-port" not in get(desk, "circle", person)
    assert not queries.steps_of(cast.helper(cast.nolwenn), person, timezone.now()).exists()
    assert {"Muguet-port", "Genêt-fil"} <= set(port_facts(cast))
    assert Support.objects.filter(person=person, helper=charlie.id, until=None).exists()


def test_each_place_ends_only_its_own_people(cast: Cast) -> None:
    person, charlie = genevieve(cast), cast.helper(cast.charlie)
    relay = accepts(cast, her_relay(cast))
    relays.receive_relay(actor=charlie, relay_id=relay.pk, now=timezone.now())
    theirs = Support.objects.get(person=person, structure=cast.port)
    for act in (supports.end_support, supports.make_referent):
        with pytest.raises(Support.DoesNotExist):
            act(actor=cast.helper(cast.nolwenn), support_id=theirs.pk, now=timezone.now())


def knows(actor: HelperActor, person: UUID) -> bool:
    return people_known_to(actor).filter(pk=person).exists()


def test_a_place_that_knew_her_before_the_relay_knows_her_after_it(cast: Cast) -> None:
    """The Port brought her in with a file: she never came, and it knows her all the same."""
    person = genevieve(cast)
    Accompaniment.objects.create(
        person_id=person, structure=cast.port, since=cast.now - timedelta(days=40)
    )
    accepts(cast, her_relay(cast))
    assert "Genêt-fil" in port_facts(cast)
    withdraws(cast, "Geneviève", cast.port)
    assert port_facts(cast) == []
    assert knows(cast.helper(cast.charlie), person)


def test_a_place_that_only_the_relay_told_forgets_her(cast: Cast) -> None:
    person = genevieve(cast)
    accepts(cast, her_relay(cast))
    assert knows(cast.helper(cast.charlie), person)
    withdraws(cast, "Geneviève", cast.port)
    assert not knows(cast.helper(cast.charlie), person)
    charlie = cast.signed_in(cast.charlie)
    for name in ("person", "circle", "plan"):
        assert charlie.get(reverse(name, args=[person])).status_code == 404
    assert Relay.objects.get(person=person).accepted_at, "what she said stays written"


def test_a_relay_whose_agreement_ended_is_received_by_nobody(cast: Cast) -> None:
    person = genevieve(cast)
    relay = accepts(cast, her_relay(cast))
    ends(person, structure=cast.port)
    charlie = cast.signed_in(cast.charlie)
    assert charlie.post(reverse("receive_relay", args=[relay.pk])).status_code == 404
    page = get(charlie, "circle", person)
    assert "Je l’accueille" not in page
    assert [word for word in WORDS if word in page] == []
    relay.refresh_from_db()
    assert relay.received_at is None


def leaves(cast: Cast, who: str = "yann") -> None:
    getattr(cast, who).helper.memberships.update(until=timezone.now())


def test_nobody_is_promised_to_answer_who_left_the_place(cast: Cast) -> None:
    home = cast.in_hands_of("Geneviève")
    assert "Yann vous répond en premier" in get(home, "my_home")
    assert "Répond en premier" in get(home, "who_accompanies")
    leaves(cast)
    assert "répond en premier" not in get(home, "my_home")
    assert "Répond en premier" not in get(home, "who_accompanies")
    person = cast.beneficiary("Geneviève").pk
    assert "Référent : répond" not in get(cast.signed_in(cast.nolwenn), "circle", person)
    assert who_answers(cast.person("Geneviève")) == cast.nolwenn.helper


def test_who_left_is_not_made_the_first_to_answer_by_a_page_left_open(cast: Cast) -> None:
    person, nolwenn = cast.beneficiary("Geneviève").pk, cast.helper(cast.nolwenn)
    other = supports.add_support(
        actor=nolwenn,
        person_id=person,
        who=Who("papiers", helper_id=cast.maryvonne.helper_id),
        ticket=uuid4(),
        now=cast.now,
    )
    leaves(cast, "maryvonne")
    desk = cast.signed_in(cast.nolwenn)
    assert desk.post(reverse("make_referent", args=[other.pk])).status_code == 404
    assert desk.post(reverse("end_support", args=[other.pk])).status_code == 302
    assert Support.objects.get(person=person, until=None).helper == cast.yann.helper


def test_the_lines_of_somebody_who_left_stay_under_that_name_and_in_nobodys_hands(
    cast: Cast,
) -> None:
    person, yann = cast.beneficiary("Geneviève").pk, cast.helper(cast.yann)
    line = facts.write_fact(
        actor=yann, person_id=person, said=Said("Orme-ancien"), ticket=uuid4(), now=cast.now
    )
    leaves(cast)
    told = get(cast.in_hands_of("Geneviève"), "my_thread")
    assert "Orme-ancien" in told
    assert "Yann" in told
    desk = cast.signed_in(cast.nolwenn)
    assert "Orme-ancien" in get(desk, "circle", person)
    assert desk.post(reverse("withdraw_fact", args=[line.pk])).status_code == 404
    line.refresh_from_db()
    assert (line.by, line.withdrawn_at) == (cast.yann.helper, None)
