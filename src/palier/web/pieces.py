"""A page kept in pieces, with holes for what is fresh in each answer; compressed once.

Between two pieces, already deflated, a fresh word is written as it is (RFC 1951, 3.2.4: a stored
block), so that an answer costs no compression. A random length hides what compression could tell
of a secret, as in Django's ``GZipMiddleware`` (BREACH; "Heal The Breach", Palacios & al., 2022).
"""

import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import randbelow, token_hex
from typing import Final

LEVEL: Final = 6
MOST_PADDING: Final = 100
MOST_STORED: Final = 0xFFFF  # bytes that one stored block holds
HEADER: Final = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x02\xff"  # RFC 1952: deflate, a name follows
LAST: Final = b"\x03\x00"  # an empty block that says it is the last


def hole() -> str:
    """A word that nobody can type, drawn where something fresh comes; it never leaves us."""
    return f"hole-{token_hex(16)}"


@dataclass(frozen=True)
class _Part:
    """What stands still, and the same deflated; or the name of a hole."""

    still: bytes = b""
    deflated: bytes = b""
    name: str = ""


class Pieces:
    """``html`` cut at ``holes``: name → :func:`hole`."""

    def __init__(self, html: str, holes: Mapping[str, str]) -> None:
        names = {drawn: name for name, drawn in holes.items()}
        cut = re.split("|".join(f"({re.escape(drawn)})" for drawn in names), html)
        self.parts = [
            _Part(name=names[piece]) if piece in names else _still(piece) for piece in cut if piece
        ]

    def plain(self, words: Mapping[str, str]) -> bytes:
        return b"".join(self._said(words))

    def gzipped(self, words: Mapping[str, str]) -> bytes:
        said, checksum = self._said(words), 0
        for one in said:
            checksum = zlib.crc32(one, checksum)
        sent = [part.deflated or _stored(one) for part, one in zip(self.parts, said, strict=True)]
        ends = struct.pack("<II", checksum, sum(map(len, said)) & 0xFFFFFFFF)
        return b"".join([HEADER, b"x" * randbelow(MOST_PADDING), b"\x00", *sent, LAST, ends])

    def _said(self, words: Mapping[str, str]) -> list[bytes]:
        return [part.still or words[part.name].encode() for part in self.parts]


def _still(piece: str) -> _Part:
    """Ends on a whole byte and refers to nothing before it: pieces may follow in any company."""
    work, raw = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS), piece.encode()
    return _Part(raw, work.compress(raw) + work.flush(zlib.Z_FULL_FLUSH))


def _stored(word: bytes) -> bytes:
    """As it is, in as many blocks as it takes: a token takes one."""
    cut = (word[at : at + MOST_STORED] for at in range(0, len(word), MOST_STORED))
    return b"".join(struct.pack("<BHH", 0, len(one), len(one) ^ 0xFFFF) + one for one in cut)
