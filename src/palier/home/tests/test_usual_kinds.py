"""The requests of one press lead to a kind of task, in both languages of the desk."""

import pytest
from django.utils.translation import override

from palier.autonomy.content import kind_of
from palier.home.forms import USUAL

KINDS = ("print", "received", "ft_update", "cv", "email_send", "password")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_usual_request_has_its_kind(language: str) -> None:
    with override(language):
        assert tuple(kind_of(str(wish)).key for wish in USUAL) == KINDS
