"""The server's voice: it truly sounds, in the right language, and keeps nothing personal."""

import array
import os
import shutil
import stat
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from palier.web import speech
from palier.web.speech import LIMIT, OPUS, WAV, NoVoice, SpeechError, TextError, VoiceBusy, say
from palier.web.voice import KEPT, PACES, VOLUMES, Voice, voice

needs_voice = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: no voice to listen to"
)
needs_opus = pytest.mark.skipif(
    shutil.which("opusenc") is None, reason="opus-tools is not installed: no opus to listen to"
)
SENTENCE = "Vous savez répondre à un message."


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path / "audio"


@pytest.fixture
def without_opus(monkeypatch: pytest.MonkeyPatch) -> None:
    found = shutil.which
    monkeypatch.setattr(
        speech.shutil, "which", lambda name: None if name == "opusenc" else found(name)
    )


def samples(wav: bytes) -> "array.array[int]":
    return array.array("h", wav[44:])


def loudness(wav: bytes) -> float:
    heard = samples(wav)
    return (sum(each * each for each in heard) / len(heard)) ** 0.5


@needs_voice
def test_a_sentence_truly_sounds(without_opus) -> None:
    sound, kind = say(SENTENCE, "fr")
    assert kind == WAV
    assert 1.0 < len(samples(sound)) / 22_050 < 5.0, "a short sentence takes seconds"
    assert loudness(sound) > 500, "silence would be near 0 of 32,767"


@needs_voice
def test_the_lengths_announced_are_the_true_ones(without_opus) -> None:
    sound, _ = say(SENTENCE, "fr")
    assert int.from_bytes(sound[4:8], "little") == len(sound) - 8
    assert int.from_bytes(sound[40:44], "little") == len(sound) - 44


@needs_voice
def test_french_is_not_read_with_an_english_voice(without_opus) -> None:
    assert say(SENTENCE, "fr").sound != say(SENTENCE, "en").sound
    assert say(SENTENCE, "en").sound == say(SENTENCE, "en-gb").sound
    assert say(SENTENCE, "fr").sound == say(SENTENCE, "uk").sound, "French when we do not speak it"


@needs_voice
def test_slower_takes_longer_and_louder_is_louder(without_opus) -> None:
    lasts = [len(samples(say(SENTENCE, "fr", how=of(pace=pace)).sound)) for pace in PACES]
    assert lasts == sorted(lasts, reverse=True)
    heard = [loudness(say(SENTENCE, "fr", how=of(volume=loud)).sound) for loud in VOLUMES]
    assert heard == sorted(heard)
    assert len({*lasts}) == len({*heard}) == 3


def of(pace: str = "usual", volume: str = "usual") -> Voice:
    return voice({KEPT: [pace, volume]})


