from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "palier.access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from palier.access import listeners  # noqa: F401, PLC0415  (signals need the tables)
