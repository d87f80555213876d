from django.urls import path

from palier.autonomy.pages import exports, mandates, mine, signing, tasks

urlpatterns = [
    path("visits/<uuid:visit_id>/task/", tasks.record_task, name="record_task"),
    path("tasks/new/", tasks.record_anonymous_task, name="record_anonymous_task"),
    path("tasks/table/", exports.export_tasks, name="export_tasks"),
    path("tasks/<uuid:taskrecord_id>/undo/", tasks.undo_task, name="undo_task"),
    path("people/<uuid:beneficiary_id>/tasks/", tasks.tasks_of, name="tasks_of"),
    path("people/<uuid:beneficiary_id>/mandate/", mandates.prepare_mandate, name="prepare_mandate"),
    path("mandates/record/", mandates.record_paper_mandate, name="record_paper_mandate"),
    path("mandates/<uuid:mandate_id>/sheet/", mandates.mandate_sheet, name="mandate_sheet"),
    path(
        "mandates/<uuid:mandate_id>/attestation/",
        mandates.mandate_attestation,
        name="mandate_attestation",
    ),
    path(
        "mandates/<uuid:mandate_id>/stop/",
        mandates.revoke_mandate_on_word,
        name="revoke_mandate_on_word",
    ),
    path("me/tasks/", mine.my_tasks, name="my_tasks"),
    path("me/tasks/say/", mine.record_own_task, name="record_own_task"),
    path("me/mandates/<uuid:mandate_id>/", signing.sign_mandate, name="sign_mandate"),
    path("me/mandates/<uuid:mandate_id>/stop/", signing.revoke_mandate, name="revoke_mandate"),
]
