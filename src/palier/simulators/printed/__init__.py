"""The printed form of a task: its screens drawn on paper, and what was pointed at, read back."""

from palier.simulators.printed.drawing import signs
from palier.simulators.printed.form import Form, Question, form_of
from palier.simulators.printed.marking import Answer, steps_of

__all__ = ["Answer", "Form", "Question", "form_of", "signs", "steps_of"]
