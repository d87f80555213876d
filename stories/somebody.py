"""Somebody of given ease, who goes along each exercise as far as she can."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from palier.simulators.bank import along, bank
from palier.simulators.contract import Task
from stories import exercises
from stories.exercises import Move
from stories.hands import Hands


@dataclass(frozen=True)
class Somebody:
    """``ease``: domain → ability, on the scale of the bank (mean 0, sd 1), as in the bench."""

    ease: Mapping[str, float]

    def reaches(self, task: Task) -> int:
        """How many of its steps are within reach."""
        return sum(step.difficulty <= self.ease[task.domain] for step in task.steps)

    def way(self, task: Task) -> tuple[Move, ...]:
        """The presses that show about as many steps: one press may show several at once."""
        ready, wanted = bank().get(task.id), self.reaches(task)
        seen = [ready.simulator.steps(ready.scenario, state) for state in along(ready)]
        shown = [sum(one[step.id] for step in task.steps) for one in seen]
        far = min(range(len(shown)), key=lambda n: (abs(shown[n] - wanted), n))
        return task.way[:far]

    def does(self, hands: Hands, task: Task) -> None:
        """What is on the screen, as far as she can; whoever did nothing says so."""
        way = self.way(task)
        for move in way:
            exercises.do_one(hands, move)
        stuck = not way or not exercises.may_end(hands)
        exercises.end(hands, "Je ne sais pas. Continuer" if stuck else "J’ai fini")


def exercises_met(hands: Hands) -> Iterator[Task]:
    """Each exercise of *Faire le point*, until the result; every pause goes on."""
    while hands.path != "/me/result/":
        if hands.path == "/me/point/pause/":
            hands.press("On continue")
        yield exercises.task_on(hands)


def sees_already(hands: Hands) -> None:
    """The result before the end, from the page of the offer."""
    if hands.path != "/me/result/":
        hands.go("/me/point/")
        hands.press("Finir, et voir ce que je sais faire")
