from django.urls import path

from palier.diagnosis.pages import (
    booklets,
    entering,
    interview,
    keeping,
    point,
    reception,
    result,
)

urlpatterns = [
    path("me/point/", point.point, name="point"),
    path("me/three-minutes/", reception.reception, name="reception"),
    path("me/point/question/", point.question, name="question"),
    path("me/point/question/<slug:key>/", point.question, name="question_again"),
    path("me/point/skip-questions/", point.skip_questions, name="skip_questions"),
    path("me/point/task/", point.task, name="task"),
    path("me/point/pause/", point.pause, name="pause"),
    path("me/result/", result.result, name="result"),
    path("me/result/take/", result.take_result, name="take_result"),
    path("me/result/sheet/", result.sheet, name="sheet"),
    path("me/refuse-answer-sheets/", keeping.refuse_answer_sheets, name="refuse_answer_sheets"),
    path("me/allow-answer-sheets/", keeping.allow_answer_sheets, name="allow_answer_sheets"),
    path("points/<uuid:diagnosis_id>/", result.see_result, name="see_result"),
    path("points/<uuid:diagnosis_id>/sheet/", result.see_sheet, name="see_sheet"),
    path("points/<uuid:diagnosis_id>/stage/", result.overrule_stage, name="overrule_stage"),
    path("people/<uuid:beneficiary_id>/booklet/", booklets.prepare_booklet, name="prepare_booklet"),
    path("people/<uuid:beneficiary_id>/interview/", interview.interview, name="interview"),
    path("people/<uuid:beneficiary_id>/told/", interview.record_told, name="record_told"),
    path("booklets/", entering.find_booklet, name="find_booklet"),
    path("booklets/<uuid:booklet_id>/", entering.enter_booklet, name="enter_booklet"),
    path("booklets/<uuid:booklet_id>/sheet/", booklets.booklet_sheet, name="booklet_sheet"),
    path("booklets/<uuid:booklet_id>/undo/", entering.undo_booklet, name="undo_booklet"),
    path("helping/<uuid:trustedhelper_id>/result/", result.trusted_result, name="trusted_result"),
]
