"""What may happen in a telephone: a finite set, which bounds the state whatever is sent."""

from collections.abc import Iterator

from palier.simulators.phone.goals import Goal
from palier.simulators.phone.world import World

ALWAYS = {
    *("wifi", "keypad", "contacts", "entry", "greeting", "saved", "noted"),
    *("hung", "answered", "refused", "called:other", "sent", "sent:other"),
    *("took", "retook", "recorded", "replayed", "kept", "online:data", "offline"),
}
APPS = ("calls", "voicemail", "threads", "camera", "gallery", "settings", "web")


def numbers(world: World) -> set[str]:
    """Every number this telephone knows of."""
    known = {one.number for one in (*world.contacts, *world.calls, *world.voices)}
    known |= {one.number for one in (*world.threads, *world.lines)}
    known |= {goal.text.to for goal in goals(world) if goal.text and goal.text.to}
    return known | ({world.ringing.number} if world.ringing else set())


def goals(world: World) -> Iterator[Goal]:
    for goal in world.goals.values():
        yield goal
        yield from goal.either


def awaited(world: World) -> set[str]:
    """Every mark that a goal or the end speaks of."""
    found = set(world.ends)
    for goal in goals(world):
        found |= {*goal.all, *goal.any, *goal.none, *goal.first}
    return found


def possible(world: World) -> set[str]:
    acts = ("who", "called", "thread", "sent", "reported", "link")
    found = {f"{act}:{number}" for act in acts for number in numbers(world)}
    found |= {f"{act}:{voice.id}" for act in ("voice", "heard", "again") for voice in world.voices}
    found |= {f"node:{node.id}" for node in world.nodes}
    found |= {f"said:{choice.id}" for node in world.nodes for choice in node.choices}
    nets = ("asked", "joined", "refused", "portal", "online", "forgot")
    found |= {f"{act}:{one.id}" for act in nets for one in world.net.around}
    return found | ALWAYS | {f"app:{app}" for app in APPS}
