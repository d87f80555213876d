"""The three profiles of the public employment service, beside our four stages.

Source: Pôle emploi's study of digital uses, cited by Unédic and Amnyos, *Les demandeurs d'emploi
face au numérique*, May 2019: « à l'aise avec le numérique » (82 % of job seekers), « peu familiers
du web » (13 %), « non web » (5 %). Theirs is drawn from declared uses, of a whole population; ours
from what one person does, and from one answer. ``docs/reference/typology.md`` says the difference.
"""

from collections.abc import Mapping
from enum import StrEnum

from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.factors import AT_EASE

WEB = ("email", "web")
"""The two domains that "web" names: messages and pages. The phone is another use, and a document
needs no network."""


class Profile(StrEnum):
    AT_EASE = "at_ease"
    LITTLE_FAMILIAR = "little_familiar"
    NO_WEB = "no_web"


def profile(
    landings: Mapping[str, int | None], sure: Mapping[str, bool], situation: Situation
) -> Profile | None:
    """``None`` when neither was watched nor told enough. The first rule that holds:

    - *at ease*: both domains of :data:`WEB` are surely at :data:`AT_EASE`, whatever was said;
    - *no web*: she says she never goes there, or almost, and nothing seen says the contrary;
    - *little familiar*: something of :data:`WEB` was watched, or she says that she goes there.
    """
    reached = [landings.get(domain) for domain in WEB]
    if all(step and step >= AT_EASE for step in reached) and all(map(sure.get, WEB)):
        return Profile.AT_EASE
    if situation.practice == "rarely" and not any(step and step > 1 for step in reached):
        return Profile.NO_WEB
    told = situation.practice is not None
    return Profile.LITTLE_FAMILIAR if told or any(reached) else None
