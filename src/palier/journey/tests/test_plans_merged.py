"""Two rows that were one person, or were not: what becomes of plans, threads and relays; erased and
taken away, whatever place wrote it."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from palier.attention.models import Concern
from palier.journey import circle, queries
from palier.journey.actions import advisers, facts, relays, supports
from palier.journey.actions.needs import write_need
from palier.journey.actions.supports import Who
from palier.journey.models import AdviserVisit, Need, Plan, Relay, SharedFact, Step, Support
from palier.journey.rules.facts import Said
from palier.journey.tests.journeys import done, not_yet, opens_plan, sound, takes, writes
from palier.people import actions as people
from palier.people.actions.likeness import Merged, Undone, merge_people, undo_merge
from palier.people.erasing import erase
from palier.people.models import Accompaniment, Consent
from palier.people.registry import holdings
from palier.people.takeaway import gathered
from tests.cast import Cast, every_row

SOON = timedelta(minutes=5)


def merge(cast: Cast, kept: str, absorbed: str) -> Merged:
    return merge_people(
        actor=cast.helper(cast.nolwenn),
        kept_id=cast.beneficiary(kept).pk,
        absorbed_id=cast.beneficiary(absorbed).pk,
        now=timezone.now(),
    )


def undo(cast: Cast, merged: Merged) -> Undone:
    return undo_merge(actor=cast.helper(cast.yann), merge_id=merged.merge.pk, now=timezone.now())


def words_of(cast: Cast, name: str) -> set[str]:
    """Steps that she reads."""
    actor = cast.person(name)
    return {one.words for one in queries.steps_of(actor, actor.id, timezone.now())}


def needs_of(cast: Cast, name: str) -> set[str]:
    found = Need.objects.filter(plan__person=cast.beneficiary(name))
    return {one.words for one in found}


def stays(undone: Undone) -> dict[str, int]:
    return {holding.key: number for holding, number in undone.stays}


def wants(cast: Cast, name: str, words: str, now: datetime) -> Need:
    actor = cast.person(name)
    return write_need(actor=actor, person_id=actor.id, words=words, now=now)


def test_a_plan_follows_and_goes_back_whole(cast: Cast) -> None:
    caroline = cast.person("Caroline")
    writes(caroline, caroline.id, "Houx-avant", cast.now)
    merged = merge(cast, "Leïla", "Caroline")
    assert "Houx-avant" in words_of(cast, "Leïla")
    undone = undo(cast, merged)
    assert (words_of(cast, "Caroline"), words_of(cast, "Leïla")) == ({"Houx-avant"}, set())
    assert stays(undone) == {}


def test_what_she_needed_since_stays_with_her_when_they_are_two_again(cast: Cast) -> None:
    """Leïla wrote it: Caroline, who is somebody else, never reads it."""
    caroline, leila = cast.person("Caroline"), cast.person("Leïla")
    need = Need.objects.get(plan__person=caroline.id)
    writes(caroline, caroline.id, "Houx-avant", cast.now)
    merged = merge(cast, "Leïla", "Caroline")
    now = timezone.now()
    own = wants(cast, "Leïla", "Lierre-besoin", now)
    writes(leila, leila.id, "Lierre-pas", now)
    for name, about in (("cv/type", own), ("cv/jobs", need)):
        step = takes(leila, leila.id, name, now)
        Step.objects.filter(pk=step.pk).update(need=about)
    undone = undo(cast, merged)
    assert words_of(cast, "Caroline") == {"Houx-avant"}
    assert len(words_of(cast, "Leïla")) == 3
    assert needs_of(cast, "Leïla") == {"Lierre-besoin"}
    assert needs_of(cast, "Caroline") == {need.words}
    assert stays(undone) == {"journey.need": 1, "journey.step": 3}
    for one in Step.objects.exclude(need=None).select_related("need"):
        assert one.need
        assert one.need.plan_id == one.plan_id, "no step rests on somebody else's need"
    for plan in Plan.objects.all():
        sound(plan)


def test_pieces_cut_since_go_back_with_the_step_that_they_come_from(cast: Cast) -> None:
    caroline, leila = cast.person("Caroline"), cast.person("Leïla")
    big = takes(caroline, caroline.id, "cv/type", cast.now)
    merged = merge(cast, "Leïla", "Caroline")
    not_yet(leila, big, "too_big", timezone.now())
    writes(leila, leila.id, "Lierre-pas", timezone.now())
    undo(cast, merged)
    assert words_of(cast, "Leïla") == {"Lierre-pas"}
    assert Step.objects.filter(plan__person=caroline.id, cut_from=big).count() == 3
    first = Step.objects.get(plan__person=caroline.id, cut_from=big, state="current")
    done(caroline, first, "alone", timezone.now())
    assert Step.objects.filter(plan__person=caroline.id, cut_from=big, state="current").exists()


def test_merged_undone_and_merged_again_nothing_is_lost_or_doubled(cast: Cast) -> None:
    caroline, leila = cast.person("Caroline"), cast.person("Leïla")
    writes(caroline, caroline.id, "Houx-avant", cast.now)
    for turn in range(3):
        merged = merge(cast, "Leïla", "Caroline")
        if turn == 0:
            writes(leila, leila.id, "Lierre-pas", timezone.now())
        else:
            assert "stayed" in merged.told, "each has a plan of her own"
        undo(cast, merged)
        assert words_of(cast, "Caroline") == {"Houx-avant"}
        assert words_of(cast, "Leïla") == {"Lierre-pas"}


def test_two_plans_stay_two_and_it_is_told(cast: Cast) -> None:
    """Each said the same things of her plan to the place: only the two plans cannot be one."""
    opens_plan(cast, "Caroline")
    before = words_of(cast, "Claudia")
    caroline = cast.person("Caroline")
    writes(caroline, caroline.id, "Houx-avant", cast.now)
    merged = merge(cast, "Caroline", "Claudia")
    assert "stayed" in merged.told
    assert words_of(cast, "Caroline") == {"Houx-avant"}
    undo(cast, merged)
    assert words_of(cast, "Claudia") == before


def accompanies(cast: Cast, name: str, account: Any) -> Support:
    actor, person = cast.helper(cast.nolwenn), cast.beneficiary(name).pk
    who = Who("chercher", helper_id=account.helper_id)
    support = supports.add_support(
        actor=actor, person_id=person, who=who, ticket=uuid4(), now=cast.now
    )
    return supports.make_referent(actor=actor, support_id=support.pk, now=cast.now)


def referents(cast: Cast, name: str) -> set[UUID | None]:
    live = Support.objects.filter(person=cast.beneficiary(name), until=None, referent=True)
    return set(live.values_list("helper", flat=True))


def test_of_two_referents_the_one_of_the_kept_row_answers_and_both_come_back(cast: Cast) -> None:
    opens_plan(cast, "Leïla")
    accompanies(cast, "Leïla", cast.maryvonne)
    merged = merge(cast, "Leïla", "Geneviève")
    assert "stayed" in merged.told
    assert referents(cast, "Leïla") == {cast.maryvonne.helper_id}
    written = circle.facts_visible_to(cast.helper(cast.nolwenn), timezone.now())
    assert "Genêt-fil" in {one.words for one in written.filter(person=cast.beneficiary("Leïla"))}
    undo(cast, merged)
    assert referents(cast, "Leïla") == {cast.maryvonne.helper_id}
    assert referents(cast, "Geneviève") == {cast.yann.helper_id}
    fil = SharedFact.objects.filter(person=cast.beneficiary("Geneviève"))
    assert {one.words for one in fil} >= {"Genêt-fil"}


def test_a_relay_that_she_closed_to_the_place_is_not_read_under_another_name(cast: Cast) -> None:
    consent = Consent.objects.get(person=cast.beneficiary("Geneviève"), withdrawn_at=None)
    actor = cast.person("Geneviève")
    people.withdraw_consent(actor=actor, consent_id=consent.pk, now=timezone.now())
    opens_plan(cast, "Leïla")
    merged = merge(cast, "Leïla", "Geneviève")
    assert "kept_private" in merged.told
    leila = cast.beneficiary("Leïla").pk
    assert not circle.relays_of(cast.helper(cast.nolwenn), leila, timezone.now()).exists()
    page = cast.signed_in(cast.nolwenn).get(reverse("circle", args=[leila])).content.decode()
    assert "Bruyère-relais" not in page
    assert "Genêt-fil" not in page


def test_a_relay_accepted_since_stays_with_who_accepted_it(cast: Cast) -> None:
    """Else the other place would wait for somebody whom it does not know."""
    opens_plan(cast, "Leïla")
    merged = merge(cast, "Leïla", "Geneviève")
    relay = Relay.objects.get(person=cast.beneficiary("Leïla"))
    now = timezone.now()
    relays.accept_relay(actor=cast.person("Leïla"), relay_id=relay.pk, read=None, now=now)
    undone = undo(cast, merged)
    charlie = cast.helper(cast.charlie)
    assert stays(undone)["journey.relay"] == 1
    assert [one.pk for one in circle.relays_waiting(charlie)] == [relay.pk]
    received = relays.receive_relay(actor=charlie, relay_id=relay.pk, now=timezone.now())
    assert received.person == cast.beneficiary("Leïla")
    assert not Concern.objects.filter(structure=cast.port, reason="relay", closed_at=None).exists()


def test_a_relay_that_nobody_answered_goes_back_and_is_not_told_to_stay(cast: Cast) -> None:
    opens_plan(cast, "Leïla")
    merged = merge(cast, "Leïla", "Geneviève")
    assert "journey.relay" not in stays(undo(cast, merged))
    assert Relay.objects.get().person == cast.beneficiary("Geneviève")


def followed_by_two(cast: Cast) -> UUID:
    """Geneviève, passed on to the Port, which received her and wrote of her; seen by an adviser."""
    charlie, now = cast.helper(cast.charlie), timezone.now()
    hers, relay = cast.person("Geneviève"), Relay.objects.get()
    relays.accept_relay(actor=hers, relay_id=relay.pk, read=None, now=now)
    relays.receive_relay(actor=charlie, relay_id=relay.pk, now=now)
    said = Said("Muguet-port")
    facts.write_fact(actor=charlie, person_id=hers.id, said=said, ticket=uuid4(), now=now)
    day = timezone.localtime(now).date() + timedelta(days=1)
    step = writes(
        charlie, hers.id, "Muguet-pas", now, day=day, hour=time(14, 30), where="Au Port", near=True
    )
    not_yet(hers, step, "afraid", now + SOON)
    visit = advisers.plan_adviser_visit(actor=charlie, adviser="Mission", day=day, now=now)
    seat = advisers.seat_person(
        actor=charlie,
        person_id=hers.id,
        adviservisit_id=visit.pk,
        words="Muguet-place",
        shows_plan=True,
        now=now,
    )
    advisers.note_seen(actor=charlie, adviserseat_id=seat.pk, seen=True, now=now)
    return hers.id


def test_erased_nothing_of_hers_stays_in_any_place(cast: Cast) -> None:
    her = followed_by_two(cast)
    others = {
        f"{one.key}:{row.pk}"
        for one in holdings()
        for row in one.model._default_manager.all()
        if row not in one.of(her)
    }
    rows = {one.key: one.of(her).count() for one in holdings() if one.kept is None}
    journey = {key: n for key, n in rows.items() if key.startswith("journey.")}
    assert all(n for key, n in journey.items() if key != "journey.need"), journey
    erase(her, timezone.now())
    assert not any(one.of(her).exists() for one in holdings() if one.kept is None)
    said = [row for row in every_row() if "Muguet" in repr(vars(row))]
    assert said == []
    left = {f"{one.key}:{row.pk}" for one in holdings() for row in one.model._default_manager.all()}
    assert others <= left, "nothing of anybody else went"
    assert AdviserVisit.objects.filter(structure=cast.port).exists(), "the day is the place's"
    charlie = cast.helper(cast.charlie)
    assert not circle.facts_visible_to(charlie, timezone.now()).exists()
    assert not Accompaniment.objects.filter(structure=cast.port, person=her).exists()


def test_she_takes_away_what_both_places_wrote_and_what_was_hard(cast: Cast) -> None:
    her = followed_by_two(cast)
    cast.yann.helper.memberships.update(until=timezone.now())
    taken = {part.key: part.rows for part in gathered(her, now=timezone.now()).parts}
    (review,) = taken["journey.stepreview"]
    assert review["hard"] == {"fr": "Je n’ai pas osé", "en": "I did not dare"}
    (step,) = taken["journey.step"]
    assert (step["words"], step["where"]) == ("Muguet-pas", "Au Port")
    (relay,) = taken["journey.relay"]
    assert relay["accepted_at"]
    assert relay["received_at"]
    told = {str(row["words"]): row for row in taken["journey.adviserseat"]}
    assert told["Muguet-place"]["shows_plan"] is True
    assert told["Muguet-place"]["seen_at"]
    assert "Muguet-port" in str(taken["journey.sharedfact"])
    who = {str(row["who"]) for row in taken["journey.support"]}
    assert who == {"Yann", "Charlie"}, "who left the place too"


@pytest.mark.parametrize("hour", [time(14, 30), None])
def test_she_takes_away_the_hour_of_a_step_and_who_stays_near(
    cast: Cast, hour: time | None
) -> None:
    leila = cast.person("Leïla")
    day = timezone.localtime(cast.now).date() + timedelta(days=3)
    writes(leila, leila.id, "Rendez-vous", cast.now, day=day, hour=hour, near=True, level="alone")
    taken = {part.key: part.rows for part in gathered(leila.id, now=timezone.now()).parts}
    (step,) = taken["journey.step"]
    assert step["hour"] == ("14:30" if hour else "")
    level = step["level"]
    assert isinstance(level, dict)
    assert level["fr"].startswith("Sans aide, avec quelqu’un")
