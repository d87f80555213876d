"""The papers that the law asks for say what the code does: same figures, same purposes."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from palier.access.rules import idle, limits
from palier.access.rules.sitting import DRAFTS
from palier.audit.rules import keeping as traces
from palier.cli.register import TO_FILL, Responsible, register
from palier.people.content import processings
from palier.people.rules import consent, retention
from palier.people.rules.processings import BASES, KEEPINGS
from palier.queue.rules import keeping
from tests.docs import reading
from tests.docs.reading import ROOT

LEGAL = ROOT / "docs" / "legal"
PAPERS = ("aipd", "durees", "information", "registre", "sous-traitance", "violation")
LENGTHS = {
    "Ce qu’une personne a dit et fait": retention.AFTER_LAST_CONTACT,
    "L’annonce de cet effacement": retention.ANNOUNCED_BEFORE,
    "Un mandat": retention.MANDATE,
    "Ce qui est écrit et pas envoyé": DRAFTS,
    "La trace de chaque acte": traces.KEPT,
    "Une session ouverte": timedelta(seconds=settings.SESSION_COOKIE_AGE),
    "Un essai de code manqué": limits.WINDOW,
    "Un travail de fond terminé": keeping.DONE,
    "Un code secret manqué": max(limit.memory for limit in limits.LIMITS.values()),
    "Un compte qui ne sert plus": idle.IDLE,
    "Le code donné à une personne de confiance": consent.CODE_LASTS,
}
UNITS = {"jours": timedelta(days=1), "heures": timedelta(hours=1), "minutes": timedelta(minutes=1)}


@pytest.mark.parametrize("what", LENGTHS)
def test_a_length_of_the_table_is_the_one_of_the_code(what: str) -> None:
    (row,) = [row for row in reading.rows(LEGAL / "durees.md") if row[0].startswith(what)]
    number, unit = re.findall(r"\*\*(\d+) (\w+)\*\*", row[1])[0]
    assert int(number) * UNITS[unit] == LENGTHS[what]


def test_an_agreement_ends_after_the_year_that_the_table_says() -> None:
    (row,) = [r for r in reading.rows(LEGAL / "durees.md") if r[0].startswith("Un accord donné")]
    assert "**un an**" in row[1]
    given = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Paris"))
    assert consent.end(given).date() == given.date().replace(year=2027)


def test_what_people_read_says_the_same_lengths() -> None:
    assert f"{retention.AFTER_LAST_CONTACT.days // 365} ans" in KEEPINGS["last_contact"].says.fr
    assert f"{retention.MANDATE.days // 365} ans" in KEEPINGS["mandate"].says.fr
    assert settings.SESSION_COOKIE_AGE <= 24 * 3600, "« une journée au plus »"
    remembered = max(limit.memory for limit in limits.LIMITS.values())
    assert f"Un code manqué : {remembered.days} jours" in KEEPINGS["sitting"].says.fr
    assert timedelta(days=60) == DRAFTS, "« deux mois »"
    assert "deux mois" in KEEPINGS["draft"].says.fr
    assert f"{traces.KEPT.days // 365} ans" in KEEPINGS["traces"].says.fr


def test_the_register_of_the_documentation_is_the_one_the_command_writes() -> None:
    written = (LEGAL / "registre.md").read_text(encoding="utf-8")
    assert written == register(Responsible(), {}), (
        "run: palier register --blank > docs/legal/registre.md"
    )
    for one in processings():
        assert one.name.fr in written


def test_a_register_says_what_the_place_chose() -> None:
    who = Responsible("Le Port", "3 quai du Port", "Jo")
    chosen = {"welcome": "legitimate_interests"}
    text = register(who, chosen, on=datetime(2026, 11, 22).date())
    assert "**Date** : 22/11/2026" in text
    assert TO_FILL not in text
    first = text.partition("## 2.")[0]
    assert f"{BASES['legitimate_interests'].name.fr} (RGPD, 6.1.f)" in first


def test_every_paper_is_in_the_index_and_says_its_date_and_sources() -> None:
    index = set(reading.links(LEGAL / "README.md"))
    for name in PAPERS:
        assert f"{name}.md" in index
        text = (LEGAL / f"{name}.md").read_text(encoding="utf-8")
        assert "RGPD" in text, name
    assert {path.stem for path in LEGAL.glob("*.md")} == {*PAPERS, "README"}


def test_what_the_place_must_fill_is_marked_and_said() -> None:
    assert TO_FILL.strip("*") in (LEGAL / "README.md").read_text(encoding="utf-8")
    for name in ("aipd", "violation", "registre", "durees"):
        text = (LEGAL / f"{name}.md").read_text(encoding="utf-8").lower()
        assert TO_FILL.strip("*") in text, name


@pytest.mark.parametrize(
    ("name", "owed"),
    [
        ("violation", ("72 heures", "33.3", "34.2", "33.5", "CNIL")),
        ("sous-traitance", tuple(f"28.3.{letter}" for letter in "abcdefgh")),
        ("information", (*(f"13.1.{x}" for x in "abcdef"), "13.2.a", "Un mois")),
        ("aipd", ("2018-327", "Accès illégitime", "Modification", "Disparition", "article 36")),
    ],
)
def test_a_paper_holds_everything_that_its_article_asks(name: str, owed: tuple[str, ...]) -> None:
    text = (LEGAL / f"{name}.md").read_text(encoding="utf-8")
    assert [one for one in owed if one not in text] == []
