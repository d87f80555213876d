"""From what a person says (and what we saw) to her situation and to the factors that weigh on it.

Each factor comes with the evidence that led there, so that a helper can disagree. Source: Unédic
and Amnyos 2019, "Les facteurs d'exclusion numérique". Never from age: the study shows both a
connected 24-year-old afraid of paperwork and an autonomous 50-year-old.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from palier.diagnosis.rules.conversation import Conversation, Situation
from palier.kernel.phrase import Phrase
from palier.skillmap.schema import FactorKey

AT_EASE = 3
"""Landing from which a domain is done "almost without help"."""
WITH_SOMEBODY = 2
"""Landing up to which a domain still needs somebody beside."""


@dataclass(frozen=True)
class Evidence:
    """Something that was said or seen. ``source`` is ``answer:<question>`` or ``landings``."""

    source: str
    says: Phrase
    firm: bool


@dataclass(frozen=True)
class Factor:
    """One factor and all that points to it; ``firm`` when the person said it plainly."""

    key: FactorKey
    evidence: tuple[Evidence, ...]

    @property
    def firm(self) -> bool:
        return any(evidence.firm for evidence in self.evidence)


def situation(conversation: Conversation, answers: Mapping[str, str]) -> Situation:
    """The facts that ``answers`` (question key → choice key) tell; the others stay unknown.

    A forged or retired key counts as no answer.
    """
    told = {question.fact: choice.means for question, choice in conversation.answered(answers)}
    return Situation.model_validate(told)


def factors(
    conversation: Conversation,
    answers: Mapping[str, str],
    landings: Mapping[str, int | None] | None = None,
) -> tuple[Factor, ...]:
    """The factors met, in the order of the study, each with its evidence.

    ``landings`` (domain → 1 to 4, ``None`` when not watched) may add what was seen to what was
    said.
    """
    found = [*_said(conversation, answers), *_seen(landings or {})]
    return tuple(
        Factor(key, evidence)
        for key in get_args(FactorKey)
        if (evidence := tuple(proof for factor, proof in found if factor == key))
    )


def _said(
    conversation: Conversation, answers: Mapping[str, str]
) -> Iterator[tuple[FactorKey, Evidence]]:
    for question, choice in conversation.answered(answers):
        for sign in choice.signs:
            quote = _quote(question.asks, choice.says)
            yield sign.factor, Evidence(f"answer:{question.key}", quote, sign.firm)


def _quote(asked: Phrase, answered: Phrase) -> Phrase:
    return Phrase(
        fr=f"« {asked.fr} » Réponse : « {answered.fr} ».",
        en=f"“{asked.en}” Answer: “{answered.en}”.",
    )


def _seen(landings: Mapping[str, int | None]) -> Iterator[tuple[FactorKey, Evidence]]:
    """Offbeat use, seen: at ease on the phone, while e-mail or job search still needs somebody.

    Both landings must have been watched. Not firm: it is an invitation to talk.
    """
    phone = landings.get("phone") or 0
    others = [landings.get(domain) for domain in ("email", "jobsearch")]
    behind = any(other is not None and other <= WITH_SOMEBODY for other in others)
    if phone >= AT_EASE and behind:
        yield "offbeat_use", Evidence("landings", GAP, firm=False)


GAP = Phrase(
    fr="À l’aise au téléphone, moins avec la messagerie ou les offres en ligne.",
    en="At ease on the phone, less so with e-mail or on-line offers.",
)
