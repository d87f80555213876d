"""The real settings, with a peer's table beside ours in the same database."""

from palier.config.settings import *  # noqa: F403
from palier.config.settings import INSTALLED_APPS, TASKS

INSTALLED_APPS += ["django_tasks_db"]
TASKS["peer"] = {"BACKEND": "django_tasks_db.DatabaseBackend"}
