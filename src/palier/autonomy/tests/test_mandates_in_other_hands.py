"""A mandate in the wrong hands, on a page left open, pressed by several hands at once."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from palier.audit.models import Entry
from palier.autonomy.actions import (
    MandateGone,
    record_paper_mandate,
    record_task,
    revoke_mandate,
    revoke_mandate_on_word,
    sign_mandate,
)
from palier.autonomy.models import Mandate, MandateProof, TaskRecord
from palier.autonomy.queries import mandates_seen_by, my_mandates
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.people.models import Helper, Membership
from palier.people.rules.actor import PersonActor, Role
from palier.people.seals import reference_of
from tests.cast import CARD_PIN, MONDAY, Cast, open_places, prepared

LATER = MONDAY + timedelta(minutes=20)
CODES = re.compile(r"[\w-]{1,36}")


def opened(now: Any = MONDAY) -> Cast:
    cast = open_places(now)
    for name in ("Leïla", "Martine"):
        cast.arrive(name, "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


@pytest.fixture
def places(db: None) -> Cast:
    return opened()


def sign(cast: Cast, mandate: Mandate, name: str = "Leïla", now: Any = LATER) -> Mandate:
    actor = cast.person(name)
    return sign_mandate(actor=actor, mandate_id=mandate.pk, read=mandate.text_digest, now=now)


def done_for(cast: Cast, name: str = "Leïla", **other: Any) -> TaskRecord:
    given = {
        "actor": cast.helper(cast.nolwenn),
        "task": "ft_update",
        "level": HelpLevel.FOR,
        "outcome": Outcome.WELL,
        "ticket": uuid4(),
        "now": LATER,
        "person_id": cast.beneficiary(name).pk,
        **other,
    }
    return record_task(**given)


def colleague(cast: Cast, name: str) -> Helper:
    helper = Helper.objects.create(name=name)
    Membership.objects.create(
        helper=helper, structure=cast.kerourien, role=Role.MEDIATOR, since=MONDAY
    )
    return helper


def printed(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(pdf)]
    return " ".join(" ".join(pages).split())


# Whose it is.


def test_nobody_stops_what_another_signed(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    for name in ("Martine", "Gilles"):
        with pytest.raises(Mandate.DoesNotExist):
            revoke_mandate(actor=places.person(name), mandate_id=mandate.pk, now=LATER)
    mandate.refresh_from_db()
    assert mandate.revoked_at is None
    assert not Entry.objects.filter(verb__startswith="revoke_mandate").exists()


def test_no_press_of_anybody_else_reaches_it(cast: Cast) -> None:
    mandate = prepared(cast, "Caroline")
    hands = {
        "Martine": cast.in_hands_of("Martine"),
        "Gilles": cast.in_hands_of("Gilles"),
        "Charlie": cast.signed_in(cast.charlie),
        "Soizic": cast.signed_in(cast.soizic),
        "Karim": cast.signed_in(cast.karim),
        "nobody": Client(),
    }
    for who, client in hands.items():
        for name in ("sign_mandate", "revoke_mandate", "revoke_mandate_on_word"):
            answer = client.post(reverse(name, args=[mandate.pk]), {"read": mandate.text_digest})
            assert answer.status_code in {302, 403, 404}, (who, name)
            assert "Caroline" not in answer.content.decode(), (who, name)
        client.post(
            reverse("record_paper_mandate"),
            {"reference": reference_of("mandate", mandate.pk), "signed": "on"},
        )
    mandate.refresh_from_db()
    assert (mandate.signed_at, mandate.revoked_at) == (None, None)


def test_a_helper_does_not_press_her_yes_nor_her_no(cast: Cast) -> None:
    """Nolwenn, whom it entrusts, is signed in; the screen of the person is not hers."""
    mandate, nolwenn = prepared(cast, "Caroline"), cast.signed_in(cast.nolwenn)
    for name in ("sign_mandate", "revoke_mandate"):
        nolwenn.post(reverse(name, args=[mandate.pk]), {"read": mandate.text_digest})
    mandate.refresh_from_db()
    assert (mandate.signed_at, mandate.revoked_at) == (None, None)


def test_two_colleagues_who_share_a_first_name_hold_two_mandates(places: Cast) -> None:
    """The text says « Anne » twice; the one who may act is not the other one."""
    first, second = (colleague(places, name) for name in ("Anne Le Bris", "Anne Kerjean"))
    mandates = [prepared(places, "Leïla", holder_id=one.pk) for one in (first, second)]
    assert [one.holder_id for one in mandates] == [first.pk, second.pk]
    assert mandates[0].text == mandates[1].text
    assert prepared(places, "Leïla", holder_id=second.pk) == mandates[1]


def test_the_mandate_of_another_place_covers_nothing_here(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    places.port.accompaniments.create(person=places.beneficiary("Leïla"), since=MONDAY)
    charlie = places.helper(places.charlie)
    elsewhere = done_for(places, actor=charlie)
    assert elsewhere.mandate_id is None
    assert mandates_seen_by(charlie, places.beneficiary("Leïla").pk, LATER, every=True) == []
    assert [one.pk for one in my_mandates(places.person("Leïla"), LATER)] == [mandate.pk]
    sign(places, prepared(places, "Leïla", acts=["ft_update", "taxes"]))
    elsewhere.refresh_from_db()
    assert elsewhere.mandate_id is None, "a signature here says yes to nothing done elsewhere"


def test_who_works_elsewhere_now_no_longer_holds_it(places: Cast) -> None:
    sign(places, prepared(places, "Leïla"))
    working = Membership.objects.filter(helper=places.nolwenn.helper_id)
    working.update(structure=places.port)
    assert done_for(places, actor=places.helper(places.yann)).mandate_id is None
    assert my_mandates(places.person("Leïla"), LATER) == []


# Pages left open.


def test_a_yes_pressed_after_it_was_stopped_is_told_that_it_is_over(cast: Cast) -> None:
    mandate, hers = prepared(cast, "Caroline"), cast.in_hands_of("Caroline")
    address = reverse("sign_mandate", args=[mandate.pk])
    assert hers.get(address).status_code == 200
    cast.signed_in(cast.nolwenn).post(reverse("revoke_mandate_on_word", args=[mandate.pk]))
    answer = hers.post(address, {"read": mandate.text_digest}, follow=True)
    html = answer.content.decode()
    assert "Ce mandat est fini." in html
    assert "C’est signé." not in html
    mandate.refresh_from_db()
    assert mandate.signed_at is None


def test_a_task_noted_on_a_page_opened_before_the_revocation_is_not_covered(cast: Cast) -> None:
    leila, client = cast.beneficiary("Leïla"), cast.signed_in(cast.nolwenn)
    (mandate,) = Mandate.objects.filter(person=leila)
    address = reverse("record_task", args=[cast.visits["Leïla"].pk])
    assert client.get(address).status_code == 200
    cast.in_hands_of("Leïla").post(reverse("revoke_mandate", args=[mandate.pk]))
    said = {"task": "ft_update", "level": "for", "minutes": "15", "ticket": str(uuid4())}
    html = client.post(address, said, follow=True).content.decode().replace("\xa0", " ")
    assert "Sans mandat : à régulariser" in html
    assert TaskRecord.objects.get(ticket=said["ticket"]).mandate_id is None


def test_the_page_printed_before_she_said_no_counts_no_more(cast: Cast) -> None:
    mandate, client = prepared(cast, "Caroline"), cast.signed_in(cast.nolwenn)
    cast.in_hands_of("Caroline").post(reverse("revoke_mandate", args=[mandate.pk]))
    said = {"reference": reference_of("mandate", mandate.pk), "signed": "on"}
    answer = client.post(reverse("record_paper_mandate"), said)
    assert (answer.status_code, MandateProof.objects.filter(pk=mandate.pk).count()) == (422, 0)
    assert "Ce mandat est fini." in answer.content.decode()


def test_stopping_one_of_two_does_not_say_that_nothing_is_done_any_more(cast: Cast) -> None:
    hers, now = cast.in_hands_of("Caroline"), timezone.now()
    both = [prepared(cast, "Caroline", now=now, acts=[act]) for act in ("taxes", "ft_update")]
    for one in both:
        sign(cast, one, "Caroline", timezone.now())
    told = [
        hers.post(reverse("revoke_mandate", args=[one.pk]), follow=True).content.decode()
        for one in both
    ]
    assert ["Plus rien ne se fait en votre nom" in html for html in told] == [False, True]


def test_her_pin_is_asked_even_when_the_text_was_read(cast: Cast) -> None:
    """A wrong code and a right digest sign nothing; a right code and an old text neither."""
    cast.makes_card("Caroline")
    mandate, hers = prepared(cast, "Caroline"), cast.in_hands_of("Caroline")
    other = prepared(cast, "Caroline", acts=["taxes"])
    address = reverse("sign_mandate", args=[mandate.pk])
    for pin, read in (("9999", mandate.text_digest), (CARD_PIN, other.text_digest)):
        assert hers.post(address, {"read": read, "pin": pin}).status_code == 422
    mandate.refresh_from_db()
    assert mandate.signed_at is None


# Two hands at once.


@pytest.fixture
def committed(transactional_db: None) -> Cast:
    return opened()


def at_once(*acts: Callable[[], object]) -> list[object]:
    def alone(act: Callable[[], object]) -> object:
        try:
            return act()
        except MandateGone as gone:
            return gone
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(alone, acts))


def test_her_yes_and_her_no_at_once_end_stopped(committed: Cast) -> None:
    """Whichever came first, nothing stands: no order of two presses opens what she closed."""
    mandate, leila = prepared(committed, "Leïla"), committed.person("Leïla")
    nolwenn = committed.helper(committed.nolwenn)
    stops: list[Callable[[], object]] = [
        lambda: revoke_mandate(actor=leila, mandate_id=mandate.pk, now=LATER),
        lambda: revoke_mandate_on_word(actor=nolwenn, mandate_id=mandate.pk, now=LATER),
    ]
    at_once(lambda: sign(committed, mandate), *stops)
    mandate.refresh_from_db()
    assert mandate.revoked_at == LATER
    assert done_for(committed, now=LATER + timedelta(minutes=1)).mandate_id is None
    proofs = MandateProof.objects.filter(pk=mandate.pk)
    assert [one.ended_at for one in proofs] == ([LATER] if mandate.signed_at else [])
    assert Entry.objects.filter(verb__startswith="revoke_mandate").count() == 1


def test_prepared_by_several_hands_at_once_it_is_one_page(committed: Cast) -> None:
    made = at_once(*[lambda: prepared(committed, "Leïla").pk] * 4)
    assert len(set(made)) == Mandate.objects.count() == 1


def test_signed_on_paper_and_on_screen_at_once_it_is_one_signature(committed: Cast) -> None:
    mandate, actor = prepared(committed, "Leïla"), committed.helper(committed.nolwenn)
    reference = reference_of("mandate", mandate.pk)

    def on_paper() -> Mandate:
        return record_paper_mandate(actor=actor, reference=reference, signed=True, now=LATER)

    at_once(lambda: sign(committed, mandate), on_paper)
    signatures = Entry.objects.filter(verb__in=["sign_mandate", "record_paper_mandate"])
    assert signatures.count() == MandateProof.objects.count() == 1
    mandate.refresh_from_db()
    assert (mandate.how == "paper") == (mandate.recorded_by_id is not None)


def test_a_person_at_home_signs_without_a_visit(places: Cast) -> None:
    leila = places.person("Leïla")
    home = PersonActor(leila.id, leila.structure_id, None)
    mandate = prepared(places, "Leïla")
    signed = sign_mandate(actor=home, mandate_id=mandate.pk, read=mandate.text_digest, now=LATER)
    assert signed.signed_at == LATER
