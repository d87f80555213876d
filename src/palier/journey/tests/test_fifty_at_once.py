"""Fifty edits on one plan, ten at once: nothing lost, nothing doubled, never more than three steps.

Real threads on a real database, each with its own connection, as in a place with many screens.
"""

from collections.abc import Callable
from uuid import uuid4

import pytest

from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.autonomy.models import TaskRecord
from palier.journey.actions import needs, reviews, steps
from palier.journey.models import Need, Plan, Step, StepReview
from palier.journey.tests.journeys import opens_plan, sound, takes, writes
from palier.journey.writing import PlanFull, Said, StepChanged
from tests.at_once import at_once
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db(transaction=True)
FIFTY = 50


@pytest.fixture
def cast() -> Cast:
    return assemble()


def test_fifty_steps_written_at_once_are_fifty_and_three_are_current(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    actors = [cast.person("Leïla"), cast.helper(cast.nolwenn), cast.helper(cast.yann)]
    refused = at_once(
        *[
            lambda n=n: writes(actors[n % 3], leila, f"Pas {n}", cast.now)  # type: ignore[misc]
            for n in range(FIFTY)
        ]
    )
    plan = Plan.objects.get(person=leila)
    assert refused == []
    assert sorted(one.words for one in plan.steps.all()) == sorted(f"Pas {n}" for n in range(FIFTY))
    assert plan.steps.filter(state=Step.State.CURRENT).count() == 3
    sound(plan)


def test_fifty_edits_of_one_version_are_one_and_forty_nine_are_told(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    actors = [cast.person("Leïla"), cast.helper(cast.nolwenn)]
    step = writes(actors[0], leila, "Appeler", cast.now)

    def edit(n: int) -> object:
        return steps.change_step(
            actor=actors[n % 2],
            step_id=step.pk,
            version=1,
            said=Said(f"Appeler {n}"),
            now=cast.now,
        )

    refused = at_once(*[lambda n=n: edit(n) for n in range(FIFTY)])  # type: ignore[misc]
    step.refresh_from_db()
    assert step.version == 2
    assert {type(error) for error in refused} == {StepChanged}
    assert len(refused) == FIFTY - 1
    seen = {error.step.words for error in refused if isinstance(error, StepChanged)}
    assert seen == {step.words}
    assert Entry.objects.filter(verb="change_step").count() == 1


def test_fifty_edits_that_insist_are_all_written_in_some_order(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    nolwenn = cast.helper(cast.nolwenn)
    step = writes(nolwenn, leila, "Appeler", cast.now)

    def insist(n: int) -> None:
        version = 1
        while True:
            try:
                said = Said(f"Appeler {n}")
                steps.change_step(
                    actor=nolwenn, step_id=step.pk, version=version, said=said, now=cast.now
                )
            except StepChanged as changed:
                version = changed.step.version
            else:
                return

    assert at_once(*[lambda n=n: insist(n) for n in range(10)]) == []  # type: ignore[misc]
    step.refresh_from_db()
    assert step.version == 11
    assert Entry.objects.filter(verb="change_step").count() == 10


def test_fifty_acts_of_every_kind_leave_a_sound_plan(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    hers, nolwenn = cast.person("Leïla"), cast.helper(cast.nolwenn)
    first = takes(hers, leila, "cv/type", cast.now)
    ticket, before = uuid4(), TaskRecord.objects.filter(person=leila).count()

    def review(outcome: str, **more: str) -> object:
        return reviews.review_step(
            actor=nolwenn, step_id=first.pk, version=1, outcome=outcome, now=cast.now, **more
        )

    kinds: list[Callable[[], object]] = [
        lambda: takes(hers, leila, "offer/send", cast.now),
        lambda: takes(nolwenn, leila, "offer/send", cast.now),
        lambda: steps.write_step(
            actor=hers, person_id=leila, said=Said("Un pas"), ticket=ticket, now=cast.now
        ),
        lambda: needs.write_need(
            actor=nolwenn, person_id=leila, words="Refaire mon CV", now=cast.now
        ),
        lambda: review("not_yet", hard="too_big"),
        lambda: review("done", level="with"),
        lambda: steps.choose_step_later(actor=hers, step_id=first.pk, now=cast.now),
        lambda: steps.choose_step_now(actor=hers, step_id=first.pk, now=cast.now),
        lambda: writes(nolwenn, leila, "Encore un pas", cast.now),
        lambda: takes(hers, leila, "update/declare", cast.now),
    ]
    refused = at_once(*[kinds[n % len(kinds)] for n in range(FIFTY)])
    plan = Plan.objects.get(person=leila)
    assert {type(error) for error in refused} <= {StepChanged, PlanFull}
    sound(plan)
    assert Need.objects.filter(plan=plan).count() == 1
    assert plan.steps.filter(ticket=ticket).count() == 1
    for name in ("offer/send", "update/declare"):
        assert plan.steps.filter(path=name).count() == 1
    assert StepReview.objects.filter(step=first).count() <= 1
    assert TaskRecord.objects.filter(person=leila).count() - before <= 1
    assert not Concern.objects.filter(person=leila, reason="step").exists()
    assert [one.words for one in plan.steps.all()].count("Encore un pas") == FIFTY // len(kinds)
