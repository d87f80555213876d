"""What waits is settled by what was missing, never by luck; several hands at once; who left."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from palier.attention.actions import (
    AlreadyTaken,
    ask_for_human,
    ask_on_behalf,
    climb_concerns,
    close_concern,
    raise_concern,
    settle_concern,
    take_concern,
)
from palier.attention.holdings import CLOSED
from palier.attention.models import Concern
from palier.attention.queries import concerns_visible_to
from palier.attention.rules.climb import COLLEAGUE, HEAD
from palier.audit.models import Entry
from palier.autonomy.actions import record_task, sign_mandate, undo_task
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.people.erasing import erase
from palier.people.models import Membership
from palier.people.rules.actor import Role
from palier.people.takeaway import gathered
from tests.cast import MONDAY, Cast, open_places, prepared, trusts

DAY = timedelta(days=1)
LATER = MONDAY + timedelta(minutes=20)
UNSIGNED = Concern.Reason.UNSIGNED.value


def opened() -> Cast:
    cast = open_places(MONDAY)
    for name in ("Leïla", "Martine"):
        cast.arrive(name, "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


@pytest.fixture
def places(db: None) -> Cast:
    return opened()


@pytest.fixture
def committed(transactional_db: None) -> Cast:
    return opened()


def done_for(cast: Cast, name: str = "Leïla", task: str = "ft_update", **other: Any) -> TaskRecord:
    given = {
        "actor": cast.helper(cast.nolwenn),
        "task": task,
        "level": HelpLevel.FOR,
        "outcome": Outcome.WELL,
        "ticket": uuid4(),
        "now": LATER,
        "person_id": cast.beneficiary(name).pk,
        **other,
    }
    return record_task(**given)


def signed(cast: Cast, name: str = "Leïla", **other: Any) -> None:
    mandate = prepared(cast, name, **other)
    now = other.get("now", LATER)
    sign_mandate(actor=cast.person(name), mandate_id=mandate.pk, read=mandate.text_digest, now=now)


def about(cast: Cast, name: str = "Leïla") -> list[Concern]:
    """What was ever asked about one person, the oldest first."""
    return list(Concern.objects.filter(person=cast.beneficiary(name)).order_by("asked_at"))


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Each in its own thread and connection; what it gave, or what it raised."""

    def alone(act: Callable[[], object]) -> object:
        try:
            return act()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(alone, acts))


def test_what_was_closed_as_impossible_does_not_keep_the_next_one_open(places: Cast) -> None:
    """No signature reaches back forty days: that act was answered « impossible » and stays so."""
    done_for(places, "Leïla", now=MONDAY)
    (first,) = about(places)
    nolwenn = places.helper(places.nolwenn)
    close_concern(actor=nolwenn, concern_id=first.pk, closing="cannot", now=LATER)
    long_after = LATER + timedelta(days=40)
    done_for(places, "Leïla", now=long_after)
    signed(places, now=long_after + timedelta(minutes=5))
    first, second = about(places)
    assert (first.closing, second.closing) == ("cannot", "signed")


def test_a_signature_that_covers_half_leaves_it_waiting(places: Cast) -> None:
    done_for(places)
    done_for(places, task="taxes")
    signed(places)
    assert [one.closing for one in about(places)] == [""]
    signed(places, acts=["taxes"])
    assert [one.closing for one in about(places)] == ["signed"]


def test_a_signature_here_settles_nothing_of_somebody_else_nor_of_what_she_asked(
    places: Cast,
) -> None:
    done_for(places)
    done_for(places, "Martine")
    ask_for_human(actor=places.person("Leïla"), words="", now=LATER)
    signed(places)
    assert sorted((one.reason, one.closing) for one in about(places)) == [
        ("talk", ""),
        ("unsigned", "signed"),
    ]
    assert [one.closing for one in about(places, "Martine")] == [""]


def test_a_slow_clock_on_the_second_machine_hides_no_act(places: Cast) -> None:
    done_for(places)
    slip = done_for(places, "Leïla", "taxes", now=LATER - timedelta(minutes=3))
    signed(places)
    assert [one.closing for one in about(places)] == [""], "the taxes wait for a signature"
    undo_task(actor=places.helper(places.nolwenn), record_id=slip.pk, now=LATER)
    assert [one.closing for one in about(places)] == ["not_needed"]


def test_what_needed_no_mandate_when_taken_back_settles_nothing(places: Cast) -> None:
    done_for(places)
    other = done_for(places, level=HelpLevel.WITH)
    undo_task(actor=places.helper(places.nolwenn), record_id=other.pk, now=LATER)
    assert [one.closing for one in about(places)] == [""]


def test_an_act_taken_back_after_it_was_closed_keeps_the_first_reason(places: Cast) -> None:
    act = done_for(places)
    (waiting,) = about(places)
    nolwenn = places.helper(places.nolwenn)
    close_concern(actor=nolwenn, concern_id=waiting.pk, closing="agreed", now=LATER)
    undo_task(actor=nolwenn, record_id=act.pk, now=LATER + timedelta(minutes=1))
    (kept,) = about(places)
    assert (kept.closing, kept.closed_at, kept.closed_by_id) == ("agreed", LATER, nolwenn.id)


