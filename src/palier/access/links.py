"""A word that opens something once: shown to who asked for it, kept as its digest."""

import secrets
from base64 import b32encode, b64encode
from hashlib import sha256

from palier.access.rules.links import TOKEN_BYTES
from palier.web.print.qr import qr


def new_token() -> str:
    """32 letters and digits, all small: somebody may have to type it."""
    return b32encode(secrets.token_bytes(TOKEN_BYTES)).decode().lower()


def digest_of(token: str) -> str:
    return sha256(token.strip().lower().encode()).hexdigest()


def code_of(link: str) -> str:
    """``link`` to photograph, as the address of an image that the page carries in itself."""
    return f"data:image/svg+xml;base64,{b64encode(qr(link).svg.encode()).decode()}"
