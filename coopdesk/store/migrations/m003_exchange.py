"""The shape of version 3: exchange that can be trusted."""

from sqlite_utils import Database

from coopdesk.store.migrations.steps import MIGRATIONS, statements

_EXCHANGE = """
ALTER TABLE desk ADD COLUMN rest TEXT NOT NULL DEFAULT 'none' CHECK (rest IN ('none', 'sunday', 'weekend'));
ALTER TABLE desk ADD COLUMN telephone TEXT NOT NULL DEFAULT '';
ALTER TABLE desk ADD COLUMN names_wanted INTEGER NOT NULL DEFAULT 0 CHECK (names_wanted IN (0, 1));
ALTER TABLE stored_packet ADD COLUMN enrols TEXT;
CREATE INDEX packet_enrols ON stored_packet (enrols) WHERE enrols IS NOT NULL;
CREATE TABLE federation_seal (
    public_key TEXT NOT NULL PRIMARY KEY, counter INTEGER NOT NULL CHECK (counter >= 1), at TEXT NOT NULL
) STRICT;
CREATE TABLE revocation (
    counter INTEGER NOT NULL PRIMARY KEY CHECK (counter >= 1), public_key TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0), last TEXT, reason TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE question (
    counter INTEGER NOT NULL PRIMARY KEY CHECK (counter >= 1), packet TEXT NOT NULL REFERENCES stored_packet(id),
    of_table TEXT NOT NULL, line TEXT NOT NULL, box TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX question_packet ON question (packet);
CREATE TABLE recipient (
    kind TEXT NOT NULL PRIMARY KEY CHECK (kind IN ('office', 'escrow')), key TEXT NOT NULL, since TEXT NOT NULL
) STRICT;
CREATE TABLE deadline (
    period TEXT NOT NULL PRIMARY KEY CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    due TEXT NOT NULL CHECK (due IS date(due, '+0 days'))
) STRICT;
CREATE TABLE holiday (
    day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day, '+0 days')), name TEXT NOT NULL
) STRICT;
CREATE TABLE call (
    cooperative TEXT NOT NULL REFERENCES cooperative(code),
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    entry INTEGER NOT NULL CHECK (entry >= 1), day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    person TEXT NOT NULL, answer TEXT NOT NULL, promised TEXT CHECK (promised IS date(promised, '+0 days')),
    PRIMARY KEY (cooperative, period, entry)
) STRICT;
CREATE TABLE submission (
    number TEXT NOT NULL PRIMARY KEY, period TEXT NOT NULL, scope TEXT NOT NULL,
    fact INTEGER NOT NULL CHECK (fact >= 0), change INTEGER NOT NULL CHECK (change >= 0), at TEXT NOT NULL,
    recipient TEXT NOT NULL, document TEXT NOT NULL
) STRICT;
"""
_FACTS = ("federation_seal", "revocation", "question", "submission")


@MIGRATIONS()
def m003_exchange(db: Database) -> None:
    """Seals of the federation, revocations and questions as facts; due days, calls, summaries handed upwards.

    Desks of version 2 know no rest days, ask for no names, and have no telephone of the federation.
    """
    for sql in statements(_EXCHANGE):
        db.execute(sql)
    for table in _FACTS:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_kept_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'kept for ever'); END"
            )
