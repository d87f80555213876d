"""How often a secret may be tried."""

from datetime import timedelta

WINDOW = timedelta(minutes=15)
TRIES = 5
"""Five tries a quarter of an hour: a PIN of four digits resists 10,000 / (5 × 4 × 8) ≈ 60 working
days of somebody trying from opening to closing, in front of everybody; a slip of the finger or two
never locks a helper out. The password stays possible at the sign-in page."""


def may_try(failures_in_window: int) -> bool:
    return failures_in_window < TRIES


def is_pin(secret: str) -> bool:
    """Four to eight digits of the keyboard, typed by a helper in front of everybody."""
    return secret.isascii() and secret.isdigit() and 4 <= len(secret) <= 8
