"""One way to answer with a screen of the person's side: it can be heard as well as read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from palier.web import aloud

PLACE = "<!--aloud-->"


def person_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    personal: bool = True,
) -> HttpResponse:
    """Renders ``template`` and puts in its bar the sealed words that *Écouter* sends back.

    ``personal=False`` says that nothing on this screen is about anybody: its voice may be kept in
    the cache of the server.
    """
    html = render_to_string(template, context or {}, request)
    said = aloud.carried(aloud.words_of(html), personal=personal)
    return HttpResponse(html.replace(PLACE, said, 1), status=status)
