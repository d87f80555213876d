from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "palier.attention"
    default_auto_field = "django.db.models.BigAutoField"
