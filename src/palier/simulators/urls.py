from django.urls import path

from palier.simulators import pages

urlpatterns = [
    path("me/practice/", pages.choose_practice, name="choose_practice"),
    path("me/practice/<slug:task_id>/", pages.practise, name="practise"),
    path("me/practice/done/<uuid:play_id>/", pages.after_practice, name="after_practice"),
]
