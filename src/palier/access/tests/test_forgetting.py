"""What has ended is forgotten, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from palier.access import actions
from palier.access.models import Attempt, Draft
from palier.access.rules.limits import WINDOW
from palier.access.rules.sitting import DRAFTS
from tests.cast import Cast


def test_ended_sessions_are_forgotten_and_open_ones_stay(cast: Cast) -> None:
    client, now = cast.signed_in(cast.nolwenn), timezone.now()
    ended = cast.signed_in(cast.yann)
    Session.objects.filter(pk=ended.session.session_key).update(expire_date=now)
    assert actions.forget_sessions(now=now) == 1
    assert client.get("/desk/").status_code != 302 or "_auth_user_id" in client.session
    assert list(Session.objects.values_list("pk", flat=True)) == [client.session.session_key]


def test_a_wrong_try_is_forgotten_when_it_no_longer_counts(cast: Cast) -> None:
    for age in (WINDOW, WINDOW - timedelta(seconds=1)):
        Attempt.objects.create(lock="account:1", at=cast.now - age)
    assert actions.forget_tries(now=cast.now) == 1
    assert Attempt.objects.get().at > cast.now - WINDOW


@pytest.mark.django_db
def test_counts_that_no_longer_count_leave_the_table() -> None:
    cache.clear()
    cache.set("from:192.0.2.7", [1], timeout=1)
    cache.set("from:192.0.2.8", [1], timeout=600)
    assert actions.forget_limits(now=timezone.now() + timedelta(seconds=60)) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        assert [key for (key,) in cursor.fetchall()] == [":1:from:192.0.2.8"]


def test_what_was_never_taken_up_again_goes(cast: Cast) -> None:
    for page, age in (("/me/talk/", DRAFTS), ("/me/point/", DRAFTS - timedelta(seconds=1))):
        Draft.objects.create(
            person=cast.beneficiary("Leïla"), page=page, words="x", kept_at=cast.now - age
        )
    assert actions.forget_drafts(now=cast.now) == 1
    assert Draft.objects.get().page == "/me/point/"
