"""What an expert writes for a browser exercise, checked as a whole.

A page that nothing leads to is allowed (its address can be typed); a link to nowhere, or a goal
that no move can reach, is not.
"""

from pydantic import model_validator

from palier.simulators.browser.marks import awaited, possible, targets
from palier.simulators.browser.site import LOST, Web


class BrowserScenario(Web):
    """A :class:`Web` in which everything that is named exists."""

    @model_validator(mode="after")
    def pages_have_their_own_names(self) -> "BrowserScenario":
        names = [page.id for page in self.pages]
        if len(set(names)) != len(names) or LOST in names:
            raise ValueError(f"page ids must differ, and {LOST!r} is reserved")
        return self

    @model_validator(mode="after")
    def everything_named_exists(self) -> "BrowserScenario":
        if missing := targets(self) - {page.id for page in self.pages}:
            raise ValueError(f"no such page: {', '.join(sorted(missing))}")
        if unknown := awaited(self) - possible(self):
            raise ValueError(f"these marks can never happen: {', '.join(sorted(unknown))}")
        return self
