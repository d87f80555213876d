"""Luc, 53: two fingers on a keyboard. An address, a line of a CV: what is half done counts."""

import pytest

from palier.simulators.bank import bank
from palier.simulators.models import Play
from palier.skillmap.queries import skillmap
from stories import exercises, reception, somebody
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

BETWEEN_KEYS = 30
"""Milliseconds: quicker than two fingers, slow enough for a script that redraws to be caught."""


@pytest.mark.parametrize("javascript", [True, False])
def test_luc_types_with_two_fingers_and_what_he_half_did_counts(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    luc = machine.window(javascript=javascript)
    reception.sign_in(luc)
    reception.welcome(luc, "Luc", "Refaire mon CV")
    reception.hand_over(luc, "Luc")
    luc.press("Je suis d’accord")
    he_slows_the_voice(luc)

    luc.press("Faire le point")
    luc.press("On y va")
    exercises.meet("Luc", "type-email", "correct-cv-line", "writer-cv-phone")
    luc.press("Passer aux exercices")
    he_types_an_address_and_swaps_two_letters(luc)
    he_corrects_a_line_of_a_cv(luc)
    he_changes_a_number_and_forgets_to_save(luc)

    somebody.sees_already(luc)
    his_next_door_is_the_one_he_nearly_opened(luc)
    nolwenn_reads_what_was_seen(luc)


def he_slows_the_voice(luc: Hands) -> None:
    luc.go("/me/voice/")
    luc.press("Lentement")
    assert luc.page.locator("[aria-pressed=true], [aria-current=true]").count()
    luc.go("/me/")


def types(luc: Hands, name: str, words: str) -> None:
    """Key after key, where there may already be words."""
    box = luc.page.locator(f'[name="{name}"]')
    box.focus()
    luc.page.keyboard.press("Control+a")
    box.press_sequentially(words, delay=BETWEEN_KEYS)
    assert box.input_value() == words


def he_types_an_address_and_swaps_two_letters(luc: Hands) -> None:
    types(luc, "typed_address", "luc.morel@example.ogr")
    luc.press("C’est écrit")
    exercises.end(luc)
    seen = steps_of("type-email")
    assert (seen["letters"], seen["at"]) == (True, True)
    assert (seen["domain"], seen["whole"]) == (False, False)


def he_corrects_a_line_of_a_cv(luc: Hands) -> None:
    types(luc, "typed_line", "2019 à 2022 : vente en boulangerie, Lille.")
    luc.press("C’est écrit")
    exercises.end(luc)
    assert all(steps_of("correct-cv-line").values())


def he_changes_a_number_and_forgets_to_save(luc: Hands) -> None:
    exercises.do_one(luc, {"do": "edit:p3"})
    types(luc, "typed", "06 39 98 42 17")
    exercises.end(luc)
    seen = steps_of("writer-cv-phone")
    assert seen == {"typed": True, "replaced": True, "intact": True, "saved": False}


def steps_of(task_id: str) -> dict[str, bool]:
    play = Play.objects.get(task_id=task_id)
    assert play.outcome == Play.Outcome.DONE
    return dict(play.steps)


def his_next_door_is_the_one_he_nearly_opened(luc: Hands) -> None:
    """What he did whole is a strength; what he half did is the next door, and never a fault."""
    strengths = luc.page.locator("h1 + .yes li").all_inner_texts()
    assert [one.strip().lower() for one in strengths] == [
        bank().get("correct-cv-line").task.can.fr.lower()
    ]
    documents = skillmap().domain("documents")
    assert luc.page.locator(".stairs li").filter(has_text=documents.name.fr).count() == 1
    door = luc.page.locator("h2:has-text('Pour ouvrir') + .yes li").first.inner_text()
    assert door.splitlines()[0].strip().lower() in {s.says.fr.lower() for s in documents.skills}
    for word in ("faux", "erreur", "score"):
        luc.never_reads(word)


def nolwenn_reads_what_was_seen(luc: Hands) -> None:
    luc.press("Je m’en vais")
    luc.press("Oui, je m’en vais")
    reception.take_back(luc)
    luc.press("Luc", within=reception.present(luc, "Luc"))
    luc.press("Point du")
    for task_id in ("type-email", "writer-cv-phone"):
        for step in bank().get(task_id).task.steps:
            luc.reads(step.says.fr)
    luc.reads("(pas vu)")
