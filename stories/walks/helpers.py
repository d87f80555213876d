"""The helper's side: the desk, a person, a result."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from palier.access.actions import open_on_station
from palier.access.models import Station
from palier.attention.models import Concern
from palier.diagnosis.models import Diagnosis
from palier.people import actions as people
from palier.people.models import Announcement, Membership, Visit
from palier.people.rules.actor import Matter, Role
from stories import reception
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


@walk("person", "prepare_erasure", "erase_on_paper", "desk", "see_journal")
def a_helper_lets_go(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    for name in ("Leïla", "Caroline"):
        v.hands.go(reverse("person", args=[cast.beneficiary(name).pk]))
        v.hands.press("La personne demande à tout effacer")
        yield Stop(f"preparing an erasure, {name}", "prepare_erasure", Side.HELPER)
        Visit.objects.filter(person=cast.beneficiary("Caroline")).update(left_at=timezone.now())
    v.hands.press("La feuille est signée")
    yield Stop("a signed request", "erase_on_paper", Side.HELPER)
    v.hands.press("Effacer maintenant")
    yield Stop("the tick is missing", "erase_on_paper", Side.HELPER)
    v.hands.page.locator("[name=signed]").check()
    v.hands.press("Effacer maintenant")
    yield Stop("erased on paper", "desk", Side.HELPER)
    v.hands.go(reverse("person", args=[cast.beneficiary("Leïla").pk]))
    yield Stop("a person whom a mediator may erase", "person", Side.HELPER)
    _not_heard_of(v)
    v.hands.go(reverse("desk"))
    yield Stop("soon erased", "desk", Side.HELPER)
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=Role.HEAD)
    v.hands.go(reverse("desk"))
    yield Stop("a crowd to confirm", "desk", Side.HELPER)
    reception.unfold(v.hands, "Le journal")
    yield Stop("the journal", "see_journal", Side.HELPER)
    v.hands.page.locator("#day").fill("2001-01-01")
    v.hands.press("Voir")
    yield Stop("a day without a trace", "see_journal", Side.HELPER)


def _not_heard_of(v: Visitor) -> None:
    """Nine persons who came three years ago, and the last weeks of their announcement."""
    then, now = timezone.now() - timedelta(days=1095), timezone.now()
    cast = replace(v.cast, now=then, visits={})
    for n in range(9):
        person = cast.arrive(f"Nom{n}", "", called="" if n == 3 else f"Nom{n}").person
        Announcement.objects.create(
            person=person,
            announced_at=now - timedelta(days=60),
            erase_at=now + timedelta(days=n - 1),
            days_seen=40,
        )
