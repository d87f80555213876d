"""*Écouter* on a machine whose browser has no voice: espeak-ng speaks, on this server only.

``say(text, language)`` gives the sound. Nothing is written to disk unless the caller promises, with
``keep=True``, that the text holds nothing about a person (the words of a screen everybody sees).
"""

import logging
import os
import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic
from typing import Final, NamedTuple

from django.conf import settings

from palier.web.voice import Voice, voice

LIMIT: Final = 2_000  # characters, about two minutes of speech: past that nobody listens
WAITING: Final = 1  # of the four threads of a process, one is always left for the pages
SECONDS: Final = 10.0  # 2,000 characters take two on two slow cores
AT_ONCE: Final = 2  # voices together: reading aloud must not starve the pages of the others
SHELF: Final = 200 * 1024 * 1024  # bytes: about 5,000 screens
DRAFT: Final = 3600  # seconds: no sound takes an hour to be written
BITRATE: Final = 24  # kbit/s of opus: clear for a voice, 3 KB a second

VOICES: Final = {"fr": "fr-fr", "en": "en-gb"}
WAV: Final = "audio/wav"
OPUS: Final = "audio/ogg; codecs=opus"
SUFFIX: Final = {WAV: ".wav", OPUS: ".opus"}

Spoken = tuple[str, ...]
"""How espeak-ng is told to speak: its language, its pace, its amplitude."""

log = logging.getLogger(__name__)
_voices = BoundedSemaphore(AT_ONCE)
_room = BoundedSemaphore(AT_ONCE + WAITING)


class Sound(NamedTuple):
    """What a browser plays: the bytes of the file, and its media type."""

    sound: bytes
    content_type: str


class SpeechError(Exception):
    """The text cannot be read aloud; the screen is still there to be read."""


class NoVoice(SpeechError):  # noqa: N818  (the machine has no voice: a fact, not a mistake)
    """espeak-ng is not installed on this server."""


class TextError(SpeechError):
    """There is nothing to say, or more than :data:`LIMIT` characters."""


class VoiceBusy(SpeechError):  # noqa: N818  (try again in a moment)
    """Too many voices at once, or this one took longer than :data:`SECONDS`."""


USUAL: Final = voice({})


def say(text: str, language: str, *, how: Voice = USUAL, keep: bool = False) -> Sound:
    """``text`` read aloud in ``language`` ("fr", "en-gb"…; French when it is neither).

    ``keep=True`` only for words that hold nothing personal: the sound is then kept on disk and
    given again. Opus when ``opusenc`` is installed, else WAV, 22,050 Hz, one channel.

    Raises :class:`NoVoice`, :class:`TextError`, :class:`VoiceBusy`.
    """
    words = _speakable(text)
    voice = (
        *("-v", VOICES["en" if language.startswith("en") else "fr"]),
        *("-s", str(how.pace), "-a", str(how.amplitude)),
    )
    kind = OPUS if shutil.which("opusenc") else WAV
    path = _shelf() / f"{_key(words, voice)}{SUFFIX[kind]}"
    if keep and (kept := _taken(path)):
        return Sound(kept, kind)
    sound = _spoken(words, voice, kind)
    if keep:
        _put(path, sound)
    return Sound(sound, kind)


def tidy_sounds(*, now: datetime) -> None:
    """Throw away what a sudden stop left half written, and keep the shelf within :data:`SHELF`."""
    shelf = _shelf()
    if not shelf.is_dir():
        return
    for touched, _, path in _held(shelf):
        if Path(path).name.startswith(".") and touched < now.timestamp() - DRAFT:
            Path(path).unlink(missing_ok=True)
    _make_room(shelf)


def _speakable(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    # « [[ » opens espeak's phonetic alphabet: words typed by people are words.
    words = " ".join(re.sub(r"\[(?=\[)", "[ ", printable).split())
    if not words:
        raise TextError("there is nothing to say")
    if len(words) > LIMIT:
        raise TextError(f"at most {LIMIT} characters can be read aloud at once")
    return words


def _key(words: str, voice: Spoken) -> str:
    return sha256("\0".join((words, *voice, str(BITRATE), _version())).encode()).hexdigest()


def _espeak() -> str:
    found = shutil.which("espeak-ng")
    if found is None:
        raise NoVoice("espeak-ng is not installed on this server")
    return found


@cache
def _version() -> str:
    return _run([_espeak(), "--version"], b"", until=monotonic() + SECONDS).decode(errors="replace")


def _spoken(words: str, voice: Spoken, kind: str) -> bytes:
    if not _room.acquire(blocking=False):
        raise VoiceBusy("too many wait for a voice")
    try:
        return _in_turn(words, voice, kind)
    finally:
        _room.release()


def _in_turn(words: str, voice: Spoken, kind: str) -> bytes:
    until = monotonic() + SECONDS
    if not _voices.acquire(timeout=SECONDS):
        raise VoiceBusy("every voice is taken")
    try:
        command = [_espeak(), *voice, "-b", "1", "--stdin", "--stdout"]
        wav = _measured(_run(command, words.encode(), until=until))
        if kind == WAV:
            return wav
        return _run(["opusenc", "--quiet", "--bitrate", str(BITRATE), "-", "-"], wav, until=until)
    finally:
        _voices.release()


def _run(command: list[str], given: bytes, *, until: float) -> bytes:
    left = max(0.1, until - monotonic())
    try:
        # A list and no shell: the words go through a pipe and are never a command.
        done = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, timeout=left, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise VoiceBusy("the voice takes too long") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise SpeechError(f"{command[0]} could not speak") from error
    return done.stdout


def _measured(wav: bytes) -> bytes:
    """``wav`` with its true lengths: espeak streams, and announces 27 hours for every sentence."""
    if wav[:4] != b"RIFF" or wav[36:40] != b"data":
        raise SpeechError("espeak-ng gave no sound")
    sound = wav[44:]
    header = wav[:4] + struct.pack("<I", 36 + len(sound)) + wav[8:40]
    return header + struct.pack("<I", len(sound)) + sound


def _shelf() -> Path:
    shelf: Path = settings.VAR / "audio"
    return shelf


def _taken(path: Path) -> bytes | None:
    try:
        sound = path.read_bytes()
        os.utime(path)  # heard today: the last to be thrown away
    except OSError:
        return None
    return sound


def _put(path: Path, sound: bytes) -> None:
    """Whole or not at all, for a neighbour may read it meanwhile; a full disk silences nobody."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as draft:
            try:
                draft.write(sound)
                draft.flush()
                os.replace(draft.name, path)
            finally:
                Path(draft.name).unlink(missing_ok=True)
        _make_room(path.parent)
    except OSError as error:
        log.warning("the sound was said but not kept: %s", error.strerror)


def _held(shelf: Path) -> Iterator[tuple[float, int, str]]:
    """When each was heard last, and its size."""
    for entry in os.scandir(shelf):
        with suppress(FileNotFoundError):  # a neighbour has just put it in its place
            told = entry.stat()
            yield told.st_mtime, told.st_size, entry.path


def _make_room(shelf: Path) -> None:
    held = sorted(_held(shelf), reverse=True)
    total = 0
    for _, size, path in held:
        total += size
        if total > SHELF:
            Path(path).unlink(missing_ok=True)
