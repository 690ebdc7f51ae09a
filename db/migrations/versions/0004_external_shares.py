"""External shares."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "external_shares",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("procedure_id", sa.Uuid(), nullable=False),
        sa.Column("shared_by_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("email_key", sa.String(length=320), nullable=False),
        sa.Column("locale", sa.String(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_external_shares_organisation_id"),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["recruitment_procedures.id"], name="fk_external_shares_procedure_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shared_by_id"], ["employees.id"], name="fk_external_shares_shared_by_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_external_shares"),
        sa.UniqueConstraint("link_id", name="uq_external_shares_link_id"),
        sa.UniqueConstraint("procedure_id", "email_key", name="uq_external_shares_procedure_id_email_key"),
    )
    op.create_index(
        "ix_external_shares_procedure_id_created_at_id",
        "external_shares",
        ["procedure_id", "created_at", "id"],
        unique=False,
    )

    op.create_table(
        "external_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["share_id"], ["external_shares.id"], name="fk_external_links_share_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_external_links"),
    )
    op.create_index("ix_external_links_share_id", "external_links", ["share_id"], unique=False)

    op.create_table(
        "external_visits",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["share_id"], ["external_shares.id"], name="fk_external_visits_share_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_external_visits"),
    )
    op.create_index("ix_external_visits_closes_at", "external_visits", ["closes_at"], unique=False)
    op.create_index("ix_external_visits_share_id", "external_visits", ["share_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_external_visits_share_id", "external_visits")
    op.drop_index("ix_external_visits_closes_at", "external_visits")

    op.drop_table("external_visits")
    op.drop_index("ix_external_links_share_id", "external_links")

    op.drop_table("external_links")
    op.drop_index("ix_external_shares_procedure_id_created_at_id", "external_shares")

    op.drop_table("external_shares")
