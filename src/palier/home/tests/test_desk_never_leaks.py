"""A desk that was kept: whatever makes it somebody else's, or no longer true, is seen at once."""

import gzip
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from palier.access.queries import PLACE
from palier.home.drawn import HOLES, Drawn
from palier.journey.models import Step
from palier.people import actions as people
from palier.people.actions import leaving
from palier.people.actions.likeness import correct_name, merge_people, undo_merge
from palier.people.models import Accompaniment, Beneficiary, Consent, Membership, Visit
from palier.people.rules.actor import Matter, PersonActor, Role
from tests.cast import PASSWORD, Cast

DESK = "/desk/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
TICKET = re.compile(r'name="ticket" value="([^"]+)"')


def read(client: Client, **headers: str) -> str:
    answer = client.get(DESK, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def kept(client: Client) -> str:
    """The desk as it is sent again: asked until nothing is drawn any more."""
    for _ in range(3):
        page = read(client)
    with CaptureQueriesContext(connection) as asked:
        again = read(client)
    assert len(asked) == 2, "the desk was not kept: this test would say nothing"
    assert still(again) == still(page)
    return again


def still(page: str) -> str:
    """Without what is fresh in each answer."""
    return TICKET.sub("", TOKEN.sub("", page))


@pytest.fixture
def noon() -> Any:
    """The minute does not pass by itself in the middle of a test."""
    now = timezone.now().replace(second=5, microsecond=0)
    with time_machine.travel(now, tick=False):
        yield now


@pytest.fixture
def scene(noon: datetime, cast: Cast) -> Cast:
    return cast


@pytest.fixture
def nolwenn(scene: Cast) -> Client:
    client = scene.signed_in(scene.nolwenn)
    kept(client)
    return client


def of_both(cast: Cast, name: str, days: int = 3) -> Beneficiary:
    """Known to the Port too, who came to Kérourien some days ago: only a name under « lately »."""
    one = cast.beneficiary(name)
    Accompaniment.objects.create(person=one, structure=cast.port, since=cast.now)
    Visit.objects.filter(person=one).update(arrived_at=timezone.now() - timedelta(days=days))
    return one


def test_in_one_browser_whoever_signs_in_next_has_her_own_desk(scene: Cast) -> None:
    browser = Client(headers={"accept-language": "fr"})
    for account, name in (
        *((scene.nolwenn, "Nolwenn"), (scene.soizic, "Soizic"), (scene.charlie, "Charlie")),
        *((scene.nolwenn, "Nolwenn"), (scene.yann, "Yann")),
    ):
        browser.force_login(account)
        page = kept(browser)
        assert f"· {name}</span>" in page
        assert ("Geneviève-Rose" in page) is (account != scene.charlie)
        assert ("Jasmin-parler" in page) is (account in (scene.nolwenn, scene.yann))
        browser.post(reverse("account_logout"))
        assert browser.get(DESK).status_code == 302


def test_one_who_works_in_two_places_never_reads_one_in_the_other(scene: Cast) -> None:
    Membership.objects.create(
        helper=scene.nolwenn.helper, structure=scene.port, role=Role.VOLUNTEER, since=scene.now
    )
    browsers = {}
    for place in (scene.kerourien, scene.port):
        browsers[place] = scene.signed_in(scene.nolwenn)
        session = browsers[place].session
        session[PLACE] = str(place.pk)
        session.save()
    for _ in range(4):  # one after the other, both kept
        here, there = read(browsers[scene.kerourien]), read(browsers[scene.port])
        assert "Geneviève-Rose" in here
        assert "Gilles" not in here
        assert scene.kerourien.name not in there
        assert "Gilles" in there
        assert reverse("search_people") not in there, "she volunteers there"


def test_a_volunteer_made_head_and_back_reads_what_is_hers_each_time(scene: Cast) -> None:
    soizic = scene.signed_in(scene.soizic)
    hers = Membership.objects.filter(helper=scene.soizic.helper_id)
    for role in (Role.VOLUNTEER, Role.HEAD, Role.VOLUNTEER, Role.MEDIATOR, Role.VOLUNTEER):
        hers.update(role=role)
        page = read(soizic)
        assert ("Jasmin-parler" in page) is (role != Role.VOLUNTEER)
        assert (reverse("see_journal") in page) is (role == Role.HEAD)
        assert still(kept(soizic)) == still(page)


def test_a_volunteer_s_kept_desk_never_shows_what_waits(scene: Cast) -> None:
    nolwenn, soizic = scene.signed_in(scene.nolwenn), scene.signed_in(scene.soizic)
    for account in (nolwenn, soizic, nolwenn, soizic):
        kept(account)
    people.end_visit(
        actor=scene.helper(scene.yann), visit_id=scene.visits["Claudia"].pk, now=timezone.now()
    )
    page = kept(soizic)
    for hidden in ("Jasmin-parler", "Bruyère-pas", "concern", "Pas à revoir", "Qui doit venir"):
        assert hidden not in page
    later = timezone.now() + timedelta(minutes=11)
    with time_machine.travel(later, tick=False):
        assert "Claudia-Rose" not in kept(soizic), "who left ten minutes ago is not here"
        assert "Claudia-Rose" in kept(scene.signed_in(scene.yann))


def test_the_language_of_one_browser_is_not_that_of_the_other(scene: Cast) -> None:
    french, english = scene.signed_in(scene.nolwenn), scene.signed_in(scene.nolwenn)
    english.post(reverse("set_language"), {"language": "en", "next": DESK})
    for _ in range(4):
        assert '<html lang="fr"' in read(french)
        assert '<html lang="en"' in read(english)
        assert '<html lang="fr"' in read(french, **{"accept-language": "xx, ';--"})
    english.post(reverse("set_language"), {"language": "fr", "next": DESK})
    assert '<html lang="fr"' in read(english)


def test_a_session_that_ends_ends_alone(scene: Cast, nolwenn: Client) -> None:
    other = scene.signed_in(scene.nolwenn)
    kept(other)
    Session.objects.filter(session_key=nolwenn.session.session_key).update(
        expire_date=timezone.now() - timedelta(seconds=1)
    )
    assert nolwenn.get(DESK).status_code == 302
    assert nolwenn.get(reverse("desk_news")).status_code == 302
    assert "Geneviève-Rose" in read(other)


@pytest.mark.parametrize("forged", ["", "x" * 32, "'; --", "é", "a" * 5000])
def test_a_forged_session_opens_no_kept_desk(
    scene: Cast,
    nolwenn: Client,
    settings: Any,
    forged: str,
) -> None:
    assert kept(nolwenn)
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = forged
    answer = stranger.get(DESK)
    assert answer.status_code == 302
    assert not answer.content
    assert scene.kerourien.name not in str(answer.headers)


def test_a_second_factor_and_a_password_are_seen_in_each_browser(scene: Cast) -> None:
    one, other = scene.signed_in(scene.nolwenn), scene.signed_in(scene.nolwenn)
    assert all("deuxième preuve" in kept(each) for each in (one, other))
    proof = scene.nolwenn.authenticator_set.create(type="totp", data={})
    assert not any("deuxième preuve" in read(each) for each in (one, other))
    assert "deuxième preuve" in kept(scene.signed_in(scene.yann)), "it is hers alone"
    proof.delete()
    assert all("deuxième preuve" in read(each) for each in (one, other))
    scene.nolwenn.set_password(PASSWORD + "!")
    scene.nolwenn.save()
    assert {each.get(DESK).status_code for each in (one, other)} == {302}


def test_compressed_and_plain_are_the_same_byte_for_byte(scene: Cast) -> None:
    for account in (scene.nolwenn, scene.soizic, scene.charlie):
        client = scene.signed_in(account)
        kept(client)
        plain = client.get(DESK)
        packed = client.get(DESK, headers={"accept-encoding": "br, gzip"})
        assert packed["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed["Vary"]
        assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
        assert "Content-Encoding" not in plain
        whole = gzip.decompress(packed.content).decode()
        assert still(whole) == still(plain.content.decode())
        assert not any(hole in whole for hole in HOLES.values())
        for header in ("Cache-Control", "Content-Type", "Content-Security-Policy"):
            unsaid = re.compile(r"nonce-[^']+")
            assert unsaid.sub("", packed[header]) == unsaid.sub("", plain[header])
        assert "no-store" in packed["Cache-Control"]


def test_a_kept_page_is_what_would_be_drawn_now(
    scene: Cast, nolwenn: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = kept(nolwenn)
    monkeypatch.setattr("palier.home.pages.desk.DRAWN", Drawn())
    assert still(read(nolwenn)) == still(again)
    assert scene.kerourien.name in again


def left_before(cast: Cast) -> str:
    """Where a departure that a colleague told a minute ago is told again."""
    visit, now = cast.visits["Geneviève"].pk, timezone.now() - timedelta(minutes=1)
    people.end_visit(actor=cast.helper(cast.yann), visit_id=visit, now=now)
    return reverse("end_visit", args=[visit])


def test_a_token_of_a_kept_page_is_good_for_its_browser_only(scene: Cast) -> None:
    browsers = []
    for account in (scene.nolwenn, scene.nolwenn, scene.yann):
        browser = Client(enforce_csrf_checks=True, headers={"accept-language": "fr"})
        browser.force_login(account)
        kept(browser)
        browsers.append((browser, TOKEN.findall(read(browser))))
    ended = left_before(scene)
    for browser, tokens in browsers:
        assert len(set(tokens)) == 1
        for _other, theirs in browsers:
            status = browser.post(ended, {"csrfmiddlewaretoken": theirs[0]}).status_code
            assert status == (302 if theirs is tokens else 403)
    browser, tokens = browsers[0]
    read(browser)  # a departure noted twice is told once
    assert set(TOKEN.findall(kept(browser))).isdisjoint(tokens), "fresh in each answer"
    assert browser.post(ended, {"csrfmiddlewaretoken": tokens[0]}).status_code == 302


def test_a_ticket_of_a_kept_page_welcomes_once(scene: Cast, nolwenn: Client) -> None:
    tickets = [TICKET.findall(read(nolwenn))[0] for _ in range(2)]
    before = Visit.objects.filter(structure=scene.kerourien).count()
    for ticket in (*tickets, *tickets):
        sent = {"first_name": "Bleuenn", "ticket": ticket, "returning": "new"}
        nolwenn.post(reverse("welcome_person"), sent)
    assert Visit.objects.filter(structure=scene.kerourien).count() == before + 2


def test_a_message_of_one_is_read_neither_twice_nor_by_another(scene: Cast) -> None:
    one, other = scene.signed_in(scene.nolwenn), scene.signed_in(scene.nolwenn)
    for each in (one, other):
        kept(each)
    one.post(left_before(scene))
    assert "déjà noté" not in read(other)
    assert "déjà noté" not in kept(other)
    assert "déjà noté" in read(one)
    assert "déjà noté" not in kept(one)


def words_of_a_plan(cast: Cast) -> str:
    """Claudia's step, to go over: only whoever may open her plan reads it."""
    step = Step.objects.get(plan__person=cast.beneficiary("Claudia"), path="")
    assert "Bruyère-pas" in step.words
    return "Bruyère-pas"


def withdraws(cast: Cast) -> None:
    claudia = cast.person("Claudia")
    plan = Consent.objects.get(person=claudia.id, matter=Matter.PLAN, withdrawn_at=None)
    people.withdraw_consent(actor=claudia, consent_id=plan.pk, now=timezone.now())


def withdraws_from_home(cast: Cast) -> None:
    visit = cast.visits["Claudia"]
    away = PersonActor(visit.person_id, cast.port.pk, None)
    Accompaniment.objects.create(person=visit.person, structure=cast.port, since=cast.now)
    plan = Consent.objects.get(person=visit.person_id, matter=Matter.PLAN, withdrawn_at=None)
    people.withdraw_consent(actor=away, consent_id=plan.pk, now=timezone.now())


@pytest.mark.parametrize("act", [withdraws, withdraws_from_home])
def test_a_plan_that_is_closed_leaves_every_kept_desk(
    scene: Cast, act: Callable[[Cast], None]
) -> None:
    words = words_of_a_plan(scene)
    desks = [scene.signed_in(account) for account in (scene.nolwenn, scene.yann, scene.maryvonne)]
    assert all(words in kept(desk) for desk in desks)
    act(scene)
    assert not any(words in read(desk) for desk in desks)


def test_whoever_renames_herself_is_called_so_on_every_desk(scene: Cast) -> None:
    both, charlie = of_both(scene, "Caroline"), scene.helper(scene.charlie)
    desk = scene.signed_in(scene.nolwenn)
    assert "Caroline-Rose" in kept(desk)
    said = {"first_name": "Karo", "last_name": "", "phone": "", "born": ""}
    correct_name(actor=charlie, person_id=both.pk, now=timezone.now(), **said)
    page = read(desk)
    assert "Karo" in page
    assert "Caroline-Rose" not in page


def test_two_put_together_and_taken_apart_are_so_at_once(scene: Cast) -> None:
    for name in ("Leïla", "Caroline"):
        of_both(scene, name).accompaniments.filter(structure=scene.port).delete()
    pair = {f"{side}_id": scene.beneficiary(name).pk for side, name in PAIR.items()}
    yann, desk = scene.helper(scene.yann), scene.signed_in(scene.nolwenn)
    assert "Caroline-Rose" in kept(desk)
    merged = merge_people(actor=yann, now=timezone.now(), **pair)
    assert "Caroline-Rose" not in read(desk)
    assert "Caroline-Rose" not in kept(desk)
    undo_merge(actor=yann, merge_id=merged.merge.pk, now=timezone.now())
    assert "Caroline-Rose" in read(desk)


PAIR = {"kept": "Leïla", "absorbed": "Caroline"}


@pytest.mark.parametrize("how", ["by herself", "on paper"])
def test_whoever_is_erased_in_another_place_leaves_this_desk_too(scene: Cast, how: str) -> None:
    both, desk = of_both(scene, "Caroline"), scene.signed_in(scene.nolwenn)
    assert "Caroline-Rose" in kept(desk)
    if how == "by herself":
        leaving.erase_me(actor=PersonActor(both.pk, scene.port.pk, None), now=timezone.now())
    else:
        actor = scene.helper(scene.charlie)
        leaving.erase_on_paper(actor=actor, person_id=both.pk, now=timezone.now())
    assert "Caroline-Rose" not in read(desk)


def test_what_happens_to_somebody_of_the_port_alone_draws_nothing_here(scene: Cast) -> None:
    desk = scene.signed_in(scene.nolwenn)
    before = kept(desk)
    scene.arrive("Yvon", "Gwalarn-CV", scene.charlie)
    said = {"first_name": "Gil", "last_name": "", "phone": "", "born": ""}
    gilles = scene.beneficiary("Gilles").pk
    charlie = scene.helper(scene.charlie)
    correct_name(actor=charlie, person_id=gilles, now=timezone.now(), **said)
    with CaptureQueriesContext(connection) as asked:
        assert still(read(desk)) == still(before)
    assert len(asked) == 2


@pytest.mark.parametrize("name", ['"><script>x</script>', "{{ ticket }}", "hole-0", "&amp;#39;"])
def test_a_name_that_would_be_markup_is_only_words(scene: Cast, name: str) -> None:
    desk = scene.signed_in(scene.nolwenn)
    sent = {"first_name": name, "ticket": str(uuid4()), "returning": "new"}
    desk.post(reverse("welcome_person"), sent)
    page = kept(desk)
    assert "<script>x" not in page
    assert len(TICKET.findall(page)) == 1
    assert "&lt;script&gt;x" in page or name.replace("&", "&amp;") in page


def test_threads_that_draw_at_once_never_exchange_their_pages() -> None:
    drawn, start = Drawn(most=3), Barrier(8)

    def look(helper: int) -> list[tuple[bytes, str]]:
        start.wait()
        said = [f"{helper % 5} at {n // 3} {HOLES['ticket']}" for n in range(400)]
        pieces = [drawn.page(helper % 5, n // 3, partial(str, one)) for n, one in enumerate(said)]
        return [(page.plain(HOLES), one) for page, one in zip(pieces, said, strict=True)]

    with ThreadPoolExecutor(8) as pool:
        for seen in pool.map(look, range(8)):
            assert all(page.decode() == said for page, said in seen)
    assert len(drawn.kept) <= 3
