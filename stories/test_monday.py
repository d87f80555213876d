"""The mediator's Monday: twelve people, one screen, two mediators, two machines."""

from typing import Any

import pytest
from playwright.sync_api import expect

from palier.autonomy.models import TaskRecord
from palier.people.models import Visit
from stories.conftest import Machine
from stories.hands import Hands
from stories.visitor import Visitor
from tests.cast import Cast

pytestmark = pytest.mark.browser

TWELVE = (
    *("Claudia", "Ibrahim", "Geneviève", "Leïla", "Luc", "Annie"),
    *("Christophe", "Caroline", "Martine", "Gilles", "Nouria", "Émilie"),
)


def at_desk(machine: Machine, cast: Cast, account: Any, *, javascript: bool = True) -> Hands:
    hands = machine.window(javascript=javascript)
    Visitor(hands, cast).as_helper(account)
    hands.go("/desk/")
    return hands


def test_what_one_notes_the_other_sees_without_a_reload(machine: Machine, morning: Cast) -> None:
    nolwenn = at_desk(machine, morning, morning.nolwenn)
    yann = at_desk(machine, morning, morning.yann)
    yann.page.evaluate("document.body.dataset.same = 'page'")
    yann.write("Pour quoi ?", "Une phrase à moitié")
    for name in TWELVE:
        nolwenn.write("Prénom", name)
        nolwenn.press("S’actualiser")
    here = yann.page.locator(".here > li")
    expect(here).to_have_count(12)
    expect(yann.page.locator("#said")).to_contain_text("12 personnes")
    assert yann.page.get_by_label("Pour quoi ?").input_value() == "Une phrase à moitié"
    assert yann.page.evaluate("document.activeElement.name") == "request"

    yann.page.keyboard.press("Escape")
    yann.page.get_by_role("link", name="Claudia").focus()
    yann.page.keyboard.press("m")
    nolwenn.press("Départ", within=nolwenn.row("Annie"))
    expect(here).to_have_count(11)
    assert yann.page.evaluate("document.activeElement.textContent") == "Claudia"
    assert yann.page.evaluate("document.body.className").endswith("masked")
    assert yann.page.evaluate("document.body.dataset.same") == "page"

    yann.page.locator("#left summary").click()
    yann.press("Toujours là", within=yann.row("Annie"))
    expect(nolwenn.page.locator(".here > li")).to_have_count(12)


def test_without_javascript_each_answer_is_a_fresh_page(machine: Machine, morning: Cast) -> None:
    nolwenn = at_desk(machine, morning, morning.nolwenn, javascript=False)
    yann = at_desk(machine, morning, morning.yann, javascript=False)
    nolwenn.write("Prénom", "Ibrahim")
    nolwenn.press("Envoyer un mail")
    yann.press("Actualiser")
    yann.press("Noter", within=yann.row("Ibrahim"))
    yann.press("Avec")
    nolwenn.press("Actualiser")
    nolwenn.row("Ibrahim").get_by_text("avec").wait_for()
    yann.press("Départ", within=yann.row("Ibrahim"))
    nolwenn.press("Départ", within=nolwenn.row("Ibrahim"))
    nolwenn.reads("Ce départ est déjà noté.")
    assert Visit.objects.count() == TaskRecord.objects.count() == 1


def test_by_keyboard_alone_somebody_arrives_and_a_task_is_noted(
    machine: Machine, morning: Cast
) -> None:
    nolwenn = at_desk(machine, morning, morning.nolwenn)
    keys = nolwenn.page.keyboard
    keys.press("?")
    nolwenn.reads("d’une ligne à l’autre")
    for name in ("Annie", "Manon"):  # an « n » and an « m » that are typed, not obeyed
        keys.press("n")
        keys.type(name)
        keys.press("Tab")
        keys.type("S’actualiser")
        keys.press("Enter")
        nolwenn.settle()
        nolwenn.reads(name)
    assert nolwenn.page.evaluate("document.body.classList.contains('masked')") is False
    keys.press("i")
    assert nolwenn.page.evaluate("document.activeElement.textContent") == "Annie"
    keys.press("ArrowDown")
    assert nolwenn.page.evaluate("document.activeElement.textContent") == "Manon"
    keys.press("Tab")
    keys.press("Enter")
    nolwenn.settle()
    nolwenn.reads("Qui l’a fait ?")
    nolwenn.page.get_by_role("button", name="Avec").focus()
    keys.press("Enter")
    nolwenn.settle()
    nolwenn.row("Manon").get_by_text("avec").wait_for()
    assert TaskRecord.objects.get().person == Visit.objects.latest("arrived_at").person


def test_the_day_is_noted_afterwards_by_keyboard(machine: Machine, morning: Cast) -> None:
    nolwenn = at_desk(machine, morning, morning.nolwenn)
    nolwenn.press("Noter la journée")
    keys = nolwenn.page.keyboard
    nolwenn.page.locator("[name=line0-first_name]").focus()
    for name in TWELVE:
        keys.type(name)
        keys.press("Tab")
        keys.type("Refaire son CV")
        for _ in range(3):
            keys.press("Tab")
    keys.press("Enter")
    nolwenn.settle()
    nolwenn.reads("12 passages notés.")
    assert TaskRecord.objects.count() == 12
