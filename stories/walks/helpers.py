"""The helper's side: the desk, a person, a result."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from palier.access.actions import open_on_station
from palier.access.models import Station
from palier.attention.models import Concern
from palier.diagnosis.models import Diagnosis
from palier.people import actions as people
from palier.people.models import Visit
from palier.people.rules.actor import Matter
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk
from tests.cast import take_stock


@walk("desk", "welcome_person", "person", "hand_over")
def a_helper_at_the_desk(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("desk"))
    yield Stop("a full desk", "desk", Side.HELPER)
    v.hands.page.keyboard.press("m")
    yield Stop("a masked desk", "desk", Side.HELPER)
    v.hands.page.keyboard.press("m")
    v.hands.write("Pour quoi ?", LONG)
    v.hands.press("Quelqu’un arrive")
    yield Stop("a request that is too long", "welcome_person", Side.HELPER)
    v.hands.go(reverse("desk"))
    v.hands.write("Prénom", "Claudia-Rose")
    v.hands.press("Quelqu’un arrive")
    yield Stop("which Claudia", "welcome_person", Side.HELPER)
    for name, what in (("Claudia", "who shows her result"), ("Leïla", "who keeps it")):
        v.hands.go(reverse("person", args=[cast.beneficiary(name).pk]))
        yield Stop(f"a person {what}", "person", Side.HELPER)
    v.hands.go(reverse("hand_over", args=[cast.visits["Leïla"].pk]))
    yield Stop("handing over", "hand_over", Side.HELPER)
    v.hands.go(reverse("hand_over", args=[cast.visits[""].pk]))
    yield Stop("handing over to somebody without a name", "hand_over", Side.HELPER)
    Visit.objects.update(left_at=timezone.now())
    Concern.objects.update(closed_at=timezone.now(), closing=Concern.Closing.TALKED)
    v.hands.go(reverse("desk"))
    yield Stop("an empty desk", "desk", Side.HELPER)


@walk("stations", "pair_station", "open_on_station", "desk")
def a_helper_and_the_room(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("stations"))
    yield Stop("one station, never seen", "stations", Side.HELPER)
    v.hands.go(reverse("pair_station"))
    yield Stop("which station is it", "pair_station", Side.HELPER)
    v.hands.write("Cette machine est le poste", "7")
    v.hands.press("C’est ce poste")
    yield Stop("a number already taken", "pair_station", Side.HELPER)
    for number in (5, 6):
        cast.paired(number)
    Station.objects.update(seen_at=timezone.now())
    station = Station.objects.get(number=5)
    open_on_station(
        actor=cast.helper(cast.nolwenn),
        visit_id=cast.visits["Claudia"].pk,
        station_id=station.pk,
        now=timezone.now(),
    )
    v.hands.go(reverse("open_on_station", args=[cast.visits["Leïla"].pk]))
    yield Stop("which station", "open_on_station", Side.HELPER)
    v.hands.go(reverse("desk"))
    yield Stop("somebody at a station, two are free", "desk", Side.HELPER)
    Station.objects.filter(number=6).update(retired_at=timezone.now())
    v.hands.go(reverse("desk"))
    yield Stop("one station is free", "desk", Side.HELPER)
    v.hands.go(reverse("stations"))
    yield Stop("the stations, one of them taken", "stations", Side.HELPER)
    Station.objects.update(retired_at=timezone.now())
    v.hands.go(reverse("stations"))
    yield Stop("no station", "stations", Side.HELPER)


@walk("see_result", "person")
def a_helper_reads_results(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    claudia = Diagnosis.objects.get(person=cast.beneficiary("Claudia"))
    v.hands.go(reverse("see_result", args=[claudia.pk]))
    yield Stop("a result with evidence and an opinion", "see_result", Side.HELPER)
    v.hands.page.locator("summary").click()
    v.hands.write("Pourquoi ?", " . ")
    v.hands.page.locator("#reason").evaluate("box => { box.value = ' ' }")
    v.hands.page.locator("#reason").evaluate("box => box.form.submit()")
    v.hands.settle()
    yield Stop("an opinion without a reason", "see_result", Side.HELPER)
    for name, tasks in (("Caroline", 0), ("Leïla", 12)):
        people.give_consent(actor=cast.person(name), matter=Matter.RESULT, now=cast.now)
        point = take_stock(cast.person(name), cast.now, tasks=tasks)
        v.hands.go(reverse("see_result", args=[point.pk]))
        yield Stop(f"a result under way, {tasks} exercises", "see_result", Side.HELPER)
    v.hands.go(reverse("person", args=[cast.beneficiary("Caroline").pk]))
    yield Stop("a person without a finished result", "person", Side.HELPER)
