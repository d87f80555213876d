"""Agreements: on her screen, on paper, and to somebody near."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from palier.access.models import Lock
from palier.diagnosis import actions as diagnosis
from palier.people.models import Consent, PaperConsent, TrustedHelper
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk
from tests.cast import PIN, take_stock, trusts


@walk("who_sees", "accept_sight", "name_trusted_helper", "trusted_code", "my_home")
def martine_decides(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_person("Martine")
    v.hands.go(reverse("who_sees"))
    yield Stop("who may see: everything closed here, a cousin", "who_sees", Side.PERSON)
    v.hands.go(f"{reverse('accept_sight')}?matter=documents")
    v.hands.page.locator("summary").click()
    yield Stop("opening a matter, with its date", "accept_sight", Side.PERSON)
    v.hands.press("Je suis d’accord")
    v.hands.page.locator(".may summary").first.click()
    yield Stop("who may see: her papers, and the words she accepted", "who_sees", Side.PERSON)
    to = cast.ties["Karim"].pk
    v.hands.go(f"{reverse('accept_sight')}?matter=plan&to={to}")
    yield Stop("opening a matter to a cousin", "accept_sight", Side.PERSON)
    v.hands.page.locator("[name=read]").evaluate("box => { box.value = 'older' }")
    v.hands.press("Je suis d’accord")
    yield Stop("words that changed meanwhile", "accept_sight", Side.PERSON)
    v.hands.go(reverse("name_trusted_helper"))
    yield Stop("naming somebody", "name_trusted_helper", Side.PERSON)
    v.hands.press("Je suis d’accord")
    yield Stop("naming nobody", "name_trusted_helper", Side.PERSON)
    v.hands.write("Son prénom", "Sonia")
    v.hands.press("Je suis d’accord")
    yield Stop("the code to give", "trusted_code", Side.PERSON)
    trusts(cast, "Martine", "Ali", timezone.now())
    v.hands.go(reverse("name_trusted_helper"))
    yield Stop("three is enough", "name_trusted_helper", Side.PERSON)
    Consent.objects.update(until=timezone.now() + timedelta(days=3))
    v.hands.go(reverse("my_home"))
    yield Stop("home, when an agreement ends soon", "my_home", Side.PERSON)
    lock = Lock(person=cast.beneficiary("Martine"))
    lock.set_pin(PIN)
    lock.save()
    v.hands.go(f"{reverse('accept_sight')}?matter=messages")
    yield Stop("opening with a PIN", "accept_sight", Side.PERSON)
    v.hands.write("Votre code secret", "0000")
    v.hands.press("Je suis d’accord")
    yield Stop("a wrong PIN", "accept_sight", Side.PERSON)


@walk("person", "record_paper_consent")
def on_paper(v: Visitor) -> Iterator[Stop]:
    cast, paper = v.cast, PaperConsent.objects.get()
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("person", args=[paper.person_id]))
    v.hands.page.locator("summary").click()
    yield Stop("a page to print, then to sign", "person", Side.HELPER)
    v.hands.go(reverse("record_paper_consent"))
    yield Stop("recording a signed page", "record_paper_consent", Side.HELPER)
    v.hands.write("Le code de la feuille", "BCDF")
    v.hands.press("Noter l’accord")
    yield Stop("recording without a signature", "record_paper_consent", Side.HELPER)
    v.hands.tick("La personne a signé")
    v.hands.press("Noter l’accord")
    yield Stop("recording a page that does not count", "record_paper_consent", Side.HELPER)


@walk("accept_trust", "people_i_help", "person_i_help", "trusted_result")
def a_cousin(v: Visitor) -> Iterator[Stop]:
    cast, tie = v.cast, v.cast.ties["Karim"]
    v.hands.go(reverse("accept_trust"))
    yield Stop("the door of a cousin", "accept_trust", Side.OPEN)
    v.hands.write("Le code", "BCDF")
    v.hands.write("Votre adresse", cast.karim.email)
    v.hands.write("Un mot de passe", "court")
    v.hands.press("J’accepte de l’aider")
    yield Stop("a code that does not work", "accept_trust", Side.OPEN)
    v.as_helper(cast.karim)
    v.hands.go(reverse("accept_trust"))
    yield Stop("one more code", "accept_trust", Side.OPEN)
    v.hands.go(reverse("people_i_help"))
    yield Stop("the people I help", "people_i_help", Side.OPEN)
    v.hands.go(reverse("person_i_help", args=[tie.pk]))
    yield Stop("nothing to read yet", "person_i_help", Side.OPEN)
    take_stock(cast.person("Martine"), cast.now, tasks=8)
    diagnosis.finish_point(actor=cast.person("Martine"), now=timezone.now())
    v.hands.go(reverse("person_i_help", args=[tie.pk]))
    yield Stop("something to read", "person_i_help", Side.OPEN)
    v.hands.go(reverse("trusted_result", args=[tie.pk]))
    yield Stop("what she reads", "trusted_result", Side.OPEN)
    v.hands.go(reverse("person_i_help", args=[tie.pk]))
    v.hands.page.locator("textarea").fill(LONG)
    v.hands.press("Demander de l’aide")
    yield Stop("asking at length", "person_i_help", Side.OPEN)
    v.hands.page.locator("textarea").fill("Rappelez-la")
    v.hands.press("Demander de l’aide")
    yield Stop("asked", "person_i_help", Side.OPEN)
    TrustedHelper.objects.update(ended_at=timezone.now())
    v.hands.go(reverse("people_i_help"))
    yield Stop("nobody to help any more", "people_i_help", Side.OPEN)
