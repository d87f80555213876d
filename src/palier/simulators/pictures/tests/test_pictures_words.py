"""Plain words: what a person reads in a picture item is short, kind and says no forbidden word."""

import re

import pytest

from palier.simulators.contract import Task
from palier.simulators.pictures import PictureScenario

from .bank import BANK, NAMES, phrases

NEVER = re.compile(
    r"\b(illectronisme|utilisateur|dossier|usager|diagnostic|échec|erreur|faux|score|note|test|"
    r"niveau|évaluation|compétence)s?\b",
    re.IGNORECASE,
)
GENDERED = re.compile(r"\b(être|êtes|tout) (seul|sûr|prêt|certain|content)|\(e\)|·e", re.IGNORECASE)


@pytest.mark.parametrize(("task", "scenario"), BANK, ids=NAMES)
def test_what_is_read_is_short_and_kind(task: Task, scenario: PictureScenario) -> None:
    for said in (*phrases(task), *phrases(scenario)):
        assert not NEVER.search(said.fr), said.fr
        assert not GENDERED.search(said.fr), said.fr
        assert "'" not in said.fr, said.fr
        for sentence in re.split(r"[.?!:;…] ?", said.fr):
            assert len(sentence.replace("’", " ").split()) <= 15, sentence


@pytest.mark.parametrize(("task", "scenario"), BANK, ids=NAMES)
def test_french_and_english_differ_where_there_are_words(
    task: Task, scenario: PictureScenario
) -> None:
    for said in (task.question, task.hint, task.can, *(s.caption for s in scenario.screens)):
        assert said.fr != said.en
