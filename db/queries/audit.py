"""Writing the audit trail beside a change, and telling those who watch that there was one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.audit import AuditEntry

OPERATOR = "operator"
HOUSEKEEPING = "housekeeping"


def record(
    session: AsyncSession,
    organisation_id: UUID | None,
    action: str,
    subject_id: UUID | None,
    at: datetime,
    *,
    actor: str = OPERATOR,
    request_id: str | None = None,
) -> None:
    """Adds an entry in the transaction of the change; whoever watches the organisation hears of it after the commit."""
    session.add(
        AuditEntry(
            organisation_id=organisation_id,
            at=at,
            actor=actor,
            action=action,
            subject_id=subject_id,
            request_id=request_id,
        )
    )
    if organisation_id is not None:
        session.info.setdefault("changed", set()).add(organisation_id)
