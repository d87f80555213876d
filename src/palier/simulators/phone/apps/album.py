"""The photographs there are: those just taken, and those of before."""

from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone, Shot


def album(world: PhoneScenario, state: Phone) -> list[str]:
    """Ids of all photographs, newest first."""
    taken = [shot.id for shot in reversed(state.shots)]
    return [*taken, *(picture.id for picture in world.pictures)]


def shot_of(state: Phone, key: str) -> Shot | None:
    """The photograph of the sheet that bears this id, when it is one."""
    return next((shot for shot in state.shots if shot.id == key), None)
