from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from palier.people.matters import use
from palier.people.rules.actor import Matter


class DiagnosisConfig(AppConfig):
    name = "palier.diagnosis"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        use(Matter.RESULT)
        register(content_is_readable)


def content_is_readable(**_: object) -> list[CheckMessage]:
    """What experts wrote is read before the first visitor, not by him."""
    from palier.diagnosis.content import asks, conversation  # noqa: PLC0415  (idem)
    from palier.kernel.content import ContentError  # noqa: PLC0415  (needs the settings)

    try:
        conversation()
        asks()
    except (ContentError, OSError) as error:
        return [Error(str(error), id="diagnosis.content")]
    return []
