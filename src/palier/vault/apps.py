from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "palier.vault"
    default_auto_field = "django.db.models.BigAutoField"
