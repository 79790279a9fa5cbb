"""The shape of version 5: official marks of single forms."""

from sqlite_utils import Database

from coopdesk.store.migrations.steps import MIGRATIONS


@MIGRATIONS()
def m005_form_marks(db: Database) -> None:
    """Forms of version 4 all have the approval number and the validity of the desk, which stay what is not set here."""
    db.execute(
        "CREATE TABLE form_marks (form TEXT NOT NULL PRIMARY KEY, number_zh TEXT NOT NULL, number_en TEXT NOT NULL, "
        "issuer_zh TEXT NOT NULL, issuer_en TEXT NOT NULL, approver_zh TEXT NOT NULL, approver_en TEXT NOT NULL, "
        "approval TEXT NOT NULL, valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days'))) STRICT"
    )
