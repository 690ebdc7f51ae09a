"""The named refusals: every expected "no" of the service, raised where its rule stands."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID


class Refusal(Exception):
    """An expected refusal; `path` names the part of the input it is about."""

    code: ClassVar[str]

    def __init__(self, *path: str) -> None:
        super().__init__(self.code)
        self.path = list(path) or None


class InvalidInput(Refusal):
    """A value that no rule of the process accepts; `reason` is a key of the messages."""

    code = "INVALID_INPUT"

    def __init__(self, *path: str, reason: str = "invalid") -> None:
        super().__init__(*path)
        self.reason = reason


class NotFound(Refusal):
    """Unknown, malformed, of another organisation, or out of the viewer's reach: one and the same answer."""

    code = "NOT_FOUND"


class Forbidden(Refusal):
    """The viewer's roles do not allow this, whatever it would be done to."""

    code = "FORBIDDEN"


class ModuleNotAvailable(Refusal):
    """The organisation's package does not hold the module this belongs to."""

    code = "MODULE_NOT_AVAILABLE"


class AlreadyOnTeam(Refusal):
    """The person is on the recruitment team."""

    code = "ALREADY_ON_TEAM"


class AlreadyHasRole(Refusal):
    """The person has the role."""

    code = "ALREADY_HAS_ROLE"


class LastOwner(Refusal):
    """An organisation keeps at least one owner."""

    code = "LAST_OWNER"


class AlreadyEmployee(Refusal):
    """The person has been added as an employee."""

    code = "ALREADY_EMPLOYEE"


class WorkEmailRequired(Refusal):
    """The private address may stay only when the caller says so."""

    code = "WORK_EMAIL_REQUIRED"


class EmailInUse(Refusal):
    """Somebody else has the address, in some letter case."""

    code = "EMAIL_IN_USE"


class LinkNotValid(Refusal):
    """Used, expired, forged or withdrawn: nobody is told which."""

    code = "LINK_NOT_VALID"


class WrongCredentials(Refusal):
    """The address is unknown, the account is not active, or the password does not fit: nobody is told which."""

    code = "WRONG_CREDENTIALS"


class WeakPassword(Refusal):
    """Too short, too long, or among the first that an attacker would try."""

    code = "WEAK_PASSWORD"


class ChooseOrganisation(Refusal):
    """Address and password fit accounts in several organisations: a list of (id, name)."""

    code = "CHOOSE_ORGANISATION"

    def __init__(self, organisations: list[tuple[UUID, str]]) -> None:
        super().__init__("input", "organisationId")
        self.organisations = organisations


class TooManyAttempts(Refusal):
    """Tried too often; `retry_at` says when the next attempt counts."""

    code = "TOO_MANY_ATTEMPTS"

    def __init__(self, retry_at: datetime) -> None:
        super().__init__()
        self.retry_at = retry_at


class StaleVersion(Refusal):
    """Somebody else saved meanwhile; `current_version` is theirs (0: there is no view)."""

    code = "STALE_VERSION"

    def __init__(self, current_version: int) -> None:
        super().__init__("input", "expectedVersion")
        self.current_version = current_version


class NoSharedView(Refusal):
    """Nothing is shared in this procedure."""

    code = "NO_SHARED_VIEW"


class ProcedureClosed(Refusal):
    """The procedure has been closed; it can be read by those who ran it, and no longer changed."""

    code = "PROCEDURE_CLOSED"


class NoResults(Refusal):
    """The candidate has no complete results yet."""

    code = "NO_RESULTS"


class AccessEnded(Refusal):
    """What somebody was watching is not (or no longer) open to them."""

    code = "ACCESS_ENDED"


class SessionExpired(Refusal):
    """The session ran out while somebody was watching."""

    code = "SESSION_EXPIRED"


class Unauthenticated(Refusal):
    """Nobody is signed in, or the session has ended."""

    code = "UNAUTHENTICATED"


class TourRequired(Refusal):
    """The test's tour is not optional, and was not completed."""

    code = "TOUR_REQUIRED"


class LanguageNotAvailable(Refusal):
    """The test is not there in this language."""

    code = "LANGUAGE_NOT_AVAILABLE"


class ItemNotCurrent(Refusal):
    """Another item is to be answered now, or this one was answered otherwise."""

    code = "ITEM_NOT_CURRENT"


class TestNotStarted(Refusal):
    """The test has no item to answer before it was started."""

    __test__ = False
    code = "TEST_NOT_STARTED"


class TestFinished(Refusal):
    """The test, or the whole assessment, is finished."""

    __test__ = False
    code = "TEST_FINISHED"


class TestUnfinished(Refusal):
    """Another test has been begun and must be finished first."""

    __test__ = False
    code = "TEST_UNFINISHED"


class TimeIsUp(Refusal):
    """The answer came after the time for it was over."""

    code = "TIME_IS_UP"


class RetakeTooSoon(Refusal):
    """The assessment is taken once a calendar month at most; `available_at` says from when again."""

    code = "RETAKE_TOO_SOON"

    def __init__(self, available_at: datetime) -> None:
        super().__init__()
        self.available_at = available_at
