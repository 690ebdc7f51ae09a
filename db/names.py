"""What follows from a person's name and address: initials, and the keys they are sorted and searched by."""

import unicodedata
from contextlib import suppress

import idna

# Letters that people without the key on their keyboard type as others, and that Unicode does not take apart.
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)


def folded(text: str) -> str:
    """Text without case and accents, single-spaced: what sorting and searching compare."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    plain = (c for c in decomposed if c.isspace() or unicodedata.category(c)[0] not in "MC")
    return " ".join("".join(plain).split())


def email_key(email: str) -> str:
    """The address in the one form in which it is unique, whatever case it was typed in.

    Nothing but case is folded: ß and ss, or a ligature and its letters, lead to different mailboxes.
    """
    local, at, domain = unicodedata.normalize("NFC", email).strip().lower().rpartition("@")
    with suppress(idna.IDNAError):
        domain = idna.encode(domain, uts46=True).decode()
    return f"{local}{at}{domain}"


def initials(first_name: str, last_name: str) -> str:
    """First letters of the first name and of the last name proper: "Anna van den Berg" is "A.B."."""
    words = last_name.split()
    proper = next((word for word in words if word[:1].isupper()), words[-1] if words else "")
    return "".join(f"{name[0].upper()}." for name in (first_name.strip(), proper) if name)


def sort_name(first_name: str, last_name: str) -> str:
    """The key people are listed by: last name, then first name."""
    return f"{folded(last_name)}\x1f{folded(first_name)}"


def search_text(first_name: str, last_name: str, email: str) -> str:
    """The text a search for a person looks in."""
    return folded(f"{first_name} {last_name} {email}")
