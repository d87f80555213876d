"""What a volunteer sees: the day, and nothing of anybody who is not here. A new address of the
helper's side must choose: it is in ``OPEN``, or it answers "not found" to a volunteer."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from palier.access.models import Station
from palier.access.sides import Side, side_of
from palier.attention.actions import ask_for_human
from palier.attention.models import Concern
from palier.diagnosis.models import Diagnosis
from palier.people import actions as people
from palier.people.models import Beneficiary, Visit
from palier.people.rules.actor import Matter
from tests.cast import SECRETS, Cast, every_row
from tests.walk import addresses_of, patterns

THE_DAY = {
    *("desk", "desk_news", "welcome_person", "hand_over", "end_visit", "undo_departure"),
    "record_day",
    *("open_on_station", "close_station"),
    *("record_task", "record_anonymous_task", "undo_task"),
}

HER_OWN = {
    *("mfa_index", "change_name", "change_password", "change_pin", "account_reauthenticate"),
    *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "add_passkey", "remove_passkey"),
}

NAMES_ONLY = {"team"}

OPEN = THE_DAY | HER_OWN | NAMES_ONLY
"""Every page of the helper's side that a volunteer may open. All the others are closed to her."""

ASK_FIRST = {302, 404, 405}
"""Another page first (« Est-ce bien vous ? »), nothing of hers there, or only a press."""


def helpers_pages() -> Iterator[URLPattern]:
    yield from (one for one in patterns() if side_of(one.callback) is Side.HELPER)


def leave_for_long(cast: Cast) -> None:
    """Everybody came last week; only Geneviève is here today."""
    last_week = timezone.now() - timedelta(days=7)
    others = Visit.objects.exclude(person=cast.beneficiary("Geneviève"))
    others.update(arrived_at=last_week, left_at=last_week + timedelta(hours=1))


def test_every_page_of_the_helper_s_side_chose() -> None:
    assert {str(pattern.name) for pattern in helpers_pages()} >= OPEN


def test_what_is_not_open_is_not_found(cast: Cast) -> None:
    client, closed = cast.signed_in(cast.soizic), 0
    forged = {"role": "head", "do": "take", "closing": "talked", "stage": "mastery", "reason": "x"}
    before = sizes()
    for pattern in helpers_pages():
        if str(pattern.name) not in OPEN:
            for address in addresses_of(pattern):
                assert client.get(address).status_code in {404, 405}, address
                assert client.post(address, forged).status_code in {404, 405}, address
                closed += 1
    assert closed >= 15
    assert sizes() == before


def sizes() -> list[str]:
    return sorted(f"{type(row).__name__}:{row.pk}" for row in every_row())


def test_what_is_open_opens(cast: Cast) -> None:
    client, seen = cast.signed_in(cast.soizic), set()
    for pattern in helpers_pages():
        if str(pattern.name) in OPEN:
            statuses = {client.get(address).status_code for address in addresses_of(pattern)}
            assert statuses <= {200} | ASK_FIRST, pattern
            seen |= {str(pattern.name)} if 200 in statuses else set()
    assert seen >= {"desk", "hand_over", "mfa_index", "change_password", "team"}


def test_she_opens_a_page_on_a_machine_for_who_is_here_and_for_nobody_else(cast: Cast) -> None:
    leave_for_long(cast)
    soizic, station = cast.signed_in(cast.soizic), Station.objects.get(number=7)
    here, gone = cast.visits["Geneviève"], cast.visits["Leïla"]
    Visit.objects.filter(pk=gone.pk).update(left_at=None)  # nobody said last week that she left
    for visit, status in ((here, 302), (gone, 404)):
        address = reverse("open_on_station", args=[visit.pk])
        assert soizic.get(address).status_code == (200 if status == 302 else 404)
        assert soizic.post(address, {"station": str(station.pk)}).status_code == status
    assert [one.person_id for one in station.sittings.all()] == [here.person_id]


def test_nothing_of_who_is_not_here_is_read_anywhere(cast: Cast) -> None:
    """Claudia agreed to show her result; Leïla asked to talk. Neither is here today."""
    people.give_consent(actor=cast.person("Leïla"), matter=Matter.RESULT, now=timezone.now())
    leave_for_long(cast)
    soizic, nolwenn = cast.signed_in(cast.soizic), cast.signed_in(cast.nolwenn)
    read = {"soizic": "", "nolwenn": ""}
    for pattern in helpers_pages():
        for address in addresses_of(pattern):
            read["soizic"] += page_of(soizic, address)
            read["nolwenn"] += page_of(nolwenn, address)
    present = {"Geneviève-Rose"}
    assert {word for word in SECRETS if word in read["soizic"]} == present
    assert {word for word in SECRETS if word in read["nolwenn"]} == set(SECRETS)
    assert "déjà venues" not in read["soizic"]
    assert "répond" not in read["soizic"]


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode(errors="replace")


def test_a_name_already_known_is_not_told_at_the_door(cast: Cast) -> None:
    leave_for_long(cast)
    client = cast.signed_in(cast.soizic)
    arrival = {"first_name": "Claudia-Rose", "request": "Imprimer", "ticket": str(uuid4())}
    assert client.post(reverse("welcome_person"), arrival).headers["Location"] == reverse("desk")
    assert Beneficiary.objects.filter(called="Claudia-Rose").count() == 2
    returning = {**arrival, "returning": str(cast.beneficiary("Claudia").pk), "ticket": ""}
    assert client.post(reverse("welcome_person"), returning).status_code == 404


def test_she_runs_the_day(cast: Cast) -> None:
    client, visit = cast.signed_in(cast.soizic), cast.visits["Geneviève"]
    desk = client.get(reverse("desk")).content.decode()
    assert "S’actualiser" in desk
    assert f'"{reverse("person", args=[visit.person_id])}"' not in desk
    ticket = str(uuid4())
    for _ in range(2):
        client.post(reverse("welcome_person"), {"first_name": "Ibrahim", "ticket": ticket})
    assert Visit.objects.filter(ticket=ticket).count() == 1
    for _ in range(2):
        ended = client.post(reverse("end_visit", args=[visit.pk]))
        assert ended.headers["Location"] == reverse("desk")
    given = client.post(reverse("hand_over", args=[cast.visits["Claudia"].pk]))
    assert given.headers["Location"] == reverse("accept_sight")


def test_a_visit_of_yesterday_is_not_hers(cast: Cast) -> None:
    visit = cast.visits["Claudia"]
    Visit.objects.filter(pk=visit.pk).update(arrived_at=timezone.now() - timedelta(days=1))
    client = cast.signed_in(cast.soizic)
    for act in ("hand_over", "end_visit"):
        assert client.post(reverse(act, args=[visit.pk])).status_code == 404
    assert (
        cast.signed_in(cast.nolwenn).get(reverse("hand_over", args=[visit.pk])).status_code == 200
    )


def test_who_asks_to_talk_is_answered_by_somebody_who_sees_it(cast: Cast) -> None:
    Visit.objects.update(welcomed_by=cast.soizic.helper)
    Concern.objects.all().delete()
    concern = ask_for_human(actor=cast.person("Caroline"), words="", now=timezone.now())
    assert concern.owner_id != cast.soizic.helper_id


def test_her_look_is_never_written_because_she_never_looks(cast: Cast) -> None:
    point = Diagnosis.objects.get(person=cast.beneficiary("Claudia"))
    client = cast.signed_in(cast.soizic)
    for page in ("see_result", "see_sheet"):
        assert client.get(reverse(page, args=[point.pk])).status_code == 404
