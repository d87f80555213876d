"""Looking for offers: words, a place, filters, and the list."""

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard import say
from palier.simulators.jobboard.finding import PAGE, found
from palier.simulators.jobboard.page import Bar, Block, Box, Boxes, Heading, Page, Press, Row, Rows
from palier.simulators.jobboard.rooms.door import Act, Draw, the
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.world import Offer

WORDS = two("Quel métier ?", "Which job?")
PLACE = two("Quelle ville ?", "Which town?")


KEPT = two("Gardée", "Kept")


def row(offer: Offer, kept: bool = False) -> Row:
    """An offer as one sees it in a list."""
    where = say.joined(say.near(offer), say.CONTRACT[offer.contract], say.weekly(offer))
    lines: tuple[Phrase, ...] = (offer.by, where, *((KEPT,) if kept else ()))
    return Row(f"open:{offer.id}", offer.title, lines, say.ago(offer.posted), kept)


def search(scenario: JobboardScenario, state: Board) -> Page:
    answers = found(scenario, state.sent("search"))
    shown = answers[state.page * PAGE : (state.page + 1) * PAGE]
    boxes = Boxes((Box("search", "words", WORDS), Box("search", "place", PLACE)))
    go = Press("find", two("Chercher", "Search"), main=True)
    blocks: tuple[Block, ...] = (
        boxes,
        Bar((go, *_more(scenario))),
        *_chosen(state),
        Heading(_count(answers)),
    )
    listed = Rows(tuple(row(one, one.id in state.saved) for one in shown))
    return Page(say.ROOM["search"], (*blocks, listed, Bar(_turning(state, len(answers)))))


def _more(scenario: JobboardScenario) -> tuple[Press, ...]:
    filters = Press("filters", two("Filtres", "Filters"))
    alert = Press("alert:new", two("Créer une alerte", "Create an alert"))
    alerts = "alerts" in scenario.menu
    return ((filters,) if scenario.filters else ()) + ((alert,) if alerts else ())


def _chosen(state: Board) -> tuple[Bar, ...]:
    """Each filter that is set, and how to take it off."""
    asked = state.sent("search")
    set_ = [name for name in say.FILTER if asked.get(name)]
    off = tuple(Press(f"clear:{name}", taken_off(name, asked[name])) for name in set_)
    return (Bar(off),) if off else ()


def taken_off(name: str, value: str) -> Phrase:
    what = say.chosen(name, value)
    return two(f"Enlever : {what.fr}", f"Take off: {what.en}")


def _count(answers: list[Offer]) -> Phrase:
    many = "s" if len(answers) > 1 else ""
    if not answers:
        return two("Aucune offre", "No offer")
    return two(f"{len(answers)} offre{many}", f"{len(answers)} offer{many}")


def _turning(state: Board, count: int) -> tuple[Press, ...]:
    before = Press("page:before", two("Offres d’avant", "Previous offers"))
    after = Press("page:after", two("Offres suivantes", "Next offers"))
    last = count <= (state.page + 1) * PAGE
    return ((before,) if state.page else ()) + (() if last else (after,))


def filters(scenario: JobboardScenario, _: Board) -> Page:
    show = Press("show", two("Voir les offres", "See the offers"), main=True)
    boxes = tuple(filter_box("search", name) for name in scenario.filters)
    return Page(two("Filtres", "Filters"), (Boxes(boxes), Bar((show,))), back="back")


def filter_box(form: str, name: str) -> Box:
    """The box of one filter, the same in a search and in an alert."""
    if name == "no_car":
        return Box(form, name, say.FILTER[name], "tick")
    options = (("", say.ANY), *say.CHOICES[name].items())
    return Box(form, name, say.FILTER[name], "choice", options)


def _find(_: JobboardScenario, state: Board, __: str) -> Board:
    return state.send("search").to("search")


def _clear(_: JobboardScenario, state: Board, name: str) -> Board:
    off = {f"search.{name}": ""}
    return state.but(filed={**state.filed, **off}, draft={**state.draft, **off}, page=0)


def _page(_: JobboardScenario, state: Board, way: str) -> Board:
    return state.but(page=state.page + (1 if way == "after" else -1))


def saved(scenario: JobboardScenario, state: Board) -> Page:
    kept = Rows(tuple(row(the(scenario.offers, name)) for name in state.saved))
    none = Heading(two("Rien pour le moment", "Nothing for now"))
    return Page(say.ROOM["saved"], (kept if state.saved else none,))


SCREENS: dict[str, Draw] = {"search": search, "filters": filters, "saved": saved}
ACTS: dict[str, Act] = {
    "find": _find,
    "show": _find,
    "filters": lambda _, state, __: state.to("filters"),
    "clear": _clear,
    "page": _page,
    "go": lambda _, state, room: state.but(room=room).to(room),
    "back": lambda _, state, __: state.to(state.room),
}
