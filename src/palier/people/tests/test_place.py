"""The head answers for the place: how to reach it, and on which basis it works. Nobody else."""

import pytest

from palier.audit.models import Entry
from palier.people import actions, queries
from palier.people.models import Basis, Membership
from palier.people.rules.actor import HelperActor, NotAllowed, Role
from tests.cast import MONDAY, Cast

REACHED = {"address": "12 rue des Lilas", "phone": "02", "email": "a@example.org", "dpo": "Jo"}
OPEN = {"days": ["6", "1"], "holidays": "Alsace-Moselle"}


@pytest.fixture
def head(cast: Cast) -> HelperActor:
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=Role.HEAD)
    return cast.helper(cast.nolwenn)


def test_a_head_chooses_a_basis_and_it_is_kept_and_traced(cast: Cast, head: HelperActor) -> None:
    chosen = {"welcome": "legitimate_interests", "result": "public_mission"}
    actions.choose_bases(actor=head, chosen=chosen, now=MONDAY)
    assert queries.bases_chosen(cast.kerourien.pk) == {"welcome": "legitimate_interests"}
    assert queries.bases_chosen(cast.port.pk) == {}
    entry = Entry.objects.get(verb="choose_bases")
    assert entry.facts == {"welcome": "legitimate_interests"}
    assert entry.by == head.id


def test_the_same_choice_twice_is_one_trace_and_another_replaces_it(
    cast: Cast, head: HelperActor
) -> None:
    for basis in ("consent", "consent", "public_mission"):
        actions.choose_bases(actor=head, chosen={"welcome": basis}, now=MONDAY)
    assert queries.bases_chosen(cast.kerourien.pk) == {"welcome": "public_mission"}
    assert Entry.objects.filter(verb="choose_bases").count() == 2


@pytest.mark.parametrize(
    "chosen",
    [
        {"welcome": "consent", "messages": "public_mission"},
        {"welcome": "because"},
        {"nothing": "consent"},
    ],
)
def test_an_impossible_basis_changes_nothing(
    cast: Cast, head: HelperActor, chosen: dict[str, str]
) -> None:
    with pytest.raises(actions.ImpossibleBasis):
        actions.choose_bases(actor=head, chosen=chosen, now=MONDAY)
    assert not Basis.objects.exists()
    assert not Entry.objects.filter(verb="choose_bases").exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD])
def test_nobody_else_answers_for_the_place(cast: Cast, role: Role) -> None:
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=role)
    actor = cast.helper(cast.nolwenn)
    with pytest.raises(NotAllowed):
        actions.choose_bases(actor=actor, chosen={"welcome": "consent"}, now=MONDAY)
    with pytest.raises(NotAllowed):
        actions.edit_place(actor=actor, now=MONDAY, **REACHED, **OPEN)


def test_how_to_reach_the_place_is_written_without_what_cannot_be_seen(
    cast: Cast, head: HelperActor
) -> None:
    given = REACHED | {"address": " 12  rue\u202e des Lilas\n"}
    place = actions.edit_place(actor=head, now=MONDAY, **given, **OPEN)
    place.refresh_from_db()
    assert (place.address, place.dpo) == ("12 rue des Lilas", "Jo")
    assert (place.open_weekdays, place.holidays) == ("16", "Alsace-Moselle")
    assert "Lilas" not in str(Entry.objects.get(verb="edit_place").facts)
    cast.port.refresh_from_db()
    assert cast.port.address == ""
