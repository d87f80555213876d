"""Ibrahim: "I want to be independent". He practises in an exercise, then does it for real."""

from datetime import timedelta

import pytest

from palier.autonomy.models import TaskRecord
from palier.diagnosis.models import Diagnosis
from palier.simulators.bank import bank
from palier.simulators.contract import Task
from palier.skillmap.queries import skillmap
from palier.skillmap.schema import Skill
from stories import exercises, reception, somebody
from stories.conftest import Machine
from stories.hands import Hands
from stories.somebody import Somebody
from tests.cast import Cast

pytestmark = pytest.mark.browser

STEP = "Envoyez votre mail, avec votre CV."
NEEDED = "email.attach"
"""The skill that this step of his needs."""

AT_FIRST = Somebody(dict.fromkeys((one.key for one in skillmap().domains), -1.2))
LATER = Somebody(dict.fromkeys((one.key for one in skillmap().domains), 0.8))


@pytest.fixture
def ibrahim(machine: Machine, morning: Cast) -> Hands:
    """The computer of the room, in Ibrahim's hands."""
    return holds(machine.window())


def holds(hands: Hands) -> Hands:
    reception.sign_in(hands)
    reception.welcome(hands, "Ibrahim", "Envoyer un mail")
    reception.hand_over(hands, "Ibrahim")
    hands.press("Je suis d’accord")
    return hands


