"""A page in pieces reads as the page in one, compressed or not."""

import gzip

from hypothesis import given
from hypothesis import strategies as st

from palier.web.pieces import Pieces, hole

HOLES = {"token": hole(), "ticket": hole()}
WORDS = st.text(alphabet="abcdef0123456789-é", max_size=80)


@given(st.lists(st.one_of(st.text(max_size=400), st.sampled_from(list(HOLES)))), WORDS, WORDS)
def test_what_is_read_is_what_was_written(parts: list[str], token: str, ticket: str) -> None:
    words = {"token": token, "ticket": ticket}
    parts = [part.replace("\ud800", "") for part in parts]
    pieces = Pieces("".join(HOLES.get(part, part) for part in parts), HOLES)
    read = "".join(words.get(part, part) for part in parts)
    assert pieces.plain(words).decode() == read
    assert gzip.decompress(pieces.gzipped(words)).decode() == read


def test_a_long_page_is_small_and_never_twice_of_the_same_length() -> None:
    pieces = Pieces(f"<p>{HOLES['token']}</p>" + "<li>Imprimer une offre</li>" * 3000, HOLES)
    words = {"token": "a" * 64, "ticket": ""}
    sent = [pieces.gzipped(words) for _ in range(40)]
    assert max(map(len, sent)) < 2000
    assert len(set(map(len, sent))) > 10
    assert {gzip.decompress(one) for one in sent} == {pieces.plain(words)}


def test_a_hole_is_never_the_same_word() -> None:
    assert len({hole() for _ in range(100)}) == 100
