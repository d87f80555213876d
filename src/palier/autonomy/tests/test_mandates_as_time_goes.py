"""A mandate word for word, until its last minute, after a merge, after an erasure; its audit."""

import re
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pypdfium2 import PdfDocument

from palier.audit.models import Entry
from palier.autonomy import paper
from palier.autonomy.actions import (
    PaperRefused,
    record_paper_mandate,
    record_task,
    revoke_mandate,
    revoke_mandate_on_word,
    sign_mandate,
)
from palier.autonomy.models import Mandate, MandateProof, TaskRecord
from palier.autonomy.queries import mandates_of, mandates_seen_by, my_mandates
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.autonomy.rules.mandate import Guardianship
from palier.people.actions.likeness import merge_people, undo_merge
from palier.people.erasing import erase
from palier.people.models import Beneficiary, Helper, Membership, Structure
from palier.people.rules.actor import Role
from palier.people.rules.consent import Lasting
from palier.people.seals import reference_of
from palier.people.takeaway import gathered
from tests.cast import MONDAY, Cast, open_places, prepared

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


# The text, its digest, what is printed.

HOSTILE = (
    ("Zoé*Anne*", "O’Brien", "Lieu #1 $x$ -- « Mer »"),
    ("_Lou_", "Jean--Luc", "Chez `Marie` \\ <b>Paul</b> & fils"),
    ("Éléonore", "Gwenaëlle", "L’Œuvre; de l’été?"),
)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("person", "holder", "place"), HOSTILE)
def test_what_is_printed_and_shown_is_what_is_hashed(
    places: Cast, person: str, holder: str, place: str, language: str
) -> None:
    Structure.objects.filter(pk=places.kerourien.pk).update(name=place)
    Beneficiary.objects.filter(pk=places.beneficiary("Leïla").pk).update(first_name=person)
    who = colleague(places, holder)
    mandate = prepared(
        places,
        "Leïla",
        holder_id=who.pk,
        guardianship=Guardianship.CURATELLE,
        guardian="Mme *Le Gall* #2",
    )
    kept = record_paper_mandate(
        actor=places.helper(places.nolwenn),
        reference=reference_of("mandate", mandate.pk),
        signed=True,
        now=LATER,
    )
    digest = sha256(kept.text.encode()).hexdigest()
    assert kept.text_digest == digest == MandateProof.objects.get(pk=kept.pk).text_digest
    with override(language):
        sheets = [printed(paper.to_sign(kept)), printed(paper.attestation(kept))]
    lines = [line.removeprefix("- ") for line in kept.text.split("\n")]
    for sheet in sheets:
        letters = "".join(sheet.split())
        assert [line for line in lines if "".join(line.split()) not in letters] == []
    assert digest in "".join(sheets[1].split())


def test_her_screen_shows_the_words_that_are_hashed(cast: Cast) -> None:
    mandate = prepared(cast, "Caroline")
    answer = cast.in_hands_of("Caroline").get(reverse("sign_mandate", args=[mandate.pk]))
    shown = "".join("\n".join(answer.context["lines"]).split())
    assert shown == "".join(mandate.text.split())
    assert f'value="{mandate.text_digest}"' in answer.content.decode()


