"""The bank as a table: one line an exercise, and the page of the documentation shows it whole."""

import pytest

from palier.cli import bank_table, main
from palier.simulators.bank import bank


def test_each_exercise_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "list"]) == 0
    head, _, *lines = capsys.readouterr().out.splitlines()
    assert head.count("|") == len(bank_table.HEAD) + 1
    assert len(lines) == len(bank().tasks)
    for key in bank().tasks:
        assert sum(f"`{key}`" in line for line in lines) == 1


def test_a_line_tells_what_the_file_says() -> None:
    *_, line = bank_table.table([bank().get("type-email").task])
    assert line == (
        "| documents | type_special | 2 | `type-email` | −1.1 −0.5 −0.1 0.3 0.7 | 70 | 1.5 |"
    )


@pytest.mark.parametrize("asked", [["items"], ["items", "sell"]])
def test_what_cannot_be_asked_of_the_bank_is_one_sentence(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
