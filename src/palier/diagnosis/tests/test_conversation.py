"""The ten questions: their words, their choices, and the right to keep silent."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.content import load_conversation
from palier.diagnosis.rules.conversation import RATHER_NOT, Conversation, Question, Situation
from palier.kernel.content import ContentError
from palier.skillmap.queries import load
from palier.skillmap.tests.readability import faults, phrases

CONTENT = Path(__file__).resolve().parents[4] / "content"
TALK = load_conversation(CONTENT / "conversation.yaml")

ASKED = (
    "Partagez-vous votre téléphone ? · Avez-vous un ordinateur qui marche ? · "
    "Avez-vous Internet chez vous ? · Combien payez-vous chaque mois ? · "
    "Où pouvez-vous imprimer ? · Utilisez-vous Internet tous les jours ? · "
    "Avez-vous utilisé un ordinateur au travail ? · Quand ça bloque, qui vous aide ? · "
    "Lire en français, c’est facile ou difficile ? · Qu’est-ce qui vous inquiète sur Internet ?"
)
UNHURRIED = settings(deadline=None)
"""Rules are judged on what they answer: a busy machine must not fail them."""
QUESTIONS = st.sampled_from([question.key for question in TALK.questions])
CHOICES = st.sampled_from([c.key for q in TALK.questions for c in q.offered]) | st.text(max_size=9)
ANSWERS = st.dictionaries(QUESTIONS | st.text(max_size=9), CHOICES, max_size=12)


def spoiled(tmp_path: Path, was: str, becomes: str) -> Path:
    path = Path(shutil.copy(CONTENT / "conversation.yaml", tmp_path))
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    return path


def test_the_ten_questions_are_those_of_the_field() -> None:
    assert [question.asks.fr for question in TALK.questions] == ASKED.split(" · ")


@pytest.mark.parametrize("question", TALK.questions, ids=lambda question: question.key)
def test_every_question_lets_the_person_keep_silent(question: Question) -> None:
    assert question.offered[-1] == RATHER_NOT
    assert question.choice("rather_not") == RATHER_NOT
    assert question.choice("forged") is None


def test_a_person_reads_short_and_kind_sentences() -> None:
    said = [*phrases(TALK), RATHER_NOT.says]
    assert [fault for phrase in said for fault in faults(phrase)] == []


def test_helpers_have_words_for_every_category() -> None:
    skillmap = load(CONTENT / "skillmap")
    for question in TALK.questions:
        named = {value.key for value in skillmap.fact(question.fact).values}
        assert {choice.means for choice in question.choices} - {None} == named


def test_each_question_has_its_own_picture() -> None:
    assert len({question.icon for question in TALK.questions}) == len(TALK.questions)


@UNHURRIED
@given(ANSWERS)
def test_the_questions_come_in_order_until_each_has_an_answer(answers: dict[str, str]) -> None:
    seen = dict(answers)
    asked = []
    while question := TALK.next_question(seen):
        asked.append(question.key)
        seen[question.key] = RATHER_NOT.key
    assert asked == [q.key for q in TALK.questions if q.key not in answers]


@UNHURRIED
@given(ANSWERS)
def test_a_forged_answer_tells_nothing(answers: dict[str, str]) -> None:
    for question, choice in TALK.answered(answers):
        assert choice in question.choices
        assert answers[question.key] == choice.key


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("means: smartphone", "means: pigeon", "pigeon is not a category of phone"),
        ("key: own_simple", "key: rather_not", "a choice is written twice, or is rather_not"),
        ("key: own_simple", "key: own_smartphone", "a choice is written twice"),
        ("fact: computer", "fact: phone", "is not a category of phone"),
        ("key: working_computer", "key: shared_phone", "two questions bear the same key"),
        ("icon: coin", "icon: skull", "icon"),
        ("factor: mistrust", "factor: laziness", "factor"),
    ],
)
def test_an_expert_is_told_what_to_mend(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    with pytest.raises(ContentError, match=rf"conversation\.yaml.*{told}"):
        load_conversation(spoiled(tmp_path, was, becomes))


def test_a_fact_that_nobody_asks_is_refused() -> None:
    with pytest.raises(ValueError, match="exactly one question"):
        Conversation(questions=TALK.questions[1:])


def test_nothing_told_is_nothing_known() -> None:
    assert Situation().known() == {}
