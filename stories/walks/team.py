"""Those who work in a place: how they enter, their team, their invitations."""

from collections.abc import Iterator
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse
from django.utils import timezone

from palier.access.models import Account, Invitation, NewWayIn
from palier.people.models import Membership
from palier.people.rules.actor import Role
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import walk
from tests.cast import PASSWORD, TOKEN


@walk("team", "invite", "give_new_way_in")
def a_head_and_her_team(v: Visitor) -> Iterator[Stop]:
    Account.objects.filter(pk=v.cast.yann.pk).update(is_active=False)
    Account.objects.filter(pk=v.cast.nolwenn.pk).update(closing_told_at=timezone.now())
    v.as_helper(v.cast.maryvonne)
    v.hands.go(reverse("team"))
    yield Stop("a team, with a closed account and an invitation", "team", Side.HELPER)
    v.hands.page.locator("summary").first.click()
    yield Stop("what a head may change", "team", Side.HELPER)
    v.hands.go(reverse("invite"))
    yield Stop("inviting", "invite", Side.HELPER)
    v.hands.page.get_by_label("Adresse e-mail").evaluate("box => box.form.noValidate = true")
    v.hands.write("Adresse e-mail", "pas une adresse")
    v.hands.press("Préparer l’invitation")
    yield Stop("an address that is none", "invite", Side.HELPER)
    v.hands.write("Adresse e-mail", "")
    v.hands.press("Préparer l’invitation")
    yield Stop("an invitation to show or print", "invite", Side.HELPER)
    v.hands.go(reverse("give_new_way_in", args=[v.cast.nolwenn.pk]))
    yield Stop("a forgotten password", "give_new_way_in", Side.HELPER)
    v.hands.press("Préparer le lien")
    yield Stop("a link to show or print", "give_new_way_in", Side.HELPER)
    v.as_helper(v.cast.nolwenn)
    v.hands.go(reverse("team"))
    yield Stop("names, for the others", "team", Side.HELPER)


@walk("accept_invitation", "choose_password", "choose_place")
def somebody_comes_by_a_link(v: Visitor) -> Iterator[Stop]:
    v.hands.go(reverse("follow_invitation", args=[TOKEN]))
    yield Stop("an invitation", "accept_invitation", Side.OPEN)
    v.hands.page.locator("form").last.evaluate("form => form.noValidate = true")
    v.hands.press("Créer mon compte")
    yield Stop("an invitation badly filled in", "accept_invitation", Side.OPEN)
    v.as_helper(v.cast.charlie)
    v.hands.go(reverse("follow_invitation", args=[TOKEN]))
    yield Stop("an invitation, for who is signed in", "accept_invitation", Side.OPEN)
    Invitation.objects.update(used_at=timezone.now())
    v.hands.go(reverse("follow_invitation", args=[TOKEN]))
    yield Stop("an invitation that was used", "accept_invitation", Side.OPEN)
    v.hands.go(reverse("choose_password", args=[TOKEN]))
    yield Stop("choosing a password", "choose_password", Side.OPEN)
    v.hands.write("Nouveau mot de passe", "court")
    v.hands.press("Enregistrer")
    yield Stop("a password too short", "choose_password", Side.OPEN)
    NewWayIn.objects.update(used_at=timezone.now())
    v.hands.go(reverse("choose_password", args=[TOKEN]))
    yield Stop("a link that was used", "choose_password", Side.OPEN)
    Membership.objects.create(
        helper=v.cast.charlie.helper,
        structure=v.cast.kerourien,
        role=Role.VOLUNTEER,
        since=timezone.now() - timedelta(days=1),
    )
    v.hands.go(reverse("choose_place"))
    yield Stop("where one works today", "choose_place", Side.OPEN)


@walk(
    *("mfa_index", "change_name", "change_password", "change_pin", "account_reauthenticate"),
    *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "add_passkey", "remove_passkey"),
)
def ones_own_account(v: Visitor) -> Iterator[Stop]:
    nolwenn = v.cast.nolwenn
    v.as_helper(nolwenn)
    v.hands.go(reverse("mfa_index"))
    yield Stop("an account with a password alone", "mfa_index", Side.HELPER)
    for name in ("change_name", "change_password", "change_pin"):
        v.hands.go(reverse(name))
        yield Stop(name, name, Side.HELPER)
    v.hands.write("Votre mot de passe", "ce n’est pas cela")
    v.hands.write("Votre code", "7391")
    v.hands.press("Enregistrer")
    yield Stop("a wrong password", "change_pin", Side.HELPER)
    v.hands.go(reverse("mfa_activate_totp"))
    yield Stop("is it you", "account_reauthenticate", Side.HELPER)
    v.hands.write("Mot de passe", PASSWORD)
    v.hands.press("Continuer")
    yield Stop("a code on the telephone", "mfa_activate_totp", Side.HELPER)
    v.hands.write("Les six chiffres", "12")
    v.hands.press("Mettre en place")
    yield Stop("a wrong code", "mfa_activate_totp", Side.HELPER)
    v.hands.go(reverse("add_passkey"))
    yield Stop("a device, at an address that is a number or a name", "add_passkey", Side.HELPER)
    TOTP.activate(nolwenn, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(nolwenn)
    Authenticator.objects.filter(user=v.cast.maryvonne).update(user=nolwenn)
    v.hands.go(reverse("mfa_index"))
    yield Stop("an account with two proofs", "mfa_index", Side.HELPER)
    v.hands.go(reverse("mfa_deactivate_totp"))
    yield Stop("without the telephone", "mfa_deactivate_totp", Side.HELPER)
    v.hands.go(reverse("mfa_view_recovery_codes"))
    yield Stop("codes on paper, once", "mfa_view_recovery_codes", Side.HELPER)
    v.hands.go(reverse("mfa_generate_recovery_codes"))
    yield Stop("new codes", "mfa_generate_recovery_codes", Side.HELPER)
    device = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    v.hands.go(reverse("remove_passkey", args=[device.pk]))
    yield Stop("removing a device", "remove_passkey", Side.HELPER)


@walk("mfa_authenticate", "desk")
def a_second_proof_is_asked(v: Visitor) -> Iterator[Stop]:
    v.hands.go(reverse("account_login"))
    v.hands.write("Adresse e-mail", "maryvonne@example.org")
    v.hands.write("Mot de passe", PASSWORD)
    v.hands.press("Se connecter")
    yield Stop("one more proof", "mfa_authenticate", Side.OPEN)
    v.hands.write("Votre code", "12")
    v.hands.press("Se connecter")
    yield Stop("a wrong proof", "mfa_authenticate", Side.OPEN)
    v.as_helper(v.cast.soizic)
    v.hands.go(reverse("desk"))
    yield Stop("the desk of a volunteer", "desk", Side.HELPER)
