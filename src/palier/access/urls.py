from allauth.account import views as allauth
from django.urls import path

from palier.access.pages import screens, trust
from palier.access.sides import open_side, sign_in_side

urlpatterns = [
    path("sign-in/", sign_in_side(allauth.login), name="account_login"),
    path("sign-out/", open_side(screens.sign_out), name="account_logout"),
    path("inactive/", sign_in_side(allauth.account_inactive), name="account_inactive"),
    path("hand-over/<uuid:visit_id>/", screens.hand_over, name="hand_over"),
    path("helping/accept/", trust.accept_trust, name="accept_trust"),
    path("take-back/", screens.take_back, name="take_back"),
]
