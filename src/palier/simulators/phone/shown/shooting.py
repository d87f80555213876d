"""The camera and the photographs: what can be read on them is what was caught."""

from typing import Any

from palier.kernel.phrase import Phrase
from palier.simulators.phone.apps.album import album, shot_of
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.shown.naming import Naming
from palier.simulators.phone.state import Draft, Phone, Shot

Shown = dict[str, Any]
PHOTO = Phrase(fr="Photo du papier", en="Photo of the paper")


def view(world: PhoneScenario, state: Phone, naming: Naming) -> Shown:
    aim = Shot(id="", side=state.side, near=state.near, lit=state.lit, flat=state.flat)
    photo, draft = shot_of(state, state.at), state.drafts.get(state.at, Draft())
    named = [(key, caption(world, state, naming, key)) for key in album(world, state)]
    return {
        "sheet": world.sheet is not None,
        "aim": looks(world, naming, aim),
        "photo": looks(world, naming, photo) if photo else looks(world, naming, aim),
        "taken": photo is not None,
        "caption": caption(world, state, naming, state.at),
        "album": named,
        "spare": [(key, says) for key, says in named if key not in draft.photos],
    }


def looks(world: PhoneScenario, naming: Naming, shot: Shot) -> Shown:
    """What the glass shows: too near, the last third of the sheet is out of it; too far, in the
    dark or aslant, its lines are there and their words are not."""
    sheet = world.sheet
    side = (sheet.back if shot.side == "back" else sheet.front) if sheet else None
    lines = [line for line in naming.said(side).splitlines() if line]
    seen = lines[: len(lines) - max(1, len(lines) // 3)] if shot.near == 2 else lines
    return {
        "lines": seen if shot.near and shot.lit and shot.flat else seen[:1],
        "near": shot.near,
        "lit": shot.lit,
        "flat": shot.flat,
        "back": shot.side == "back",
        "legible": bool(shot.near and shot.lit and shot.flat),
    }


def caption(world: PhoneScenario, state: Phone, naming: Naming, key: str) -> str:
    """What a photograph is called in a list: those just taken are numbered, also in a message that
    left with one that was thrown away since."""
    picture = next((one for one in world.pictures if one.id == key), None)
    if picture:
        return naming.said(picture.says)
    left = any(key in sent.photos for sent in state.sent)
    taken = left or shot_of(state, key)
    return f"{naming.said(PHOTO)} {key.removeprefix('s')}" if taken else ""
