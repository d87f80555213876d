from django.urls import path

from palier.home.pages import agreeing, desk, helping, mine, open, papers, person, trusting

urlpatterns = [
    path("", open.welcome, name="welcome"),
    path("listen/", open.listen, name="listen"),
    path("desk/", desk.desk, name="desk"),
    path("desk/welcome/", desk.welcome_person, name="welcome_person"),
    path("visits/<uuid:visit_id>/end/", desk.end_visit, name="end_visit"),
    path("concerns/<uuid:concern_id>/close/", desk.close_concern, name="close_concern"),
    path("people/<uuid:beneficiary_id>/", person.person, name="person"),
    path("me/", mine.my_home, name="my_home"),
    path("me/accept/", agreeing.accept_sight, name="accept_sight"),
    path("me/who-sees/", mine.who_sees, name="who_sees"),
    path("me/who-sees/<uuid:consent_id>/", mine.withdraw_consent, name="withdraw_consent"),
    path("me/trust/", trusting.name_trusted_helper, name="name_trusted_helper"),
    path("me/trust/<uuid:trustedhelper_id>/", trusting.trusted_code, name="trusted_code"),
    path(
        "me/trust/<uuid:trustedhelper_id>/sheet/",
        trusting.trusted_code_sheet,
        name="trusted_code_sheet",
    ),
    path(
        "me/trust/<uuid:trustedhelper_id>/stop/",
        trusting.stop_trusted_helper,
        name="stop_trusted_helper",
    ),
    path("people/<uuid:beneficiary_id>/paper/", papers.draw_up_consent, name="draw_up_consent"),
    path("papers/record/", papers.record_paper_consent, name="record_paper_consent"),
    path("papers/<uuid:paperconsent_id>/", papers.consent_sheet, name="consent_sheet"),
    path("consents/<uuid:consent_id>/stop/", papers.withdraw_on_word, name="withdraw_on_word"),
    path("helping/", helping.people_i_help, name="people_i_help"),
    path("helping/<uuid:trustedhelper_id>/", helping.person_i_help, name="person_i_help"),
    path("me/talk/", mine.talk, name="talk"),
    path("me/leave/", mine.leave, name="leave"),
]
