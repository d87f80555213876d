"""What an exercise in the telephone is made of. Written by experts in ``content/tasks/phone``."""

from pydantic import model_validator

from palier.simulators.phone.marks import awaited, possible
from palier.simulators.phone.world import World


class PhoneScenario(World):
    """A :class:`World` in which everything that is named exists."""

    @model_validator(mode="after")
    def what_is_heard_exists(self) -> "PhoneScenario":
        known = {node.id for node in self.nodes}
        lines = (*self.lines, self.ringing) if self.ringing else self.lines
        used = {line.node for line in lines}
        for node in self.nodes:
            used |= {*node.keys.values(), *(choice.to for choice in node.choices)}
        if used - known:
            raise ValueError(f"nothing is heard called {', '.join(sorted(used - known))}")
        return self

    @model_validator(mode="after")
    def what_is_awaited_can_happen(self) -> "PhoneScenario":
        if unknown := awaited(self) - possible(self):
            raise ValueError(f"these marks can never happen: {', '.join(sorted(unknown))}")
        return self
