"""The desk's day: a full list, what was noted afterwards, what was typed badly."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from palier.people.models import Visit
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk


@walk("desk", "record_day")
def a_helper_and_the_day(v: Visitor) -> Iterator[Stop]:
    cast, now = v.cast, timezone.now()
    for number in range(30):
        visit = cast.arrive(f"Nom{number}", "Imprimer une offre")
        Visit.objects.filter(pk=visit.pk).update(
            arrived_at=now - timedelta(minutes=9 * number),
            helped_at=now if number % 2 else None,
            left_at=now if number % 5 == 0 else None,
        )
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("desk"))
    v.hands.page.keyboard.press("?")
    for fold in ("#rest", "#gone-by", "#left"):
        v.hands.page.locator(f"{fold} > summary").click()
    yield Stop("thirty people, everything unfolded", "desk", Side.HELPER)
    v.hands.go(reverse("record_day"))
    yield Stop("a blank day", "record_day", Side.HELPER)
    v.hands.page.locator("[name=line0-first_name]").evaluate(
        "(box, words) => { box.removeAttribute('maxlength'); box.value = words }", LONG
    )
    v.hands.press("Noter ces passages")
    yield Stop("a line that is too long", "record_day", Side.HELPER)
    v.hands.go(reverse("record_day"))
    v.hands.page.locator("[name=line0-first_name]").fill("Claudia-Rose")
    v.hands.press("Noter ces passages")
    yield Stop("which Claudia, afterwards", "record_day", Side.HELPER)
    v.as_helper(cast.soizic)
    v.hands.go(reverse("desk"))
    yield Stop("the desk of a volunteer", "desk", Side.HELPER)
