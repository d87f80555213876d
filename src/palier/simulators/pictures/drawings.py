"""The drawings that exist: one template fragment each, shapes on a 48 × 48 grid.

The fragments hold shapes only; ``pictures.html`` wraps them in an ``<svg>`` that takes the colour
of the words beside it. Adding a drawing is adding a file.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "simulators" / "drawings"

NAMES = frozenset(file.stem for file in FOLDER.glob("*.html"))
"""Read once: an unknown name is refused with the content, never met by a person."""


def template(name: str | None) -> str:
    """The fragment to include for a drawing; an empty text when there is none."""
    return f"simulators/drawings/{name}.html" if name else ""
