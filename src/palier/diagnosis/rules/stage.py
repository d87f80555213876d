"""The stage of the whole person, by rules that a helper can read, discuss and overrule.

Source: Unédic and Amnyos 2019, "Focus: les stades d'appropriation et d'usage du numérique". Each
rule of :data:`RULES` cites a mark of the study (``stage.mark`` in ``content/skillmap/stages.yaml``)
and says what was seen. The order of decision is in :func:`opinion`; it is short on purpose.

Three things are never read. *Age*: the study shows it is a cliché. *Owning an e-mail address*: the
study warns that it is "faussement interprété comme le signal d'une maîtrise". *A domain that nobody
watched*: correlation is not evidence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.factors import AT_EASE, WITH_SOMEBODY, Factor
from palier.kernel.phrase import Phrase
from palier.skillmap.schema import StageKey

ENOUGH_TASKS = 5
"""Tasks met before any opinion: about one sitting. Fewer would be a first impression."""
ENOUGH_DOMAINS = 2
"""Domains sure enough before any opinion: a stage is the person's, and one domain is not her."""
INVESTMENT_MARKS = 2
"""Different marks of investment required: a computer alone may be gathering dust (Claudia's)."""

UNTOLD = Situation()
"""A situation of which nothing was told."""

UNREAD_MARKS: Mapping[str, str] = {
    "minimal_use.address": "owning an address is not using it; only watched e-mail counts",
    "minimal_use.self_esteem": "a machine does not judge how somebody feels; a helper listens",
}
"""Marks of the study that no rule reads, and why."""


@dataclass(frozen=True)
class StageEvidence:
    """All that an opinion may rest on.

    ``alone``, ``with_help``, ``by_others`` and ``unknown`` count tasks: done without help, done
    with somebody beside, done by somebody else, left with "je ne sais pas". ``landings`` gives 1 to
    4 by domain (``None``: not watched) and ``sure`` whether it is sure enough. ``practised`` counts
    exercises taken up freely; ``asked_to_learn`` is a request of the person.
    """

    alone: int
    with_help: int
    unknown: int
    landings: Mapping[str, int | None]
    sure: Mapping[str, bool]
    situation: Situation = UNTOLD
    factors: tuple[Factor, ...] = ()
    by_others: int = 0
    practised: int = 0
    asked_to_learn: bool = False

    @property
    def met(self) -> int:
        """Tasks met, in any way."""
        return self.alone + self.with_help + self.by_others + self.unknown

    @property
    def sure_domains(self) -> int:
        """Domains watched and sure enough."""
        return sum(bool(self.sure.get(d)) for d, step in self.landings.items() if step is not None)

    def reaches(self, domain: str, landing: int) -> bool:
        """True when ``domain`` was watched, at ``landing`` or above, surely or not."""
        return (self.landings.get(domain) or 0) >= landing

    def surely_reaches(self, domain: str, landing: int) -> bool:
        return self.reaches(domain, landing) and self.sure.get(domain, False)

    def firmly(self, factor: str) -> bool:
        """True when the person plainly said what ``factor`` tells."""
        return any(found.key == factor and found.firm for found in self.factors)

    @property
    def takes_part(self) -> bool:
        """Does something herself: one task without help, a domain above "pas encore", or more
        tasks done together than left or done by others."""
        climbs = any(self.reaches(domain, WITH_SOMEBODY) for domain in self.landings)
        return self.alone > 0 or climbs or self.with_help > self.by_others + self.unknown


@dataclass(frozen=True)
class Rule:
    """One line of the table: when ``when`` holds, ``mark`` is met and ``says`` is shown.

    ``reads`` names the evidence looked at. ``says`` may quote a count, as in ``{alone}``.
    """

    key: str
    mark: str
    reads: tuple[str, ...]
    when: Callable[[StageEvidence], bool]
    says: Phrase

    @property
    def stage(self) -> str:
        return self.mark.partition(".")[0]


