"""What *Écouter* says: the words of ``<main>``, as somebody would read the screen aloud."""

import re
from html.parser import HTMLParser

from django.core import signing
from django.utils.crypto import constant_time_compare
from django.utils.html import format_html
from django.utils.safestring import SafeString

LIMIT = 2000
"""Characters: about two minutes of speech; past that nobody listens."""

SILENT = {"svg", "script", "style", "select"}
STOPS = {
    "h1", "h2", "h3", "p", "li", "header", "summary", "button", "a", "label", "legend", "dt", "dd",
    "small", "td", "th", "textarea",
}  # fmt: skip
VOID = {
    "input", "br", "img", "hr", "use", "path", "rect", "circle", "source", "wbr", "meta", "link",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects the visible words of ``<main>``; ``data-mute`` silences an element, ``data-say`` has
    something said in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.depth = self.mute = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self.depth and tag != "main":
            return
        unseen = "data-mute" in given or "hidden" in given
        if not self.mute and not unseen and (spoken := given.get("aria-label")):
            self.words.append(spoken + ". ")
        if tag in VOID:
            if tag == "br" and not self.mute:  # a breath, or two words become one
                self.words.append(". ")
            return
        self.depth += 1
        if not self.mute and not unseen and (instead := given.get("data-say")):
            self.words.append(instead + ". ")
            self.mute += 1
        elif self.mute or tag in SILENT or unseen:
            self.mute += 1

    def handle_endtag(self, tag: str) -> None:
        if not self.depth or tag in VOID:
            return
        self.depth -= 1
        self.mute = max(0, self.mute - 1)
        if tag in STOPS:
            self.words.append(". ")

    def handle_data(self, data: str) -> None:
        if self.depth and not self.mute:
            self.words.append(data)


def words_of(html: str) -> str:
    """The text to read aloud, at most :data:`LIMIT` characters."""
    reader = Reader()
    reader.feed(_main(html))
    text = " ".join("".join(reader.words).split())
    return re.sub(r"(?:\s*([.?!:;,»]))(?:\s*\.)+", r"\1", text)[: LIMIT - 1].strip(" .") + "."


def _main(html: str) -> str:
    """Only what is read: the drawings and bars around it cost more to parse than the words."""
    start = html.find("<main")
    return html[start : html.rfind("</main>") + len("</main>")] if start >= 0 else ""


def sign(text: str, *, personal: bool) -> str:
    """The server reads aloud only what it wrote itself: this seal proves it."""
    return signing.Signer(salt="aloud").signature(f"{int(personal)}{text}")


def carried(text: str, *, personal: bool) -> SafeString:
    """The hidden fields that a form sends to have ``text`` read aloud."""
    return format_html(
        '<input type="hidden" name="say" value="{}">'
        '<input type="hidden" name="personal" value="{}">'
        '<input type="hidden" name="seal" value="{}">',
        text,
        int(personal),
        sign(text, personal=personal),
    )


def sealed(text: str, seal: str, *, personal: bool) -> bool:
    return constant_time_compare(seal, sign(text, personal=personal))
