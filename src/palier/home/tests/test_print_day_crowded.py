"""The sheets of a crowded morning: everybody is on them, within the paper, and nobody else is."""

import io
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pypdfium2 as pdfium
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.attention import actions as attention
from palier.audit.models import Entry
from palier.journey.actions import steps
from palier.journey.models import Step
from palier.journey.writing import Said
from palier.people import actions as people
from palier.people.models import Beneficiary, Consent, Helper, Structure
from palier.people.rules.actor import Matter, PersonActor
from tests.cast import PARIS, Cast

EVENING = datetime(2026, 3, 9, 18, 0, tzinfo=PARIS)
TOMORROW = EVENING.date() + timedelta(days=1)


def printed(client: Client, query: str = "") -> tuple[pdfium.PdfDocument, str]:
    made = client.get(reverse("print_day") + query)
    assert made.headers["Content-Type"] == "application/pdf"
    assert "no-store" in made.headers["Cache-Control"]
    read = pdfium.PdfDocument(io.BytesIO(made.content))
    words = " ".join(page.get_textpage().get_text_bounded() for page in read)
    return read, " ".join(words.replace("\u00a0", " ").split())


def outside(read: pdfium.PdfDocument) -> list[str]:
    """Signs that fall off the paper."""
    lost = []
    for page in read:
        text, (width, height) = page.get_textpage(), page.get_size()
        for n in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(n)
            if left < 0 or bottom < 0 or right > width or top > height:
                lost.append(text.get_text_range(n, 1))
    return lost


def to_come(
    cast: Cast, called: str, day: date, words: str = "Lanig-pas", n: int = 0
) -> PersonActor:
    """Somebody who opened her plan, and is expected on that day."""
    who = cast.arrive(called, "", called=called)
    actor, now = PersonActor(who.person_id, who.structure_id, who.pk), cast.now
    people.give_consent(actor=actor, matter=Matter.PLAN, now=now)
    said = Said("Lanig-pas", day=day, hour=time(8 + n % 10, n % 60))
    steps.write_step(
        actor=cast.helper(cast.nolwenn), person_id=actor.id, said=said, ticket=uuid4(), now=now
    )
    return actor


@pytest.fixture
def evening(cast: Cast) -> Cast:
    """The cast at six in the evening, the day before."""
    cast.now = EVENING - timedelta(minutes=20)
    return cast


def at_the_desk(cast: Cast, query: str = "") -> tuple[pdfium.PdfDocument, str]:
    with time_machine.travel(EVENING, tick=False):
        return printed(cast.signed_in(cast.nolwenn), query)


def test_two_hundred_people_with_the_longest_names_stay_on_the_paper(evening: Cast) -> None:
    names = [f"{n:03}" + letter * 37 for n, letter in enumerate("Wmﬁ8éÅŒ—ЖΩ" * 20)]
    assert len(names) == 200
    Helper.objects.filter(pk=evening.nolwenn.helper_id).update(name="Marie-" + "Nolwenn" * 7)
    Structure.objects.filter(pk=evening.kerourien.pk).update(name="Espace " * 15)
    for n, name in enumerate(names):
        who = to_come(evening, name, TOMORROW, n=n)
        if n % 10 == 0:
            attention.ask_for_human(actor=who, words="Lanig-parler", now=evening.now)
    read, words = at_the_desk(evening)
    assert not outside(read)
    glued = words.replace(" ", "")
    assert [n for n in range(200) if f"{n:03}" not in glued] == []
    assert 4 < len(read) < 30
    assert f"{len(read)} / {len(read)}" in words
    assert "Lanig" not in words
    looked = Entry.objects.filter(verb="look", by=evening.nolwenn.helper_id)
    assert looked.filter(at=EVENING).values("person").distinct().count() >= 200


@pytest.mark.parametrize(
    "name", ["#set page(width: 1mm)", "\\u{202e}", "*_`$", '"], [#pagebreak()', "😀👩‍🦽", "ابتسام"]
)
def test_a_name_is_never_read_as_the_language_of_the_press(evening: Cast, name: str) -> None:
    to_come(evening, name, TOMORROW)
    plain = len(at_the_desk(evening)[0])
    read, words = at_the_desk(evening)
    assert len(read) == plain
    assert not outside(read)
    assert "Lanig" not in words
    assert "Qui doit venir" in words


def test_only_those_of_that_day_who_opened_their_plan_are_on_the_sheet(evening: Cast) -> None:
    coming = {
        "Aouregan": TOMORROW,
        "Briag": TOMORROW,
        "Clervie": EVENING.date(),
        "Derrien": TOMORROW + timedelta(days=1),
        "Eflamm": date(1970, 1, 1),
    }
    actors = {name: to_come(evening, name, day) for name, day in coming.items()}
    words = at_the_desk(evening)[1]
    assert [name for name in coming if name in words] == ["Aouregan", "Briag"]
    plan = Consent.objects.get(person=actors["Briag"].id, matter=Matter.PLAN)
    people.withdraw_consent(actor=actors["Briag"], consent_id=plan.pk, now=EVENING)
    Step.objects.filter(plan__person=actors["Aouregan"].id).update(where="Chez elle")
    words = at_the_desk(evening)[1]
    assert not any(name in words for name in coming)
    assert "Clervie" in at_the_desk(evening, "?day=today")[1]


def test_an_agreement_that_ends_tonight_opens_nothing_tomorrow(evening: Cast) -> None:
    who = to_come(evening, "Gwenole", TOMORROW)
    assert "Gwenole" in at_the_desk(evening)[1]
    Consent.objects.filter(person=who.id).update(until=EVENING + timedelta(hours=3))
    assert "Gwenole" not in at_the_desk(evening)[1]


def test_an_agreement_that_ended_at_one_o_clock_opens_nothing_at_six(evening: Cast) -> None:
    who = to_come(evening, "Gwenole", EVENING.date())
    assert "Gwenole" in at_the_desk(evening, "?day=today")[1]
    past = {"given_at": EVENING - timedelta(days=9), "until": EVENING - timedelta(hours=5)}
    Consent.objects.filter(person=who.id).update(**past)
    assert "Gwenole" not in at_the_desk(evening, "?day=today")[1]


def test_a_surname_in_the_wrong_box_stays_off_the_paper(evening: Cast) -> None:
    who = to_come(evening, "Hoela Kerbrat", TOMORROW)
    attention.ask_for_human(actor=who, words="Lanig-parler", now=evening.now)
    words = at_the_desk(evening)[1]
    assert words.count("Hoela") == 2
    assert "Kerbrat" not in words
    assert Beneficiary.objects.get(pk=who.id).first_name == "Hoela Kerbrat"


@pytest.mark.parametrize(
    ("evening", "expected"),
    [
        (datetime(2026, 12, 31, 18, tzinfo=PARIS), "lundi 4 janvier"),
        (datetime(2026, 3, 28, 23, 59, tzinfo=PARIS), "lundi 30 mars"),  # two hours long night
        (datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=1), "lundi 26 octobre"),
        (datetime(2028, 2, 28, 23, 30, tzinfo=PARIS), "mardi 29 février"),
    ],
)
def test_the_next_day_is_that_of_the_place(cast: Cast, evening: datetime, expected: str) -> None:
    with time_machine.travel(evening, tick=False):
        assert f"La journée du {expected}" in printed(cast.signed_in(cast.nolwenn))[1]
        assert timezone.localtime().date() == evening.date()
