"""Two rows that were one person: nothing is lost, nothing doubled, and it can be undone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from palier.access.models import Card, Lock, Sitting
from palier.attention.actions import ask_for_human
from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.diagnosis.models import Diagnosis
from palier.people import actions as people
from palier.people.actions import leaving
from palier.people.actions.likeness import (
    BothKnownElsewhere,
    KnownElsewhere,
    Merged,
    MergedSince,
    SamePerson,
    Undone,
    merge_people,
    tell_apart,
    undo_merge,
)
from palier.people.erasing import erase
from palier.people.farewells import last_contacts
from palier.people.models import (
    Accompaniment,
    Beneficiary,
    Consent,
    Erasure,
    Merge,
    NotTheSame,
    Visit,
)
from palier.people.queries import people_known_to, visible_to
from palier.people.rules.actor import Matter, NotAllowed
from palier.people.searching import people_found
from palier.people.takeaway import gathered
from tests.cast import Cast, take_stock


def merge(cast: Cast, kept: str, absorbed: str) -> Merged:
    return merge_people(
        actor=cast.helper(cast.nolwenn),
        kept_id=cast.beneficiary(kept).pk,
        absorbed_id=cast.beneficiary(absorbed).pk,
        now=timezone.now(),
    )


def undo(cast: Cast, merged: Merged) -> Undone:
    return undo_merge(actor=cast.helper(cast.yann), merge_id=merged.merge.pk, now=timezone.now())


def visits(cast: Cast, name: str) -> int:
    return Visit.objects.filter(person=cast.beneficiary(name)).count()


def test_what_hung_from_one_hangs_from_the_other_and_goes_back(cast: Cast) -> None:
    merged = merge(cast, "Leïla", "Caroline")
    assert visits(cast, "Leïla") == 2
    assert visits(cast, "Caroline") == 0
    undone = undo(cast, merged)
    assert (visits(cast, "Leïla"), visits(cast, "Caroline")) == (1, 1)
    assert (undone.stays, undone.told) == ((), ())
    both = {cast.beneficiary(name).pk for name in ("Leïla", "Caroline")}
    verbs = Entry.objects.filter(verb__in=["merge_people", "undo_merge"], at__gt=cast.now)
    assert {line.person for line in verbs} == both


def test_the_absorbed_one_is_seen_nowhere(cast: Cast) -> None:
    nolwenn = cast.helper(cast.nolwenn)
    merge(cast, "Leïla", "Caroline")
    caroline = cast.beneficiary("Caroline")
    assert caroline not in people_known_to(nolwenn)
    assert not people_found(nolwenn, "Caroline")[0]
    with pytest.raises(Beneficiary.DoesNotExist):
        leaving.prepare_erasure(actor=nolwenn, person_id=caroline.pk, now=timezone.now())


def test_pressed_twice_is_once(cast: Cast) -> None:
    first, again = merge(cast, "Leïla", "Caroline"), merge(cast, "Leïla", "Caroline")
    assert first.merge == again.merge
    assert Merge.objects.filter(kept=cast.beneficiary("Leïla")).count() == 1
    for _ in range(2):
        assert undo(cast, first).merge.undone_at
    assert merge(cast, "Leïla", "Caroline").merge != first.merge
    lines = Entry.objects.filter(verb="merge_people", at__gt=cast.now)
    assert len({line.at for line in lines}) == 2


def test_who_may_not_and_what_may_not(cast: Cast) -> None:
    now, ids = timezone.now(), [cast.beneficiary(name).pk for name in ("Leïla", "Caroline")]
    merged = merge(cast, "Geneviève", "")
    for account in (cast.charlie, cast.soizic):
        actor = cast.helper(account)
        with pytest.raises((Beneficiary.DoesNotExist, NotAllowed)):
            merge_people(actor=actor, kept_id=ids[0], absorbed_id=ids[1], now=now)
        with pytest.raises((Merge.DoesNotExist, NotAllowed)):
            undo_merge(actor=actor, merge_id=merged.merge.pk, now=now)
        with pytest.raises((Beneficiary.DoesNotExist, NotAllowed)):
            tell_apart(actor=actor, one_id=ids[0], other_id=ids[1], now=now)
    nolwenn = cast.helper(cast.nolwenn)
    with pytest.raises(SamePerson):
        merge_people(actor=nolwenn, kept_id=ids[0], absorbed_id=ids[0], now=now)
    for strange in (uuid4(), cast.beneficiary("Gilles").pk):
        with pytest.raises(Beneficiary.DoesNotExist):
            merge_people(actor=nolwenn, kept_id=ids[0], absorbed_id=strange, now=now)
    with pytest.raises(Merge.DoesNotExist):
        undo_merge(actor=nolwenn, merge_id=uuid4(), now=now)


def test_who_is_known_elsewhere_is_the_one_that_is_kept(cast: Cast) -> None:
    for name in ("Leïla", "Caroline"):
        Accompaniment.objects.create(
            person=cast.beneficiary(name), structure=cast.port, since=cast.now
        )
    with pytest.raises(BothKnownElsewhere):
        merge(cast, "Leïla", "Caroline")
    with pytest.raises(KnownElsewhere):
        merge(cast, "Geneviève", "Leïla")
    assert merge(cast, "Leïla", "Geneviève").merge.undone_at is None


def test_an_agreement_under_one_name_opens_nothing_that_was_closed_under_the_other(
    cast: Cast,
) -> None:
    """Claudia shows her results and her plan here; Caroline shows nothing."""
    take_stock(cast.person("Caroline"), cast.now, tasks=1)
    merged = merge(cast, "Claudia", "Caroline")
    assert merged.told == ("kept_private",)
    assert Diagnosis.objects.filter(person=cast.beneficiary("Caroline")).count() == 1
    undo(cast, merged)
    for matter in (Matter.RESULT, Matter.PLAN):
        people.give_consent(actor=cast.person("Caroline"), matter=matter, now=cast.now)
    assert "kept_private" not in merge(cast, "Claudia", "Caroline").told
    assert Diagnosis.objects.filter(person=cast.beneficiary("Claudia")).count() == 2


def test_what_she_signed_stays_under_the_name_that_signed(cast: Cast) -> None:
    merge(cast, "Caroline", "Claudia")
    assert Consent.objects.filter(person=cast.beneficiary("Claudia")).exists()
    opened = visible_to(cast.helper(cast.nolwenn), Matter.RESULT, timezone.now())
    assert cast.beneficiary("Caroline") not in opened
    assert cast.beneficiary("Claudia") not in opened


def test_a_request_that_waits_twice_is_not_lost(cast: Cast) -> None:
    ask_for_human(actor=cast.person("Caroline"), words="Deux fois", now=timezone.now())
    merged = merge(cast, "Leïla", "Caroline")
    assert merged.told == ("stayed",)
    assert Concern.objects.filter(closed_at=None).count() == 2
    undo(cast, merged)
    owners = set(Concern.objects.values_list("person", flat=True))
    assert owners == {cast.beneficiary(name).pk for name in ("Leïla", "Caroline")}


def test_her_card_comes_with_the_code_that_opens_it_and_goes_back_with_it(cast: Cast) -> None:
    merged = merge(cast, "Caroline", "Claudia")
    kept = cast.beneficiary("Caroline").pk
    assert Card.objects.get(ended_at=None).person_id == Lock.objects.get().person_id == kept
    undo(cast, merged)
    claudia = cast.beneficiary("Claudia").pk
    assert Card.objects.get(ended_at=None).person_id == Lock.objects.get().person_id == claudia


def test_of_two_cards_one_is_stopped_and_it_is_told(cast: Cast) -> None:
    cast.makes_card("Caroline")
    merged = merge(cast, "Caroline", "Claudia")
    assert "card_stopped" in merged.told
    assert Card.objects.get(ended_at=None).person_id == cast.beneficiary("Caroline").pk
    assert Lock.objects.filter(person=cast.beneficiary("Claudia")).exists()


def test_a_screen_that_she_holds_closes(cast: Cast) -> None:
    screen = cast.in_hands_of("Caroline")
    merge(cast, "Leïla", "Caroline")
    assert not Sitting.objects.filter(person=cast.beneficiary("Caroline"), ended_at=None).exists()
    assert screen.get("/me/").status_code == 302


def test_facts_written_since_stay_and_are_told(cast: Cast) -> None:
    merged = merge(cast, "Leïla", "Caroline")
    for _ in range(2):
        people.welcome_person(
            actor=cast.helper(cast.nolwenn),
            first_name="",
            request="Imprimer",
            ticket=uuid4(),
            returning=cast.beneficiary("Leïla").pk,
            now=timezone.now(),
        )
    undone = undo(cast, merged)
    assert [(one.key, number) for one, number in undone.stays] == [("people.visit", 2)]
    assert (visits(cast, "Leïla"), visits(cast, "Caroline")) == (3, 1)


def test_a_row_deleted_since_does_not_come_back(cast: Cast) -> None:
    merged = merge(cast, "Leïla", "Caroline")
    cast.visits["Caroline"].delete()
    undo(cast, merged)
    assert (visits(cast, "Leïla"), visits(cast, "Caroline")) == (1, 0)


def test_a_row_that_cannot_go_back_stays_and_is_told(cast: Cast) -> None:
    ask_for_human(actor=cast.person("Caroline"), words="", now=timezone.now())
    merged = merge(cast, "Geneviève", "Caroline")
    concern = Concern.objects.get(person=cast.beneficiary("Geneviève"))
    Concern.objects.create(
        person=cast.beneficiary("Caroline"),
        structure=cast.kerourien,
        reason=concern.reason,
        owner=concern.owner,
        asked_at=cast.now,
        due=cast.now,
    )
    assert undo(cast, merged).told == ("stayed",)
    assert Concern.objects.get(pk=concern.pk).person == cast.beneficiary("Geneviève")


def test_one_says_what_the_other_did_not_until_it_is_undone(cast: Cast) -> None:
    Beneficiary.objects.filter(pk=cast.beneficiary("Caroline").pk).update(
        last_name="Le Goff", birth_year="1978"
    )
    merged = merge(cast, "Leïla", "Caroline")
    leila = Beneficiary.objects.get(pk=cast.beneficiary("Leïla").pk)
    assert (leila.first_name, leila.last_name, leila.birth_year) == (
        "Leïla-Rose",
        "Le Goff",
        "1978",
    )
    assert people_found(cast.helper(cast.nolwenn), "legoff")[0].get() == leila
    leila.birth_year = "1979"
    leila.save()
    undo(cast, merged)
    leila.refresh_from_db()
    assert (leila.last_name, leila.birth_year) == ("", "1979")
    assert not people_found(cast.helper(cast.nolwenn), "legoff leila")[0]


def test_three_rows_are_undone_from_the_last(cast: Cast) -> None:
    first, last = merge(cast, "Caroline", "Geneviève"), merge(cast, "Leïla", "Caroline")
    leila = cast.beneficiary("Leïla").pk
    whole = [cast.beneficiary(name).pk for name in ("Leïla", "Caroline", "Geneviève")]
    assert set(Beneficiary.objects.filter(merged_into=leila)) == {
        cast.beneficiary(name) for name in ("Caroline", "Geneviève")
    }
    with pytest.raises(MergedSince):
        undo(cast, first)
    undo(cast, last)
    first_absorbed = Beneficiary.objects.get(pk=cast.beneficiary("Geneviève").pk)
    assert first_absorbed.merged_into == cast.beneficiary("Caroline")
    assert visits(cast, "Caroline") == 2
    undo(cast, first)
    assert [visits(cast, name) for name in ("Leïla", "Caroline", "Geneviève")] == [1, 1, 1]
    assert not Beneficiary.objects.filter(pk__in=whole).exclude(merged_into=None).exists()


def test_erasing_the_kept_one_erases_both_and_nothing_is_left_to_undo(cast: Cast) -> None:
    ask_for_human(actor=cast.person("Caroline"), words="", now=timezone.now())
    merged = merge(cast, "Leïla", "Caroline")
    both = {cast.beneficiary(name).pk for name in ("Leïla", "Caroline")}
    erase(cast.beneficiary("Leïla").pk, timezone.now())
    assert not Beneficiary.objects.filter(pk__in=both).exists()
    assert set(Erasure.objects.values_list("person_id", flat=True)) == both
    with pytest.raises(Merge.DoesNotExist):
        undo(cast, merged)


def test_she_takes_away_what_was_written_under_both_names(cast: Cast) -> None:
    ask_for_human(actor=cast.person("Caroline"), words="Tulipe", now=timezone.now())
    merge(cast, "Leïla", "Caroline")
    taken = gathered(cast.beneficiary("Leïla").pk, now=timezone.now())
    parts = {part.key: part for part in taken.parts}
    assert [row["first_name"] for row in parts["people.beneficiary"].rows]
    assert parts["people.beneficiary"].total == 2
    assert "Tulipe" in str(parts["attention.concern"].rows)
    before = Entry.objects.filter(person=cast.beneficiary("Caroline").pk).count()
    after = Entry.objects.filter(person=cast.beneficiary("Leïla").pk).count()
    assert before >= 2
    assert parts["audit.entry"].total == before + after


def test_a_contact_under_either_name_is_a_contact(cast: Cast) -> None:
    merge(cast, "Leïla", "Caroline")
    later = timezone.now() + timedelta(days=3)
    Beneficiary.objects.filter(pk=cast.beneficiary("Caroline").pk).update(created_at=later)
    leila, caroline = (cast.beneficiary(name).pk for name in ("Leïla", "Caroline"))
    for among in (None, [leila]):
        last = last_contacts(later + timedelta(days=1), among)
        assert last[leila] == later
        assert caroline not in last


def test_told_apart_once_is_told_apart(cast: Cast) -> None:
    one, other = cast.beneficiary("Leïla").pk, cast.beneficiary("Caroline").pk
    nolwenn = cast.helper(cast.nolwenn)
    for pair in ((one, other), (other, one)):
        tell_apart(actor=nolwenn, one_id=pair[0], other_id=pair[1], now=cast.now)
    assert NotTheSame.objects.filter(first__in=(one, other)).count() == 1
    with pytest.raises(SamePerson):
        tell_apart(actor=nolwenn, one_id=one, other_id=one, now=cast.now)
