"""Only these addresses of allauth answer: what is not written here is not routed."""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from palier.access.pages import (
    invitations,
    issuing,
    my_card,
    passwords,
    screens,
    second_factor,
    sign_in,
    stations,
    team,
    trust,
)
from palier.access.sides import open_side, sign_in_side

urlpatterns = [
    path("sign-in/", sign_in_side(allauth.login), name="account_login"),
    path("sign-in/second/", sign_in_side(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", sign_in_side(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/place/", team.choose_place, name="choose_place"),
    path("sign-out/", open_side(screens.sign_out), name="account_logout"),
    path("inactive/", sign_in_side(allauth.account_inactive), name="account_inactive"),
    path("hand-over/<uuid:visit_id>/", screens.hand_over, name="hand_over"),
    path("helping/accept/", trust.accept_trust, name="accept_trust"),
    path("take-back/", screens.take_back, name="take_back"),
    path("card/", sign_in.use_card, name="use_card"),
    path("card/pictures/", sign_in.point_pictures, name="point_pictures"),
    path("card/photo/", sign_in.photograph_card, name="photograph_card"),
    path("card/pin/", sign_in.enter_pin, name="enter_pin"),
    path("card/forgotten/", sign_in.forgot_pin, name="forgot_pin"),
    path("me/card/", my_card.make_card, name="make_card"),
    path("me/card/pin/", my_card.choose_pin, name="choose_pin"),
    path("me/card/question/", my_card.choose_question, name="choose_question"),
    path("me/card/new-pin/", my_card.choose_new_pin, name="choose_new_pin"),
    path("cards/", issuing.cards, name="cards"),
    path("cards/print/", issuing.print_cards, name="print_cards"),
    path("people/<uuid:beneficiary_id>/card/", issuing.issue_card, name="issue_card"),
    path("people/<uuid:beneficiary_id>/card/stop/", issuing.stop_card, name="stop_card"),
    path("people/<uuid:beneficiary_id>/card/replace/", issuing.replace_card, name="replace_card"),
    path(
        "people/<uuid:beneficiary_id>/card/vouch/",
        issuing.vouch_for_person,
        name="vouch_for_person",
    ),
    path("me/are-you-there/", screens.are_you_there, name="are_you_there"),
    path("me/still-here/", screens.still_here, name="still_here"),
    path("closed/", screens.screen_closed, name="screen_closed"),
    path("stations/", stations.stations, name="stations"),
    path("stations/pair/", stations.pair_station, name="pair_station"),
    path("stations/<uuid:station_id>/retire/", stations.retire_station, name="retire_station"),
    path("stations/<uuid:station_id>/close/", stations.close_station, name="close_station"),
    path("visits/<uuid:visit_id>/open/", stations.open_on_station, name="open_on_station"),
    path("station/", stations.station, name="station"),
    path("station/news/", stations.station_news, name="station_news"),
    path("station/claim/", stations.claim_screen, name="claim_screen"),
    path("join/", invitations.accept_invitation, name="accept_invitation"),
    path("join/<slug:token>/", invitations.follow_invitation, name="follow_invitation"),
    path("new-way-in/<slug:token>/", passwords.choose_password, name="choose_password"),
    path("account/", passwords.my_account, name="mfa_index"),
    path("account/name/", passwords.change_name, name="change_name"),
    path("account/password/", passwords.change_password, name="change_password"),
    path("account/pin/", passwords.change_pin, name="change_pin"),
    path("account/sure/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/totp/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/totp/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/passkey/", second_factor.add_passkey, name="add_passkey"),
    path(
        "account/passkey/<int:authenticator_id>/remove/",
        second_factor.remove_passkey,
        name="remove_passkey",
    ),
    path("team/", team.team, name="team"),
    path("team/invite/", invitations.invite, name="invite"),
    path(
        "team/invitations/<uuid:invitation_id>/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("team/<int:membership_id>/role/", team.change_role, name="change_role"),
    path("team/<int:membership_id>/close/", team.close_membership, name="close_membership"),
    path("team/accounts/<int:account_id>/reopen/", team.reopen_account, name="reopen_account"),
    path(
        "team/accounts/<int:account_id>/new-way-in/",
        passwords.give_new_way_in,
        name="give_new_way_in",
    ),
]
