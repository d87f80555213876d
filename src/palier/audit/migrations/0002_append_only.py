"""The audit is append-only in the database too: whoever opens it by another door is refused.

A line may leave once it is three years old (``rules/keeping.py``), and never change. On SQLite a
table that a later migration remakes loses its triggers: that migration must call ``install`` again
(a test of this house says so). ``TRUNCATE`` on PostgreSQL belongs to the owner of the table.
"""

from django.db import migrations

DAYS = 3 * 365

SQLITE = (
    """CREATE TRIGGER audit_entry_never_changes BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    f"""CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
    WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-{DAYS} days')
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
)
SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS audit_entry_never_changes",
    "DROP TRIGGER IF EXISTS audit_entry_stays",
)

POSTGRESQL = (
    f"""CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND OLD.at <= now() - interval '{DAYS} days' THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_stays()""",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS audit_entry_stays ON audit_entry",
    "DROP FUNCTION IF EXISTS audit_entry_stays()",
)


def install(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_a_trace_tells_no_stage_and_no_outcome")]

    operations = [migrations.RunPython(install, remove)]
