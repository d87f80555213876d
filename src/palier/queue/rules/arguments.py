"""What a job may be told: identifiers and codes, never a word of anybody.

A job stays in the table for days, in backups for longer, and its house may have erased the person
meanwhile. So it is told *which* row, and reads it when it runs.
"""

import re

CODE = re.compile(r"[A-Za-z0-9_.:+-]{0,80}")
"""Identifiers, dates, dotted names. No space, no accent, no @: a sentence, most names and every
e-mail address are refused. A first name without accents would pass: it is not a proof, it is a
guard rail."""


def is_codes(value: object) -> bool:
    """Whether ``value``, as JSON would keep it, holds only numbers, booleans and codes."""
    match value:
        case None | bool() | int() | float():
            return True
        case str():
            return CODE.fullmatch(value) is not None
        case dict():
            return all(is_codes(part) for pair in value.items() for part in pair)
        case list() | tuple():
            return all(map(is_codes, value))
        case _:
            return False
