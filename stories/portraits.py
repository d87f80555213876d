"""The pictures of the documentation: one morning of Geneviève in the demonstration.

Used by ``scripts/screenshots``, which opens the demonstration first.
"""

from io import BytesIO
from pathlib import Path

from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from palier.diagnosis import actions as diagnosis
from palier.diagnosis.content import conversation
from palier.home.demo import PASSWORD, SIGN_INS
from stories import exercises
from stories.hands import Hands

SIZES = {"desk": (1280, 860), "task": (1000, 1040), "result": (900, 1180)}
"""Pixels, width and height."""
SHEET_SCALE = 1.4  # of 72 dots an inch: 834 × 1,179
COLOURS = 64
"""Enough for flat drawings and the grey edges of letters; a file is then three times smaller."""


def photograph(page: Page, url: str, out: Path) -> None:
    """Geneviève's morning, from the desk to her sheet."""
    hands = Hands(page, url)
    hands.go("/sign-in/")
    hands.write("Adresse e-mail", SIGN_INS[0].email)
    hands.write("Mot de passe", PASSWORD)
    hands.press("Se connecter")
    keep(page, out / "desk.png")
    hands.press("Donner l’écran", within=hands.row("Geneviève").filter(has_text="Départ"))
    hands.press("Donner l’écran")
    hands.press("Je suis d’accord")
    genevieve_starts_with("mailbox-find-summons")
    hands.go("/me/point/task/")
    keep(page, out / "task.png")
    for number in range(1, 9):
        if hands.path == "/me/point/pause/":
            hands.press("On continue")
        if number % 4:
            exercises.do_well(hands)
            exercises.end(hands)
        else:
            exercises.end(hands, "Je ne sais pas. Continuer")
    hands.go("/me/point/")
    hands.press("Finir, et voir ce que je sais faire")
    keep(page, out / "result.png")
    link = hands.button("Imprimer (1 page)").get_attribute("href") or ""
    keep_paper(page.request.get(url + link).body(), out / "sheet.png")


def genevieve_starts_with(task_id: str) -> None:
    """The questions answered, and this exercise first: the same pictures every time."""
    now, actor = timezone.now(), exercises.here("Geneviève")
    diagnosis.start_point(actor=actor, dice=7, now=now)
    for question in conversation().questions:
        choice = question.choices[0].key
        diagnosis.reply(actor=actor, question=question.key, choice=choice, now=now)
    exercises.meet("Geneviève", task_id)


def keep(page: Page, path: Path) -> None:
    keep_at(page, path, SIZES[path.stem])


def keep_at(page: Page, path: Path, size: tuple[int, int]) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.mouse.move(0, 0)
    page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur() }")
    shrink(Image.open(BytesIO(page.screenshot())), path)


def keep_paper(pdf: bytes, path: Path, scale: float = SHEET_SCALE) -> None:
    shrink(PdfDocument(pdf)[0].render(scale=scale).to_pil(), path)


def shrink(picture: Image.Image, path: Path) -> None:
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path}: {picture.width} × {picture.height}, {path.stat().st_size // 1024} KB")
