"""Files sent by a browser: kept in memory for the pages that ask for one, read past elsewhere."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.urls import reverse


class InMemory(MemoryFileUploadHandler):
    """Nothing is ever written on the disk of the place. A page that asks for a file is listed in
    ``settings.TAKES_FILES``, with the most bytes of a whole request; it gets none beyond."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002  (Django's own signature)
        META: dict[str, Any],  # noqa: N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        most = {reverse(page): most for page, most in settings.TAKES_FILES.items()}
        self.activated = content_length <= most.get(META.get("PATH_INFO", ""), -1)
