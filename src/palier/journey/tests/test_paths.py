"""The usual paths: what experts wrote can be read, played, recorded, and asked for."""

from datetime import date
from pathlib import Path as Folder

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.content import catalogue
from palier.journey.apps import content_is_readable
from palier.journey.content import load_paths, paths, skill_of
from palier.journey.schema import Monthly
from palier.kernel.content import ContentError, version
from palier.simulators.bank import bank
from palier.skillmap.tests.readability import faults, phrases

UPDATE = Monthly(opens=28, opens_in_february=26, closes=15)


def test_the_eight_paths_of_the_field_are_there_and_one_for_who_comes_without_a_need() -> None:
    keys = {path.key for path in paths().paths}
    usual = {"register", "update", "password", "training", "cv", "offer", "interview", "papers"}
    assert keys == usual | {"people"}


def test_everybody_can_read_them() -> None:
    said = [phrase for path in paths().paths for phrase in phrases(path)]
    assert len(said) > 150
    assert [fault for phrase in said for fault in faults(phrase)] == []


def test_what_a_step_names_elsewhere_is_there() -> None:
    for name, step in paths().named():
        assert catalogue().get(step.task), name
        assert step.exercise is None or step.exercise in bank().tasks, name
        assert step.done.fr.endswith("On s’en souvient ensemble."), name
    prepared = [step for _, step in paths().named() if step.exercise]
    assert len(prepared) >= 25
    assert all(skill_of(step.exercise) for step in prepared)
    assert skill_of(None) == skill_of("an exercise that left") == ""


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Refaire mon C.V.", "cv"),
        ("m’ACTUALISER avant le 15", "update"),
        ("J’ai oublié mon mot de passe", "password"),
        ("Me réinscrire", "register"),
        ("je cherche une formation", "training"),
        ("Envoyer des CV à un employeur", "offer"),
        ("préparer un entretien", "interview"),
        ("Ranger mes papiers", "papers"),
        ("Voir du monde", "people"),
    ],
)
def test_a_need_in_plain_words_finds_its_path(words: str, key: str) -> None:
    assert key in paths().told_by(words)


def test_a_need_that_is_like_nothing_finds_no_path() -> None:
    assert paths().told_by("Tenir la souris") == ()
    assert paths().told_by("") == ()


def test_the_window_of_the_law() -> None:
    assert UPDATE.closing(date(2026, 3, 9)) == date(2026, 3, 15)
    assert UPDATE.closing(date(2026, 3, 15)) == date(2026, 3, 15)
    assert UPDATE.closing(date(2026, 3, 16)) is None
    assert UPDATE.closing(date(2026, 2, 26)) == date(2026, 3, 15)
    assert UPDATE.closing(date(2026, 3, 27)) is None
    assert UPDATE.closing(date(2026, 12, 28)) == date(2027, 1, 15)
    assert UPDATE.opened(date(2026, 3, 9)) == date(2026, 2, 26)
    assert UPDATE.opened(date(2026, 3, 28)) == date(2026, 3, 28)


@given(st.dates(date(2026, 1, 1), date(2100, 1, 1)))
def test_a_window_is_open_or_not_and_opens_before_it_closes(today: date) -> None:
    closing = UPDATE.closing(today)
    assert UPDATE.opened(today) <= today
    if closing:
        assert UPDATE.opened(today) <= today <= closing
        assert closing.day == 15
    else:
        assert 16 <= today.day <= 27


BASE = """
key: tea
name: {fr: "Le thé", en: "Tea"}
words: [the]
steps: [%s]
"""
STEP = """{key: %s, act: {fr: "%s", en: "x"}, minutes: 5, where: [here], bring: [], task: %s,
exercise: %s, pieces: [{fr: "a", en: "a"}, {fr: "b", en: "b"}], done: {fr: "ok", en: "ok"}}"""


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("a", "un " * 13, "cv", "null"), "more than 12 words"),
        (("a", "un", "nothing", "null"), "no task"),
        (("a", "un", "cv", "nothing"), "no exercise"),
        (("b", "un", "cv", "null"), "the same key"),
    ],
)
def test_a_path_that_cannot_be_walked_is_refused_with_a_reason(
    tmp_path: Folder, wrong: tuple[str, ...], says: str
) -> None:
    steps = [STEP % ("b", "un", "cv", "null"), STEP % ("c", "un", "cv", "null"), STEP % wrong]
    (tmp_path / "tea.yaml").write_text(BASE % ", ".join(steps))
    with pytest.raises(ContentError, match=says):
        load_paths(tmp_path)


def test_two_files_of_one_key_are_refused(tmp_path: Folder) -> None:
    written = (settings.CONTENT / "journey" / "paths" / "cv.yaml").read_text()
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(written)
    with pytest.raises(ContentError, match="the same key"):
        load_paths(tmp_path)


def test_the_version_follows_what_is_said(tmp_path: Folder) -> None:
    written = (settings.CONTENT / "journey" / "paths" / "cv.yaml").read_text()
    (tmp_path / "cv.yaml").write_text(written)
    before = version(load_paths(tmp_path))
    (tmp_path / "cv.yaml").write_text(written + "\n# a comment changes nothing\n")
    assert version(load_paths(tmp_path)) == before
    (tmp_path / "cv.yaml").write_text(written.replace("trois CV", "deux CV"))
    assert version(load_paths(tmp_path)) != before


def test_the_server_does_not_start_on_a_path_it_cannot_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert content_is_readable() == []

    def broken() -> None:
        raise ContentError("cv.yaml: words: missing")

    monkeypatch.setattr("palier.journey.content.paths", broken)
    assert [error.msg for error in content_is_readable()] == ["cv.yaml: words: missing"]
