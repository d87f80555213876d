"""The camera above a sheet of paper: nearer, lit, straight, both sides; take it again."""

from palier.simulators.phone.apps.acts import Act, Fields, kept
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone, Shot

SHOTS_LIMIT = 6
"""Photographs kept: three tries for each side, and a bound on the stored state."""


def _camera(world: PhoneScenario, state: Phone) -> list[str]:
    if world.sheet is None:
        return []
    return kept(
        {
            "closer": state.near < 2,
            "away": state.near > 0,
            "lamp": True,
            "flat": True,
            "turn": world.sheet.back is not None,
            "shoot": len(state.shots) < SHOTS_LIMIT,
        }
    )


def _closer(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(near=state.near + 1)


def _away(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(near=state.near - 1)


def _lamp(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(lit=not state.lit)


def _flat(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(flat=not state.flat)


def _turn(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(side="back" if state.side == "front" else "front")


def _shoot(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    taken = state.taken + 1
    shot = Shot(id=f"s{taken}", side=state.side, near=state.near, lit=state.lit, flat=state.flat)
    shots = (*state.shots, shot)
    return state.did("took", taken=taken, shots=shots, screen="shot", at=shot.id)


def _retake(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    shots = tuple(shot for shot in state.shots if shot.id != state.at)
    return state.did("retook", shots=shots, screen="camera", at="")


def _keep(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(screen="camera", at="", note="photo")


OFFERS = {"camera": _camera, "shot": lambda *_: ["retake", "good"]}
ACTS: dict[str, Act] = {
    "closer": _closer,
    "away": _away,
    "lamp": _lamp,
    "flat": _flat,
    "turn": _turn,
    "shoot": _shoot,
    "retake": _retake,
    "good": _keep,
}
