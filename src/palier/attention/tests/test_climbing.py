"""What nobody answers climbs: a colleague, then the head; each step after an opening day."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.attention.actions import (
    ask_for_human,
    climb_concerns,
    close_concern,
    raise_concern,
    settle_concern,
    take_concern,
)
from palier.attention.models import Concern
from palier.attention.queries import concerns_visible_to, holidays
from palier.attention.rules.climb import COLLEAGUE, HEAD, Colleague, climbs_at, next_owner
from palier.attention.rules.due import is_open
from palier.attention.rules.reasons import CLOSINGS, may_end
from palier.audit.models import Entry
from palier.people.models import Membership, Structure
from palier.people.rules.actor import Role
from tests.cast import MONDAY, PARIS, Cast, open_places

DAY = timedelta(days=1)
IDS = [UUID(int=n) for n in range(6)]
TEAMS = st.lists(
    st.builds(Colleague, st.sampled_from(IDS), st.booleans(), st.integers(0, 9)),
    unique_by=lambda one: one.id,
)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Gilles", "", cast.nolwenn)
    return cast


@pytest.fixture
def asked(places: Cast) -> Concern:
    """Gilles asks from home: somebody answers on Tuesday at noon."""
    actor = places.person("Gilles")
    concern = ask_for_human(actor=actor, words="", now=MONDAY + timedelta(hours=11))
    assert concern.due == MONDAY.replace(hour=12, minute=0) + DAY
    return concern


def owner(concern: Concern) -> tuple[str, int]:
    concern.refresh_from_db()
    return concern.owner.name, concern.rung


def test_nobody_answers_and_each_opening_day_somebody_else_does(asked: Concern) -> None:
    tuesday_noon = asked.due
    climb_concerns(now=tuesday_noon + DAY - timedelta(minutes=1))
    assert owner(asked) == ("Nolwenn", 0)
    assert climb_concerns(now=tuesday_noon + DAY) == 1
    assert owner(asked) == ("Yann", COLLEAGUE)
    assert asked.due == tuesday_noon + 2 * DAY
    assert climb_concerns(now=asked.due + DAY) == 1
    assert owner(asked) == ("Maryvonne", HEAD)
    for days in (1, 30):
        assert climb_concerns(now=asked.due + days * DAY) == 0
    assert owner(asked) == ("Maryvonne", HEAD)
    lines = Entry.objects.filter(verb="climb_concerns")
    assert [line.by_side for line in lines] == ["system", "system"]


def test_it_climbs_once_however_often_it_is_asked(asked: Concern) -> None:
    assert [climb_concerns(now=asked.due + DAY) for _ in range(3)] == [1, 0, 0]


def test_a_week_end_and_a_holiday_are_no_opening_day(places: Cast) -> None:
    """Thursday 30 April: due at noon on Thursday… 1 May is closed, so it climbs on Monday 4."""
    asked = datetime(2026, 4, 29, 18, tzinfo=PARIS)
    concern = ask_for_human(actor=places.person("Gilles"), words="", now=asked)
    assert concern.due == datetime(2026, 4, 30, 12, tzinfo=PARIS)
    assert climb_concerns(now=datetime(2026, 5, 4, 11, 59, tzinfo=PARIS)) == 0
    assert climb_concerns(now=datetime(2026, 5, 4, 12, tzinfo=PARIS)) == 1


def test_in_alsace_the_day_after_christmas_counts_as_closed(places: Cast) -> None:
    Structure.objects.update(open_weekdays="123456", holidays="Alsace-Moselle")
    asked = datetime(2026, 12, 23, 18, tzinfo=PARIS)
    concern = ask_for_human(actor=places.person("Gilles"), words="", now=asked)
    assert concern.due == datetime(2026, 12, 24, 12, tzinfo=PARIS)
    assert climb_concerns(now=datetime(2026, 12, 26, 12, tzinfo=PARIS)) == 0
    assert climb_concerns(now=datetime(2026, 12, 28, 12, tzinfo=PARIS)) == 1


def test_what_was_answered_or_taken_in_time_stays(places: Cast, asked: Concern) -> None:
    yann = places.helper(places.yann)
    take_concern(actor=yann, concern_id=asked.pk, now=MONDAY)
    climb_concerns(now=asked.due + DAY)
    assert owner(asked) == ("Nolwenn", COLLEAGUE), "Yann took it and did not answer"
    close_concern(actor=yann, concern_id=asked.pk, closing="talked", now=MONDAY)
    assert climb_concerns(now=asked.due + 9 * DAY) == 0


def test_a_volunteer_and_somebody_who_left_never_receive_it(places: Cast, asked: Concern) -> None:
    Membership.objects.filter(helper=places.yann.helper_id).update(until=MONDAY)
    assert climb_concerns(now=asked.due + DAY) == 1
    assert owner(asked) == ("Maryvonne", HEAD)


def test_whoever_works_without_a_colleague_keeps_it(places: Cast, asked: Concern) -> None:
    Membership.objects.exclude(helper=places.nolwenn.helper_id).update(until=MONDAY)
    assert climb_concerns(now=asked.due + 9 * DAY) == 0
    assert owner(asked) == ("Nolwenn", 0)


def test_the_desk_lists_the_oldest_first_and_the_person_her_own_requests_only(
    places: Cast, asked: Concern
) -> None:
    gilles = places.person("Gilles")
    raise_concern(
        actor=None,
        reason="unsigned",
        structure_id=places.kerourien.pk,
        person_id=gilles.id,
        now=MONDAY - DAY,
    )
    nolwenn = places.helper(places.nolwenn)
    assert [one.reason for one in concerns_visible_to(nolwenn)] == ["unsigned", "talk"]
    assert [one.reason for one in concerns_visible_to(gilles)] == ["talk"]
    assert not concerns_visible_to(places.helper(places.charlie))
    assert not concerns_visible_to(places.helper(places.soizic))


def test_raised_twice_it_is_one_and_settled_it_says_how(places: Cast) -> None:
    about = uuid4()
    told = {
        "actor": places.helper(places.yann),
        "reason": "step",
        "structure_id": places.kerourien.pk,
        "person_id": places.person("Gilles").id,
        "about": about,
    }
    first, again = (raise_concern(**told, words="\u202eLoin ", now=MONDAY) for _ in range(2))
    assert (first.pk, first.words) == (again.pk, "Loin")
    for expected in (1, 0):
        assert settle_concern(**told, closing="changed", now=MONDAY) == expected
    first.refresh_from_db()
    assert (first.closing, first.closed_by_id) == ("changed", places.yann.helper_id)
    verbs = Entry.objects.values_list("verb", flat=True)
    assert (list(verbs).count("raise_concern"), list(verbs).count("settle_concern")) == (1, 1)


def test_what_was_done_for_nobody_named_waits_too_each_for_itself(places: Cast) -> None:
    for about in (uuid4(), uuid4()):
        raise_concern(
            actor=None,
            reason="unsigned",
            structure_id=places.kerourien.pk,
            about=about,
            now=MONDAY,
        )
    assert concerns_visible_to(places.helper(places.nolwenn)).count() == 2


def test_who_should_answer_is_asked_when_he_works_there_and_sees_it(places: Cast) -> None:
    for account, name in (("yann", "Yann"), ("charlie", "Nolwenn"), ("soizic", "Nolwenn")):
        concern = raise_concern(
            actor=None,
            reason="step",
            structure_id=places.kerourien.pk,
            person_id=places.person("Gilles").id,
            about=uuid4(),
            owner_id=getattr(places, account).helper_id,
            now=MONDAY,
        )
        assert concern.owner.name == name


@pytest.mark.parametrize("reason", Concern.Reason.values)
def test_each_reason_ends_in_its_own_ways(reason: str) -> None:
    ways = CLOSINGS[reason]
    assert ways
    assert set(ways) <= set(Concern.Closing.values)
    assert not may_end(reason, "signed"), "only a signature signs"
    assert [key for key, _ in Concern(reason=reason).closings] == list(ways)


@given(st.integers(0, HEAD), st.sampled_from(IDS), TEAMS)
def test_whoever_receives_it_stands_higher_and_is_somebody_else(
    rung: int, holder: UUID, team: list[Colleague]
) -> None:
    above = next_owner(rung, holder, team)
    if above is None:
        others = [one for one in team if one.id != holder]
        assert rung == HEAD or not [one for one in others if one.is_head or rung == 0]
        return
    assert above[0] > rung
    assert above[1] != holder
    chosen = next(one for one in team if one.id == above[1])
    assert chosen.is_head == (above[0] == HEAD)
    if above[0] == COLLEAGUE:
        rest = [one for one in team if one.id != holder and not one.is_head]
        assert chosen.load == min(one.load for one in rest)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31)),
    st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days))),
)
def test_it_climbs_on_an_opening_day_at_the_same_hour(naive: datetime, weekdays: str) -> None:
    due = naive.replace(tzinfo=PARIS)
    closed: frozenset[date] = holidays(due.year)
    at = climbs_at(due, weekdays=weekdays, holidays=closed)
    assert at.date() > due.date()
    assert at.time() == due.time()
    assert is_open(at.date(), weekdays, closed)


def test_a_person_of_the_place_asks_again_after_it_climbed(places: Cast, asked: Concern) -> None:
    """It is still one request, and the person reads who answers now."""
    climb_concerns(now=asked.due + DAY)
    again = ask_for_human(actor=places.person("Gilles"), words="Toujours rien", now=asked.due + DAY)
    assert again.pk == asked.pk
    assert again.owner.name == "Yann"


def test_roles_are_read_when_it_climbs(places: Cast, asked: Concern) -> None:
    Membership.objects.filter(helper=places.yann.helper_id).update(role=Role.VOLUNTEER)
    climb_concerns(now=asked.due + DAY)
    assert owner(asked)[0] == "Maryvonne"
