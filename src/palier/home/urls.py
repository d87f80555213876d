from django.urls import path

from palier.home.pages import desk, law, mine, open, person, place

urlpatterns = [
    path("", open.welcome, name="welcome"),
    path("listen/", open.listen, name="listen"),
    path("machines/", open.prepare_machine, name="prepare_machine"),
    path("machines/palier-racine.crt", open.root_certificate, name="root_certificate"),
    path("your-rights/", law.your_rights, name="your_rights"),
    path("your-rights/print/", law.print_rights, name="print_rights"),
    path("accessibility/", law.accessibility, name="accessibility"),
    path("contact/", law.contact_place, name="contact_place"),
    path("desk/bases/", place.choose_bases, name="choose_bases"),
    path("desk/place/", place.edit_place, name="edit_place"),
    path("desk/", desk.desk, name="desk"),
    path("desk/welcome/", desk.welcome_person, name="welcome_person"),
    path("visits/<uuid:visit_id>/end/", desk.end_visit, name="end_visit"),
    path("concerns/<uuid:concern_id>/close/", desk.close_concern, name="close_concern"),
    path("people/<uuid:beneficiary_id>/", person.person, name="person"),
    path("me/", mine.my_home, name="my_home"),
    path("me/accept/", mine.accept_sight, name="accept_sight"),
    path("me/who-sees/", mine.who_sees, name="who_sees"),
    path("me/who-sees/<uuid:consent_id>/", mine.withdraw_consent, name="withdraw_consent"),
    path("me/talk/", mine.talk, name="talk"),
    path("me/leave/", mine.leave, name="leave"),
]
