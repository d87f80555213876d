"""The real settings, with leases of two seconds: a test cannot wait a minute for a dead worker."""

from datetime import timedelta

from palier.config.settings import *  # noqa: F403
from palier.config.settings import TASKS

TASKS["default"]["OPTIONS"] = {"lease": timedelta(seconds=2)}  # type: ignore[index]
