"""Who did it: the tap at the desk, what was done with somebody, mandates, the table; her side."""

from collections.abc import Iterator

from django.urls import reverse

from palier.autonomy.models import Mandate
from palier.autonomy.rules.mandate import Guardianship
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk
from tests.cast import prepared


@walk("record_task", "record_anonymous_task", "tasks_of", "desk", "export_tasks")
def a_helper_notes_tasks(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("record_task", args=[cast.visits["Leïla"].pk]))
    yield Stop("who did it, with the help to propose", "record_task", Side.HELPER)
    v.hands.page.locator("[name=words]").evaluate(
        "(box, long) => { box.removeAttribute('maxlength'); box.value = long }", LONG
    )
    v.hands.press("Avec")
    yield Stop("a detail that is too long", "record_task", Side.HELPER)
    v.hands.go(reverse("record_task", args=[cast.visits["Geneviève"].pk]))
    yield Stop("who did it, without a mandate", "record_task", Side.HELPER)
    v.hands.press("Pour")
    yield Stop("the desk says what was noted", "desk", Side.HELPER)
    v.hands.go(reverse("record_anonymous_task"))
    yield Stop("a task of somebody without a name", "record_anonymous_task", Side.HELPER)
    for name in ("Leïla", "Geneviève", "Caroline"):
        v.hands.go(reverse("tasks_of", args=[cast.beneficiary(name).pk]))
        yield Stop(f"what was done, {name}", "tasks_of", Side.HELPER)
    v.hands.go(reverse("export_tasks"))
    yield Stop("taking the table away", "export_tasks", Side.HELPER)
    v.hands.page.locator("#of").fill("1970-01-01")
    v.hands.press("Emporter le tableau")
    yield Stop("two days that cannot be", "export_tasks", Side.HELPER)


@walk("prepare_mandate", "record_paper_mandate", "tasks_of")
def a_helper_prepares_a_mandate(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("prepare_mandate", args=[cast.beneficiary("Caroline").pk]))
    yield Stop("which acts", "prepare_mandate", Side.HELPER)
    v.hands.press("Préparer le mandat")
    yield Stop("a mandate without an act", "prepare_mandate", Side.HELPER)
    v.hands.tick("Faire sa déclaration d’impôts")
    v.hands.press("Préparer le mandat")
    yield Stop("a mandate waits for a signature", "tasks_of", Side.HELPER)
    v.hands.go(reverse("record_paper_mandate"))
    yield Stop("recording a signed mandate", "record_paper_mandate", Side.HELPER)
    v.hands.press("Noter le mandat")
    yield Stop("a mandate that was not signed", "record_paper_mandate", Side.HELPER)


@walk("my_tasks", "record_own_task", "sign_mandate", "revoke_mandate")
def a_person_reads_what_she_did(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    for name in ("Caroline", "Leïla"):
        v.as_person(name)
        v.hands.go(reverse("my_tasks"))
        yield Stop(f"what I did, {name}", "my_tasks", Side.PERSON)
    v.hands.press("Arrêter")
    yield Stop("stopping a mandate", "revoke_mandate", Side.PERSON)
    v.hands.press("Oui, j’arrête")
    yield Stop("a mandate stopped", "my_tasks", Side.PERSON)
    v.hands.press("Dire ce que j’ai fait")
    yield Stop("saying what I did", "record_own_task", Side.PERSON)
    v.as_person("Claudia")
    waits = Mandate.objects.get(person=cast.beneficiary("Claudia"))
    v.hands.go(reverse("sign_mandate", args=[waits.pk]))
    yield Stop("a mandate to read and sign", "sign_mandate", Side.PERSON)
    v.hands.press("Faites-le pour moi, je suis d’accord")
    yield Stop("signed without the secret code", "sign_mandate", Side.PERSON)
    v.as_person("Geneviève")
    guarded = prepared(cast, "Geneviève", guardianship=Guardianship.TUTELLE, guardian="Mme Le Gall")
    v.hands.go(reverse("sign_mandate", args=[guarded.pk]))
    yield Stop("a mandate that a guardian signs", "sign_mandate", Side.PERSON)
