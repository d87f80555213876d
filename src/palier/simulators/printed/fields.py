"""What a form carries when nothing is changed in it."""

from palier.simulators.printed.tree import Node

Fields = dict[str, str]


def sent_by(form: Node) -> Fields:
    """What the form of a button carries when nothing is changed in it."""
    fields: Fields = {}
    for node in form.walk():
        name = node.attrs.get("name", "")
        if not name or node.tag == "button" or node.attrs.get("type") == "hidden":
            continue
        if node.attrs.get("type") in {"checkbox", "radio"}:
            if "checked" in node.attrs:
                fields[name] = node.attrs.get("value", "on")
        else:
            fields[name] = value(node)
    return fields


def value(node: Node) -> str:
    if node.tag == "textarea":
        return "".join(node.texts()).removeprefix("\n")
    if node.tag == "select":
        chosen = [n for n in node.walk() if n.tag == "option" and "selected" in n.attrs]
        return chosen[0].attrs.get("value", "") if chosen else ""
    return node.attrs.get("value", "")
