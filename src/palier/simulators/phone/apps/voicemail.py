"""The voice mail: what a voice said goes by, part after part; and what callers hear."""

from palier.simulators.contract import text
from palier.simulators.phone.apps.acts import Act, Fields, go, kept
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone

SPEECH_LIMIT = 400
"""Characters kept of a greeting: half a minute of speech."""


def _voicemail(world: PhoneScenario, _: Phone) -> list[str]:
    return [*(f"voice:{voice.id}" for voice in world.voices), "greeting"]


def _voice(world: PhoneScenario, state: Phone) -> list[str]:
    voice = world.voice(state.at)
    if voice is None:
        return []
    going = 0 < state.part < len(voice.parts)
    return kept({"listen": True, "next": going, f"call:{voice.number}": True})


def _greeting(_: PhoneScenario, state: Phone) -> list[str]:
    new = bool(state.speech)
    return kept({"record": True, "replay": new, "keep": new})


def _open(_: PhoneScenario, state: Phone, key: str, __: Fields) -> Phone:
    return state.did(f"voice:{key}", screen="voice", at=key, part=0)


def _part(world: PhoneScenario, state: Phone, part: int) -> Phone:
    voice = world.voice(state.at)
    ended = voice is not None and part == len(voice.parts)
    return state.did(*[f"heard:{state.at}"] * ended, part=part)


def _listen(world: PhoneScenario, state: Phone, _: str, __: Fields) -> Phone:
    again = [f"again:{state.at}"] * (f"heard:{state.at}" in state.marks)
    return _part(world, state.did(*again), 1)


def _next(world: PhoneScenario, state: Phone, _: str, __: Fields) -> Phone:
    return _part(world, state, state.part + 1)


def _stop(_: PhoneScenario, state: Phone, __: str, fields: Fields) -> Phone:
    """Silence is not a greeting: nothing said, nothing recorded."""
    speech = text(fields, "speech").strip()[:SPEECH_LIMIT]
    if not speech:
        return state.but(note="silence")
    return state.did("recorded", screen="greeting", speech=speech, part=0)


def _replay(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did("replayed", part=1)


def _keep(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did("kept", greeting=state.speech, speech="", part=0, note="greeting")


def _see_greeting(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did("greeting", screen="greeting", part=0)


OFFERS = {
    "voicemail": _voicemail,
    "voice": _voice,
    "greeting": _greeting,
    "recording": lambda *_: ["stop"],
}
ACTS: dict[str, Act] = {
    "voice": _open,
    "listen": _listen,
    "next": _next,
    "greeting": _see_greeting,
    "record": go("recording"),
    "stop": _stop,
    "replay": _replay,
    "keep": _keep,
}
