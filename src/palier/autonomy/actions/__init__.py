"""Every act of the house, one file per story."""

from palier.autonomy.actions.tasks import (
    ImpossibleTask,
    TooLateToUndo,
    record_own_task,
    record_task,
    undo_task,
)

__all__ = [
    "ImpossibleTask",
    "TooLateToUndo",
    "record_own_task",
    "record_task",
    "undo_task",
]
