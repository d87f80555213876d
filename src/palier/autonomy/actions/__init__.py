"""Every act of the house, one file per story."""

from palier.autonomy.actions.exports import ImpossiblePeriod, export_tasks
from palier.autonomy.actions.mandates import (
    MandateGone,
    NeedsPaper,
    NotRead,
    NotSigned,
    PaperRefused,
    forget_mandate_proofs,
    prepare_mandate,
    record_paper_mandate,
    revoke_mandate,
    revoke_mandate_on_word,
    sign_mandate,
)
from palier.autonomy.actions.tasks import (
    ImpossibleTask,
    JustNoted,
    TooLateToUndo,
    record_own_task,
    record_task,
    undo_task,
)

__all__ = [
    "ImpossiblePeriod",
    "ImpossibleTask",
    "JustNoted",
    "MandateGone",
    "NeedsPaper",
    "NotRead",
    "NotSigned",
    "PaperRefused",
    "TooLateToUndo",
    "export_tasks",
    "forget_mandate_proofs",
    "prepare_mandate",
    "record_own_task",
    "record_paper_mandate",
    "record_task",
    "revoke_mandate",
    "revoke_mandate_on_word",
    "sign_mandate",
    "undo_task",
]
