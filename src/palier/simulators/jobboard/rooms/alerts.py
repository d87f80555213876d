"""Alerts: the list, making one from a search, tuning one, stopping one."""

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard import say
from palier.simulators.jobboard.finding import found
from palier.simulators.jobboard.page import Bar, Box, Boxes, Page, Press, Row, Rows, Said
from palier.simulators.jobboard.rooms.door import Act, Draw, the
from palier.simulators.jobboard.rooms.search import PLACE, WORDS, filter_box
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board

NEW = "new"
STOPPED = two("Arrêtée", "Stopped")
UNNAMED = two("Tous les métiers", "All jobs")


def alerts(scenario: JobboardScenario, state: Board) -> Page:
    made = (NEW,) if state.has(f"keep:{NEW}") else ()
    names = (*(alert.id for alert in scenario.alerts), *made)
    new = () if made else (Press(f"alert:{NEW}", two("Nouvelle alerte", "New alert"), "plus"),)
    rows = Rows(tuple(_row(scenario, state, name) for name in names))
    return Page(say.ROOM["alerts"], (rows, Bar(new)))


def _row(scenario: JobboardScenario, state: Board, name: str) -> Row:
    asked = state.sent(f"alert_{name}")
    tag = STOPPED if name in state.stopped else ""
    lines = (*_criteria(asked), _brings(scenario, state, name))
    return Row(f"alert:{name}", asked.get("words") or UNNAMED, lines, tag)


def _criteria(asked: dict[str, str]) -> tuple[Said, ...]:
    """What an alert asks for, each on its line."""
    place = (asked["place"],) if asked.get("place") else ()
    sorts = (say.chosen(name, asked[name]) for name in say.FILTER if asked.get(name))
    rhythm = asked.get("rhythm")
    return (*place, *sorts, *((say.RHYTHM[rhythm],) if rhythm else ()))


def _brings(scenario: JobboardScenario, state: Board, name: str) -> Phrase:
    """How many offers: what it floods with until it is tuned, then what answers today."""
    flood = next((one.flood for one in scenario.alerts if one.id == name), 0)
    if flood and not state.has(f"keep:{name}"):
        many = "s" if flood > 1 else ""
        return two(f"{flood} offre{many} par jour", f"{flood} offer{many} a day")
    count = len(found(scenario, state.sent(f"alert_{name}")))
    return two(f"Aujourd’hui : {count}", f"Today: {count}")


def alert(scenario: JobboardScenario, state: Board) -> Page:
    form = f"alert_{state.at}"
    words = (Box(form, "words", WORDS), Box(form, "place", PLACE))
    sorts = tuple(filter_box(form, name) for name in scenario.filters)
    keep = Press(f"keep:{state.at}", two("Enregistrer l’alerte", "Save the alert"), main=True)
    blocks = (Boxes((*words, *sorts, *_told_how(form))), Bar((keep, *_stopping(state))))
    return Page(two("Une alerte", "An alert"), blocks, back="go:alerts")


def _told_how(form: str) -> tuple[Box, ...]:
    choose = ("", two("Choisissez", "Choose"))
    often = Box(form, "rhythm", two("Quand ?", "When?"), "choice", (choose, *say.RHYTHM.items()))
    way = Box(form, "by", two("Comment ?", "How?"), "choice", (choose, *say.BY.items()))
    return (often, way)


def _stopping(state: Board) -> tuple[Press, ...]:
    if state.at == NEW:
        return ()
    if state.at in state.stopped:
        return (Press(f"resume:{state.at}", two("Remettre l’alerte", "Start it again")),)
    return (Press(f"stop:{state.at}", two("Arrêter l’alerte", "Stop the alert")),)


def _alert(scenario: JobboardScenario, state: Board, name: str) -> Board:
    """A new alert begins with what is being searched, whatever an earlier look at it held."""
    if name != NEW:
        the(scenario.alerts, name)
        return state.to("alert", name)
    begun = {f"alert_{NEW}.{box}": value for box, value in state.sent("search").items()}
    return state.but(draft={**state.draft, **begun}).to("alert", name)


def _keep(_: JobboardScenario, state: Board, name: str) -> Board:
    if not (state.typed(f"alert_{name}", "rhythm") and state.typed(f"alert_{name}", "by")):
        return state.refuse("rhythm")
    return state.send(f"alert_{name}").but(room="alerts").to("alerts", told="kept")


def _stop(_: JobboardScenario, state: Board, name: str) -> Board:
    return state.but(stopped=(*state.stopped, name), room="alerts").to("alerts", told="stopped")


def _resume(_: JobboardScenario, state: Board, name: str) -> Board:
    left = tuple(one for one in state.stopped if one != name)
    return state.but(stopped=left, room="alerts").to("alerts")


SCREENS: dict[str, Draw] = {"alerts": alerts, "alert": alert}
ACTS: dict[str, Act] = {"alert": _alert, "keep": _keep, "stop": _stop, "resume": _resume}
