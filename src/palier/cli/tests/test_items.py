"""`palier items`: refuses on too few answers, tells what moved, changes nothing by itself."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml

from palier.cli import calibrating, main
from palier.diagnosis import measure
from palier.diagnosis.models import AnswerSheet
from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.study.enough import Missing
from palier.diagnosis.rules.study.readings import Calibration, Reading
from palier.diagnosis.tests.crowds import abilities, sheets
from palier.simulators.bank import bank

DRIFT = -1.0
"""How much easier the first task really is than experts wrote."""


def ours() -> list[Item]:
    """Eight exercises of two steps or more."""
    return [item for item in measure.items().items if item.steps >= 2][:8]


@cache
def answered(people: int) -> list[dict[str, int]]:
    """Everybody plays the eight; the first exercise is easier than it is written."""
    first, *others = ours()
    truth = [replace(first, thresholds=tuple(b + DRIFT for b in first.thresholds)), *others]
    dice = np.random.default_rng(17)
    return sheets(dice, truth, abilities(dice, people))


def keep(people: int) -> None:
    AnswerSheet.objects.all().delete()
    AnswerSheet.objects.bulk_create(
        AnswerSheet(
            month=date(2026, 3, 1),
            bank=bank().version,
            medium="screen",
            answers=list(_answers(told)),
            groups={"reading": "hard" if n % 2 else "easy"},
        )
        for n, told in enumerate(answered(people))
    )


def _answers(told: dict[str, int]) -> Iterator[dict[str, object]]:
    for id_, score in told.items():
        ready = bank().tasks[id_]
        steps = [step.id for step in ready.task.steps[:score]]
        yield {"task": id_, "version": ready.version, "steps": steps, "helped": False}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "fr", "en"),
    [
        ("calibrate", "200 par exercice", "200 for each exercise"),
        ("fairness", "100 dans chaque groupe", "100 in each group"),
    ],
)
def test_too_few_answers_conclude_nothing_and_say_how_many_are_needed(
    what: str, fr: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(30)
    assert main(["items", what]) == 0
    said = capsys.readouterr().out
    assert "Trop peu de réponses" in said
    assert fr in said
    assert en in said
    assert "manque" in said


@pytest.mark.django_db
def test_what_drifted_is_told_and_written_and_content_stays_as_it_was(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    keep(300)
    before = measure.items().items
    assert main(["items", "calibrate", "--out", str(tmp_path / "told.yaml")]) == 0
    said = capsys.readouterr().out
    told = yaml.safe_load((tmp_path / "told.yaml").read_text(encoding="utf-8"))
    first = ours()[0]
    entry = told["items"][first.id]
    assert entry["moved"]
    assert entry["numbers"]["b1"]["found"] == pytest.approx(first.thresholds[0] + DRIFT, abs=0.5)
    assert first.id in said.splitlines()[1]
    assert "300 feuilles" in said
    measure.items.cache_clear()
    assert measure.items().items == before


@pytest.mark.django_db
def test_fairness_is_written_for_another_program(tmp_path: Path) -> None:
    keep(220)
    out = tmp_path / "told.json"
    assert main(["items", "fairness", "--by", "reading", "--out", str(out)]) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["by"] == "reading"
    assert told["items"][ours()[0].id]["class"] in "ABC"
    assert told["items"][ours()[0].id]["group"] == 110


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        ["calibrate", "--needed", "none"],
        ["fairness", "--by", "place"],
        ["calibrate", "--medium", "telepathy"],
        ["calibrate", "--out", "/nowhere/at/all.yaml"],
        ["weigh"],
    ],
)
def test_a_wrong_request_is_one_sentence_in_each_language(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    AnswerSheet.objects.all().delete()
    assert main(["items", *asked]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_row_says_one_thing_that_it_lacks_and_in_good_french() -> None:
    one, other, *_ = ours()
    few = Reading(one, 30, Missing(170, (0, 1, 2, 3)))
    rare = Reading(other, 240, Missing(0, (1, 3)))
    _, *said = calibrating.lines(Calibration(270, (few, rare)))
    assert [line.split(maxsplit=2)[2] for line in said] == [
        "manque 170",
        "1 étape : trop rare ; 3 étapes : trop rare",
    ]


@pytest.mark.django_db
def test_without_any_sheet_it_says_so() -> None:
    AnswerSheet.objects.all().delete()
    assert main(["items", "calibrate"]) == 0
    assert main(["items", "fairness", "--by", "medium"]) == 0
