"""What a browser wrote on the disk: every file of its profile, and what is packed in it.

Chromium keeps pages as they travelled (gzip), its tables in SQLite, what pages store in LevelDB.
The last two keep a word as it is: SQLite does not compress, and Snappy, inside LevelDB, writes a
word it has not met before letter by letter. Only deflated streams must be opened.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

GZIP, ZLIB = b"\x1f\x8b\x08", (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
MOST_UNPACKED = 4_000_000


def found(folder: Path, words: Iterable[str]) -> list[str]:
    """« file: word » for each word that some file holds, in any of the ways browsers write."""
    wanted = {
        written: word
        for word in words
        for written in (word.encode(), word.encode("utf-16-le"), word.replace("-", "").encode())
    }
    return sorted(
        {
            f"{path.relative_to(folder)}: {word}"
            for path in folder.rglob("*")
            if path.is_file()
            for layer in layers(path.read_bytes())
            for written, word in wanted.items()
            if written in layer
        }
    )


def layers(raw: bytes) -> Iterator[bytes]:
    """The file as it is, then each deflated stream in it."""
    yield raw
    yield from _streams(raw, GZIP, zlib.MAX_WBITS | 16)
    for magic in ZLIB:
        yield from _streams(raw, magic, zlib.MAX_WBITS)


def _streams(raw: bytes, magic: bytes, bits: int) -> Iterator[bytes]:
    at = raw.find(magic)
    while at >= 0:
        with suppress(zlib.error):  # two bytes that only look like a beginning
            yield zlib.decompressobj(bits).decompress(raw[at:], MOST_UNPACKED)
        at = raw.find(magic, at + 1)
