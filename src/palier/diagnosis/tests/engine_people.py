"""Items and answers for the tests of the measurement, drawn by Hypothesis or made by hand."""

from hypothesis import strategies as st

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.items import ALONE, DOMAINS, HELPED, Item, Response


def task(id_: str = "t", domain: str = "web", *, band: int = 2, middle: float = 0.0) -> Item:
    """A usual task of three steps around ``middle``."""
    return Item(id_, domain, 1.5, (middle - 0.8, middle, middle + 0.8), 60, band)


def small_bank(each: int = 4) -> Bank:
    """``each`` tasks in every domain, over three bands."""
    return Bank.of(
        task(f"{domain}-{n}", domain, band=1 + n % 3, middle=(n % 3) - 1.0 + 0.1 * n)
        for domain in DOMAINS
        for n in range(each)
    )


@st.composite
def some_items(draw: st.DrawFn, domains: tuple[str, ...] = DOMAINS) -> Item:
    start = draw(st.floats(-3, 3))
    gaps = draw(st.lists(st.floats(0.1, 1.5), max_size=4))
    return Item(
        id=draw(st.from_regex(r"[a-z]{8}", fullmatch=True)),
        domain=draw(st.sampled_from(domains)),
        discrimination=draw(st.floats(0.3, 3)),
        thresholds=tuple(start + sum(gaps[:k]) for k in range(len(gaps) + 1)),
        seconds=draw(st.integers(10, 300)),
        band=draw(st.integers(1, 3)),
    )


@st.composite
def some_responses(draw: st.DrawFn, domains: tuple[str, ...] = DOMAINS) -> Response:
    item = draw(some_items(domains))
    return Response(
        item, draw(st.integers(0, item.steps)), draw(st.sampled_from((ALONE, ALONE, HELPED)))
    )


def people(most: int = 12, domains: tuple[str, ...] = DOMAINS) -> st.SearchStrategy[list[Response]]:
    """What was seen of one person: up to ``most`` different items."""
    return st.lists(some_responses(domains), max_size=most, unique_by=lambda r: r.item.id)
