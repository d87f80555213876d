"""Reading what a hand typed: addresses, words, dates, numbers. Kind on form, strict on content."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from unicodedata import combining

from palier.simulators.browser.site import Engine, Input, Topic

_DATE = re.compile(r"([0-9]{2})[/.\- ]([0-9]{2})[/.\- ]([0-9]{4})")
_POSTCODE = re.compile(r"[0-9]{5}")
_PHONE = re.compile(r"(?:\+33|0033|0)([1-9][0-9]{8})")


def folded(raw: str) -> str:
    """Lower case, no accents, single spaces: "  Élodie-Anne " → "elodie anne"."""
    parts = unicodedata.normalize("NFKD", raw.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in parts if not combining(c))))


def address(raw: str) -> str:
    """An address as browsers take it: case, ``https://``, ``www.`` and a last ``/`` count not."""
    plain = raw.strip().casefold()
    plain = plain.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return plain.rstrip("/")


def added(raw: str, shown: str) -> str:
    """What a hand added in the address bar; "" when it left it as it was.

    Without a script a press puts the caret after the address instead of selecting it, so new
    letters come behind the old ones: we take the old off, unless they go on with a ``/``.
    """
    typed = raw.strip()
    rest = typed.removeprefix(shown)
    if not shown or rest == typed:
        return typed
    return typed if rest.startswith("/") and rest != "/" else rest.strip(" /")


def looks_like_words(raw: str) -> bool:
    """A browser searches what it cannot take for an address: spaces inside, or no dot at all."""
    return " " in raw.strip() or "." not in raw


def topic(engine: Engine, words: str) -> Topic:
    """The results that ``words`` bring: the first topic whose needs are all met."""
    typed = folded(words).split()
    for candidate in engine.topics:
        if all(any(w.startswith(group) for w in typed) for group in candidate.needs):
            return candidate
    return engine.topics[-1]


def _date(raw: str) -> str | None:
    found = _DATE.fullmatch(raw.strip())
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).strftime("%d/%m/%Y")
    except ValueError:
        return None


def _postcode(raw: str) -> str | None:
    digits = raw.replace(" ", "")
    return digits if _POSTCODE.fullmatch(digits) else None


def _phone(raw: str) -> str | None:
    found = _PHONE.fullmatch(re.sub(r"[ .\-]", "", raw))
    return f"0{found[1]}" if found else None


_READERS: dict[str, Callable[[str], str | None]] = {
    "date": _date,
    "postcode": _postcode,
    "phone": _phone,
    "text": lambda raw: folded(raw) or None,
    "secret": lambda raw: raw.strip() or None,
}


def read(box: Input, raw: str) -> str | None:
    """The answer in ``raw``, in one canonical form; None when the page would refuse it."""
    if box.kind == "tick":
        return "yes" if raw else "no"
    if box.kind == "choice":
        return raw if raw in {option.id for option in box.options} else None
    return _READERS[box.kind](raw)


def is_right(box: Input, value: str | None) -> bool:
    """Whether a canonical ``value`` is one of the answers awaited."""
    return value is not None and value in {read_right(box, answer) for answer in box.right}


def read_right(box: Input, answer: str) -> str | None:
    """An awaited answer, in the same canonical form as what is typed."""
    return answer if box.kind == "tick" else read(box, answer)
