"""The result: told to the person first, frozen, and seen by a place only with her agreement."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from palier.audit.models import Entry
from palier.diagnosis import actions, measure, queries
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.result import Climbed, frozen, result_of
from palier.diagnosis.rules.items import DOMAINS
from palier.people.actions import give_consent, withdraw_consent
from palier.people.models import Consent
from palier.people.rules.actor import Matter
from palier.simulators.actions import close_play, start_play
from palier.simulators.models import Play
from tests.cast import Cast, take_stock

UNSEEN = "pas encore regardé"
SPACES = str.maketrans("\u00a0\u202f", "  ")
"""French puts unbreakable spaces before « : » and within « »."""


def of(cast: Cast, name: str) -> Diagnosis:
    return Diagnosis.objects.filter(person=cast.beneficiary(name)).latest("started_at")


def seen(client: Client, point: Diagnosis) -> str:
    answer = client.get(reverse("see_result", args=[point.pk]))
    return answer.content.decode().translate(SPACES)


def seen_status(client: Client, point: Diagnosis, page: str) -> int:
    return client.get(reverse(page, args=[point.pk])).status_code


def finished(cast: Cast, name: str, tasks: int = 4, outcome: str = "unknown") -> Diagnosis:
    point = take_stock(cast.person(name), cast.now, tasks=tasks, outcome=outcome)
    actions.finish_point(actor=cast.person(name), now=cast.now)
    point.refresh_from_db()
    return point


def achieve(point: Diagnosis) -> None:
    """As if every exercise of this point had been done whole."""
    for attempt in point.attempts.select_related("play"):
        attempt.play.steps = dict.fromkeys(attempt.play.steps, True)
        attempt.play.save(update_fields=["steps"])


def test_a_profile_of_two_unsure_domains_is_to_be_confirmed(cast: Cast) -> None:
    """One exercise is enough to be called « peu familier du web »: it is not enough to be sure."""
    point = finished(cast, "Caroline", tasks=6)
    give_consent(actor=cast.person("Caroline"), matter=Matter.RESULT, now=cast.now)
    told = result_of(point)
    assert told.profile
    assert not told.profile_sure
    read = " ".join(seen(cast.signed_in(cast.nolwenn), point).split())
    assert "Peu familier du web. À confirmer." in read
    sure = replace(told, climbed=tuple(as_sure(one) for one in told.climbed))
    assert sure.profile_sure


def as_sure(one: Climbed) -> Climbed:
    return replace(one, landing=replace(one.landing, sure=True))


def test_a_result_is_frozen_when_the_point_finishes(cast: Cast) -> None:
    point = finished(cast, "Caroline")
    told = result_of(point)
    Play.objects.update(task_version="another")
    Play.objects.update(task_id="gone")
    after = result_of(Diagnosis.objects.get(pk=point.pk))
    assert [one.landing for one in after.climbed] == [one.landing for one in told.climbed]
    assert after.stage.stage == told.stage.stage
    assert [one.domain for one in frozen(point)] == list(DOMAINS)
    assert set(point.result or {}) >= {"bank", "skillmap", "conversation", "stage"}


def test_a_task_that_changed_counts_no_more_while_the_point_is_open(cast: Cast) -> None:
    point = take_stock(cast.person("Caroline"), cast.now, tasks=2, outcome="unknown")
    closed = measure.closed_attempts(point)
    first = closed[0].play
    Play.objects.filter(pk=first.pk).update(task_version="older")
    again = measure.closed_attempts(point)
    assert len(measure.responses(again)) == len(measure.responses(closed)) - 1
    assert measure.skipped(again) == {first.task_id}


def test_practice_after_the_result_does_not_change_the_stage_that_was_told(cast: Cast) -> None:
    point, actor = finished(cast, "Caroline"), cast.person("Caroline")
    told, later = result_of(point).stage, cast.now + timedelta(minutes=5)
    for _ in range(6):
        play = start_play(
            actor=actor, task_id="type-first-name", purpose=Play.Purpose.PRACTICE, now=later
        )
        close_play(actor=actor, play_id=play.pk, turn=0, outcome="done", helped=False, now=later)
    assert result_of(point).stage == told


def test_only_what_was_done_whole_and_without_help_is_a_strength(cast: Cast) -> None:
    point = take_stock(cast.person("Caroline"), cast.now, tasks=3)
    assert result_of(point).can == ()
    achieve(point)
    assert len(result_of(point).can) >= 1
    Play.objects.filter(attempt__diagnosis=point).update(helped=True)
    assert result_of(point).can == ()


def test_three_minutes_at_the_counter_hide_nothing_of_what_was_known(cast: Cast) -> None:
    """Else her screen says of five domains that nobody looked yet, and loses the way to them."""
    point, later = finished(cast, "Caroline"), cast.now + timedelta(days=1)
    actor, screen = cast.person("Caroline"), cast.in_hands_of("Caroline")
    known = screen.get(reverse("result")).content.decode().count(f"{UNSEEN}<")
    actions.start_reception(actor=actor, domain="phone", dice=7, now=later)
    take_stock(actor, later, tasks=1)
    assert queries.told_to(actor) == point
    assert screen.get(reverse("result")).content.decode().count(f"{UNSEEN}<") == known
    assert reverse("result") in screen.get(reverse("my_home")).content.decode()
    actions.finish_point(actor=actor, now=later)
    assert queries.told_to(actor) != point


def test_a_domain_that_nobody_watched_says_so_and_shows_no_stair(cast: Cast) -> None:
    point = finished(cast, "Caroline", tasks=1)
    unwatched = [one for one in result_of(point).climbed if one.landing.step is None]
    assert len(unwatched) == 5
    assert all(one.sentence is None for one in unwatched)
    page = cast.in_hands_of("Caroline").get(reverse("result")).content.decode()
    assert page.count(f"{UNSEEN}<") == 5
    give_consent(actor=cast.person("Caroline"), matter=Matter.RESULT, now=cast.now)
    assert seen(cast.signed_in(cast.nolwenn), point).count("Pas encore regardé.") == 5


def test_a_point_without_any_exercise_still_has_a_kind_result(cast: Cast) -> None:
    finished(cast, "Caroline", tasks=0)
    screen = cast.in_hands_of("Caroline")
    page = screen.get(reverse("result")).content.decode()
    assert page.count(f"{UNSEEN}<") == 6
    assert "/4" not in page
    sheet = screen.get(reverse("sheet"))
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert len(PdfDocument(sheet.content)) == 1


@pytest.mark.parametrize("page", ["see_result", "see_sheet"])
def test_a_place_sees_nothing_without_agreement_and_nothing_after_it_ends(
    cast: Cast, page: str
) -> None:
    point, nolwenn = finished(cast, "Caroline"), cast.signed_in(cast.nolwenn)
    assert seen_status(nolwenn, point, page) == 404
    consent = give_consent(actor=cast.person("Caroline"), matter=Matter.RESULT, now=cast.now)
    assert seen_status(nolwenn, point, page) == 200
    assert seen_status(cast.signed_in(cast.charlie), point, page) == 404
    withdraw_consent(actor=cast.person("Caroline"), consent_id=consent.pk, now=cast.now)
    assert seen_status(nolwenn, point, page) == 404
    Consent.objects.filter(pk=consent.pk).update(
        withdrawn_at=None, given_at=cast.now - timedelta(days=400), until=cast.now
    )
    assert seen_status(nolwenn, point, page) == 404


def test_looking_writes_one_line_a_day_that_the_person_reads(cast: Cast) -> None:
    nolwenn, point = cast.signed_in(cast.nolwenn), of(cast, "Claudia")
    for page in ("see_result", "see_result", "see_sheet"):
        assert seen_status(nolwenn, point, page) == 200
    line = Entry.objects.get(verb="look")
    assert (line.by, line.person) == (cast.nolwenn.helper_id, point.person_id)
    page = cast.in_hands_of("Claudia").get(reverse("who_sees")).content.decode()
    assert "Nolwenn" in page
    seen(cast.signed_in(cast.yann), point)
    assert Entry.objects.filter(verb="look").count() == 2


def test_a_refused_look_writes_nothing(cast: Cast) -> None:
    seen(cast.signed_in(cast.charlie), of(cast, "Claudia"))
    assert not Entry.objects.filter(verb="look").exists()


def test_a_second_point_is_compared_with_the_first(cast: Cast) -> None:
    first = of(cast, "Claudia")
    watched = [one.domain for one in frozen(first) if one.step]
    later = cast.now + timedelta(minutes=5)
    second = take_stock(cast.person("Claudia"), later, tasks=len(watched) + 2)
    page = seen(cast.signed_in(cast.nolwenn), second)
    assert "D’un point à l’autre" in page
    assert page.count('class="curve"') == page.count("À peu près comme avant.") >= 1
    assert "Avant :" not in seen(cast.signed_in(cast.nolwenn), first)


@pytest.mark.parametrize(
    ("stage", "reason"),
    [
        ("mastery", ""),
        ("mastery", " \u202e\x00\n "),
        ("", "Je la connais"),
        ("forged", "Je la connais"),
        ("x" * 10_000, "y" * 10_000),
    ],
)
def test_an_overrule_needs_a_stage_and_a_reason(cast: Cast, stage: str, reason: str) -> None:
    point, nolwenn = of(cast, "Claudia"), cast.signed_in(cast.nolwenn)
    before = point.overrules.count()
    answer = nolwenn.post(
        reverse("overrule_stage", args=[point.pk]), {"stage": stage, "reason": reason}, follow=True
    )
    assert "Choisissez un stade et dites pourquoi" in answer.content.decode()
    assert point.overrules.count() == before


def test_an_overrule_is_shown_with_its_reason_and_the_last_one_holds(cast: Cast) -> None:
    point, yann = of(cast, "Claudia"), cast.signed_in(cast.yann)
    for stage, reason in (("mastery", "Je la connais"), ("minimal_use", "Finalement <b>non</b>")):
        yann.post(reverse("overrule_stage", args=[point.pk]), {"stage": stage, "reason": reason})
    page = seen(yann, point)
    assert "Choisi par Yann : « Finalement &lt;b&gt;non&lt;/b&gt; »" in page
    assert Entry.objects.filter(verb="overrule_stage").count() == 3


def test_another_place_overrules_nothing(cast: Cast) -> None:
    point = of(cast, "Claudia")
    for client in (cast.signed_in(cast.charlie), cast.in_hands_of("Claudia")):
        client.post(
            reverse("overrule_stage", args=[point.pk]), {"stage": "mastery", "reason": "Moi"}
        )
    assert point.overrules.count() == 1
