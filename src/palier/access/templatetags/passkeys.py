import json
from typing import Any

from django import template

register = template.Library()


@register.filter
def as_json(data: Any) -> str:
    """For an attribute that our own script reads: nothing executable is written in the page."""
    return json.dumps(data, default=dict)
