"""Fields of every form: one line that people type, and the ticket of a form sent once."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from palier.kernel.words import clean_line


class Line(forms.CharField):
    """What cannot be seen is removed before anything is judged: nobody could mend it by hand."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


def new_ticket() -> UUID:
    """What a blank form carries, so that sent twice it counts once."""
    return uuid4()


def ticket_of(raw: str) -> UUID:
    """A damaged ticket only loses its protection against a double press."""
    try:
        return UUID(raw)
    except ValueError:
        return new_ticket()


class Ticket(Line):
    """Hidden in a form; once cleaned, a ``UUID``."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            **{
                "required": False,
                "widget": forms.HiddenInput,
                "initial": new_ticket,
                **given,
            }
        )

    def clean(self, value: Any) -> UUID:
        return ticket_of(super().clean(value))
