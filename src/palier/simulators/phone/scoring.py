"""What was achieved in a telephone: signs seen in the state, and the end of the exercise."""

from palier.simulators.phone.apps.album import shot_of
from palier.simulators.phone.goals import Goal, Look, Said, Saved
from palier.simulators.phone.numbers import dialled
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Draft, Entry, Phone, Shot
from palier.simulators.phone.things import Box
from palier.simulators.saying import mentions


def steps(world: PhoneScenario, state: Phone) -> dict[str, bool]:
    """Each goal of the scenario, and whether it is reached in this state."""
    return {key: reached(goal, world, state) for key, goal in world.goals.items()}


def over(world: PhoneScenario, state: Phone) -> bool:
    """At one of the ends the scenario names, or with nothing left to achieve."""
    return not set(world.ends).isdisjoint(state.marks) or all(steps(world, state).values())


def reached(goal: Goal, world: PhoneScenario, state: Phone) -> bool:
    """Whether every line filled in ``goal`` holds."""
    lines = (
        _happened(goal, state.marks),
        goal.text is None or any(_said(goal.text, sent, state) for sent in state.sent),
        goal.shot is None or any(_looks(goal.shot, shot) for shot in _kept(state)),
        goal.saved is None or any(_saved(goal.saved, entry) for entry in state.saved),
        all(_noted(box, state) for box in world.boxes if box.id in (goal.noted or ())),
        goal.greeting is None or mentions(state.greeting, goal.greeting),
        goal.blocked is None or set(goal.blocked) == set(state.blocked),
        goal.net is None or goal.net == (state.on or "none"),
        goal.data is None or goal.data == state.data,
        not goal.either or any(reached(other, world, state) for other in goal.either),
    )
    return all(lines)


def _happened(goal: Goal, marks: tuple[str, ...]) -> bool:
    if not set(goal.all) <= set(marks) or set(goal.none) & set(marks):
        return False
    met = [mark for mark in marks if mark in goal.first]
    came_first = not goal.first or met[:1] == [goal.first[0]]
    return came_first and (not goal.any or not set(goal.any).isdisjoint(marks))


def _said(wanted: Said, sent: Draft, state: Phone) -> bool:
    shots = [shot for key in sent.photos if (shot := shot_of(state, key))]
    sides = tuple(shot.side for shot in shots)
    others = tuple(key for key in sent.photos if not shot_of(state, key))
    return (
        wanted.to in (None, sent.to)
        and mentions(sent.body, wanted.says)
        and not mentions(sent.body, (wanted.unsaid,))
        and (wanted.photos is None or set(wanted.photos) == {*sides, *others})
        and (not wanted.clear or all(shot.clear for shot in shots))
    )


def _kept(state: Phone) -> list[Shot]:
    """All but the one still on screen, that may be taken again."""
    waits = state.at if state.screen == "shot" else ""
    return [shot for shot in state.shots if shot.id != waits]


def _looks(wanted: Look, shot: Shot) -> bool:
    return (
        wanted.side in (None, shot.side)
        and (not wanted.whole or shot.near == 1)
        and (not wanted.lit or shot.lit)
        and (not wanted.flat or shot.flat)
    )


def _saved(wanted: Saved, entry: Entry) -> bool:
    return entry.number == wanted.number and mentions(entry.name, wanted.name)


def _noted(box: Box, state: Phone) -> bool:
    typed = state.noted.get(box.id, "")
    if isinstance(box.right, str):
        return dialled(typed) == box.right
    return mentions(typed, box.right)
