"""What a place does by itself about those who left. Each task calls the act of its name."""

from datetime import time
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from palier.people import erasing, importing
from palier.people.actions import retention
from palier.queue.periodic import every
from palier.queue.rules.periods import Daily


@every(Daily(time(5)))
@task
def forget_people() -> None:
    retention.forget_people(now=timezone.now())


@task
def settle_erasures() -> None:
    erasing.settle()


@task
def read_import(import_id: str) -> None:
    importing.read(UUID(import_id))


@task
def run_import(import_id: str) -> None:
    importing.bring_in(UUID(import_id), timezone.now())


@task
def undo_import(import_id: str) -> None:
    importing.undo(UUID(import_id), timezone.now())


@every(Daily(time(5)))
@task
def forget_imports() -> None:
    importing.forget_imports(timezone.now())
