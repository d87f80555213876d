"""The situation in the word processor between two moves: what is open, what is kept where."""

from typing import Any, Literal, Self

from palier.simulators.contract import State

Screen = Literal[
    "home", "page", "files", "clash", "closing", "layout", "replace", "reader", "scan", "mail"
]
Purpose = Literal["open", "save", "export", "keep_scan", "attach"]
Kind = Literal["doc", "pdf", "image"]
Margins = Literal["wide", "normal", "narrow"]
Size = Literal[12, 11, 10, 8]


class Line(State):
    """One line of the page, as somebody sees it: a paragraph that is selected whole."""

    id: str
    text: str = ""
    bold: bool = False


class Text(State):
    """What a document says and how it is laid out; undoing goes back to a former one."""

    lines: tuple[Line, ...] = ()
    size: Size = 12
    margins: Margins = "normal"


class Window(State):
    """An open document. ``file`` is where it is kept ("" when nowhere yet)."""

    file: str = ""
    text: Text = Text()
    past: tuple[Text, ...] = ()


class Filed(State):
    """A file that the person wrote: saved, exported or scanned. ``sides``: what was scanned."""

    id: str
    name: str
    folder: str
    kind: Kind
    text: Text = Text()
    sides: tuple[str, ...] = ()
    reopened: bool = False


class Writer(State):
    """``at`` is the window on screen (-1: none), ``line`` the one being typed in, ``seen`` what was
    selected, opened or looked at; ``paper`` how the sheet lies in the scanner, ``taken`` the pages
    scanned; ``chosen`` the file about to be sent. ``count`` numbers what is new."""

    screen: Screen = "home"
    purpose: Purpose = "open"
    windows: tuple[Window, ...] = ()
    at: int = -1
    line: str = ""
    menu: bool = False
    note: str = ""
    folder: str = ""
    name: str = ""
    reading: str = ""
    files: tuple[Filed, ...] = ()
    seen: tuple[str, ...] = ()
    paper: str = ""
    glanced: str = ""
    taken: tuple[str, ...] = ()
    scan_kind: Kind = "image"
    chosen: str = ""
    sent: str = ""
    count: int = 0

    def but(self, **changes: Any) -> Self:
        """The same situation with something changed."""
        return self.model_copy(update=changes)

    def saw(self, key: str) -> Self:
        """What was seen stays seen."""
        return self if key in self.seen else self.but(seen=(*self.seen, key))

    @property
    def window(self) -> Window:
        """The document on screen; an empty one when there is none."""
        return self.windows[self.at] if 0 <= self.at < len(self.windows) else Window()

    def with_window(self, **changes: Any) -> Self:
        """The document on screen with something changed."""
        if not 0 <= self.at < len(self.windows):
            return self
        changed = self.window.model_copy(update=changes)
        return self.but(windows=(*self.windows[: self.at], changed, *self.windows[self.at + 1 :]))
