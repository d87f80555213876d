"""What a mandate may be: a list, a year at most, never a volunteer; and its text, word for word."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.content import catalogue
from palier.autonomy.models import Mandate
from palier.autonomy.rules.mandate import (
    MOST_ACTS,
    PUT_RIGHT,
    Guardianship,
    HeldByVolunteer,
    MandateRefused,
    NoAct,
    NoGuardian,
    Terms,
    TooLong,
    TooManyActs,
    UnknownAct,
    day_said,
    digest_of_text,
    last_end,
    refuse_impossible,
    screen_is_enough,
    signers,
    text_of,
)
from palier.kernel.phrase import Phrase
from palier.people.rules.actor import Role
from palier.people.rules.consent import Lasting, end
from palier.skillmap.tests.readability import faults

PARIS = ZoneInfo("Europe/Paris")
LEAP = datetime(2028, 2, 29, 10, tzinfo=PARIS)
KNOWN = frozenset(f"act{n}" for n in range(20))

moments = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2060, 12, 31)).map(
    lambda naive: naive.replace(tzinfo=PARIS)
)


def refuse(**other: Any) -> None:
    given = {
        "acts": ["act1"],
        "known": KNOWN,
        "holder": Role.MEDIATOR,
        "guardianship": Guardianship.NONE,
        "guardian": "",
        "start": LEAP,
        "until": end(LEAP, Lasting.YEAR),
        **other,
    }
    refuse_impossible(**given)


def terms(**other: Any) -> Terms:
    given = {
        "person": "Leïla",
        "holder": "Nolwenn",
        "place": "Kérourien",
        "acts": (Phrase(fr="S’actualiser", en="Update"),),
        "until": date(2027, 3, 1),
        **other,
    }
    return Terms(**given)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"holder": Role.VOLUNTEER}, HeldByVolunteer),
        ({"holder": None}, HeldByVolunteer),
        ({"acts": []}, NoAct),
        ({"acts": ["fly"]}, UnknownAct),
        ({"acts": sorted(KNOWN)[: MOST_ACTS + 1]}, TooManyActs),
        ({"guardianship": Guardianship.TUTELLE}, NoGuardian),
        ({"until": end(LEAP, Lasting.YEAR) + timedelta(seconds=1)}, TooLong),
        ({"until": LEAP + timedelta(days=367)}, TooLong),
    ],
)
def test_what_cannot_be_is_refused_by_name(wrong: Any, why: type[MandateRefused]) -> None:
    with pytest.raises(why):
        refuse(**wrong)


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.COUNSELLOR, Role.HEAD])
def test_a_professional_may_hold_one(role: Role) -> None:
    refuse(holder=role)


def test_prepared_on_29_february_it_ends_with_the_27th_of_the_next() -> None:
    assert last_end(LEAP) == datetime(2029, 2, 28, tzinfo=PARIS)


@given(moments, st.sampled_from(Lasting))
def test_no_way_of_saying_how_long_is_over_a_year(start: datetime, lasting: Lasting) -> None:
    refuse(start=start, until=end(start, lasting))
    assert end(start, lasting).date() - start.date() <= timedelta(days=366)


@given(moments, st.timedeltas(min_value=timedelta(days=367), max_value=timedelta(days=4000)))
def test_over_a_year_is_always_refused(start: datetime, more: timedelta) -> None:
    with pytest.raises(TooLong):
        refuse(start=start, until=start + more)


def test_our_words_for_guardianship_are_those_of_the_table() -> None:
    assert {one.value for one in Guardianship} == set(Mandate.Guardianship.values)


def test_who_signs() -> None:
    protected = {"guardian": "Madame Le Gall"}
    count = {
        one: len(signers(terms(guardianship=one, **protected if one else {})))
        for one in Guardianship
    }
    assert count == {
        Guardianship.NONE: 2,
        Guardianship.CURATELLE: 3,
        Guardianship.TUTELLE: 2,
        Guardianship.HABILITATION: 2,
    }
    first = signers(terms(guardianship=Guardianship.TUTELLE, **protected))[0]
    assert "Madame Le Gall" in first.fr
    assert [one for one in Guardianship if screen_is_enough(one)] == [Guardianship.NONE]


@pytest.mark.parametrize("guardianship", Guardianship)
def test_the_text_is_read_by_anybody_and_says_everything(guardianship: Guardianship) -> None:
    told = text_of(terms(guardianship=guardianship, guardian="Anne"))
    assert [
        faults(Phrase(fr=line, en="-"))
        for line in told.fr.split("\n")
        if faults(Phrase(fr=line, en="-"))
    ] == []
    for words in ("Leïla", "Nolwenn", "Kérourien", "- S’actualiser", "1er mars 2027"):
        assert words in told.fr
    assert f"{PUT_RIGHT.days} jours" in told.fr
    assert ("Anne" in told.fr) is bool(guardianship)


def test_the_longest_mandate_still_has_a_text() -> None:
    longest = sorted((kind.name for kind in catalogue().kinds), key=lambda name: -len(name.fr))
    text_of(
        terms(
            acts=tuple(longest[:MOST_ACTS]),
            person="p" * 40,
            holder="h" * 60,
            place="l" * 120,
            guardian="g" * 100,
            guardianship=Guardianship.HABILITATION,
        )
    )


def test_another_word_is_another_digest() -> None:
    texts = {
        text_of(terms(**other)).fr
        for other in (
            {},
            {"person": ""},
            {"until": date(2027, 3, 2)},
            {"holder": "Yann"},
            {"acts": ()},
        )
    }
    assert len({digest_of_text(text) for text in texts}) == 5
    assert digest_of_text("") == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


@given(st.dates())
def test_a_day_is_said_in_both_languages(day: date) -> None:
    said = day_said(day)
    assert str(day.year) in said.fr
    assert said.fr.split()[1] == said.fr.split()[1].lower()