@pytest.mark.parametrize("javascript", [True, False])
def test_ibrahim_writes_a_mail_because_his_step_needs_it_and_later_reads_that_he_climbs(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    ibrahim = holds(machine.window(javascript=javascript))
    ibrahim.go("/me/steps/choose/?path=offer")
    ibrahim.press(STEP)

    first = he_takes_stock(ibrahim, AT_FIRST)
    what_his_step_needs_comes_first(ibrahim)
    he_writes_and_sends_a_mail(ibrahim)

    weeks_go_by()
    later = he_takes_stock(ibrahim, LATER)
    assert not first & later, "the second time, other exercises"
    he_reads_that_he_climbs(ibrahim)


def he_takes_stock(ibrahim: Hands, ease: Somebody) -> set[str]:
    """Until each domain was looked at once, then the result; the exercises that he met."""
    ibrahim.go("/me/point/")
    ibrahim.press("On y va")
    ibrahim.press("Passer aux exercices")
    met, looked_at = set(), set()
    for task in somebody.exercises_met(ibrahim):
        if len(looked_at) == len(skillmap().domains):
            break
        ease.does(ibrahim, task)
        met.add(task.id)
        looked_at.add(task.domain)
    somebody.sees_already(ibrahim)
    return met


def what_his_step_needs_comes_first(ibrahim: Hands) -> None:
    """Before what he is nearest to holding."""
    door = ibrahim.page.locator("h2:has-text('Pour ouvrir') + .yes li").first.inner_text()
    assert door.splitlines()[0].strip().lower() == skill(NEEDED).says.fr.lower()


def skill(key: str) -> Skill:
    return next(s for domain in skillmap().domains for s in domain.skills if s.key == key)


def he_writes_and_sends_a_mail(ibrahim: Hands) -> None:
    """One press from the result, a short one; one press from his step, the whole gesture."""
    ibrahim.press("M’entraîner")
    assert exercise_at(ibrahim).skill == NEEDED
    ibrahim.go("/me/steps/")
    ibrahim.press("M’entraîner")
    assert exercise_at(ibrahim).skill == NEEDED
    ibrahim.press("Je commence")
    exercises.do_well(ibrahim)
    ibrahim.reads("Votre message est parti.")
    exercises.end(ibrahim)
    assert ibrahim.title == "C’est fait, du début à la fin"


def exercise_at(ibrahim: Hands) -> Task:
    return bank().get(ibrahim.path.rstrip("/").rpartition("/")[2]).task


def weeks_go_by() -> None:
    for diagnosis in Diagnosis.objects.exclude(finished_at=None):
        diagnosis.started_at -= timedelta(weeks=6)
        assert diagnosis.finished_at
        diagnosis.finished_at -= timedelta(weeks=6)
        diagnosis.save()


def he_reads_that_he_climbs(ibrahim: Hands) -> None:
    """A curve for each domain. What is sure is said in words too; the rest is said to be about as
    before, never more than was seen."""
    ways = ibrahim.page.locator("h2:has-text('Mon chemin') + .paths > li")
    assert ways.count() == ways.locator("svg").count() == len(skillmap().domains)
    climbs = ways.filter(has_text="Un palier se monte")
    assert climbs.filter(has_text=skillmap().domain("email").name.fr).count() == 1
    assert climbs.count() > len(skillmap().domains) / 2
    ibrahim.never_reads("Moins sûr qu’avant")
    for word in ("score", "niveau", "%"):
        ibrahim.never_reads(word)


def test_ibrahim_practises_then_sends_his_own_mail(ibrahim: Hands) -> None:
    he_says_what_he_wants(ibrahim)
    he_takes_a_step_that_is_proposed(ibrahim)
    he_practises_and_comes_back_to_his_step(ibrahim)
    he_does_it_without_help_and_it_is_remembered(ibrahim)


def he_says_what_he_wants(ibrahim: Hands) -> None:
    ibrahim.press("Mes prochains pas")
    ibrahim.press("Ce que je veux")
    ibrahim.write("Avec vos mots", "Envoyer un mail à un employeur, sans aide")
    ibrahim.press("C’est écrit")
    ibrahim.reads("C’est noté, avec vos mots.")


def he_takes_a_step_that_is_proposed(ibrahim: Hands) -> None:
    ibrahim.press("Choisir un pas")
    ibrahim.reads("Parce que c’est demandé.")
    ibrahim.press("Répondre à une offre")
    ibrahim.press(STEP)
    step = ibrahim.page.locator("section.card").filter(has_text=STEP)
    assert "Avec Nolwenn" in step.inner_text()
    assert "Espace multimédia de Kérourien" in step.inner_text()


def he_practises_and_comes_back_to_his_step(ibrahim: Hands) -> None:
    ibrahim.press("M’entraîner")
    ibrahim.press("Je commence")
    exercises.do_well(ibrahim)
    exercises.end(ibrahim)
    assert ibrahim.title == "C’est fait, du début à la fin"
    ibrahim.press("Revenir à mon pas")
    assert ibrahim.title == "Mes prochains pas"
    ibrahim.reads(STEP)


def he_does_it_without_help_and_it_is_remembered(ibrahim: Hands) -> None:
    ibrahim.press("C’est fait ?")
    ibrahim.press("Oui, sans aide")
    ibrahim.reads("On s’en souvient ensemble.")
    assert STEP in ibrahim.row(STEP).inner_text()
    told = TaskRecord.objects.get(task="offer_apply")
    assert (told.level, told.outcome, told.recorded_by) == ("alone", "well", None)
    ibrahim.go("/me/")
    ibrahim.never_reads("Mon prochain pas")


def test_not_done_is_no_fault_the_step_becomes_smaller(ibrahim: Hands) -> None:
    ibrahim.go("/me/steps/choose/?path=offer")
    ibrahim.press(STEP)
    ibrahim.press("C’est fait ?")
    ibrahim.press("Pas encore")
    ibrahim.reads("Ce n’est pas grave.")
    ibrahim.press("Trop long, ou trop compliqué")
    ibrahim.reads("Ce pas était trop grand. Voici un morceau plus petit.")
    current = ibrahim.page.locator("section.card")
    assert current.count() == 1
    assert "Écrivez l’adresse de l’employeur." in current.inner_text()
    ibrahim.press("C’est fait ?")
    ibrahim.press("Oui, avec quelqu’un")
    assert "Joignez le bon CV." in ibrahim.page.locator("section.card").inner_text()
