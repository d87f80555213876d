"""The words of somebody's name, kept in step with it, so that she is found in any order."""

from collections.abc import Collection

from palier.people.models import Beneficiary, NameWord
from palier.people.rules.wording import words_of


def write_names(*people: Beneficiary) -> None:
    """One row per word of the first name and the surname. Called by whoever writes a name, in the
    same transaction; two questions for one person or for a thousand."""
    NameWord.objects.filter(person__in=people).delete()
    NameWord.objects.bulk_create(_rows(people), batch_size=500)


def _rows(people: Collection[Beneficiary]) -> list[NameWord]:
    return [
        NameWord(person=one, word=word)
        for one in people
        for word in words_of(one.first_name, one.last_name)
    ]