def test_settled_twice_is_once_and_another_place_settles_nothing(places: Cast) -> None:
    done_for(places)
    leila = places.beneficiary("Leïla").pk
    how = {"actor": None, "reason": UNSIGNED, "closing": "signed", "person_id": leila, "now": LATER}
    assert settle_concern(**how, structure_id=places.port.pk) == 0
    assert settle_concern(**how, structure_id=places.kerourien.pk) == 1
    assert settle_concern(**how, structure_id=places.kerourien.pk) == 0
    assert Entry.objects.filter(verb="settle_concern", person=leila).count() == 1


@pytest.mark.parametrize("wrong", [{"reason": "nothing"}, {"closing": "nothing"}])
def test_a_word_that_is_not_ours_settles_nothing(places: Cast, wrong: dict[str, str]) -> None:
    done_for(places)
    how = {"reason": UNSIGNED, "closing": "signed", **wrong}
    with pytest.raises(ValueError, match="nothing"):
        settle_concern(
            actor=None,
            structure_id=places.kerourien.pk,
            person_id=places.beneficiary("Leïla").pk,
            now=LATER,
            **how,
        )
    assert [one.closing for one in about(places)] == [""]


def test_the_audit_of_what_waits_says_codes_and_never_her_words(places: Cast) -> None:
    leila = places.beneficiary("Leïla").pk
    words = "Aubépine ne dort plus"
    for reason in ("step", "relay"):
        raise_concern(
            actor=None,
            reason=reason,
            structure_id=places.kerourien.pk,
            person_id=leila,
            about=uuid4(),
            words=words,
            now=LATER,
        )
    ask_for_human(actor=places.person("Leïla"), words=words, now=LATER)
    climb_concerns(now=LATER + 9 * DAY)
    written = Entry.objects.filter(person=leila)
    assert {"raise_concern", "climb_concerns"} <= set(written.values_list("verb", flat=True))
    for entry in written:
        assert "Aubépine" not in str(entry.facts)
        assert all(len(str(told)) <= 36 for told in entry.facts.values()), entry.verb


def test_who_left_at_the_top_of_the_stairs_answers_no_more(places: Cast) -> None:
    """Maryvonne had it, and left: whoever reads « Maryvonne vous répond » waits for nobody."""
    concern = ask_for_human(actor=places.person("Leïla"), words="", now=MONDAY)
    maryvonne = Membership.objects.get(helper=places.maryvonne.helper_id)
    Concern.objects.filter(pk=concern.pk).update(rung=HEAD, owner=maryvonne.helper_id)
    later = MONDAY + 7 * DAY
    assert climb_concerns(now=later) == 0, "nobody stands above the head of a place"
    Membership.objects.filter(pk=maryvonne.pk).update(until=later)
    assert climb_concerns(now=later) == 1
    concern.refresh_from_db()
    assert concern.rung == COLLEAGUE
    assert concern.owner_id in {places.nolwenn.helper_id, places.yann.helper_id}
    assert concern.due > later
    assert climb_concerns(now=later) == 0


def test_a_head_who_became_a_volunteer_is_replaced_by_the_new_head(places: Cast) -> None:
    concern = ask_for_human(actor=places.person("Leïla"), words="", now=MONDAY)
    Concern.objects.filter(pk=concern.pk).update(rung=COLLEAGUE, owner=places.nolwenn.helper_id)
    for account, role in ((places.maryvonne, Role.VOLUNTEER), (places.yann, Role.HEAD)):
        Membership.objects.filter(helper=account.helper_id).update(role=role)
    climb_concerns(now=MONDAY + 7 * DAY)
    concern.refresh_from_db()
    assert (concern.owner_id, concern.rung) == (places.yann.helper_id, HEAD)


def test_who_works_in_another_place_now_does_not_keep_what_waited_here(places: Cast) -> None:
    concern = ask_for_human(actor=places.person("Leïla"), words="", now=MONDAY)
    Concern.objects.filter(pk=concern.pk).update(rung=HEAD, owner=places.charlie.helper_id)
    assert climb_concerns(now=MONDAY + 7 * DAY) == 1
    concern.refresh_from_db()
    assert concern.owner_id != places.charlie.helper_id
    assert not concerns_visible_to(places.helper(places.charlie)).filter(pk=concern.pk)


def test_everything_that_may_end_is_told_to_her_in_words(places: Cast) -> None:
    assert set(CLOSED) == set(Concern.Closing.values)
    done_for(places)
    signed(places)
    told = gathered(places.beneficiary("Leïla").pk, now=LATER)
    (part,) = [one for one in told.parts if one.key == "attention.concern"]
    assert "mandat" in str(part.rows[0]["closing"])


