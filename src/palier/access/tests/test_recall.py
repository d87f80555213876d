"""Who asks for the desk is recalled; whatever makes her somebody else is seen at the next press."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from palier.access import recall
from palier.access.queries import PLACE
from palier.people.models import Membership
from palier.people.rules.actor import Role
from tests.cast import Cast

DESK = "/desk/"


@pytest.fixture
def nolwenn(cast: Cast) -> Client:
    """Her browser, known to this process."""
    client = cast.signed_in(cast.nolwenn)
    for _ in range(3):
        assert client.get(DESK).status_code == 200
    return client


def test_once_known_two_questions_are_enough(nolwenn: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert nolwenn.get(DESK).status_code == 200
    assert len(asked) == 2


def stops_working(cast: Cast) -> None:
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(until=timezone.now())


def account_closes(cast: Cast) -> None:
    type(cast.nolwenn).objects.filter(pk=cast.nolwenn.pk).update(is_active=False)


def password_changes(cast: Cast) -> None:
    cast.nolwenn.set_password("une tout autre phrase")
    cast.nolwenn.save()


def session_ends(_: Cast) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def session_goes(_: Cast) -> None:
    Session.objects.all().delete()


@pytest.mark.parametrize(
    "act", [stops_working, account_closes, password_changes, session_ends, session_goes]
)
def test_whoever_is_not_to_come_in_any_more_does_not(
    cast: Cast, nolwenn: Client, act: Callable[[Cast], Any]
) -> None:
    act(cast)
    for page in (DESK, reverse("desk_news")):
        assert nolwenn.get(page).status_code in {302, 403}


def test_a_name_and_a_role_that_change_are_seen_at_once(cast: Cast, nolwenn: Client) -> None:
    type(cast.nolwenn.helper).objects.filter(pk=cast.nolwenn.helper_id).update(name="Enora")
    assert "Enora" in nolwenn.get(DESK).content.decode()
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=Role.VOLUNTEER)
    assert "Jasmin-parler" not in nolwenn.get(DESK).content.decode()


def test_another_place_chosen_is_another_desk(cast: Cast, nolwenn: Client) -> None:
    Membership.objects.create(
        helper=cast.nolwenn.helper, structure=cast.port, role=Role.MEDIATOR, since=cast.now
    )
    assert nolwenn.get(DESK).headers["Location"] == reverse("choose_place")
    for place, name in ((cast.port, "Gilles"), (cast.kerourien, "Geneviève-Rose")):
        session = nolwenn.session
        session[PLACE] = str(place.pk)
        session.save()
        for _ in range(3):
            assert name in nolwenn.get(DESK).content.decode()


def test_a_demonstration_account_goes_with_the_demonstration(
    cast: Cast, nolwenn: Client, settings: Any
) -> None:
    type(cast.nolwenn).objects.filter(pk=cast.nolwenn.pk).update(is_demo=True)
    settings.DEMO = True
    for _ in range(3):
        assert nolwenn.get(DESK).status_code == 200
    settings.DEMO = False
    assert nolwenn.get(DESK).status_code == 302


def test_a_screen_that_was_given_is_no_helper_s_any_more(cast: Cast, nolwenn: Client) -> None:
    nolwenn.post(reverse("hand_over", args=[cast.visits["Leïla"].pk]))
    for _ in range(3):
        assert nolwenn.get(DESK).headers["Location"] == reverse("take_back")


def test_one_process_knows_few_browsers(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "MOST_KNOWN", 2)
    for account in (cast.nolwenn, cast.yann, cast.soizic):
        cast.signed_in(account).get(DESK)
    assert len(recall._known) <= 2