@needs_voice
@needs_opus
def test_opus_is_ten_times_lighter_than_wav(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, kind = say(SENTENCE, "fr")
    assert (kind, sound[:4]) == (OPUS, b"OggS")
    assert b"OpusHead" in sound[:80]
    monkeypatch.setattr(speech.shutil, "which", lambda name: f"/usr/bin/{name}" * (name[0] == "e"))
    assert len(say(SENTENCE, "fr").sound) > 10 * len(sound)


@needs_voice
def test_personal_words_never_touch_the_disk(shelf: Path) -> None:
    say("Leïla, voici ce que vous savez faire.", "fr")
    assert not shelf.exists()


@needs_voice
def test_a_kept_sound_is_given_again_without_speaking(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = say(SENTENCE, "fr", keep=True)
    assert [each.read_bytes() for each in shelf.iterdir()] == [first.sound]
    assert stat.S_IMODE(shelf.stat().st_mode) == 0o700
    monkeypatch.setattr(speech, "_spoken", lambda *_: pytest.fail("spoken twice"))
    assert say(SENTENCE, "fr", keep=True) == first


@needs_voice
def test_each_language_and_each_text_is_kept_apart(shelf: Path) -> None:
    for text, language in ((SENTENCE, "fr"), (SENTENCE, "en"), ("Bonjour.", "fr")):
        say(text, language, keep=True)
    assert len(list(shelf.iterdir())) == 3


@needs_voice
def test_another_version_of_the_voice_is_spoken_anew(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(SENTENCE, "fr", keep=True)
    monkeypatch.setattr(speech, "_version", lambda: "a better voice")
    say(SENTENCE, "fr", keep=True)
    assert len(list(shelf.iterdir())) == 2


@needs_voice
def test_the_oldest_sounds_leave_when_the_shelf_is_full(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for age, text in ((30, "Un."), (20, "Deux."), (10, "Trois.")):
        known = set(shelf.iterdir()) if shelf.exists() else set()
        say(text, "fr", keep=True)
        (new,) = set(shelf.iterdir()) - known
        os.utime(new, (time.time() - age,) * 2)
    say("Un.", "fr", keep=True)  # heard again: now the youngest
    sizes = sorted(each.stat().st_size for each in shelf.iterdir())
    monkeypatch.setattr(speech, "SHELF", sizes[-1] * 3)
    say("Quatre.", "fr", keep=True)
    monkeypatch.setattr(speech, "_spoken", lambda *_: pytest.fail("it was thrown away"))
    say("Un.", "fr", keep=True)
    assert sum(each.stat().st_size for each in shelf.iterdir()) <= speech.SHELF


@needs_voice
def test_a_disk_that_refuses_silences_nobody(shelf: Path, caplog) -> None:
    shelf.write_text("a file where the folder should be")
    assert say(SENTENCE, "fr", keep=True).sound
    assert "not kept" in caplog.text
    assert SENTENCE not in caplog.text


def test_a_server_without_a_voice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech.shutil, "which", lambda name: None)
    speech._version.cache_clear()
    with pytest.raises(NoVoice, match="espeak-ng"):
        say(SENTENCE, "fr")


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x07", "\u202e"])
def test_nothing_to_say_is_refused_by_name(text: str) -> None:
    with pytest.raises(TextError, match="nothing"):
        say(text, "fr")


def test_a_text_too_long_is_refused_before_any_voice_speaks(monkeypatch) -> None:
    monkeypatch.setattr(speech, "_run", lambda *_, **__: pytest.fail("a voice spoke"))
    with pytest.raises(TextError, match=str(LIMIT)):
        say("a" * (LIMIT + 1), "fr")


@needs_voice
@pytest.mark.parametrize(
    "text",
    [
        "; touch /nowhere",
        "$(id) `id` | cat",
        "--help",
        "-v en",
        "<speak>&amp;",
        "[[h@'l@U]]",
        "😀 شكرا",
    ],
)
def test_hostile_words_are_only_words(text: str, without_opus) -> None:
    assert say(text, "fr").sound[:4] == b"RIFF"


@needs_voice
def test_phonetic_brackets_are_read_as_typed(without_opus) -> None:
    assert say("[[bɔ̃ʒuʁ]]", "fr").sound == say("[ [bɔ̃ʒuʁ]]", "fr").sound


@needs_voice
@hypothesis_settings(max_examples=15, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_said_or_refused_by_name(text: str) -> None:
    try:
        assert say(text, "fr").sound
    except TextError:
        assert not any(letter.isprintable() and not letter.isspace() for letter in text)


def test_a_voice_too_slow_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = time.monotonic()
    with pytest.raises(VoiceBusy, match="too long"):
        speech._run(["sleep", "60"], b"", until=begun + 0.1)
    assert time.monotonic() - begun < 30


def test_a_program_that_fails_is_a_named_error() -> None:
    with pytest.raises(SpeechError, match="false"):
        speech._run(["false"], b"", until=time.monotonic() + 5)
    with pytest.raises(SpeechError, match="no sound"):
        speech._measured(b"not a wave")


def test_no_more_voices_speak_together_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    together: list[int] = []
    speaking: list[str] = []
    crowded = threading.Event()

    def slowly(command: list[str], given: bytes, *, until: float) -> bytes:
        speaking.append("someone")
        together.append(len(speaking))
        if len(speaking) == speech.AT_ONCE:
            crowded.set()
        crowded.wait(5)  # the first speaks until another has come, however slow the machine
        time.sleep(0.03)
        speaking.pop()
        return b"RIFF" + b"\0" * 32 + b"data" + b"\0" * 8

    monkeypatch.setattr(speech.shutil, "which", lambda name: name if name == "espeak-ng" else None)
    monkeypatch.setattr(speech, "_version", lambda: "1")
    monkeypatch.setattr(speech, "_run", slowly)
    most = speech.AT_ONCE + speech.WAITING
    crowd = [threading.Thread(target=say, args=(f"Bonjour {n}", "fr")) for n in range(most)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert len(together) == most
    assert max(together) == speech.AT_ONCE


def test_whoever_finds_the_voices_taken_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting holds a thread of the server: a crowd of listeners would close every page."""
    monkeypatch.setattr(speech.shutil, "which", lambda name: name)
    monkeypatch.setattr(speech, "_version", lambda: "1")
    monkeypatch.setattr(speech, "_room", threading.BoundedSemaphore(1))
    begun = time.monotonic()
    with speech._room, pytest.raises(VoiceBusy, match="too many"):
        say(SENTENCE, "fr")
    assert time.monotonic() - begun < 1


def test_when_every_voice_is_taken_one_waits_then_is_told(monkeypatch) -> None:
    monkeypatch.setattr(speech.shutil, "which", lambda name: name)
    monkeypatch.setattr(speech, "_version", lambda: "1")
    monkeypatch.setattr(speech, "SECONDS", 0.05)
    monkeypatch.setattr(speech, "_voices", threading.BoundedSemaphore(1))
    with speech._voices, pytest.raises(VoiceBusy, match="taken"):
        say(SENTENCE, "fr")


def test_a_draft_left_by_a_sudden_stop_goes_and_a_fresh_one_stays(shelf: Path) -> None:
    shelf.mkdir()
    now = datetime.now(UTC)
    for name, age in ((".left", speech.DRAFT + 60), (".fresh", 0), ("kept.wav", 10**6)):
        (shelf / name).write_bytes(b"sound")
        os.utime(shelf / name, (now.timestamp() - age,) * 2)
    speech.tidy_sounds(now=now)
    assert {path.name for path in shelf.iterdir()} == {".fresh", "kept.wav"}


def test_tidying_passes_over_what_a_neighbour_takes_meanwhile(shelf: Path) -> None:
    shelf.mkdir()
    (shelf / ".moved").symlink_to("nowhere")  # listed, and not there when it is looked at
    (shelf / "kept.wav").write_bytes(b"sound")
    speech.tidy_sounds(now=datetime.now(UTC))
    assert (shelf / "kept.wav").exists()


def test_tidying_keeps_the_shelf_within_its_bound(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    speech.tidy_sounds(now=now)  # no shelf yet: nothing to do
    shelf.mkdir()
    monkeypatch.setattr(speech, "SHELF", 12)
    for age, name in enumerate(("today", "yesterday", "long ago")):
        (shelf / name).write_bytes(b"sound")
        os.utime(shelf / name, (now.timestamp() - age,) * 2)
    speech.tidy_sounds(now=now)
    assert {path.name for path in shelf.iterdir()} == {"today", "yesterday"}
