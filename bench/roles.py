"""What asking the table of roles costs: the rules library beside a plain set.

.venv/bin/python bench/roles.py
"""

from timeit import repeat
from uuid import uuid4

from palier.people.rules.actor import HelperActor, Role
from palier.people.rules.may import TABLE, may

TIMES = 20_000
ACTOR = HelperActor(uuid4(), uuid4(), Role.MEDIATOR)


def microseconds(ask: str) -> float:
    """The best of seven runs, for one question."""
    return min(repeat(ask, globals=globals(), number=TIMES, repeat=7)) / TIMES * 1e6


def main() -> None:
    ours = microseconds('may(ACTOR, "close_concern")')
    plain = microseconds('ACTOR.role in TABLE["close_concern"]')
    print(f"rules {ours:.2f} µs · a set {plain:.2f} µs · {ours / plain:.0f} times")
    assert may(ACTOR, "close_concern") is (ACTOR.role in TABLE["close_concern"])


if __name__ == "__main__":
    main()
