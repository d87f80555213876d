"""*Écouter*: every screen of a point says, in words, what is asked and what can be pressed."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from palier.diagnosis import actions, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Reception
from palier.diagnosis.rules.items import DOMAINS
from palier.simulators.bank import Ready, along, bank
from palier.web import aloud
from tests.cast import Cast, take_stock

NAME = "Caroline"
BUTTON = re.compile(r"<button\b([^>]*)>(.*?)</button>", re.DOTALL)
SAYS = re.compile(r'name="say" value="([^"]*)"')
SEAL = re.compile(r'name="seal" value="([^"]*)"')
PERSONAL = re.compile(r'name="personal" value="([^"]*)"')


def heard(html: str) -> str:
    """What the screen sends to be read, after checking that its seal would be accepted."""
    said, seal, personal = (found.search(html) for found in (SAYS, SEAL, PERSONAL))
    assert said
    assert seal
    assert personal
    words = unescape(said[1])
    assert aloud.sealed(words, unescape(seal[1]), personal=personal[1] != "0")
    return words


def labels(html: str) -> list[str]:
    """The words on every button that an eye sees."""
    found = []
    for attrs, inside in BUTTON.findall(html):
        if "hidden" not in attrs:
            words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", inside, flags=re.DOTALL)
            found.append(" ".join(unescape(words).split()))
    return [one for one in found if one]


def opened(screen: Client, name: str) -> str:
    answer = screen.get(reverse(name), follow=True)
    assert answer.status_code == 200
    html = answer.content.decode()
    main = html.partition("<main")[2].partition("</main>")[0]
    words = heard(html)
    for label in labels(main):
        assert label.split()[0] in words, label
    assert not re.search(r"None|\{\{|\{%|&[a-z]+;", words)
    return words


def test_every_screen_of_a_point_is_heard_from_the_offer_to_the_file_taken(cast: Cast) -> None:
    screen, me, now = cast.in_hands_of(NAME), cast.person(NAME), timezone.now()
    assert "exercice" in opened(screen, "point").lower()
    point = actions.start_point(actor=me, dice=7, now=now)
    for question in conversation().questions:
        words = opened(screen, "question")
        assert question.spoken.fr[:20] in words
        actions.reply(actor=me, question=question.key, choice=question.choices[0].key, now=now)
    actions.advance(actor=me, now=now)
    attempt = queries.open_attempt(point)
    assert attempt
    task = bank().get(attempt.play.task_id).task
    words = opened(screen, "task")
    assert task.aloud.fr[:20] in words
    assert "Je ne sais pas" in words
    actions.finish_point(actor=me, now=now)
    for name in ("result", "take_result"):
        assert len(opened(screen, name)) > 100


def test_a_pause_is_heard(cast: Cast) -> None:
    screen, me, now = cast.in_hands_of(NAME), cast.person(NAME), timezone.now()
    point = take_stock(me, now, tasks=9, outcome="unknown")
    assert point
    assert len(opened(screen, "pause")) > 20


@pytest.mark.parametrize("decision", ["", "alone", "with_somebody", "not_today"])
def test_the_three_minutes_are_heard_before_and_after(cast: Cast, decision: str) -> None:
    screen, me = cast.in_hands_of(NAME), cast.person(NAME)
    before = opened(screen, "reception")
    actions.start_reception(actor=me, domain="email", dice=1, now=timezone.now())
    if decision:
        Reception.objects.update(decision=decision, ended_at=timezone.now())
    after = opened(screen, "reception")
    assert len(before) > 60
    assert (after != before) or not decision


def drawn(ready: Ready, state: object, language: str) -> str:
    with translation.override(language):
        sim = ready.simulator.view(ready.scenario, state, language)
        return render_to_string(ready.simulator.template, {"sim": sim, "action": "/", "hidden": ""})


def test_every_window_of_an_exercise_is_heard_whole_and_no_button_is_silent() -> None:
    """Its first screen and its last but one, in both languages."""
    for ready in bank().tasks.values():
        states = along(ready)
        for state in {id(one): one for one in (states[0], states[-2])}.values():
            for language in ("fr", "en"):
                html = drawn(ready, state, language)
                words = aloud.words_of(f"<main>{html}</main>")
                assert 20 < len(words) < aloud.LIMIT - 100, ready.task.id
                silent = [one for one in labels(html) if one.split()[0] not in words]
                assert silent == [], ready.task.id


def test_the_question_is_heard_as_it_is_meant_to_be_said() -> None:
    """Where a voice would read a sign badly, other words are there, in both languages."""
    for ready in bank().tasks.values():
        for language in ("fr", "en"):
            said = ready.task.aloud.said(language)
            assert said.strip()
            assert not re.search(r"[<>{}|*_]|https?:", said), ready.task.id


def test_each_domain_and_decision_has_its_own_sentence(cast: Cast) -> None:
    screen, me = cast.in_hands_of(NAME), cast.person(NAME)
    heard_of: set[str] = set()
    for domain in DOMAINS:
        actions.start_reception(actor=me, domain=domain, dice=1, now=timezone.now())
        last = queries.last_reception(me)
        assert last
        last.end("not_today", timezone.now())
        heard_of.add(opened(screen, "reception"))
    assert len(heard_of) == len(DOMAINS)
