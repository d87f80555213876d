"""A file of people: refused, read, checked, brought in, stopped."""

from collections.abc import Iterator

from django.urls import reverse

from palier.people.models import PeopleImport
from palier.queue.worker import Worker
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import walk

State = PeopleImport.State

TABLE = (
    "NOM;Prénom;Téléphone;Né(e) le;N° SS;Adresse\r\n"
    "LE GOFF;Gaëlle;06 12 34 56 78;12/03/1985;2;3\r\n"
    "BEN SAÏD;Leïla;;1990;;\r\nLE GOFF;Gaëlle;06 12 34 56 78;12/03/1985;;\r\n"
    f"DUPONT;Jean;06;1970;;\r\n{'Long' * 50};x;;;;\r\n"
).encode("cp1252")


def sends(v: Visitor, raw: bytes) -> None:
    v.hands.go(reverse("import_people"))
    chosen = {"name": "nos adhérents.csv", "mimeType": "text/csv", "buffer": raw}
    v.hands.page.get_by_label("Le fichier CSV").set_input_files(chosen)  # type: ignore[arg-type]
    v.hands.press("Lire le fichier")


@walk("import_people", "check_import", "start_import")
def a_file_of_people(v: Visitor) -> Iterator[Stop]:
    v.as_helper(v.cast.nolwenn)
    v.hands.go(reverse("import_people"))
    yield Stop("which file", "import_people", Side.HELPER)
    sends(v, b"\x89PNG\r\n\x1a\n")
    yield Stop("a picture is refused", "import_people", Side.HELPER)
    sends(v, TABLE)
    yield Stop("a file that is being read", "check_import", Side.HELPER)
    Worker().run_waiting()
    one = PeopleImport.objects.latest("at")
    v.hands.go(reverse("check_import", args=[one.pk]))
    v.hands.page.locator("summary").click()
    yield Stop("a file to check", "check_import", Side.HELPER)
    one.told |= {"before": v.cast.now.isoformat()}
    one.save()
    v.hands.go(reverse("check_import", args=[one.pk]))
    v.hands.press("Faire entrer 2 personnes")
    yield Stop("the same file again", "start_import", Side.HELPER)
    PeopleImport.objects.filter(pk=one.pk).update(state=State.RUNNING, done=1)
    v.hands.go(reverse("check_import", args=[one.pk]))
    yield Stop("a file under way", "check_import", Side.HELPER)
    PeopleImport.objects.filter(pk=one.pk).update(state=State.DONE, done=2)
    v.hands.go(reverse("check_import", args=[one.pk]))
    yield Stop("a file that came in", "check_import", Side.HELPER)
    PeopleImport.objects.filter(pk=one.pk).update(state=State.CANCELLED, file_name="")
    v.hands.go(reverse("check_import", args=[one.pk]))
    yield Stop("a file that was stopped", "check_import", Side.HELPER)
    PeopleImport.objects.filter(pk=one.pk).update(
        state=State.SHOWN, told={"ready": 0, "apart": 0, "wrong": 4}
    )
    one.rows.update(problem="phone")
    v.hands.go(reverse("check_import", args=[one.pk]))
    yield Stop("a file without anybody to add", "check_import", Side.HELPER)
