"""One whole *Faire le point*, played and photographed: Claudia, in the demonstration."""

from pathlib import Path

from playwright.sync_api import Page

from palier.diagnosis.models import Diagnosis
from palier.home.demo import PASSWORD, SIGN_INS
from palier.simulators.contract import Task
from stories.hands import Hands
from stories.portraits import keep_at, keep_paper
from stories.somebody import Somebody, exercises_met
from stories.walk_page import Met, Picture, page_of

CLAUDIA = Somebody(
    {"phone": 0.4, "computer": -0.3, "documents": -0.5, "email": 0.0, "web": 0.2, "jobsearch": -0.4}
)
"""About the middle of the scale everywhere: the typical person of the bench, a little uneven."""
ANSWERED = 10
DICE = 7
"""The same exercises every time, as long as the bank is the same."""

COMPUTER, PHONE, TALL = (1000, 900), (360, 740), (1000, 1180)
ON_A_PHONE = {"phone", "pictures"}
"""What is photographed on a narrow screen: what is met there."""
PAPER_SCALE = 1.0


class Album:
    """The pictures in the order of the walk."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.pictures: list[Picture] = []
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()

    def next(self, name: str, says: str) -> Path:
        self.pictures.append(Picture(f"{len(self.pictures) + 1:02}-{name}.png", says))
        return self.folder / self.pictures[-1].file

    def keep(self, name: str, says: str, size: tuple[int, int] = COMPUTER) -> None:
        keep_at(self.page, self.next(name, says), size)


def record(page: Page, url: str, docs: Path) -> None:
    """Plays, photographs into ``screenshots/point/``, and writes the page."""
    hands, album = Hands(page, url), Album(page, docs / "screenshots" / "point")
    she_has_the_screen(hands)
    hands.press("Faire le point")
    album.keep("offer", "The offer: questions, then exercises; she may stop when she likes")
    hands.press("On y va")
    Diagnosis.objects.filter(person__called="Claudia").update(dice=DICE)
    album.keep("question", "One question a screen, each may be passed", PHONE)
    for _ in range(ANSWERED):
        hands.touch_or_click(page.locator(".choices button").first)
    for task in exercises_met(hands):
        photograph_exercise(album, task)
        CLAUDIA.does(hands, task)
    album.keep("result", "Her result: what she can do first, then six staircases", TALL)
    link = hands.button("Imprimer (1 page)").get_attribute("href") or ""
    sheet = album.next("sheet", "Her sheet: one page, black and white")
    keep_paper(page.request.get(url + link).body(), sheet, PAPER_SCALE)
    text = page_of(what_was_met(), album.pictures)
    (docs / "walk-of-a-point.md").write_text(text, encoding="utf-8")


def she_has_the_screen(hands: Hands) -> None:
    hands.go("/sign-in/")
    hands.write("Adresse e-mail", SIGN_INS[0].email)
    hands.write("Mot de passe", PASSWORD)
    hands.press("Se connecter")
    hands.press("Donner l’écran", within=hands.row("Claudia").filter(has_text="Départ"))
    hands.press("Donner l’écran")
    hands.press("Je suis d’accord")


def photograph_exercise(album: Album, task: Task) -> None:
    says = f"{task.id}: {task.question.en}"
    album.keep(task.simulator, says, PHONE if task.simulator in ON_A_PHONE else COMPUTER)


def what_was_met() -> list[Met]:
    point = Diagnosis.objects.filter(person__called="Claudia").latest("started_at")
    plays = [one.play for one in point.attempts.select_related("play").order_by("position")]
    return [Met(play.task_id, play.score) for play in plays]
