"""What a real step needs is proposed before all, to whoever may see this step."""

from palier.diagnosis.models import Diagnosis
from palier.diagnosis.result import result_of
from palier.diagnosis.wanted import wanted
from palier.journey.models import Step
from palier.journey.needed import skills_of_steps
from palier.journey.tests.journeys import opens_plan, takes, writes
from palier.people.models import Consent
from palier.people.rules.actor import Matter
from tests.cast import Cast, take_stock

PROOF = "update/proof"  # prepared by an exercise of printing


def only_step(cast: Cast, name: str) -> Step:
    me = cast.person(name)
    Step.objects.filter(plan__person=me.id).delete()
    return takes(me, me.id, PROOF, cast.now)


def test_the_exercise_that_prepares_a_step_says_the_skill(cast: Cast) -> None:
    only_step(cast, "Caroline")
    me = cast.person("Caroline")
    assert wanted(me, me.id, cast.now) == {"computer.print"}


def test_a_step_without_an_exercise_needs_the_skill_of_its_task(cast: Cast) -> None:
    step = only_step(cast, "Caroline")
    Step.objects.filter(pk=step.pk).update(exercise="", task="ft_update")
    me = cast.person("Caroline")
    assert skills_of_steps(me, me.id, cast.now) == {"jobsearch.actualisation"}


def test_a_step_in_her_own_words_alone_needs_nothing_that_we_know(cast: Cast) -> None:
    me = cast.person("Caroline")
    Step.objects.filter(plan__person=me.id).delete()
    writes(me, me.id, "Appeler ma sœur", cast.now)
    assert skills_of_steps(me, me.id, cast.now) == frozenset()


def test_a_step_that_is_done_needs_nothing_more(cast: Cast) -> None:
    step = only_step(cast, "Caroline")
    Step.objects.filter(pk=step.pk).update(state="done", slot=None)
    me = cast.person("Caroline")
    assert skills_of_steps(me, me.id, cast.now) == frozenset()


def test_a_helper_reads_it_as_far_as_the_plan_is_shown_and_the_outsider_never(cast: Cast) -> None:
    person_id = opens_plan(cast, "Caroline")
    only_step(cast, "Caroline")
    nolwenn, outsider = cast.helper(cast.nolwenn), cast.helper(cast.charlie)
    assert skills_of_steps(nolwenn, person_id, cast.now) == {"computer.print"}
    assert skills_of_steps(outsider, person_id, cast.now) == frozenset()
    Consent.objects.filter(person=person_id, matter=Matter.PLAN).delete()
    assert skills_of_steps(nolwenn, person_id, cast.now) == frozenset()


def test_the_first_door_of_a_result_is_what_the_step_needs(cast: Cast) -> None:
    me = cast.person("Caroline")
    point = take_stock(me, cast.now, tasks=6)
    only_step(cast, "Caroline")
    asked = wanted(me, me.id, cast.now)
    point = Diagnosis.objects.get(pk=point.pk)
    door = result_of(point, asked).proposal.doors[0]
    assert door.skill == "computer.print"
    assert "Un pas en cours en a besoin." in door.because.fr
    assert "pas en cours" not in result_of(point).proposal.doors[0].because.fr
