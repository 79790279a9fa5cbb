"""The shape of version 2: entry that a clerk would choose over a workbook."""

from sqlite_utils import Database

from coopdesk.store.migrations.steps import MIGRATIONS, freeze, statements

_ENTRY = """
CREATE TABLE member_2 (
    cooperative TEXT NOT NULL REFERENCES cooperative(code), number TEXT NOT NULL, name TEXT NOT NULL,
    sex TEXT CHECK (sex IN ('F', 'M')), birth_year INTEGER CHECK (birth_year >= 1850), team TEXT,
    joined_on TEXT CHECK (joined_on IS date(joined_on, '+0 days')), entry TEXT NOT NULL,
    left_on TEXT CHECK (left_on IS date(left_on, '+0 days')), exit_reason TEXT,
    share_subscribed INTEGER CHECK (share_subscribed >= 0), share_paid INTEGER CHECK (share_paid >= 0),
    joined_booked TEXT CHECK (joined_booked GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    left_booked TEXT CHECK (left_booked GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    applied_on TEXT CHECK (applied_on IS date(applied_on, '+0 days')),
    admitted_on TEXT CHECK (admitted_on IS date(admitted_on, '+0 days')),
    resolution TEXT NOT NULL DEFAULT '', refused TEXT NOT NULL DEFAULT '', skill TEXT NOT NULL DEFAULT '',
    household INTEGER CHECK (household >= 1),
    PRIMARY KEY (cooperative, number)
) STRICT;
INSERT INTO member_2 (cooperative, number, name, sex, birth_year, team, joined_on, entry, left_on, exit_reason,
    share_subscribed, share_paid, joined_booked, left_booked)
    SELECT cooperative, number, name, sex, birth_year, team, joined_on, entry, left_on, exit_reason,
    share_subscribed, share_paid, joined_booked, left_booked FROM member;
DROP TABLE member;
ALTER TABLE member_2 RENAME TO member;
CREATE INDEX member_name ON member (cooperative, name);
CREATE INDEX member_number ON member (cooperative, length(number), number);
CREATE TABLE share_entry (
    cooperative TEXT NOT NULL, number TEXT NOT NULL, entry INTEGER NOT NULL CHECK (entry >= 1),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    kind TEXT NOT NULL CHECK (kind IN ('paid', 'tools', 'refunded')), amount INTEGER NOT NULL CHECK (amount >= 1),
    voucher TEXT NOT NULL, PRIMARY KEY (cooperative, number, entry),
    FOREIGN KEY (cooperative, number) REFERENCES member(cooperative, number)
) STRICT;
CREATE TABLE title (
    cooperative TEXT NOT NULL, number TEXT NOT NULL, since TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    title TEXT NOT NULL, resolution TEXT NOT NULL, PRIMARY KEY (cooperative, number, since, title),
    FOREIGN KEY (cooperative, number) REFERENCES member(cooperative, number)
) STRICT;
CREATE TABLE office (
    cooperative TEXT NOT NULL, number TEXT NOT NULL, since TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    office TEXT NOT NULL, until TEXT CHECK (until IS date(until, '+0 days')), resolution TEXT NOT NULL,
    PRIMARY KEY (cooperative, number, since, office),
    FOREIGN KEY (cooperative, number) REFERENCES member(cooperative, number)
) STRICT;
CREATE TABLE name_sound (
    cooperative TEXT NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL, sounds TEXT NOT NULL,
    PRIMARY KEY (cooperative, number)
) STRICT;
CREATE TABLE accounts (
    statement INTEGER NOT NULL REFERENCES statement(id), services INTEGER CHECK (services >= 0),
    work_in_progress INTEGER, na TEXT NOT NULL, PRIMARY KEY (statement)
) STRICT;
CREATE TABLE paper_total (
    statement INTEGER NOT NULL REFERENCES statement(id), what TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total >= 0), PRIMARY KEY (statement, what)
) STRICT;
CREATE TABLE opening_line (
    statement INTEGER NOT NULL REFERENCES statement(id), figure TEXT NOT NULL,
    first TEXT NOT NULL CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    last TEXT NOT NULL CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'), value INTEGER, na TEXT NOT NULL,
    PRIMARY KEY (statement, figure, first, last)
) STRICT;
CREATE TABLE opening_product (
    statement INTEGER NOT NULL REFERENCES statement(id), product TEXT NOT NULL,
    qualified INTEGER CHECK (qualified >= 0), na TEXT NOT NULL, PRIMARY KEY (statement, product)
) STRICT;
CREATE TABLE verification (
    statement INTEGER NOT NULL REFERENCES statement(id), counter INTEGER NOT NULL CHECK (counter >= 1),
    at TEXT NOT NULL, operator TEXT NOT NULL, cells INTEGER NOT NULL CHECK (cells >= 0),
    different INTEGER NOT NULL CHECK (different >= 0), PRIMARY KEY (statement, counter)
) STRICT;
CREATE TABLE operator (
    name TEXT NOT NULL PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('entry', 'check', 'administrator')),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE TABLE unfinished (
    place TEXT NOT NULL PRIMARY KEY, content TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE heading (
    of_table TEXT NOT NULL, heading TEXT NOT NULL, attribute TEXT NOT NULL, PRIMARY KEY (of_table, heading)
) STRICT;
ALTER TABLE statement ADD COLUMN purpose TEXT NOT NULL DEFAULT 'return'
    CHECK (purpose IN ('return', 'opening', 'verify'));
DROP INDEX one_draft;
CREATE UNIQUE INDEX one_draft ON statement (cooperative, period, purpose) WHERE state = 'draft' AND source <> 'packet';
CREATE TRIGGER statement_final_purpose BEFORE UPDATE ON statement
    WHEN OLD.state = 'closed' AND NEW.purpose IS NOT OLD.purpose BEGIN SELECT RAISE(ABORT, 'final'); END
"""
_ENTRY_LINES = ("accounts", "paper_total", "opening_line", "opening_product", "verification")


@MIGRATIONS()
def m002_entry(db: Database) -> None:
    """Applicants and what belongs to a member; accounts, totals on paper, figures before the start, second keying;
    operators, what is half typed, and what column heads mean.

    A member of version 1 has no application on record, which is not known.
    """
    for sql in statements(_ENTRY):
        db.execute(sql)
    for table in _ENTRY_LINES:
        freeze(db, table)
