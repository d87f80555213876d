"""Who is found and who is proposed as one person, told by somebody who wishes to see too much."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import permutations
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from palier.people import importing
from palier.people.actions import imports as acts
from palier.people.actions import welcome_person
from palier.people.actions.likeness import correct_name, merge_people, tell_apart, undo_merge
from palier.people.alike import duplicates
from palier.people.erasing import erase
from palier.people.models import Accompaniment, Beneficiary, NameWord, PeopleImport, Structure
from palier.people.naming import write_names
from palier.people.rules.actor import HelperActor
from palier.people.rules.duplicates import Side, Stay, likeness
from palier.people.searching import MOST, people_called, people_found
from palier.people.takeaway import gathered
from palier.queue.worker import Worker
from tests.cast import MONDAY, Cast, open_places

NAMES = ("Leïla", "leyla", "Ben Ali", "Benali, Leila", "Lei", "06 12 34 56 78", "+33612345678")
PHONE = "+33612345678"
State = PeopleImport.State


@pytest.fixture
def places(db: None) -> Cast:
    return open_places(MONDAY)


@pytest.fixture
def nolwenn(places: Cast) -> HelperActor:
    return places.helper(places.nolwenn)


def known(place: Structure, first: str, last: str = "", **said: str) -> Beneficiary:
    one = Beneficiary.objects.create(first_name=first, last_name=last, created_at=MONDAY, **said)
    write_names(one)
    Accompaniment.objects.create(person=one, structure=place, since=MONDAY)
    return one


def comes(actor: HelperActor, person: Beneficiary, now: datetime = MONDAY) -> None:
    welcome_person(
        actor=actor, first_name="", request="", ticket=uuid4(), returning=person.pk, now=now
    )


def found(actor: HelperActor) -> dict[str, set[UUID]]:
    """Whom each way of asking finds, at the desk and at the door."""
    asked = {said: {one.pk for one in people_found(actor, said)[0]} for said in NAMES}
    return asked | {
        f"door {said}": {one.pk for one in people_called(actor, said)} for said in NAMES
    }


def proposed(actor: HelperActor, about: Beneficiary | None = None) -> set[frozenset[UUID]]:
    return {frozenset({each.one.pk, each.other.pk}) for each in duplicates(actor, about)}


def everybody(finds: dict[str, set[UUID]]) -> set[UUID]:
    return set().union(*finds.values())


def test_two_rows_of_two_places_are_never_proposed_in_either(
    places: Cast, nolwenn: HelperActor
) -> None:
    said = {"phone": PHONE, "birth_year": "1985"}
    here = known(places.kerourien, "Leïla", "Ben Ali", **said)
    there = known(places.port, "Leïla", "Ben Ali", **said)
    charlie = places.helper(places.charlie)
    for actor, mine, other in ((nolwenn, here, there), (charlie, there, here)):
        assert proposed(actor) == proposed(actor, mine) == proposed(actor, other) == set()
        assert everybody(found(actor)) == {mine.pk}
    third = known(places.kerourien, "Leyla", "Benali", **said)
    for about in (None, here, third):
        assert proposed(nolwenn, about) == {frozenset({here.pk, third.pk})}
    assert proposed(nolwenn, there) == set(), "asked about a stranger, nothing is told of mine"
    assert proposed(charlie, here) == proposed(charlie, third) == proposed(charlie) == set()


def test_one_of_both_places_is_proposed_in_each_with_those_of_that_place_only(
    places: Cast, nolwenn: HelperActor
) -> None:
    both = known(places.kerourien, "Leïla", "Ben Ali", phone=PHONE)
    Accompaniment.objects.create(person=both, structure=places.port, since=MONDAY)
    here = known(places.kerourien, "Leila", "Benali", phone=PHONE)
    there = known(places.port, "Leyla", "Ben Ali", phone=PHONE)
    charlie = places.helper(places.charlie)
    assert proposed(nolwenn) == {frozenset({both.pk, here.pk})}
    assert proposed(charlie) == {frozenset({both.pk, there.pk})}
    both.accompaniments.filter(structure=places.kerourien).update(until=MONDAY)
    assert proposed(nolwenn) == proposed(nolwenn, both) == set()
    assert everybody(found(nolwenn)) == {here.pk}


def test_what_another_place_calls_rare_changes_nothing_here(
    places: Cast, nolwenn: HelperActor
) -> None:
    """A first name is rare among those of the place: a crowd elsewhere must not be guessed."""
    pair = {known(places.kerourien, "Tréphine").pk for _ in range(2)}
    alone = proposed(nolwenn)
    for n in range(30):
        known(places.port, "Tréphine", f"Le Bras{n}")
    assert proposed(nolwenn) == alone == {frozenset(pair)}


def merged(places: Cast, actor: HelperActor) -> Iterator[set[UUID]]:
    one, other = (known(places.kerourien, "Leïla", "Ben Ali", phone=PHONE) for _ in range(2))
    pair = {"kept_id": one.pk, "absorbed_id": other.pk}
    comes(actor, other)
    merge = merge_people(actor=actor, now=MONDAY, **pair).merge
    yield {one.pk}
    undo_merge(actor=actor, merge_id=merge.pk, now=MONDAY)
    yield {one.pk, other.pk}


def chained(places: Cast, actor: HelperActor) -> Iterator[set[UUID]]:
    a, b, c = (known(places.kerourien, "Leïla", "Ben Ali", phone=PHONE) for _ in range(3))
    merge_people(actor=actor, kept_id=b.pk, absorbed_id=c.pk, now=MONDAY)
    comes(actor, a)
    last = merge_people(actor=actor, kept_id=a.pk, absorbed_id=b.pk, now=MONDAY).merge
    yield {a.pk}
    undo_merge(actor=actor, merge_id=last.pk, now=MONDAY)
    yield {a.pk, b.pk}


def erased(places: Cast, actor: HelperActor) -> Iterator[set[UUID]]:
    one, other = (known(places.kerourien, "Leïla", "Ben Ali", phone=PHONE) for _ in range(2))
    merge_people(actor=actor, kept_id=one.pk, absorbed_id=other.pk, now=MONDAY)
    erase(one.pk, MONDAY)
    assert not NameWord.objects.filter(person__in=[one.pk, other.pk]).exists()
    yield set()


@pytest.mark.parametrize("story", [merged, chained, erased])
def test_a_row_that_was_absorbed_is_found_by_no_way_of_asking(
    places: Cast,
    nolwenn: HelperActor,
    story: Callable[[Cast, HelperActor], Iterator[set[UUID]]],
) -> None:
    for expected in story(places, nolwenn):
        finds = found(nolwenn)
        assert everybody(finds) == expected
        if len(expected) == 1:
            assert all(whom == expected for how, whom in finds.items() if "door" not in how)
        assert {pk for pair in proposed(nolwenn) for pk in pair} <= expected
        assert everybody(found(places.helper(places.charlie))) == set()


def test_a_name_that_only_the_absorbed_row_bore_leads_to_nobody(
    places: Cast, nolwenn: HelperActor
) -> None:
    kept, gone = known(places.kerourien, "Maïwenn", "Quéré"), known(places.kerourien, "Zoulikha")
    merge_people(actor=nolwenn, kept_id=kept.pk, absorbed_id=gone.pk, now=MONDAY)
    assert list(people_found(nolwenn, "Zoulikha")[0]) == []
    assert list(people_called(nolwenn, "Zoulikha")) == []
    assert list(people_found(nolwenn, "Quéré")[0]) == [kept]


def test_a_name_that_was_corrected_is_found_no_more(places: Cast, nolwenn: HelperActor) -> None:
    one = known(places.kerourien, "Leïla", "Ben Ali", phone=PHONE)
    comes(nolwenn, one)
    said = {"first_name": "Gaëlle", "last_name": "Quéré", "phone": "", "born": ""}
    correct_name(actor=nolwenn, person_id=one.pk, now=MONDAY, **said)
    assert everybody(found(nolwenn)) == set()
    assert list(people_found(nolwenn, "quere gael")[0]) == [one]


RAW = "Nom;Prénom;Téléphone\r\nBEN ALI;Leïla;06 12 34 56 78\r\nBENALI;Leyla;\r\n".encode()


def sent(places: Cast, actor: HelperActor) -> PeopleImport:
    one = acts.import_people(actor=actor, raw=RAW, file_name="x.csv", now=MONDAY)
    Worker().run_waiting()
    one.refresh_from_db()
    assert one.state == State.SHOWN
    assert one.structure_id == places.kerourien.pk
    return one


def test_nobody_of_a_file_is_found_before_the_whole_file_is_in(
    places: Cast, nolwenn: HelperActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 1)
    mine = known(places.kerourien, "Leïla", "Ben-Ali", birth_year="1961")
    one = sent(places, nolwenn)
    assert everybody(found(nolwenn)) == {mine.pk}
    ready = one.rows.filter(problem="").count()
    acts.add_known(actor=nolwenn, import_id=one.pk, numbers=[2, 3], now=MONDAY)
    acts.start_import(actor=nolwenn, import_id=one.pk, again=False, now=MONDAY)
    for _ in range(2):
        assert importing._bring_chunk(one.pk, MONDAY)
        assert everybody(found(nolwenn)) == {mine.pk}
        assert proposed(nolwenn) == proposed(nolwenn, mine) == set()
    assert ready <= 2 == NameWord.objects.exclude(person=mine).values("person").distinct().count()
    half = Beneficiary.objects.filter(accompaniments=None).first()
    assert half is not None
    with pytest.raises(Beneficiary.DoesNotExist):
        merge_people(actor=nolwenn, kept_id=mine.pk, absorbed_id=half.pk, now=MONDAY)
    with pytest.raises(Beneficiary.DoesNotExist):
        tell_apart(actor=nolwenn, one_id=half.pk, other_id=mine.pk, now=MONDAY)
    importing.bring_in(one.pk, MONDAY)
    assert len(everybody(found(nolwenn))) == 3
    assert everybody(found(places.helper(places.charlie))) == set()


def test_nobody_of_a_cancelled_file_is_ever_found(
    places: Cast, nolwenn: HelperActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 1)
    one = sent(places, nolwenn)
    acts.start_import(actor=nolwenn, import_id=one.pk, again=False, now=MONDAY)
    importing._bring_chunk(one.pk, MONDAY)
    acts.cancel_import(actor=nolwenn, import_id=one.pk, now=MONDAY)
    assert everybody(found(nolwenn)) == set()
    Worker().run_waiting()
    assert everybody(found(nolwenn)) == set()
    assert not NameWord.objects.filter(person__created_at=MONDAY).exists()


def test_somebody_who_was_erased_between_the_look_and_the_start_does_not_come_back(
    places: Cast, nolwenn: HelperActor
) -> None:
    """The line says « déjà connue »; she asked to be erased meanwhile: the file brings nobody."""
    mine = known(places.kerourien, "Leïla", "Ben Ali", phone=PHONE)
    one = sent(places, nolwenn)
    assert one.rows.get(number=2).person_id == mine.pk
    erase(mine.pk, MONDAY)
    acts.start_import(actor=nolwenn, import_id=one.pk, again=False, now=MONDAY)
    Worker().run_waiting()
    one.refresh_from_db()
    assert one.state == State.DONE
    assert not Beneficiary.objects.filter(pk=mine.pk).exists()
    assert {len(whom) for how, whom in found(nolwenn).items() if "06" in how} == {0}


@pytest.mark.parametrize("order", list(permutations(["Ben", "Ali", "Leïla"])), ids=" ".join)
@pytest.mark.parametrize("between", [" ", "  ", "-", ", ", "\u00a0", "\t"])
def test_a_name_in_any_order_and_with_any_space(
    places: Cast, nolwenn: HelperActor, order: tuple[str, ...], between: str
) -> None:
    one = known(places.kerourien, "Leïla", "Ben Ali")
    known(places.kerourien, "Leïla", "Le Bras")
    assert list(people_found(nolwenn, between.join(order))[0]) == [one]


@pytest.mark.parametrize(
    "asked",
    [
        *("' OR 1=1 --", "%", "_", "*", "\x00", "\ud800".encode("utf-8", "replace").decode()),
        *("é" * 5000, "a " * 5000, "0" * 400, "+", "++33", "٠٦١٢٣٤٥٦٧٨", "()", "begins leila"),
    ],
    ids=range(14),
)
def test_no_question_finds_somebody_by_accident(
    places: Cast, nolwenn: HelperActor, asked: str
) -> None:
    known(places.kerourien, "Leïla", "Ben Ali", phone="+33612345679")
    people, more = people_found(nolwenn, asked)
    assert (list(people), more) == ([], False)
    assert list(people_called(nolwenn, asked)) == []


def test_one_telephone_for_a_whole_hostel_shows_one_screen_and_says_so(
    places: Cast, nolwenn: HelperActor
) -> None:
    hostel = [known(places.kerourien, "", phone=PHONE).pk for _ in range(MOST + 5)]
    people, more = people_found(nolwenn, "0612345678")
    assert more
    assert len({one.pk for one in people} & set(hostel)) == MOST
    assert proposed(nolwenn) == set(), "too many for one telephone to say anything"


def test_pages_of_another_place_are_not_found_whatever_is_pressed(cast: Cast) -> None:
    charlie = cast.signed_in(cast.charlie)
    gilles, leila = cast.beneficiary("Gilles").pk, cast.beneficiary("Leïla").pk
    imported = PeopleImport.objects.get(file_name__isnull=False, structure=cast.kerourien)
    assert charlie.get(reverse("check_import", args=[imported.pk])).status_code == 404
    before = imported.rows.count()
    for act in ("start_import", "cancel_import", "add_known", "choose_columns"):
        assert charlie.post(reverse(act, args=[imported.pk])).status_code == 404
    for act in ("import_news", "import_errors"):
        assert charlie.get(reverse(act, args=[imported.pk])).status_code == 404
    for one, other in ((gilles, leila), (leila, gilles)):
        for act in ("merge_people", "tell_apart"):
            address = reverse(act, args=[one])
            assert charlie.post(address, {"other": str(other)}).status_code == 404
    imported.refresh_from_db()
    assert (imported.state, imported.rows.count()) == (State.SHOWN, before)
    assert Beneficiary.objects.get(pk=leila).merged_into_id is None


def test_a_merge_leaves_no_trace_of_one_in_what_a_third_takes_away(
    places: Cast, nolwenn: HelperActor
) -> None:
    one, other = (known(places.kerourien, first) for first in ("Leïla", "Leyla-Tanguy"))
    third = known(places.kerourien, "Gaëlle")
    for person in (one, other, third):
        comes(nolwenn, person)
    merge_people(actor=nolwenn, kept_id=one.pk, absorbed_id=other.pk, now=MONDAY)
    assert "Tanguy" not in str(gathered(third.pk, now=MONDAY))
    assert str(one.pk) not in str(gathered(third.pk, now=MONDAY))


SIDES = st.builds(
    Side,
    first_name=st.sampled_from(["", "Leïla", "Leyla", "Gérard"]),
    last_name=st.sampled_from(["", "Ben Ali", "Benali", "Quéré"]),
    phone=st.sampled_from(["", PHONE, "+33700000000"]),
    birth_year=st.sampled_from(["", "1961", "1985"]),
    stays=st.lists(
        st.builds(
            lambda hour, long: Stay(
                MONDAY + timedelta(hours=hour), MONDAY + timedelta(hours=hour + long)
            ),
            st.integers(0, 9),
            st.integers(1, 3),
        ),
        max_size=2,
    ).map(tuple),
    unasked=st.booleans(),
)


@given(SIDES, SIDES, st.integers(1, 5))
def test_likeness_has_no_sides_and_always_has_a_reason(
    one: Side, other: Side, heard_so: int
) -> None:
    said = likeness(one, other, heard_so=heard_so)
    assert said == likeness(other, one, heard_so=heard_so)
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        assert said is None
    if said:
        assert said.weight >= len(said.reasons) >= 1
        assert one.first_name or other.first_name or one.phone == other.phone != ""


def test_what_is_sought_by_one_browser_is_not_shown_to_the_next(cast: Cast) -> None:
    browser: Client = cast.signed_in(cast.nolwenn)
    browser.post(reverse("search_people"), {"q": "Leïla-Rose"})
    assert "Leïla-Rose" in browser.get(reverse("search_people")).content.decode()
    browser.post(reverse("account_logout"))
    browser.force_login(cast.yann)
    assert "Leïla-Rose" not in browser.get(reverse("search_people")).content.decode()
