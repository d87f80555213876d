"""One line for ten questions: whatever is typed is read, and read back, without a fault."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.content import conversation
from palier.diagnosis.rules.conversation import RATHER_NOT
from palier.diagnosis.rules.talk import NOTHING, lettered, read_line
from palier.diagnosis.tests.booklet_hands import line_of

TALK = conversation()
UNHURRIED = settings(deadline=None)
ANSWERS = st.fixed_dictionaries(
    {}, optional={q.key: st.sampled_from([c.key for c in q.offered]) for q in TALK.questions}
)
BETWEEN = st.lists(st.sampled_from(["", " ", ",", "; ", "\t"]), min_size=10, max_size=10)


@UNHURRIED
@given(ANSWERS, BETWEEN, st.sampled_from(sorted(NOTHING)), st.booleans())
def test_what_was_circled_is_read_back_however_it_is_spaced(
    told: dict[str, str], between: list[str], nothing: str, small: bool
) -> None:
    typed = "".join(map("".join, zip(between, line_of(told).replace("-", nothing), strict=True)))
    line = read_line(TALK, typed.lower() if small else typed)
    assert not line.wrong
    assert line.replies == told


@UNHURRIED
@given(st.text(max_size=90) | st.text("ABCDEFGabc-.?0 ,", max_size=14))
def test_whatever_is_typed_is_understood_whole_or_not_at_all(typed: str) -> None:
    line = read_line(TALK, typed)
    assert [one.question for one in line.told] == [*TALK.questions]
    assert line.typed == typed
    if line.wrong:
        assert line.replies == {}
    for key, choice in line.replies.items():
        question = TALK.question(key)
        assert question
        assert question.choice(choice)


@pytest.mark.parametrize(
    "typed", ["", "   ", ",;", "----------", "..........", "- - - - - - - - - -"]
)
def test_a_page_left_as_it_was_printed_says_nothing(typed: str) -> None:
    line = read_line(TALK, typed)
    assert (line.wrong, line.replies) == (False, {})


@pytest.mark.parametrize("typed", ["A", "AAAAAAAAA", "AAAAAAAAAAA"])
def test_one_sign_too_few_or_too_many_is_said_and_nothing_is_guessed(typed: str) -> None:
    line = read_line(TALK, typed)
    assert line.miscounted
    assert line.signs == len(typed)
    assert line.replies == {}


def test_a_letter_that_is_not_on_the_page_is_told_with_its_question() -> None:
    line = read_line(TALK, "AAAFAAAZAA")
    assert [one.number for one in line.told if one.wrong] == [8]  # question 4 has an F
    assert line.wrong


@pytest.mark.parametrize("question", TALK.questions, ids=lambda question: question.key)
def test_the_last_letter_is_the_right_to_keep_silent(question) -> None:  # type: ignore[no-untyped-def]
    letters = lettered(question)
    assert letters[-1][1] == RATHER_NOT
    assert [sign for sign, _ in letters] == [*"ABCDEF"[: len(letters)]]
