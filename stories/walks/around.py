"""The people around Geneviève: the thread, who accompanies her, a relay, the adviser's visit."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from palier.access.models import Lock
from palier.journey.actions import facts, relays
from palier.journey.models import AdviserSeat, AdviserVisit, Relay, SharedFact
from palier.journey.rules.facts import Kind, Said
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk
from tests.cast import PIN


@walk("circle", "write_fact", "add_support", "propose_relay", "seat_person", "person")
def an_interview(v: Visitor) -> Iterator[Stop]:
    cast, hands = v.cast, v.hands
    v.as_helper(cast.yann)
    hands.go(reverse("circle", args=[cast.beneficiary("Leïla").pk]))
    yield Stop("around somebody who keeps her thread", "circle", Side.HELPER)
    who = cast.beneficiary("Geneviève").pk
    hands.go(reverse("person", args=[who]))
    yield Stop("one line from her page", "person", Side.HELPER)
    hands.page.get_by_label("En une ligne").fill(LONG + LONG)
    hands.press("Écrire dans le fil")
    yield Stop("a line that is too long", "write_fact", Side.HELPER)
    hands.go(reverse("circle", args=[who]))
    hands.page.get_by_label("En une ligne").fill("Rendez-vous pris au Port")
    hands.press("Écrire dans le fil")
    hands.press("C’est non")
    yield Stop("the thread, her référent, a relay, an adviser", "circle", Side.HELPER)
    hands.press("Un entretien")
    hands.press("Écrire")
    yield Stop("an interview without a word", "write_fact", Side.HELPER)
    hands.go(reverse("write_fact", args=[who]) + "?kind=sent")
    yield Stop("what was sent", "write_fact", Side.HELPER)
    hands.go(reverse("add_support", args=[who]))
    hands.press("Ajouter")
    yield Stop("adding nobody", "add_support", Side.HELPER)
    hands.go(reverse("propose_relay", args=[who]))
    yield Stop("to which place", "propose_relay", Side.HELPER)
    hands.go(reverse("seat_person", args=[cast.beneficiary("Leïla").pk]))
    yield Stop("a place for somebody who keeps her steps", "seat_person", Side.HELPER)
    AdviserVisit.objects.update(cancelled_at=timezone.now())
    hands.go(reverse("seat_person", args=[who]))
    yield Stop("no visit is planned", "seat_person", Side.HELPER)


@walk("plan_adviser_visit", "adviser_visit", "note_adviser_answer")
def the_adviser_comes(v: Visitor) -> Iterator[Stop]:
    cast, hands = v.cast, v.hands
    v.as_helper(cast.nolwenn)
    hands.go(reverse("plan_adviser_visit"))
    yield Stop("the visits", "plan_adviser_visit", Side.HELPER)
    hands.write("Qui vient ?", "France Travail")
    hands.write("Quel jour ?", "1970-01-01")
    hands.press("Noter la visite")
    yield Stop("a visit in 1970", "plan_adviser_visit", Side.HELPER)
    visit = AdviserVisit.objects.get()
    hands.go(reverse("adviser_visit", args=[visit.pk]))
    yield Stop("who wishes to be seen", "adviser_visit", Side.HELPER)
    hands.press("Vu")
    yield Stop("seen", "adviser_visit", Side.HELPER)
    hands.go(reverse("note_adviser_answer", args=[AdviserSeat.objects.get().pk]))
    hands.press("Écrire dans son fil")
    yield Stop("an answer without a word", "note_adviser_answer", Side.HELPER)
    AdviserVisit.objects.update(day=timezone.localdate() - timedelta(days=3))
    hands.go(reverse("plan_adviser_visit"))
    yield Stop("what waits for an answer", "plan_adviser_visit", Side.HELPER)
    AdviserSeat.objects.update(withdrawn_at=timezone.now())
    AdviserVisit.objects.update(cancelled_at=timezone.now())
    hands.go(reverse("adviser_visit", args=[visit.pk]))
    yield Stop("a cancelled visit, and nobody", "adviser_visit", Side.HELPER)


@walk("who_accompanies", "name_support", "accept_relay", "wish_adviser", "my_home")
def who_is_around_me(v: Visitor) -> Iterator[Stop]:
    cast, hands = v.cast, v.hands
    v.as_person("Caroline")
    hands.go(reverse("who_accompanies"))
    yield Stop("nobody yet", "who_accompanies", Side.PERSON)
    v.as_person("Geneviève")
    hands.go(reverse("my_home"))
    yield Stop("home: her référent, and a relay to answer", "my_home", Side.PERSON)
    hands.go(reverse("who_accompanies"))
    yield Stop("who accompanies me", "who_accompanies", Side.PERSON)
    hands.press("Ajouter quelqu’un")
    hands.press("Ajouter")
    yield Stop("naming nobody", "name_support", Side.PERSON)
    visit, relay = AdviserVisit.objects.get(), Relay.objects.get()
    hands.go(reverse("wish_adviser", args=[visit.pk]))
    yield Stop("a place with the adviser", "wish_adviser", Side.PERSON)
    hands.page.locator("textarea").fill(LONG)
    hands.press("Je veux une place")
    yield Stop("too many words for the adviser", "wish_adviser", Side.PERSON)
    lock = Lock(person=cast.beneficiary("Geneviève"))
    lock.set_pin(PIN)
    lock.save()
    hands.go(reverse("accept_relay", args=[relay.pk]))
    hands.write("Votre code secret", "0000")
    hands.press("Je suis d’accord")
    yield Stop("a relay, and a wrong PIN", "accept_relay", Side.PERSON)
    actor = cast.person("Geneviève")
    relays.accept_relay(actor=actor, relay_id=relay.pk, read=None, now=timezone.now())
    AdviserVisit.objects.update(cancelled_at=timezone.now())
    hands.go(reverse("who_accompanies"))
    yield Stop("passed on; a visit is cancelled", "who_accompanies", Side.PERSON)
    hands.go(reverse("wish_adviser", args=[visit.pk]))
    yield Stop("a visit that is cancelled", "wish_adviser", Side.PERSON)


@walk("my_thread", "write_my_fact")
def my_own_thread(v: Visitor) -> Iterator[Stop]:
    cast, hands = v.cast, v.hands
    v.as_person("Caroline")
    hands.go(reverse("my_thread"))
    yield Stop("an empty thread", "my_thread", Side.PERSON)
    v.as_person("Geneviève")
    actor = cast.person("Geneviève")
    for number in range(14):
        said = Said(f"Accueil numéro {number}, une longue phrase pour voir", Kind.INTERVIEW)
        said = Said(said.words, said.kind, whom="La mairie", change="Parler plus lentement")
        facts.write_my_fact(actor=actor, said=said, ticket=_ticket(number), now=timezone.now())
    SharedFact.objects.filter(kind=Kind.NOTE.value, by=None).update(withdrawn_at=timezone.now())
    hands.go(reverse("my_thread"))
    yield Stop("the latest lines", "my_thread", Side.PERSON)
    hands.press("Lire depuis le début")
    yield Stop("all of it, with a line withdrawn", "my_thread", Side.PERSON)
    hands.press("Ce que j’ai envoyé")
    yield Stop("what I sent", "my_thread", Side.PERSON)
    hands.go(reverse("my_thread") + "?show=interviews")
    yield Stop("my interviews, one thing to change", "my_thread", Side.PERSON)
    for kind in Kind:
        hands.go(reverse("write_my_fact") + f"?kind={kind.value}")
        hands.press("Écrire")
        yield Stop(f"writing nothing: {kind.value}", "write_my_fact", Side.PERSON)


def _ticket(number: int) -> UUID:
    return UUID(int=number + 1)
