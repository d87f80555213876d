"""Christophe, 53: RSA, prepaid cards, no computer. He does everything on paper, says a few words
of himself with a pen, and takes his sheet home on paper; Nolwenn reads nothing of the result before
he agrees, with a pen."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from palier.diagnosis import measure
from palier.diagnosis.models import Booklet
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.tests.booklet_hands import line_of, posted
from palier.people.models import PaperConsent
from palier.people.seals import reference_of
from palier.simulators.models import Play
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

HIMSELF = {
    "shared_phone": "own_simple",
    "working_computer": "none",
    "monthly_cost": "prepaid",
    "every_day": "rarely",
    "who_helps": "nobody",
    "reading_french": "rather_not",
    "worry": "useless",
}
"""What he circles; he passes over the others."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
def test_christophe_takes_stock_without_touching_a_machine(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    nolwenn = machine.window(javascript=javascript)
    reception.sign_in(nolwenn)
    reception.welcome(nolwenn, "Christophe", "Savoir où j’en suis")
    nolwenn.press("Christophe", within=reception.present(nolwenn, "Christophe"))
    nolwenn.press("Sur papier")
    nolwenn.tick("Grandes lettres")
    nolwenn.press("Préparer un cahier")
    booklet = Booklet.objects.get()
    nolwenn.reads(f"Imprimer ({pages_of(nolwenn, booklet)} pages)")

    # Twenty minutes later, with a pen; he knew everything on the paper he gives back.
    nolwenn.go(f"/booklets/{booklet.pk}/")
    enter_is_safe_and_goes_to_the_next_line(nolwenn, javascript)
    if javascript:
        enter_passes_over_nothing(nolwenn)
    types(nolwenn, booklet)
    says_a_few_words_of_himself(nolwenn)
    nolwenn.reads("Relisez avec le cahier")
    assert not Play.objects.exists()
    nolwenn.press("C’est bon")
    nolwenn.reads("Le résultat est d’abord pour la personne")
    nolwenn.never_reads("Imprimer sa feuille")
    paper_says_something_of_every_domain_and_is_sure_of_none_too_soon(booklet)
    assert set(Play.objects.values_list("medium", flat=True)) == {Play.Medium.PAPER}

    # He agrees on paper, and his sheet is printed.
    agrees_on_paper(nolwenn, booklet)
    nolwenn.go(f"/booklets/{booklet.pk}/")
    nolwenn.reads("Imprimer sa feuille (1 page)")
    sheet = nolwenn.page.context.request.get(f"/points/{point_of(booklet)}/sheet/").body()
    assert len(PdfDocument(sheet)) == 1
    assert "Christophe" in PdfDocument(sheet)[0].get_textpage().get_text_range()
    what_he_said_is_in_his_result(nolwenn, booklet)


def enter_is_safe_and_goes_to_the_next_line(hands: Hands, javascript: bool) -> None:
    line = hands.page.locator("[name=told]")
    line.fill("B")
    line.press("Enter")
    if javascript:
        expect(hands.page.locator("[name^=letters-]").first).to_be_focused()
    else:
        hands.reads("Il y en a 1")
    expect(line).to_have_value("B")
    line.fill("")


def enter_passes_over_nothing(hands: Hands) -> None:
    """From box to box, those to tick too: a row jumped over would be read as passed over."""
    boxes = hands.page.locator("[name=told], [name^=letters-], [name^=seen-]")
    boxes.first.focus()
    for number in range(1, boxes.count()):
        hands.page.keyboard.press("Enter")
        expect(boxes.nth(number)).to_be_focused()


def says_a_few_words_of_himself(hands: Hands) -> None:
    """Ten signs; one is mistyped, and the page says which before anything is kept."""
    line = line_of(HIMSELF)
    hands.page.fill("[name=told]", f"{line[:-1]}G")
    hands.press("Relire")
    hands.reads("question 10")
    hands.page.fill("[name=told]", line)
    hands.press("Relire")
    hands.reads("J’achète des cartes")
    hands.reads("Pas de réponse")


def what_he_said_is_in_his_result(hands: Hands, booklet: Booklet) -> None:
    hands.go(f"/points/{point_of(booklet)}/")
    slowed = hands.page.locator(".card").filter(has_text="Ce qui peut freiner")
    for words in ("Non, je n’en ai pas", "Personne", "Jamais, ou presque"):
        expect(slowed).to_contain_text(words)
    for fact in ("Téléphone", "Ordinateur", "Budget"):
        expect(slowed.locator("dt").filter(has_text=fact)).to_have_count(1)


def paper_says_something_of_every_domain_and_is_sure_of_none_too_soon(booklet: Booklet) -> None:
    """Pointing is not doing: everything right on paper leaves more doubt than on a screen."""
    booklet.refresh_from_db()
    assert booklet.diagnosis
    told = measure.step_after(booklet.diagnosis, measure.closed_attempts(booklet.diagnosis))
    assert all(landing.step for landing in told.landings)
    done = measure.responses(measure.closed_attempts(booklet.diagnosis))
    by_hand = posterior([replace(one, pointed=False) for one in done])
    assert (told.posterior.sd > by_hand.sd).all()


def pages_of(hands: Hands, booklet: Booklet) -> int:
    paper = hands.page.context.request.get(f"/booklets/{booklet.pk}/sheet/").body()
    return len(PdfDocument(paper))


def point_of(booklet: Booklet) -> str:
    booklet.refresh_from_db()
    return str(booklet.diagnosis_id)


def types(hands: Hands, booklet: Booklet) -> None:
    """Letters and ticks, by the keyboard alone: from one box to the next."""
    for name, said in posted(booklet).items():
        boxes = hands.page.locator(f'[name="{name}"]')
        if name.startswith("letters-") and boxes.count():
            boxes.fill(said[0])
        for value in said if name.startswith("seen-") else ():
            wanted = hands.page.locator(f'[name="{name}"][value="{value}"]')
            if wanted.count():
                wanted.press("Space")


def agrees_on_paper(hands: Hands, booklet: Booklet) -> None:
    """He signs the page that the place printed for him, and Nolwenn writes it down."""
    hands.go(f"/people/{booklet.person_id}/")
    hands.page.get_by_text("Un accord sur papier").click()
    agreement = hands.page.locator("form", has=hands.page.locator("#matter"))
    agreement.locator("#matter").select_option("result")
    hands.page.context.request.post(
        f"/people/{booklet.person_id}/paper/",
        form={
            "matter": "result",
            "lasting": "year",
            "csrfmiddlewaretoken": agreement.locator("[name=csrfmiddlewaretoken]").input_value(),
        },
        headers={"Referer": hands.page.url},
    )
    hands.press("Noter une feuille signée")
    hands.tick("La personne a signé")
    hands.write("Le code de la feuille", reference_of("paper", PaperConsent.objects.get().pk))
    hands.press("Noter l’accord")
