"""A demonstration stays a demonstration, and a real place has nobody invented in it."""

from tests.ops.conftest import Place, done_well, refused

ANSWERS = ("--place", "EPN des Tilleuls", "--kind", "EPN", "--name", "Nadia")
SECRETS = {"PALIER_INIT_PASSWORD": "une longue phrase à retenir", "PALIER_INIT_PIN": "482913"}


def opened(place: Place, email: str = "nadia@epn.example") -> Place:
    done_well(place.told(**SECRETS).palier("init", *ANSWERS, "--email", email))
    return place


def test_run_twice_the_demonstration_keeps_what_was_entered(demo_place: Place) -> None:
    demo_place.execute("UPDATE people_structure SET name = 'Renamed since'")
    before = demo_place.tables()
    done_well(demo_place.palier("demo"))
    after = demo_place.tables()
    assert after["people_structure"] == before["people_structure"]
    assert {name: len(rows) for name, rows in after.items()} == {
        name: len(rows) for name, rows in before.items()
    }


def test_a_real_place_opens_with_its_first_helper_and_nobody_else(real_place: Place) -> None:
    tables = opened(real_place).tables()
    assert len(tables["people_structure"]) == len(tables["access_account"]) == 1
    assert "EPN des Tilleuls" in repr(tables["people_structure"])
    assert tables["people_beneficiary"] == []
    assert SECRETS["PALIER_INIT_PASSWORD"] not in repr(tables)


def test_the_demonstration_is_refused_in_a_real_place(real_place: Place) -> None:
    before = opened(real_place).tables()
    assert "this is a real place" in refused(real_place.palier("demo"))
    assert real_place.tables() == before


def test_a_real_place_is_refused_in_the_demonstration(demo_place: Place) -> None:
    before = demo_place.tables()
    answers = (*ANSWERS, "--email", "nadia@epn.example")
    assert "holds the demonstration" in refused(demo_place.told(**SECRETS).palier("init", *answers))
    assert demo_place.tables() == before


def test_without_a_keyboard_what_is_missing_is_named(real_place: Place) -> None:
    assert "--email is missing" in refused(real_place.told(**SECRETS).palier("init", *ANSWERS))
    whole = (*ANSWERS, "--email", "nadia@epn.example")
    assert "PALIER_INIT_PASSWORD is missing" in refused(real_place.palier("init", *whole))


def test_what_does_not_do_is_said_and_nothing_is_opened(real_place: Place) -> None:
    weak = SECRETS | {"PALIER_INIT_PASSWORD": "court"}
    wrongs = [(weak, ANSWERS), (SECRETS, (*ANSWERS, "--kind", "CASTLE"))]
    for secrets, answers in wrongs:
        done = real_place.told(**secrets).palier("init", *answers, "--email", "n@epn.example")
        assert "this does not do" in refused(done)
    assert real_place.tables()["people_structure"] == []


def test_a_place_in_order_says_so_line_by_line(real_place: Place) -> None:
    said = done_well(real_place.told(PALIER_URL="https://palier.example.org").palier("check"))
    assert said.count("✓") == len(said.splitlines()) == 10


def test_what_is_not_in_order_is_marked(real_place: Place) -> None:
    real_place.execute("DELETE FROM django_migrations WHERE app = 'people'")
    done = real_place.told(PALIER_DEBUG="yes").palier("check")
    refused(done)
    marked = [line for line in done.stdout.splitlines() if "→" in line]
    assert len(marked) == 2


def test_the_command_writes_one_register_for_each_place(demo_place: Place) -> None:
    said = done_well(demo_place.told(PALIER_DEMO="1").palier("register"))
    assert said.count("# Registre des activités de traitement\n") == 2
    assert "Kérourien" in said
