"""The letters, one function each, called inside the transaction of the change they tell of.

Each puts one row in the outbox, in the receiver's language, holding only what the letter prints. The rows
given to them have been flushed, so that their ids are known.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.accounts import ActivationLink, Locale, Organisation, PasswordResetLink
from db.models.external import ExternalLink, ExternalShare
from db.models.outbox import OutgoingMail
from db.models.people import Employee, Role
from db.models.recruiting import Candidate
from db.queries import outbox


class Letter(StrEnum):
    """Every letter there is; the value is the folder of its templates."""

    INVITATION = "invitation"
    GETTING_STARTED = "getting_started"
    TEAM_INVITATION = "team_invitation"
    PASSWORD_RESET = "password_reset"
    PASSWORD_CHANGED = "password_changed"
    EXTERNAL_LINK = "external_link"
    ADDED_AS_EMPLOYEE = "added_as_employee"
    CANDIDATE_LINK = "candidate_link"


def invitation(
    session: AsyncSession,
    *,
    to: Employee,
    organisation: Organisation,
    link: ActivationLink,
    role: Role,
    invited_by: str | None,
    now: datetime,
) -> None:
    """Who added you to which organisation, as what, and the link that activates the account."""
    params = {"role": role.value, "invited_by": invited_by, "link_id": link.id.hex}
    _post(session, Letter.INVITATION, to, organisation, params, now)


def getting_started(
    session: AsyncSession, *, to: Employee, organisation: Organisation, role: Role, now: datetime
) -> None:
    """How to sign in and what there is to find in this role; holds no token, so it may be kept."""
    _post(session, Letter.GETTING_STARTED, to, organisation, {"role": role.value}, now)


def team_invitation(
    session: AsyncSession,
    *,
    to: Employee,
    organisation: Organisation,
    procedure_title: str,
    procedure_public_id: str,
    invited_by: str | None,
    active: bool,
    now: datetime,
) -> None:
    """Invites a team member to look at the shared results; `active`: whether they can sign in already."""
    params = {
        "procedure_title": procedure_title,
        "procedure_id": procedure_public_id,
        "invited_by": invited_by,
        "active": active,
    }
    _post(session, Letter.TEAM_INVITATION, to, organisation, params, now)


def password_reset(
    session: AsyncSession, *, to: Employee, organisation: Organisation, link: PasswordResetLink, now: datetime
) -> None:
    """The link to a new password, for whoever asked for one."""
    _post(session, Letter.PASSWORD_RESET, to, organisation, {"link_id": link.id.hex}, now)


def password_changed(session: AsyncSession, *, to: Employee, organisation: Organisation, now: datetime) -> None:
    """Tells that the password was changed, so that somebody else's doing does not go unnoticed."""
    _post(session, Letter.PASSWORD_CHANGED, to, organisation, {}, now)


def added_as_employee(
    session: AsyncSession, *, to: Employee, organisation: Organisation, locale: Locale, now: datetime
) -> None:
    """Tells somebody who was hired that they were added, and that their data is available for development."""
    _post(session, Letter.ADDED_AS_EMPLOYEE, to, organisation, {}, now, locale=locale)


def external_link(
    session: AsyncSession,
    *,
    to: ExternalShare,
    organisation: Organisation,
    procedure_title: str,
    link: ExternalLink,
    shared_by: str | None,
    renewed: bool,
    now: datetime,
) -> None:
    """The link to a shared view for somebody outside the organisation; `renewed`: whether they asked for it."""
    params = {
        "organisation": organisation.name,
        "procedure_title": procedure_title,
        "shared_by": shared_by,
        "renewed": renewed,
        "link_id": link.id.hex,
    }
    outbox.post(
        session,
        OutgoingMail(
            organisation_id=organisation.id,
            about_id=link.id,
            to_address=to.email,
            letter=Letter.EXTERNAL_LINK.value,
            locale=to.locale,
            params=params,
            created_at=now,
            next_attempt_at=now,
        ),
    )


def candidate_link(
    session: AsyncSession,
    *,
    to: Candidate,
    organisation: Organisation,
    procedure_title: str,
    link_id: UUID,
    now: datetime,
) -> None:
    """The link by which a candidate takes the assessment, in the candidate's language."""
    params = {
        "first_name": to.first_name,
        "organisation": organisation.name,
        "procedure_title": procedure_title,
        "link_id": link_id.hex,
    }
    outbox.post(
        session,
        OutgoingMail(
            organisation_id=organisation.id,
            about_id=link_id,
            to_address=to.email,
            letter=Letter.CANDIDATE_LINK.value,
            locale=to.locale,
            params=params,
            created_at=now,
            next_attempt_at=now,
        ),
    )


def _post(
    session: AsyncSession,
    letter: Letter,
    to: Employee,
    organisation: Organisation,
    params: Mapping[str, str | bool | None],
    now: datetime,
    *,
    locale: Locale | None = None,
) -> None:
    mail = OutgoingMail(
        organisation_id=organisation.id,
        about_id=to.id,
        to_address=to.email,
        letter=letter.value,
        locale=locale or to.locale,
        params={"first_name": to.first_name, "organisation": organisation.name, **params},
        created_at=now,
        next_attempt_at=now,
    )
    outbox.post(session, mail)
