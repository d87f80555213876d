"""Inside a place of the bench: one person looked for among many, and rows that may be one."""

import json
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from palier.people.alike import duplicates
from palier.people.models import Accompaniment, Beneficiary, Visit
from palier.people.naming import write_names
from palier.people.queries import people_known_to
from palier.people.rules.actor import HelperActor
from palier.people.searching import people_found
from palier.vault.rules.names import as_heard
from tests.cast import Cast, open_places

SEED, ROUNDS = 2026, 5
FIRST = (
    *("Mohamed", "Fatima", "Marie", "Jean", "Claudia", "Leïla", "Luc", "Nadia", "Youssef", "Aïcha"),
    *("Fatoumata", "Mamadou", "Oksana", "Olena", "Christophe", "Geneviève", "Annie", "Caroline"),
    *("Martine", "Gilles", "Ibrahim", "Nouria", "Émilie", "Karim", "Sofiane", "Philippe", "João"),
    *("Catherine", "Nathalie", "Sylvie", "Michel", "Patrick", "Isabelle", "Thierry", "Véronique"),
)
AGAIN = {"Mohamed": "Muhammad", "Leïla": "Layla", "Youssef": "Yusuf", "Philippe": "Filipe"}
ASKED = {
    "a name and a surname, as heard": "muhammad {surname}",
    "a usual first name": "Mohammed",
    "a nickname": "Momo",
    "a beginning": "Clau",
    "a telephone": "06 12 00 00 07",
    "nobody": "Zébulon",
}


SYLLABLES = ("ba", "cha", "di", "fou", "go", "ker", "la", "man", "ni", "pel", "ri", "sson", "tou")


def surname(dice: Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=3)).capitalize()


def settle(cast: Cast, number: int) -> str:
    """``number`` persons of a file, one in a hundred written twice; 200 came lately."""
    dice, now = Random(SEED), timezone.now()
    rows = [(dice.choice(FIRST), surname(dice), f"+33612{n:06}") for n in range(number)]
    again = [(AGAIN.get(a, a), b, "") for a, b, _phone in rows[: number // 100]]
    people = [
        Beneficiary(first_name=a, last_name=b, phone=c, created_at=now)
        for a, b, c in [*rows[: number - len(again)], *again]
    ]
    Beneficiary.objects.bulk_create(people, batch_size=500)
    write_names(*people)
    Accompaniment.objects.bulk_create(
        (Accompaniment(person=one, structure=cast.kerourien, since=now) for one in people),
        batch_size=500,
    )
    helper = cast.nolwenn.helper
    Visit.objects.bulk_create(
        Visit(
            person=one, structure=cast.kerourien, welcomed_by=helper, arrived_at=now, ticket=uuid4()
        )
        for one in people[:200]
    )
    return next(b for a, b, _phone in rows if a == "Mohamed")


def found(actor: HelperActor, asked: str) -> list[Beneficiary]:
    return list(people_found(actor, asked)[0])


def scan(actor: HelperActor, asked: str) -> list[Beneficiary]:
    """The plain way: every name opened, and compared as heard."""
    words = {as_heard(word) for word in asked.split()}
    return [
        one
        for one in people_known_to(actor)
        if words <= {as_heard(word) for word in f"{one.first_name} {one.last_name}".split()}
    ]


def scan_alike(actor: HelperActor) -> list[tuple[Beneficiary, Beneficiary]]:
    """The plain way: every name opened, and those that are heard alike put together."""
    heard = defaultdict(list)
    for one in people_known_to(actor):
        heard[as_heard(one.first_name), as_heard(one.last_name)].append(one)
    return [pair for group in heard.values() for pair in combinations(group, 2)]


def each(act: Callable[[], object]) -> tuple[float, int]:
    """Seconds of processor, the median; and how many questions were asked of the database."""
    with CaptureQueriesContext(connection) as asked:
        act()
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        act()
        taken.append(time.process_time() - begun)
    return median(taken), len(asked)


def main(out: str, number: str) -> None:
    cast = open_places(timezone.now())
    last = settle(cast, int(number))
    actor = cast.helper(cast.nolwenn)
    plain = {"search": each(lambda: scan(actor, f"muhammad {last}"))}
    plain["duplicates"] = each(lambda: scan_alike(actor))
    ours = {
        name: each(partial(found, actor, words.format(surname=last)))
        for name, words in ASKED.items()
    }
    ours["rows that may be one"] = each(lambda: duplicates(actor))
    someone = people_known_to(actor).filter(phoned="+33612000007").get()
    ours["rows that may be one given person"] = each(lambda: duplicates(actor, someone))
    Path(out).write_text(json.dumps({"ours": ours, "plain": plain}))
