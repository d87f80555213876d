"""A result in the codes of France Travail: constraint 22 and its situations 42 to 53.

Source: the answer of France Travail's interface as kept among the test data of
*gip-inclusion/les-emplois* (GIP Plateforme de l'inclusion), read on 22 November 2026;
``docs/reference/result-export.md`` says what could not be verified. What nobody told and nobody
watched is « non abordée »: silence is not a no.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.factors import AT_EASE, WITH_SOMEBODY

CONSTRAINT = ("22", "Accéder au numérique et en maîtriser les fondamentaux")
NEED = ("7", "Connaître et utiliser les services numériques")

SITUATIONS = {
    "42": "Absence d'équipement",
    "43": "Dispose d'un ordinateur",
    "44": "Dispose d'un smartphone",
    "45": "Dispose d'une tablette",
    "46": "Absence de maîtrise de l'équipement",
    "47": "Absence de connexion (zone blanche)",
    "48": "Absence de connexion (refus)",
    "49": "Absence de connexion (autre)",
    "50": "Absence d'adresse ou d'utilisation de la messagerie",
    "51": "Absence de mobilité pour accéder à un espace numérique",
    "52": "Difficulté à réaliser des démarches administratives en ligne",
    "53": "En difficulté sur le numérique (résultat Pix emploi <50%)",
}
OBJECTIVES = {
    "1": "Acquérir un équipement",
    "2": "Accéder à une connexion internet",
    "3": "Maîtriser les fondamentaux du numérique",
}
ANSWERED_BY = {"1": ("42",), "2": ("47", "48", "49"), "3": ("46", "50", "52", "53")}
"""Objective → the situations it answers."""

NEVER_SAID = ("45", "47", "48", "51", "53")
"""What Palier does not ask: a tablet, why there is no network, how she travels, a result of Pix."""

BEGINS = 1
"""The first landing."""


class Value(StrEnum):
    """The values of the interface."""

    YES = "OUI"
    NO = "NON"
    NOT_RAISED = "NON_ABORDEE"


@dataclass(frozen=True)
class Coded:
    """``situations``: each of the twelve codes; ``objectives``: those that a yes calls for, to be
    decided with her, never set by itself."""

    constraint: Value
    situations: Mapping[str, Value]
    objectives: tuple[str, ...]


def coded(
    landings: Mapping[str, int | None], sure: Mapping[str, bool], situation: Situation
) -> Coded:
    """``landings``: domain → 1 to 4; only what is ``sure`` is said to another service."""
    steps = {domain: step for domain, step in landings.items() if step and sure.get(domain)}
    said = {
        "42": _no_equipment(situation),
        "43": _among(situation.computer, {"works", "unused"}, {"broken", "elsewhere", "none"}),
        "44": _among(situation.phone, {"smartphone"}, {"simple", "none"}),
        "46": _hard(steps, ("computer",), BEGINS),
        "49": _among(situation.connection, {"none", "elsewhere"}, {"home", "by_phone"}),
        "50": _hard(steps, ("email",), BEGINS),
        "52": _hard(steps, ("web", "jobsearch"), WITH_SOMEBODY),
    }
    values = {code: said.get(code, Value.NOT_RAISED) for code in SITUATIONS}
    lacks = {code for code in values if code not in ("43", "44") and values[code] is Value.YES}
    return Coded(
        constraint=_constraint(values, lacks),
        situations=values,
        objectives=tuple(code for code, of in ANSWERED_BY.items() if lacks & set(of)),
    )


def _among(told: str | None, yes: set[str], no: set[str]) -> Value:
    if told in yes:
        return Value.YES
    return Value.NO if told in no else Value.NOT_RAISED


def _no_equipment(told: Situation) -> Value:
    """Neither a computer nor a smartphone of her own; one of them is enough to have some."""
    if told.computer in {"works", "unused"} or told.phone == "smartphone":
        return Value.NO
    lacks = told.computer in {"broken", "elsewhere", "none"} and told.phone in {"simple", "none"}
    return Value.YES if lacks else Value.NOT_RAISED


def _hard(steps: Mapping[str, int], domains: tuple[str, ...], at_most: int) -> Value:
    """Yes when one domain is surely that low, no when all are surely almost without help."""
    if any(steps.get(domain, AT_EASE) <= at_most for domain in domains):
        return Value.YES
    at_ease = all(steps.get(domain, 0) >= AT_EASE for domain in domains)
    return Value.NO if at_ease else Value.NOT_RAISED


def _constraint(values: Mapping[str, Value], lacks: set[str]) -> Value:
    """No only when everything that Palier looks at was looked at."""
    if lacks:
        return Value.YES
    looked = [value for code, value in values.items() if code not in NEVER_SAID]
    return Value.NOT_RAISED if Value.NOT_RAISED in looked else Value.NO
