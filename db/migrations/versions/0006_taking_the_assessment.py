"""Taking the assessment."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OPEN = sa.text("completed_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("candidates") as batch_op:
        batch_op.add_column(sa.Column("link_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("link_sent_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("link_expires_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_candidates_link_id", "candidates", ["link_id"], unique=True)

    op.create_table(
        "candidate_visits",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name="fk_candidate_visits_candidate_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_candidate_visits"),
    )
    op.create_index("ix_candidate_visits_candidate_id", "candidate_visits", ["candidate_id"])
    op.create_index("ix_candidate_visits_ends_at", "candidate_visits", ["ends_at"])

    op.create_table(
        "sittings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=True),
        sa.Column("employee_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name="fk_sittings_candidate_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_sittings_employee_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_sittings_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sittings"),
    )
    op.create_index("ix_sittings_candidate_id", "sittings", ["candidate_id"], unique=True)
    op.create_index("ix_sittings_employee_id_created_at", "sittings", ["employee_id", "created_at"])
    op.create_index(
        "uq_sittings_employee_id_open",
        "sittings",
        ["employee_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )

    op.create_table(
        "sitting_tests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("instrument_key", sa.String(length=64), nullable=False),
        sa.Column("instrument_version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("went_by", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name="fk_sitting_tests_sitting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sitting_tests"),
        sa.UniqueConstraint("sitting_id", "place", name="uq_sitting_tests_sitting_id_place"),
    )

    with op.batch_alter_table("insights") as batch_op:
        batch_op.add_column(sa.Column("instrument_versions", sa.JSON(), server_default="{}", nullable=False))

    op.create_table(
        "presentations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("test_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item_key", sa.String(length=64), nullable=False),
        sa.Column("seed", sa.LargeBinary(), nullable=True),
        sa.Column("presented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("correct", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["test_id"], ["sitting_tests.id"], name="fk_presentations_test_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_presentations"),
        sa.UniqueConstraint("test_id", "place", name="uq_presentations_test_id_place"),
    )


def downgrade() -> None:
    with op.batch_alter_table("insights") as batch_op:
        batch_op.drop_column("instrument_versions")
    op.drop_table("presentations")
    op.drop_table("sitting_tests")
    op.drop_table("sittings")
    op.drop_table("candidate_visits")
    op.drop_index("ix_candidates_link_id", "candidates")
    with op.batch_alter_table("candidates") as batch_op:
        batch_op.drop_column("link_expires_at")
        batch_op.drop_column("link_sent_at")
        batch_op.drop_column("link_id")
