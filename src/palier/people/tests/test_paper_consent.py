"""An agreement on paper: printed by a helper, signed by the person, recorded once, in its place."""

from datetime import timedelta

import pytest

from palier.audit.models import Entry
from palier.people import queries
from palier.people.actions import (
    NotSigned,
    PaperRefused,
    draw_up_consent,
    give_consent,
    record_paper_consent,
    withdraw_consent,
)
from palier.people.models import Beneficiary, Consent, PaperConsent
from palier.people.rules import reference as references
from palier.people.rules.actor import HelperActor, Matter
from palier.people.rules.consent import Lasting
from palier.people.seals import reference_of
from tests.cast import MONDAY, Cast, open_places

LATER = MONDAY + timedelta(hours=2)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Leïla", "")
    return cast


def nolwenn(places: Cast) -> HelperActor:
    return places.helper(places.nolwenn)


def printed(places: Cast, lasting: Lasting = Lasting.YEAR) -> PaperConsent:
    return draw_up_consent(
        actor=nolwenn(places),
        person_id=places.beneficiary("Leïla").pk,
        matter=Matter.RESULT,
        lasting=lasting,
        now=MONDAY,
    )


def on(paper: PaperConsent) -> str:
    return reference_of("paper", paper.pk)


def note(places: Cast, reference: str, **other: object) -> Consent:
    given = {"actor": nolwenn(places), "signed": True, "now": LATER, **other}
    return record_paper_consent(reference=reference, **given)  # type: ignore[arg-type]


def refused(places: Cast, reference: str, **other: object) -> None:
    with pytest.raises(PaperRefused):
        note(places, reference, **other)


def test_a_signed_page_opens_what_it_says_and_tells_who_recorded_it(places: Cast) -> None:
    paper = printed(places)
    assert not queries.visible_to(nolwenn(places), Matter.RESULT, LATER).exists()
    consent = note(places, on(paper))
    assert queries.visible_to(nolwenn(places), Matter.RESULT, LATER).exists()
    assert (consent.how, consent.recorded_by_id) == ("paper", places.nolwenn.helper_id)
    assert (consent.until, consent.text_id) == (paper.until, paper.text_id)
    assert Entry.objects.get(verb="record_paper_consent").person == paper.person_id


@pytest.mark.parametrize("spelt", [str.lower, references.grouped, "  {} ".format])
def test_a_reference_is_read_as_hands_and_scanners_give_it(places: Cast, spelt: object) -> None:
    note(places, spelt(on(printed(places))))  # type: ignore[operator]


def test_without_a_signature_nothing_is_recorded(places: Cast) -> None:
    with pytest.raises(NotSigned):
        note(places, on(printed(places)), signed=False)
    assert not Consent.objects.exists()


def test_a_page_counts_once_even_after_she_changed_her_mind(places: Cast) -> None:
    paper = printed(places)
    consent = note(places, on(paper))
    refused(places, on(paper))
    withdraw_consent(actor=places.person("Leïla"), consent_id=consent.pk, now=LATER)
    refused(places, on(paper))


def test_a_page_printed_before_she_closed_does_not_open_again(places: Cast) -> None:
    person, paper = places.person("Leïla"), printed(places)
    consent = give_consent(
        actor=person, matter=Matter.RESULT, lasting=Lasting.MONTH_END, now=MONDAY
    )
    withdraw_consent(actor=person, consent_id=consent.pk, now=LATER)
    refused(places, on(paper), now=LATER + timedelta(minutes=1))


def test_a_page_of_another_place_is_not_known(places: Cast) -> None:
    refused(places, on(printed(places)), actor=places.helper(places.charlie))
    assert not Consent.objects.exists()


@pytest.mark.parametrize("forged", ["", "BCDF-GHJK-LNPR", "B" * 12, "x" * 60, "é" * 12, "1" * 12])
def test_a_forged_reference_opens_nothing(places: Cast, forged: str) -> None:
    printed(places)
    refused(places, forged)


def test_a_row_made_up_in_the_table_has_no_seal(places: Cast) -> None:
    """Whoever can write a row, but does not hold the key of the server, cannot make it count."""
    paper = printed(places)
    PaperConsent.objects.filter(pk=paper.pk).update(digest="8d3f" + "0" * 60)
    refused(places, on(paper))


def test_a_page_recorded_after_its_date_is_too_old(places: Cast) -> None:
    paper = printed(places, Lasting.MONTH_END)
    refused(places, on(paper), now=paper.until)
    note(places, on(paper), now=paper.until - timedelta(seconds=1))


def test_the_same_page_printed_twice_is_one_page(places: Cast) -> None:
    assert printed(places) == printed(places)
    assert Entry.objects.filter(verb="draw_up_consent").count() == 1
    assert printed(places, Lasting.MONTH_END) != printed(places)


def test_nobody_prints_for_a_person_of_another_place(places: Cast) -> None:
    with pytest.raises(Beneficiary.DoesNotExist):
        draw_up_consent(
            actor=places.helper(places.charlie),
            person_id=places.beneficiary("Leïla").pk,
            matter=Matter.RESULT,
            lasting=Lasting.YEAR,
            now=MONDAY,
        )


def test_no_reference_is_kept_in_clear(places: Cast) -> None:
    paper = printed(places)
    assert on(paper) not in str(PaperConsent.objects.values().get())
