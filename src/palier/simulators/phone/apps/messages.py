"""Messages: read a thread, write, add a photograph, hand on, report."""

from palier.simulators.contract import text
from palier.simulators.phone.apps.acts import Act, Fields, kept, line, mark_number
from palier.simulators.phone.apps.album import album
from palier.simulators.phone.apps.calls import known
from palier.simulators.phone.numbers import dialled
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Draft, Phone
from palier.simulators.saying import fold

SENT_LIMIT = 6
"""Messages that may leave in one exercise: more than any asks for; a bound on the stored state."""

BODY_LIMIT = 600
"""Characters kept of a message: four texts in a row, which is a letter already."""


def talks(world: PhoneScenario, state: Phone) -> list[str]:
    """The numbers of the list of messages, newest first; what was reported is gone."""
    written = [draft.to for draft in reversed(state.sent)]
    came = sorted(world.threads, key=lambda one: one.texts[-1].at, reverse=True)
    every = dict.fromkeys([*written, *(one.number for one in came)])
    return [number for number in every if f"reported:{number}" not in state.marks]


def draft_of(state: Phone) -> Draft:
    """What is being written on this screen: one draft a number, one to nobody yet."""
    key = "" if state.screen == "write" else state.at
    return state.drafts.get(key, Draft(to=key))


def put(state: Phone, draft: Draft) -> Phone:
    key = "" if state.screen == "write" else state.at
    return state.but(drafts={**state.drafts, key: draft})


def keep_draft(state: Phone, fields: Fields) -> Phone:
    """What is being written is never lost, whatever button is pressed."""
    body = {"body": text(fields, "body")[:BODY_LIMIT]} if "body" in fields else {}
    to = {"to": line(fields, "to")} if "to" in fields and state.screen == "write" else {}
    return put(state, draft_of(state).model_copy(update={**body, **to})) if body or to else state


def _thread(world: PhoneScenario, state: Phone) -> list[str]:
    thread, number = world.thread(state.at), state.at
    texts = thread.texts if thread else ()
    return kept(
        {
            f"call:{number}": True,
            f"block:{number}": number not in state.blocked,
            f"unblock:{number}": number in state.blocked,
            f"report:{number}": thread is not None,
            **{f"link:{at}": one.link is not None for at, one in enumerate(texts)},
            **{f"forward:{at}": not one.mine for at, one in enumerate(texts)},
            **_writing(world, state),
        }
    )


def _writing(world: PhoneScenario, state: Phone) -> dict[str, bool]:
    draft, room = draft_of(state), len(state.sent) < SENT_LIMIT
    return {
        **{f"drop:{key}": True for key in draft.photos},
        "pick": room and any(key not in draft.photos for key in album(world, state)),
        "send": room,
    }


def _open(_: PhoneScenario, state: Phone, number: str, __: Fields) -> Phone:
    return state.did(f"thread:{number}", screen="thread", at=number)


def _text(_: PhoneScenario, state: Phone, number: str, __: Fields) -> Phone:
    return state.but(screen="thread", at=number)


def _link(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did(f"link:{state.at}", screen="elsewhere")


def _forward(world: PhoneScenario, state: Phone, at: str, _: Fields) -> Phone:
    """The words of the message, in a new one, to whom one wants."""
    thread = world.thread(state.at)
    if thread is None:
        return state
    one = thread.texts[int(at)]
    words = f"{one.says.fr} {one.link.fr}" if one.link else one.says.fr
    return put(state.but(screen="write", at=""), Draft(body=words))


def _report(_: PhoneScenario, state: Phone, number: str, __: Fields) -> Phone:
    return state.did(f"reported:{number}", screen="threads", at="", note="reported")


def whom(world: PhoneScenario, state: Phone, typed: str) -> str:
    """The number somebody means: a name of the contacts, or digits; "" when it is neither."""
    names = {fold(name): number for number, name in known(world, state).items()}
    names |= {fold(one.name.en): one.number for one in world.contacts}
    return names.get(fold(typed).strip()) or dialled(typed)


def _send(world: PhoneScenario, state: Phone, _: str, __: Fields) -> Phone:
    """As telephones do, nothing leaves without somebody to read it, nor empty."""
    draft = draft_of(state)
    number = whom(world, state, draft.to) if state.screen == "write" else state.at
    if not number:
        return state.but(note="whom")
    if not draft.body.strip() and not draft.photos:
        return state.but(note="empty")
    gone = draft.model_copy(update={"to": number})
    left = put(state, Draft()).but(sent=(*state.sent, gone), screen="thread", at=number)
    return left.did("sent", mark_number(world, "sent", number), note="sent")


def _new(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(screen="write", at="")


OFFERS = {
    "threads": lambda world, state: ["write", *(f"thread:{n}" for n in talks(world, state))],
    "thread": _thread,
    "write": lambda world, state: kept(_writing(world, state)),
    "elsewhere": lambda *_: [],
}
ACTS: dict[str, Act] = {
    "thread": _open,
    "text": _text,
    "link": _link,
    "forward": _forward,
    "report": _report,
    "write": _new,
    "send": _send,
}
