"""The folders that every computer has, and the words that people meet for them."""

from palier.kernel.phrase import Phrase

BUILT_IN: dict[str, Phrase] = {
    "desktop": Phrase(fr="Bureau", en="Desktop"),
    "documents": Phrase(fr="Documents", en="Documents"),
    "downloads": Phrase(fr="Téléchargements", en="Downloads"),
    "pictures": Phrase(fr="Images", en="Pictures"),
    "scans": Phrase(fr="Numérisations", en="Scans"),
    "stick": Phrase(fr="Clé USB", en="USB stick"),
    "bin": Phrase(fr="Corbeille", en="Bin"),
}

SIDE = ("desktop", "documents", "downloads", "pictures", "stick", "bin")
"""What the side of the window of files leads to, in the order of the screen."""

PARENTS = {"scans": "pictures"}
"""Scans go where most machines put them: below Pictures, where few people look."""
