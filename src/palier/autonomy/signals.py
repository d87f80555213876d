"""What this house announces, inside the transaction of the act."""

from typing import Final

from django.dispatch import Signal

done_without_mandate: Final = Signal()
"""Something was done *for* somebody without a mandate: ``record`` (TaskRecord), ``helper_id``,
``now``. Recorded all the same: ``attention`` makes sure that it is put right."""

mandate_signed: Final = Signal()
"""A mandate now covers acts of a person: ``mandate`` (Mandate), ``now``."""

task_undone: Final = Signal()
"""A record is about to go, for it was a slip: ``record`` (TaskRecord), ``now``. What waits about it
waits for nothing any more."""
