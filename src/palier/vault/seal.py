"""Sealing a text, opening it, and recognising it without opening.

A sealed text is ``key id : Fernet token`` (AES-128-CBC and HMAC-SHA256); an index is ``key id :
HMAC-SHA256``. Both say which key made them, so that "what is left of an old key" is a question for
the database, and a key that we do not have is told from a damaged value.
"""

import base64
import hmac
from hashlib import sha256

from cryptography.fernet import InvalidToken

from palier.vault import keyring
from palier.vault.errors import Damaged
from palier.vault.keyring import Key

SEPARATOR = ":"


def seal(text: str, key: Key | None = None) -> str:
    """``text`` closed with ``key`` (the newest); an empty text holds nothing and stays empty."""
    if not text:
        return ""
    key = key or keyring.current().newest
    return key.id + SEPARATOR + key.fernet.encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises :class:`WrongKey`, or :class:`Damaged` when it was altered or never sealed."""
    if not sealed:
        return ""
    key_id, between, token = sealed.partition(SEPARATOR)
    if not between:
        raise Damaged
    try:
        return keyring.holding(key_id)[key_id].fernet.decrypt(token).decode()
    except InvalidToken:
        raise Damaged from None


def index(form: str, salt: str, key: Key | None = None) -> str:
    """What is stored beside a sealed column so that equal values can be found.

    ``salt`` is the name of the column: the same word in two columns gives two indexes.
    """
    key = key or keyring.current().newest
    digest = hmac.digest(key.index, f"{salt}\0{form}".encode(), sha256)
    return key.id + SEPARATOR + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def indexes(form: str, salt: str) -> list[str]:
    """``form`` under each key: while a rotation goes on, rows of both are found."""
    return [index(form, salt, key) for key in keyring.current().keys]
