"""A table that somebody exported: any alphabet, any separator; and whatever is no table."""

import csv
import time
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.people.rules.letters import decoded
from palier.people.rules.refused import REFUSED
from palier.people.rules.table import MOST_BYTES, MOST_LINES, Unreadable, read

NAMES = (
    *("Émilie Noël", "Léïla Ben Saïd", "Hélène", "Lefèvre", "François", "Gaëlle", "René Crété"),
    *("Zoé", "Anaïs Châtelain", "Chloé Béranger", "Maÿlis Garçon", "Eloïse", "ÉLÉONORE", "Núñez"),
    *("Jean-Rémi d'Août", "Dupré", "Éric", "Ünal", "Bénédicte Lœuf"),
)
SHORT = ("Zoé", "Noël", "René", "Lœuf", "Éric", "Dupré", "Núñez José", "Maÿlis", "LÉA", "Ça")

OFFICE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
OLD = ("cp1252", "iso8859-15", "mac-roman")
SEPARATORS = (";", ",", "\t", "|")
ENDS = ("\n", "\r\n", "\r")

CELL = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=20).map(
    lambda text: f"a{text.strip()}"
)


def written(rows: list[list[str]], separator: str, end: str) -> str:
    out = StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def cells(raw: bytes) -> list[list[str]]:
    return [list(row.cells) for row in read(raw).rows]


@given(
    st.integers(2, 6).flatmap(
        lambda width: st.lists(
            st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=30
        )
    ),
    st.sampled_from(OFFICE),
    st.sampled_from(SEPARATORS),
    st.sampled_from(ENDS),
)
def test_any_rows_come_back_with_the_separator_said(
    rows: list[list[str]], alphabet: str, separator: str, end: str
) -> None:
    """« sep= » is how a spreadsheet says it; cells may then hold the three other signs."""
    raw = f"sep={separator}{end}{written(rows, separator, end)}".encode(alphabet)
    if end == "\r":  # a first line that ends so is not told from its table
        raw = written(rows, separator, end).encode(alphabet)
        if any(one in cell for row in rows for cell in row for one in (*SEPARATORS, '"')):
            return
    assert cells(raw) == rows


@given(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=3, max_size=3), min_size=1, max_size=40),
    st.sampled_from(OFFICE + OLD),
    st.sampled_from(SEPARATORS),
    st.sampled_from(ENDS),
)
def test_french_names_come_back_from_any_office(
    rows: list[list[str]], alphabet: str, separator: str, end: str
) -> None:
    table = [["Nom", "Prénom", "Ville"], *rows]
    assert cells(written(table, separator, end).encode(alphabet)) == table


@pytest.mark.parametrize("alphabet", OLD)
@pytest.mark.parametrize("name", SHORT)
def test_one_accent_is_enough(alphabet: str, name: str) -> None:
    assert decoded(f"Nom;Tel\r\n{name};06\r\n".encode(alphabet))[0] == f"Nom;Tel\r\n{name};06\r\n"


def ends_well(raw: bytes) -> bool:
    """Read, or refused by one of our names; anything else that is raised comes through."""
    try:
        return bool(read(raw).separator)
    except Unreadable as refused:
        return refused.why in REFUSED


@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused_by_name(raw: bytes) -> None:
    assert ends_well(raw)


@given(st.text(st.sampled_from('a"; \t\n\r,|=\x00\ufeffé'), max_size=200))
def test_any_signs_of_tables_are_read_or_refused_by_name(text: str) -> None:
    assert ends_well(text.encode())


def test_two_files_glued_together_are_both_read() -> None:
    lines = ["Zoé;1\n", "René;2\n", "Anaïs;3\n", "Chloé;4\n"]
    raw = b"".join(one.encode("utf-8") for one in lines) + "Noël;5\n".encode("cp1252")
    assert [row[0] for row in cells(raw)] == ["Zoé", "René", "Anaïs", "Chloé", "Noël"]


def test_rows_keep_the_number_that_a_spreadsheet_shows() -> None:
    raw = b'Titre\n\nNom;Adresse\nDupont;"1 rue\nde la Paix"\n;;;\nMartin;x;;;\n'
    assert [(row.number, row.cells[0]) for row in read(raw).rows] == [
        (1, "Titre"),
        (3, "Nom"),
        (4, "Dupont"),
        (6, "Martin"),
    ]


def test_zeros_inside_a_text_are_dropped() -> None:
    assert cells(b"a\x00b;c\n1;2\n") == [["ab", "c"], ["1", "2"]]


BOMBS = {
    "twenty megabytes on a line": (b"a" * 20_000_000, "heavy"),
    "nine megabytes on a line": (b"a" * 9_000_000, "long"),
    "a cell of a megabyte": (b'a;b\n"' + b"x" * 1_000_000 + b'";c\n', "long"),
    "a million quotes": (b'"' * 1_000_000, "long"),
    "a million quotes on as many lines": (b'"a\n";' * 1_000_000, "quote"),
    "ten thousand columns": (b";".join([b"x"] * 10_000), "wide"),
    "nine million separators": (b";" * 9_000_000, "long"),
    "a hundred thousand lines": (b"Dupont;Jean;0612345678\n" * 100_000, "many"),
    "four million lines": (b"a\n" * 4_000_000, "many"),
    "old letters on four million lines": (b"\xe9\n" * 4_000_000, "many"),
    "nothing": (b"", "empty"),
    "only line ends": (b"\r\n" * 1000, "empty"),
    "a quote never closed": (b'a;b\n"c;d\ne;f\n', "quote"),
    "a workbook": (b"PK\x03\x04" + bytes(100), "spreadsheet"),
    "an old workbook": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "spreadsheet"),
    "a page that says it is a workbook": (b"\r\n<html><table><tr><td>x", "spreadsheet"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
    "a photograph of a telephone": (b"\x00\x00\x00\x18ftypheic" + bytes(100), "picture"),
    "a paper": (b"%PDF-1.7\n" + bytes(range(256)) * 9, "not_text"),
    "a compressed bomb": (b"\x1f\x8b\x08" + bytes(1000), "not_text"),
    "noise": (bytes(range(256)) * 100, "not_text"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_quickly_and_by_name(bomb: str) -> None:
    raw, why = BOMBS[bomb]
    begun = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        read(raw)
    assert refused.value.why == why
    assert time.monotonic() - begun < 10, "about one second alone on a small machine"


def test_a_picture_called_bmartin_is_not_one() -> None:
    assert cells(b"BMartin;Jean\nBM;Luc\n") == [["BMartin", "Jean"], ["BM", "Luc"]]


def test_a_spreadsheet_that_exports_all_its_empty_rows_is_read() -> None:
    raw = b"Nom;Prenom\r\n" + b";;;;;;\r\n" * 1_048_000
    assert len(raw) < MOST_BYTES
    assert cells(raw) == [["Nom", "Prenom"]]


def test_as_many_lines_as_we_say() -> None:
    raw = b"Nom;Prenom\n" + b"Dupont;Jean\n" * MOST_LINES
    assert len(read(raw).rows) == MOST_LINES + 1
