"""Public ids: the word for the thing, and the random key of its row. Nothing can be read from them."""

import re
from dataclasses import dataclass
from uuid import UUID

from db.refusals import NotFound

_SHAPE = re.compile(r"([a-z]+)_([0-9a-f]{32})", re.ASCII)

ORGANISATION = "organisation"
EMPLOYEE = "employee"
PROCEDURE = "procedure"
CANDIDATE = "candidate"
VIEW = "view"
SHARED_CANDIDATE = "person"
EXTERNAL_SHARE = "share"
PENDING_EMPLOYEE = "pending"
INSIGHTS = "insights"
INSIGHT = "insight"
GOAL = "goal"
ASSESSMENT = "assessment"
TEST = "test"
TEST_ITEM = "item"


def public(kind: str, key: UUID) -> str:
    """The id that clients see."""
    return f"{kind}_{key.hex}"


def split(public_id: str) -> tuple[str, UUID] | None:
    """Kind and key of a public id; None when it is not one."""
    match = _SHAPE.fullmatch(public_id)
    return (match[1], UUID(hex=match[2])) if match else None


def key_or_none(kind: str, public_id: str) -> UUID | None:
    """The key in a public id of this kind; None for anything else."""
    parts = split(public_id)
    return parts[1] if parts and parts[0] == kind else None


def key(kind: str, public_id: str, *path: str) -> UUID:
    """The key in a public id of this kind; raises NotFound for anything else."""
    found = key_or_none(kind, public_id)
    if found is None:
        raise NotFound(*path)
    return found


_LENS_SHAPE = re.compile(r"lens_([a-z][a-z0-9-]*)_([0-9]{1,6})", re.ASCII)


def lens(lens_key: str, version: int) -> str:
    """The id of a version of a lens: lenses are no secret, and the same for every organisation."""
    return f"lens_{lens_key}_{version}"


def split_lens(public_id: str) -> tuple[str, int] | None:
    """Key and version in the id of a lens; None when it is not one."""
    match = _LENS_SHAPE.fullmatch(public_id)
    return (match[1], int(match[2])) if match else None


_SUGGESTION_SHAPE = re.compile(
    r"suggestion_([a-z0-9-]+)_([0-9]{1,6})\.([a-z0-9_]+)\.(LOW|AVERAGE|HIGH)\.([0-9]{1,3})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where a suggestion stands: which file and version, on what, for which band, the how-manieth."""

    file_key: str
    version: int
    key: str
    band: str
    number: int

    @property
    def public(self) -> str:
        """The id that clients see: suggestions are texts of ours, and the same for every organisation."""
        return f"suggestion_{self.file_key}_{self.version}.{self.key}.{self.band}.{self.number}"


def split_suggestion(public_id: str) -> Suggestion | None:
    """What the id of a suggestion tells; None when it is not one."""
    match = _SUGGESTION_SHAPE.fullmatch(public_id)
    return Suggestion(match[1], int(match[2]), match[3], match[4], int(match[5])) if match else None


def session(token_hash: str) -> str:
    """The id of a session: the beginning of a hash from which nobody gets to the token."""
    return f"session_{token_hash[:32]}"
