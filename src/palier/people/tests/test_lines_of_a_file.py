"""What each column says, and what each line says of somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.people.rules.cells import calm, cleaned
from palier.people.rules.columns import understand
from palier.people.rules.headers import Says
from palier.people.rules.lines import WRONG, Who, Wrong, is_same, who
from palier.people.rules.table import read


def guessed(table: str) -> list[str]:
    return [str(column.says) for column in understand(read(table.encode())).columns]


def people(table: str) -> list[Who]:
    sheet = read(table.encode())
    understood = understand(sheet)
    found = []
    for row in understood.lines(sheet):
        cells = {c.says: row.cells[c.at] for c in understood.columns if c.at < len(row.cells)}
        found.append(who({Says(one): cell for one, cell in cells.items() if one}, 2026))
    return found


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ("Nom;Prénom;Tel", ["last_name", "first_name", "phone"]),
        ("NOM;PRENOM;Téléphone portable", ["last_name", "first_name", "phone"]),
        ("prenom;Nom d'usage;Né(e) en", ["first_name", "last_name", "birth"]),
        ("Nom de naissance;Nom d’usage;Prénom", ["", "last_name", "first_name"]),
        ("Tél. fixe;Tél. mobile;Nom", ["", "phone", "last_name"]),
        ("NOM Prénom;Date de naissance", ["whole_name", "birth"]),
        ("Prénom et nom;DDN;N° de tél.", ["turned_name", "birth", "phone"]),
        ("First name;Last name;Phone;Birth date", ["first_name", "last_name", "phone", "birth"]),
        ("Bénéficiaire;Âge", ["whole_name", ""]),
        ("Bénéficiaire;Nom;Prénom", ["", "last_name", "first_name"]),
        ("Nom du demandeur d’emploi;Prénoms", ["last_name", "first_name"]),
        ("N° sécurité sociale;Adresse;Nom;Santé;RQTH;Mail", ["", "", "last_name", "", "", ""]),
        ("Numéro allocataire;Nom;Ville", ["", "last_name", ""]),
    ],
)
def test_headers_as_offices_write_them(headers: str, says: list[str]) -> None:
    assert guessed(f"{headers}\n{';'.join('x' for _ in says)}\n") == says


def test_a_title_above_the_headers_is_not_a_person() -> None:
    table = "Liste des noms et adresses au 3 mars\n\nNom;Prénom\nDupont;Jean\n"
    assert people(table) == [Who("Jean", "Dupont")]


def test_without_a_header_cells_say_what_they_are() -> None:
    rows = "LE GOFF;Gaëlle;0612345678;1985\nDUPONT;Jean;0298000000;1990\n"
    assert guessed(rows) == ["last_name", "first_name", "phone", "birth"]
    assert guessed("Gaëlle;LE GOFF\nJean;DUPONT\n") == ["first_name", "last_name"]
    assert guessed("Dupont Jean\nMartin Élise\n") == ["whole_name"]
    assert guessed("Jean\nÉlise\n") == ["first_name"]


def test_a_number_of_social_security_or_a_post_code_is_not_guessed() -> None:
    rows = "1850729019012;Jean;Dupont;29200\n2900729019013;Luce;Martin;29000\n"
    assert guessed(rows) == ["", "last_name", "first_name", ""]


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("DUPONT Jean", "Jean", "Dupont"),
        ("Jean DUPONT", "Jean", "Dupont"),
        ("Dupont, Jean", "Jean", "Dupont"),
        ("Dupont Jean", "Jean", "Dupont"),
        ("Mme BEN SAÏD Leïla", "Leïla", "Ben Saïd"),
        ("Leïla", "Leïla", ""),
        ("LE GOFF Anne-Marie", "Anne-Marie", "Le Goff"),
    ],
)
def test_a_whole_name_in_one_cell(cell: str, first: str, last: str) -> None:
    assert who({Says.WHOLE: cell}, 2026) == Who(first, last)


def test_the_order_of_the_column_counts_when_nothing_else_says_it() -> None:
    assert who({Says.TURNED: "Jean Dupont"}, 2026) == Who("Jean", "Dupont")


@pytest.mark.parametrize(
    "cell",
    [
        *("06 12 34 56 78", "0612345678", "612345678", "+33 6 12 34 56 78", '="0612345678"'),
        *("06.12.34.56.78", "'0612345678", "612345678.0", "06-12-34-56-78"),
    ],
)
def test_a_telephone_however_a_spreadsheet_left_it(cell: str) -> None:
    assert who({Says.FIRST: "Luc", Says.PHONE: cell}, 2026).phone == "+33612345678"


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        *(("1985", "1985"), ("12/03/1985", "1985"), ("1985-03-12 00:00:00", "1985")),
        *(("12.3.85", "1985"), ("12/03/03", "2003"), ("12/03/24", "1924"), ("31047", "1984")),
        *(("12 mars 1985", "1985"), ("NC", ""), ("", ""), ("-", "")),
    ],
)
def test_of_a_birth_only_the_year_is_kept(cell: str, year: str) -> None:
    assert who({Says.FIRST: "Luc", Says.BIRTH: cell}, 2026).birth_year == year


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({Says.FIRST: "", Says.LAST: " - "}, "nobody"),
        ({Says.FIRST: "12"}, "name"),
        ({Says.FIRST: "luc@example.org"}, "name"),
        ({Says.FIRST: "LÃ©a"}, "garbled"),
        ({Says.FIRST: "a" * 41}, "long"),
        ({Says.FIRST: "Luc", Says.PHONE: "12"}, "phone"),
        ({Says.FIRST: "Luc", Says.PHONE: "06 12 34 56 78 / 06 98 76 54 32"}, "phone"),
        ({Says.FIRST: "Luc", Says.BIRTH: "1850"}, "birth"),
        ({Says.FIRST: "Luc", Says.BIRTH: "2999"}, "birth"),
        ({Says.FIRST: "Luc", Says.BIRTH: "hier"}, "birth"),
    ],
)
def test_what_is_wrong_is_named(said: dict[Says, str], problem: str) -> None:
    with pytest.raises(Wrong) as wrong:
        who(said, 2026)
    assert str(wrong.value) == problem
    assert problem in WRONG


@given(st.dictionaries(st.sampled_from(Says), st.text(max_size=60)))
def test_any_cells_are_somebody_or_wrong_by_name(said: dict[Says, str]) -> None:
    found = judged(said)
    if isinstance(found, str):
        assert found in WRONG
    else:
        assert found.first_name or found.last_name
        assert len(found.first_name) <= 40
        assert len(found.last_name) <= 80


def judged(said: dict[Says, str]) -> Who | str:
    try:
        return who(said, 2026)
    except Wrong as wrong:
        return str(wrong)


@given(st.text(max_size=40))
def test_a_name_is_calmed_once(line: str) -> None:
    assert calm(calm(line)) == calm(line)


@given(st.text(max_size=40))
def test_a_cell_is_cleaned_of_what_is_not_seen(cell: str) -> None:
    assert "\x00" not in cleaned(cell)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Who("Jean", "Dupont", "+33612345678"), Who("Jean", "Dupont", "+33612345678"), True),
        (Who("Jean", "Dupont", "", "1985"), Who("Jean", "Dupont", "", "1985"), True),
        (Who("Jean", "Dupont", "", "1985"), Who("Jean", "Dupont", "", "1990"), False),
        (Who("Jean", "Dupont", "+33612345678", "1985"), Who("Jean", "Dupont"), True),
        (Who("Jean", "", "+33612345678"), Who("Jean"), False),
        (Who("Jean", "Dupont", "+33612345678"), Who("Jean", "Dupont", "+33698765432"), False),
    ],
)
def test_who_is_probably_the_same(one: Who, other: Who, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_names_are_heard_in_any_order() -> None:
    assert Who("Leïla", "Ben Saïd").heard == Who("BEN SAID", "Leyla").heard
