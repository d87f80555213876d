"""Recent calls, contacts, the keypad, and the card of one number."""

from palier.simulators.phone.apps.acts import Act, Fields, kept, line
from palier.simulators.phone.apps.dialling import call
from palier.simulators.phone.numbers import dialled
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Entry, Phone, Screen

SAVED_LIMIT = 4
"""New contacts kept: more than any exercise asks for, and a bound on the stored state."""


def known(world: PhoneScenario, state: Phone) -> dict[str, str]:
    """The numbers of the contacts, each with the name in French; the newly written last."""
    return {c.number: c.name.fr for c in world.contacts} | {e.number: e.name for e in state.saved}


def recent(world: PhoneScenario, state: Phone) -> list[str]:
    """The numbers of the list of calls, newest first: those just rung, then the others."""
    rung = [m.partition(":")[2] for m in reversed(state.marks) if m.startswith("called:")]
    came = sorted(world.calls, key=lambda one: one.at, reverse=True)
    numbers = [number for number in rung if number != "other"]
    if world.ringing and {"answered", "refused"} & set(state.marks):
        numbers.append(world.ringing.number)
    return list(dict.fromkeys([*numbers, *(one.number for one in came)]))


def _calls(world: PhoneScenario, state: Phone) -> list[str]:
    rows = [f"who:{number}" for number in recent(world, state)]
    return ["keypad", "contacts", *rows]


def _contacts(world: PhoneScenario, state: Phone) -> list[str]:
    new = ["entry"] if len(state.saved) < SAVED_LIMIT else []
    return [*new, *(f"who:{number}" for number in known(world, state))]


def _person(world: PhoneScenario, state: Phone) -> list[str]:
    number, blocked = state.at, state.at in state.blocked
    new = number not in known(world, state) and len(state.saved) < SAVED_LIMIT
    return kept(
        {
            f"call:{number}": True,
            f"text:{number}": True,
            "entry": new,
            f"block:{number}": not blocked,
            f"unblock:{number}": blocked,
        }
    )


def _who(_: PhoneScenario, state: Phone, number: str, __: Fields) -> Phone:
    return state.did(f"who:{number}", tab=state.screen, screen="person", at=number)


def _to(screen: Screen) -> Act:
    return lambda _, state, __, ___: state.did(screen, screen=screen, at="", typed="")


def _entry(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    number = state.at if state.screen == "person" else ""
    return state.did("entry", screen="entry", entry=Entry(number=number))


def _save(_: PhoneScenario, state: Phone, __: str, fields: Fields) -> Phone:
    """As telephones do, a name and a number are both wanted."""
    entry = Entry(name=line(fields, "name"), number=dialled(line(fields, "number")))
    if not entry.name or not entry.number:
        return state.but(entry=entry, note="entry")
    others = tuple(one for one in state.saved if one.number != entry.number)
    return state.did("saved", screen="contacts", saved=(*others, entry), note="saved")


def _dial(world: PhoneScenario, state: Phone, __: str, fields: Fields) -> Phone:
    number = dialled(line(fields, "dial"))
    return call(world, state, number, fields) if number else state.but(typed="", note="dial")


def _block(_: PhoneScenario, state: Phone, number: str, __: Fields) -> Phone:
    return state.but(blocked=(*state.blocked, number), note="blocked")


def _unblock(_: PhoneScenario, state: Phone, number: str, __: Fields) -> Phone:
    blocked = tuple(one for one in state.blocked if one != number)
    return state.but(blocked=blocked, note="unblocked")


OFFERS = {
    "calls": _calls,
    "contacts": _contacts,
    "keypad": lambda *_: ["dial"],
    "person": _person,
    "entry": lambda *_: ["save"],
}
ACTS: dict[str, Act] = {
    "who": _who,
    "keypad": _to("keypad"),
    "contacts": _to("contacts"),
    "entry": _entry,
    "save": _save,
    "dial": _dial,
    "block": _block,
    "unblock": _unblock,
}
