"""An act done for somebody without a mandate is recorded, flagged, and put right."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from palier.attention.models import Concern
from palier.attention.queries import concerns_visible_to
from palier.autonomy.actions.tasks import record_task, undo_task
from palier.autonomy.content import catalogue
from palier.autonomy.models import Mandate, TaskRecord
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.autonomy.signals import mandate_signed
from palier.people.rules.actor import HelperActor
from tests.cast import MONDAY, Cast, open_places


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Leïla", "S’actualiser")
    return cast


@pytest.fixture
def nolwenn(places: Cast) -> HelperActor:
    return places.helper(places.nolwenn)


IN_HER_NAME = next(kind.key for kind in catalogue().kinds if kind.mandate)
ON_PAPER = next(kind.key for kind in catalogue().kinds if not kind.mandate)


def done(
    actor: HelperActor,
    visit_id: UUID | None,
    level: HelpLevel = HelpLevel.FOR,
    task: str = IN_HER_NAME,
) -> TaskRecord:
    return record_task(
        actor=actor,
        task=task,
        level=level,
        outcome=Outcome.WELL,
        visit_id=visit_id,
        ticket=uuid4(),
        now=MONDAY,
    )


def waiting(actor: HelperActor) -> list[Concern]:
    return list(concerns_visible_to(actor))


def test_it_is_recorded_and_waits_on_the_desk_for_whoever_did_it(
    places: Cast, nolwenn: HelperActor
) -> None:
    for _ in range(2):
        done(nolwenn, places.visits["Leïla"].pk)
    assert TaskRecord.objects.count() == 2, "a refusal would only make people write « avec »"
    (concern,) = waiting(nolwenn)
    assert (concern.reason, concern.owner_id) == ("unsigned", places.nolwenn.helper_id)
    assert concern.due == (MONDAY + timedelta(days=1)).replace(hour=12, minute=0)
    assert waiting(places.helper(places.charlie)) == []
    assert not concerns_visible_to(places.person("Leïla")), "it is not something that she asked"


@pytest.mark.parametrize(
    ("level", "task"),
    [
        (HelpLevel.WITH, IN_HER_NAME),
        (HelpLevel.ALONE, IN_HER_NAME),
        (HelpLevel.FOR, ON_PAPER),
    ],
)
def test_what_needs_no_mandate_waits_for_nobody(
    places: Cast, nolwenn: HelperActor, level: HelpLevel, task: str
) -> None:
    done(nolwenn, places.visits["Leïla"].pk, level, task)
    assert waiting(nolwenn) == []


def test_a_volunteer_did_it_and_a_professional_puts_it_right(places: Cast) -> None:
    done(places.helper(places.soizic), places.visits["Leïla"].pk)
    (concern,) = waiting(places.helper(places.yann))
    assert concern.owner_id == places.nolwenn.helper_id, "who welcomed her, not the volunteer"


def test_done_for_nobody_named_each_act_waits_for_itself(
    places: Cast, nolwenn: HelperActor
) -> None:
    first, _ = done(nolwenn, None), done(nolwenn, None)
    assert len(waiting(nolwenn)) == 2
    undo_task(actor=nolwenn, record_id=first.pk, now=MONDAY)
    assert len(waiting(nolwenn)) == 1


def test_taken_back_it_asks_nothing_once_nothing_is_left(
    places: Cast, nolwenn: HelperActor
) -> None:
    first, second = (done(nolwenn, places.visits["Leïla"].pk) for _ in range(2))
    undo_task(actor=nolwenn, record_id=first.pk, now=MONDAY)
    assert len(waiting(nolwenn)) == 1
    undo_task(actor=nolwenn, record_id=second.pk, now=MONDAY)
    assert waiting(nolwenn) == []
    assert Concern.objects.get().closing == "not_needed"


def test_a_signature_settles_it_when_it_covers_everything(
    places: Cast, nolwenn: HelperActor
) -> None:
    acts = [done(nolwenn, places.visits["Leïla"].pk) for _ in range(2)]
    mandate = Mandate.objects.create(
        person_id=places.person("Leïla").id,
        structure=places.kerourien,
        holder=places.nolwenn.helper,
        acts=[IN_HER_NAME],
        text="",
        text_digest="",
        prepared_by=places.nolwenn.helper,
        prepared_at=MONDAY,
        until=MONDAY + timedelta(days=30),
        digest=uuid4().hex,
        how="screen",
        signed_at=MONDAY,
    )
    for one, left in zip(acts, (1, 0), strict=True):
        TaskRecord.objects.filter(pk=one.pk).update(mandate=mandate)
        mandate_signed.send(Mandate, mandate=mandate, now=MONDAY)
        assert len(waiting(nolwenn)) == left
    assert Concern.objects.get().closing == "signed"
