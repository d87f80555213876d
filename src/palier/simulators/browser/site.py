"""The pieces of a tiny invented web: pages, links, forms, a search engine, and what is watched.

Names are invented: domains end in ``.example`` (reserved, RFC 2606), so nobody's site is imitated.
A *mark* is a fact that happened, written ``verb:what`` (``follow:advert``, ``typed:home``); goals
are said with marks only, so that content never needs code.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key

LOST = "lost"
"""The page shown for an address that leads nowhere; no scenario may use this id."""

Mark = Annotated[str, StringConstraints(pattern=r"^([a-z]+:[a-z][a-z0-9_]{0,39}|out|back|closed)$")]
Address = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)*\.example(/[a-z0-9/-]+)?$")
]
Stem = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{2,20}$")]


class Link(Content):
    """Something to press. With an ``address`` it is drawn as a search result; ``out`` signs out."""

    id: Key
    says: Phrase
    to: Key
    address: Address | None = None
    about: Phrase | None = None
    advert: bool = False
    button: bool = False
    out: bool = False


class Option(Content):
    id: Key
    says: Phrase


class Input(Content):
    """A box of a form. ``right`` lists the accepted answers; empty: not watched.

    ``secret`` (a card number, a code) is never kept, not even in the state. A ``tick`` is right
    when it equals ``right`` ("yes" or "no"); ``ticked`` is how the page proposes it.
    """

    id: Key
    label: Phrase
    kind: Literal["text", "date", "postcode", "phone", "choice", "tick", "secret"] = "text"
    help: Phrase | None = None
    options: tuple[Option, ...] = ()
    ticked: bool = False
    right: tuple[str, ...] = ()


class Form(Content):
    """Boxes and one button. Well filled, it leads ``to``; with a wrong answer, to ``otherwise``."""

    id: Key
    inputs: Annotated[tuple[Input, ...], Field(min_length=1, max_length=6)]
    send: Phrase
    to: Key | None = None
    otherwise: Key | None = None


class Block(Content):
    """One piece of a page: exactly one of these."""

    heading: Phrase | None = None
    text: Phrase | None = None
    rows: tuple[tuple[Phrase, Phrase], ...] | None = None
    links: tuple[Link, ...] | None = None
    form: Form | None = None
    search: Literal[True] | None = None

    @model_validator(mode="after")
    def one_thing(self) -> "Block":
        if len(self.model_fields_set) != 1:
            raise ValueError("a block is one thing: heading, text, rows, links, form or search")
        return self


class Choice(Content):
    id: Key
    says: Phrase
    to: Key | None = None


class Banner(Content):
    """The question about cookies. It hides the page until a choice that leads nowhere is made, or
    one of ``until`` happens; a choice that leads ``to`` a page (more to read, settings) settles
    nothing by itself."""

    says: Phrase
    until: tuple[Mark, ...] = ()
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=4)]


class Bar(Content):
    """The top of a site: who is signed in, and the menu."""

    says: Phrase
    links: tuple[Link, ...] = ()


class Page(Content):
    """``members``: shown only while signed in. ``fresh``: a new tab, whose address bar is empty."""

    id: Key
    address: Address
    title: Phrase
    bar: Bar | None = None
    banner: Banner | None = None
    members: bool = False
    fresh: bool = False
    blocks: tuple[Block, ...] = ()


class Topic(Content):
    """Results for some words: every group of ``needs`` must be met by a word beginning with one of
    its stems (lower case, no accents). The last topic needs nothing and catches the rest."""

    id: Key
    needs: tuple[Annotated[tuple[Stem, ...], Field(min_length=1)], ...] = ()
    results: tuple[Link, ...] = ()


class Engine(Content):
    """The search engine; ``page`` is where results are shown."""

    page: Key
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def last_topic_catches_all(self) -> "Engine":
        if self.topics[-1].needs:
            raise ValueError("the last topic must need nothing: it catches all other words")
        return self


class Paper(Content):
    """A paper lying beside the screen: what it says, line by line."""

    title: Phrase
    rows: Annotated[tuple[tuple[Phrase, Phrase], ...], Field(min_length=1, max_length=8)]


class Goal(Content):
    """When a step is achieved: ``all`` happened, at least one of ``any``, nothing of ``none``, and
    the head of ``first`` happened before every other of ``first``: the first choice counts."""

    all: tuple[Mark, ...] = ()
    any: tuple[Mark, ...] = ()
    none: tuple[Mark, ...] = ()
    first: tuple[Mark, ...] = ()

    @model_validator(mode="after")
    def asks_for_an_act(self) -> "Goal":
        if not (self.all or self.any or self.first):
            raise ValueError("a goal must ask for something done: nobody succeeds by doing nothing")
        return self


class Web(Content):
    """A tiny web. ``past`` are pages already visited; ``searched`` the words already looked for;
    ``gate`` is where a members' page leads once signed out; ``answer`` a question under the window;
    any of ``ends``, all the goals, or closing the window ends it. ``goals``: one key per step."""

    home: Key
    past: tuple[Key, ...] = ()
    searched: Phrase | None = None
    pages: Annotated[tuple[Page, ...], Field(min_length=1, max_length=12)]
    engine: Engine | None = None
    gate: Key | None = None
    paper: Paper | None = None
    answer: Form | None = None
    ends: tuple[Mark, ...] = ()
    goals: Annotated[dict[Key, Goal], Field(min_length=1, max_length=6)]

    def page(self, name: str) -> Page | None:
        return next((page for page in self.pages if page.id == name), None)
