from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class SimulatorsConfig(AppConfig):
    name = "palier.simulators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(content_is_readable)


def content_is_readable(**_: object) -> list[CheckMessage]:
    """What experts wrote is read before the first visitor, not by him."""
    from palier.kernel.content import ContentError  # noqa: PLC0415  (needs the settings)
    from palier.simulators.bank import bank  # noqa: PLC0415  (idem)

    try:
        bank()
    except (ContentError, OSError) as error:
        return [Error(str(error), id="simulators.content")]
    return []
