"""References that only this server can make: derived from its key, so that none is kept in clear
and each may be printed again; the tables hold a digest, by which they are found."""

from hashlib import sha256
from uuid import UUID

from django.utils.crypto import salted_hmac

from palier.people.rules import reference


def reference_of(kind: str, row_id: UUID) -> str:
    """Twelve letters for one row of one kind (« paper », « trust »)."""
    seal = salted_hmac(f"palier.people.{kind}", str(row_id), algorithm="sha256").digest()
    return reference.letters(seal)


def digest_of(written: str) -> str:
    return sha256(written.encode()).hexdigest()
