"""Which rows of a place are proposed as one person, and which never are."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from palier.people.actions import welcome_person
from palier.people.actions.likeness import merge_people, tell_apart
from palier.people.alike import BLOCK, duplicates
from palier.people.models import Accompaniment, Beneficiary
from palier.people.naming import write_names
from palier.people.rules.actor import HelperActor, NotAllowed
from palier.people.rules.duplicates import HEARD_NAME, RARE_NAME, SAME_NAME, SAME_PHONE
from tests.cast import MONDAY, Cast, open_places


@pytest.fixture
def places(db: None) -> Cast:
    return open_places(MONDAY)


@pytest.fixture
def nolwenn(places: Cast) -> HelperActor:
    return places.helper(places.nolwenn)


def known(places: Cast, first: str, last: str = "", **said: str) -> Beneficiary:
    one = Beneficiary.objects.create(first_name=first, last_name=last, created_at=MONDAY, **said)
    write_names(one)
    Accompaniment.objects.create(person=one, structure=places.kerourien, since=MONDAY)
    return one


def comes(places: Cast, actor: HelperActor, first: str, days: int = 0) -> Beneficiary:
    visit = welcome_person(
        actor=actor,
        first_name=first,
        request="",
        ticket=uuid4(),
        now=MONDAY + timedelta(days=days),
    )
    return visit.person


def reasons(actor: HelperActor, about: Beneficiary | None = None) -> list[tuple[object, ...]]:
    return [one.reasons for one in duplicates(actor, about)]


def test_the_likeliest_first_each_with_its_reasons(places: Cast, nolwenn: HelperActor) -> None:
    known(places, "Mohamed", "Diallo")
    known(places, "Muhammad", "Dialo")
    known(places, "Leïla", "Le Goff", phone="+33612345678")
    known(places, "LEILA", "Legoff", phone="+33612345678")
    known(places, "Olena", "Kovalenko")
    known(places, "Elena", "Kovalenko")
    assert reasons(nolwenn) == [(SAME_PHONE, SAME_NAME), (HEARD_NAME,)]


def test_a_first_name_alone_that_a_volunteer_wrote(places: Cast, nolwenn: HelperActor) -> None:
    first = comes(places, nolwenn, "Leïla")
    again = comes(places, places.helper(places.soizic), "Leyla", days=1)
    assert reasons(nolwenn) == [(RARE_NAME,)]
    assert reasons(nolwenn, again) == [(RARE_NAME,)]
    assert reasons(nolwenn, known(places, "Gérard")) == []
    tell_apart(actor=nolwenn, one_id=again.pk, other_id=first.pk, now=MONDAY)
    assert reasons(nolwenn) == reasons(nolwenn, first) == []


def test_two_whom_somebody_asked_are_two(places: Cast, nolwenn: HelperActor) -> None:
    for days in (0, 1):
        comes(places, nolwenn, "Leïla", days=days)
    assert reasons(nolwenn) == []


def test_two_who_were_there_together_are_two(places: Cast, nolwenn: HelperActor) -> None:
    comes(places, nolwenn, "Leïla")
    comes(places, places.helper(places.soizic), "Leïla")
    assert reasons(nolwenn) == []


def test_who_is_put_together_is_proposed_no_more(places: Cast, nolwenn: HelperActor) -> None:
    three = [known(places, "Leïla", "Diallo") for _ in range(3)]
    assert len(reasons(nolwenn)) == 3
    merge_people(actor=nolwenn, kept_id=three[0].pk, absorbed_id=three[1].pk, now=MONDAY)
    assert len(reasons(nolwenn)) == len(reasons(nolwenn, three[0])) == 1


def test_one_bears_a_usual_name_and_is_found_by_the_whole_of_it(
    places: Cast, nolwenn: HelperActor
) -> None:
    every = [f"{one}{other}dro" for one in "bdfglmnprtv" for other in "aio"]
    for name in every[: BLOCK + 5]:
        known(places, "Mohamed", name)
        known(places, name, "Diallo")
    known(places, "Mohammed", "Diallo")
    known(places, "Mohamed", "Diallo")
    assert (SAME_NAME,) not in reasons(nolwenn)
    assert reasons(nolwenn).count((HEARD_NAME,)) == 1


def test_nobody_else_is_told(places: Cast) -> None:
    one = known(places, "Leïla", "Diallo")
    known(places, "Leïla", "Diallo")
    assert duplicates(places.helper(places.charlie)) == []
    with pytest.raises(NotAllowed):
        duplicates(places.helper(places.soizic), one)


@pytest.mark.parametrize("how_many", [2, 30])
def test_the_number_of_questions_does_not_grow(
    places: Cast, nolwenn: HelperActor, django_assert_max_num_queries: Any, how_many: int
) -> None:
    for n in range(how_many):
        known(places, f"Prénom{n // 2}", "Diallo", phone=f"+3361234{n // 2:04}")
    with django_assert_max_num_queries(6):
        assert duplicates(nolwenn)
