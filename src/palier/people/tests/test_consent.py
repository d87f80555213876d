"""What a person opens, to whom, until when; and what a place sees without it: that she comes."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from palier.audit.models import Entry
from palier.kernel.phrase import Phrase
from palier.people import queries
from palier.people.actions import (
    TextChanged,
    give_consent,
    withdraw_consent,
    withdraw_on_word,
)
from palier.people.models import Consent, ConsentText
from palier.people.rules.actor import HelperActor, Matter, PersonActor
from palier.people.rules.consent import (
    RESULT_TEXT,
    RESULT_VERSION,
    TEXTS,
    Lasting,
    To,
    end,
    is_ending,
    last_day,
)
from palier.people.writing import words_of_today
from tests.cast import MONDAY, PARIS, Cast, open_places

LATER = MONDAY + timedelta(minutes=1)
YEAR_END = datetime(2027, 3, 9, tzinfo=PARIS)
"""The midnight at which what is given on Monday 9 March 2026 ends."""


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Leïla", "")
    return cast


def opened(places: Cast, helper: HelperActor, now: datetime) -> bool:
    return queries.visible_to(helper, Matter.RESULT, now).filter(pk=leila(places).id).exists()


def leila(places: Cast) -> PersonActor:
    return places.person("Leïla")


def give(places: Cast, now: datetime = MONDAY) -> Consent:
    return give_consent(actor=leila(places), matter=Matter.RESULT, now=now)


def test_without_consent_a_place_knows_that_she_comes_and_nothing_more(places: Cast) -> None:
    nolwenn = places.helper(places.nolwenn)
    assert queries.people_known_to(nolwenn).filter(pk=leila(places).id).exists()
    assert not opened(places, nolwenn, LATER)


def test_a_consent_opens_to_the_whole_place_and_to_no_other(places: Cast) -> None:
    give(places)
    assert opened(places, places.helper(places.nolwenn), LATER)
    assert opened(places, places.helper(places.yann), LATER)
    assert not opened(places, places.helper(places.charlie), LATER)


def test_a_consent_to_a_place_that_does_not_know_her_opens_nothing(places: Cast) -> None:
    """A row forged for the Port: without an accompaniment, consent is not enough."""
    Consent.objects.create(
        person_id=leila(places).id,
        structure=places.port,
        matter=Matter.RESULT,
        text=words_of_today(Matter.RESULT, To.PLACE),
        given_at=MONDAY,
        until=end(MONDAY),
    )
    assert not opened(places, places.helper(places.charlie), LATER)


def test_given_twice_it_is_given_once(places: Cast) -> None:
    assert give(places) == give(places, LATER)
    assert Entry.objects.filter(verb="give_consent").count() == 1


def test_withdrawn_it_is_closed_at_the_next_request(places: Cast) -> None:
    consent, nolwenn = give(places), places.helper(places.nolwenn)
    assert opened(places, nolwenn, LATER)
    for _ in range(2):
        withdraw_consent(actor=leila(places), consent_id=consent.pk, now=LATER)
    assert not opened(places, nolwenn, LATER)
    assert Entry.objects.filter(verb="withdraw_consent").count() == 1


def test_withdrawn_then_given_again_it_opens_again(places: Cast) -> None:
    first = give(places)
    withdraw_consent(actor=leila(places), consent_id=first.pk, now=LATER)
    assert give(places, LATER).pk != first.pk
    assert opened(places, places.helper(places.nolwenn), LATER + timedelta(seconds=1))


def test_it_ends_by_itself_after_a_year(places: Cast) -> None:
    give(places)
    nolwenn, last = places.helper(places.nolwenn), YEAR_END - timedelta(seconds=1)
    assert opened(places, nolwenn, last)
    assert not opened(places, nolwenn, YEAR_END)
    assert not queries.consents_of(leila(places), YEAR_END)


def test_ended_it_may_be_given_again_and_the_old_one_stays_written(places: Cast) -> None:
    give(places)
    again = give(places, YEAR_END)
    assert again.until == YEAR_END.replace(year=2028)
    assert opened(places, places.helper(places.nolwenn), YEAR_END)
    assert Consent.objects.count() == 2


def test_nobody_withdraws_the_consent_of_another(places: Cast) -> None:
    consent = give(places)
    places.arrive("Gilles", "", places.charlie)
    with pytest.raises(Consent.DoesNotExist):
        withdraw_consent(actor=places.person("Gilles"), consent_id=consent.pk, now=LATER)
    assert opened(places, places.helper(places.nolwenn), LATER)


def test_a_person_always_sees_what_is_hers_and_only_that(places: Cast) -> None:
    places.arrive("Caroline", "")
    seen = queries.visible_to(leila(places), Matter.RESULT, LATER)
    assert [person.pk for person in seen] == [leila(places).id]


def test_the_version_of_the_words_accepted_is_kept(places: Cast) -> None:
    assert give(places).text_id == RESULT_VERSION


def test_what_was_accepted_is_read_again_in_its_own_words(
    places: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words change next year: whoever agreed before reads those she agreed to."""
    before = give(places)
    new = Phrase(fr="D’autres mots. Et d’autres encore.", en="Other words. And others again.")
    monkeypatch.setitem(TEXTS, (Matter.RESULT, To.PLACE), new)  # type: ignore[arg-type]
    assert Consent.objects.get(pk=before.pk).text.said("fr") == RESULT_TEXT.said("fr")
    assert give(places, LATER).text.said("fr") == new.said("fr")
    assert ConsentText.objects.count() == 2


