"""Only these addresses of allauth answer: what is not written here is not routed."""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from palier.access.pages import invitations, passwords, screens, second_factor, team
from palier.access.sides import open_side, sign_in_side

urlpatterns = [
    path("sign-in/", sign_in_side(allauth.login), name="account_login"),
    path("sign-in/second/", sign_in_side(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", sign_in_side(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/place/", team.choose_place, name="choose_place"),
    path("sign-out/", open_side(screens.sign_out), name="account_logout"),
    path("inactive/", sign_in_side(allauth.account_inactive), name="account_inactive"),
    path("hand-over/<uuid:visit_id>/", screens.hand_over, name="hand_over"),
    path("take-back/", screens.take_back, name="take_back"),
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
