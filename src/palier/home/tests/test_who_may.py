"""*Qui voit mes informations ?*: who, what, until when; opened and closed in two presses."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.access.models import Lock
from palier.diagnosis import actions as diagnosis
from palier.people.actions import give_consent
from palier.people.models import Consent, TrustedHelper
from palier.people.rules.actor import Matter
from palier.people.rules.consent import RESULT_VERSION, TEXTS, To, last_day
from tests.cast import PIN, Cast, take_stock
from tests.forms import forms_at

ASK, SEES = reverse("accept_sight"), reverse("who_sees")
YES = {"do": "accept", "read": RESULT_VERSION}


@pytest.fixture
def martine(cast: Cast) -> Client:
    return cast.in_hands_of("Martine")


def words(answer: HttpResponse) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2])
    return " ".join(unescape(text).replace("\u202f", " ").replace("\u00a0", " ").split())


def to_this_place(cast: Cast) -> list[str]:
    live = Consent.objects.filter(
        person=cast.beneficiary("Martine"), structure=cast.kerourien, withdrawn_at=None
    )
    return sorted(live.values_list("matter", flat=True))


def test_every_matter_is_there_and_closed_ones_are_hers(martine: Client) -> None:
    page = words(martine.get(SEES))
    for name in ("Ce que je sais faire", "Mes prochains pas", "Mon CV et mes papiers"):
        assert name in page
    assert page.count("Gardé pour vous.") == 2 * len(Matter) - 1  # Karim reads one


@pytest.mark.parametrize("matter", Matter)
def test_each_matter_opens_and_closes_in_two_presses(
    cast: Cast, martine: Client, matter: Matter
) -> None:
    link = f"{ASK}?matter={matter}"
    assert link in unescape(martine.get(SEES).content.decode())
    page = martine.get(link)
    assert TEXTS[matter, To.PLACE].said("fr").split(".")[0] in unescape(page.content.decode())
    (form, *_) = [f for f in forms_at(martine, link) if f.action == ASK]
    yes = next(press for press in form.presses if press["do"] == "accept")
    assert martine.post(ASK, yes).headers["Location"] == SEES
    assert to_this_place(cast) == [matter]
    close = next(f for f in forms_at(martine, SEES) if "/who-sees/" in f.action)
    martine.post(close.action)
    assert to_this_place(cast) == []


def test_she_reads_again_what_she_accepted_when_and_how(cast: Cast, martine: Client) -> None:
    martine.post(ASK, YES)
    page = words(martine.get(SEES))
    assert "Ce que vous avez accepté Les personnes qui travaillent ici" in page
    assert "à l’écran." in page


def test_words_that_changed_are_shown_again_and_nothing_is_given(
    cast: Cast, martine: Client
) -> None:
    answer = martine.post(ASK, {**YES, "read": "an older one"})
    assert answer.status_code == 422
    assert "Ce texte vient de changer." in words(answer)
    assert to_this_place(cast) == []


@pytest.mark.parametrize(("said", "most"), [("month_end", 31), ("three_months", 92), ("", 366)])
def test_she_chooses_until_when(cast: Cast, martine: Client, said: str, most: int) -> None:
    martine.post(ASK, {**YES, "lasting": said})
    until = Consent.objects.get(structure=cast.kerourien, person__called="Martine-Rose").until
    local = timezone.localtime(until)
    assert local.hour == 0
    assert 0 <= (last_day(local) - timezone.localdate()).days <= most


def test_with_a_pin_what_opens_asks_for_it_and_what_closes_does_not(
    cast: Cast, martine: Client
) -> None:
    lock = Lock(person=cast.beneficiary("Martine"))
    lock.set_pin(PIN)
    lock.save()
    assert "Votre code secret" in words(martine.get(ASK))
    answer = martine.post(ASK, {**YES, "pin": "0000", "lasting": "three_months"})
    assert "Ce n’est pas le bon code." in words(answer)
    assert 'value="three_months" checked' in answer.content.decode()
    assert to_this_place(cast) == []
    martine.post(ASK, {**YES, "pin": PIN})
    consent = Consent.objects.get(person=lock.person, structure=cast.kerourien)
    answer = martine.post(reverse("name_trusted_helper"), {"called": "Sonia"})
    assert "Ce n’est pas le bon code." in words(answer)
    martine.post(reverse("withdraw_consent", args=[consent.pk]))
    assert to_this_place(cast) == []


def test_the_end_is_reminded_at_home_with_a_way_to_change_it(cast: Cast) -> None:
    given = give_consent(actor=cast.person("Claudia"), matter=Matter.RESULT, now=cast.now)
    home = reverse("my_home")
    assert "ne verra plus" not in words(cast.in_hands_of("Claudia").get(home))
    with time_machine.travel(given.until - timedelta(days=20), tick=False):
        page = words(cast.in_hands_of("Claudia").get(home))
    assert f"{cast.kerourien.name} ne verra plus vos informations après le" in page
    assert "Voir et changer" in page


@pytest.mark.parametrize("asked", [{"matter": "everything"}, {"matter": "result", "to": "x"}])
def test_what_does_not_exist_is_not_found(martine: Client, asked: dict[str, str]) -> None:
    assert martine.get(ASK, asked).status_code == 404
    assert martine.post(ASK, {**YES, **asked}).status_code == 404


def test_somebody_else_s_cousin_is_not_found(cast: Cast) -> None:
    theirs, leila = cast.ties["Karim"], cast.in_hands_of("Leïla")
    assert leila.get(ASK, {"matter": "result", "to": theirs.pk}).status_code == 404
    for page in ("trusted_code", "trusted_code_sheet"):
        assert leila.get(reverse(page, args=[theirs.pk])).status_code == 404
    assert leila.post(reverse("stop_trusted_helper", args=[theirs.pk])).status_code == 404
    theirs.refresh_from_db()
    assert theirs.ended_at is None


def test_nothing_is_ticked_for_her_and_a_slip_loses_nothing(martine: Client) -> None:
    """A box ticked in advance is not a consent (CJEU, C-673/17, Planet49)."""
    page = martine.get(reverse("name_trusted_helper")).content.decode()
    assert not re.search(r'type="checkbox"[^>]*checked', page)
    ticked = re.search(r'name="matter" value="([^"]+)"', page)
    assert ticked
    form = {"called": " ", "matter": ticked[1], "lasting": "month_end"}
    answer = martine.post(reverse("name_trusted_helper"), form)
    assert answer.status_code == 422
    again = answer.content.decode()
    assert re.search(r'type="checkbox"[^>]*checked', again)
    assert 'value="month_end" checked' in again


def test_the_fourth_name_is_refused_kindly(cast: Cast, martine: Client) -> None:
    page = reverse("name_trusted_helper")
    for called in ("Sonia", "Ali", "Rose"):
        answer = martine.post(page, {"called": called})
    assert "Vous avez déjà trois personnes." in words(answer)
    assert "Vous avez déjà trois personnes." in words(martine.get(page))
    assert TrustedHelper.objects.filter(person=cast.beneficiary("Martine")).count() == 3


def test_she_sees_that_her_cousin_looked_by_the_name_she_gave_him(
    cast: Cast, martine: Client
) -> None:
    take_stock(cast.person("Martine"), cast.now, tasks=1)
    diagnosis.finish_point(actor=cast.person("Martine"), now=cast.now)
    TrustedHelper.objects.update(called="Kim")
    karim = cast.signed_in(cast.karim)
    assert karim.get(reverse("trusted_result", args=[cast.ties["Karim"].pk])).status_code == 200
    looked = words(martine.get(SEES)).partition("Qui a regardé ?")[2]
    assert "Kim" in looked
    assert "Karim" not in looked
