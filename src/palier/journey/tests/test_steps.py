"""Needs and steps: hers first; a helper where she agreed; nobody else; nothing lost or doubled."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.autonomy.models import TaskRecord
from palier.journey.actions import needs, steps
from palier.journey.models import Need, Plan, Step, StepReview
from palier.journey.tests.journeys import done, not_yet, opens_plan, sound, takes, writes
from palier.journey.writing import NoWords, PlanFull, Said, StepChanged
from palier.people import actions as people
from palier.people.models import Beneficiary, Consent
from palier.people.rules.actor import NotAllowed
from tests.cast import Cast

HOUR = timedelta(hours=1)


def test_her_need_in_her_words_said_twice_is_one(cast: Cast) -> None:
    leila = cast.person("Leïla")
    for words in ("Tenir la souris", "  Tenir  la souris "):
        needs.write_need(actor=leila, person_id=leila.id, words=words, now=cast.now)
    need = Need.objects.get(plan__person=leila.id)
    assert (need.words, need.heard_by) == ("Tenir la souris", None)
    for _ in range(2):
        needs.close_need(actor=leila, need_id=need.pk, now=cast.now)
    assert Entry.objects.filter(verb="close_need").count() == 1
    with pytest.raises(NoWords):
        needs.write_need(actor=leila, person_id=leila.id, words=" \u200b ", now=cast.now)


def test_a_helper_hears_a_need_only_where_she_agreed(cast: Cast) -> None:
    leila, nolwenn = cast.beneficiary("Leïla").pk, cast.helper(cast.nolwenn)
    told = {"person_id": leila, "words": "Voir du monde", "now": cast.now}
    with pytest.raises(Beneficiary.DoesNotExist):
        needs.write_need(actor=nolwenn, **told)
    opens_plan(cast, "Leïla")
    assert needs.write_need(actor=nolwenn, **told).heard_by == cast.nolwenn.helper
    for account in (cast.charlie, cast.soizic):
        with pytest.raises((Beneficiary.DoesNotExist, NotAllowed)):
            needs.write_need(actor=cast.helper(account), **told)


def test_a_step_of_a_path_has_a_day_a_named_human_and_its_exercise(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step = takes(leila, leila.id, "offer/send", cast.now)
    assert (step.task, step.exercise) == ("offer_apply", "mailbox-attach-right-cv")
    assert step.helper == cast.nolwenn.helper
    assert step.day is not None
    assert step.day > cast.now.date()
    assert takes(leila, leila.id, "offer/send", cast.now).pk == step.pk
    with pytest.raises(KeyError):
        takes(leila, leila.id, "nothing/here", cast.now)


def test_a_fourth_step_waits_and_is_not_lost(cast: Cast) -> None:
    leila = cast.person("Leïla")
    made = [writes(leila, leila.id, f"Pas {n}", cast.now) for n in range(4)]
    assert [one.state for one in made] == ["current"] * 3 + ["later"]
    with pytest.raises(PlanFull):
        steps.choose_step_now(actor=leila, step_id=made[3].pk, now=cast.now)
    for _ in range(2):
        steps.choose_step_later(actor=leila, step_id=made[0].pk, now=cast.now)
        steps.choose_step_now(actor=leila, step_id=made[3].pk, now=cast.now)
    sound(made[0].plan)
    made[3].refresh_from_db()
    assert made[3].state == "current"


def test_the_same_form_twice_is_one_step(cast: Cast) -> None:
    leila, ticket = cast.person("Leïla"), uuid4()
    for _ in range(2):
        steps.write_step(
            actor=leila, person_id=leila.id, said=Said("Un pas"), ticket=ticket, now=cast.now
        )
    assert Step.objects.filter(plan__person=leila.id).count() == 1


def test_an_edit_of_an_older_version_is_told_and_writes_nothing(cast: Cast) -> None:
    leila, nolwenn = cast.person("Leïla"), cast.helper(cast.nolwenn)
    opens_plan(cast, "Leïla")
    step = writes(leila, leila.id, "Appeler", cast.now)
    change = {"step_id": step.pk, "version": step.version, "now": cast.now}
    steps.change_step(actor=nolwenn, said=Said("Appeler le centre"), **change)
    with pytest.raises(StepChanged) as refused:
        steps.change_step(actor=leila, said=Said("Appeler ma sœur"), **change)
    assert refused.value.step.words == "Appeler le centre"
    assert refused.value.step.written_by == cast.nolwenn.helper
    again = {**change, "version": refused.value.step.version}
    assert steps.change_step(actor=leila, said=Said("Appeler ma sœur"), **again).version == 3


def test_the_version_decides_what_came_first_and_never_a_clock(cast: Cast) -> None:
    """Yann’s machine is two hours slow, Leïla’s a day fast: both write, in turn."""
    leila, yann = cast.person("Leïla"), cast.helper(cast.yann)
    opens_plan(cast, "Leïla")
    step = writes(leila, leila.id, "Appeler", cast.now + timedelta(days=1))
    late = cast.now + HOUR
    Consent.objects.update(given_at=cast.now - timedelta(days=3))
    said = Said("Appeler le centre")
    slow = {"actor": yann, "step_id": step.pk, "now": late - 2 * HOUR}
    assert steps.change_step(version=1, said=said, **slow).version == 2
    fast = {"actor": leila, "step_id": step.pk, "now": late + timedelta(days=1)}
    assert steps.change_step(version=2, said=Said("Appeler demain"), **fast).version == 3
    with pytest.raises(StepChanged):
        steps.change_step(version=2, said=Said("Appeler hier"), **slow)
    step.refresh_from_db()
    assert (step.words, step.version) == ("Appeler demain", 3)
    done(yann, step, "with", slow["now"])
    step.refresh_from_db()
    assert step.state == "done"


def test_done_records_the_task_with_who_did_it_and_once(cast: Cast) -> None:
    leila, nolwenn = cast.person("Leïla"), cast.helper(cast.nolwenn)
    opens_plan(cast, "Leïla")
    step = takes(leila, leila.id, "offer/send", cast.now)
    version = step.version
    done(leila, step, "alone", cast.now)
    told = TaskRecord.objects.get(person=leila.id, task="offer_apply")
    assert (told.task, told.level, told.outcome) == ("offer_apply", "alone", "well")
    assert told.recorded_by is None
    step.version = version
    step.refresh_from_db(fields=["state"])
    assert step.state == "done"
    other = takes(nolwenn, leila.id, "offer/follow_up", cast.now)
    done(nolwenn, other, "with", cast.now)
    second = TaskRecord.objects.get(person=leila.id, task="follow_up")
    assert (second.level, second.recorded_by) == ("with", cast.nolwenn.helper)


def test_two_presses_on_done_are_one(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step = writes(leila, leila.id, "Refaire mon CV", cast.now)
    for _ in range(2):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(step, "refresh_from_db", lambda: None)
            done(leila, step, "alone", cast.now)
    assert StepReview.objects.filter(step=step).count() == 1
    assert TaskRecord.objects.filter(person=leila.id, task="cv").count() == 1


def test_a_step_too_big_is_cut_and_its_pieces_follow_each_other(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step = takes(leila, leila.id, "cv/type", cast.now)
    told = not_yet(leila, step, "too_big", cast.now)
    step.refresh_from_db()
    pieces = list(Step.objects.filter(cut_from=step).order_by("written_at"))
    assert (step.state, len(pieces)) == ("cut", 3)
    assert told.step == pieces[0]
    assert [one.state for one in pieces] == ["current", "later", "later"]
    done(leila, pieces[0], "alone", cast.now)
    pieces[1].refresh_from_db()
    assert pieces[1].state == "current"
    sound(step.plan)


def test_not_done_three_times_a_human_comes_where_she_agreed(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step = writes(leila, leila.id, "Appeler", cast.now)
    assert [not_yet(leila, step, "no_time", cast.now).human for _ in range(3)] == [""] * 3
    assert not Concern.objects.filter(reason="step").exists()
    opens_plan(cast, "Leïla")
    assert not_yet(leila, step, "no_time", cast.now).human == "Nolwenn"
    concern = Concern.objects.get(reason="step", about=step.pk)
    assert concern.closed_at is None
    done(leila, step, "with", cast.now)
    concern.refresh_from_db()
    assert concern.closing == "changed"


def test_without_a_machine_the_step_comes_here_another_day(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step = writes(leila, leila.id, "Imprimer", cast.now, where="Chez moi", day=date(2026, 3, 9))
    not_yet(leila, step, "no_machine", cast.now)
    step.refresh_from_db()
    assert step.where == cast.kerourien.name
    assert step.day is not None
    assert step.day > cast.now.date()


def test_a_step_told_by_word_of_mouth_says_to_whom(cast: Cast) -> None:
    leila, nolwenn = opens_plan(cast, "Leïla"), cast.helper(cast.nolwenn)
    step = writes(nolwenn, leila, "Appeler", cast.now)
    not_yet(nolwenn, step, "afraid", cast.now)
    review = StepReview.objects.get(step=step)
    assert (review.told_to, review.hard) == (cast.nolwenn.helper, "afraid")
    with pytest.raises(ValueError, match="nonsense"):
        not_yet(nolwenn, step, "nonsense", cast.now)


def test_once_she_closes_her_plan_the_place_finds_nothing(cast: Cast) -> None:
    leila, nolwenn = opens_plan(cast, "Leïla"), cast.helper(cast.nolwenn)
    step = writes(nolwenn, leila, "Appeler", cast.now)
    people.withdraw_consent(
        actor=cast.person("Leïla"),
        consent_id=Consent.objects.get(person=leila, withdrawn_at=None).pk,
        now=cast.now,
    )
    with pytest.raises(Step.DoesNotExist):
        steps.drop_step(actor=nolwenn, step_id=step.pk, now=cast.now + HOUR)
    steps.drop_step(actor=cast.person("Leïla"), step_id=step.pk, now=cast.now + HOUR)
    assert Step.objects.get(pk=step.pk).state == "dropped"
    sound(Plan.objects.get(person=leila))
