"""What the tests of the people around share: who opened her plan, and one of each act."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from palier.journey.actions import advisers, facts, relays, supports
from palier.journey.models import AdviserVisit, Relay, SharedFact, Support
from palier.journey.rules.facts import Said
from palier.people import actions as people
from palier.people.rules.actor import HelperActor, Matter
from tests.cast import MONDAY, Cast, open_places

LATER = MONDAY + timedelta(hours=1)
FRIDAY = date(2026, 3, 13)


def around_nouria() -> Cast:
    """Nouria opened her plan to Kérourien; Leïla did not."""
    cast = open_places(MONDAY)
    cast.arrive("Nouria", "Envoyer des CV")
    cast.arrive("Leïla", "")
    people.give_consent(actor=cast.person("Nouria"), matter=Matter.PLAN, now=MONDAY)
    return cast


def writes(cast: Cast, words: str = "Elle cherche à Brest", *, by: str = "nolwenn") -> SharedFact:
    return facts.write_fact(
        actor=cast.helper(getattr(cast, by)),
        person_id=cast.beneficiary("Nouria").pk,
        said=Said(words),
        ticket=uuid4(),
        now=LATER,
    )


def supports_her(
    cast: Cast, helper_id: UUID | None = None, called: str = "", ticket: UUID | None = None
) -> Support:
    return supports.add_support(
        actor=cast.helper(cast.nolwenn),
        person_id=cast.beneficiary("Nouria").pk,
        who=supports.Who("chercher un emploi", called=called, helper_id=helper_id),
        ticket=ticket or uuid4(),
        now=LATER,
    )


def proposes(cast: Cast) -> Relay:
    return relays.propose_relay(
        actor=cast.helper(cast.nolwenn),
        person_id=cast.beneficiary("Nouria").pk,
        to=cast.port.pk,
        words="Préparer les entretiens",
        now=LATER,
    )


def accepts(cast: Cast, relay: Relay) -> Relay:
    actor = cast.person("Nouria")
    return relays.accept_relay(actor=actor, relay_id=relay.pk, read=None, now=LATER)


def expects(cast: Cast, day: date = FRIDAY, actor: HelperActor | None = None) -> AdviserVisit:
    return advisers.plan_adviser_visit(
        actor=actor or cast.helper(cast.nolwenn), adviser="France Travail", day=day, now=MONDAY
    )
