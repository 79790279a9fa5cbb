"""The shape of version 6: the cost of a month's output."""

from sqlite_utils import Database

from coopdesk.store.migrations.steps import MIGRATIONS, freeze, statements

_ACCOUNTS = """
CREATE TABLE accounts_6 (
    statement INTEGER NOT NULL REFERENCES statement(id), services INTEGER CHECK (services >= 0),
    work_in_progress INTEGER, production_cost INTEGER CHECK (production_cost >= 0), na TEXT NOT NULL,
    PRIMARY KEY (statement)
) STRICT;
INSERT INTO accounts_6 SELECT statement, services, work_in_progress, NULL, na FROM accounts;
DROP TABLE accounts;
ALTER TABLE accounts_6 RENAME TO accounts;
ALTER TABLE figures ADD COLUMN production_cost INTEGER;
ALTER TABLE figures ADD COLUMN costed_value_current INTEGER;
"""


@MIGRATIONS()
def m006_cost(db: Database) -> None:
    """Months before cost was asked for do not tell it, which is not zero."""
    for sql in statements(_ACCOUNTS):
        db.execute(sql)
    freeze(db, "accounts")
