"""The shape of version 1: what the first month needs."""

from sqlite_utils import Database

from coopdesk.store.migrations.steps import MIGRATIONS, freeze

_TABLES = """
CREATE TABLE desk (
    role TEXT NOT NULL PRIMARY KEY CHECK (role IN ('cooperative', 'federation')), cooperative TEXT,
    start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    federation TEXT NOT NULL, federation_en TEXT NOT NULL, federation_zh TEXT NOT NULL, approval TEXT NOT NULL,
    valid_until TEXT NOT NULL, currency TEXT NOT NULL, exponent INTEGER NOT NULL CHECK (exponent >= 0),
    price_year INTEGER NOT NULL CHECK (price_year >= 1900), due_day INTEGER NOT NULL CHECK (due_day >= 1),
    least_fulfilment INTEGER NOT NULL CHECK (least_fulfilment >= 0),
    most_fulfilment INTEGER NOT NULL CHECK (most_fulfilment >= 0),
    most_change INTEGER NOT NULL CHECK (most_change >= 0), least_quality INTEGER NOT NULL CHECK (least_quality >= 0)
) STRICT;
CREATE TABLE cooperative (
    code TEXT NOT NULL PRIMARY KEY, name_en TEXT NOT NULL, name_zh TEXT NOT NULL, trade_en TEXT NOT NULL,
    trade_zh TEXT NOT NULL, district_en TEXT NOT NULL, district_zh TEXT NOT NULL,
    founded_on TEXT CHECK (founded_on IS date(founded_on, '+0 days')),
    dissolved_on TEXT CHECK (dissolved_on IS date(dissolved_on, '+0 days')),
    responsible TEXT NOT NULL, clerk TEXT NOT NULL, telephone TEXT NOT NULL
) STRICT;
CREATE TABLE kind_span (
    cooperative TEXT NOT NULL REFERENCES cooperative(code), since TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    kind TEXT NOT NULL CHECK (kind IN ('PC', 'SC', 'SG')), PRIMARY KEY (cooperative, since)
) STRICT;
CREATE TABLE affiliation (
    cooperative TEXT NOT NULL REFERENCES cooperative(code), since TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    affiliated INTEGER NOT NULL CHECK (affiliated IN (0, 1)), resolution TEXT NOT NULL,
    PRIMARY KEY (cooperative, since)
) STRICT;
CREATE TABLE product (
    code TEXT NOT NULL PRIMARY KEY, trade_en TEXT NOT NULL, trade_zh TEXT NOT NULL, name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL, unit_en TEXT NOT NULL, unit_zh TEXT NOT NULL,
    constant_price INTEGER CHECK (constant_price >= 0)
) STRICT;
CREATE TABLE team (
    cooperative TEXT NOT NULL REFERENCES cooperative(code), code TEXT NOT NULL, name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL, position INTEGER NOT NULL CHECK (position >= 0), PRIMARY KEY (cooperative, code)
) STRICT;
CREATE TABLE member (
    cooperative TEXT NOT NULL REFERENCES cooperative(code), number TEXT NOT NULL, name TEXT NOT NULL,
    sex TEXT CHECK (sex IN ('F', 'M')), birth_year INTEGER CHECK (birth_year >= 1850), team TEXT,
    joined_on TEXT NOT NULL CHECK (joined_on IS date(joined_on, '+0 days')), entry TEXT NOT NULL,
    left_on TEXT CHECK (left_on IS date(left_on, '+0 days')), exit_reason TEXT,
    share_subscribed INTEGER CHECK (share_subscribed >= 0), share_paid INTEGER CHECK (share_paid >= 0),
    joined_booked TEXT CHECK (joined_booked GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    left_booked TEXT CHECK (left_booked GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'), PRIMARY KEY (cooperative, number)
) STRICT;
CREATE TABLE statement (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id >= 1), cooperative TEXT NOT NULL REFERENCES cooperative(code),
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    state TEXT NOT NULL CHECK (state IN ('draft', 'closed')),
    source TEXT NOT NULL CHECK (source IN ('clerk', 'keyed', 'packet')), currency TEXT NOT NULL,
    exponent INTEGER NOT NULL CHECK (exponent >= 0), nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
    submitted_on TEXT CHECK (submitted_on IS date(submitted_on, '+0 days')),
    preparer TEXT NOT NULL, signatory TEXT NOT NULL, reason TEXT NOT NULL,
    amends INTEGER REFERENCES statement(id) CHECK (amends >= 1), revision INTEGER CHECK (revision >= 1),
    packet TEXT, closed_at TEXT
) STRICT;
CREATE TABLE output_line (
    statement INTEGER NOT NULL REFERENCES statement(id), team TEXT NOT NULL, product TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('own', 'customer')), position INTEGER NOT NULL CHECK (position >= 0),
    name_en TEXT NOT NULL, name_zh TEXT NOT NULL, unit_en TEXT NOT NULL, unit_zh TEXT NOT NULL,
    planned INTEGER CHECK (planned >= 0), qualified INTEGER CHECK (qualified >= 0),
    scrap INTEGER CHECK (scrap >= 0), current_price INTEGER CHECK (current_price >= 0),
    constant_price INTEGER CHECK (constant_price >= 0), na TEXT NOT NULL,
    PRIMARY KEY (statement, team, product, basis)
) STRICT;
CREATE TABLE labour_line (
    statement INTEGER NOT NULL REFERENCES statement(id), team TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0), scheduled INTEGER CHECK (scheduled >= 0),
    attended INTEGER CHECK (attended >= 0), wages INTEGER CHECK (wages >= 0),
    accidents INTEGER CHECK (accidents >= 0), na TEXT NOT NULL, PRIMARY KEY (statement, team)
) STRICT;
CREATE TABLE movement_line (
    statement INTEGER NOT NULL REFERENCES statement(id), sex TEXT NOT NULL CHECK (sex IN ('F', 'M', '-')),
    event TEXT NOT NULL, other TEXT NOT NULL, persons INTEGER NOT NULL CHECK (persons >= 0),
    PRIMARY KEY (statement, sex, event, other)
) STRICT;
CREATE TABLE movement_person (
    statement INTEGER NOT NULL REFERENCES statement(id), number TEXT NOT NULL, event TEXT NOT NULL,
    name TEXT NOT NULL, sex TEXT CHECK (sex IN ('F', 'M')),
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
    PRIMARY KEY (statement, number, event)
) STRICT;
CREATE TABLE note (
    statement INTEGER NOT NULL REFERENCES statement(id), code TEXT NOT NULL, subject TEXT NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (statement, code, subject)
) STRICT;
CREATE TABLE figures (
    statement INTEGER NOT NULL REFERENCES statement(id), planned_value_constant INTEGER,
    output_value_constant INTEGER, output_value_current INTEGER, assortment_value_constant INTEGER,
    inspected_value_constant INTEGER, scrap_value_constant INTEGER, scheduled_days INTEGER,
    attended_days INTEGER, wages INTEGER, lost_time_accidents INTEGER, member_days INTEGER,
    members_opening INTEGER, members_joined INTEGER, members_newly_developed INTEGER,
    members_left INTEGER, members_closing INTEGER, PRIMARY KEY (statement)
) STRICT;
CREATE TABLE annual_plan (
    cooperative TEXT NOT NULL REFERENCES cooperative(code), year INTEGER NOT NULL CHECK (year >= 1900),
    indicator TEXT NOT NULL, edition INTEGER NOT NULL CHECK (edition >= 1), base INTEGER CHECK (base >= 0),
    target INTEGER NOT NULL CHECK (target >= 0), PRIMARY KEY (cooperative, year, indicator, edition)
) STRICT;
CREATE TABLE monthly_share (
    year INTEGER NOT NULL CHECK (year >= 1900), month INTEGER NOT NULL CHECK (month >= 1),
    percent INTEGER NOT NULL CHECK (percent >= 0), PRIMARY KEY (year, month)
) STRICT;
CREATE TABLE competition (
    code TEXT NOT NULL PRIMARY KEY, cooperative TEXT NOT NULL REFERENCES cooperative(code),
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'), title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL, level TEXT NOT NULL, method TEXT NOT NULL
) STRICT;
CREATE TABLE condition (
    competition TEXT NOT NULL REFERENCES competition(code), indicator TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0), title_en TEXT NOT NULL, title_zh TEXT NOT NULL,
    measured TEXT NOT NULL, per TEXT NOT NULL, better TEXT NOT NULL, shape TEXT NOT NULL,
    points INTEGER NOT NULL CHECK (points >= 0), target INTEGER NOT NULL CHECK (target >= 0),
    cap INTEGER CHECK (cap >= 0), loss INTEGER NOT NULL CHECK (loss >= 0), gain INTEGER NOT NULL CHECK (gain >= 0),
    least INTEGER, most INTEGER CHECK (most >= 0), tie INTEGER CHECK (tie >= 1),
    PRIMARY KEY (competition, indicator)
) STRICT;
CREATE TABLE gate (
    competition TEXT NOT NULL REFERENCES competition(code), subject TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0), least INTEGER, most INTEGER, PRIMARY KEY (competition, subject)
) STRICT;
CREATE TABLE measured_value (
    competition TEXT NOT NULL REFERENCES competition(code), entrant TEXT NOT NULL, what TEXT NOT NULL,
    value INTEGER CHECK (value >= 0), na TEXT NOT NULL, PRIMARY KEY (competition, entrant, what)
) STRICT;
CREATE TABLE stored_packet (
    id TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('return', 'directive', 'receipt', 'enrolment')), cooperative TEXT NOT NULL,
    period TEXT CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'), revision INTEGER CHECK (revision >= 1),
    supersedes TEXT NOT NULL, submitted_on TEXT CHECK (submitted_on IS date(submitted_on, '+0 days')),
    nil INTEGER NOT NULL CHECK (nil IN (0, 1)), public_key TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1), previous TEXT
) STRICT;
CREATE TABLE arrival (
    counter INTEGER NOT NULL PRIMARY KEY CHECK (counter >= 1), batch TEXT NOT NULL,
    packet TEXT NOT NULL REFERENCES stored_packet(id), file TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE decision (
    counter INTEGER NOT NULL PRIMARY KEY CHECK (counter >= 1), kind TEXT NOT NULL, packets TEXT NOT NULL,
    batch TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE trusted_key (
    public_key TEXT NOT NULL, cooperative TEXT NOT NULL REFERENCES cooperative(code),
    counter INTEGER NOT NULL CHECK (counter >= 1), at TEXT NOT NULL, PRIMARY KEY (public_key, cooperative)
) STRICT;
CREATE TABLE station (
    public_key TEXT NOT NULL PRIMARY KEY, since TEXT NOT NULL
) STRICT;
CREATE TABLE change (
    counter INTEGER NOT NULL PRIMARY KEY, moment TEXT NOT NULL, operator TEXT NOT NULL, batch TEXT NOT NULL,
    record TEXT NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT, previous TEXT NOT NULL
) STRICT
"""
_LINES = ("output_line", "labour_line", "movement_line", "movement_person", "note", "figures")
_FROZEN = (
    "id", "cooperative", "period", "state", "source", "currency", "exponent", "nil", "submitted_on", "preparer",
    "signatory", "reason", "amends", "closed_at",
)  # fmt: skip
_FACTS = ("stored_packet", "arrival", "decision", "trusted_key", "station", "change")


