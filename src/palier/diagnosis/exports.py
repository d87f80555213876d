"""A result for another tool, when the person asks: everything in JSON, or the codes of France
Travail. No name, no number of hers: the file says what was seen, whoever carries it says whose."""

import json
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone

from palier.diagnosis.models import Diagnosis
from palier.diagnosis.result import Climbed, Told, versions
from palier.diagnosis.rules.france_travail import (
    CONSTRAINT,
    NEED,
    OBJECTIVES,
    SITUATIONS,
    Coded,
    Value,
)
from palier.diagnosis.rules.landing import LEVEL
from palier.skillmap.queries import skillmap

FORMAT: Final = "palier-result"
VERSION: Final = 1


def everything(diagnosis: Diagnosis, told: Told) -> str:
    """The shape is in ``docs/reference/result-export.md``."""
    made_with = {**versions(), **(diagnosis.result or {})}
    ended = diagnosis.finished_at
    return _written(
        {
            "format": FORMAT,
            "version": VERSION,
            "finished_on": timezone.localtime(ended).date() if ended else None,
            "made_with": {name: made_with[name] for name in versions()},
            "domains": [_domain(one) for one in told.climbed],
            "skills": [_skill(key, share) for key, share in told.skills.items()],
            "profile": told.profile,
            "france_travail": _codes(told.coded),
        }
    )


def france_travail(told: Told) -> str:
    """Constraint 22 alone, in the shape of the interface of France Travail."""
    return _written(_codes(told.coded))


def _written(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"


def _domain(one: Climbed) -> dict[str, Any]:
    landing, seen = one.landing, one.landing.step is not None
    return {
        "key": one.domain.key,
        "name": one.domain.helper_name.model_dump(),
        "clea": one.domain.clea,
        "landing": landing.step,
        "said": one.name.model_dump(),
        "sure": landing.sure,
        "ability": round(landing.mean, 2) if seen else None,
        "sd": round(landing.sd, 2) if seen else None,
        "interval": [round(landing.low, 2), round(landing.high, 2)] if seen else None,
        "interval_holds": LEVEL,
        "exercises": landing.observed,
    }


def _skill(key: str, share: float) -> dict[str, Any]:
    skill = skillmap().skill(key)
    return {
        "key": key,
        "name": skill.says.model_dump(),
        "done_without_help": round(share, 2),
        "digcomp_3": skill.digcomp,
        "crcn": skill.crcn,
        "clea_numerique": skill.clea_numerique,
    }


def _codes(coded: Coded) -> dict[str, Any]:
    return {
        "contrainte": {
            "code": CONSTRAINT[0],
            "libelle": CONSTRAINT[1],
            "valeur": coded.constraint,
            "situations": [
                {"code": code, "libelle": SITUATIONS[code], "valeur": value}
                for code, value in coded.situations.items()
            ],
            "objectifs_possibles": [
                {"code": code, "libelle": OBJECTIVES[code]} for code in coded.objectives
            ],
        },
        "besoin": {
            "code": NEED[0],
            "libelle": NEED[1],
            "propose": coded.constraint is Value.YES,
        },
    }
