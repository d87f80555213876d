"""A device that keeps a passkey, made of a key and a counter: it answers as a real one would."""

import json
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
HERE = "testserver"


class Device:
    """``origin``: the site that the browser believes it is on."""

    def __init__(
        self, origin: str = f"http://{HERE}", credential: bytes = b"a-device-of-hers"
    ) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.origin, self.credential, self.times = origin, credential, 0

    def creates(self, options: dict[str, Any]) -> str:
        """What the browser sends after `navigator.credentials.create`."""
        asked = options["publicKey"]
        public = ES256.from_cryptography_key(self.key.public_key())
        data = AttestedCredentialData.create(b"\0" * 16, self.credential, public)
        signed = AuthenticatorData.create(
            sha256(asked["rp"]["id"].encode()).digest(),
            PRESENT_AND_VERIFIED | AuthenticatorData.FLAG.AT,
            0,
            bytes(data),
        )
        parts = {"attestationObject": bytes(AttestationObject.create("none", signed, {}))}
        return self._answer("webauthn.create", asked["challenge"], parts)

    def opens(self, options: dict[str, Any], account_id: int) -> str:
        """What the browser sends after `navigator.credentials.get`."""
        asked, self.times = options["publicKey"], self.times + 1
        site = sha256(asked["rpId"].encode()).digest()
        data = bytes(AuthenticatorData.create(site, PRESENT_AND_VERIFIED, self.times))
        told = self._told("webauthn.get", asked["challenge"])
        parts = {
            "authenticatorData": data,
            "signature": self.key.sign(data + sha256(told).digest(), ec.ECDSA(SHA256())),
            "userHandle": _handle(account_id),
        }
        return self._answer("webauthn.get", asked["challenge"], parts)

    def _told(self, kind: str, challenge: str) -> bytes:
        return json.dumps(
            {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        ).encode()

    def _answer(self, kind: str, challenge: str, parts: dict[str, bytes]) -> str:
        parts = {"clientDataJSON": self._told(kind, challenge), **parts}
        return json.dumps(
            {
                "id": websafe_encode(self.credential),
                "rawId": websafe_encode(self.credential),
                "type": "public-key",
                "response": {name: websafe_encode(part) for name, part in parts.items()},
                "clientExtensionResults": {"credProps": {"rk": True}},
            }
        )


def _handle(account_id: int) -> bytes:
    from allauth.account.utils import user_pk_to_url_str  # noqa: PLC0415  (settings first)

    from palier.access.models import Account  # noqa: PLC0415

    return str(user_pk_to_url_str(Account(pk=account_id))).encode()


def kept_credential() -> dict[str, Any]:
    """What the database keeps of a device, for an account of the cast."""
    options = {"publicKey": {"rp": {"id": HERE}, "challenge": websafe_encode(b"a challenge")}}
    kept: dict[str, Any] = json.loads(Device(credential=b"maryvonne").creates(options))
    return kept
