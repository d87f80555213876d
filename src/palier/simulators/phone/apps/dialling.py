"""A call: it rings, somebody answers or a machine does, one hangs up."""

from palier.simulators.phone.apps.acts import Act, Fields, mark_number
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone

KEYS = "1 2 3 4 5 6 7 8 9 * 0 #".split()  # noqa: SIM905


def call(world: PhoneScenario, state: Phone, number: str, _: Fields) -> Phone:
    """Rings ``number``: who answers there, or nobody (an empty node)."""
    node = next((one.node for one in world.lines if one.number == number), "")
    heard = [f"node:{node}"] if node else []
    rung = state.did(mark_number(world, "called", number), *heard)
    return rung.but(screen="line", at=number[:20], node=node, typed="")


def line_offers(world: PhoneScenario, state: Phone) -> list[str]:
    node = world.node(state.node)
    if node is None:
        return ["hang"]
    keys = [f"press:{key}" for key in KEYS] if node.keys else []
    return [*(f"say:{choice.id}" for choice in node.choices), *keys, "hang"]


def _press(world: PhoneScenario, state: Phone, key: str, _: Fields) -> Phone:
    """A key that leads nowhere: the voice says so, and begins again."""
    node = world.node(state.node)
    if node is None or key not in node.keys:
        return state.but(note="key")
    return state.did(f"node:{node.keys[key]}", node=node.keys[key])


def _say(world: PhoneScenario, state: Phone, key: str, _: Fields) -> Phone:
    node = world.node(state.node)
    choice = next((one for one in node.choices if one.id == key), None) if node else None
    if choice is None:
        return state
    return state.did(f"said:{key}", f"node:{choice.to}", node=choice.to)


def _hang(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did("hung", screen="calls", at="", node="")


def _answer(world: PhoneScenario, state: Phone, _: str, __: Fields) -> Phone:
    if world.ringing is None:
        return state
    node = world.ringing.node
    return state.did("answered", f"node:{node}", screen="line", node=node)


def _refuse(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did("refused", screen="home", at="")


OFFERS = {"line": line_offers, "ringing": lambda *_: ["answer", "refuse"]}
ACTS: dict[str, Act] = {
    "call": call,
    "press": _press,
    "say": _say,
    "hang": _hang,
    "answer": _answer,
    "refuse": _refuse,
}
