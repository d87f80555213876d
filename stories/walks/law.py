"""What the law owes to everybody, as a stranger, a person and a head read it."""

from collections.abc import Iterator

from django.urls import reverse

from palier.people import actions as people
from palier.people.models import Membership
from palier.people.rules.actor import Role
from stories import reception
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk

PAGES = ("your_rights", "accessibility", "contact_place")


def _head(v: Visitor) -> None:
    """Nolwenn now heads her place, which told how to reach it."""
    Membership.objects.filter(helper=v.cast.nolwenn.helper_id).update(role=Role.HEAD)
    people.edit_place(
        actor=v.cast.helper(v.cast.nolwenn),
        address="12 rue des Lilas, 29200 Brest",
        phone="02 98 00 00 00",
        email="accueil-et-numerique@espace-multimedia-de-kerourien.example.org",
        dpo="Jo Le Gall, dpo@ville.example.org",
        days="12345",
        holidays="",
        now=v.cast.now,
    )


@walk(*PAGES)
def everybody_reads_the_law(v: Visitor) -> Iterator[Stop]:
    _head(v)
    for name in PAGES:
        v.as_nobody()
        v.hands.go(reverse(name))
        yield Stop(f"{name}, a stranger", name, Side.OPEN)
        v.as_person("Leïla")
        v.hands.go(reverse(name))
        yield Stop(f"{name}, a person", name, Side.PERSON)
        v.as_helper(v.cast.yann)
        v.hands.go(reverse(name))
        yield Stop(f"{name}, a helper", name, Side.OPEN)


@walk("desk", "choose_bases", "edit_place")
def a_head_answers_for_the_place(v: Visitor) -> Iterator[Stop]:
    _head(v)
    v.as_helper(v.cast.nolwenn)
    v.hands.go(reverse("desk"))
    yield Stop("the desk of a head", "desk", Side.HELPER)
    reception.unfold(v.hands, "Nos coordonnées")
    yield Stop("how to reach us", "edit_place", Side.HELPER)
    v.hands.write("Téléphone", LONG)
    v.hands.write("Adresse e-mail", "pas une adresse")
    v.hands.press("Enregistrer")
    yield Stop("two mistakes", "edit_place", Side.HELPER)
    v.hands.press("Nos bases légales")
    yield Stop("the bases", "choose_bases", Side.HELPER)
    v.hands.page.locator("#id_welcome").select_option("legitimate_interests")
    v.hands.page.get_by_role("button", name="Enregistrer").click()
    v.hands.settle()
    yield Stop("one basis changed", "choose_bases", Side.HELPER)