_GUARDS = """
CREATE UNIQUE INDEX one_draft ON statement (cooperative, period) WHERE state = 'draft' AND source <> 'packet';
CREATE INDEX member_name ON member (cooperative, name);
CREATE INDEX statement_month ON statement (period, cooperative);
CREATE UNIQUE INDEX statement_packet ON statement (packet) WHERE packet IS NOT NULL;
CREATE INDEX packet_month ON stored_packet (period, cooperative);
CREATE INDEX packet_sequence ON stored_packet (public_key, sequence);
CREATE INDEX arrival_packet ON arrival (packet);
CREATE INDEX change_record ON change (record, key)
"""


@MIGRATIONS()
def m001_first_release(db: Database) -> None:
    """The tables of version 1; what is final, and what is a fact, is guarded by the file itself."""
    for sql in filter(str.strip, _TABLES.split(";")):
        db.execute(sql)
    for table in _LINES:
        freeze(db, table)
    for table in _FACTS:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_kept_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'kept for ever'); END"
            )
    for sql in _GUARDS.split(";"):
        db.execute(sql)
    frozen = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _FROZEN)
    given = " OR ".join(f"(OLD.{name} IS NOT NULL AND NEW.{name} IS NOT OLD.{name})" for name in ("revision", "packet"))
    db.execute(
        "CREATE TRIGGER statement_final_update BEFORE UPDATE ON statement "
        f"WHEN OLD.state = 'closed' AND ({frozen} OR {given}) BEGIN SELECT RAISE(ABORT, 'final'); END"
    )
    db.execute(
        "CREATE TRIGGER statement_final_delete BEFORE DELETE ON statement WHEN OLD.state = 'closed' "
        "BEGIN SELECT RAISE(ABORT, 'final'); END"
    )
