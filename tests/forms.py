"""The forms of a page, as a browser without JavaScript sees them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

HTML = "text/html"


@dataclass
class Form:
    """Where it goes, what it carries, and the buttons that may send it."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    buttons: list[dict[str, str]] = field(default_factory=list)

    @property
    def presses(self) -> list[dict[str, str]]:
        """What is sent, for each button (one without a name when none is named)."""
        return [{**self.fields, **button} for button in self.buttons or [{}]]


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.forms, self.choice = address, list[Form](), ""
        self.inside: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "button" and given.get("formaction"):
            self._elsewhere(given)
        elif tag == "form" and given.get("method") == "post":
            self.inside = Form(given.get("action") or self.address)
            self.forms.append(self.inside)
        elif self.inside:
            self._field(self.inside, tag, given)

    def _elsewhere(self, given: dict[str, str]) -> None:
        """A button that says by itself where it goes (the rows of the desk share one form)."""
        form = Form(given["formaction"])
        self._field(form, "button", given)
        self.forms.append(form)

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "button":
            form.buttons.append({name: value} if name else {})
        elif tag == "select":
            self.choice = name
        elif tag == "option" and self.choice:
            form.fields.setdefault(self.choice, value)
        elif name and tag == "input" and given.get("type") == "hidden":
            form.fields[name] = value
        elif name and tag in {"input", "textarea"}:
            form.fields[name] = value
            form.typed.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.choice = ""


def forms(page: str, address: str) -> list[Form]:
    """Every form that is sent (POST) on ``page``, which was read at ``address``."""
    reader = _Reader(address)
    reader.feed(page)
    return reader.forms


def forms_at(client: Client, address: str) -> list[Form]:
    """The forms that this browser finds there; none where it sees no page."""
    answer = client.get(address)
    if answer.status_code != 200 or HTML not in answer.headers["Content-Type"]:
        return []
    return forms(answer.content.decode(), address)
