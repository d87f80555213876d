"""The recorded walk tells the truth of the day: its times, its sum, its pictures."""

import re

import pytest
from django.conf import settings

from palier.skillmap.queries import skillmap
from stories.recorded import CLAUDIA, DICE
from stories.walk_page import GOAL, Met, all_seen, believed, page_of, read, within

DOCS = settings.CONTENT.parent / "docs"
PAGE = DOCS / "walk-of-a-point.md"
PICTURES = DOCS / "screenshots" / "point"
MOST_BYTES = 60_000
"""A clone must stay light, and a page of pictures quick to open."""
MOST_PICTURES = 17
AGAIN = "run `make screenshots` again"


def test_every_figure_of_the_page_is_that_of_the_bank_and_the_engine() -> None:
    page = PAGE.read_text(encoding="utf-8")
    met, pictures = read(page)
    assert met
    assert page_of(met, pictures) == page, AGAIN


def test_the_sum_is_that_of_its_lines() -> None:
    page = PAGE.read_text(encoding="utf-8")
    seconds = sum(int(found) for found in re.findall(r"\| (\d+) s \|", page))
    assert f"exercises, {seconds // 60} min {seconds % 60:02}**" in page


def test_the_page_shows_each_picture_once_and_they_are_light() -> None:
    _, shown = read(PAGE.read_text(encoding="utf-8"))
    kept = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert sorted(one.file for one in shown) == sorted(kept), AGAIN
    assert max(kept.values()) < MOST_BYTES
    assert len(kept) <= MOST_PICTURES


@pytest.mark.parametrize("dice", [DICE, 8, 9, 10])
def test_she_meets_the_six_domains_in_less_than_the_goal_whatever_the_dice(dice: int) -> None:
    met = played_by_the_rules(dice)
    assert {one.task.domain for one in met} == {one.key for one in skillmap().domains}
    assert len(all_seen(met)) <= len(within(met, GOAL))
    assert believed(met).stop


def test_each_simulator_that_came_with_the_six_domains_has_its_picture() -> None:
    _, shown = read(PAGE.read_text(encoding="utf-8"))
    pictured = {one.file.partition("-")[2].removesuffix(".png") for one in shown}
    assert pictured >= {"desktop", "jobboard", "phone", "writer"}, AGAIN


def played_by_the_rules(dice: int) -> list[Met]:
    """The same person without a browser, as far as her ease goes."""
    met: list[Met] = []
    while not (step := believed(met, dice)).stop:
        assert step.item
        task = Met(step.item.id, 0).task
        met.append(Met(task.id, CLAUDIA.reaches(task)))
    return met
