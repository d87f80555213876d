"""Taking stock without a screen: a booklet prepared, found, entered, taken back; an interview."""

from collections.abc import Iterator

from django.urls import reverse

from palier.diagnosis.models import Booklet
from palier.people import actions as people
from palier.people.rules.actor import Matter
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import walk


@walk("prepare_booklet", "find_booklet", "enter_booklet")
def a_helper_and_a_booklet(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("prepare_booklet", args=[cast.beneficiary("Caroline").pk]))
    yield Stop("no booklet yet", "prepare_booklet", Side.HELPER)
    v.hands.press("Préparer un cahier")
    yield Stop("a booklet to print", "prepare_booklet", Side.HELPER)
    v.hands.go(reverse("desk"))
    v.hands.press("Noter un cahier")
    yield Stop("the booklets that wait", "find_booklet", Side.HELPER)
    v.hands.write("Le code de la première page", "BCDF-XXXX")
    v.hands.press("Noter les réponses")
    yield Stop("a code of no booklet", "find_booklet", Side.HELPER)
    booklet = Booklet.objects.get(person=cast.beneficiary("Caroline"))
    v.hands.go(reverse("enter_booklet", args=[booklet.pk]))
    yield Stop("entering a booklet", "enter_booklet", Side.HELPER)
    first = v.hands.page.locator("[name^=letters-]").first
    first.fill("ZZZZZZ")
    v.hands.press("Relire")
    yield Stop("a letter that is not on its page", "enter_booklet", Side.HELPER)
    first.fill("")
    v.hands.page.fill("[name=told]", "ZBDBDD-EBD")
    v.hands.press("Relire")
    yield Stop("a letter that no question has", "enter_booklet", Side.HELPER)
    v.hands.page.fill("[name=told]", "BEDBDD-EBD")
    v.hands.press("Relire")
    yield Stop("reading a booklet again", "enter_booklet", Side.HELPER)
    v.hands.press("C’est bon")
    yield Stop("a booklet entered, its result unseen", "enter_booklet", Side.HELPER)
    people.give_consent(actor=cast.person("Caroline"), matter=Matter.RESULT, now=cast.now)
    v.hands.go(reverse("enter_booklet", args=[booklet.pk]))
    yield Stop("a booklet entered, its sheet to print", "enter_booklet", Side.HELPER)
    v.hands.press("Annuler et noter à nouveau")
    yield Stop("a booklet taken back", "enter_booklet", Side.HELPER)


@walk("interview", "record_told", "person")
def a_helper_asks(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("interview", args=[cast.beneficiary("Caroline").pk]))
    yield Stop("before an interview", "interview", Side.HELPER)
    v.hands.press("Commencer")
    yield Stop("the first thing to ask", "interview", Side.HELPER)
    v.hands.press("Ses outils, ses habitudes")
    yield Stop("ten questions to ask aloud", "record_told", Side.HELPER)
    v.hands.page.get_by_label("Non, je n’en ai pas").check()
    v.hands.press("Noter")
    yield Stop("what was told is noted", "interview", Side.HELPER)
    v.hands.page.locator("[name=seen]").first.check()
    v.hands.press("Noter")
    yield Stop("the next thing to ask", "interview", Side.HELPER)
    while v.hands.button("Pas possible ici").count():
        v.hands.press("Pas possible ici")
    yield Stop("nothing left to ask", "interview", Side.HELPER)
    v.hands.press("Garder le résultat")
    yield Stop("after an interview", "person", Side.HELPER)
