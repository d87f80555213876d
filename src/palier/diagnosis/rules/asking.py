"""What a helper asks when a person shows on her own machine."""

from typing import Annotated

from pydantic import Field, StringConstraints

from palier.kernel.phrase import Content, Phrase


class Ask(Content):
    """One task that can be shown for real, and the sentence that asks for it."""

    task: Annotated[str, StringConstraints(min_length=1)]
    says: Phrase


class Asks(Content):
    asks: Annotated[tuple[Ask, ...], Field(min_length=1)]

    def says(self, task_id: str) -> Phrase | None:
        return next((ask.says for ask in self.asks if ask.task == task_id), None)
