"""What every migration is made with."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("coopdesk")


def freeze(db: Database, table: str) -> None:
    """Refuse every change of a table of lines that belong to a final statement."""
    for verb, rows in (("INSERT", ("NEW",)), ("UPDATE", ("NEW", "OLD")), ("DELETE", ("OLD",))):
        closed = " OR ".join(f"(SELECT state FROM statement WHERE id = {row}.statement) = 'closed'" for row in rows)
        db.execute(
            f"CREATE TRIGGER {table}_final_{verb.lower()} BEFORE {verb} ON {table} WHEN {closed} "
            "BEGIN SELECT RAISE(ABORT, 'final'); END"
        )


def statements(script: str) -> list[str]:
    """The statements of a script, each ending its line."""
    return [part.strip() for part in script.split(";\n") if part.strip()]
