"""Signed links: a token is a signature over the random id of a link's row, and stands in no row itself."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from itsdangerous import BadData, Signer
from itsdangerous.encoding import base64_decode, base64_encode

from db.refusals import LinkNotValid

ACTIVATION = "activation"
PASSWORD_RESET = "password-reset"
EXTERNAL = "external"
CANDIDATE = "candidate"


class LinkSigner:
    """Makes tokens of link ids, and finds the ids back; a token of one purpose is worthless for another."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys`: newest first; the first signs, all are accepted. Raises ValueError when there are none."""
        if not keys:
            raise ValueError("links cannot be signed without a key")
        self._keys = list(reversed(keys))  # itsdangerous wants the newest last

    def token(self, purpose: str, link_id: UUID) -> str:
        """66 characters that are safe in an address, and the same whenever they are asked for."""
        return self._signer(purpose).sign(base64_encode(link_id.bytes)).decode()

    def link_id(self, purpose: str, token: str) -> UUID:
        """The id that was signed; raises LinkNotValid for all that was not signed here, for this purpose."""
        try:
            _require_one_spelling(token)
            return UUID(bytes=base64_decode(self._signer(purpose).unsign(token)))
        except (BadData, ValueError):
            raise LinkNotValid("input", "token") from None

    def _signer(self, purpose: str) -> Signer:
        return Signer(
            self._keys,
            salt=f"inzicht.link.{purpose}",
            key_derivation="hmac",
            digest_method=hashlib.sha256,
        )


def _require_one_spelling(token: str) -> None:
    # Decoding skips foreign characters and the spare bits of the last one: many spellings of one signature.
    signature = token.rpartition(".")[2].encode()
    if base64_encode(base64_decode(signature)) != signature:
        raise ValueError("not the spelling that was sent")
