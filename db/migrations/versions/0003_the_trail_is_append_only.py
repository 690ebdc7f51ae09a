"""The trail is append-only."""

from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        for change in ('UPDATE', 'DELETE'):
            op.execute(
                f'CREATE TRIGGER audit_entries_no_{change.lower()} BEFORE {change} ON audit_entries '
                "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
        return
    op.execute(
        'CREATE FUNCTION audit_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS '
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
    )
    op.execute(
        'CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries '
        'FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_append_only()'
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        for change in ('update', 'delete'):
            op.execute(f'DROP TRIGGER audit_entries_no_{change}')
        return
    op.execute('DROP TRIGGER audit_entries_append_only ON audit_entries')
    op.execute('DROP FUNCTION audit_entries_append_only')
