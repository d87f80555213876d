"""On her page, the sentence of the counter: what to do next, in the words of who accompanies."""

import pytest
from django.urls import reverse
from django.utils import timezone

from palier.access.models import Account
from palier.audit.models import Entry
from palier.diagnosis.actions import start_reception
from palier.diagnosis.rules.reception import Decision
from palier.people.actions import give_consent
from palier.people.rules.actor import Matter
from tests.cast import Cast

NAME = "Caroline"
SAYS = {
    Decision.ALONE: "Sans aide. Laissez faire",
    Decision.WITH_SOMEBODY: "Avec quelqu’un à côté.",
    Decision.NOT_TODAY: "Quelqu’un le fait devant la personne.",
    Decision.UNWATCHED: "Rien n’a été vu.",
}


def is_told(cast: Cast, decision: Decision) -> None:
    now = timezone.now()
    start_reception(actor=cast.person(NAME), domain="web", dice=3, now=now).end(decision, now)


def page_for(cast: Cast, account: Account) -> str:
    address = reverse("person", args=[cast.beneficiary(NAME).pk])
    return cast.signed_in(account).get(address).content.decode()


def looks(cast: Cast) -> list[str]:
    found = Entry.objects.filter(verb="look", person=cast.beneficiary(NAME).pk)
    return [entry.facts["matter"] for entry in found]


@pytest.mark.parametrize("decision", Decision)
def test_her_place_reads_the_domain_and_what_to_do_next(cast: Cast, decision: Decision) -> None:
    give_consent(actor=cast.person(NAME), matter=Matter.RESULT, now=cast.now)
    is_told(cast, decision)
    for _ in range(2):
        page = page_for(cast, cast.nolwenn)
    assert [one for one, said in SAYS.items() if said in page] == [decision]
    assert "Aujourd’hui, en trois minutes" in page
    assert "Internet et recherche" in page
    assert looks(cast) == ["result"]


@pytest.mark.parametrize("who", ["nolwenn", "soizic", "charlie"])
def test_without_agreement_or_right_nothing_is_read_and_no_look_is_written(
    cast: Cast, who: str
) -> None:
    if who != "nolwenn":
        give_consent(actor=cast.person(NAME), matter=Matter.RESULT, now=cast.now)
    is_told(cast, Decision.ALONE)
    page = page_for(cast, getattr(cast, who))
    assert "en trois minutes" not in page
    assert "Laissez faire" not in page
    assert looks(cast) == []


def test_with_agreement_and_no_three_minutes_today_no_look_is_written(cast: Cast) -> None:
    give_consent(actor=cast.person(NAME), matter=Matter.RESULT, now=cast.now)
    assert "en trois minutes" not in page_for(cast, cast.nolwenn)
    assert looks(cast) == []
