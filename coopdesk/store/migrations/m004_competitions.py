"""The shape of version 4: labour competitions from challenge to banner."""

from sqlite_utils import Database

from coopdesk.store.migrations.steps import MIGRATIONS, statements

_COMPETITIONS = """
CREATE TABLE edition (
    competition TEXT NOT NULL REFERENCES competition(code), number INTEGER NOT NULL CHECK (number >= 1),
    method TEXT NOT NULL, who TEXT NOT NULL, groups TEXT NOT NULL, size_bounds TEXT NOT NULL,
    objection_days INTEGER NOT NULL CHECK (objection_days >= 0), reason TEXT NOT NULL,
    announced_on TEXT CHECK (announced_on IS date(announced_on, '+0 days')), PRIMARY KEY (competition, number)
) STRICT;
INSERT INTO edition SELECT code, 1, method, 'all', 'none', '', 3, '', period || '-01' FROM competition;
CREATE TABLE competition_4 (
    code TEXT NOT NULL PRIMARY KEY, cooperative TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'), title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('team', 'person', 'cooperative')),
    last TEXT CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]')
) STRICT;
INSERT INTO competition_4 SELECT code, cooperative, period, title_en, title_zh, level, NULL FROM competition;
CREATE TABLE condition_4 (
    competition TEXT NOT NULL, indicator TEXT NOT NULL, edition INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0), title_en TEXT NOT NULL, title_zh TEXT NOT NULL,
    measured TEXT NOT NULL, per TEXT NOT NULL, better TEXT NOT NULL, shape TEXT NOT NULL,
    points INTEGER NOT NULL CHECK (points >= 0), target INTEGER NOT NULL CHECK (target >= 0),
    cap INTEGER CHECK (cap >= 0), loss INTEGER NOT NULL CHECK (loss >= 0), gain INTEGER NOT NULL CHECK (gain >= 0),
    least INTEGER, most INTEGER CHECK (most >= 0), tie INTEGER CHECK (tie >= 1), aim TEXT NOT NULL,
    evidence TEXT NOT NULL, PRIMARY KEY (competition, indicator, edition),
    FOREIGN KEY (competition, edition) REFERENCES edition(competition, number)
) STRICT;
INSERT INTO condition_4 SELECT competition, indicator, 1, position, title_en, title_zh, measured, per, better, shape,
    points, target, cap, loss, gain, least, most, tie, 'fixed', '' FROM condition;
CREATE TABLE gate_4 (
    competition TEXT NOT NULL, subject TEXT NOT NULL, edition INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0), least INTEGER, most INTEGER, title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL, PRIMARY KEY (competition, subject, edition),
    FOREIGN KEY (competition, edition) REFERENCES edition(competition, number)
) STRICT;
INSERT INTO gate_4 SELECT competition, subject, 1, position, least, most, '', '' FROM gate;
CREATE TABLE measured_value_4 (
    competition TEXT NOT NULL REFERENCES competition(code), entrant TEXT NOT NULL, what TEXT NOT NULL,
    value INTEGER CHECK (value >= 0), period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    evidence TEXT NOT NULL, na TEXT NOT NULL, PRIMARY KEY (competition, entrant, what, period)
) STRICT;
INSERT INTO measured_value_4 SELECT v.competition, v.entrant, v.what, v.value, c.period, '', v.na
    FROM measured_value v JOIN competition c ON c.code = v.competition;
DROP TABLE measured_value;
DROP TABLE gate;
DROP TABLE condition;
DROP TABLE competition;
ALTER TABLE competition_4 RENAME TO competition;
ALTER TABLE condition_4 RENAME TO condition;
ALTER TABLE gate_4 RENAME TO gate;
ALTER TABLE measured_value_4 RENAME TO measured_value;
CREATE TABLE prize (
    competition TEXT NOT NULL, edition INTEGER NOT NULL, position INTEGER NOT NULL CHECK (position >= 1),
    title_en TEXT NOT NULL, title_zh TEXT NOT NULL, award TEXT NOT NULL, first INTEGER NOT NULL CHECK (first >= 1),
    last INTEGER NOT NULL CHECK (last >= 1), banner INTEGER NOT NULL CHECK (banner IN (0, 1)),
    PRIMARY KEY (competition, edition, position),
    FOREIGN KEY (competition, edition) REFERENCES edition(competition, number)
) STRICT;
CREATE TABLE chosen_entrant (
    competition TEXT NOT NULL, edition INTEGER NOT NULL, entrant TEXT NOT NULL,
    PRIMARY KEY (competition, edition, entrant),
    FOREIGN KEY (competition, edition) REFERENCES edition(competition, number)
) STRICT;
CREATE TABLE quota_work (
    competition TEXT NOT NULL REFERENCES competition(code),
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'), entrant TEXT NOT NULL,
    work TEXT NOT NULL, pieces INTEGER NOT NULL CHECK (pieces >= 0),
    hours_each INTEGER NOT NULL CHECK (hours_each >= 0),
    PRIMARY KEY (competition, period, entrant, work)
) STRICT;
CREATE TABLE pledge (
    competition TEXT NOT NULL REFERENCES competition(code), entrant TEXT NOT NULL, challenges TEXT NOT NULL,
    text TEXT NOT NULL, signed_by TEXT NOT NULL, signed_on TEXT CHECK (signed_on IS date(signed_on, '+0 days')),
    PRIMARY KEY (competition, entrant)
) STRICT;
CREATE TABLE pledged_target (
    competition TEXT NOT NULL REFERENCES competition(code), entrant TEXT NOT NULL, indicator TEXT NOT NULL,
    target INTEGER NOT NULL CHECK (target >= 0), PRIMARY KEY (competition, entrant, indicator)
) STRICT;
CREATE TABLE evaluation (
    competition TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 1), edition INTEGER NOT NULL,
    first TEXT NOT NULL CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    last TEXT NOT NULL CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'), at TEXT NOT NULL, entries TEXT NOT NULL,
    sources TEXT NOT NULL, PRIMARY KEY (competition, number),
    FOREIGN KEY (competition, edition) REFERENCES edition(competition, number)
) STRICT;
CREATE TABLE objection (
    competition TEXT NOT NULL, evaluation INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number >= 1),
    objector TEXT NOT NULL, text TEXT NOT NULL, entrant TEXT NOT NULL, indicator TEXT NOT NULL,
    raised_on TEXT CHECK (raised_on IS date(raised_on, '+0 days')), reply TEXT NOT NULL,
    votes_for INTEGER CHECK (votes_for >= 0), votes_against INTEGER CHECK (votes_against >= 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'upheld', 'rejected')),
    settled_on TEXT CHECK (settled_on IS date(settled_on, '+0 days')),
    PRIMARY KEY (competition, evaluation, number),
    FOREIGN KEY (competition, evaluation) REFERENCES evaluation(competition, number)
) STRICT;
CREATE TABLE committee_decision (
    competition TEXT NOT NULL, evaluation INTEGER NOT NULL,
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')), committee TEXT NOT NULL,
    chair TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (competition, evaluation),
    FOREIGN KEY (competition, evaluation) REFERENCES evaluation(competition, number)
) STRICT;
CREATE TABLE award (
    competition TEXT NOT NULL, evaluation INTEGER NOT NULL, position INTEGER NOT NULL CHECK (position >= 1),
    entrant TEXT NOT NULL, name_en TEXT NOT NULL, name_zh TEXT NOT NULL, place INTEGER NOT NULL CHECK (place >= 1),
    title_en TEXT NOT NULL, title_zh TEXT NOT NULL, award TEXT NOT NULL,
    banner INTEGER NOT NULL CHECK (banner IN (0, 1)),
    handed_on TEXT CHECK (handed_on IS date(handed_on, '+0 days')), PRIMARY KEY (competition, evaluation, position),
    FOREIGN KEY (competition, evaluation) REFERENCES committee_decision(competition, evaluation)
) STRICT;
"""
_FACTS = ("evaluation", "committee_decision")
_TERMS = {
    "edition": "number",
    "condition": "edition",
    "gate": "edition",
    "prize": "edition",
    "chosen_entrant": "edition",
}


@MIGRATIONS()
def m004_competitions(db: Database) -> None:
    """Editions of the terms, frozen with the first evaluation; evaluations and decisions as facts.

    A competition of version 3 becomes its first edition, announced on the first day of its month.
    """
    for sql in statements(_COMPETITIONS):
        db.execute(sql)
    for table in _FACTS:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_kept_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'kept for ever'); END"
            )
    for table, edition in _TERMS.items():
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            db.execute(
                f"CREATE TRIGGER {table}_frozen_{verb.lower()} BEFORE {verb} ON {table} WHEN EXISTS (SELECT 1 "
                f"FROM evaluation e WHERE e.competition = {row}.competition AND e.edition = {row}.{edition}) "
                "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
            )
