"""Settings: wifi, mobile data, the networks around; and a page that shows whether it works."""

from palier.simulators.phone.apps.acts import Act, Fields, kept, line
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone
from palier.simulators.phone.things import Network


def network(world: PhoneScenario, key: str) -> Network | None:
    return next((one for one in world.net.around if one.id == key), None)


def waiting(world: PhoneScenario, state: Phone) -> Network | None:
    """The network whose page has still to be accepted."""
    one = network(world, state.on) if state.wifi else None
    return one if one and one.portal and one.id not in state.passed else None


def _settings(_: PhoneScenario, state: Phone) -> list[str]:
    data = "data_off" if state.data else "data_on"
    return ["wifi", data]


def _wifi(world: PhoneScenario, state: Phone) -> list[str]:
    if not state.wifi:
        return ["wifi_on"]
    around = {f"net:{one.id}": one.id != state.on for one in world.net.around}
    return kept({"wifi_off": True, f"forget:{state.on}": bool(state.on), **around})


def _web(world: PhoneScenario, state: Phone) -> list[str]:
    return ["reload", "accept"] if waiting(world, state) else ["reload"]


def _see_wifi(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.did("wifi", screen="wifi")


def _net(world: PhoneScenario, state: Phone, key: str, _: Fields) -> Phone:
    one = network(world, key)
    asked = state.did(f"asked:{key}", at=key, typed="")
    return asked.but(screen="code" if one and one.code else "open")


def _join(world: PhoneScenario, state: Phone, _: str, fields: Fields) -> Phone:
    """Small letters and capitals count, as everywhere; spaces around do not."""
    one, typed = network(world, state.at), line(fields, "code")
    if one is None or (one.code and typed != one.code):
        return state.did(f"refused:{state.at}", typed=typed, note="code")
    return state.did(f"joined:{one.id}", on=one.id, typed="", screen="wifi", note="joined")


def _forget(_: PhoneScenario, state: Phone, key: str, __: Fields) -> Phone:
    return state.did(f"forgot:{key}", on="", note="forgot")


def _turned(name: str, on: bool) -> Act:
    return lambda _, state, __, ___: state.but(**{name: on})


def _wifi_off(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(wifi=False, on="")


def load(world: PhoneScenario, state: Phone) -> Phone:
    """Opens the page, through whatever is on: nothing opens before a page is accepted."""
    one = network(world, state.on) if state.wifi else None
    if waiting(world, state):
        return state
    if one:
        return state.did(f"online:{one.id}" if one.works else "offline")
    return state.did("online:data" if state.data else "offline")


def _reload(world: PhoneScenario, state: Phone, _: str, __: Fields) -> Phone:
    return load(world, state)


def _accept(world: PhoneScenario, state: Phone, _: str, __: Fields) -> Phone:
    return load(world, state.did(f"portal:{state.on}", passed=(*state.passed, state.on)))


OFFERS = {
    "settings": _settings,
    "wifi": _wifi,
    "code": lambda *_: ["join"],
    "open": lambda *_: ["join"],
    "web": _web,
}
ACTS: dict[str, Act] = {
    "wifi": _see_wifi,
    "net": _net,
    "join": _join,
    "forget": _forget,
    "wifi_on": _turned("wifi", True),
    "wifi_off": _wifi_off,
    "data_on": _turned("data", True),
    "data_off": _turned("data", False),
    "reload": _reload,
    "accept": _accept,
}
