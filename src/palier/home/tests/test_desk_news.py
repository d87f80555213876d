"""Two machines, one desk: whatever moves is news, and nothing drawn for one is sent to another."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.access import actions as access
from palier.access.models import Station
from palier.attention import actions as attention
from palier.attention.models import Concern
from palier.home.news import token_of
from palier.people import actions as people
from palier.people.rules.actor import TrustedActor
from tests.cast import Cast

Act = Callable[[Cast], Any]


def welcome(cast: Cast) -> None:
    cast.arrive("Ibrahim", "Envoyer un mail")


def leave(cast: Cast) -> None:
    visit = cast.visits["Geneviève"]
    people.end_visit(actor=cast.helper(cast.nolwenn), visit_id=visit.pk, now=timezone.now())


def come_back(cast: Cast) -> None:
    visit = cast.visits["Geneviève"]
    people.undo_departure(actor=cast.helper(cast.nolwenn), visit_id=visit.pk, now=timezone.now())


def ask(cast: Cast) -> None:
    attention.ask_for_human(actor=cast.person("Caroline"), words="Un mot", now=timezone.now())


def ask_with_more_words(cast: Cast) -> None:
    attention.ask_for_human(actor=cast.person("Caroline"), words="Et encore", now=timezone.now())


def ask_for_her(cast: Cast) -> None:
    tie = cast.ties["Karim"]
    attention.ask_on_behalf(
        actor=TrustedActor(cast.karim.helper_id),
        trustedhelper_id=tie.pk,
        words="Rappelez-la",
        now=timezone.now(),
    )


def take(cast: Cast) -> None:
    concern = Concern.objects.get(person=cast.beneficiary("Leïla"), reason="talk")
    attention.take_concern(actor=cast.helper(cast.yann), concern_id=concern.pk, now=timezone.now())


def close(cast: Cast) -> None:
    concern = Concern.objects.get(person=cast.beneficiary("Leïla"), reason="talk")
    attention.close_concern(
        actor=cast.helper(cast.yann),
        concern_id=concern.pk,
        closing=Concern.Closing.TALKED,
        now=timezone.now(),
    )


def wake(cast: Cast) -> None:
    Station.objects.update(seen_at=timezone.now())


def open_there(cast: Cast) -> None:
    access.open_on_station(
        actor=cast.helper(cast.nolwenn),
        visit_id=cast.visits["Leïla"].pk,
        station_id=Station.objects.get(number=7).pk,
        now=timezone.now(),
    )


def close_there(cast: Cast) -> None:
    access.close_station(
        actor=cast.helper(cast.nolwenn),
        station_id=Station.objects.get(number=7).pk,
        now=timezone.now(),
    )


def fall_asleep(cast: Cast) -> None:
    Station.objects.update(seen_at=timezone.now() - timedelta(hours=1))


def come_by_card(cast: Cast) -> None:
    people.come_by_card(actor=cast.person("Geneviève"), now=timezone.now())


def erase(cast: Cast) -> None:
    cast.beneficiary("Geneviève").delete()


EVERY_ACT: tuple[Act, ...] = (
    *(welcome, leave, come_back, ask, ask_with_more_words, ask_for_her, take, close),
    *(wake, open_there, close_there, fall_asleep),
    *(leave, come_by_card, erase),
)


def news(client: Client) -> str:
    """Without the minute, which passes by itself."""
    return client.get(reverse("desk_news")).content.decode().rsplit("-", 1)[0]


def test_every_act_that_moves_the_desk_is_news_and_is_seen_at_once(cast: Cast) -> None:
    desks = {name: cast.signed_in(getattr(cast, name)) for name in ("nolwenn", "yann", "maryvonne")}
    told = [token_of(cast.helper(cast.nolwenn), timezone.now())]
    for act in EVERY_ACT:
        shown = {name: lists(desk) for name, desk in desks.items()}
        act(cast)
        told.append(token_of(cast.helper(cast.nolwenn), timezone.now()))
        assert told[-1] != told[-2], act.__name__
        moved = [name for name, desk in desks.items() if lists(desk) != shown[name]]
        assert moved == list(desks), act.__name__


def lists(client: Client) -> str:
    page = client.get(reverse("desk")).content.decode()
    return page[page.index('id="live"') :].partition(">")[2]


def test_nothing_moves_when_nobody_does_anything(cast: Cast) -> None:
    nolwenn = cast.signed_in(cast.nolwenn)
    before = news(nolwenn)
    nolwenn.get(reverse("person", args=[cast.beneficiary("Claudia").pk]))
    nolwenn.get(reverse("see_result", args=[diagnosis_of("Claudia", cast)]))
    assert news(nolwenn) == before


def diagnosis_of(name: str, cast: Cast) -> Any:
    return cast.beneficiary(name).diagnoses.get().pk


def test_what_happens_elsewhere_is_no_news_here(cast: Cast) -> None:
    nolwenn, charlie = cast.signed_in(cast.nolwenn), cast.signed_in(cast.charlie)
    here, there = news(nolwenn), news(charlie)
    cast.arrive("Yvon", "Son CV", cast.charlie)
    assert news(nolwenn) == here
    assert news(charlie) != there
