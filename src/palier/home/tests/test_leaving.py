"""The screens by which a person takes away or erases; the counter; what the desk shows of it."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.audit.actions import record_look
from palier.people.models import Announcement, Beneficiary, Membership, Visit
from palier.people.rules.actor import Role
from tests.cast import CARD_PIN, Cast


def body(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def is_there(pk: UUID) -> bool:
    return Beneficiary.objects.filter(pk=pk).exists()


def announced(cast: Cast, name: str) -> Announcement:
    Visit.objects.filter(person=cast.beneficiary(name)).update(
        arrived_at=timezone.now() - timedelta(days=700), left_at=timezone.now()
    )
    return Announcement.objects.create(
        person=cast.beneficiary(name),
        announced_at=timezone.now() - timedelta(minutes=5),
        erase_at=timezone.now() + timedelta(days=30),
    )


def test_one_press_never_erases(cast: Cast) -> None:
    screen, her = cast.in_hands_of("Claudia"), cast.beneficiary("Claudia").pk
    page = body(screen, "erase_me")
    assert 'value="erase"' not in page
    assert "Vos passages" in page
    assert "Trois ans" in page
    for said in ({}, {"do": "next"}, {"do": "done"}, {"do": ""}):
        assert screen.post(reverse("erase_me"), said).status_code == 200
    assert is_there(her)


def test_the_last_screen_is_nobody_s_and_leads_nowhere(cast: Cast) -> None:
    screen, her = cast.in_hands_of("Claudia"), cast.beneficiary("Claudia").pk
    answer = screen.post(reverse("erase_me"), {"do": "erase", "pin": CARD_PIN})
    assert "C’est effacé" in answer.content.decode()
    assert not is_there(her)
    again = screen.post(reverse("erase_me"), {"do": "erase", "pin": CARD_PIN})
    assert again.headers["Location"] == reverse("welcome")


def test_the_desk_just_loses_the_person(cast: Cast) -> None:
    desk, pk = cast.signed_in(cast.nolwenn), cast.beneficiary("Leïla").pk
    assert "Leïla-Rose" in body(desk, "desk")
    cast.in_hands_of("Leïla").post(reverse("erase_me"), {"do": "erase", "pin": CARD_PIN})
    page = body(desk, "desk")
    assert "Leïla-Rose" not in page
    assert "Jasmin-parler" not in page
    assert desk.get(reverse("person", args=[pk])).status_code == 404


def test_files_have_neutral_names_and_are_never_kept(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    for how, kind, name in (
        ("file", "application/zip", "mes-informations.zip"),
        ("paper", "application/pdf", "mes-informations.pdf"),
    ):
        answer = screen.post(reverse("take_away"), {"do": how, "pin": CARD_PIN})
        assert answer.headers["Content-Type"] == kind
        assert f'filename="{name}"' in answer.headers["Content-Disposition"]
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Claudia" not in answer.headers["Content-Disposition"]


def test_asked_at_the_counter_the_person_confirms_on_her_screen(cast: Cast) -> None:
    desk, leila = cast.signed_in(cast.nolwenn), cast.beneficiary("Leïla").pk
    assert reverse("prepare_erasure", args=[leila]) in body(desk, "person", leila)
    door = desk.post(reverse("prepare_erasure", args=[leila])).headers["Location"]
    assert door == reverse("hand_over", args=[cast.visits["Leïla"].pk])
    assert is_there(leila)
    home = body(cast.in_hands_of("Leïla"), "my_home")
    assert "Vous avez demandé à tout effacer" in home
    assert reverse("erase_me") in home


def test_asked_when_nobody_is_there_it_waits_for_the_next_visit(cast: Cast) -> None:
    Visit.objects.update(left_at=timezone.now())
    leila = cast.beneficiary("Leïla").pk
    answer = cast.signed_in(cast.nolwenn).post(
        reverse("prepare_erasure", args=[leila]), follow=True
    )
    assert "C’est noté" in answer.content.decode()


def test_on_paper_the_tick_comes_before_the_button(cast: Cast) -> None:
    desk, leila = cast.signed_in(cast.nolwenn), cast.beneficiary("Leïla").pk
    page = reverse("erase_on_paper", args=[leila])
    answer = desk.post(page)
    assert answer.status_code == 422
    assert "Cochez d’abord" in answer.content.decode()
    assert is_there(leila)
    assert "C’est effacé" in desk.post(page, {"signed": "1"}, follow=True).content.decode()
    assert not is_there(leila)


def test_a_volunteer_does_not_erase(cast: Cast) -> None:
    desk, leila = cast.signed_in(cast.soizic), cast.beneficiary("Leïla").pk
    for name in ("prepare_erasure", "erase_on_paper", "erasure_form"):
        assert desk.get(reverse(name, args=[leila])).status_code == 404
        desk.post(reverse(name, args=[leila]), {"signed": "1"})
    assert is_there(leila)


@pytest.mark.parametrize("act", ["take_away", "erase_me"])
@pytest.mark.parametrize("pin", ["", "0000", "9" * 10_000, "é\x00"])
def test_whoever_has_a_code_gives_it_before_everything_goes(cast: Cast, act: str, pin: str) -> None:
    screen, her = cast.in_hands_of("Claudia"), cast.beneficiary("Claudia").pk
    pressed = {"do": "erase" if act == "erase_me" else "file", "pin": pin}
    answer = screen.post(reverse(act), pressed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert is_there(her)


def test_soon_erased_is_on_the_desk_with_one_press_to_keep(cast: Cast) -> None:
    one = announced(cast, "Caroline")
    desk = cast.signed_in(cast.nolwenn)
    page = body(desk, "desk")
    assert "Bientôt effacé" in page
    assert "Bientôt effacé" not in body(cast.signed_in(cast.charlie), "desk")
    keep = reverse("keep_person", args=[one.person_id])
    assert keep in page
    assert cast.signed_in(cast.charlie).post(keep).status_code == 404
    assert desk.post(keep).headers["Location"] == reverse("desk")
    assert "Bientôt effacé" not in body(desk, "desk")


def test_whoever_comes_back_reads_that_all_is_kept(cast: Cast) -> None:
    announced(cast, "Caroline")
    Visit.objects.update(left_at=None)
    assert "Vous êtes là. Tout est gardé." in body(cast.in_hands_of("Caroline"), "my_home")


def test_only_the_head_is_asked_about_a_crowd(cast: Cast) -> None:
    now = timezone.now()
    for name in ("Claudia", "Geneviève", "Leïla", "Caroline", ""):
        announced(cast, name)
    for n in range(3):
        announced_one = cast.arrive(f"Nom{n}", "")
        assert announced_one
        announced(cast, f"Nom{n}")
    assert "Beaucoup de personnes" not in body(cast.signed_in(cast.nolwenn), "desk")
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=Role.HEAD)
    desk = cast.signed_in(cast.nolwenn)
    assert "Beaucoup de personnes" not in body(desk, "desk"), "nobody is due yet"
    desk.post(reverse("confirm_erasures"))
    assert not Announcement.objects.exclude(confirmed_at=None).exists()
    assert now < timezone.now()


def test_who_looked_says_what_when_and_from_which_place(cast: Cast) -> None:
    """Charlie, of another place, whom she let look: grouped by day, in plain words."""
    her, now = cast.beneficiary("Claudia").pk, timezone.now()
    for account, days in ((cast.nolwenn, 0), (cast.charlie, 0), (cast.nolwenn, 3)):
        at = now - timedelta(days=days)
        record_look("result", actor=cast.helper(account), person_id=her, now=at)
    page = body(cast.in_hands_of("Claudia"), "who_sees")
    looks = page[page.index("<h2>Qui a regardé") :]
    assert looks.count("a regardé vos résultats") == 3
    assert len(re.findall("<h3>", looks)) == 2
    assert "Charlie" in looks
    assert "Relais emploi du Port" in looks
    assert looks.count("<ul") == looks.count("</ul>")
