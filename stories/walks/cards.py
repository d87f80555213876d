"""Signing in with a card, making one, losing one."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from palier.access import actions
from palier.access.cards import card_of, pictures_of
from palier.access.models import Attempt, Sitting
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import walk
from tests.cast import CARD_PIN


def _words(v: Visitor) -> str:
    card = card_of(v.cast.beneficiary("Claudia").pk)
    assert card
    return " ".join(one.word.fr for one in pictures_of(card))


@walk(
    "use_card",
    "point_pictures",
    "photograph_card",
    "enter_pin",
    "forgot_pin",
    "my_home",
    "screen_closed",
)
def somebody_has_a_card(v: Visitor) -> Iterator[Stop]:
    hands = v.hands
    hands.go(reverse("welcome"))
    hands.press("J’ai une carte")
    yield Stop("the words of a card", "use_card", Side.OPEN)
    hands.page.locator("#shown").fill("soleil bateau ordinateur " + "x" * 90)
    hands.press("Continuer")
    yield Stop("a word that is on no card", "use_card", Side.OPEN)
    hands.press("Je prends la carte en photo")
    yield Stop("a photo of the card", "photograph_card", Side.OPEN)
    hands.press("Continuer")
    yield Stop("a photo without a square", "photograph_card", Side.OPEN)
    hands.go(reverse("point_pictures"))
    yield Stop("the first drawing", "point_pictures", Side.OPEN)
    for word in ("champignon", "téléphone", "parapluie"):
        hands.press(word)
    yield Stop("three drawings were pointed at", "point_pictures", Side.OPEN)
    hands.press("Ma carte est finie")
    yield Stop("the secret code", "enter_pin", Side.OPEN)
    hands.page.locator("#id_pin").fill("7319")
    hands.press("Continuer")
    yield Stop("a wrong card or a wrong code", "enter_pin", Side.OPEN)
    hands.press("J’ai oublié mon code secret")
    yield Stop("a forgotten code", "forgot_pin", Side.OPEN)
    hands.page.locator("#id_answer").fill("la soupe")
    hands.press("Changer mon code secret")
    yield Stop("a forgotten code, nothing chosen", "forgot_pin", Side.OPEN)
    lock = Attempt.objects.filter(lock__startswith="nobody:").latest("pk").lock
    now = timezone.now()
    Attempt.objects.bulk_create(Attempt(lock=lock, at=now) for _ in range(30))
    hands.go(reverse("enter_pin"))
    hands.page.locator("#id_pin").fill("7319")
    hands.press("Continuer")
    yield Stop("too many tries", "enter_pin", Side.OPEN)
    hands.go(reverse("use_card"))
    hands.page.locator("#shown").fill(_words(v))
    hands.press("Continuer")
    hands.page.locator("#id_pin").fill(CARD_PIN)
    hands.press("Continuer")
    yield Stop("home, from anywhere", "my_home", Side.PERSON)
    Sitting.objects.update(ended_at=timezone.now(), ending=Sitting.Ending.ELSEWHERE)
    hands.go(reverse("my_home"))
    yield Stop("opened on another screen", "screen_closed", Side.OPEN)


@walk("make_card", "choose_pin", "choose_question", "choose_new_pin")
def somebody_makes_a_card(v: Visitor) -> Iterator[Stop]:
    hands = v.hands
    v.as_person("Leïla")
    hands.go(reverse("choose_pin"))
    yield Stop("choosing a PIN", "choose_pin", Side.PERSON)
    for pin in ("1234", "8203"):
        for box in ("#id_pin", "#id_again"):
            hands.page.locator(box).fill(pin)
        hands.press("Continuer")
        if pin == "1234":
            yield Stop("a PIN that is quickly guessed", "choose_pin", Side.PERSON)
    yield Stop("which question", "choose_question", Side.PERSON)
    hands.press("Une chanson que vous aimez")
    yield Stop("the answer", "choose_question", Side.PERSON)
    hands.page.locator("#id_answer").fill("la")
    hands.press("Continuer")
    yield Stop("an answer that is too short", "choose_question", Side.PERSON)
    hands.page.locator("#id_answer").fill("Au clair de la lune")
    hands.press("Continuer")
    yield Stop("the name on the card", "make_card", Side.PERSON)
    hands.press("Faire ma carte")
    yield Stop("a card is made", "make_card", Side.PERSON)
    hands.press("Changer mon code secret")
    yield Stop("another PIN", "choose_new_pin", Side.PERSON)
    for box, words in (("#id_answer", "la soupe"), ("#id_pin", "8264"), ("#id_again", "8264")):
        hands.page.locator(box).fill(words)
    hands.press("Changer mon code secret")
    yield Stop("another PIN, another answer", "choose_new_pin", Side.PERSON)


@walk("cards", "person", "replace_card", "vouch_for_person")
def a_helper_has_cards(v: Visitor) -> Iterator[Stop]:
    cast, hands = v.cast, v.hands
    v.as_helper(cast.nolwenn)
    hands.go(reverse("cards"))
    yield Stop("the cards of the week", "cards", Side.HELPER)
    claudia, leila = cast.beneficiary("Claudia").pk, cast.beneficiary("Leïla").pk
    for person, what in ((claudia, "with a card"), (leila, "without one")):
        hands.go(reverse("person", args=[person]))
        yield Stop(f"somebody {what}", "person", Side.HELPER)
        hands.go(reverse("replace_card", args=[person]))
        yield Stop(f"a lost card of somebody {what}", "replace_card", Side.HELPER)
    hands.go(reverse("vouch_for_person", args=[claudia]))
    yield Stop("two vouch", "vouch_for_person", Side.HELPER)
    hands.page.locator("#id_secret").fill("0000")
    hands.press("Nous confirmons")
    yield Stop("the second gives a wrong code", "vouch_for_person", Side.HELPER)
    cast.makes_card("Caroline")
    actions.stop_card(actor=cast.helper(cast.nolwenn), person_id=claudia, now=timezone.now())
    actions.print_cards(
        actor=cast.helper(cast.nolwenn),
        chosen=[cast.beneficiary("Caroline").pk],
        now=timezone.now() - timedelta(minutes=1),
    )
    hands.go(reverse("cards"))
    yield Stop("a card already printed", "cards", Side.HELPER)
