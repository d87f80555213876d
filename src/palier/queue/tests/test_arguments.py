"""A job is told identifiers and codes, and no word of anybody."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.queue.rules.arguments import is_codes

codes = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.uuids().map(str),
    st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat),
)
trees = st.recursive(codes, lambda part: st.lists(part) | st.dictionaries(st.just("key"), part))


@given(trees)
def test_identifiers_and_dates_pass_however_deep(told: object) -> None:
    assert is_codes(told)


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, je cherche du travail",
        "Leïla",
        "nolwenn@example.org",
        "Claudia Rose",
        "a" * 81,
        "code\n",
        b"bytes",
        UUID(int=1),
    ],
)
def test_words_are_refused_wherever_they_hide(words: object) -> None:
    assert not is_codes(words)
    assert not is_codes([1, {"who": [words]}])
    assert not is_codes({words: 1})
