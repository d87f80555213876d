from django.urls import path

from palier.home.pages import desk, journal, leaving, mine, open, person

urlpatterns = [
    path("", open.welcome, name="welcome"),
    path("listen/", open.listen, name="listen"),
    path("desk/", desk.desk, name="desk"),
    path("desk/welcome/", desk.welcome_person, name="welcome_person"),
    path("visits/<uuid:visit_id>/end/", desk.end_visit, name="end_visit"),
    path("concerns/<uuid:concern_id>/close/", desk.close_concern, name="close_concern"),
    path("people/<uuid:beneficiary_id>/", person.person, name="person"),
    path("people/<uuid:beneficiary_id>/keep/", leaving.keep_person, name="keep_person"),
    path("people/<uuid:beneficiary_id>/erase/", leaving.prepare_erasure, name="prepare_erasure"),
    path("people/<uuid:beneficiary_id>/form/", leaving.erasure_form, name="erasure_form"),
    path("people/<uuid:beneficiary_id>/signed/", leaving.erase_on_paper, name="erase_on_paper"),
    path("desk/erasures/", leaving.confirm_erasures, name="confirm_erasures"),
    path("journal/", journal.see_journal, name="see_journal"),
    path("journal/table/", journal.export_journal, name="export_journal"),
    path("me/take-away/", leaving.take_away, name="take_away"),
    path("me/erase/", leaving.erase_me, name="erase_me"),
    path("me/", mine.my_home, name="my_home"),
    path("me/accept/", mine.accept_sight, name="accept_sight"),
    path("me/who-sees/", mine.who_sees, name="who_sees"),
    path("me/who-sees/<uuid:consent_id>/", mine.withdraw_consent, name="withdraw_consent"),
    path("me/talk/", mine.talk, name="talk"),
    path("me/leave/", mine.leave, name="leave"),
]
