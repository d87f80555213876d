from django.urls import path

from palier.autonomy.pages import mine, tasks

urlpatterns = [
    path("visits/<uuid:visit_id>/task/", tasks.record_task, name="record_task"),
    path("tasks/new/", tasks.record_anonymous_task, name="record_anonymous_task"),
    path("tasks/<uuid:taskrecord_id>/undo/", tasks.undo_task, name="undo_task"),
    path("people/<uuid:beneficiary_id>/tasks/", tasks.tasks_of, name="tasks_of"),
    path("me/tasks/", mine.my_tasks, name="my_tasks"),
    path("me/tasks/say/", mine.record_own_task, name="record_own_task"),
]
