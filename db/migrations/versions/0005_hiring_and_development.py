"""Hiring and development."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "insights",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("norm_version", sa.String(length=64), nullable=False),
        sa.Column("provisional_norms", sa.Boolean(), nullable=False),
        sa.Column("lens_key", sa.String(length=64), nullable=False),
        sa.Column("lens_version", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("carried_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carried_over_by", sa.String(length=320), nullable=True),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_insights_employee_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_insights_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_insights"),
    )
    op.create_index("ix_insights_employee_id_completed_at", "insights", ["employee_id", "completed_at"], unique=False)

    op.create_table(
        "insight_scores",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("insights_id", sa.Uuid(), nullable=False),
        sa.Column("section", sa.String(32), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(32), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["insights_id"], ["insights.id"], name="fk_insight_scores_insights_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_insight_scores"),
        sa.UniqueConstraint("insights_id", "section", "key", name="uq_insight_scores_insights_id_section_key"),
    )
    op.create_table(
        "pending_employees",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("first_name", sa.String(length=320), nullable=False),
        sa.Column("last_name", sa.String(length=320), nullable=False),
        sa.Column("private_email", sa.String(length=320), nullable=False),
        sa.Column("sort_name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(32), nullable=False),
        sa.Column("procedure_title", sa.String(length=320), nullable=False),
        sa.Column("hired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("employee_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates.id"], name="fk_pending_employees_candidate_id"),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_pending_employees_employee_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_pending_employees_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pending_employees"),
        sa.UniqueConstraint("candidate_id", name="uq_pending_employees_candidate_id"),
    )
    op.create_index(
        "ix_pending_employees_organisation_id_sort_name_id",
        "pending_employees",
        ["organisation_id", "sort_name", "id"],
        unique=False,
    )

    op.create_table(
        "development_goals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=320), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("insight_score_id", sa.Uuid(), nullable=True),
        sa.Column("suggestion", sa.String(length=160), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_development_goals_employee_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["insight_score_id"],
            ["insight_scores.id"],
            name="fk_development_goals_insight_score_id",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_development_goals"),
    )
    op.create_index(
        "ix_development_goals_employee_id_created_at_id",
        "development_goals",
        ["employee_id", "created_at", "id"],
        unique=False,
    )

    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("default_lens_key", sa.String(length=64), server_default="professional", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.drop_column("default_lens_key")

    op.drop_index("ix_development_goals_employee_id_created_at_id", "development_goals")

    op.drop_table("development_goals")
    op.drop_index("ix_pending_employees_organisation_id_sort_name_id", "pending_employees")

    op.drop_table("pending_employees")
    op.drop_table("insight_scores")
    op.drop_index("ix_insights_employee_id_completed_at", "insights")

    op.drop_table("insights")