def test_erased_nothing_waits_about_her_and_the_others_still_wait(places: Cast) -> None:
    done_for(places)
    done_for(places, "Martine")
    nameless = done_for(places, "Martine", person_id=None)
    leila = places.beneficiary("Leïla").pk
    erase(leila, LATER)
    assert not Concern.objects.filter(person=leila).exists()
    assert not TaskRecord.objects.filter(person=leila).exists()
    assert len(about(places, "Martine")) == 1
    assert Concern.objects.filter(about=nameless.pk, closed_at=None).count() == 1


# Several hands, on a real database.


def test_two_workers_climb_each_thing_once(committed: Cast) -> None:
    ask_for_human(actor=committed.person("Leïla"), words="", now=MONDAY)
    ask_for_human(actor=committed.person("Martine"), words="", now=MONDAY)
    later = MONDAY + 3 * DAY
    counts = at_once(*[lambda: climb_concerns(now=later)] * 2)
    assert sum(count for count in counts if isinstance(count, int)) == 2, counts
    assert sorted(Concern.objects.values_list("rung", flat=True)) == [COLLEAGUE, COLLEAGUE]
    assert Entry.objects.filter(verb="climb_concerns").count() == 2


@pytest.mark.parametrize("time", range(3))
def test_answered_while_it_climbs_it_has_one_end(committed: Cast, time: int) -> None:
    concern = ask_for_human(actor=committed.person("Leïla"), words="", now=MONDAY)
    later, nolwenn = MONDAY + (3 + time) * DAY, committed.helper(committed.nolwenn)
    climbed, closed = at_once(
        lambda: climb_concerns(now=later),
        lambda: close_concern(actor=nolwenn, concern_id=concern.pk, closing="talked", now=later),
    )
    concern.refresh_from_db()
    assert isinstance(closed, Concern)
    assert (concern.closing, concern.closed_at) == ("talked", later)
    assert climbed == (concern.rung == COLLEAGUE), "climbed first, or not at all"


def test_of_two_who_say_i_answer_one_does(committed: Cast) -> None:
    concern = ask_for_human(actor=committed.person("Leïla"), words="", now=MONDAY)
    seen = concern.owner_id
    accounts = [committed.yann, committed.maryvonne]

    def taken_by(actor: Any) -> Callable[[], object]:
        return lambda: take_concern(actor=actor, concern_id=concern.pk, now=LATER, seen_owner=seen)

    answers = at_once(*[taken_by(committed.helper(account)) for account in accounts])
    (one,) = [answer for answer in answers if isinstance(answer, Concern)]
    (other,) = [answer for answer in answers if isinstance(answer, AlreadyTaken)]
    concern.refresh_from_db()
    assert concern.owner_id == one.owner_id
    assert other.owner == concern.owner.name


def test_raised_and_settled_at_once_it_is_never_doubled(committed: Cast) -> None:
    leila = committed.beneficiary("Leïla").pk
    here: dict[str, UUID] = {"structure_id": committed.kerourien.pk, "person_id": leila}
    raise_concern(actor=None, reason=UNSIGNED, now=MONDAY, **here)
    answers = at_once(
        *[lambda: raise_concern(actor=None, reason=UNSIGNED, now=LATER, **here)] * 3,
        lambda: settle_concern(actor=None, reason=UNSIGNED, closing="signed", now=LATER, **here),
    )
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    rows = Concern.objects.filter(person=leila)
    assert rows.filter(closing="signed").count() == 1
    assert rows.filter(closed_at=None).count() <= 1
    assert Entry.objects.filter(verb="raise_concern").count() == rows.count()


def test_what_she_and_her_cousin_say_at_once_is_all_kept(committed: Cast) -> None:
    karim = trusts(committed, "Leïla", "Karim", now=MONDAY)
    leila, tie = committed.person("Leïla"), committed.ties["Karim"].pk
    ask_for_human(actor=leila, words="", now=MONDAY)
    said = ["Aubin", "Bruno", "Cadoc"]

    def hers(words: str) -> Callable[[], object]:
        return lambda: ask_for_human(actor=leila, words=words, now=LATER)

    answers = at_once(
        *[hers(words) for words in said],
        lambda: ask_on_behalf(actor=karim, trustedhelper_id=tie, words="Denez", now=LATER),
    )
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    (concern,) = about(committed)
    assert sorted(concern.words.split()) == [*said, "Denez"]


@pytest.mark.parametrize(
    ("tasks", "before", "after"),
    [
        (["print"], [], []),
        (["ft_update", "caf_ask"], [""], ["signed"]),
        (["ft_update", "print"], [""], ["signed"]),
        (["taxes"], [""], [""]),
        (["caf_ask", "taxes", "print"], [""], [""]),
    ],
)
def test_it_waits_exactly_while_an_act_lacks_a_signature(
    places: Cast, tasks: list[str], before: list[str], after: list[str]
) -> None:
    for task in tasks:
        done_for(places, task=task)
    assert [one.closing for one in about(places)] == before
    signed(places)
    assert [one.closing for one in about(places)] == after
