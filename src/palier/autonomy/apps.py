from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class AutonomyConfig(AppConfig):
    name = "palier.autonomy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(content_is_readable)


def content_is_readable(**_: object) -> list[CheckMessage]:
    """What experts wrote is read before the first visitor, not by him."""
    from palier.autonomy.content import catalogue  # noqa: PLC0415  (needs the settings)
    from palier.kernel.content import ContentError  # noqa: PLC0415  (idem)

    try:
        catalogue()
    except (ContentError, OSError) as error:
        return [Error(str(error), id="autonomy.content")]
    return []
