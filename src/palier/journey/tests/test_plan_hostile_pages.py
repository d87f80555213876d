"""Forms that somebody bends by hand: another's step, another's need, an older version, a fourth
step, strange days. Each is answered in words or not found; nothing is lost, doubled or shown."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.journey.models import Need, Plan, Step, StepReview
from palier.journey.tests.journeys import opens_plan, sound, takes, writes
from palier.people.models import Beneficiary
from tests.cast import Cast
from tests.forms import forms_at

STRANGE = (
    *("", " ", "0", "-1", "1e9", "٣", "1" * 400, "x" * 5000, "\x00", "\u202e\u200b", "' OR 1=1"),
    *("<b>", "{{ 1 }}", "../..", "None", "2026-03-09T09:00", "\U0001f600"),
)


def post(client: Client, name: str, key: object, sent: dict[str, str]) -> int:
    return client.post(reverse(name, args=[key]), sent).status_code


def state(plan_of: UUID) -> list[dict[str, object]]:
    return list(Step.objects.filter(plan__person=plan_of).order_by("pk").values())


STEP_ACTS = (
    ("change_step", {"words": "Prise", "help": "with", "version": "1"}),
    ("review_step", {"do": "done:alone", "version": "1"}),
    ("drop_step", {}),
    ("choose_step_later", {}),
    ("choose_step_now", {}),
)


@pytest.mark.parametrize("who", ["Caroline", "Gilles", "nolwenn", "charlie", "soizic"])
def test_a_step_of_another_person_is_not_found_by_any_act(cast: Cast, who: str) -> None:
    """Leïla opened her plan to nobody."""
    leila = cast.person("Leïla")
    step = writes(leila, leila.id, "Orchidée", cast.now)
    account = getattr(cast, who, None)
    client = cast.signed_in(account) if account else cast.in_hands_of(who)
    before = state(leila.id)
    for name, sent in STEP_ACTS:
        assert post(client, name, step.pk, sent) == 404, name
    for name in ("change_step", "review_step"):
        answer = client.get(reverse(name, args=[step.pk]))
        assert answer.status_code == 404
        assert "Orchidée" not in answer.content.decode()
    assert state(leila.id) == before
    assert not StepReview.objects.filter(step=step).exists()


@pytest.mark.parametrize("who", ["Caroline", "charlie", "soizic"])
def test_in_the_name_of_another_person_nothing_is_written(cast: Cast, who: str) -> None:
    leila = cast.person("Leïla")
    opens_plan(cast, "Leïla")
    account = getattr(cast, who, None)
    client = cast.signed_in(account) if account else cast.in_hands_of(who)
    for name, sent in (
        ("write_step", {"words": "Prise", "help": "with"}),
        ("accept_step", {"name": "cv/type"}),
        ("write_need", {"words": "Prise"}),
    ):
        assert post(client, name, leila.id, sent) == 404, name
    assert not Step.objects.filter(plan__person=leila.id).exists()
    assert not Need.objects.filter(plan__person=leila.id).exists()


def test_a_need_of_another_person_is_neither_closed_nor_tied_to_a_step(cast: Cast) -> None:
    theirs = Need.objects.get(plan__person=cast.beneficiary("Caroline"))
    hers = cast.in_hands_of("Leïla")
    assert post(hers, "close_need", theirs.pk, {}) == 404
    sent = {"name": "cv/type", "need": str(theirs.pk), "ticket": str(uuid4())}
    leila = cast.beneficiary("Leïla").pk
    assert post(hers, "accept_step", leila, sent) == 302
    assert Step.objects.get(plan__person=leila).need is None
    theirs.refresh_from_db()
    assert theirs.closed_at is None


def test_a_ticket_of_another_persons_form_hides_nothing_and_shows_nothing(cast: Cast) -> None:
    ticket = str(uuid4())
    for name, words in (("Leïla", "Le mien"), ("Caroline", "Le sien")):
        sent = {"words": words, "help": "with", "ticket": ticket}
        client, person = cast.in_hands_of(name), cast.beneficiary(name).pk
        assert post(client, "write_step", person, sent) == 302
        assert [one.words for one in Step.objects.filter(plan__person=person)] == [words]


@pytest.mark.parametrize("side", ["hers", "theirs"])
@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("1970-01-01", "Ce jour est déjà passé"),
        ("01/01/1970", "Ce jour est déjà passé"),
        ("2100-01-01", "C’est trop loin"),
        ("9999-12-31", "C’est trop loin"),
        ("0000-01-01", "Ce jour n’existe pas"),
        ("2027-02-29", "Ce jour n’existe pas"),
        ("20270-01-01", "Écrivez le jour comme ceci"),
        ("2027-01-01\n", ""),
        ("lundi", "Écrivez le jour comme ceci"),
    ],
)
def test_a_new_step_of_a_strange_day_is_refused_and_its_words_stay(
    cast: Cast, side: str, day: str, says: str
) -> None:
    leila = opens_plan(cast, "Leïla")
    client = cast.in_hands_of("Leïla") if side == "hers" else cast.signed_in(cast.nolwenn)
    address = reverse("write_step", args=[leila])
    sent = {"words": "Orchidée-pas", "help": "near", "hour": "9h30", "day": day}
    answer = client.post(address, sent)
    steps = Step.objects.filter(plan__person=leila)
    if not says:
        assert [one.day for one in steps] == [date(2027, 1, 1)]
        return
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Orchidée-pas" in page
    assert 'value="9h30"' in page
    assert not steps.exists()


@pytest.mark.parametrize("version", [*STRANGE, "999999999", "0", "2"])
def test_a_version_that_is_not_the_one_read_changes_nothing(cast: Cast, version: str) -> None:
    leila = cast.person("Leïla")
    step = writes(leila, leila.id, "Appeler", cast.now)
    hers = cast.in_hands_of("Leïla")
    for name, sent in (
        ("change_step", {"words": "Autre", "help": "with"}),
        ("review_step", {"do": "not_yet:too_big", "words": "Autre"}),
    ):
        answer = hers.post(reverse(name, args=[step.pk]), {**sent, "version": version})
        assert answer.status_code == 422
        assert "Autre" in answer.content.decode()
    step.refresh_from_db()
    assert (step.words, step.version) == ("Appeler", 1)
    assert not step.reviews.exists()


FIELDS = ("words", "help", "helper", "with_whom", "where", "day", "hour", "version", "ticket")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.fixed_dictionaries({}, optional={name: st.sampled_from(STRANGE) for name in FIELDS}))
def test_whatever_is_sent_is_answered_and_no_plan_breaks(cast: Cast, sent: dict[str, str]) -> None:
    leila = cast.person("Leïla")
    hers = cast.in_hands_of("Leïla")
    step = writes(leila, leila.id, "Appeler", cast.now)
    sent = {"csrfmiddlewaretoken": "x", **sent}  # as every form of ours
    assert post(hers, "write_step", leila.id, sent) in {302, 422}
    assert post(hers, "change_step", step.pk, sent) in {302, 422}
    do = {"do": sent.get("help", ""), **sent}
    assert post(hers, "review_step", step.pk, do) in {302, 422}
    name = {"name": sent.get("where", ""), "need": sent.get("helper", ""), **sent}
    assert post(hers, "accept_step", leila.id, name) == 302
    step.refresh_from_db()
    assert step.words
    sound(Plan.objects.get(person=leila.id))


def test_a_fourth_step_waits_its_turn_and_is_said_on_both_sides(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    hers, desk = cast.in_hands_of("Leïla"), cast.signed_in(cast.nolwenn)
    for n, client in enumerate((hers, desk, hers, desk, hers)):
        sent = {"words": f"Orchidée {n}", "help": "with", "ticket": str(uuid4())}
        answer = client.post(reverse("write_step", args=[leila]), sent, follow=True)
        page = answer.content.decode()
        assert ("Celui-ci attend son tour" in page) is (n >= 3)
        assert f"Orchidée {n}" in page
    waiting = Step.objects.filter(plan__person=leila, state="later").first()
    assert waiting
    for client in (hers, desk):
        answer = client.post(reverse("choose_step_now", args=[waiting.pk]), follow=True)
        assert "Remettez-en un à plus tard" in answer.content.decode()
    assert Step.objects.filter(plan__person=leila, state="current").count() == 3
    sound(Plan.objects.get(person=leila))


def test_a_step_that_is_over_is_taken_up_by_no_page_left_open(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step, hers = writes(leila, leila.id, "Appeler", cast.now), cast.in_hands_of("Leïla")
    assert post(hers, "drop_step", step.pk, {}) == 302
    ended = Step.objects.get(pk=step.pk)
    for name, said in STEP_ACTS:
        sent = {**said, "version": str(ended.version)} if said else {}
        assert post(hers, name, step.pk, sent) in {302, 422}, name
    now = Step.objects.get(pk=step.pk)
    assert (now.state, now.slot, now.ended_at, now.words) == (
        *("dropped", None, ended.ended_at, "Appeler"),
    )
    assert step.reviews.count() == 1


@pytest.mark.parametrize("gone", ["elsewhere", "left"])
def test_changing_the_day_drops_nobody_who_helps(cast: Cast, gone: str) -> None:
    """The step is with Charlie, of the other place, or with Yann, who left this one: the form of
    Nolwenn does not offer them, and keeps them."""
    leila = opens_plan(cast, "Leïla")
    with_her = cast.charlie.helper if gone == "elsewhere" else cast.yann.helper
    step = writes(cast.person("Leïla"), leila, "Appeler", cast.now, helper_id=with_her.pk)
    if gone == "left":
        with_her.memberships.update(until=timezone.now())
    desk, address = cast.signed_in(cast.nolwenn), reverse("change_step", args=[step.pk])
    page = desk.get(address)
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    assert sent["helper"] == str(with_her.pk)
    assert f'value="{with_her.pk}" selected' in page.content.decode()
    day = timezone.localtime().date() + timedelta(days=3)
    assert desk.post(address, {**sent, "day": day.isoformat()}).status_code == 302
    step.refresh_from_db()
    assert (step.helper, step.day) == (with_her, day)


def test_nobody_of_another_place_is_slipped_into_a_step(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step, hers = writes(leila, leila.id, "Appeler", cast.now), cast.in_hands_of("Leïla")
    for stranger in (cast.charlie, cast.karim):
        sent = {"words": "Appeler", "help": "with", "helper": str(stranger.helper_id)}
        for name, key in (("write_step", leila.id), ("change_step", step.pk)):
            answer = hers.post(reverse(name, args=[key]), {**sent, "version": "1"})
            assert answer.status_code == 422
            assert "Choisissez dans la liste" in answer.content.decode()
            assert stranger.helper.name not in answer.content.decode()


def test_what_is_typed_is_read_as_words_and_never_as_a_page(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    words = "<script>alert(1)</script>{{ person.pk }}"
    for name, sent in (
        ("write_need", {"words": words}),
        ("write_step", {"words": words, "help": "with", "where": words, "with_whom": words[:60]}),
    ):
        assert post(cast.in_hands_of("Leïla"), name, leila, sent) == 302
    Beneficiary.objects.filter(pk=leila).update(first_name="<i>Leïla</i>")
    desk, hers = cast.signed_in(cast.nolwenn), cast.in_hands_of("Leïla")
    for client, page in (
        (desk, reverse("plan", args=[leila])),
        (hers, reverse("my_plan")),
        (hers, reverse("write_need", args=[leila])),
        (desk, reverse("desk")),
    ):
        told = client.get(page).content.decode()
        assert "<script>alert" not in told
        assert "<i>Leïla" not in told
        assert "&lt;" in told, "what was typed is there, as words"


def test_a_press_on_a_path_that_does_not_exist_is_told_and_writes_nothing(cast: Cast) -> None:
    leila = cast.beneficiary("Leïla").pk
    hers = cast.in_hands_of("Leïla")
    for name in (*STRANGE, "cv", "cv/", "/type", "cv/type/", "CV/TYPE", "cv/type\x00"):
        answer = hers.post(reverse("accept_step", args=[leila]), {"name": name}, follow=True)
        assert answer.status_code == 200
        assert "Choisissez un pas dans la liste" in answer.content.decode(), name
    assert not Step.objects.filter(plan__person=leila).exists()


def test_every_form_of_a_full_plan_may_be_pressed_twice(cast: Cast) -> None:
    """A page that stays open on two screens: each button again, the second time without effect."""
    leila = opens_plan(cast, "Leïla")
    for name in ("cv/type", "offer/send"):
        takes(cast.person("Leïla"), leila, name, cast.now)
    desk = cast.signed_in(cast.nolwenn)
    for form in forms_at(desk, reverse("plan", args=[leila])):
        if "/steps/" not in form.action:
            continue
        for press in form.presses:
            sent = {**press, **{name: "Orchidée" for name in form.typed if name == "words"}}
            first = desk.post(form.action, sent)
            before = (state(leila), StepReview.objects.count(), Need.objects.count())
            second = desk.post(form.action, sent)
            assert first.status_code in {302, 422}
            assert second.status_code in {302, 422}
            assert (state(leila), StepReview.objects.count(), Need.objects.count()) == before
    sound(Plan.objects.get(person=leila))
