"""Who accompanies her, and for what; who answers first."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from palier.attention import actions as attention
from palier.journey import circle
from palier.journey.actions import supports
from palier.journey.actions.supports import Who
from palier.journey.models import SharedFact, Support
from palier.journey.rules.telling import told as read
from palier.journey.tests.around_cast import LATER, around_nouria, supports_her
from palier.people.models import Beneficiary, Helper
from palier.people.queries import who_answers
from tests.cast import Cast


@pytest.fixture
def places(db: None) -> Cast:
    return around_nouria()


def make_referent(places: Cast, support: Support, minute: int = 0) -> Support:
    actor, now = places.helper(places.yann), LATER + timedelta(minutes=minute)
    return supports.make_referent(actor=actor, support_id=support.pk, now=now)


def told(places: Cast) -> list[str]:
    facts = circle.facts_visible_to(places.person("Nouria"), LATER)
    return [read(one.kind, one.words, one.whom, "fr") for one in facts]


def test_she_reads_who_accompanies_her_her_referent_first(places: Cast) -> None:
    supports_her(places, places.nolwenn.helper_id)
    make_referent(places, supports_her(places, places.yann.helper_id))
    supports.name_support(
        actor=places.person("Nouria"),
        who=Who("les papiers", called="Mme Kerbrat, voisine"),
        ticket=uuid4(),
        now=LATER + timedelta(minutes=1),
    )
    around = circle.supports_visible_to(places.person("Nouria"), LATER)
    assert [str(one.helper or one.called) for one in around] == [
        *("Yann", "Nolwenn", "Mme Kerbrat, voisine"),
    ]
    assert not circle.supports_visible_to(places.helper(places.charlie), LATER).exists()


def test_taking_over_ends_the_former_referent_and_tells_her(places: Cast) -> None:
    nolwenn = make_referent(places, supports_her(places, places.nolwenn.helper_id))
    yann = make_referent(places, supports_her(places, places.yann.helper_id), minute=1)
    for _ in range(2):
        make_referent(places, yann)
    nolwenn.refresh_from_db()
    assert not nolwenn.referent
    assert nolwenn.until is None
    assert told(places) == [
        "Nolwenn répond maintenant en premier.",
        "Yann répond maintenant en premier. Avant\xa0: Nolwenn.",
    ]


def test_the_database_keeps_one_referent(places: Cast) -> None:
    make_referent(places, supports_her(places, places.nolwenn.helper_id))
    other = supports_her(places, places.yann.helper_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.filter(pk=other.pk).update(referent=True)


def test_her_request_goes_to_her_referent(places: Cast) -> None:
    """Gilles never met his adviser: whoever is his référent answers before who welcomed him."""
    nouria = places.person("Nouria")
    assert who_answers(nouria) == places.nolwenn.helper
    support = make_referent(places, supports_her(places, places.yann.helper_id))
    assert who_answers(nouria) == places.yann.helper
    concern = attention.ask_for_human(actor=nouria, words="", now=LATER)
    assert concern.owner == places.yann.helper
    supports.end_my_support(actor=nouria, support_id=support.pk, now=LATER)
    assert who_answers(nouria) == places.nolwenn.helper


def test_a_referent_who_left_the_place_no_longer_answers(places: Cast) -> None:
    make_referent(places, supports_her(places, places.yann.helper_id))
    places.yann.helper.memberships.update(until=LATER)
    assert who_answers(places.person("Nouria")) == places.nolwenn.helper


def test_somebody_from_elsewhere_accompanies_but_is_not_the_referent(places: Cast) -> None:
    support = supports_her(places, called="Mme Le Gall, France Travail")
    with pytest.raises(Support.DoesNotExist):
        make_referent(places, support)


def test_only_colleagues_who_may_follow_somebody_are_named(places: Cast) -> None:
    assert set(circle.team_of(places.helper(places.yann))) == {
        *(places.nolwenn.helper, places.yann.helper, places.maryvonne.helper),
    }
    for stranger in (places.charlie, places.soizic):
        with pytest.raises(Helper.DoesNotExist):
            supports_her(places, stranger.helper_id)


def test_a_form_sent_twice_adds_once_and_a_colleague_is_there_once(places: Cast) -> None:
    ticket = uuid4()
    for _ in range(2):
        supports_her(places, places.yann.helper_id, ticket=ticket)
    with pytest.raises(supports.AlreadyThere):
        supports_her(places, places.yann.helper_id)
    assert Support.objects.count() == 1


def test_nobody_or_for_nothing_is_refused(places: Cast) -> None:
    for who in (Who("pour rien"), Who("", called="Une voisine"), Who("x", called="\u202e ")):
        with pytest.raises(supports.SupportRefused):
            supports.name_support(actor=places.person("Nouria"), who=who, ticket=uuid4(), now=LATER)


def test_she_cannot_name_a_helper_of_ours_in_his_place(places: Cast) -> None:
    who = Who("x", called="Yann", helper_id=places.yann.helper_id)
    support = supports.name_support(
        actor=places.person("Nouria"), who=who, ticket=uuid4(), now=LATER
    )
    assert support.helper is None


def test_a_place_ends_what_it_wrote_and_she_ends_any(places: Cast) -> None:
    support = supports_her(places, places.yann.helper_id)
    with pytest.raises(Support.DoesNotExist):
        supports.end_support(actor=places.helper(places.charlie), support_id=support.pk, now=LATER)
    with pytest.raises(Support.DoesNotExist):
        supports.end_my_support(actor=places.person("Leïla"), support_id=support.pk, now=LATER)
    supports.end_support(actor=places.helper(places.nolwenn), support_id=support.pk, now=LATER)
    support.refresh_from_db()
    assert support.until == LATER
    again = supports_her(places, places.yann.helper_id)
    supports.end_my_support(actor=places.person("Nouria"), support_id=again.pk, now=LATER)
    assert not circle.supports_visible_to(places.person("Nouria"), LATER).exists()


def test_without_her_agreement_nobody_is_added(places: Cast) -> None:
    with pytest.raises(Beneficiary.DoesNotExist):
        supports.add_support(
            actor=places.helper(places.nolwenn),
            person_id=places.beneficiary("Leïla").pk,
            who=Who("x", called="y"),
            ticket=uuid4(),
            now=LATER,
        )
    assert not SharedFact.objects.exists()
