from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from palier.diagnosis.wanted import needs_skills
from palier.people.answering import answers_first
from palier.people.matters import use
from palier.people.rules.actor import Matter
from palier.simulators.ways import lead_back


class JourneyConfig(AppConfig):
    name = "palier.journey"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from palier.journey import circle, listeners  # noqa: F401, PLC0415  once tables are known
        from palier.journey.back import to_my_step  # noqa: PLC0415  (needs the tables)
        from palier.journey.needed import skills_of_steps  # noqa: PLC0415  (idem)

        use(Matter.PLAN)
        answers_first(circle.referent_of)
        lead_back(to_my_step)
        needs_skills(skills_of_steps)
        register(content_is_readable)


def content_is_readable(**_: object) -> list[CheckMessage]:
    """What experts wrote is read before the first visitor, not by him."""
    from palier.journey.content import paths  # noqa: PLC0415  (needs the settings)
    from palier.kernel.content import ContentError  # noqa: PLC0415  (idem)

    try:
        paths()
    except (ContentError, OSError) as error:
        return [Error(str(error), id="journey.content")]
    return []
