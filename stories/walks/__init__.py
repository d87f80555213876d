"""Every page and every state of Palier, in walks.

A new page fails ``test_the_walks_stop_at_every_page`` until a walk stops there.
"""

from stories.walks import (
    around,
    cards,
    day,
    exercises,
    helpers,
    importing,
    law,
    likeness,
    persons,
    steps,
    strangers,
    tasks,
    team,
    trust,
    without_screen,
)
from stories.walks.registry import WALKS

__all__ = [
    "WALKS",
    "around",
    "cards",
    "day",
    "exercises",
    "helpers",
    "importing",
    "law",
    "likeness",
    "persons",
    "steps",
    "strangers",
    "tasks",
    "team",
    "trust",
    "without_screen",
]
