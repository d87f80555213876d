"""A file of people comes in whole, or not at all; nobody outside the place sees any of it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from palier.audit.models import Entry
from palier.people import importing, imports
from palier.people.actions import imports as acts
from palier.people.models import Accompaniment, Beneficiary, ImportLine, NameWord, PeopleImport
from palier.people.naming import write_names
from palier.people.queries import people_known_to
from palier.people.rules.actor import NotAllowed
from palier.people.rules.table import Unreadable
from palier.queue.models import Job
from palier.queue.worker import Worker
from tests.cast import Cast

State = PeopleImport.State

TABLE = """Liste au 3 mars
NOM;Prénom;Tél. portable;Né(e) le;N° SS;Adresse
LE GOFF;Gaëlle;06 12 34 56 78;12/03/1985;285032919012;1 rue du Port
BEN SAÏD;Leïla;;1990;;
;;;;;
DUPONT;Jean;06;1970;;3 rue x
LE GOFF;Gaëlle;06 12 34 56 78;12/03/1985;;
"""
RAW = TABLE.encode("cp1252")
SAID = {"Tél. portable": "phone", "Né(e) le": "birth", "NOM": "last_name", "Prénom": "first_name"}


def send(cast: Cast, raw: bytes = RAW, **said: Any) -> PeopleImport:
    """Sent, and read by the queue."""
    actor = cast.helper(cast.nolwenn)
    one = acts.import_people(actor=actor, raw=raw, file_name="liste.csv", now=cast.now, **said)
    work()
    one.refresh_from_db()
    return one


def start(cast: Cast, one: PeopleImport, *, again: bool = False) -> None:
    acts.start_import(actor=cast.helper(cast.nolwenn), import_id=one.pk, again=again, now=cast.now)


def work() -> None:
    Worker().run_waiting()


def known(cast: Cast) -> int:
    return people_known_to(cast.helper(cast.nolwenn)).count()


def many(lines: int) -> bytes:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (f"Durand{letters[n // 26 % 26]}{letters[n % 26]};Paul" for n in range(lines))
    return ("Nom;Prénom\n" + "\n".join(names)).encode()


def test_a_file_is_read_shown_and_brought_in(cast: Cast) -> None:
    before, one = known(cast), send(cast)
    assert (one.state, one.lines) == (State.SHOWN, 4)
    assert one.told | {"ready": 2, "apart": 1, "wrong": 1} == one.told
    assert {column["name"]: column["says"] for column in one.columns if column["kept"]} == SAID
    assert [(n, who.first_name, who.last_name) for n, who in imports.first_lines(one)] == [
        (3, "Gaëlle", "Le Goff"),
        (4, "Leïla", "Ben Saïd"),
    ]
    assert [(line.number, line.problem) for line in imports.wrong_lines(one)] == [(6, "phone")]
    assert known(cast) == before
    start(cast, one)
    work()
    one.refresh_from_db()
    assert (one.state, one.done, known(cast)) == (State.DONE, 2, before + 2)
    gaelle = people_known_to(cast.helper(cast.nolwenn)).get(called="Gaëlle")
    assert (gaelle.last_name, gaelle.birth_year) == ("Le Goff", "1985")
    assert gaelle in Beneficiary.objects.filter(phoned="+33612345678")
    assert (
        ImportLine.objects.filter(imported=one).values_list("problem", flat=True).get() == "phone"
    )


def test_what_is_not_kept_is_nowhere(cast: Cast) -> None:
    one = send(cast)
    cells = " ".join(cell for line in one.rows.all() for cell in line.cells)
    assert "285032919012" not in cells
    assert "rue" not in cells
    assert [column["name"] for column in one.columns if not column["kept"]] == ["N° SS", "Adresse"]


def test_names_are_found_as_if_each_had_been_written_alone(cast: Cast) -> None:
    one = send(cast)
    start(cast, one)
    work()
    for person in Beneficiary.objects.filter(called__in=["Gaëlle", "Leïla"]):
        rows = sorted(NameWord.objects.filter(person=person).values_list("called", "heard"))
        write_names(person)
        assert rows == sorted(NameWord.objects.filter(person=person).values_list("called", "heard"))
        assert rows


def test_nobody_is_known_before_everybody_is(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "CHUNK", 10)
    before, one = known(cast), send(cast, many(35))
    start(cast, one)
    seen = []
    while importing._bring_chunk(one.pk, cast.now):
        seen.append((known(cast), Beneficiary.objects.count()))
    assert [place for place, _ in seen] == [before] * 4
    assert seen[-1][1] - seen[0][1] == 25
    assert known(cast) == before + 35


@pytest.mark.parametrize("cut_after", [0, 1, 2, 3, 4])
def test_a_worker_killed_between_two_chunks_goes_on_without_a_double(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, cut_after: int
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 10)
    before, one = known(cast), send(cast, many(35))
    start(cast, one)
    for _ in range(cut_after):
        importing._bring_chunk(one.pk, cast.now)
    for _ in range(3):  # once more than needed: a job may run again after its end
        importing.bring_in(one.pk, cast.now)
    one.refresh_from_db()
    assert (one.state, one.done, known(cast)) == (State.DONE, 35, before + 35)
    assert not ImportLine.objects.filter(imported=one).exists()


def test_a_chunk_is_whole_or_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    before, one = Beneficiary.objects.count(), send(cast, many(5))
    start(cast, one)

    def fails(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(importing, "_tie", fails)
        with pytest.raises(OSError):  # noqa: PT011
            importing.bring_in(one.pk, cast.now)
    assert Beneficiary.objects.count() == before
    importing.bring_in(one.pk, cast.now)
    assert Beneficiary.objects.count() == before + 5


@pytest.mark.parametrize("chunks", [0, 1, 3])
def test_a_cancelled_import_leaves_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, chunks: int
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 10)
    before, one = Beneficiary.objects.count(), send(cast, many(35))
    start(cast, one)
    for _ in range(chunks):
        importing._bring_chunk(one.pk, cast.now)
    acts.cancel_import(actor=cast.helper(cast.nolwenn), import_id=one.pk, now=cast.now)
    work()
    one.refresh_from_db()
    assert (one.state, one.file_name) == (State.CANCELLED, "")
    assert Beneficiary.objects.count() == before
    assert not one.rows.exists()
    importing.bring_in(one.pk, cast.now)
    assert Beneficiary.objects.count() == before


def test_what_is_done_cannot_be_cancelled(cast: Cast) -> None:
    one = send(cast)
    start(cast, one)
    work()
    with pytest.raises(acts.TooLate):
        acts.cancel_import(actor=cast.helper(cast.nolwenn), import_id=one.pk, now=cast.now)


def test_who_is_already_here_is_not_added_unless_somebody_says_so(cast: Cast) -> None:
    first = send(cast)
    start(cast, first)
    work()
    later = send(cast, TABLE.replace("3 mars", "4 mars").encode())
    assert later.told | {"ready": 0, "apart": 3, "wrong": 1} == later.told
    apart = imports.apart_lines(later)
    assert [line.problem for line in apart] == ["known", "known", "known"]
    assert apart[0].known == Beneficiary.objects.get(called="Gaëlle")
    actor, before = cast.helper(cast.nolwenn), known(cast)
    assert acts.add_known(actor=actor, import_id=later.pk, numbers=[4, 6, 99], now=cast.now) == 1
    start(cast, later)
    work()
    assert known(cast) == before + 1
    assert Beneficiary.objects.filter(called="Leïla").count() == 2


def test_the_same_file_is_one_import_while_it_waits_and_asked_about_after(cast: Cast) -> None:
    one = send(cast)
    assert send(cast) == one
    start(cast, one)
    work()
    other = send(cast)
    assert other != one
    with pytest.raises(acts.SameFile):
        start(cast, other)
    start(cast, other, again=True)
    work()
    other.refresh_from_db()
    assert other.state == State.DONE


def test_the_same_file_in_another_place_is_another_matter(cast: Cast) -> None:
    one = send(cast)
    theirs = acts.import_people(
        actor=cast.helper(cast.charlie), raw=RAW, file_name="x", now=cast.now
    )
    assert theirs.pk != one.pk


def test_columns_are_chosen_again(cast: Cast) -> None:
    one = send(cast, b"Nom;Prenom;Tel\nJean;Dupont;0612345678\n")
    actor = cast.helper(cast.nolwenn)
    acts.choose_columns(
        actor=actor, import_id=one.pk, says={0: "first_name", 1: "last_name", 2: ""}, now=cast.now
    )
    work()
    one.refresh_from_db()
    ((_, who),) = imports.first_lines(one)
    assert (who.first_name, who.last_name, who.phone) == ("Jean", "Dupont", "")
    with pytest.raises(acts.NoName):
        acts.choose_columns(
            actor=actor, import_id=one.pk, says={0: "", 1: "", 2: "phone"}, now=cast.now
        )


def test_a_column_that_was_not_kept_asks_for_the_file_again(cast: Cast) -> None:
    raw = b"Nom;Contact\nDupont;0612345678\n"
    one = send(cast, raw)
    actor = cast.helper(cast.nolwenn)
    acts.choose_columns(actor=actor, import_id=one.pk, says={1: "phone"}, now=cast.now)
    work()
    assert [who.phone for _, who in imports.first_lines(PeopleImport.objects.get(pk=one.pk))] == [
        ""
    ]
    other = send(cast, raw, says={0: "last_name", 1: "phone"})
    assert [who.phone for _, who in imports.first_lines(other)] == ["+33612345678"]
    one.refresh_from_db()
    assert one.state == State.CANCELLED


def test_a_file_without_a_name_is_refused_before_anything_is_written(cast: Cast) -> None:
    before = PeopleImport.objects.count()
    for raw in (b"Tel\n0612345678\n", b"Nom;Prenom\n", b"\x89PNG\r\n"):
        with pytest.raises(Unreadable):
            send(cast, raw)
    assert PeopleImport.objects.count() == before


def test_a_sending_that_was_cut_in_the_middle_does_not_stand_in_the_way(cast: Cast) -> None:
    one = send(cast)
    PeopleImport.objects.filter(pk=one.pk).update(lines=0, state=State.READING)
    later = acts.import_people(
        actor=cast.helper(cast.nolwenn),
        raw=RAW,
        file_name="",
        now=cast.now + timedelta(minutes=5),
    )
    assert later.pk != one.pk


def test_lines_and_files_are_forgotten_after_a_week(cast: Cast) -> None:
    waits, done = send(cast), send(cast, many(3) + b"\n12;Luc\n")
    start(cast, done)
    work()
    before = Beneficiary.objects.count()
    importing.forget_imports(cast.now + timedelta(days=6))
    assert ImportLine.objects.filter(imported=done).count() == 1
    importing.forget_imports(cast.now + timedelta(days=8))
    assert not ImportLine.objects.exists()
    waits.refresh_from_db()
    assert (waits.state, waits.file_name) == (State.CANCELLED, "")
    assert Beneficiary.objects.count() == before


def test_each_act_is_traced_with_numbers_only(cast: Cast) -> None:
    one = send(cast)
    start(cast, one)
    traced = {entry.verb: entry for entry in Entry.objects.filter(facts__imported=str(one.pk))}
    assert set(traced) == {"import_people", "start_import"}
    assert traced["import_people"].facts["lines"] == 4


def everything(actor: Any, one: PeopleImport, cast: Cast) -> list[Callable[[], object]]:
    told: dict[str, Any] = {"actor": actor, "import_id": one.pk, "now": cast.now}
    return [
        lambda: acts.choose_columns(says={}, **told),
        lambda: acts.add_known(numbers=[1], **told),
        lambda: acts.start_import(again=True, **told),
        lambda: acts.cancel_import(**told),
    ]


def test_charlie_never_sees_nor_touches_an_import(cast: Cast) -> None:
    one, charlie = send(cast), cast.helper(cast.charlie)
    assert not imports.imports_of(charlie).exists()
    for act in everything(charlie, one, cast):
        with pytest.raises(PeopleImport.DoesNotExist):
            act()


def test_a_volunteer_neither(cast: Cast) -> None:
    one, soizic = send(cast), cast.helper(cast.soizic)
    assert not imports.imports_of(soizic).exists()
    for act in everything(soizic, one, cast):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotAllowed):
        acts.import_people(actor=soizic, raw=RAW, file_name="x", now=cast.now)


def at_once(times: int, act: Callable[[], object]) -> list[object]:
    """``act`` in as many threads, at the same instant; what each gave, or raised."""
    ready = Barrier(times)

    def one(_: int) -> object:
        ready.wait()
        try:
            return act()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as hands:
        return list(hands.map(one, range(times)))


@pytest.mark.django_db(transaction=True)
def test_start_pressed_by_eight_hands_is_one_import(cast: Cast) -> None:
    before, one = known(cast), send(cast)
    assert at_once(8, lambda: start(cast, one)) == [None] * 8
    assert Job.objects.filter(task="palier.people.jobs.run_import").count() == 1
    assert Entry.objects.filter(verb="start_import").count() == 1
    at_once(3, lambda: importing.bring_in(one.pk, cast.now))
    assert known(cast) == before + 2
    hidden = Accompaniment.objects.exclude(person__merged_into=None).count()
    ties = Accompaniment.objects.filter(structure=cast.kerourien).count()
    assert ties == known(cast) + hidden, "nobody is tied twice"


@pytest.mark.django_db(transaction=True)
def test_a_file_sent_by_eight_hands_is_one_import(cast: Cast) -> None:
    actor = cast.helper(cast.nolwenn)
    sent = at_once(
        8, lambda: acts.import_people(actor=actor, raw=RAW, file_name="x", now=cast.now).pk
    )
    assert len(set(sent)) == 1
    assert PeopleImport.objects.filter(pk=sent[0]).get().rows.count() == 4


@pytest.mark.django_db(transaction=True)
def test_stopped_while_it_runs_nothing_stays(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The helper stops while a worker is between two chunks, or within one."""
    monkeypatch.setattr(importing, "CHUNK", 5)
    before, one = Beneficiary.objects.count(), send(cast, many(60))
    start(cast, one)
    actor = cast.helper(cast.nolwenn)
    turns = iter(
        [
            lambda: importing.bring_in(one.pk, cast.now),
            lambda: acts.cancel_import(actor=actor, import_id=one.pk, now=cast.now),
        ]
    )

    def a_turn() -> None:
        next(turns)()

    ended = at_once(2, a_turn)
    work()
    one.refresh_from_db()
    added = Beneficiary.objects.count() - before
    if one.state == State.DONE:
        assert added == 60
        assert any(isinstance(each, acts.TooLate) for each in ended)
    else:
        assert (one.state, added, ended) == (State.CANCELLED, 0, [None, None])
    assert connection.vendor in {"sqlite", "postgresql"}
