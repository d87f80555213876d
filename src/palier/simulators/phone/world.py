"""One telephone and what lies beside it, before anything is checked."""

from typing import Annotated

from pydantic import Field, NaiveDatetime

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.phone.content import Call, Contact, Line, Node, Thread, Voice, Words
from palier.simulators.phone.goals import Goal, Marks
from palier.simulators.phone.things import Box, Net, Picture, Sheet


class World(Content):
    """One telephone, what lies beside it (``card``, ``sheet``, ``boxes``), when it is over
    (``ends``: the first of these marks), and the sign of each scored step."""

    now: NaiveDatetime
    card: Words | None = None
    contacts: Annotated[tuple[Contact, ...], Field(max_length=8)] = ()
    calls: Annotated[tuple[Call, ...], Field(max_length=10)] = ()
    voices: Annotated[tuple[Voice, ...], Field(max_length=5)] = ()
    greeting: Words | None = None
    threads: Annotated[tuple[Thread, ...], Field(max_length=8)] = ()
    lines: tuple[Line, ...] = ()
    nodes: tuple[Node, ...] = ()
    ringing: Line | None = None
    sheet: Sheet | None = None
    pictures: Annotated[tuple[Picture, ...], Field(max_length=5)] = ()
    net: Net = Net()
    page: Words | None = None
    boxes: Annotated[tuple[Box, ...], Field(max_length=4)] = ()
    ends: Marks = ()
    goals: Annotated[dict[Key, Goal], Field(min_length=1, max_length=6)]

    def node(self, key: str) -> Node | None:
        return next((node for node in self.nodes if node.id == key), None)

    def thread(self, number: str) -> Thread | None:
        return next((thread for thread in self.threads if thread.number == number), None)

    def voice(self, key: str) -> Voice | None:
        return next((voice for voice in self.voices if voice.id == key), None)
