"""The page that tells how the bank was reviewed shows the bank that ships."""

from django.conf import settings

from palier.cli.bank_table import table
from palier.simulators.bank import bank

PAGE = settings.CONTENT.parent / "docs" / "reference" / "bank-review.md"


MARK = "<!-- the table of `palier items list` -->"


def test_the_page_of_the_review_shows_the_bank_line_by_line() -> None:
    _, _, shown = PAGE.read_text(encoding="utf-8").partition(MARK)
    lines = table(ready.task for ready in bank().tasks.values())
    assert shown.split("\n")[2:-1] == list(lines), "run `palier items list` again"
