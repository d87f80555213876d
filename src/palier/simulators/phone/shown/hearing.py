"""The voice mail, as it is heard."""

from typing import Any

from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.shown.naming import Naming
from palier.simulators.phone.state import Phone


def view(world: PhoneScenario, state: Phone, naming: Naming) -> dict[str, Any]:
    voice = world.voice(state.at)
    parts = voice.parts if voice else ()
    heard = parts[state.part - 1 : state.part] if state.part else ()
    return {
        "fresh": sum(f"heard:{one.id}" not in state.marks for one in world.voices),
        "voices": [
            {
                **naming.who(one.number),
                "id": one.id,
                "when": naming.when(one.at),
                "heard": f"heard:{one.id}" in state.marks,
            }
            for one in world.voices
        ],
        "voice": naming.who(voice.number) if voice else naming.who(""),
        "heard": naming.said(heard[0]) if heard else "",
        "part": state.part,
        "parts": len(parts),
        "greeting": state.greeting or naming.said(world.greeting),
        "speech": state.speech,
        "replaying": bool(state.speech and state.part),
    }
