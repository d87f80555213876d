"""Where each key is: on a French computer keyboard (AZERTY) and on a telephone.

The computer keyboard is the one people meet in the places (the old AZERTY, IBM 120/189, the Windows
layout "Français"), not the improved one of the standard NF Z71-300 of 2019, which is still rare.
Telephones differ: what is drawn is what Gboard and the iPhone have in common.
"""

from typing import NamedTuple

from palier.kernel.phrase import Phrase

Cap = tuple[str, str, str]
"""One keycap: what it types alone, with Maj, with Alt Gr."""

ROWS: tuple[tuple[Cap, ...], ...] = (
    tuple(zip("&é\"'(-è_çà)=", "1234567890°+", " ~#{[|`\\^@]}", strict=True)),
    tuple(zip("azertyuiop^$", "          ¨£", "  €         ", strict=True)),
    tuple(zip("qsdfghjklmù*", "          %µ", "            ", strict=True)),
    tuple(zip("<wxcvbn,;:!", ">      ?./§", "           ", strict=True)),
)


class Way(NamedTuple):
    """How a character is obtained: the key to press ``first`` ("" when none) and the sentence."""

    first: str
    says: Phrase


PHONE = ("1234567890", "@#€_&-+()/", "*\"':;!?", "azertyuiop", "qsdfghjklm")
"""Rows of a telephone: the page of signs (Gboard's order), then the letters."""

ALONE = Way("", Phrase(fr="Appuyez sur « {cap} ».", en="Press “{cap}”."))
SHIFT = Way(
    "Maj",
    Phrase(fr="Gardez Maj appuyée. Appuyez sur « {cap} ».", en="Hold Maj (Shift). Press “{cap}”."),
)
CAPITAL = Way(
    "Maj",
    Phrase(
        fr="Gardez Maj appuyée. Appuyez sur la lettre.", en="Hold Maj (Shift). Press the letter."
    ),
)
DIGIT = Way(
    "Maj",
    Phrase(
        fr="Gardez Maj appuyée. Appuyez sur le chiffre.", en="Hold Maj (Shift). Press the digit."
    ),
)
ALTGR = Way(
    "Alt Gr",
    Phrase(fr="Gardez Alt Gr appuyée. Appuyez sur « {cap} ».", en="Hold Alt Gr. Press “{cap}”."),
)
HAT = Way("", Phrase(fr="Appuyez sur « ^ », puis sur « {then} ».", en="Press “^”, then “{then}”."))
DOTS = Way(
    "Maj",
    Phrase(
        fr="Gardez Maj appuyée. Appuyez sur « ^ », puis sur « {then} ».",
        en="Hold Maj (Shift). Press “^”, then “{then}”.",
    ),
)
NO_KEY = Way(
    "Alt",
    Phrase(
        fr="Cette lettre n’a pas de touche. Gardez Alt appuyée. "
        "Tapez 0156 avec les chiffres de droite.",
        en="This letter has no key. Hold Alt. Type 0156 on the right-hand digits.",
    ),
)
HOLD = Way(
    "",
    Phrase(
        fr="Gardez le doigt sur « {cap} ». Glissez vers « {char} ».",
        en="Keep your finger on “{cap}”. Slide to “{char}”.",
    ),
)
PAGE = Way(
    "?123",
    Phrase(fr="Touchez ?123 (ou 123), puis « {char} ».", en="Tap ?123 (or 123), then “{char}”."),
)
FAR_PAGE = Way(
    "?123",
    Phrase(
        fr="Touchez ?123 (ou 123), puis « {char} ». Pas là ? Touchez d’abord #+=.",
        en="Tap ?123 (or 123), then “{char}”. Not there? Tap #+= first.",
    ),
)
TAP = Way("", Phrase(fr="Touchez « {char} ».", en="Tap “{char}”."))
ARROW = Way(
    "⇧", Phrase(fr="Touchez la flèche, puis la lettre.", en="Tap the arrow, then the letter.")
)


class Key(NamedTuple):
    """``char`` is what is wanted; ``cap`` the keycap that gives it on a computer ("" when none
    does); ``then`` the letter after an accent typed first; ``bubble`` what opens when a telephone
    key is held (its first letter is that key)."""

    char: str
    said: Phrase
    computer: Way
    cap: str
    phone: Way
    then: str = ""
    bubble: str = ""


def _accent(char: str, name: str, english: str, bubble: str) -> Key:
    return Key(char, Phrase(fr=name, en=english), ALONE, char, HOLD, bubble=bubble)


KEYS: dict[str, Key] = {
    "capital": Key("Maj", Phrase(fr="majuscule", en="capital"), CAPITAL, "e", ARROW),
    "at": Key("@", Phrase(fr="arobase", en="at sign"), ALTGR, "à", PAGE),
    "dot": Key(".", Phrase(fr="point", en="dot"), SHIFT, ";", TAP),
    "comma": Key(",", Phrase(fr="virgule", en="comma"), ALONE, ",", TAP),
    "colon": Key(":", Phrase(fr="deux-points", en="colon"), ALONE, ":", PAGE),
    "question": Key("?", Phrase(fr="point d’interrogation", en="question mark"), SHIFT, ",", PAGE),
    "hyphen": Key("-", Phrase(fr="tiret", en="hyphen"), ALONE, "-", PAGE),
    "underscore": Key("_", Phrase(fr="tiret du bas", en="underscore"), ALONE, "_", FAR_PAGE),
    "apostrophe": Key("'", Phrase(fr="apostrophe", en="apostrophe"), ALONE, "'", PAGE),
    "digit": Key("1 2 3", Phrase(fr="chiffres", en="digits"), DIGIT, "é", PAGE),
    "star": Key("*", Phrase(fr="étoile", en="star"), ALONE, "*", FAR_PAGE),
    "hash": Key("#", Phrase(fr="dièse", en="hash"), ALTGR, '"', FAR_PAGE),
    "euro": Key("€", Phrase(fr="euro", en="euro"), ALTGR, "e", PAGE),
    "e_acute": _accent("é", "e accent aigu", "e acute", "eéèêë"),
    "e_grave": _accent("è", "e accent grave", "e grave", "eéèêë"),
    "a_grave": _accent("à", "a accent grave", "a grave", "aàâæ"),
    "u_grave": _accent("ù", "u accent grave", "u grave", "uùûü"),
    "c_cedilla": _accent("ç", "c cédille", "c cedilla", "cç"),
    "circumflex": Key(
        "ê", Phrase(fr="accent circonflexe", en="circumflex"), HAT, "^", HOLD, "e", "eéèêë"
    ),
    "diaeresis": Key("ï", Phrase(fr="tréma", en="diaeresis"), DOTS, "^", HOLD, "i", "iïîì"),
    "oe": Key("œ", Phrase(fr="o et e collés", en="o and e joined"), NO_KEY, "", HOLD, "", "oœôö"),
}


def place(cap: str) -> tuple[int, int]:
    """Row and column of the keycap that types ``cap`` alone. ``LookupError`` when none does."""
    for row, caps in enumerate(ROWS):
        for column, (alone, _, _) in enumerate(caps):
            if alone == cap:
                return row, column
    raise LookupError(cap)
