"""The map that ships: complete, placed among the national frames, and kind."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from palier.kernel.content import version
from palier.kernel.phrase import Phrase
from palier.skillmap.queries import load
from palier.skillmap.schema import DOMAINS, LANDING_NAMES, STAGES, UNWATCHED, Skillmap
from palier.skillmap.tests.readability import faults, phrases

FOLDER = Path(__file__).resolve().parents[4] / "content" / "skillmap"

SKILLS = {
    "phone": "call_back voicemail answer_sms photo_paper wifi block_scam",
    "computer": "session click find_file usb print leave_no_trace",
    "documents": "type_special correct_cv save_find export_pdf scan adapt_letter",
    "email": "password find_message answer attach open_attachment spot_scam",
    "web": "official_site type_address search fill_form plan_route cookies sign_out",
    "jobsearch": "filter_offers alert apply actualisation follow_up check_employer",
}
# Statements in each competence of DigComp 3.0 (JRC, CC BY 4.0), numbered from 01 without a gap.
DIGCOMP = {
    **{"1.1": 15, "1.2": 21, "1.3": 22},
    **{"2.1": 21, "2.2": 16, "2.3": 21, "2.4": 14, "2.5": 15, "2.6": 19},
    **{"3.1": 19, "3.2": 15, "3.3": 17, "3.4": 22},
    **{"4.1": 15, "4.2": 21, "4.3": 22, "4.4": 17},
    **{"5.1": 12, "5.2": 13, "5.3": 12, "5.4": 13},
}
# The sixteen of the CRCN (Code de l'éducation, D121-1).
CRCN = {
    *("1.1", "1.2", "1.3"),
    *("2.1", "2.2", "2.3", "2.4"),
    *("3.1", "3.2", "3.3", "3.4"),
    *("4.1", "4.2", "4.3"),
    *("5.1", "5.2"),
}


@pytest.fixture(scope="module")
def skillmap() -> Skillmap:
    return load(FOLDER)


def to_the_person(skillmap: Skillmap) -> Iterator[Phrase]:
    for domain in skillmap.domains:
        yield from (domain.name, *phrases(domain.landings))
        for skill in domain.skills:
            yield from (skill.says, skill.door, skill.step)
    yield from (factor.beside for factor in skillmap.factors)
    yield from (*LANDING_NAMES.values(), UNWATCHED)


def test_the_keys_that_tasks_name_are_all_there(skillmap: Skillmap) -> None:
    expected = {f"{domain}.{name}" for domain, names in SKILLS.items() for name in names.split()}
    assert {skill.key for skill in skillmap.skills} == expected


def test_every_digcomp_code_exists(skillmap: Skillmap) -> None:
    for skill in skillmap.skills:
        for code in skill.digcomp:
            competence, number = code.removeprefix("CS").rsplit(".", 1)
            assert 1 <= int(number) <= DIGCOMP[competence], f"{skill.key}: {code}"


def test_every_crcn_code_exists(skillmap: Skillmap) -> None:
    assert {code for skill in skillmap.skills for code in skill.crcn} <= CRCN


@pytest.mark.skipif(settings.SHARED_DATA is None, reason="the frames are not at hand")
def test_our_copies_of_the_frames_agree_with_their_files() -> None:
    folder = settings.SHARED_DATA / "skills"
    statements = (folder / "digcomp-3.0_statements_en.csv").read_text(encoding="utf-8")
    for competence, count in DIGCOMP.items():
        assert f'statement.CS{competence}.{count:02d}"' in statements
        assert f'statement.CS{competence}.{count + 1:02d}"' not in statements
    crcn = json.loads((folder / "pix_crcn_16_competences.json").read_text(encoding="utf-8"))
    assert {code for domain in crcn["domains"] for code, _ in domain["competences"]} == CRCN


def test_only_the_four_middle_domains_are_in_clea(skillmap: Skillmap) -> None:
    claimed = {domain.key: domain.clea for domain in skillmap.domains if domain.clea}
    assert claimed == {"computer": "3.1", "documents": "3.2", "web": "3.3", "email": "3.4"}


def test_everything_on_the_map_is_short_and_kind(skillmap: Skillmap) -> None:
    """Helpers too: what they read on the screen is often read aloud to the person."""
    said = [*to_the_person(skillmap), *phrases(skillmap)]
    assert [fault for phrase in said for fault in faults(phrase)] == []


def test_nothing_is_said_twice_to_the_person(skillmap: Skillmap) -> None:
    said = [phrase.fr for phrase in to_the_person(skillmap)]
    assert {text for text in said if said.count(text) > 1} == set()


def test_english_is_translated(skillmap: Skillmap) -> None:
    assert [phrase.fr for phrase in phrases(skillmap) if phrase.fr == phrase.en] == []


def test_a_landing_off_the_staircase_has_no_sentence(skillmap: Skillmap) -> None:
    landings = skillmap.domain("email").landings
    assert [landings.at(step) for step in LANDING_NAMES] == [*phrases(landings)]
    with pytest.raises(KeyError):
        landings.at(5)


def test_each_key_finds_its_entry(skillmap: Skillmap) -> None:
    assert tuple(skillmap.domain(key).key for key in DOMAINS) == DOMAINS
    assert tuple(skillmap.stage(key).key for key in STAGES) == STAGES
    assert skillmap.skill("email.attach").key == "email.attach"
    assert skillmap.factor("mistrust").key == "mistrust"
    assert skillmap.fact("budget").value("over_50").lacks
    with pytest.raises(KeyError):
        skillmap.skill("email.fly")


def test_one_changed_word_changes_the_version(skillmap: Skillmap) -> None:
    factor = skillmap.factors[0].model_copy(update={"name": Phrase(fr="Autre", en="Other")})
    changed = skillmap.model_copy(update={"factors": (factor, *skillmap.factors[1:])})
    assert version(changed) != version(skillmap) == version(load(FOLDER))
