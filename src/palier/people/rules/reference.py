"""References on paper: letters that any scanner types right, and any hand copies right."""

ALPHABET = "BCDEFGHJKLNPRSTVXY"
"""On an AZERTY keyboard, a reader set for QWERTY types A, M, Q, W, Z and all digits as other signs:
they are left out. So are I, O and U, mistaken for digits or for V."""

LENGTH = 12
"""18¹² ≈ 2⁵⁰: a thousand tries a second would need thousands of years to meet one of a hundred."""


def letters(seal: bytes) -> str:
    """A reference out of the bytes of a keyed hash (at least 16 of them)."""
    number, found = int.from_bytes(seal[:16], "big"), ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        found += ALPHABET[rest]
    return found


def grouped(reference: str) -> str:
    """``BCDF-GHJK-LNPR``: four at a time, as people read aloud."""
    return "-".join(reference[at : at + 4] for at in range(0, len(reference), 4))


def read(typed: str) -> str:
    """What was typed or scanned, as a reference; "" when it cannot be one."""
    kept = "".join(sign for sign in typed.upper() if sign.isalnum())
    return kept if len(kept) == LENGTH and set(kept) <= set(ALPHABET) else ""
