"""A mandate: prepared by a helper, signed by the person or on paper, stopped whenever she says."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from palier.audit.models import Entry
from palier.autonomy.actions import (
    MandateGone,
    NeedsPaper,
    NotRead,
    NotSigned,
    PaperRefused,
    forget_mandate_proofs,
    prepare_mandate,
    record_paper_mandate,
    record_task,
    revoke_mandate,
    revoke_mandate_on_word,
    sign_mandate,
)
from palier.autonomy.models import Mandate, MandateProof, TaskRecord
from palier.autonomy.queries import mandates_of, my_mandates
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.autonomy.rules.mandate import Guardianship, HeldByVolunteer, UnknownAct
from palier.autonomy.signals import done_without_mandate, mandate_signed
from palier.autonomy.tests.test_record_task import heard
from palier.people.models import Beneficiary, Membership
from palier.people.rules.actor import NotAllowed, Role
from palier.people.rules.consent import Lasting
from palier.people.rules.retention import MANDATE
from palier.people.seals import reference_of
from tests.cast import MONDAY, Cast, open_places, prepared

LATER = MONDAY + timedelta(minutes=20)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    for name in ("Leïla", "Martine"):
        cast.arrive(name, "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


def sign(cast: Cast, mandate: Mandate, name: str = "Leïla", **other: Any) -> Mandate:
    given = {"read": mandate.text_digest, "now": LATER, **other}
    return sign_mandate(actor=cast.person(name), mandate_id=mandate.pk, **given)


def on(mandate: Mandate) -> str:
    return reference_of("mandate", mandate.pk)


def returned(cast: Cast, reference: str, account: Any = None, **other: Any) -> Mandate:
    given = {"signed": True, "now": LATER, **other}
    actor = cast.helper(account or cast.nolwenn)
    return record_paper_mandate(actor=actor, reference=reference, **given)


def done_for(cast: Cast, task: str = "ft_update", account: Any = None, **other: Any) -> TaskRecord:
    given = {
        "actor": cast.helper(account or cast.nolwenn),
        "task": task,
        "level": HelpLevel.FOR,
        "outcome": Outcome.WELL,
        "ticket": uuid4(),
        "now": LATER,
        "person_id": cast.beneficiary("Leïla").pk,
        **other,
    }
    return record_task(**given)


def test_prepared_twice_it_is_one_page(places: Cast) -> None:
    first = prepared(places, "Leïla")
    assert prepared(places, "Leïla") == first
    assert prepared(places, "Leïla", acts=["taxes"]) != first
    assert "S’actualiser à France Travail" in first.text
    assert "Jusqu’au 8 juin 2026" in first.text


def test_signed_on_screen_it_is_written_with_its_proof(places: Cast) -> None:
    mandate = prepared(places, "Leïla")
    with heard(mandate_signed) as sent:
        assert sign(places, mandate).signed_at == LATER
        sign(places, mandate)
    assert [one["mandate"].pk for one in sent] == [mandate.pk]
    proof = MandateProof.objects.get(pk=mandate.pk)
    assert (proof.text_digest, proof.ended_at) == (mandate.text_digest, mandate.until)
    assert Entry.objects.filter(verb="sign_mandate").count() == 1


def test_what_was_done_before_is_put_right(places: Cast) -> None:
    before = done_for(places)
    other = done_for(places, "taxes")
    old = done_for(places, now=LATER - timedelta(days=40))
    hers = done_for(places, person_id=places.beneficiary("Martine").pk)
    mandate = sign(places, prepared(places, "Leïla"))
    linked = TaskRecord.objects.filter(mandate=mandate)
    assert set(linked) == {before}
    assert {other, old, hers}.isdisjoint(linked)
    assert Entry.objects.get(verb="sign_mandate").facts["put_right"] == 1


def test_done_under_it_nothing_is_announced(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    with heard(done_without_mandate) as sent:
        assert done_for(places).mandate_id == mandate.pk
        assert done_for(places, account=places.yann).mandate_id == mandate.pk
    assert sent == []
    assert Entry.objects.filter(verb="record_task", facts__mandate=str(mandate.pk)).count() == 2


@pytest.mark.parametrize(
    "other",
    [
        {"task": "taxes"},
        {"now": LATER + timedelta(days=120)},
        {"done_at": MONDAY - timedelta(days=2)},
    ],
)
def test_what_it_does_not_cover_is_announced(places: Cast, other: Any) -> None:
    sign(places, prepared(places, "Leïla"))
    with heard(done_without_mandate) as sent:
        assert done_for(places, **other).mandate_id is None
    assert len(sent) == 1


def test_a_volunteer_never_acts_under_it(places: Cast) -> None:
    sign(places, prepared(places, "Leïla"))
    visit = places.visits["Leïla"].pk
    with heard(done_without_mandate) as sent:
        done_for(places, account=places.soizic, visit_id=visit)
    assert len(sent) == 1


def test_once_stopped_it_covers_nothing_and_twice_is_once(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    for _ in range(2):
        revoke_mandate(actor=places.person("Leïla"), mandate_id=mandate.pk, now=LATER)
    assert Entry.objects.filter(verb="revoke_mandate").count() == 1
    assert MandateProof.objects.get(pk=mandate.pk).ended_at == LATER
    assert done_for(places, now=LATER + timedelta(minutes=1)).mandate_id is None
    assert my_mandates(places.person("Leïla"), LATER) == []
    with pytest.raises(MandateGone):
        sign(places, mandate)


def test_a_helper_stops_it_on_her_word_in_his_place_only(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    with pytest.raises(Mandate.DoesNotExist):
        revoke_mandate_on_word(
            actor=places.helper(places.charlie), mandate_id=mandate.pk, now=LATER
        )
    with pytest.raises(NotAllowed):
        revoke_mandate_on_word(actor=places.helper(places.soizic), mandate_id=mandate.pk, now=LATER)
    for _ in range(2):
        revoke_mandate_on_word(actor=places.helper(places.yann), mandate_id=mandate.pk, now=LATER)
    assert Entry.objects.filter(verb="revoke_mandate_on_word").count() == 1


def test_who_left_or_became_a_volunteer_holds_nothing_any_more(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    Membership.objects.filter(helper=places.nolwenn.helper_id).update(role=Role.VOLUNTEER)
    assert done_for(places, account=places.yann).mandate_id is None
    waiting = prepared_by_yann(places)
    Membership.objects.filter(helper=places.yann.helper_id).update(until=LATER)
    with pytest.raises(MandateGone):
        sign(places, waiting)
    assert mandate.signed_at


def prepared_by_yann(cast: Cast) -> Mandate:
    return prepare_mandate(
        actor=cast.helper(cast.yann),
        person_id=cast.beneficiary("Leïla").pk,
        acts=["taxes"],
        lasting=Lasting.YEAR,
        holder_id=cast.yann.helper_id,
        now=LATER,
    )


def test_a_forged_act_and_a_forged_holder_are_refused(places: Cast) -> None:
    for forged in (["fly"], ["print"], ["ft_update", "x"]):
        with pytest.raises(UnknownAct):
            prepared(places, "Leïla", acts=forged)
    for nobody in (places.soizic.helper_id, places.charlie.helper_id, uuid4()):
        with pytest.raises(HeldByVolunteer):
            prepared(places, "Leïla", holder_id=nobody)
    with pytest.raises(Beneficiary.DoesNotExist):
        prepared(places, "Gilles")
    assert not Mandate.objects.exists()


def test_another_person_neither_reads_nor_signs_it(places: Cast) -> None:
    mandate = prepared(places, "Leïla")
    for name in ("Martine", "Gilles"):
        assert not mandates_of(places.person(name))
        with pytest.raises(Mandate.DoesNotExist):
            sign(places, mandate, name)
    assert not mandates_of(places.helper(places.charlie))
    assert not mandates_of(places.helper(places.soizic))


def test_a_text_that_was_not_read_is_not_signed(places: Cast) -> None:
    with pytest.raises(NotRead):
        sign(places, prepared(places, "Leïla"), read="")


def test_too_late_it_is_not_signed(places: Cast) -> None:
    with pytest.raises(MandateGone):
        sign(places, prepared(places, "Leïla"), now=LATER + timedelta(days=400))


@pytest.mark.parametrize("measure", [one for one in Guardianship if one])
def test_protected_she_signs_on_paper_with_who_protects(
    places: Cast, measure: Guardianship
) -> None:
    mandate = prepared(places, "Leïla", guardianship=measure, guardian=" Mme\u202e Le Gall ")
    assert "Mme Le Gall" in mandate.text
    with pytest.raises(NeedsPaper):
        sign(places, mandate)
    assert returned(places, on(mandate)).how == Mandate.How.PAPER


def test_the_page_comes_back_signed_and_counts_once(places: Cast) -> None:
    mandate = prepared(places, "Leïla")
    typed = f"  {on(mandate)[:4].lower()}-{on(mandate)[4:]} "
    with pytest.raises(NotSigned):
        returned(places, typed, signed=False)
    for _ in range(2):
        assert returned(places, typed).recorded_by_id == places.nolwenn.helper_id
    assert Entry.objects.filter(verb="record_paper_mandate").count() == 1


def test_a_code_of_another_place_or_of_another_paper_does_not_count(places: Cast) -> None:
    mandate = prepared(places, "Leïla")
    with pytest.raises(PaperRefused):
        returned(places, on(mandate), places.charlie)
    for typed in ("", "BCDFGHJKLNPR", "é" * 500, reference_of("paper", mandate.pk)):
        with pytest.raises(PaperRefused):
            returned(places, typed)
    with pytest.raises(NotAllowed):
        returned(places, on(mandate), places.soizic)
    revoke_mandate(actor=places.person("Leïla"), mandate_id=mandate.pk, now=LATER)
    with pytest.raises(MandateGone):
        returned(places, on(mandate))


def test_proofs_go_six_years_after_the_end(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    gone = mandate.until + MANDATE
    assert forget_mandate_proofs(now=gone - timedelta(seconds=1)) == 0
    assert forget_mandate_proofs(now=gone) == 1
    assert forget_mandate_proofs(now=gone) == 0
    assert Entry.objects.filter(verb="forget_mandate_proofs").count() == 1