@dataclass(frozen=True)
class Reason:
    """Why: the rule, the mark of the study, the message a helper reads, the evidence it read."""

    rule: str
    mark: str
    message: Phrase
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class StageOpinion:
    """What the evidence suggests; ``None``: not enough seen yet.

    ``because`` gives what led there, ``also`` what was seen that points to another stage. A helper
    may overrule it, with a reason.
    """

    stage: StageKey | None
    because: tuple[Reason, ...]
    also: tuple[Reason, ...] = ()


RULES: tuple[Rule, ...] = (
    Rule(
        "little_done",
        "avoidance.others_do",
        ("alone", "with_help", "by_others", "unknown", "landings"),
        lambda seen: not seen.takes_part,
        Phrase(
            fr="Pour l’instant, la personne laisse ou confie les exercices.",
            en="For now, the person leaves the tasks or hands them over.",
        ),
    ),
    Rule(
        "others_do_most",
        "avoidance.others_do",
        ("by_others", "alone", "with_help"),
        lambda seen: seen.by_others > seen.alone + seen.with_help,
        Phrase(
            fr="Fait par d’autres, le plus souvent : {by_others} fois.",
            en="Mostly done by others: {by_others} times.",
        ),
    ),
    Rule(
        "use_not_seen",
        "avoidance.paper_first",
        ("factors.no_use_seen",),
        lambda seen: seen.firmly("no_use_seen"),
        Phrase(
            fr="La personne dit ne pas voir à quoi cela sert.",
            en="The person says they do not see what it is for.",
        ),
    ),
    Rule(
        "hardly_on_line",
        "avoidance.paper_first",
        ("situation.practice",),
        lambda seen: seen.situation.practice == "rarely",
        Phrase(
            fr="La personne va sur Internet rarement, ou jamais.",
            en="The person goes on-line rarely, or never.",
        ),
    ),
    Rule(
        "some_by_herself",
        "minimal_use.support_points",
        ("alone", "with_help", "landings"),
        lambda seen: seen.takes_part,
        Phrase(
            fr="Exercices en partie faits : {alone} sans aide, {with_help} avec quelqu’un.",
            en="Exercises done in part: {alone} without help, {with_help} with somebody.",
        ),
    ),
    Rule(
        "done_for_her_when_stuck",
        "minimal_use.support_points",
        ("situation.help", "by_others"),
        lambda seen: seen.situation.help == "someone_does" or seen.by_others > 0,
        Phrase(
            fr="Pour le reste, quelqu’un fait à sa place.",
            en="For the rest, somebody does it in their place.",
        ),
    ),
    Rule(
        "phone_before_computer",
        "minimal_use.by_phone",
        ("landings.phone", "landings.computer"),
        lambda seen: seen.reaches("phone", AT_EASE) and not seen.reaches("computer", AT_EASE),
        Phrase(
            fr="À l’aise au téléphone, pas encore vu à l’aise à l’ordinateur.",
            en="At ease on the phone, not yet seen at ease on a computer.",
        ),
    ),
    Rule(
        "uses_her_computer",
        "investment.equips",
        ("situation.computer",),
        lambda seen: seen.situation.computer == "works",
        Phrase(
            fr="Un ordinateur marche chez elle, et elle s’en sert.",
            en="A computer works at home, and they use it.",
        ),
    ),
    Rule(
        "finds_a_machine",
        "investment.equips",
        ("situation.computer",),
        lambda seen: seen.situation.computer == "elsewhere",
        Phrase(
            fr="Sans ordinateur à elle, la personne va là où il y en a un.",
            en="With no computer of their own, the person goes where there is one.",
        ),
    ),
    Rule(
        "learns_when_stuck",
        "investment.acts",
        ("situation.help",),
        lambda seen: seen.situation.help in {"someone_shows", "own_way"},
        Phrase(
            fr="Quand ça bloque, la personne cherche ou se fait montrer.",
            en="When stuck, the person looks for a way or asks to be shown.",
        ),
    ),
    Rule(
        "practises",
        "investment.acts",
        ("practised",),
        lambda seen: seen.practised > 0,
        Phrase(
            fr="S’entraîne de son plein gré : {practised} fois.",
            en="Practises by choice: {practised} times.",
        ),
    ),
    Rule(
        "asks_to_learn",
        "investment.recognises",
        ("asked_to_learn",),
        lambda seen: seen.asked_to_learn,
        Phrase(fr="La personne demande à apprendre.", en="The person asks to learn."),
    ),
    Rule(
        "comes_for_help",
        "investment.recognises",
        ("situation.help",),
        lambda seen: seen.situation.help == "place",
        Phrase(
            fr="Quand ça bloque, la personne vient demander de l’aide.",
            en="When stuck, the person comes to ask for help.",
        ),
    ),
    Rule(
        "mail_and_text",
        "mastery.basics",
        ("landings.email", "landings.documents", "sure"),
        lambda seen: all(seen.surely_reaches(d, AT_EASE) for d in ("email", "documents")),
        Phrase(
            fr="Messagerie et documents : vus presque sans aide, ou mieux.",
            en="E-mail and documents: seen almost without help, or better.",
        ),
    ),
    Rule(
        "several_tools",
        "mastery.varied_tools",
        ("landings.web", "landings.jobsearch", "sure"),
        lambda seen: any(seen.surely_reaches(d, AT_EASE) for d in ("web", "jobsearch")),
        Phrase(
            fr="Internet ou offres en ligne : vus presque sans aide, ou mieux.",
            en="Internet or on-line offers: seen almost without help, or better.",
        ),
    ),
)
"""The table. A rule collects a reason; only :func:`opinion` decides."""

