"""The page beside ours: Django as ``startproject`` gives it, over the same tables.

A session, a user, CSRF, two queries, twenty rows, dates in French. ``application`` serves it under
``/plain/`` and Palier everywhere else, so that both share one process, one server, one database.
"""

from palier.config.wsgi import application as palier  # isort: skip  (it opens the houses first)

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.urls import path

from palier.access.models import Account
from palier.people.models import Membership, Visit

PATH = "/plain/"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pages_plain.on_its_own_urls",
]

TEMPLATE = DjangoTemplates({
    "NAME": "plain",
    "DIRS": [],
    "APP_DIRS": False,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.messages.context_processors.messages",
        ]
    },
}).from_string("""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{{ place.name }}</title></head><body>
<h1>{{ place.name }}</h1><p>{{ user.email }}</p>
{% for message in messages %}<p>{{ message }}</p>{% endfor %}
<form method="post">{% csrf_token %}<input name="first_name"><button>Ajouter</button></form>
<table>{% for visit in visits %}<tr><td>{{ visit.person.first_name|default:"—" }}</td>
<td>{{ visit.request }}</td><td>{{ visit.arrived_at|date:"l j F Y, H:i" }}</td></tr>{% endfor %}
</table></body></html>""")  # fmt: skip


def page(request: HttpRequest) -> HttpResponse:
    """Twenty rows of the place where the user works."""
    user = cast(Account, request.user)
    work = Membership.objects.select_related("structure").get(helper=user.helper_id)
    visits = Visit.objects.select_related("person").filter(structure=work.structure_id)
    context = {"user": user, "place": work.structure, "visits": visits[:20]}
    return HttpResponse(TEMPLATE.render(context, request))


urlpatterns = [path(PATH.strip("/") + "/", page)]


def on_its_own_urls(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return answer


def _plain() -> WSGIHandler:
    """A handler reads the list of middleware once, when it is made."""
    ours, settings.MIDDLEWARE = settings.MIDDLEWARE, MIDDLEWARE
    try:
        return WSGIHandler()
    finally:
        settings.MIDDLEWARE = ours


plain = _plain()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    door = plain if environ["PATH_INFO"] == PATH else palier
    answer: Iterable[bytes] = door(environ, start_response)
    return answer
