"""Small steps: her three steps, what was hard, the same page at the desk."""

from collections.abc import Iterator

from django.urls import reverse

from palier.journey.models import Step
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk


@walk("my_home", "my_plan", "choose_path", "write_need", "write_step", "change_step", "review_step")
def somebody_and_her_steps(v: Visitor) -> Iterator[Stop]:
    hands = v.hands
    v.as_person("Caroline")
    hands.go(reverse("my_plan"))
    yield Stop("no step yet", "my_plan", Side.PERSON)
    hands.press("Ce que je veux")
    yield Stop("a need already said", "write_need", Side.PERSON)
    hands.write("Avec vos mots", LONG)
    hands.press("C’est écrit")
    yield Stop("a need that is too long", "write_need", Side.PERSON)
    hands.go(reverse("choose_path"))
    yield Stop("what is proposed", "choose_path", Side.PERSON)
    hands.press("M’actualiser ce mois-ci")
    yield Stop("the steps of one path", "choose_path", Side.PERSON)
    hands.press("Préparez vos fiches de paie du mois.")
    yield Stop("a first step", "my_plan", Side.PERSON)
    hands.go(reverse("my_home"))
    yield Stop("home, with a step", "my_home", Side.PERSON)
    hands.go(reverse("my_plan"))
    hands.press("C’est fait ?")
    yield Stop("is it done", "review_step", Side.PERSON)
    hands.press("Pas encore")
    yield Stop("what was hard", "review_step", Side.PERSON)
    hands.press("Trop long, ou trop compliqué")
    yield Stop("a step cut smaller", "my_plan", Side.PERSON)
    hands.press("Changer")
    yield Stop("changing a step", "change_step", Side.PERSON)
    Step.objects.filter(plan__person=v.cast.beneficiary("Caroline")).update(version=9)
    hands.write("Où ?", "À la médiathèque")
    hands.press("C’est écrit")
    yield Stop("somebody changed it meanwhile", "change_step", Side.PERSON)
    person = v.cast.beneficiary("Caroline").pk
    hands.go(reverse("write_step", args=[person]))
    yield Stop("a step in one’s own words", "write_step", Side.PERSON)
    hands.write("Quoi ?", LONG)
    hands.press("Ajouter ce pas")
    yield Stop("a step that is too long", "write_step", Side.PERSON)


@walk("plan", "review_step", "change_step", "write_step", "write_need")
def a_helper_and_her_steps(v: Visitor) -> Iterator[Stop]:
    hands = v.hands
    v.as_helper(v.cast.nolwenn)
    claudia, caroline = (v.cast.beneficiary(name).pk for name in ("Claudia", "Caroline"))
    hands.go(reverse("plan", args=[caroline]))
    yield Stop("a plan that is not open", "plan", Side.HELPER)
    hands.go(reverse("plan", args=[claudia]))
    yield Stop("a plan", "plan", Side.HELPER)
    step = Step.objects.filter(plan__person=claudia).latest("written_at")
    for said in ("", "?said=not_yet"):
        hands.go(reverse("review_step", args=[step.pk]) + said)
        yield Stop(f"a step told by word of mouth {said}", "review_step", Side.HELPER)
    hands.go(reverse("change_step", args=[step.pk]))
    yield Stop("a step to change", "change_step", Side.HELPER)
    for page in ("write_step", "write_need"):
        hands.go(reverse(page, args=[claudia]))
        hands.press("Ajouter ce pas" if page == "write_step" else "C’est écrit")
        yield Stop(f"{page}, empty", page, Side.HELPER)