NOT_ENOUGH = Phrase(
    fr="Pas encore assez vu. Exercices : {met}. Domaines sûrs : {sure_domains}.",
    en="Not enough seen yet. Tasks: {met}. Sure domains: {sure_domains}.",
)


def opinion(seen: StageEvidence) -> StageOpinion:
    """The highest stage whose conditions all hold, with its reasons; ``None`` when too little seen.

    Mastery: both its marks, and at least as many tasks without help as otherwise. Investment: takes
    part, at least :data:`INVESTMENT_MARKS` of its marks, and does not call it useless ("n'est pas
    dans le déni"). Minimal use: takes part. Avoidance: the rest ("ne fait pas mais fait faire").
    """
    if seen.met < ENOUGH_TASKS or seen.sure_domains < ENOUGH_DOMAINS:
        reason = Reason("not_enough", "", _counted(NOT_ENOUGH, seen), ("landings", "sure"))
        return StageOpinion(None, (reason,))
    fired = tuple(rule for rule in RULES if rule.when(seen))
    stage = _decide(seen, frozenset(rule.mark for rule in fired))
    return StageOpinion(
        stage,
        because=tuple(_reason(rule, seen) for rule in fired if rule.stage == stage),
        also=tuple(_reason(rule, seen) for rule in fired if rule.stage != stage),
    )


def _decide(seen: StageEvidence, marks: frozenset[str]) -> StageKey:
    mostly_alone = seen.alone >= seen.with_help + seen.by_others
    if {"mastery.basics", "mastery.varied_tools"} <= marks and mostly_alone:
        return "mastery"
    invested = sum(mark.startswith("investment.") for mark in marks) >= INVESTMENT_MARKS
    if invested and seen.takes_part and not seen.firmly("no_use_seen"):
        return "investment"
    return "minimal_use" if seen.takes_part else "avoidance"


def _reason(rule: Rule, seen: StageEvidence) -> Reason:
    return Reason(rule.key, rule.mark, _counted(rule.says, seen), rule.reads)


def _counted(phrase: Phrase, seen: StageEvidence) -> Phrase:
    names = ("alone", "with_help", "by_others", "unknown", "practised", "met", "sure_domains")
    counts = {name: getattr(seen, name) for name in names}
    return Phrase(fr=phrase.fr.format(**counts), en=phrase.en.format(**counts))
