"""How fast and how loud: chosen by her, kept by her screen, and gone with it."""

from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from palier.web import speech
from palier.web.speech import Sound
from palier.web.voice import KEPT, PACES, VOLUMES, Voice, voice
from tests.cast import Cast

CHOOSE = "choose_voice"


def test_what_she_chose_is_how_the_server_speaks(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Voice] = []

    def say(*_: Any, how: Voice, **__: Any) -> Sound:
        asked.append(how)
        return Sound(b"RIFF", speech.WAV)

    monkeypatch.setattr(speech, "say", say)
    screen = cast.in_hands_of("Caroline")
    screen.post(reverse(CHOOSE), {"pace": "slow"})
    page = screen.post(reverse(CHOOSE), {"volume": "loud"}).content.decode()
    assert page.count('aria-current="true"') == 2
    form = {name: _hidden(page, name) for name in ("say", "personal", "seal")}
    assert screen.post(reverse("listen"), form).status_code == 200
    assert asked == [Voice(*PACES["slow"], *VOLUMES["loud"])]


def _hidden(page: str, name: str) -> str:
    after = page.partition(f'name="{name}" value="')[2]
    return unescape(after.partition('"')[0])


def test_the_browser_is_told_the_same(cast: Cast) -> None:
    screen = cast.in_hands_of("Caroline")
    screen.post(reverse(CHOOSE), {"pace": "fast"})
    assert 'data-rate="1.15" data-volume="1.0"' in screen.get(reverse("my_home")).content.decode()


@pytest.mark.parametrize("forged", ["", "0", "usual; rm", "é" * 9999, "[]"])
def test_nonsense_leaves_the_usual_voice(cast: Cast, forged: str) -> None:
    screen = cast.in_hands_of("Caroline")
    assert screen.post(reverse(CHOOSE), {"pace": forged, "volume": forged}).status_code == 200
    assert voice(screen.session) == voice({})


@pytest.mark.parametrize("kept", [None, "slow", ["slow"], [1, 2], {"a": 1}, ["slow", "x", "y"]])
def test_a_session_of_another_time_is_the_usual_voice(kept: object) -> None:
    assert voice({KEPT: kept}) == voice({})


def test_the_way_back_is_a_page_of_hers(cast: Cast) -> None:
    screen = cast.in_hands_of("Caroline")
    inside = screen.get(reverse(CHOOSE), {"back": "/me/point/task/"}).content.decode()
    assert 'href="/me/point/task/"' in inside
    outside = screen.get(reverse(CHOOSE), {"back": "https://ailleurs.example/"}).content.decode()
    assert "ailleurs" not in outside.split("<main")[1].split("</main>")[0]


def test_the_choice_of_one_person_is_not_that_of_the_next(cast: Cast) -> None:
    cast.in_hands_of("Caroline").post(reverse(CHOOSE), {"pace": "slow"})
    assert 'data-rate="0.9"' in cast.in_hands_of("Claudia").get(reverse("my_home")).content.decode()
