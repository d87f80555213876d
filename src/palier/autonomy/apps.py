from django.apps import AppConfig


class AutonomyConfig(AppConfig):
    name = "palier.autonomy"
    default_auto_field = "django.db.models.BigAutoField"
