from django.apps import AppConfig


class SimulatorsConfig(AppConfig):
    name = "palier.simulators"
    default_auto_field = "django.db.models.BigAutoField"