def test_words_that_changed_between_the_page_and_the_press_are_read_again(places: Cast) -> None:
    with pytest.raises(TextChanged):
        give_consent(actor=leila(places), matter=Matter.RESULT, read="0ld", now=MONDAY)
    assert not Consent.objects.exists()


def test_the_words_of_a_consent_cannot_be_erased(places: Cast) -> None:
    text = give(places).text
    with pytest.raises(ProtectedError):
        text.delete()


def test_each_matter_opens_alone(places: Cast) -> None:
    nolwenn = places.helper(places.nolwenn)
    for matter in Matter:
        consent = give_consent(actor=leila(places), matter=matter, now=MONDAY)
        seen = [m for m in Matter if queries.visible_to(nolwenn, m, LATER).exists()]
        assert seen == [matter]
        withdraw_consent(actor=leila(places), consent_id=consent.pk, now=LATER)


def test_another_date_replaces_the_one_before(places: Cast) -> None:
    give(places)
    short = give_consent(
        actor=leila(places), matter=Matter.RESULT, lasting=Lasting.MONTH_END, now=LATER
    )
    assert last_day(timezone.localtime(short.until)) == date(2026, 3, 31)
    assert [one.pk for one in queries.consents_of(leila(places), LATER)] == [short.pk]


def test_what_ends_on_one_day_is_read_in_the_order_in_which_it_was_given(places: Cast) -> None:
    give(places, LATER)
    give_consent(actor=leila(places), matter=Matter.PLAN, now=MONDAY)
    in_order = [Matter.PLAN, Matter.RESULT]
    assert [one.matter for one in queries.consents_of(leila(places), LATER)] == in_order
    near = YEAR_END - timedelta(days=1)
    assert [one.matter for one in queries.ending_soon(leila(places), near)] == in_order


def test_a_helper_closes_on_her_word_and_only_what_his_place_sees(places: Cast) -> None:
    consent = give(places)
    with pytest.raises(Consent.DoesNotExist):
        withdraw_on_word(actor=places.helper(places.charlie), consent_id=consent.pk, now=LATER)
    assert opened(places, places.helper(places.nolwenn), LATER)
    for _ in range(2):
        withdraw_on_word(actor=places.helper(places.yann), consent_id=consent.pk, now=LATER)
    assert not opened(places, places.helper(places.nolwenn), LATER)
    assert Entry.objects.filter(verb="withdraw_on_word").count() == 1


def test_the_end_is_reminded_in_time_and_not_at_once(places: Cast) -> None:
    give(places)
    month = timedelta(days=30)
    assert not queries.ending_soon(leila(places), YEAR_END - month - timedelta(seconds=1))
    assert queries.ending_soon(leila(places), YEAR_END - month)
    assert not queries.ending_soon(leila(places), YEAR_END)


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1))


@given(MOMENTS, st.sampled_from(Lasting))
def test_an_agreement_ends_after_it_starts_and_within_a_year(
    moment: datetime, how: Lasting
) -> None:
    given_at = moment.replace(tzinfo=PARIS)
    until = end(given_at, how)
    assert given_at < until
    assert until.date() <= given_at.date() + timedelta(days=366)
    assert (until.hour, until.minute, until.second) == (0, 0, 0)
    assert not is_ending(given_at, until, given_at)


@pytest.mark.parametrize(
    ("given_at", "how", "last"),
    [
        ("2026-01-31 23:59", Lasting.MONTH_END, "2026-01-31"),
        ("2026-02-01 00:00", Lasting.MONTH_END, "2026-02-28"),
        ("2026-12-31 23:59", Lasting.MONTH_END, "2026-12-31"),
        ("2026-11-30 10:00", Lasting.THREE_MONTHS, "2027-02-27"),
        ("2028-02-29 10:00", Lasting.YEAR, "2029-02-27"),
        ("2026-03-29 01:59", Lasting.YEAR, "2027-03-28"),  # the hour that does not exist follows
        ("2026-10-25 02:30", Lasting.YEAR, "2027-10-24"),  # the hour that comes twice
        ("2025-10-26 23:30", Lasting.THREE_MONTHS, "2026-01-25"),
    ],
)
def test_the_last_day_is_the_one_people_count_to(given_at: str, how: Lasting, last: str) -> None:
    until = end(datetime.fromisoformat(given_at).replace(tzinfo=PARIS), how)
    assert last_day(until).isoformat() == last


def test_each_text_is_another_one(places: Cast) -> None:
    assert len({str(text) for text in TEXTS.values()}) == len(TEXTS) == 2 * len(Matter)
