"""One line that people type: what cannot be seen is removed before anything is judged."""

from typing import Any

from django import forms

from palier.kernel.words import clean_line


class Line(forms.CharField):
    """What cannot be seen is removed before anything is judged: nobody could mend it by hand."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")
