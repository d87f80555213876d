"""The command lists its verbs, and says no in two languages."""

import pytest
from django.db import OperationalError

from palier.cli import main, tables, verbs


@pytest.mark.parametrize("asked", [[], ["help"], ["--help"]])
def test_the_verbs_are_listed_in_both_languages(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked) == 0
    said = capsys.readouterr().out
    for verb, sentence in verbs.SENTENCES.items():
        assert f"palier {verb}" in said
        assert sentence.fr in said
        assert sentence.en in said


@pytest.mark.parametrize(
    "asked", [["fly"], ["backup"], ["serve", "--wings"], ["restore", "a", "b"]]
)
def test_a_wrong_command_line_is_one_sentence_in_each_language(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all("palier help" in line for line in said)


def test_a_silent_database_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def silent(now: object) -> None:
        raise OperationalError("connection refused\nand much more that nobody can read")

    monkeypatch.setattr(tables, "migrate", silent)
    assert main(["migrate"]) == 1
    said = capsys.readouterr().err
    assert "connection refused" in said
    assert "much more" not in said


def test_stopping_at_the_keyboard_is_no_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(now: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tables, "migrate", stopped)
    assert main(["migrate"]) == 130
