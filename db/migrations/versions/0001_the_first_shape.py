"""The first shape."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("recruitment_module", sa.Boolean(), nullable=False),
        sa.Column("development_module", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(32), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("request_id", sa.String(length=64), nullable=True),
        sa.Column("once", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_audit_entries_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entries"),
        sa.UniqueConstraint("once", name="uq_audit_entries_once"),
    )
    op.create_index("ix_audit_entries_organisation_id_at", "audit_entries", ["organisation_id", "at"], unique=False)

    op.create_table(
        "employees",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("first_name", sa.String(length=320), nullable=False),
        sa.Column("last_name", sa.String(length=320), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("email_key", sa.String(length=320), nullable=False),
        sa.Column("sort_name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(32), nullable=False),
        sa.Column("owner", sa.Boolean(), nullable=False),
        sa.Column("recruitment_role", sa.String(32), nullable=True),
        sa.Column("development_role", sa.String(32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_employees_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_employees"),
        sa.UniqueConstraint("organisation_id", "email_key", name="uq_employees_organisation_id_email_key"),
    )
    op.create_index("ix_employees_email_key", "employees", ["email_key"], unique=False)
    op.create_index(
        "ix_employees_organisation_id_sort_name_id", "employees", ["organisation_id", "sort_name", "id"], unique=False
    )

    op.create_table(
        "outgoing_mails",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("to_address", sa.String(length=320), nullable=False),
        sa.Column("letter", sa.String(length=64), nullable=False),
        sa.Column("locale", sa.String(32), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_outgoing_mails_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outgoing_mails"),
    )
    op.create_index("ix_outgoing_mails_about_id", "outgoing_mails", ["about_id"], unique=False)
    op.create_index(
        "ix_outgoing_mails_status_next_attempt_at", "outgoing_mails", ["status", "next_attempt_at"], unique=False
    )

    op.create_table(
        "recruitment_procedures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=320), nullable=False),
        sa.Column("title_search", sa.Text(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("lens_key", sa.String(length=64), nullable=False),
        sa.Column("lens_version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_recruitment_procedures_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_recruitment_procedures"),
    )
    op.create_index(
        "ix_recruitment_procedures_organisation_id_created_at_id",
        "recruitment_procedures",
        ["organisation_id", "created_at", "id"],
        unique=False,
    )

    op.create_table(
        "accounts",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_accounts_employee_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("employee_id", name="pk_accounts"),
    )
    op.create_table(
        "activation_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_activation_links_employee_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_activation_links"),
    )
    op.create_index("ix_activation_links_employee_id", "activation_links", ["employee_id"], unique=False)

    op.create_table(
        "candidates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("procedure_id", sa.Uuid(), nullable=False),
        sa.Column("first_name", sa.String(length=320), nullable=False),
        sa.Column("last_name", sa.String(length=320), nullable=False),
        sa.Column("initials", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("email_key", sa.String(length=320), nullable=False),
        sa.Column("sort_name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_candidates_organisation_id"),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["recruitment_procedures.id"], name="fk_candidates_procedure_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_candidates"),
        sa.UniqueConstraint("procedure_id", "email_key", name="uq_candidates_procedure_id_email_key"),
    )
    op.create_index(
        "ix_candidates_procedure_id_sort_name_id", "candidates", ["procedure_id", "sort_name", "id"], unique=False
    )

    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_sessions_employee_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sessions"),
    )
    op.create_index("ix_sessions_employee_id", "sessions", ["employee_id"], unique=False)
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"], unique=False)

    op.create_table(
        "shared_views",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("procedure_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by_id", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("competencies", sa.Boolean(), nullable=False),
        sa.Column("pressure_behaviour", sa.Boolean(), nullable=False),
        sa.Column("learning_agility", sa.Boolean(), nullable=False),
        sa.Column("motives", sa.Boolean(), nullable=False),
        sa.Column("aptitude", sa.Boolean(), nullable=False),
        sa.Column("scores", sa.Boolean(), nullable=False),
        sa.Column("full_names", sa.Boolean(), nullable=False),
        sa.Column("overviews", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_shared_views_organisation_id"),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["recruitment_procedures.id"], name="fk_shared_views_procedure_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"], ["employees.id"], name="fk_shared_views_saved_by_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shared_views"),
        sa.UniqueConstraint("procedure_id", name="uq_shared_views_procedure_id"),
    )
    op.create_index(
        "ix_shared_views_organisation_id_saved_at_id",
        "shared_views",
        ["organisation_id", "saved_at", "id"],
        unique=False,
    )

    op.create_table(
        "team_members",
        sa.Column("procedure_id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name="fk_team_members_employee_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["recruitment_procedures.id"], name="fk_team_members_procedure_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("procedure_id", "employee_id", name="pk_team_members"),
    )
    op.create_index("ix_team_members_employee_id", "team_members", ["employee_id"], unique=False)

    op.create_table(
        "assessments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name="fk_assessments_candidate_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_assessments_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assessments"),
    )
    op.create_index("ix_assessments_candidate_id", "assessments", ["candidate_id"], unique=True)

    op.create_table(
        "shared_candidates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("view_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Uuid(), nullable=False),
        sa.Column("namesake_number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name="fk_shared_candidates_candidate_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["view_id"], ["shared_views.id"], name="fk_shared_candidates_view_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", "place", name="pk_shared_candidates"),
        sa.UniqueConstraint("view_id", "candidate_id", name="uq_shared_candidates_view_id_candidate_id"),
    )
    op.create_index("ix_shared_candidates_candidate_id", "shared_candidates", ["candidate_id"], unique=False)
    op.create_index("ix_shared_candidates_view_id_place", "shared_candidates", ["view_id", "place"], unique=False)

    op.create_table(
        "assessment_results",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("norm_version", sa.String(length=64), nullable=False),
        sa.Column("provisional_norms", sa.Boolean(), nullable=False),
        sa.Column("lens_key", sa.String(length=64), nullable=False),
        sa.Column("lens_version", sa.Integer(), nullable=False),
        sa.Column("instrument_versions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name="fk_assessment_results_assessment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name="fk_assessment_results_candidate_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_assessment_results"),
        sa.UniqueConstraint("candidate_id", name="uq_assessment_results_candidate_id"),
    )
    op.create_table(
        "result_sections",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("section", sa.String(32), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("bands", sa.JSON(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name="fk_result_sections_assessment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name="fk_result_sections_candidate_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("candidate_id", "section", name="pk_result_sections"),
    )


def downgrade() -> None:
    raise NotImplementedError("there is nothing before the first shape")
