"""Geneviève, 54: no computer, no smartphone, distrust. She is helped, and leaves with paper."""

import re

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from palier.access.cards import pictures_of
from palier.access.models import Card
from palier.access.pictograms import pictograms
from stories import exercises, reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

EITHER_WAY = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)
HELPERS_WORDS = ("Se déconnecter", "Ici maintenant", "Noter la journée")


@EITHER_WAY
def test_genevieve_takes_stock_with_help_and_leaves_with_her_sheet(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    hands = machine.window(javascript=javascript)
    reception.sign_in(hands)
    reception.welcome(hands, "Geneviève", "S’actualiser")
    reception.hand_over(hands, "Geneviève")
    nothing_of_the_helper_comes_back(hands)

    she_agrees_in_two_sentences(hands)
    she_answers_the_questions_but_one(hands)
    she_does_exercises_until_the_pause(hands)
    strengths = she_reads_what_she_can_do(hands)
    her_sheet_is_one_page_with(hands, strengths)
    she_leaves(hands)
    nothing_of_the_helper_comes_back(hands)

    nolwenn_takes_the_screen_back(hands)
    nolwenn_reads_the_result(hands)


@EITHER_WAY
def test_genevieve_has_a_card_made_and_comes_back_alone_with_its_words(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    desk = machine.window(javascript=javascript)
    reception.sign_in(desk)
    reception.welcome(desk, "Geneviève", "S’actualiser")
    reception.hand_over(desk, "Geneviève")
    desk.press("Non, je garde tout pour moi")
    she_makes_her_card(desk)
    she_leaves(desk)
    nolwenn_takes_the_screen_back(desk)
    words = nolwenn_prints_it(desk)

    _, station = morning.paired(5)
    alone = machine.window(javascript=javascript)
    alone.sits_at(station)
    alone.go("/")
    alone.press("J’ai une carte")
    alone.write("Par exemple", f" Le {words.upper()}s ")
    alone.page.keyboard.press("Enter")
    alone.settle()
    alone.write("Votre code secret", "8203")
    alone.page.keyboard.press("Enter")
    alone.settle()
    assert alone.path == "/me/"
    alone.reads("S’actualiser")
    desk.go("/desk/")
    assert reception.present(desk, "Geneviève").count() == 1
    alone.press("Je m’en vais")
    alone.press("Oui, je m’en vais")
    assert alone.path == "/station/"
    alone.go("/me/")
    assert alone.path == "/station/"


def she_makes_her_card(hands: Hands) -> None:
    hands.press("Avoir ma carte")
    for pin in ("1968", "8203"):
        hands.write("Votre nouveau code secret", pin)
        hands.write("Encore une fois, le même", pin)
        hands.press("Continuer")
        if pin == "1968":
            hands.reads("Ce code se devine vite.")
    hands.press("Un plat que vous aimez")
    hands.write("Votre réponse", "La soupe au potiron")
    hands.press("Continuer")
    hands.press("Faire ma carte")
    hands.reads("Nolwenn l’imprime pour vous.")


def nolwenn_prints_it(hands: Hands) -> str:
    """The sheet as the printer receives it; gives the words on the card."""
    reception.unfold(hands, "Cartes")
    hands.reads("Geneviève")
    hands.button("Imprimer les cartes cochées")
    form = hands.page.locator("form[action='/cards/print/']")
    fields = {
        "csrfmiddlewaretoken": form.locator("[name=csrfmiddlewaretoken]").input_value(),
        "person": form.locator("[name=person]").input_value(),
    }
    answer = hands.page.request.post(
        "/cards/print/", form=fields, headers={"Referer": hands.page.url}
    )
    assert answer.headers["content-type"] == "application/pdf"
    text = PdfDocument(answer.body())[0].get_textpage().get_text_range()
    assert "8203" not in text
    assert "potiron" not in text
    printed = {plain(word) for word in re.split(r"\s+", text)}
    words = [one.word.fr for one in pictograms().values() if plain(one.word.fr) in printed]
    code = Card.objects.get(ended_at=None)
    assert {one.word.fr for one in pictures_of(code)} == set(words)
    return " ".join(one.word.fr for one in pictures_of(code))


@EITHER_WAY
def test_genevieve_at_station_5_takes_paper_and_leaves_nothing(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    station, desk = machine.window(javascript=javascript), machine.window()
    reception.sign_in(station)
    reception.pair(station, 5)
    assert station.title == "Poste 5"
    station.reads("Attendez qu’on vous ouvre la page.")

    reception.sign_in(desk)
    reception.welcome(desk, "Geneviève", "S’actualiser")
    desk.press("Ouvrir sur le poste 5", within=reception.present(desk, "Geneviève"))
    reception.comes_to(station)
    assert desk.path == "/desk/", "Nolwenn keeps her own screen"
    desk.go("/desk/")
    expect(reception.present(desk, "Geneviève")).to_contain_text("poste 5")

    she_agrees_in_two_sentences(station)
    she_answers_the_questions_but_one(station)
    she_does_exercises_until_the_pause(station)
    strengths = she_reads_what_she_can_do(station)
    her_sheet_is_one_page_with(station, strengths)
    station.press("Je m’en vais")
    station.reads("1 fichier est sur cette machine")
    station.reads("Prenez vos feuilles à l’imprimante.")
    station.press("Oui, je m’en vais")
    assert station.title == "Poste 5"
    nothing_of_her_comes_back(station)
    desk.go("/desk/")
    expect(reception.present(desk, "Geneviève")).not_to_contain_text("Fermer le poste 5")


def test_nolwenn_closes_station_5_from_the_desk(machine: Machine, morning: Cast) -> None:
    station, desk = machine.window(), machine.window()
    reception.sign_in(station)
    reception.pair(station, 5)
    reception.sign_in(desk)
    reception.welcome(desk, "Geneviève", "S’actualiser")
    desk.press("Ouvrir sur le poste 5", within=reception.present(desk, "Geneviève"))
    reception.comes_to(station)
    station.press("Je suis d’accord")
    desk.go("/desk/")
    desk.press("Fermer le poste 5")
    station.page.wait_for_url("**/station/?closed=1")
    station.reads("La page d’avant s’est fermée. Rien n’est perdu.")
    nothing_of_her_comes_back(station)


def nothing_of_her_comes_back(station: Hands) -> None:
    while station.page.go_back() and station.page.url != "about:blank":
        station.settle()
        for words in ("Geneviève", "S’actualiser", "Se déconnecter"):
            station.never_reads(words)


def she_agrees_in_two_sentences(hands: Hands) -> None:
    assert hands.title == "Bonjour Geneviève. L’écran est à vous."
    assert hands.page.locator("main > p").inner_text().count(".") == 2
    hands.press("Je suis d’accord")
    hands.reads("S’actualiser")
    hands.reads("Nolwenn est là pour le faire avec vous.")


def she_answers_the_questions_but_one(hands: Hands) -> None:
    hands.press("Faire le point")
    hands.press("On y va")
    hands.press("Je n’ai pas de téléphone")
    hands.press("Non, je n’en ai pas")
    hands.press("Non, je n’ai pas Internet")
    hands.press("Je préfère ne pas répondre")
    for _ in range(6):
        hands.touch_or_click(hands.page.locator(".choices button").first)
    assert hands.path == "/me/point/task/"


def she_does_exercises_until_the_pause(hands: Hands) -> None:
    """The first well, the second with somebody; then one left and one not wanted, if the five
    minutes of a sitting are not spent."""
    exercises.do_well(hands)
    exercises.end(hands)
    exercises.do_well(hands)
    hands.tick("Quelqu’un m’a aidé")
    exercises.end(hands)
    for words in ("Je ne sais pas. Continuer", "Pas cet exercice"):
        if hands.path == "/me/point/task/":
            exercises.end(hands, words)
    while hands.path == "/me/point/task/":
        exercises.end(hands, "Je ne sais pas. Continuer")
    assert hands.title == "Une pause ?"


def she_reads_what_she_can_do(hands: Hands) -> list[str]:
    hands.press("Finir, et voir ce que je sais faire")
    assert hands.title == "Geneviève, voici ce que vous savez faire"
    hands.reads("Mon prochain pas")
    hands.never_reads("%")
    strengths = hands.page.locator("h1 + .yes li").all_inner_texts()
    assert strengths
    return strengths


def her_sheet_is_one_page_with(hands: Hands, strengths: list[str]) -> None:
    link = hands.page.get_by_role("link", name="Imprimer (1 page)")
    answer = hands.page.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    paper = PdfDocument(answer.body())
    assert len(paper) == 1
    words = plain(paper[0].get_textpage().get_text_range())
    for expected in ("Geneviève", "Nolwenn", "Espace multimédia de Kérourien", *strengths):
        assert plain(expected).lower() in words.lower()


def plain(words: str) -> str:
    return re.sub(r"[\s\u200b\u00ad\ufffe-]", "", words)


def she_leaves(hands: Hands) -> None:
    hands.press("Je m’en vais")
    hands.reads("Tout est gardé.")
    hands.press("Oui, je m’en vais")
    hands.reads("Rendez l’écran à la personne qui vous aide.")


def nothing_of_the_helper_comes_back(hands: Hands) -> None:
    """Back, back, back, to the first page of this window: never a page of the helper's."""
    address = hands.page.url
    while hands.page.go_back() and hands.page.url != "about:blank":
        hands.settle()
        assert hands.path.startswith(("/me/", "/take-back/")), hands.path
        for words in HELPERS_WORDS:
            hands.never_reads(words)
    hands.go(address)


def nolwenn_takes_the_screen_back(hands: Hands) -> None:
    reception.take_back(hands, "0000")
    hands.reads("Ce n’est pas le bon code.")
    reception.take_back(hands)
    assert hands.path == "/desk/"


def nolwenn_reads_the_result(hands: Hands) -> None:
    hands.press("Geneviève", within=reception.present(hands, "Geneviève"))
    hands.press("Point du")
    hands.reads("Six domaines, avec leur incertitude")
    expect(hands.page.locator(".interval").first).to_be_visible()
    hands.reads("Ce que nous avons vu")
    hands.reads("avec de l’aide")
    hands.reads("a préféré continuer")
