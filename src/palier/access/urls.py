from allauth.account import views as allauth
from django.urls import path

from palier.access.pages import screens, stations
from palier.access.sides import open_side, sign_in_side

urlpatterns = [
    path("sign-in/", sign_in_side(allauth.login), name="account_login"),
    path("sign-out/", open_side(screens.sign_out), name="account_logout"),
    path("inactive/", sign_in_side(allauth.account_inactive), name="account_inactive"),
    path("hand-over/<uuid:visit_id>/", screens.hand_over, name="hand_over"),
    path("take-back/", screens.take_back, name="take_back"),
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
]
