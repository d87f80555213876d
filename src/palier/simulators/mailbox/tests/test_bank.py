"""The tasks that ship: solvable, not by chance, not by matching words, and said simply."""

import re
from collections.abc import Iterator
from itertools import pairwise, product

import pytest

from palier.kernel.phrase import Phrase
from palier.simulators.mailbox import simulator
from palier.simulators.mailbox.offers import offers
from palier.simulators.mailbox.scenario import MailboxScenario, Sign
from palier.simulators.mailbox.tests.bank import PERFECT, SCENARIOS, TASKS, achieved, play
from palier.simulators.mailbox.tests.plays import SLIPS
from palier.simulators.mailbox.view import preview
from palier.simulators.saying import tokens

EVERY = pytest.mark.parametrize("key", sorted(TASKS))
FORBIDDEN = re.compile(
    r"\b(illectronisme|utilisateurs?|dossiers?|usagers?|diagnostics?|échecs?|erreurs?|faux|fausses?"
    r"|scores?|notes?|tests?|niveaux?|évaluations?|compétences?)\b",
    re.IGNORECASE,
)


def phrases(value: object) -> Iterator[Phrase]:
    """Every text of a piece of content, however deep."""
    if isinstance(value, Phrase):
        yield value
    elif hasattr(value, "model_fields_set"):
        for _, part in value:
            yield from phrases(part)
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from phrases(part)


def test_every_skill_has_a_task_in_each_band() -> None:
    skills = {"password", "find_message", "answer", "attach", "open_attachment", "spot_scam"}
    covered = {(task.skill, task.band) for task in TASKS.values()}
    assert covered == set(product({f"email.{skill}" for skill in skills}, (1, 2, 3)))


@EVERY
def test_the_steps_of_a_task_are_those_of_its_scenario(key: str) -> None:
    task, scenario = TASKS[key], SCENARIOS[key]
    assert [step.id for step in task.steps] == list(scenario.goals)
    assert (task.simulator, task.domain) == ("mailbox", "email")


@EVERY
def test_starting_values_are_plausible(key: str) -> None:
    task = TASKS[key]
    low, high = {1: (-1.2, -0.3), 2: (0.1, 0.9), 3: (0.9, 2.3)}[task.band]
    assert low <= task.steps[-1].difficulty <= high
    assert task.steps[0].difficulty >= -2
    assert 0.9 <= task.discrimination <= 1.8
    assert 30 <= task.seconds <= 150
    assert 2 <= len(task.steps) <= 5


@EVERY
def test_somebody_at_ease_earns_every_step(key: str) -> None:
    scenario = SCENARIOS[key]
    state = play(scenario, PERFECT[key])
    assert achieved(scenario, state) == set(scenario.goals)
    assert simulator.over(scenario, state)


@EVERY
def test_every_move_of_the_perfect_play_matters_to_the_machine(key: str) -> None:
    scenario = SCENARIOS[key]
    states = [play(scenario, PERFECT[key][:n]) for n in range(len(PERFECT[key]) + 1)]
    assert all(a != b for a, b in pairwise(states))


@EVERY
def test_a_slip_earns_a_part_only(key: str) -> None:
    moves, expected = SLIPS[key]
    assert achieved(SCENARIOS[key], play(SCENARIOS[key], moves)) == expected
    assert expected < set(SCENARIOS[key].goals)


@EVERY
def test_doing_nothing_earns_nothing(key: str) -> None:
    assert achieved(SCENARIOS[key], simulator.start(SCENARIOS[key])) == set()


@EVERY
@pytest.mark.parametrize("typed", ["", "bonjour"])
def test_the_first_button_is_not_enough(key: str, typed: str) -> None:
    assert wander(SCENARIOS[key], typed, lambda values, _: values[0]) < set(SCENARIOS[key].goals)


@EVERY
@pytest.mark.parametrize("typed", ["", "bonjour"])
def test_pressing_every_button_is_not_enough(key: str, typed: str) -> None:
    def least_pressed(values: list[str], history: list[str]) -> str:
        return min(values, key=history.count)

    assert wander(SCENARIOS[key], typed, least_pressed) < set(SCENARIOS[key].goals)


def wander(scenario: MailboxScenario, typed: str, choose) -> set[str]:  # type: ignore[no-untyped-def]
    """The steps earned by somebody who presses without reading, as long as there is something."""
    state, history = simulator.start(scenario), []
    fields = dict.fromkeys(("body", "secret", "again", "code", "search", "address"), typed)
    while (values := offers(scenario, state)) and len(history) < 150:
        history.append(choose(values, history))
        state = simulator.move(scenario, state, {"do": history[-1], **fields})
    return achieved(scenario, state)


def labels(scenario: MailboxScenario, language: str) -> list[tuple[dict[str, str], set[str]]]:
    """By kind of target (rows, files, answers): what each says on screen, and the right ones."""
    rows = {
        m.id: " ".join(
            (m.sender.said(language), m.subject.said(language), preview(m.body.said(language)))
        )
        for m in scenario.messages
    }
    files = {f.id: f"{f.name.said(language)} {f.about.said(language)}" for f in scenario.files}
    options = scenario.ask.options if scenario.ask else ()
    papers = {p.id: p.name.said(language) for p in scenario.papers}
    right = set().union(*(targets(scenario, sign) for sign in scenario.goals.values()))
    told = {option.id: option.says.said(language) for option in options}
    return [(kind, right & kind.keys()) for kind in (rows, files, told, papers)]


def targets(scenario: MailboxScenario, sign: Sign) -> set[str]:
    many = (sign.opened, sign.read, sign.files, sign.holds, sign.reported)
    names = {name for keys in many for name in keys or ()}
    names |= {sign.chosen or "", sign.told or ""}
    names |= {m.id for m in scenario.messages if m.address == sign.to or names & set(m.papers)}
    return names.union(*(targets(scenario, other) for other in sign.either or ()))


def stems(text: str) -> set[str]:
    """The content words of a text, cut to five letters: "répondez" and "réponse" look alike."""
    return {word[:5] for word in tokens(text) if len(word) >= 4}


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_of_the_question_points_at_the_target(key: str, language: str) -> None:
    asked = stems(TASKS[key].question.said(language))
    for kind, right in labels(SCENARIOS[key], language):
        others = set().union(*(stems(said) for name, said in kind.items() if name not in right))
        for name in right:
            pointing = {
                word
                for word in asked
                if any(s.startswith(word[:4]) for s in stems(kind[name]))
                and not any(s.startswith(word[:4]) for s in others)
            }
            assert not pointing, f"{name}: {pointing}"


@EVERY
def test_texts_are_short_and_kind(key: str) -> None:
    for phrase in (*phrases(TASKS[key]), *phrases(SCENARIOS[key])):
        assert not FORBIDDEN.search(phrase.fr), phrase.fr
        assert "'" not in phrase.fr + phrase.en, "the apostrophe is ’"
        for sentence in re.split(r"[.!?:\n]+\s", phrase.fr):
            assert len(sentence.split()) <= 15, sentence


@EVERY
def test_strengths_are_said_after_you_know_how_to(key: str) -> None:
    can = TASKS[key].can.fr
    assert can[0].islower()
    assert re.match(r"\w+(er|ir|re)\b", can)
    assert not can.endswith(".")
