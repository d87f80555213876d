"""A real worker is killed in the middle of an import: another goes on, and nobody is there twice.

On PostgreSQL too when ``DATABASE_URL`` names it.
"""

import signal
import subprocess
import sys

from tests.ops.test_work import Yard, until, yard

__all__ = ["yard"]

LINES = 1000

SEND = f"""
import django
django.setup()
from django.utils import timezone
from palier.access.actions import add_helper
from palier.people import importing
from palier.people.actions import imports
from palier.people.models import Structure
from palier.people.rules.actor import HelperActor, Role
now = timezone.now()
place = Structure.objects.create(name="Kérourien", kind="EPN")
account = add_helper(place=place, name="Nolwenn", email="n@example.org",
    password="une phrase de passe longue", pin="4812", role=Role.MEDIATOR, now=now)
actor = HelperActor(account.helper_id, place.pk, Role.MEDIATOR)
letters = "abcdefghijklmnopqrstuvwxyz"
names = (f"Durand{{letters[n // 676]}}{{letters[n // 26 % 26]}}{{letters[n % 26]}};Zoé"
    for n in range({LINES}))
raw = ("Nom;Prénom\\n" + "\\n".join(names)).encode("cp1252")
one = imports.import_people(actor=actor, raw=raw, file_name="x.csv", now=now)
importing.read(one.pk)
imports.start_import(actor=actor, import_id=one.pk, again=False, now=now)
"""

DIE = """
import os, signal
import django
django.setup()
from palier.people import importing
from palier.queue.worker import Worker
real, times = importing._tie, []
def tie(*told):
    times.append(1)
    if len(times) == 3:
        os.kill(os.getpid(), signal.SIGKILL)  # persons are written, their lines do not know it
    real(*told)
importing._tie = tie
worker = Worker()
worker.heart.start()
worker.run_waiting()
"""

COUNT = """
import django
django.setup()
from palier.people.models import *
from palier.queue.models import Job
one = PeopleImport.objects.get()
run = Job.objects.get(task="palier.people.jobs.run_import")
print(one.state, one.done, Beneficiary.objects.count(), Accompaniment.objects.count(),
    len({p.last_name for p in Beneficiary.objects.all()}), ImportLine.objects.count(), run.attempts)
"""


def counted(yard: Yard) -> list[str]:
    return yard.script(COUNT).split()


def dies(yard: Yard) -> int:
    """How a worker ended that was killed within its third chunk."""
    told = [sys.executable, "-c", DIE]
    return subprocess.run(told, env=yard.place.environment, check=False, timeout=60).returncode


def test_a_worker_killed_in_mid_import_leaves_no_half_and_no_double(yard: Yard) -> None:
    yard.script(SEND)
    assert dies(yard) == -signal.SIGKILL
    state, done, people, known, *_ = counted(yard)
    assert (state, done, people) == ("running", "600", "600"), "two whole chunks and no more"
    assert known == "0", "nobody is known before everybody is"
    with yard.worker():
        until(lambda: counted(yard)[0] == "done", 90)
    state, done, people, known, names, lines, tries = counted(yard)
    assert {done, people, known, names} == {str(LINES)}
    assert (lines, tries) == ("0", "2")
