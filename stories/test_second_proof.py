"""Maryvonne heads the place: her telephone knows her, and her colleague comes by a link."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone

from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from stories.test_volunteer import signs_in
from tests.cast import PASSWORD, Cast

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_device(hands: Hands) -> Hands:
    """As a laptop that reads a finger: Chromium's own virtual authenticator."""
    tools = hands.page.context.new_cdp_session(hands.page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return hands


@pytest.mark.browser
def test_a_device_is_added_then_opens_alone(machine: Machine, morning: Cast) -> None:
    hands = with_a_device(machine.window())
    signs_in(hands, "maryvonne@example.org")
    hands.press("Mon compte")
    hands.press("Ajouter un appareil")
    hands.write("Mot de passe", PASSWORD)
    hands.press("Continuer")
    hands.write("Comment l’appeler ?", "Mon téléphone")
    hands.press("Ajouter cet appareil")
    hands.page.wait_for_url("**/account/codes/")
    hands.reads("Vos codes de secours")
    hands.press("Mon compte")
    hands.reads("Mon téléphone")
    hands.press("Se déconnecter")
    hands.go("/sign-in/")
    hands.press("Entrer avec cet appareil")
    hands.page.wait_for_url("**/desk/")
    hands.reads("Maryvonne")
    hands.press("Se déconnecter")
    signs_in(hands, "maryvonne@example.org")
    hands.reads("Encore une preuve")
    hands.press("Entrer avec cet appareil")
    hands.page.wait_for_url("**/desk/")
    assert Authenticator.objects.filter(user=morning.maryvonne).count() == 2  # and her codes


@pytest.mark.browser
def test_a_device_that_does_not_know_her_is_said_in_words(machine: Machine, morning: Cast) -> None:
    hands = with_a_device(machine.window())
    hands.go("/sign-in/")
    hands.press("Entrer avec cet appareil")
    hands.reads("L’appareil n’a pas répondu")
    assert hands.path == "/sign-in/"


@pytest.mark.browser
def test_without_javascript_nothing_is_offered_that_cannot_work(
    machine: Machine, morning: Cast
) -> None:
    hands = machine.window(javascript=False)
    hands.go("/sign-in/")
    assert not hands.page.get_by_text("Entrer avec cet appareil").is_visible()
    signs_in(hands, "maryvonne@example.org")
    hands.press("Mon compte")
    hands.press("Mettre en place")
    hands.write("Mot de passe", PASSWORD)
    hands.press("Continuer")
    secret = hands.page.locator("kbd").inner_text()
    for _ in range(2):  # the half-minute may turn between reading and pressing
        seconds = int(timezone.now().timestamp())
        hands.write("Les six chiffres", format_hotp_value(hotp_value(secret, seconds // 30)))
        hands.press("Mettre en place")
        if hands.path == "/account/codes/":
            break
    hands.reads("Chaque code ouvre une seule fois")


@pytest.mark.browser
def test_a_colleague_comes_by_the_link_that_maryvonne_shows(
    machine: Machine, morning: Cast
) -> None:
    head, phone = machine.window(), machine.window(phone=True)
    signs_in(head, "maryvonne@example.org")
    reception.unfold(head, "L’équipe")
    head.press("Inviter quelqu’un")
    head.page.get_by_label("Rôle").select_option("volunteer")
    head.press("Préparer l’invitation")
    phone.go(head.page.get_by_label("Le lien").input_value())
    phone.write("Votre prénom", "Maël")
    phone.write("Votre adresse e-mail", "mael@example.org")
    phone.write("Choisissez un mot de passe", PASSWORD)
    phone.write("Votre code", "7391")
    phone.press("Créer mon compte")
    assert phone.path == "/desk/"
    phone.reads("Personne pour l’instant")
    head.press("Revenir")
    head.reads("Maël")