def test_a_name_that_changes_afterwards_changes_no_signed_word(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    Helper.objects.filter(pk=places.nolwenn.helper_id).update(name="Bleuenn")
    Structure.objects.filter(pk=places.kerourien.pk).update(name="Un autre nom")
    again = mandates_of(places.person("Leïla")).get(pk=mandate.pk)
    assert sha256(again.text.encode()).hexdigest() == again.text_digest
    body = printed(paper.attestation(again))
    assert "demande à Nolwenn, qui travaille à Espace multimédia de Kérourien" in body


# The audit.


def test_the_audit_of_a_mandate_holds_codes_and_numbers_only(places: Cast) -> None:
    leila = places.beneficiary("Leïla").pk
    done_for(places)
    mandate = prepared(
        places, "Leïla", guardianship=Guardianship.TUTELLE, guardian="Madame Kerdraon"
    )
    nolwenn = places.helper(places.nolwenn)
    written = reference_of("mandate", mandate.pk)
    record_paper_mandate(actor=nolwenn, reference=written, signed=True, now=LATER)
    revoke_mandate_on_word(actor=nolwenn, mandate_id=mandate.pk, now=LATER)
    entries = Entry.objects.filter(person=leila, verb__contains="mandate")
    assert entries.count() == 3
    allowed = {"prepare_mandate": {"mandate"}, "revoke_mandate_on_word": {"mandate"}}
    for entry in entries:
        assert set(entry.facts) <= allowed.get(entry.verb, {"mandate", "put_right"}), entry.verb
        assert all(CODES.fullmatch(str(told)) for told in entry.facts.values())
        for secret in ("Kerdraon", "tutelle", "ft_update", mandate.text_digest, written):
            assert secret not in str(entry.facts)


# Until when.


@pytest.mark.parametrize("lasting", list(Lasting), ids=lambda one: one.value)
def test_its_last_minute_counts_and_the_midnight_after_does_not(
    places: Cast, lasting: Lasting
) -> None:
    mandate = sign(places, prepared(places, "Leïla", lasting=lasting))
    last = mandate.until - timedelta(minutes=1)
    assert timezone.localtime(last).strftime("%H:%M") == "23:59"
    assert done_for(places, now=last).mandate_id == mandate.pk
    assert done_for(places, now=mandate.until).mandate_id is None
    assert my_mandates(places.person("Leïla"), mandate.until) == []


def test_signed_months_later_it_lasts_no_longer(places: Cast) -> None:
    """A year from the day when it was written, not from the day when it came back."""
    mandate = prepared(places, "Leïla", lasting=Lasting.YEAR)
    late = mandate.until - timedelta(days=1)
    assert sign(places, mandate, now=late).until == mandate.until
    assert MandateProof.objects.get(pk=mandate.pk).ended_at == mandate.until
    assert mandate.until - mandate.prepared_at <= timedelta(days=366)


def test_a_signature_reaches_back_thirty_days_to_the_minute(places: Cast) -> None:
    signed_at = LATER + timedelta(days=30)
    inside = done_for(places, now=LATER)
    outside = done_for(places, now=LATER - timedelta(minutes=1))
    alone = done_for(places, level=HelpLevel.ALONE)
    mandate = sign(places, prepared(places, "Leïla", now=LATER), now=signed_at)
    linked = set(TaskRecord.objects.filter(mandate=mandate))
    assert linked == {inside}
    assert {outside, alone}.isdisjoint(linked)


def test_what_one_mandate_put_right_the_next_does_not_take(places: Cast) -> None:
    act = done_for(places)
    first = sign(places, prepared(places, "Leïla"))
    revoke_mandate(actor=places.person("Leïla"), mandate_id=first.pk, now=LATER)
    sign(places, prepared(places, "Leïla", lasting=Lasting.YEAR))
    act.refresh_from_db()
    assert act.mandate_id == first.pk, "it was done under what she had signed then"


# One person known twice; nobody any more.


def twice(cast: Cast) -> dict[str, UUID]:
    kept, absorbed = cast.beneficiary("Martine").pk, cast.beneficiary("Leïla").pk
    return {"kept_id": kept, "absorbed_id": absorbed}


def test_what_she_signed_under_her_other_row_is_still_read_and_stopped(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    nolwenn, martine = places.helper(places.nolwenn), places.person("Martine")
    merge_people(actor=nolwenn, now=LATER, **twice(places))
    assert [one.pk for one in my_mandates(martine, LATER)] == [mandate.pk]
    assert [one.pk for one in mandates_seen_by(nolwenn, martine.id, LATER)] == [mandate.pk]
    assert done_for(places, "Martine").mandate_id == mandate.pk
    assert not mandates_of(places.helper(places.charlie))
    assert not mandates_of(places.person("Gilles"))
    revoke_mandate(actor=martine, mandate_id=mandate.pk, now=LATER)
    assert done_for(places, "Martine").mandate_id is None


def test_told_apart_again_each_has_her_own(places: Cast) -> None:
    mandate = sign(places, prepared(places, "Leïla"))
    nolwenn, martine = places.helper(places.nolwenn), places.person("Martine")
    merged = merge_people(actor=nolwenn, now=LATER, **twice(places)).merge
    undo_merge(actor=nolwenn, merge_id=merged.pk, now=LATER)
    assert my_mandates(martine, LATER) == []
    assert [one.pk for one in my_mandates(places.person("Leïla"), LATER)] == [mandate.pk]


def test_a_page_that_waited_before_the_merge_is_prepared_again(places: Cast) -> None:
    waiting = prepared(places, "Leïla")
    nolwenn = places.helper(places.nolwenn)
    merge_people(actor=nolwenn, now=LATER, **twice(places))
    assert my_mandates(places.person("Martine"), LATER) == []
    with pytest.raises(PaperRefused):
        record_paper_mandate(
            actor=nolwenn,
            reference=reference_of("mandate", waiting.pk),
            signed=True,
            now=LATER,
        )


def test_taken_away_it_says_the_text_and_what_was_done_in_words(places: Cast) -> None:
    done_for(places, words="Avec Perrig", minutes=30)
    mandate = sign(places, prepared(places, "Leïla"))
    parts = {one.key: one for one in gathered(places.beneficiary("Leïla").pk, now=LATER).parts}
    (task,) = parts["autonomy.taskrecord"].rows
    assert "S’actualiser à France Travail" in str(task["task"])
    assert (task["words"], task["minutes"]) == ("Avec Perrig", 30)
    assert parts["autonomy.mandate"].rows[0]["text"] == mandate.text
    assert "autonomy.mandateproof" not in parts
    other = gathered(places.beneficiary("Martine").pk, now=LATER)
    assert "Perrig" not in other.model_dump_json()


def test_erased_only_the_proof_of_what_she_signed_stays_and_names_nobody(places: Cast) -> None:
    done_for(places, words="Avec Perrig")
    mandate = sign(places, prepared(places, "Leïla"))
    prepared(places, "Leïla", acts=["taxes"])
    others = prepared(places, "Martine")
    leila = places.beneficiary("Leïla").pk
    erase(leila, LATER)
    assert set(Mandate.objects.all()) == {others}
    assert not TaskRecord.objects.filter(person=leila).exists()
    (proof,) = MandateProof.objects.filter(person_id=leila)
    assert (proof.pk, proof.text_digest) == (mandate.pk, mandate.text_digest)
    written = " ".join(str(value) for value in vars(proof).values())
    assert not [name for name in ("Leïla", "Nolwenn", "ft_update", "Perrig") if name in written]
    with pytest.raises(PaperRefused):
        record_paper_mandate(
            actor=places.helper(places.nolwenn),
            reference=reference_of("mandate", mandate.pk),
            signed=True,
            now=LATER,
        )
