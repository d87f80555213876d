"""What Palier does with personal data, why, on which basis, for how long: shapes only, no file.

The law asks for it three times, and the answer is written once (``content/law/processings.yaml``):
the notice to persons (GDPR, articles 13 and 14), the register (article 30), the basis of each
purpose (article 6).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from palier.audit.rules import keeping as traces
from palier.kernel.phrase import Content, Phrase
from palier.people.rules import retention

BasisKey = Literal["public_mission", "legal_obligation", "legitimate_interests", "consent"]
KeepingKey = Literal["last_contact", "mandate", "sitting", "draft", "work", "traces", "nameless"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,19}$")]
Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=10)]


@dataclass(frozen=True)
class LegalBasis:
    """One lawful basis: its name, its article, and what the person reads."""

    name: Phrase
    article: str
    told: Phrase


BASES: Mapping[BasisKey, LegalBasis] = {
    "public_mission": LegalBasis(
        Phrase(fr="mission d’intérêt public", en="task in the public interest"),
        "RGPD, 6.1.e",
        Phrase(
            fr="C’est la mission de ce lieu. Vous pouvez vous y opposer.",
            en="It is the mission of this place. You may object.",
        ),
    ),
    "legal_obligation": LegalBasis(
        Phrase(fr="obligation légale", en="legal obligation"),
        "RGPD, 6.1.c",
        Phrase(fr="La loi le demande à ce lieu.", en="The law asks this place to do it."),
    ),
    "legitimate_interests": LegalBasis(
        Phrase(fr="intérêt légitime", en="legitimate interests"),
        "RGPD, 6.1.f",
        Phrase(
            fr="C’est utile à ce lieu, et cela ne vous nuit pas. Vous pouvez vous y opposer.",
            en="It is useful to this place, and does you no harm. You may object.",
        ),
    ),
    "consent": LegalBasis(
        Phrase(fr="consentement", en="consent"),
        "RGPD, 6.1.a",
        Phrase(
            fr="Vous avez dit oui. Vous pouvez dire non quand vous voulez.",
            en="You said yes. You may say no whenever you want.",
        ),
    ),
}
"""Contract and vital interests (6.1.b and d) are left out: nothing here rests on them."""


def years(length: timedelta) -> int:
    return length.days // 365


@dataclass(frozen=True)
class Keeping:
    """How long: what everybody reads, and where the rule comes from."""

    says: Phrase
    source: Phrase


KEEPINGS: Mapping[KeepingKey, Keeping] = {
    "last_contact": Keeping(
        Phrase(
            fr=f"{years(retention.AFTER_LAST_CONTACT)} ans au plus après le dernier passage.",
            en=f"At most {years(retention.AFTER_LAST_CONTACT)} years after the last visit.",
        ),
        Phrase(
            fr="CNIL, délibération n° 2023-095 du 14 septembre 2023",
            en="CNIL, decision 2023-095 of 14 September 2023",
        ),
    ),
    "mandate": Keeping(
        Phrase(
            fr=f"{years(retention.MANDATE)} ans après la fin du mandat.",
            en=f"{years(retention.MANDATE)} years after the mandate ends.",
        ),
        Phrase(
            fr="Aidants Connect, conseil aux lieux ; Code de procédure pénale, 8",
            en="Aidants Connect, advice to places; Code de procédure pénale, 8",
        ),
    ),
    "sitting": Keeping(
        Phrase(
            fr="La séance : une journée au plus. Un code manqué : 30 jours au plus. "
            f"Les heures : {years(retention.AFTER_LAST_CONTACT)} ans au plus.",
            en="The sitting: a day at most. A wrong code: 30 days at most. "
            f"The times: at most {years(retention.AFTER_LAST_CONTACT)} years.",
        ),
        Phrase(fr="RGPD, 5.1.e et 32", en="GDPR, 5.1.e and 32"),
    ),
    "draft": Keeping(
        Phrase(
            fr="Jusqu’à l’envoi de la page. Sinon deux mois.",
            en="Until the page is sent. Otherwise two months.",
        ),
        Phrase(fr="RGPD, 5.1.e", en="GDPR, 5.1.e"),
    ),
    "work": Keeping(
        Phrase(
            fr="Le temps du travail dans ce lieu.", en="As long as the person works in this place."
        ),
        Phrase(fr="RGPD, 5.1.e", en="GDPR, 5.1.e"),
    ),
    "nameless": Keeping(
        Phrase(
            fr="Un mois au moins avec vous, le temps de dire non. Ensuite, sans aucun nom.",
            en="A month at least with you, the time to say no. Then without any name.",
        ),
        Phrase(
            fr="RGPD, considérant 26 : ce qui est anonyme n’est plus à personne",
            en="GDPR, recital 26: what is anonymous is nobody’s any more",
        ),
    ),
    "traces": Keeping(
        Phrase(
            fr=f"{years(traces.KEPT)} ans, sans nom.",
            en=f"{years(traces.KEPT)} years, without a name.",
        ),
        Phrase(
            fr="CNIL, délibération n° 2021-122 du 14 octobre 2021 : trois ans au plus",
            en="CNIL, decision 2021-122 of 14 October 2021: three years at most",
        ),
    ),
}


class Processing(Content):
    """One purpose. ``houses`` do it: it is told to people only where one of them is open.

    ``possible`` are the bases that a place may choose, ``basis`` the one until it does.
    """

    key: Key
    houses: Annotated[tuple[str, ...], Field(min_length=1)]
    name: Phrase
    purpose: Phrase
    data: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    who: Phrase
    keeping: KeepingKey
    basis: BasisKey
    possible: Annotated[tuple[BasisKey, ...], Field(min_length=1)]
    source: Source

    @model_validator(mode="after")
    def its_basis_is_a_possible_one(self) -> Self:
        if self.basis not in self.possible:
            raise ValueError(f"{self.key}: {self.basis} is not among its possible bases")
        return self

    def is_done_by(self, houses: Iterable[str]) -> bool:
        return not set(self.houses).isdisjoint(houses)


class Processings(Content):
    """All of them, in the order in which people read them."""

    processings: Annotated[tuple[Processing, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def each_is_written_once(self) -> Self:
        for key, times in Counter(one.key for one in self.processings).items():
            if times > 1:
                raise ValueError(f"{key} is written twice")
        return self
