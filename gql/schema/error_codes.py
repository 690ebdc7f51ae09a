"""The codes that clients switch on when a mutation refuses."""

from enum import StrEnum

from gql.schema.enums import describe


class UserErrorCode(StrEnum):
    INVALID_INPUT = "INVALID_INPUT"
    NOT_FOUND = "NOT_FOUND"
    FORBIDDEN = "FORBIDDEN"
    MODULE_NOT_AVAILABLE = "MODULE_NOT_AVAILABLE"
    ALREADY_HIRED = "ALREADY_HIRED"
    ALREADY_EMPLOYEE = "ALREADY_EMPLOYEE"
    ALREADY_ON_TEAM = "ALREADY_ON_TEAM"
    ALREADY_HAS_ROLE = "ALREADY_HAS_ROLE"
    LAST_OWNER = "LAST_OWNER"
    EMAIL_IN_USE = "EMAIL_IN_USE"
    WORK_EMAIL_REQUIRED = "WORK_EMAIL_REQUIRED"
    LINK_NOT_VALID = "LINK_NOT_VALID"
    WRONG_CREDENTIALS = "WRONG_CREDENTIALS"
    CHOOSE_ORGANISATION = "CHOOSE_ORGANISATION"
    WEAK_PASSWORD = "WEAK_PASSWORD"
    TOO_MANY_ATTEMPTS = "TOO_MANY_ATTEMPTS"
    STALE_VERSION = "STALE_VERSION"
    NO_SHARED_VIEW = "NO_SHARED_VIEW"
    PROCEDURE_CLOSED = "PROCEDURE_CLOSED"
    TOUR_REQUIRED = "TOUR_REQUIRED"
    LANGUAGE_NOT_AVAILABLE = "LANGUAGE_NOT_AVAILABLE"
    ITEM_NOT_CURRENT = "ITEM_NOT_CURRENT"
    TEST_NOT_STARTED = "TEST_NOT_STARTED"
    TEST_FINISHED = "TEST_FINISHED"
    TEST_UNFINISHED = "TEST_UNFINISHED"
    TIME_IS_UP = "TIME_IS_UP"
    RETAKE_TOO_SOON = "RETAKE_TOO_SOON"
    NO_RESULTS = "NO_RESULTS"


describe(
    UserErrorCode,
    "Why a mutation refused. New codes may be added: treat one you do not know like INVALID_INPUT.",
    INVALID_INPUT="A value is not acceptable; `path` says which.",
    NOT_FOUND="An id is unknown, malformed, of another organisation, or not for the asker.",
    FORBIDDEN="The asker's roles do not allow this.",
    MODULE_NOT_AVAILABLE="The organisation's package does not hold the module.",
    ALREADY_HIRED="The candidate has been marked as hired.",
    ALREADY_EMPLOYEE="The person is an employee already.",
    ALREADY_ON_TEAM="The person is on the recruitment team.",
    ALREADY_HAS_ROLE="The person has the role.",
    LAST_OWNER="An organisation keeps at least one owner.",
    EMAIL_IN_USE="Somebody else has the address, in some letter case.",
    WORK_EMAIL_REQUIRED="The private address may stay only when the caller says so.",
    LINK_NOT_VALID="The link is used, expired, replaced, withdrawn or forged; nobody is told which.",
    WRONG_CREDENTIALS="Address and password do not fit an active account; nobody is told why.",
    CHOOSE_ORGANISATION="Address and password fit accounts in several organisations.",
    WEAK_PASSWORD="Not 15 to 256 characters, or among the first that would be guessed.",
    TOO_MANY_ATTEMPTS="Tried too often; `retryAt` says when again.",
    STALE_VERSION="Somebody else saved meanwhile.",
    NO_SHARED_VIEW="Nothing is shared in the procedure.",
    PROCEDURE_CLOSED="The procedure is closed.",
    TOUR_REQUIRED="The test's tour must be completed first.",
    LANGUAGE_NOT_AVAILABLE="The test is not there in this language.",
    ITEM_NOT_CURRENT="Another item is to be answered now, or this one was answered otherwise.",
    TEST_NOT_STARTED="The assessment or the test must be started first.",
    TEST_FINISHED="The test, or the whole assessment, is finished.",
    TEST_UNFINISHED="Another test was started, and must be finished first.",
    TIME_IS_UP="The time for the item or the test is over.",
    RETAKE_TOO_SOON="The assessment is taken once a month at most.",
    NO_RESULTS="The candidate has no complete results.",
)
