"""Before an act that only the person may do: is it her who presses? (``access/proof.py``)"""

from palier.access.proof import not_hers

__all__ = ["not_hers"]
