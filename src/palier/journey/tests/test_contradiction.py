"""What is said and what is seen: shown to the helper, kindly, and to nobody else."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from palier.autonomy.rules.level import HelpLevel
from palier.journey.rules.contradiction import Declared, contradictions
from palier.kernel.phrase import Phrase
from palier.skillmap.tests.readability import faults

MONDAY = datetime(2026, 3, 9, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
NAMES = {"email_send": Phrase(fr="Envoyer un mail", en="Send an e-mail")}
ALONE, FOR = HelpLevel.ALONE, HelpLevel.FOR


def told(
    level: HelpLevel, days: int = 0, by_her: bool = True, task: str = "email_send"
) -> Declared:
    return Declared(task, "email.answer", level, MONDAY + timedelta(days=days), by_her)


def test_said_alone_and_less_seen_in_exercises() -> None:
    (one,) = contradictions([told(ALONE)], {"email.answer": 0.2}, NAMES)
    assert one.about == "email_send"
    assert one.says.fr.startswith("Envoyer un mail : dit sans aide, moins vu")
    assert faults(one.says) == []


def test_said_alone_then_done_for_her() -> None:
    (one,) = contradictions([told(ALONE), told(FOR, 3, by_her=False)], {}, NAMES)
    assert "puis fait pour la personne" in one.says.fr
    assert faults(one.says) == []


def test_what_agrees_says_nothing() -> None:
    assert contradictions([told(ALONE)], {"email.answer": 0.8}, NAMES) == ()
    assert contradictions([told(ALONE)], {}, NAMES) == ()
    assert contradictions([told(FOR)], {"email.answer": 0.0}, NAMES) == ()
    assert contradictions([told(FOR, -3, by_her=False), told(ALONE)], {}, NAMES) == ()
    assert contradictions([told(ALONE, by_her=False)], {"email.answer": 0.0}, NAMES) == ()


def test_each_kind_of_task_is_said_once_and_an_unknown_one_never() -> None:
    said = [told(ALONE), told(ALONE, 1), told(ALONE, task="gone")]
    assert len(contradictions(said, {"email.answer": 0.0}, NAMES)) == 1
