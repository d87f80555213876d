"""A text said to people, in the languages of the interface."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from palier.kernel.words import spaced

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Content(BaseModel):
    """Base of everything experts write: immutable, and a misspelt key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Phrase(Content):
    """One message that owns its translations; French is always there."""

    fr: Said
    en: Said

    def said(self, language: str) -> str:
        """The text in ``language`` ("fr", "en-gb"…); French when we do not speak it.

        French comes with its no-break spaces: experts type plain ones.
        """
        return self.en if language.startswith("en") else spaced(self.fr)

    def __str__(self) -> str:
        return self.fr
