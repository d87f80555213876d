"""Every act of the house, one file per story."""

from palier.diagnosis.actions.booklet_undone import TooLateToUndo, undo_booklet
from palier.diagnosis.actions.booklets import (
    AlreadyEntered,
    NothingLeft,
    enter_booklet,
    prepare_booklet,
)
from palier.diagnosis.actions.interview import (
    NotNow,
    finish_interview,
    record_shown,
    record_told,
    start_interview,
)
from palier.diagnosis.actions.point import (
    ReasonMissing,
    UnknownReply,
    advance,
    close_attempt,
    finish_point,
    leave_reception,
    overrule_stage,
    reply,
    rest,
    skip_questions,
    start_point,
    start_reception,
    take_result,
)
from palier.diagnosis.actions.sheets import (
    allow_answer_sheets,
    keep_answer_sheets,
    refuse_answer_sheets,
)

__all__ = [
    "AlreadyEntered",
    "NotNow",
    "NothingLeft",
    "ReasonMissing",
    "TooLateToUndo",
    "UnknownReply",
    "advance",
    "allow_answer_sheets",
    "close_attempt",
    "enter_booklet",
    "finish_interview",
    "finish_point",
    "keep_answer_sheets",
    "leave_reception",
    "overrule_stage",
    "prepare_booklet",
    "record_shown",
    "record_told",
    "refuse_answer_sheets",
    "reply",
    "rest",
    "skip_questions",
    "start_interview",
    "start_point",
    "start_reception",
    "take_result",
    "undo_booklet",
]
