"""A task that cannot be played is refused at the door, with the name of its file."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from palier.kernel.content import ContentError
from palier.simulators.bank import bank, load

GOOD = settings.CONTENT / "tasks" / "keyboard" / "type-first-name.yaml"


def written(folder: Path, name: str = "mine.yaml", **changes: Any) -> Path:
    task = yaml.safe_load(GOOD.read_text()) | changes
    (folder / name).write_text(yaml.safe_dump(task, allow_unicode=True))
    return folder


def step(key: str, difficulty: float) -> dict[str, Any]:
    return {
        "id": key,
        "says": {"fr": "Fait.", "en": "Done."},
        "difficulty": difficulty,
        "why": "a reason long enough",
    }


def test_a_good_task_enters_the_bank(tmp_path: Path) -> None:
    loaded = load(written(tmp_path))
    assert loaded.get("type-first-name").task.simulator == "keyboard"
    with pytest.raises(KeyError):
        loaded.get("no-such-task")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"simulator": "robot"}, "robot"),
        ({"band": 4}, "band"),
        ({"seconds": "fast"}, "seconds"),
        ({"id": "Not A Key"}, "id"),
        ({"question": {"fr": "Écrivez."}}, "question.en"),
        ({"colour": "red"}, "colour"),
        ({"steps": []}, "steps"),
        ({"steps": [step("unheard", 0)]}, "unheard"),
        ({"steps": [step("a", 1), step("b", 0)]}, "rise"),
        ({"steps": [step("a", 0), step("a", 1)]}, "same id"),
        ({"scenario": {}}, "scenario"),
        ({"scenario": None}, "scenario"),
        ({"way": []}, "way"),
        ({"way": [{"do": "write", "typed_first_name": "?"}]}, "its way does not show"),
    ],
)
def test_a_bad_task_is_refused_and_its_file_named(
    tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(ContentError, match=r"^mine\.yaml, line \d+: ") as refused:
        load(written(tmp_path, **changes))
    assert says in str(refused.value).lower()


def test_what_is_not_yaml_is_refused_and_its_file_named(tmp_path: Path) -> None:
    (tmp_path / "torn.yaml").write_text("id: [")
    with pytest.raises(ContentError, match=r"^torn\.yaml, line \d+: "):
        load(tmp_path)


def test_two_tasks_never_bear_the_same_id(tmp_path: Path) -> None:
    written(tmp_path, "a.yaml")
    with pytest.raises(ContentError, match=r"b\.yaml, line \d+: .*type-first-name"):
        load(written(tmp_path, "b.yaml"))


def test_the_version_follows_the_meaning_of_every_task(tmp_path: Path) -> None:
    before = load(written(tmp_path))
    assert load(tmp_path).version == before.version
    after = load(written(tmp_path, seconds=99))
    assert after.version != before.version
    assert after.get("type-first-name").version != before.get("type-first-name").version


def test_what_was_seen_still_counts_when_only_the_voice_or_the_way_is_told_otherwise(
    tmp_path: Path,
) -> None:
    before = load(written(tmp_path))
    said = {"fr": "Dites-le ainsi.", "en": "Say it so."}
    way = [{"do": "look"}, {"do": "write", "typed_first_name": "Chloé"}]
    after = load(written(tmp_path, spoken=said, way=way))
    assert after.version == before.version
    assert after.get("type-first-name").task.aloud.fr == "Dites-le ainsi."


def test_the_bank_of_this_server_is_read_once() -> None:
    assert bank() is bank()
