"""Any page, any holes, any words: what is gunzipped is what is plain."""

import gzip
import zlib
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.web.pieces import HEADER, MOST_PADDING, Pieces, hole

SCRIPTS = st.text(max_size=300) | st.text("<>&\"'{}%\x00\r\n\\(.*)+?[]|^$é😀", max_size=300)
LONG = st.builds(lambda word, times: word * times, st.text(min_size=1, max_size=9), st.just(9000))
NAMES = st.lists(st.text(max_size=12), max_size=6, unique=True)
PART = st.tuples(st.just("still"), SCRIPTS) | st.tuples(st.just("hole"), st.integers(0, 5))


@given(NAMES, st.lists(PART, max_size=15), st.data())
def test_any_page_any_holes_any_words(
    names: list[str], parts: list[tuple[str, str | int]], data: st.DataObject
) -> None:
    holes = {name: hole() for name in names}
    words = {name: data.draw(SCRIPTS | LONG, label=name) for name in names}
    drawn, read = [], []
    for kind, what in parts:
        if kind == "still" or not names:
            drawn.append(str(what))
            read.append(str(what))
        else:
            name = names[int(what) % len(names)]
            drawn.append(holes[name])
            read.append(words[name])
    pieces = Pieces("".join(drawn), holes)
    assert pieces.plain(words) == "".join(read).encode()
    for _ in range(2):
        assert gzip.decompress(pieces.gzipped(words)) == pieces.plain(words)


@given(st.lists(st.sampled_from(["a", "b"]), max_size=30), SCRIPTS, SCRIPTS)
def test_one_page_is_filled_many_times_and_keeps_nothing_of_before(
    order: list[str], first: str, second: str
) -> None:
    holes = {"a": hole(), "b": hole()}
    pieces = Pieces("<p>".join(holes[name] for name in order), holes)
    for words in ({"a": first, "b": second}, {"a": second, "b": first}, {"a": "", "b": ""}):
        said = "<p>".join(words[name] for name in order).encode()
        assert gzip.decompress(pieces.gzipped(words)) == pieces.plain(words) == said


@given(st.text(max_size=50), st.text(max_size=50))
def test_a_word_that_looks_like_a_hole_is_only_a_word(html: str, tail: str) -> None:
    """What is put in a hole is never cut again; what is no hole of this page stays as it is."""
    holes, other = {"token": hole(), "ticket": hole()}, hole()
    pieces = Pieces(f"{html}{holes['token']}{other}{tail}", holes)
    words = {"token": holes["ticket"], "ticket": "never"}
    said = f"{html}{holes['ticket']}{other}{tail}"
    assert pieces.plain(words).decode() == said
    assert gzip.decompress(pieces.gzipped(words)).decode() == said


@pytest.mark.parametrize("size", [0, 1, 65534, 65535, 65536, 131070, 131071, 400_000])
def test_a_word_of_any_length_is_whole(size: int) -> None:
    drawn = hole()
    pieces = Pieces(f"<b>{drawn}</b>{drawn}", {"token": drawn})
    words = {"token": "x" * size}
    assert gzip.decompress(pieces.gzipped(words)) == pieces.plain(words)
    assert len(pieces.plain(words)) == 2 * size + 7


def test_a_word_that_nobody_gave_is_said_and_never_left_empty() -> None:
    drawn = hole()
    pieces = Pieces(f"<b>{drawn}</b>", {"token": drawn})
    for fill in (pieces.plain, pieces.gzipped):
        with pytest.raises(KeyError):
            fill({"ticket": "x"})


def test_any_reader_of_gzip_reads_it_and_finds_nothing_after_it() -> None:
    drawn = hole()
    pieces = Pieces(f"<li>{drawn}</li>" * 50, {"token": drawn})
    for n in range(3 * MOST_PADDING):
        sent, reader = pieces.gzipped({"token": str(n)}), zlib.decompressobj(zlib.MAX_WBITS | 16)
        slowly = b"".join(reader.decompress(sent[at : at + 7]) for at in range(0, len(sent), 7))
        assert slowly + reader.flush() == pieces.plain({"token": str(n)})
        assert reader.eof
        assert reader.unused_data == b""
        name = sent[len(HEADER) :].partition(b"\x00")[0]
        assert set(name) <= set(b"x"), "the padding says nothing"
        assert len(name) < MOST_PADDING


def test_a_damaged_answer_is_never_read_as_whole() -> None:
    drawn = hole()
    pieces = Pieces(f"<p>Claudia {drawn}</p>", {"token": drawn})
    sent = pieces.gzipped({"token": "abcdef"})
    whole, seen = pieces.plain({"token": "abcdef"}), []
    for at in chain(range(len(HEADER), len(sent))):
        broken = sent[:at] + bytes([sent[at] ^ 1]) + sent[at + 1 :]
        try:
            seen.append(gzip.decompress(broken) == whole)
        except (EOFError, OSError, zlib.error):
            continue
    assert all(seen), "what could be read was all of it: only the padding was touched"
