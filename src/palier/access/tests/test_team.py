"""« L’équipe »: a head steers, the others read names, and a place keeps a head."""

import threading

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from palier.access import actions
from palier.access.actions.team import LastHead
from palier.access.models import Account
from palier.access.queries import colleagues
from palier.audit.models import Entry
from palier.people.models import Membership
from palier.people.rules.actor import Role
from tests.cast import PASSWORD, Cast, open_places


def place_of(cast: Cast, account: Account) -> Membership:
    return Membership.objects.get(helper=account.helper, structure=cast.kerourien)


def test_a_head_reads_the_team_and_the_others_only_names(cast: Cast) -> None:
    head = cast.signed_in(cast.maryvonne).get(reverse("team")).content.decode()
    assert all(word in head for word in ("Nolwenn", "soizic@example.org", "deux preuves"))
    for account in (cast.nolwenn, cast.yann, cast.soizic):
        page = cast.signed_in(account).get(reverse("team")).content.decode()
        assert all(name in page for name in ("Nolwenn", "Yann", "Soizic", "Maryvonne"))
        for hidden in ("@example.org", "connexion", "Inviter", "Rôle", "Charlie"):
            assert hidden not in page


def test_a_new_role_holds_from_the_next_request_and_is_written(cast: Cast) -> None:
    head, soizic = cast.signed_in(cast.maryvonne), cast.signed_in(cast.soizic)
    person = reverse("person", args=[cast.beneficiary("Claudia").pk])
    assert soizic.get(person).status_code == 404
    member = place_of(cast, cast.soizic)
    head.post(reverse("change_role", args=[member.pk]), {"role": "mediator"})
    assert soizic.get(person).status_code == 200
    entry = Entry.objects.get(verb="change_role")
    assert (entry.by, entry.facts["role"]) == (cast.maryvonne.helper_id, "mediator")


@pytest.mark.parametrize("role", ["", "queen", "x" * 10_000])
def test_a_role_that_does_not_exist_changes_nothing(cast: Cast, role: str) -> None:
    member = place_of(cast, cast.yann)
    client = cast.signed_in(cast.maryvonne)
    client.post(reverse("change_role", args=[member.pk]), {"role": role})
    member.refresh_from_db()
    assert member.role == Role.COUNSELLOR


def test_who_no_longer_works_here_is_out_at_the_next_request(cast: Cast) -> None:
    yann, head = cast.signed_in(cast.yann), cast.signed_in(cast.maryvonne)
    assert yann.get(reverse("desk")).status_code == 200
    head.post(reverse("close_membership", args=[place_of(cast, cast.yann).pk]))
    assert yann.get(reverse("desk")).status_code == 403
    assert cast.yann not in colleagues(cast.kerourien)
    assert Entry.objects.filter(verb="close_membership").count() == 1


def test_a_colleague_takes_back_the_screen_of_who_left(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")  # Nolwenn gave it
    member = place_of(cast, cast.nolwenn)
    actions.close_membership(
        actor=cast.helper(cast.maryvonne), membership_id=member.pk, now=cast.now
    )
    gone = {"account": cast.nolwenn.pk, "secret": PASSWORD}
    assert screen.post(reverse("take_back"), gone).status_code == 200
    there = {"account": cast.yann.pk, "secret": PASSWORD}
    assert screen.post(reverse("take_back"), there).headers["Location"] == reverse("desk")


def test_the_last_head_stays(cast: Cast) -> None:
    client, member = cast.signed_in(cast.maryvonne), place_of(cast, cast.maryvonne)
    for address, data in (("change_role", {"role": "mediator"}), ("close_membership", {})):
        answer = client.post(reverse(address, args=[member.pk]), data, follow=True)
        assert "garde toujours une direction" in answer.content.decode()
    member.refresh_from_db()
    assert (member.role, member.until) == (Role.HEAD, None)


def test_a_head_whose_account_is_closed_is_not_the_second_one(cast: Cast) -> None:
    Membership.objects.filter(pk=place_of(cast, cast.nolwenn).pk).update(role=Role.HEAD)
    Account.objects.filter(pk=cast.nolwenn.pk).update(is_active=False)
    with pytest.raises(LastHead):
        actions.close_membership(
            actor=cast.helper(cast.maryvonne),
            membership_id=place_of(cast, cast.maryvonne).pk,
            now=cast.now,
        )


@pytest.mark.django_db(transaction=True)
def test_two_heads_who_remove_each_other_at_once_leave_one() -> None:
    cast = open_places(timezone.now())
    Membership.objects.filter(pk=place_of(cast, cast.nolwenn).pk).update(role=Role.HEAD)
    pairs = [(cast.maryvonne, cast.nolwenn), (cast.nolwenn, cast.maryvonne)]
    ready, refused = threading.Barrier(2), []

    def removes(actor: Account, other: Account) -> None:
        doer, member = cast.helper(actor), place_of(cast, other).pk
        ready.wait()
        try:
            actions.close_membership(actor=doer, membership_id=member, now=timezone.now())
        except LastHead:
            refused.append(actor)
        finally:
            connection.close()

    hands = [threading.Thread(target=removes, args=pair) for pair in pairs]
    [hand.start() for hand in hands]
    [hand.join() for hand in hands]
    heads = Membership.objects.filter(structure=cast.kerourien, role=Role.HEAD, until=None)
    assert heads.count() == 1
    assert len(refused) == 1


@pytest.mark.parametrize("who", ["nolwenn", "yann", "soizic", "charlie"])
def test_nobody_else_steers(cast: Cast, who: str) -> None:
    client, member = cast.signed_in(getattr(cast, who)), place_of(cast, cast.yann)
    account = cast.yann.pk
    for address in (
        *(reverse(act, args=[member.pk]) for act in ("change_role", "close_membership")),
        *(reverse(act, args=[account]) for act in ("reopen_account", "give_new_way_in")),
    ):
        assert client.post(address, {"role": "head"}).status_code == 404, address
    member.refresh_from_db()
    assert (member.role, member.until) == (Role.COUNSELLOR, None)
