from django.urls import path

from palier.diagnosis.pages import point, result

urlpatterns = [
    path("me/point/", point.point, name="point"),
    path("me/point/question/", point.question, name="question"),
    path("me/point/question/<slug:key>/", point.question, name="question_again"),
    path("me/point/skip-questions/", point.skip_questions, name="skip_questions"),
    path("me/point/task/", point.task, name="task"),
    path("me/point/pause/", point.pause, name="pause"),
    path("me/result/", result.result, name="result"),
    path("me/result/sheet/", result.sheet, name="sheet"),
    path("points/<uuid:diagnosis_id>/", result.see_result, name="see_result"),
    path("points/<uuid:diagnosis_id>/sheet/", result.see_sheet, name="see_sheet"),
    path("points/<uuid:diagnosis_id>/stage/", result.overrule_stage, name="overrule_stage"),
    path("helping/<uuid:trustedhelper_id>/result/", result.trusted_result, name="trusted_result"),
]
