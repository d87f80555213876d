from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "palier.attention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from palier.attention import listeners  # noqa: F401, PLC0415  (signals need the tables)
