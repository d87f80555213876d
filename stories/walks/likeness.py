"""Finding somebody by what is said of her name, and two rows that are one person."""

from collections.abc import Iterator

from django.urls import reverse

from palier.people.models import Beneficiary, Merge, NotTheSame
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk


@walk("search_people", "correct_name", "person")
def a_helper_looks_for_somebody(v: Visitor) -> Iterator[Stop]:
    v.as_helper(v.cast.nolwenn)
    v.hands.go(reverse("search_people"))
    yield Stop("who is looked for", "search_people", Side.HELPER)
    v.hands.write("Un nom, un surnom ou un téléphone", "leyla")
    v.hands.press("Chercher")
    yield Stop("found as heard", "search_people", Side.HELPER)
    v.hands.write("Un nom, un surnom ou un téléphone", "Zébulon")
    v.hands.press("Chercher")
    yield Stop("nobody of that name", "search_people", Side.HELPER)
    v.hands.write("Un nom, un surnom ou un téléphone", LONG)
    v.hands.press("Chercher")
    yield Stop("too long a name", "search_people", Side.HELPER)
    v.hands.go(reverse("correct_name", args=[v.cast.beneficiary("Leïla").pk]))
    yield Stop("a name to mend", "correct_name", Side.HELPER)
    v.hands.write("Nom de famille", "Ben Ali")
    v.hands.write("Téléphone", "06 12")
    v.hands.write("Année de naissance", "78")
    v.hands.press("Enregistrer")
    yield Stop("a telephone and a year that are none", "correct_name", Side.HELPER)
    v.hands.write("Téléphone", "06 12 34 56 79")
    v.hands.write("Année de naissance", "1989")
    v.hands.press("Enregistrer")
    yield Stop("a person with a surname and a telephone", "person", Side.HELPER)


@walk("duplicates", "person")
def a_helper_puts_two_rows_together(v: Visitor) -> Iterator[Stop]:
    v.as_helper(v.cast.nolwenn)
    one = Beneficiary.objects.filter(phoned="+33612345678").first()
    assert one
    v.hands.go(reverse("person", args=[one.pk]))
    yield Stop("somebody who may be written twice", "person", Side.HELPER)
    v.hands.go(reverse("duplicates"))
    yield Stop("is it the same person", "duplicates", Side.HELPER)
    v.hands.press("C’est la même personne")
    yield Stop("two rows put together", "person", Side.HELPER)
    v.hands.press("Séparer")
    yield Stop("taken apart again", "person", Side.HELPER)
    v.hands.go(reverse("duplicates"))
    v.hands.press("Non, ce sont deux personnes")
    yield Stop("no two rows are alike", "duplicates", Side.HELPER)
    assert NotTheSame.objects.count() >= 2
    assert Merge.objects.filter(undone_at=None).count() == 1
