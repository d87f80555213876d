"""A file she takes away: read again by its page of documentation, it says what her screen says."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.urls import reverse

from palier.diagnosis import actions, exports
from palier.diagnosis.content import conversation_version
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.result import Told, result_of
from palier.diagnosis.rules.france_travail import ANSWERED_BY, SITUATIONS
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.rules.landing import CUTS, LEVEL, step_of
from palier.diagnosis.rules.typology import Profile
from palier.simulators.bank import bank
from palier.skillmap.queries import skillmap, skillmap_version
from palier.skillmap.schema import LANDING_NAMES, UNWATCHED
from tests.cast import MONDAY, Cast, open_places, take_stock

PAGE = Path(settings.CONTENT).parent / "docs" / "reference" / "result-export.md"
NAME = "Caroline"
PARIS = ZoneInfo("Europe/Paris")
AFTER_MIDNIGHT = datetime(2026, 3, 10, 0, 20, tzinfo=PARIS)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "")
    return cast


def stock(places: Cast, *, tasks: int = 7, outcome: str = "done") -> Diagnosis:
    return take_stock(places.person(NAME), MONDAY, tasks=tasks, outcome=outcome)


def ended(places: Cast, now: datetime = MONDAY, **stocked: Any) -> Diagnosis:
    point = stock(places, **stocked)
    actions.finish_point(actor=places.person(NAME), now=now)
    return Diagnosis.objects.get(pk=point.pk)


def both(point: Diagnosis) -> tuple[dict[str, Any], Told]:
    told = result_of(point)
    return json.loads(exports.everything(point, told)), told


def documented() -> set[str]:
    """The fields that the page promises, the first column of its first table."""
    table = PAGE.read_text(encoding="utf-8").partition("## Everything")[2].partition("\n## ")[0]
    first = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name.removesuffix("[]") for cell in first for name in re.findall(r"`([^`]+)`", cell)}


def test_its_fields_are_those_that_the_page_promises(places: Cast) -> None:
    for point in (ended(places), stock(places, tasks=2)):
        file, _ = both(point)
        assert set(file) == documented()


def test_each_domain_says_what_her_screen_says(places: Cast) -> None:
    file, told = both(ended(places))
    assert [one["key"] for one in file["domains"]] == list(DOMAINS)
    for one, shown in zip(file["domains"], told.climbed, strict=True):
        landing = shown.landing
        assert one["landing"] == landing.step
        assert one["sure"] is landing.sure
        assert one["exercises"] == landing.observed
        assert one["interval_holds"] == LEVEL
        name = LANDING_NAMES[landing.step] if landing.step else UNWATCHED
        assert one["said"] == name.model_dump()
        assert one["name"] == skillmap().domain(one["key"]).helper_name.model_dump()


def test_numbers_of_a_domain_agree_with_its_landing_and_are_absent_unwatched(
    places: Cast,
) -> None:
    file, _ = both(ended(places, tasks=4))
    watched = [one for one in file["domains"] if one["landing"]]
    unseen = [one for one in file["domains"] if not one["landing"]]
    assert watched
    assert unseen
    for one in watched:
        low, high = one["interval"]
        assert low < one["ability"] < high
        near_a_cut = min(abs(one["ability"] - cut) for cut in CUTS) < 0.01
        assert near_a_cut or step_of(one["ability"]) == one["landing"]
        assert 0 < one["sd"] <= 1.2
    for one in unseen:
        assert (one["ability"], one["sd"], one["interval"]) == (None, None, None)
        assert (one["sure"], one["exercises"]) == (False, 0)


def test_each_skill_is_of_the_map_with_its_neighbours_and_a_share(places: Cast) -> None:
    file, told = both(ended(places))
    assert {one["key"] for one in file["skills"]} == set(told.skills)
    for one in file["skills"]:
        skill = skillmap().skill(one["key"])
        assert one["name"] == skill.says.model_dump()
        assert 0 <= one["done_without_help"] <= 1
        assert one["done_without_help"] == round(told.skills[one["key"]], 2)
        neighbours = skill.digcomp, skill.crcn, skill.clea_numerique
        said = one["digcomp_3"], one["crcn"], one["clea_numerique"]
        assert said == tuple(list(one) if isinstance(one, tuple) else one for one in neighbours)


def test_the_two_files_say_the_same_codes(places: Cast) -> None:
    point = ended(places)
    file, told = both(point)
    alone = json.loads(exports.france_travail(told))
    assert file["france_travail"] == alone
    barrier = alone["contrainte"]
    assert {one["code"]: one["libelle"] for one in barrier["situations"]} == SITUATIONS
    yes = {one["code"] for one in barrier["situations"] if one["valeur"] == "OUI"}
    for objective in barrier["objectifs_possibles"]:
        assert yes & set(ANSWERED_BY[objective["code"]])
    assert alone["besoin"]["propose"] == (barrier["valeur"] == "OUI")


def test_the_page_names_every_code_and_every_profile() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for code, name in SITUATIONS.items():
        assert code in page
        assert name.split(" (")[0] in page
    assert all(f"`{one.value}`" in page for one in Profile)


def test_the_day_is_that_of_the_place_also_just_after_midnight(places: Cast) -> None:
    """At 00:20 in Brest it is still yesterday in Greenwich."""
    file, _ = both(ended(places, now=AFTER_MIDNIGHT))
    assert file["finished_on"] == "2026-03-10"


def test_still_open_it_has_no_day_and_says_what_it_was_made_with(places: Cast) -> None:
    file, _ = both(stock(places, tasks=2))
    assert file["finished_on"] is None
    assert file["made_with"] == {
        "bank": bank().version,
        "skillmap": skillmap_version(),
        "conversation": conversation_version(),
    }


def test_finished_it_says_the_versions_of_that_day(places: Cast) -> None:
    point = ended(places)
    assert point.result
    point.result = {**point.result, "bank": "of-that-day"}
    assert both(point)[0]["made_with"]["bank"] == "of-that-day"


def test_what_she_typed_and_who_she_is_are_nowhere_in_it(places: Cast) -> None:
    point = ended(places)
    point.person.last_name = "Zoulikha-CV"
    words = exports.everything(point, result_of(point))
    for hers in (str(point.pk), str(point.person_id), str(point.structure_id), NAME, "Zoulikha"):
        assert hers not in words
    assert places.kerourien.name not in words
    assert "09:30" not in words


def test_it_is_the_same_file_until_something_changes(places: Cast) -> None:
    point = ended(places)
    assert exports.everything(point, result_of(point)) == exports.everything(
        Diagnosis.objects.get(pk=point.pk), result_of(Diagnosis.objects.get(pk=point.pk))
    )


def test_what_is_downloaded_is_json_with_accents_kept(places: Cast) -> None:
    ended(places)
    screen = places.in_hands_of(NAME)
    for what in ("everything", "france_travail"):
        answer = screen.post(reverse("take_result"), {"do": what})
        assert answer["Content-Type"].startswith("application/json")
        text = answer.content.decode("utf-8")
        assert "\\u00" not in text
        assert text.endswith("}\n")
        assert json.loads(text)


def test_a_second_point_does_not_change_the_file_of_the_first(places: Cast) -> None:
    first = ended(places)
    before = exports.everything(first, result_of(first))
    again = MONDAY + timedelta(days=200)
    take_stock(places.person(NAME), again, tasks=3, outcome="unknown")
    actions.finish_point(actor=places.person(NAME), now=again)
    first.refresh_from_db()
    assert exports.everything(first, result_of(first)) == before
