"""Is the place alive? What a supervisor asks, without signing in and learning nothing else."""

from importlib.metadata import version

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 and ``{"status": "ok", "version": …}`` when the database answers, 503 otherwise."""
    answers = database_answers()
    body = {"status": "ok" if answers else "database", "version": version("palier")}
    return JsonResponse(body, status=200 if answers else 503)


def database_answers() -> bool:
    """True when the database answers the smallest question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
