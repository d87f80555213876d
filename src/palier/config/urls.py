"""One line per house: where its addresses begin."""

from django.urls import include, path
from django.views.i18n import set_language

from palier.access.sides import machine_side, open_side
from palier.config.health import healthz

urlpatterns = [
    path("healthz", machine_side(healthz), name="healthz"),
    path("language/", open_side(set_language), name="set_language"),
    path("", include("palier.home.urls")),
    path("", include("palier.journey.urls")),
    path("", include("palier.diagnosis.urls")),
    path("", include("palier.simulators.urls")),
    path("", include("palier.autonomy.urls")),
    path("", include("palier.access.urls")),
]

handler400 = "palier.web.errors.bad_request"
handler403 = "palier.web.errors.forbidden"
handler404 = "palier.web.errors.not_found"
handler500 = "palier.web.errors.server_error"
