"""What a browser writes down by itself: what is typed, addresses, titles, names of files."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from palier.access.sides import Side, side_of
from palier.diagnosis import actions as diagnosis
from palier.simulators import actions as simulators
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.cast import Cast, every_row, take_stock
from tests.walk import addresses, addresses_of, patterns

TYPED = {"input", "textarea", "select"}
NOT_TYPED = {"hidden", "checkbox", "radio", "submit"}
SENSITIVE = re.compile(r"handicap|santé|rsa|dette|chôm|radi(é|ation)|malad", re.IGNORECASE)
FILE_NAME = re.compile(r'(?:inline|attachment); filename="[a-z0-9-]+\.[a-z0-9]+"')


class Fields(HTMLParser):
    """The boxes of a page that say nothing about completing by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.form, self.open, self.seen = "", list[str](), 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = given.get("autocomplete", "")
        if tag not in TYPED or given.get("type") in NOT_TYPED:
            return
        self.seen += 1
        if "off" not in (given.get("autocomplete", ""), self.form):
            self.open.append(given.get("name", ""))


def fields(page: str) -> Fields:
    reader = Fields()
    reader.feed(page)
    return reader


def persons_pages(cast: Cast) -> Iterator[tuple[Client, str]]:
    """Every page of the person's side, for persons at every point of their way."""
    diagnosis.start_point(actor=cast.person("Geneviève"), dice=3, now=cast.now)
    take_stock(cast.person("Leïla"), cast.now, tasks=1)
    own = [one for one in patterns() if side_of(one.callback) in {Side.PERSON, Side.HANDED}]
    for name in ("Claudia", "Leïla", "Geneviève"):
        screen = cast.in_hands_of(name)
        yield from ((screen, address) for one in own for address in addresses_of(one))


def every_exercise(cast: Cast) -> Iterator[tuple[Client, str]]:
    """The first screen of each exercise."""
    screen, actor = cast.in_hands_of("Caroline"), cast.person("Caroline")
    for task_id in bank().tasks:
        simulators.start_play(
            actor=actor, task_id=task_id, purpose=Play.Purpose.PRACTICE, now=cast.now
        )
        yield screen, reverse("practise", args=[task_id])


def test_no_box_of_a_person_s_page_completes_by_itself(cast: Cast) -> None:
    """A browser that completes has kept what was typed, on the disk, for whoever comes next."""
    seen = 0
    for screen, address in (*persons_pages(cast), *every_exercise(cast)):
        page = fields(screen.get(address).content.decode(errors="replace"))
        assert page.open == [], address
        seen += page.seen
    assert seen >= 60


def test_no_box_in_which_a_helper_writes_about_somebody_completes_by_itself(cast: Cast) -> None:
    desk, seen = cast.signed_in(cast.nolwenn), 0
    helpers = [one for one in patterns() if side_of(one.callback) is Side.HELPER]
    for address in (address for one in helpers for address in addresses_of(one)):
        if address.startswith("/account/"):  # her own name and password, on her own machine
            continue
        page = fields(desk.get(address).content.decode(errors="replace"))
        assert page.open == [], address
        seen += page.seen
    assert seen >= 4


@pytest.mark.parametrize("planted", ["<input name=who>", "<form><textarea name=who></textarea>"])
def test_a_box_that_completes_would_be_seen(planted: str) -> None:
    assert fields(planted).open == ["who"]
    assert fields(f'<form autocomplete="off">{planted.replace("<form>", "")}').open == []


def test_addresses_hold_random_ids_and_public_words_only(cast: Cast) -> None:
    """Histories and journals of the network keep addresses."""
    rows = {str(row.pk) for row in every_row() if isinstance(row.pk, UUID)}
    for address in addresses():
        for part in address.strip("/").split("/"):
            assert part in rows or re.fullmatch(r"[a-z0-9_.-]*", part), address
            of_the_team = address.startswith(("/account/", "/team/"))
            assert of_the_team or not part.isdigit(), f"{address}: a number can be guessed"
            assert "rose" not in part


def test_no_title_says_who_or_why(cast: Cast) -> None:
    """Histories keep titles."""
    names = [visit.person.first_name for visit in cast.visits.values() if visit.person.first_name]
    titles = set()
    for screen, address in persons_pages(cast):
        page = screen.get(address).content.decode(errors="replace")
        titles.update(re.findall(r"<title>(.*?)</title>", page, re.DOTALL))
    assert len(titles) >= 8
    for title in titles:
        assert not [name for name in names if name in title], title
        assert not SENSITIVE.search(title), title


def test_files_bear_neutral_names(cast: Cast) -> None:
    seen = 0
    clients = [cast.signed_in(cast.nolwenn), *(cast.in_hands_of(name) for name in cast.visits)]
    for client in clients:
        for address in addresses():
            given = client.get(address).headers.get("Content-Disposition")
            if given:
                assert FILE_NAME.fullmatch(given), (address, given)
                seen += 1
    assert seen >= 2
