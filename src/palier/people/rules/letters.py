"""Which letters did a file mean? Bytes in, text out; the alphabets of French offices and no other.

A general guesser (charset-normalizer 3.5, kept to these four alphabets) reads one short Mac file in
five wrongly, and looks at samples of a long one: an accent on its last lines is not seen. Here each
byte above 127 has four meanings at most, and French names use few of them: see
``docs/decisions/2026-11-22-import.md``.
"""

import codecs
import re
from typing import Final

MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

OFFICE: Final = ("cp1252", "iso8859-15", "mac-roman")
"""Windows; old Linux and administrations (Latin-1 is read as Windows, its superset for what is
seen); old Macs, and Excel for Mac until 2016. The first of two equals wins: the commonest."""

_SMALL: Final = bytes.fromhex("e0e2e4e7e8e9eaebeeeff4f6f9fbfc").decode("latin-1")
_OTHERS: Final = (0xE6, 0xC6, 0x153, 0x152, 0xFF, 0x178, 0x2019, 0xAB, 0xBB, 0xB0, 0x20AC, 0xA0)
FRENCH: Final = frozenset((*_SMALL, *_SMALL.upper(), *map(chr, _OTHERS)))
"""The accents and the cedilla, small and capital; joined letters, quotes, degree, euro."""
NEIGHBOURS: Final = frozenset("áãåìíñòóõúýšžÁÃÅÌÍÑÒÓÕÚÝŠŽßøØ–—…‘“”²³§·´`º")
"""Letters of names that came from elsewhere, and signs that spreadsheets write by themselves."""

CAPITAL_INSIDE: Final = re.compile(
    r"[a-z\u00df-\u00ff][\u00c0-\u00de\u0152\u0178\u017d\u0160]"
    r"|[A-Z][\u00c0-\u00de\u0152\u0178\u017d\u0160][a-z\u00df-\u00ff]"
)
"""« HÈlËne », « LÏuf »: the wrong alphabet often gives a capital where French has none."""

MOST_GLUED: Final = 100_000
"""Lines looked at one by one; longer files hold nobody (``table.py`` refuses them)."""


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and the name of its alphabet. Always answers; linear in the length."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), name
    if wide := _wide(raw):
        return raw.decode(wide, "replace"), wide
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _old(raw)


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark: every other byte of European text is zero."""
    head = raw[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 4 or max(even, odd) * 5 < len(head) or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _old(raw: bytes) -> tuple[str, str]:
    """Not UTF-8; or two files glued together, one of which was."""
    lines = raw.splitlines(keepends=True) if raw.count(b"\n") <= MOST_GLUED else [raw]
    accented = [line for line in lines if not line.isascii()]
    strange = [line for line in accented if not _is_utf8(line)]
    name = max(OFFICE, key=lambda one: plausible(b"".join(strange).decode(one, "replace")))
    if 2 * len(strange) > len(accented):
        return raw.decode(name, "replace"), name
    odd = set(strange)
    texts = (one.decode(name if one in odd else "utf-8", "replace") for one in lines)
    return "".join(texts), f"utf-8 + {name}"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def plausible(text: str) -> float:
    """How much ``text`` looks like French names: the best of several readings has the most."""
    score = 0.0
    for sign in set(text):
        if not sign.isascii():
            score += text.count(sign) * _weight(sign)
    return score - 2 * len(CAPITAL_INSIDE.findall(text))


def _weight(sign: str) -> float:
    if sign in FRENCH:
        return 1.0
    return 0.3 if sign in NEIGHBOURS else -2.0
