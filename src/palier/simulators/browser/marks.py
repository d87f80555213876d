"""The marks a scenario can leave, and whether they reach its goals."""

from collections.abc import Iterator

from palier.simulators.browser.site import LOST, Form, Goal, Link, Page, Web


def links_of(page: Page) -> Iterator[Link]:
    """Every link written on ``page``: its bar first, then its blocks, as they are read."""
    if page.bar:
        yield from page.bar.links
    for block in page.blocks:
        yield from block.links or ()


def forms_of(web: Web, page: Page | None) -> Iterator[Form]:
    """The forms one can send from ``page``, the question under the window included."""
    for block in page.blocks if page else ():
        if block.form:
            yield block.form
    if web.answer:
        yield web.answer


def all_links(web: Web) -> Iterator[Link]:
    for page in web.pages:
        yield from links_of(page)
    for topic in web.engine.topics if web.engine else ():
        yield from topic.results


def all_forms(web: Web) -> Iterator[Form]:
    for page in (*web.pages, None):
        yield from forms_of(web, page)


def targets(web: Web) -> set[str]:
    """Every page id that something leads to."""
    names = {web.home, *web.past} | {link.to for link in all_links(web)}
    names |= {c.to for p in web.pages if p.banner for c in p.banner.choices if c.to}
    names |= {to for form in all_forms(web) for to in (form.to, form.otherwise) if to}
    names |= {web.engine.page} if web.engine else set()
    return names | ({web.gate} if web.gate else set())


def awaited(web: Web) -> set[str]:
    """Every mark that a goal, an end or a banner speaks of."""
    marks = {m for p in web.pages if p.banner for m in p.banner.until} | set(web.ends)
    for goal in web.goals.values():
        marks |= {*goal.all, *goal.any, *goal.none, *goal.first}
    return marks


def possible(web: Web) -> set[str]:
    """Every mark that may happen: a finite set, which bounds the state whatever is sent."""
    marks = {"back", "closed", f"typed:{LOST}"}
    for page in web.pages:
        marks |= {f"seen:{page.id}", f"typed:{page.id}"}
        marks |= {f"pick:{choice.id}" for choice in (page.banner.choices if page.banner else ())}
    for link in all_links(web):
        marks |= {f"follow:{link.id}", "out"} if link.out else {f"follow:{link.id}"}
    for form in all_forms(web):
        marks |= {f"sent:{form.id}", f"again:{form.id}", f"refused:{form.id}"}
        marks |= {f"right:{box.id}" for box in form.inputs if box.right}
    topics = web.engine.topics if web.engine else ()
    return marks | {f"words:{topic.id}" for topic in topics}


def reached(goal: Goal, marks: tuple[str, ...]) -> bool:
    """Whether ``marks``, in the order they happened, reach ``goal``."""
    if not set(goal.all) <= set(marks) or set(goal.none) & set(marks):
        return False
    if goal.any and set(goal.any).isdisjoint(marks):
        return False
    met = [mark for mark in marks if mark in goal.first]
    return not goal.first or met[:1] == [goal.first[0]]
