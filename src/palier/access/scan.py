"""The square of a card in a photo, read here, in memory: no picture is ever kept or sent away.

Phones without a camera in their browser still take a photo; so does an old telephone's browser.
"""

from io import BytesIO

import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from palier.access.rules.code import token_in

FORMATS = ("JPEG", "PNG", "WEBP")
"""What telephones send (iPhones turn their own format into JPEG when they upload)."""

MOST_BYTES = 10 * 1024 * 1024
"""A photo of a good telephone; said again in ``settings.TAKES_FILES``."""

MOST_PIXELS = 26_000_000
"""A camera of 24 million points. A picture that announces more is not opened: some are made to
fill the memory of whoever opens them."""

SIDE = 2_000
"""Points a side once reduced: a square of 25 modules on a tenth of the photo still has 8 each."""


class Unreadable(Exception):  # noqa: N818  (a refusal, not a mistake)
    """No square of a card is seen in this photo."""


class TooHeavy(Unreadable):
    """Too many bytes, or too many points."""


def token_on(photo: bytes) -> str:
    """The letters of the one card in ``photo``; raises :class:`Unreadable` or :class:`TooHeavy`."""
    if len(photo) > MOST_BYTES:
        raise TooHeavy
    found = {token for code in _codes(_opened(photo)) if (token := token_in(code))}
    if len(found) != 1:
        raise Unreadable
    return found.pop()


def _opened(photo: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(photo), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooHeavy
            picture.draft("L", (SIDE, SIDE))  # a JPEG is then decoded small
            picture.thumbnail((SIDE, SIDE))
            return ImageOps.grayscale(picture)
    except Image.DecompressionBombError:
        raise TooHeavy from None
    # Pillow lets its decoders speak: a damaged file may raise any of these, and never more.
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        raise Unreadable from None


def _codes(picture: Image.Image) -> list[str]:
    read = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return [code.text for code in read]
