"""One place passes her on to another: only as she agrees, and nothing before."""

import pytest

from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.journey import circle
from palier.journey.actions import relays, supports
from palier.journey.models import Relay, Support
from palier.journey.tests.around_cast import (
    LATER,
    accepts,
    around_nouria,
    proposes,
    supports_her,
    writes,
)
from palier.people import actions as people
from palier.people import queries
from palier.people.models import Beneficiary, Consent, Structure
from palier.people.rules.actor import Matter
from tests.cast import Cast


@pytest.fixture
def places(db: None) -> Cast:
    return around_nouria()


def the_port_knows(places: Cast) -> bool:
    charlie = places.helper(places.charlie)
    return (
        queries.people_known_to(charlie).exists()
        or circle.facts_visible_to(charlie, LATER).exists()
        or circle.relays_waiting(charlie).exists()
        or Concern.objects.filter(structure=places.port).exists()
    )


def told(places: Cast) -> list[str]:
    return [one.words for one in circle.facts_visible_to(places.person("Nouria"), LATER)]


def receives(places: Cast, relay: Relay) -> Relay:
    actor = places.helper(places.charlie)
    return relays.receive_relay(actor=actor, relay_id=relay.pk, now=LATER)


def test_before_she_answers_the_other_place_knows_nothing(places: Cast) -> None:
    writes(places)
    relay = proposes(places)
    assert not the_port_knows(places)
    assert list(circle.relays_to_answer(places.person("Nouria"))) == [relay]
    assert not circle.relays_to_answer(places.person("Leïla")).exists()
    with pytest.raises(Relay.DoesNotExist):
        receives(places, relay)


def test_she_accepts_and_somebody_there_owes_her_an_answer(places: Cast) -> None:
    writes(places)
    relay = proposes(places)
    for _ in range(2):
        accepts(places, relay)
    charlie = places.helper(places.charlie)
    concern = Concern.objects.get(structure=places.port)
    assert (concern.reason, concern.about, concern.owner) == (
        *("relay", relay.pk, places.charlie.helper),
    )
    assert concern.due > LATER
    assert [one.pk for one in circle.relays_waiting(charlie)] == [relay.pk]
    assert circle.facts_visible_to(charlie, LATER).filter(by=places.nolwenn.helper).exists()
    assert Consent.objects.get(structure=places.port).matter == Matter.PLAN
    assert not queries.visible_to(charlie, Matter.RESULT, LATER).exists()
    assert Entry.objects.filter(verb="accept_relay").count() == 1
    assert any("Relais emploi du Port" in line for line in told(places))


def test_received_she_has_a_name_there_and_the_first_place_reads_it(places: Cast) -> None:
    relay = accepts(places, proposes(places))
    for _ in range(2):
        receives(places, relay)
    assert not circle.relays_waiting(places.helper(places.charlie)).exists()
    concern = Concern.objects.get(structure=places.port)
    assert concern.closing == Concern.Closing.RECEIVED
    support = Support.objects.get(structure=places.port)
    assert (support.helper, support.what_for) == (
        *(places.charlie.helper, "Préparer les entretiens"),
    )
    read = circle.facts_visible_to(places.helper(places.nolwenn), LATER)
    assert read.filter(by=places.charlie.helper, structure=places.port).count() == 1


def test_declined_the_other_place_never_knows(places: Cast) -> None:
    relay, nouria = proposes(places), places.person("Nouria")
    for _ in range(2):
        relays.decline_relay(actor=nouria, relay_id=relay.pk, now=LATER)
    with pytest.raises(relays.RelayRefused):
        accepts(places, relay)
    assert not the_port_knows(places)
    assert len([line for line in told(places) if "ne souhaite pas" in line]) == 1


def test_accepted_it_is_not_declined_but_withdrawn(places: Cast) -> None:
    relay = accepts(places, proposes(places))
    with pytest.raises(relays.RelayRefused):
        relays.decline_relay(actor=places.person("Nouria"), relay_id=relay.pk, now=LATER)


def test_an_agreement_withdrawn_closes_the_relay_and_what_waited(places: Cast) -> None:
    relay = accepts(places, proposes(places))
    consent = Consent.objects.get(structure=places.port)
    people.withdraw_consent(actor=places.person("Nouria"), consent_id=consent.pk, now=LATER)
    assert not Concern.objects.filter(structure=places.port, closed_at=None).exists()
    charlie = places.helper(places.charlie)
    assert not circle.relays_waiting(charlie).exists()
    assert not queries.people_known_to(charlie).exists()
    with pytest.raises(Relay.DoesNotExist):
        receives(places, relay)
    assert "Accord retiré. Ce lieu ne voit plus rien : Relais emploi du Port." in told(places)


def test_withdrawing_from_the_first_place_leaves_the_other_one(places: Cast) -> None:
    accepts(places, proposes(places))
    first = Consent.objects.get(structure=places.kerourien)
    people.withdraw_consent(actor=places.person("Nouria"), consent_id=first.pk, now=LATER)
    assert circle.relays_waiting(places.helper(places.charlie)).count() == 1


def test_after_a_refusal_it_may_be_proposed_again(places: Cast) -> None:
    relay = proposes(places)
    relays.decline_relay(actor=places.person("Nouria"), relay_id=relay.pk, now=LATER)
    assert proposes(places).pk != relay.pk


def test_proposed_twice_it_is_one_and_where_she_goes_already_none(places: Cast) -> None:
    relay = proposes(places)
    assert proposes(places).pk == relay.pk
    receives(places, accepts(places, relay))
    with pytest.raises(relays.RelayRefused):
        proposes(places)


def test_one_passes_on_only_whom_one_may_read_and_only_elsewhere(places: Cast) -> None:
    empty = Structure.objects.create(name="Fermé", kind="CCAS")
    nolwenn = places.helper(places.nolwenn)
    assert list(circle.places_to_relay_to(nolwenn)) == [places.port]
    nouria, leila = places.beneficiary("Nouria").pk, places.beneficiary("Leïla").pk
    for person, to, refusal in (
        (leila, places.port.pk, Beneficiary.DoesNotExist),
        (nouria, places.kerourien.pk, Structure.DoesNotExist),
        (nouria, empty.pk, Structure.DoesNotExist),
    ):
        with pytest.raises(refusal):
            relays.propose_relay(actor=nolwenn, person_id=person, to=to, words="", now=LATER)


def test_another_person_answers_nothing(places: Cast) -> None:
    relay, leila = proposes(places), places.person("Leïla")
    with pytest.raises(Relay.DoesNotExist):
        relays.accept_relay(actor=leila, relay_id=relay.pk, read=None, now=LATER)
    with pytest.raises(Relay.DoesNotExist):
        relays.decline_relay(actor=leila, relay_id=relay.pk, now=LATER)


def test_words_that_changed_are_read_again(places: Cast) -> None:
    relay = proposes(places)
    with pytest.raises(relays.WordsChanged):
        relays.accept_relay(
            actor=places.person("Nouria"), relay_id=relay.pk, read="older", now=LATER
        )
    assert not the_port_knows(places)


def test_a_helper_of_the_other_place_ends_only_what_his_place_wrote(places: Cast) -> None:
    support = supports_her(places, places.yann.helper_id)
    relay = receives(places, accepts(places, proposes(places)))
    charlie = places.helper(places.charlie)
    seen = set(circle.supports_visible_to(charlie, LATER))
    assert {one.structure_id for one in seen} == {places.kerourien.pk, relay.to_id}
    with pytest.raises(Support.DoesNotExist):
        supports.end_support(actor=charlie, support_id=support.pk, now=LATER)
