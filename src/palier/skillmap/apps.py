from django.apps import AppConfig


class SkillmapConfig(AppConfig):
    name = "palier.skillmap"
    default_auto_field = "django.db.models.BigAutoField"
