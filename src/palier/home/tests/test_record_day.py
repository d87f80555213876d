"""The day noted afterwards: twelve people in a minute, nothing lost and nothing doubled."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.autonomy.models import TaskRecord
from palier.home.day_form import LINES
from palier.people.models import Beneficiary, Visit
from palier.people.queries import here_now
from tests.cast import Cast

Typed = dict[str, Any]


def day(n: int = 0) -> str:
    """That many days ago, as the form says it."""
    return (timezone.localtime() - timedelta(days=n)).date().isoformat()


def sheet(*lines: Typed, on: str | None = None) -> Typed:
    """What a browser sends: every line, the written ones and the blank ones."""
    sent: Typed = {"day": day() if on is None else on}
    for n in range(LINES):
        said = lines[n] if n < len(lines) else {}
        line = {"ticket": str(uuid4()), "level": "with", "minutes": "15", **said}
        sent |= {f"line{n}-{name}": value for name, value in line.items()}
    return sent


@pytest.fixture
def nolwenn(cast: Cast) -> Client:
    TaskRecord.objects.all().delete()
    return cast.signed_in(cast.nolwenn)


def send(client: Client, sent: Typed) -> Any:
    return client.post(reverse("record_day"), sent)


def test_twelve_people_are_one_submit(nolwenn: Client) -> None:
    before = Visit.objects.count()
    lines = [{"first_name": f"Prénom{n}", "what": "S’actualiser"} for n in range(LINES)]
    answer = send(nolwenn, sheet(*lines))
    assert answer.headers["Location"] == reverse("desk")
    assert Visit.objects.count() == before + LINES
    assert TaskRecord.objects.count() == LINES
    assert "12 passages notés." in nolwenn.get(reverse("desk")).content.decode()


def test_a_line_says_who_for_what_with_which_help_and_for_how_long(nolwenn: Client) -> None:
    send(nolwenn, sheet({"what": "S’actualiser", "level": "for", "minutes": "40"}, on=day(2)))
    task = TaskRecord.objects.get()
    visit = task.visit
    assert visit is not None
    assert (visit.person.first_name, visit.request) == ("", "S’actualiser")
    assert (task.task, task.level, task.minutes) == ("ft_update", "for", 40)
    assert task.person_id == visit.person_id
    assert visit.left_at is not None
    assert visit.left_at - visit.arrived_at == timedelta(minutes=40)
    noon = timezone.localtime(task.done_at)
    assert (noon.date().isoformat(), noon.hour) == (day(2), 12)


def test_nobody_of_the_sheet_is_still_here(cast: Cast, nolwenn: Client) -> None:
    actor = cast.helper(cast.nolwenn)
    before = here_now(actor, timezone.now()).count()
    send(nolwenn, sheet({"first_name": "Ana", "what": "Imprimer"}))
    assert here_now(actor, timezone.now()).count() == before


def test_blank_lines_are_nobody(nolwenn: Client) -> None:
    before = Visit.objects.count()
    send(nolwenn, sheet({}, {"first_name": " \u200b "}, {"what": "Imprimer une offre"}))
    assert Visit.objects.count() == before + 1


def test_the_same_sheet_sent_twice_is_one(nolwenn: Client) -> None:
    sent = sheet({"first_name": "Ana", "what": "Imprimer"}, {"what": "Son CV"})
    counts = set()
    for _ in range(2):
        assert send(nolwenn, sent).headers["Location"] == reverse("desk")
        counts.add((Visit.objects.count(), TaskRecord.objects.count(), Beneficiary.objects.count()))
    assert len(counts) == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"first_name": "é" * 41}, "C’est trop long : 40 signes au plus."),
        ({"what": "é" * 201}, "C’est trop long : 200 signes au plus."),
        ({"first_name": "Ana", "minutes": "quinze"}, "nombre entier"),
        ({"first_name": "Ana", "minutes": "-3"}, "supérieure ou égale à 1"),
        ({"first_name": "Ana", "minutes": "9" * 400}, "inférieure ou égale à 600"),
        ({"first_name": "Ana", "level": "forged"}, "forged"),
    ],
)
def test_one_wrong_line_writes_nothing_and_keeps_everything(
    nolwenn: Client, wrong: Typed, says: str
) -> None:
    before = Visit.objects.count()
    answer = send(nolwenn, sheet({"first_name": "Zoé", "what": "Son CV à elle"}, wrong))
    page = answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert answer.status_code == 422
    assert says in page
    assert 'value="Zoé"' in page
    assert 'value="Son CV à elle"' in page
    assert page.count('role="alert"') == 1
    assert Visit.objects.count() == before


@pytest.mark.parametrize("on", [8, -1, "1970-01-01", "forged", "", "\x00"])
def test_a_day_that_cannot_be_is_said(nolwenn: Client, on: int | str) -> None:
    before = Visit.objects.count()
    said = day(on) if isinstance(on, int) else on  # a run may begin before midnight
    answer = send(nolwenn, sheet({"first_name": "Zoé"}, on=said))
    assert answer.status_code == 422
    assert "Choisissez un jour de cette semaine." in answer.content.decode()
    assert 'value="Zoé"' in answer.content.decode()
    assert Visit.objects.count() == before


def test_damaged_tickets_only_lose_their_protection(nolwenn: Client) -> None:
    before = Visit.objects.count()
    send(nolwenn, sheet(*({"what": "Son CV", "ticket": bad} for bad in ("", "x" * 999, "\x00"))))
    assert Visit.objects.count() == before + 3


def test_a_first_name_already_known_is_asked_about_once(cast: Cast, nolwenn: Client) -> None:
    known = cast.beneficiary("Claudia")
    sent = sheet({"first_name": "claudia-rose", "what": "Son CV"}, {"first_name": "Zoé"})
    before = Visit.objects.count()
    page = send(nolwenn, sent).content.decode()
    assert f'<option value="{known.pk}"' in page
    assert "Zoulikha-CV" in page
    assert Visit.objects.count() == before
    send(nolwenn, {**sent, "line0-who": str(known.pk)})
    assert Visit.objects.count() == before + 2
    assert TaskRecord.objects.get().person_id == known.pk
    send(nolwenn, sheet({"first_name": "Claudia-Rose", "who": "new"}))
    assert Beneficiary.objects.filter(called="Claudia-Rose").count() == 2


def test_somebody_of_another_place_is_nobody_here(cast: Cast, nolwenn: Client) -> None:
    gilles = cast.beneficiary("Gilles")
    send(nolwenn, sheet({"first_name": "Gilles", "who": str(gilles.pk)}))
    assert gilles.visits.count() == 1


def test_a_volunteer_notes_today_and_learns_no_name(cast: Cast) -> None:
    soizic = cast.signed_in(cast.soizic)
    page = soizic.get(reverse("record_day")).content.decode()
    assert page.count('<option value="20') == 1
    before = Visit.objects.count()
    assert send(soizic, sheet({"what": "Imprimer"}, on=day(1))).status_code == 422
    answer = send(soizic, sheet({"first_name": "Claudia-Rose", "what": "Imprimer"}))
    assert answer.headers["Location"] == reverse("desk")
    assert Visit.objects.count() == before + 1
    assert cast.beneficiary("Claudia").visits.count() == 1


def test_the_words_of_the_list_choose_their_kind(nolwenn: Client) -> None:
    page = nolwenn.get(reverse("record_day")).content.decode()
    assert page.count("<li>") == LINES
    assert '<option value="S’actualiser à France Travail">' in page
    send(nolwenn, sheet({"what": "S’actualiser à France Travail"}, {"what": "Autre chose encore"}))
    assert sorted(one.task for one in TaskRecord.objects.all()) == ["ft_update", "other"]
