"""A telephone number in its one form, however it was said or written."""

from dataclasses import dataclass
from typing import Final

import phonenumbers

from palier.kernel.words import clean_line

PLACES: Final = ("FR", "RE", "GP", "GF", "MQ", "NC", "PF", "PM")
"""Where a number without a country is looked for: « 0692… » is on La Réunion."""


class NotAPhone(ValueError):  # noqa: N818  (a refusal, not a mistake)
    """Nobody can be called there, or there are two numbers in one box."""


@dataclass(frozen=True)
class PhoneNumber:
    """``written``: E.164, as « +33612345678 »."""

    written: str

    @classmethod
    def parse(cls, raw: str) -> "PhoneNumber":
        """Raises :class:`NotAPhone`.

        >>> PhoneNumber.parse("06 12-34.56 78").written
        '+33612345678'
        """
        plain = clean_line(raw)
        for place in PLACES:
            try:
                number = phonenumbers.parse(plain, place)
            except phonenumbers.NumberParseException:
                raise NotAPhone from None
            if phonenumbers.is_valid_number(number) and not number.extension:
                e164 = phonenumbers.PhoneNumberFormat.E164
                return cls(phonenumbers.format_number(number, e164))
        raise NotAPhone

    @property
    def said(self) -> str:
        """As it is said here: « 06 12 34 56 78 », « +212 612-345678 »."""
        number = phonenumbers.parse(self.written)
        style = phonenumbers.PhoneNumberFormat
        abroad = phonenumbers.region_code_for_number(number) not in PLACES
        return phonenumbers.format_number(number, style.INTERNATIONAL if abroad else style.NATIONAL)
