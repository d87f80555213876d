"""Before signing in, and what does not work."""

from collections.abc import Iterator
from functools import partial

from django.shortcuts import render
from django.test import RequestFactory, override_settings
from django.urls import reverse
from playwright.sync_api import Route as BrowserRoute

from palier.access.actions import add_helper
from palier.access.models import Account
from palier.config.certificates import Root
from palier.people.models import Membership
from palier.people.rules.actor import Role
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import walk
from tests.cast import PASSWORD

PEM = "-----BEGIN CERTIFICATE-----\nUGFsaWVy\n-----END CERTIFICATE-----\n"


@walk("welcome", "account_login", "account_inactive", "desk")
def nobody_yet(v: Visitor) -> Iterator[Stop]:
    v.hands.go(reverse("welcome"))
    yield Stop("the front door", "welcome", Side.OPEN)
    v.hands.go(reverse("account_login"))
    yield Stop("signing in", "account_login", Side.OPEN)
    v.hands.write("Adresse e-mail", "nolwenn@example.org")
    v.hands.write("Mot de passe", "ce n’est pas cela")
    v.hands.press("Se connecter")
    yield Stop("a wrong password", "account_login", Side.OPEN)
    v.hands.go(reverse("account_inactive"))
    yield Stop("a closed account", "account_inactive", Side.OPEN)
    v.as_helper(_without_place(v))
    v.hands.go(reverse("desk"))
    yield Stop("an account without a place", "desk", Side.OPEN)


def _without_place(v: Visitor) -> Account:
    account = add_helper(
        place=v.cast.port,
        name="Sacha",
        email="sacha@example.org",
        password=PASSWORD,
        pin="",
        role=Role.MEDIATOR,
        now=v.cast.now,
    )
    Membership.objects.filter(helper=account.helper_id).update(until=v.cast.now)
    return account


@walk("prepare_machine")
def a_machine_of_the_room(v: Visitor) -> Iterator[Stop]:
    """As in a room with a certificate of its own, then as on one computer."""
    for https in (True, False):
        with override_settings(HTTPS=https, ROOT_CERTIFICATE=Root(PEM) if https else None):
            v.hands.go(reverse("prepare_machine"))
            yield Stop(f"preparing a machine, https {https}", "prepare_machine", Side.OPEN)


@walk("account_login", "", "listen")
def what_does_not_work(v: Visitor) -> Iterator[Stop]:
    v.hands.go("/nowhere/")
    yield Stop("404", "", Side.OPEN)
    v.hands.go(reverse("account_login"))
    v.as_nobody()
    v.hands.write("Adresse e-mail", "nolwenn@example.org")
    v.hands.write("Mot de passe", PASSWORD)
    v.hands.press("Se connecter")
    yield Stop("403, the page is too old", "account_login", Side.OPEN)
    v.as_person("Leïla")
    v.hands.go(reverse("leave"))
    v.hands.page.locator(".listen").evaluate(
        "form => { form.seal.value = 'forged'; form.submit() }"
    )
    v.hands.settle()
    yield Stop("words that are not ours are not read aloud", "listen", Side.OPEN)


@walk("")
def what_hardly_ever_happens(v: Visitor) -> Iterator[Stop]:
    """Pages that no walk can bring about without breaking something: drawn, and looked at."""
    for template in ("400.html", "429.html", "500.html"):
        body = render(RequestFactory().get("/"), template).content.decode()
        v.hands.page.route("**/drawn/", partial(_give, body))
        v.hands.go("/drawn/")
        yield Stop(template, "", Side.OPEN)


def _give(body: str, route: BrowserRoute) -> None:
    route.fulfill(body=body, content_type="text/html; charset=utf-8")
