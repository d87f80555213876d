"""What this house announces. Sent inside the transaction: whoever cannot follow undoes it all."""

from typing import Final

from django.dispatch import Signal

person_erased: Final = Signal()
"""A person has just been erased: ``person_id`` (UUID), ``now``. Her rows can no longer be read; a
house above erases here what no table of its own holds (a file, a copy elsewhere)."""

consent_withdrawn: Final = Signal()
"""She, or a helper on her word, has just closed an agreement: ``consent``, ``actor``, ``now``."""
people_merged: Final = Signal()
"""Two rows were one person: ``kept_id``, ``absorbed_id``, ``now``. A house above whose rows may not
move one by one answers with a ``Followed``: what it moved, and what the helper must be told."""
merge_undone: Final = Signal()
"""They are two again, and what had moved went back: ``kept_id``, ``absorbed_id``, ``merge``,
``now``. A house above gives back to the kept one what was written since inside a row that went,
and answers with how many of each stay (table → number)."""
