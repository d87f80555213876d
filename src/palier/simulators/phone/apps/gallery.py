"""The photographs: find one, throw it away, send it; and adding one to a message."""

from palier.simulators.phone.apps.acts import Act, Fields, go, kept
from palier.simulators.phone.apps.album import album, shot_of
from palier.simulators.phone.apps.calls import known
from palier.simulators.phone.apps.messages import draft_of, put
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Draft, Phone


def _photo(_: PhoneScenario, state: Phone) -> list[str]:
    return kept({"share": True, "throw": shot_of(state, state.at) is not None})


def _pick(world: PhoneScenario, state: Phone) -> list[str]:
    there = state.drafts.get(state.at)
    taken = there.photos if there else ()
    return [f"attach:{key}" for key in album(world, state) if key not in taken]


def _open(_: PhoneScenario, state: Phone, key: str, __: Fields) -> Phone:
    return state.but(screen="photo", at=key)


def _throw(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    """Undoing is undoing: it leaves the messages being written too."""
    gone, shots = state.at, tuple(shot for shot in state.shots if shot.id != state.at)
    drafts = {key: without(draft, gone) for key, draft in state.drafts.items()}
    return state.but(screen="gallery", at="", shots=shots, drafts=drafts, note="thrown")


def without(draft: Draft, key: str) -> Draft:
    return draft.model_copy(update={"photos": tuple(one for one in draft.photos if one != key)})


def _give(_: PhoneScenario, state: Phone, number: str, __: Fields) -> Phone:
    """The photograph waits in a message to that number: it has not left yet."""
    photo, there = state.at, state.but(screen="thread", at=number)
    return _add(there, photo)


def _add(state: Phone, key: str) -> Phone:
    draft = draft_of(state)
    photos = tuple(dict.fromkeys((*draft.photos, key)))
    return put(state, draft.model_copy(update={"photos": photos}))


def _choose(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(tab=state.screen, screen="pick")


def _attach(_: PhoneScenario, state: Phone, key: str, __: Fields) -> Phone:
    return _add(state.but(screen=state.tab), key)


def _drop(_: PhoneScenario, state: Phone, key: str, __: Fields) -> Phone:
    return put(state, without(draft_of(state), key))


OFFERS = {
    "gallery": lambda world, state: [f"photo:{key}" for key in album(world, state)],
    "photo": _photo,
    "share": lambda world, state: [f"give:{number}" for number in known(world, state)],
    "pick": _pick,
}
ACTS: dict[str, Act] = {
    "photo": _open,
    "throw": _throw,
    "share": go("share"),
    "give": _give,
    "pick": _choose,
    "attach": _attach,
    "drop": _drop,
}
