"""Why a file is not taken, said to whoever sent it: what it is, and what to do next."""

from collections.abc import Mapping
from typing import Final

from palier.kernel.phrase import Phrase
from palier.people.rules.table import MOST_BYTES, MOST_COLUMNS, MOST_LINES

_LINES = f"{MOST_LINES:,}"
_MEGA = MOST_BYTES // (1024 * 1024)

SAVE_AS_CSV: Final = Phrase(
    fr="Dans le tableur : Fichier, Enregistrer sous, « CSV ». Envoyez ce nouveau fichier.",
    en="In the spreadsheet: File, Save as, “CSV”. Send that new file.",
)

REFUSED: Final[Mapping[str, Phrase]] = {
    "none": Phrase(fr="Choisissez un fichier.", en="Choose a file."),
    "empty": Phrase(fr="Ce fichier est vide.", en="This file is empty."),
    "nobody": Phrase(
        fr="Nous ne voyons aucun nom dans ce fichier. Ajoutez une ligne de titres : Nom, Prénom.",
        en="We see no name in this file. Add a line of headings: Surname, First name.",
    ),
    "heavy": Phrase(
        fr=f"Ce fichier est trop lourd : {_MEGA} Mo au plus. Coupez-le en plusieurs fichiers.",
        en=f"This file is too heavy: {_MEGA} MB at most. Cut it into several files.",
    ),
    "many": Phrase(
        fr=f"Il y a trop de lignes : {_LINES.replace(',', ' ')} au plus. "
        "Coupez le tableau en plusieurs fichiers.",
        en=f"There are too many lines: {_LINES} at most. Cut the table into several files.",
    ),
    "wide": Phrase(
        fr=f"Il y a trop de colonnes : {MOST_COLUMNS} au plus. Gardez les noms et le téléphone.",
        en=f"There are too many columns: {MOST_COLUMNS} at most. Keep names and telephone.",
    ),
    "long": Phrase(
        fr="Une ligne est trop longue pour un tableau de personnes.",
        en="A line is too long for a table of people.",
    ),
    "quote": Phrase(
        fr="Un guillemet est ouvert et jamais fermé. Retirez-le, puis envoyez le fichier.",
        en="A quotation mark is opened and never closed. Remove it, then send the file.",
    ),
    "spreadsheet": Phrase(
        fr=f"Ce fichier est un classeur de tableur. {SAVE_AS_CSV.fr}",
        en=f"This file is a workbook. {SAVE_AS_CSV.en}",
    ),
    "picture": Phrase(
        fr=f"Ce fichier est une image. Nous lisons un tableau. {SAVE_AS_CSV.fr}",
        en=f"This file is a picture. We read a table. {SAVE_AS_CSV.en}",
    ),
    "not_text": Phrase(
        fr=f"Ce fichier n’est pas un tableau. {SAVE_AS_CSV.fr}",
        en=f"This file is not a table. {SAVE_AS_CSV.en}",
    ),
}
