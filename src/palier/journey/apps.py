from django.apps import AppConfig

from palier.people.matters import use
from palier.people.rules.actor import Matter


class JourneyConfig(AppConfig):
    name = "palier.journey"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        use(Matter.PLAN)
