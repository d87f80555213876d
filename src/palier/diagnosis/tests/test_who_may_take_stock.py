"""Who may print, enter, ask, undo and read: by place, by role, by tie, and by her agreement, at
every moment between the printing and the result."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.audit.models import Entry
from palier.diagnosis import actions, queries
from palier.diagnosis.models import Booklet, Diagnosis
from palier.diagnosis.tests.booklet_hands import posted, whole
from palier.people import actions as people
from palier.people.models import Beneficiary
from palier.people.rules.actor import HelperActor, Matter, NotAllowed
from palier.simulators.models import Play
from tests.cast import Cast, open_places, take_stock, trusts

NAME = "Christophe"
Act = Callable[..., object]


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(timezone.now() - timedelta(minutes=20))
    for name in (NAME, "Caroline"):
        cast.arrive(name, "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


def prepared(places: Cast) -> Booklet:
    return actions.prepare_booklet(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary(NAME).pk,
        large=False,
        dice=7,
        ticket=uuid4(),
        now=places.now,
    )


def rows(person_id: UUID) -> tuple[int, ...]:
    """How much there is of hers: what a refused act leaves as it was."""
    points = Diagnosis.objects.filter(person=person_id)
    entered = Booklet.objects.filter(person=person_id).exclude(entered_at=None)
    plays = Play.objects.filter(person=person_id)
    written = Entry.objects.filter(person=person_id)
    return points.count(), entered.count(), plays.count(), written.count()


def helper_acts(places: Cast, booklet: Booklet) -> Mapping[str, Act]:
    """Each act of a helper in a point, for Christophe, ready but for who does it."""
    person: dict[str, Any] = {"person_id": booklet.person_id, "now": places.now}
    its: dict[str, Any] = {"booklet_id": booklet.pk, "now": places.now}
    shown: dict[str, Any] = {"task_id": "x", "turn": 0, "seen": [], "outcome": "done"}
    return {
        "prepare_booklet": partial(
            actions.prepare_booklet, large=True, dice=1, ticket=uuid4(), **person
        ),
        "enter_booklet": partial(actions.enter_booklet, typed={}, told={}, dice=1, **its),
        "undo_booklet": partial(actions.undo_booklet, **its),
        "start_interview": partial(actions.start_interview, dice=1, **person),
        "record_shown": partial(actions.record_shown, helped=False, **shown, **person),
        "record_told": partial(actions.record_told, told={}, **person),
        "finish_interview": partial(actions.finish_interview, **person),
    }


REFUSED = (NotAllowed, Beneficiary.DoesNotExist, Booklet.DoesNotExist)


def test_no_act_is_done_by_another_place_nor_by_a_volunteer(places: Cast) -> None:
    booklet = prepared(places)
    take_stock(places.person(NAME), places.now, tasks=1)
    before = rows(booklet.person_id)
    strangers = {"Charlie": places.charlie, "Soizic": places.soizic}
    for who, account in strangers.items():
        for name, act in helper_acts(places, booklet).items():
            with pytest.raises(REFUSED):
                act(actor=places.helper(account))
            assert rows(booklet.person_id) == before, (who, name)


def test_a_role_of_another_place_opens_nothing_here(places: Cast) -> None:
    """The head of the Port has every right, at the Port; forged ids of here are nobody there."""
    booklet = prepared(places)
    charlie = places.charlie.helper_id
    for role in ("head", "mediator", "counsellor"):
        actor = HelperActor(charlie, places.port.pk, role)  # type: ignore[arg-type]
        for act in helper_acts(places, booklet).values():
            with pytest.raises(REFUSED):
                act(actor=actor)


def test_each_member_of_the_team_may_go_on_with_what_another_began(places: Cast) -> None:
    booklet = prepared(places)
    yann, maryvonne = places.helper(places.yann), places.helper(places.maryvonne)
    entry: dict[str, Any] = {"booklet_id": booklet.pk, "now": places.now}
    actions.enter_booklet(actor=yann, typed=whole(booklet), told={}, dice=1, **entry)
    assert Booklet.objects.get(pk=booklet.pk).entered_by_id == places.yann.helper_id
    actions.undo_booklet(actor=maryvonne, **entry)
    assert Booklet.objects.get(pk=booklet.pk).entered_at is None


def pages(places: Cast, booklet: Booklet) -> list[str]:
    person = [places.beneficiary(NAME).pk]
    return [
        *(reverse(name, args=person) for name in ("prepare_booklet", "interview")),
        *(reverse(name, args=[booklet.pk]) for name in ("enter_booklet", "booklet_sheet")),
        reverse("find_booklet"),
    ]


def test_a_person_with_a_screen_opens_no_page_of_a_helper(places: Cast) -> None:
    """Not even her own booklet: its pages say what was expected."""
    booklet = prepared(places)
    before = rows(booklet.person_id)
    for name in (NAME, "Caroline", "Gilles"):
        screen = places.in_hands_of(name)
        for address in pages(places, booklet):
            for answer in (screen.get(address), screen.post(address, {"confirm": "yes"})):
                assert answer.status_code in {302, 403, 404}, (name, address)
                assert answer.headers.get("Location", "/sign-in").find("/booklets") == -1
    assert rows(booklet.person_id) == before


def test_a_trusted_helper_reads_the_result_and_only_that(places: Cast) -> None:
    booklet, me = prepared(places), places.person(NAME)
    take_stock(me, places.now, tasks=2)
    actions.finish_point(actor=me, now=places.now)
    karim = trusts(places, NAME, "Karim", places.now)
    point = Diagnosis.objects.get(person=me.id)
    assert list(queries.visible_to(karim, timezone.now())) == [point]
    client = places.signed_in(places.karim)
    tie = places.ties["Karim"]
    assert client.get(reverse("trusted_result", args=[tie.pk])).status_code == 200
    closed = [*pages(places, booklet), reverse("see_result", args=[point.pk])]
    for address in (*closed, reverse("take_result"), reverse("reception")):
        assert client.get(address).status_code in {302, 403, 404}, address
    people.stop_trusted_helper(actor=me, trustedhelper_id=tie.pk, now=timezone.now())
    assert not queries.visible_to(karim, timezone.now()).exists()
    assert client.get(reverse("trusted_result", args=[tie.pk])).status_code == 404


def agrees(places: Cast) -> UUID:
    actor = places.person(NAME)
    return people.give_consent(actor=actor, matter=Matter.RESULT, now=timezone.now()).pk


def withdraws(places: Cast, consent_id: UUID) -> None:
    actor = places.person(NAME)
    people.withdraw_consent(actor=actor, consent_id=consent_id, now=timezone.now())


def result_pages(booklet: Booklet) -> list[str]:
    point = Booklet.objects.get(pk=booklet.pk).diagnosis_id
    return [reverse(name, args=[point]) for name in ("see_result", "see_sheet")]


def enters(client: Client, booklet: Booklet) -> str:
    address = reverse("enter_booklet", args=[booklet.pk])
    client.post(address, {**posted(booklet), "confirm": "yes"})
    return client.get(address).content.decode()


@pytest.mark.parametrize("agreed", ["never", "withdrawn", "after", "throughout"])
def test_what_the_letters_tell_is_opened_by_her_agreement_of_now(places: Cast, agreed: str) -> None:
    """Between the printing and the entry she may have changed her mind, either way."""
    consent = agrees(places) if agreed in ("withdrawn", "throughout") else None
    booklet, nolwenn = prepared(places), places.signed_in(places.nolwenn)
    if agreed == "withdrawn" and consent:
        withdraws(places, consent)
    page = enters(nolwenn, booklet)
    assert "Noté le" in page  # entering asks less than seeing
    if agreed == "after":
        agrees(places)
    expected = 200 if agreed in ("after", "throughout") else 404
    assert [nolwenn.get(one).status_code for one in result_pages(booklet)] == [expected] * 2
    assert ("Imprimer sa feuille" in page) == (agreed == "throughout")


def test_withdrawn_after_it_was_seen_the_result_is_closed_again(places: Cast) -> None:
    consent, booklet = agrees(places), prepared(places)
    nolwenn = places.signed_in(places.nolwenn)
    enters(nolwenn, booklet)
    seen = result_pages(booklet)
    assert [nolwenn.get(one).status_code for one in seen] == [200, 200]
    withdraws(places, consent)
    assert [nolwenn.get(one).status_code for one in seen] == [404, 404]
    point = Booklet.objects.get(pk=booklet.pk).diagnosis_id
    nolwenn.post(reverse("overrule_stage", args=[point]), {"stage": "mastery", "reason": "vu hier"})
    assert not Diagnosis.objects.get().overrules.exists()


def test_an_interview_asks_and_never_shows_what_was_found(places: Cast) -> None:
    """Without her agreement the helper ticks; the landings are told to her alone."""
    nolwenn, me = places.signed_in(places.nolwenn), places.beneficiary(NAME)
    address = reverse("interview", args=[me.pk])
    nolwenn.post(address, {"do": "start"})
    point = Diagnosis.objects.get(person=me)
    page = nolwenn.get(address).content.decode()
    assert "presque sans aide" not in page
    nolwenn.post(address, {"do": "finish"})
    assert nolwenn.get(reverse("see_result", args=[point.pk])).status_code == 404
    assert places.in_hands_of(NAME).get(reverse("result")).status_code == 200


def test_nobody_takes_the_result_of_another_away(places: Cast) -> None:
    me, other = places.person(NAME), places.person("Caroline")
    take_stock(me, places.now, tasks=1)
    actions.finish_point(actor=me, now=places.now)
    point = Diagnosis.objects.get(person=me.id)
    with pytest.raises(NotAllowed):
        actions.take_result(actor=other, diagnosis=point, what="everything", now=places.now)
    assert not Entry.objects.filter(verb="take_result").exists()
    answer = places.in_hands_of("Caroline").post(reverse("take_result"), {"do": "everything"})
    assert answer.headers["Location"] == reverse("point")


def test_a_no_to_the_sheets_is_hers_alone(places: Cast) -> None:
    for name in ("refuse_answer_sheets", "allow_answer_sheets"):
        for client in (places.signed_in(places.nolwenn), places.signed_in(places.maryvonne)):
            answer = client.post(reverse(name))
            assert answer.status_code in {302, 403, 404}
    assert not Entry.objects.filter(verb__endswith="answer_sheets").exists()
    places.in_hands_of(NAME).post(reverse("refuse_answer_sheets"))
    assert [one.person for one in Entry.objects.filter(verb="refuse_answer_sheets")] == [
        places.beneficiary(NAME).pk
    ]
