"""Words as the vendored fonts can draw them.

A PDF/A or PDF/UA file must not hold a letter without a shape: Typst refuses the whole page for one
emoji. Nobody should be left without her sheet for that, so what cannot be drawn is taken out here.
"""

import re
import unicodedata

# What Atkinson Hyperlegible, then DejaVu Sans, can draw: Latin, Greek, Cyrillic, Armenian, Hebrew,
# Arabic, Georgian, punctuation, money. A test prints every one of them.
DRAWN = tuple(
    range(first, last + 1)
    for first, last in (
        *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x259, 0x259), (0x2BB, 0x2BC)),
        *((0x370, 0x377), (0x37A, 0x37F), (0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1)),
        *((0x3A3, 0x482), (0x48A, 0x525), (0x531, 0x556), (0x559, 0x55F), (0x561, 0x587)),
        *((0x589, 0x58A), (0x5D0, 0x5EA), (0x5F0, 0x5F4), (0x606, 0x607), (0x609, 0x60A)),
        *((0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x63A), (0x640, 0x64A)),
        *((0x660, 0x66F), (0x674, 0x674), (0x679, 0x6BF), (0x6C6, 0x6C8), (0x6CB, 0x6CC)),
        *((0x6CE, 0x6CE), (0x6D0, 0x6D0), (0x6D5, 0x6D5), (0x6F0, 0x6F9), (0x10D0, 0x10FC)),
        *((0x1E00, 0x1EFB), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20B5)),
        *((0x20B8, 0x20BA), (0x20BD, 0x20BD), (0x2190, 0x2193), (0x2713, 0x2713)),
    )
)
_DRAWN = frozenset(code for block in DRAWN for code in block)

MOST = 1000  # characters: about a third of a page at 12 points; no field of a sheet needs more
LONGEST_WORD = 28  # an address may be longer than a line; a French word is not
PIECE = 12

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BREAK_HERE = "\N{ZERO WIDTH SPACE}"
# The fonts have no narrow no-break space, which French sets before « ; » and « ! ».
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_INSTEAD = {_NARROW: _NO_BREAK, _NO_BREAK: _NO_BREAK}
# Nearly every text of a sheet: looking at each of its letters would cost a tenth of the page.
_USUAL = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027]*")


def printable(text: str, most: int = MOST) -> str:
    """``text`` on one line, at most ``most`` characters, every one of them drawable.

    Controls, emoji and unknown scripts are taken out; look-alikes ("ﬁ", "Ａ") become plain
    letters; a cut ends on a whole word and « … »; a very long word may break.
    """
    # Four times: what is taken out must not eat the place of what can be read.
    composed = unicodedata.normalize("NFC", text[: 4 * most])
    plain = composed.replace(_NARROW, _NO_BREAK)
    drawn = plain if _USUAL.fullmatch(plain) else "".join(map(_drawable, plain))
    return _breakable(clipped(_spaced(drawn), most))


def clipped(text: str, most: int) -> str:
    """``text``, or its first whole words and « … » when it is longer than ``most``."""
    if len(text) <= most:
        return text
    kept = text[:most].rpartition(" ")[0] or text[: most - 1]
    return kept.rstrip(" ,;:.") + "…"


def _drawable(letter: str) -> str:
    if letter in _INSTEAD:
        return _INSTEAD[letter]
    if letter.isspace():
        return " "
    if ord(letter) in _DRAWN:
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if all(ord(part) in _DRAWN for part in plain) else ""


def _spaced(text: str) -> str:
    single = re.sub(r"[ \u00a0]*\u00a0[ \u00a0]*", _NO_BREAK, text)
    return re.sub(" +", " ", single).strip()


def _breakable(text: str) -> str:
    return " ".join(
        word if len(word) <= LONGEST_WORD else re.sub(f"(.{{{PIECE}}})", rf"\1{_BREAK_HERE}", word)
        for word in text.split(" ")
    )
