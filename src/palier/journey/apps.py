from django.apps import AppConfig

from palier.people.answering import answers_first
from palier.people.matters import use
from palier.people.rules.actor import Matter


class JourneyConfig(AppConfig):
    name = "palier.journey"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from palier.journey import circle, listeners  # noqa: F401, PLC0415  once tables are known

        use(Matter.PLAN)
        answers_first(circle.referent_of)
