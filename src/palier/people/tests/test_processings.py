"""What is done with personal data is written once, read by everybody, and nothing is left out."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey

from palier.kernel.content import ContentError
from palier.people.content import load_processings, processings, processings_done
from palier.people.models import Beneficiary, Helper
from palier.people.rules.processings import BASES, KEEPINGS
from palier.skillmap.tests.readability import faults, phrases

FILE = settings.CONTENT / "law" / "processings.yaml"


def test_everybody_can_read_it() -> None:
    said = [phrase for one in processings() for phrase in phrases(one)]
    said += [basis.told for basis in BASES.values()]
    said += [keeping.says for keeping in KEEPINGS.values()]
    assert [fault for phrase in said for fault in faults(phrase)] == []


def test_every_house_that_holds_something_about_somebody_says_why() -> None:
    """A new house with a table about persons or helpers needs its entry, before its first row."""
    told = {house for one in processings() for house in one.houses}
    holding = {
        model._meta.app_label
        for model in apps.get_models()
        if model.__module__.startswith("palier.")
        and (model in (Beneficiary, Helper) or any(map(_is_about_somebody, model._meta.fields)))
    }
    assert {"people", "diagnosis", "simulators", "attention", "access"} <= holding
    assert holding - told == set()


def _is_about_somebody(field: Any) -> bool:
    return isinstance(field, ForeignKey) and field.related_model in (Beneficiary, Helper)


def test_nobody_is_told_of_a_house_that_is_not_open() -> None:
    told = {one.key for one in processings_done()}
    assert {"welcome", "result", "access", "audit", "accounts"} <= told
    for one in processings():
        assert (one.key in told) == any(apps.is_installed(f"palier.{h}") for h in one.houses)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"basis": "consent", "possible": ["public_mission"]}, "not among its possible bases"),
        ({"basis": "because"}, "processings.0.basis"),
        ({"keeping": "for_ever"}, "processings.0.keeping"),
        ({"data": []}, "processings.0.data"),
        ({"who": None}, "processings.0.who"),
        ({"extra": 1}, "processings.0.extra"),
        ({"key": "result"}, "written twice"),
    ],
)
def test_a_wrong_entry_says_what_to_mend(tmp_path: Path, wrong: dict[str, Any], said: str) -> None:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    content["processings"][0] |= wrong
    spoiled = tmp_path / "processings.yaml"
    spoiled.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load_processings(spoiled)
