"""What people type, tidied: raises InvalidInput naming the field and the reason."""

import unicodedata

from email_validator import EmailNotValidError, validate_email

from db.names import email_key
from db.refusals import InvalidInput

LONGEST_NAME = 100
LONGEST_TITLE = 200
LONGEST_TEXT = 2000
UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def line(text: str, *path: str, longest: int = LONGEST_NAME) -> str:
    """One line of text without surrounding or doubled spaces; not empty, and free of control characters."""
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    if not tidy:
        raise InvalidInput(*path, reason="empty")
    if len(tidy) > longest:
        raise InvalidInput(*path, reason="too_long")
    if any(unicodedata.category(character) in UNPRINTABLE for character in tidy):
        raise InvalidInput(*path, reason="control_characters")
    return tidy


def text(text: str, *path: str, longest: int = LONGEST_TEXT) -> str:
    """Text that may have several lines; without spaces around it, and free of control characters."""
    tidy = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    if len(tidy) > longest:
        raise InvalidInput(*path, reason="too_long")
    if any(unicodedata.category(character) in UNPRINTABLE for character in tidy.replace("\n", "")):
        raise InvalidInput(*path, reason="control_characters")
    return tidy


def email(text: str, *path: str) -> str:
    """An address that mail can be sent to, in its normal form."""
    try:
        tidy = validate_email(
            text.strip(), strict=True, check_deliverability=False, globally_deliverable=False
        ).normalized
    except EmailNotValidError as error:
        raise InvalidInput(*path, reason="not_an_address") from error
    return tidy


def address_key(text: str) -> str:
    """The one form of an address, however it was spelled; of what is no address, the text as it stands."""
    try:
        return email_key(email(text))
    except InvalidInput:
        return email_key(text)
