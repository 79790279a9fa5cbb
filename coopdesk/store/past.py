"""The data file as it was known at an earlier moment, rebuilt in memory from facts and the change log.

The same code then counts over it, so that what was printed then is printed again (DESIGN §7).
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Call, Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.members import MovementLine, MovementPerson, Team
from coopdesk.domain.opening import OpeningLine, OpeningProduct
from coopdesk.domain.packets import (
    Arrival,
    Decision,
    FederationSeal,
    Question,
    Revocation,
    Station,
    StoredPacket,
    TrustedKey,
)
from coopdesk.domain.period import Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine, PaperTotal, Statement
from coopdesk.domain.submissions import Known, Submission
from coopdesk.store.changes import COLUMNS
from coopdesk.store.facts import next_fact
from coopdesk.store.rows import Row, table_of
from coopdesk.store.store import Store

_ENTERED: Final[tuple[type, ...]] = (
    Cooperative, KindSpan, Affiliation, AnnualPlan, MonthlyShare, Deadline, Holiday, Submission, Call, Product, Team,
    FormMarks,
)  # fmt: skip
"""What a consolidation, the list of who is to be called and form 1 ask of the register."""
_LINES: Final[tuple[type, ...]] = (
    OutputLine, LabourLine, MovementLine, MovementPerson, Note, Accounts, PaperTotal, OpeningLine, OpeningProduct,
)  # fmt: skip
"""What form 1 asks of a month."""
_FACTS: Final[tuple[type, ...]] = (Arrival, Decision, TrustedKey, FederationSeal, Revocation, Question)

EVERYONE: Final = "*"
"""Instead of the code of one co-operative; no code has this character."""


def known_now(store: Store) -> Known:
    """How much is on record at this moment."""
    return Known(next_fact(store) - 1, store.query("SELECT coalesce(max(counter), 0) FROM change")[0][0])


def known_before(store: Store, moment: str) -> Known:
    """How much was on record before a moment (UTC, ISO): up to the last fact and the last change with an earlier one.

    All lower numbers belong, whatever their clock said.
    """
    facts = " UNION ALL ".join(f"SELECT counter, at FROM {table_of(record).name}" for record in _FACTS)
    fact = store.query(f"SELECT coalesce(max(counter), 0) FROM ({facts}) WHERE at < ?", [moment])
    change = store.query("SELECT coalesce(max(counter), 0) FROM change WHERE moment < ?", [moment])
    return Known(fact[0][0], change[0][0])


def rebuilt(store: Store, known: Known, period: Period | None = None, lines_of: str | None = None) -> Store:
    """The file as it was then, in memory: register, plans, settings, facts, and the final months of a period (all).

    Without members, the bytes of packets, and the lines of the months but those of one co-operative or of `EVERYONE`.
    The caller closes it. There was a desk by then.
    """
    past = Store.create(None, _entered(store, Desk, known.change)[0])
    try:
        past._connection.execute("PRAGMA foreign_keys=OFF")
        with past.transaction():
            for record in _ENTERED:
                table = table_of(record)
                past._insert(table, map(table.row, _entered(store, record, known.change)))
            for record in _FACTS:
                columns = ", ".join(table_of(record).columns)
                rows = f"SELECT {columns} FROM {table_of(record).name} WHERE counter <= ?"
                past._insert(table_of(record), store.query(rows, [known.fact]))
            past._insert(table_of(Station), map(table_of(Station).row, store.find(Station)))
            past._insert(table_of(StoredPacket), _packets(store, known))
            _months(store, past, known, period, lines_of)
            _log(store, past, known)
    except BaseException:
        past.close()
        raise
    return past


def _entered(store: Store, record: type, change: int) -> list[Any]:
    """The records of a type as they were after a change: as they are, and what was changed since as it was before."""
    table = table_of(record)
    since = store.query(
        "SELECT key, before, min(counter) FROM change WHERE counter > ? AND record = ? GROUP BY key ORDER BY key",
        [change, table.name],
    )
    changed = {tuple(json.loads(key)) for key, _before, _counter in since}
    present: list[Any] = store.find(record)
    found = [one for one in present if table.key(one) not in changed]
    found += [table.from_canonical(before) for _key, before, _counter in since if before is not None]
    return sorted(found, key=table.key)


def _packets(store: Store, known: Known) -> Iterable[Row]:
    """Packets that had come in, and those written here, without their bytes."""
    columns = ", ".join("x''" if name == "content" else f"p.{name}" for name in table_of(StoredPacket).columns)
    return store.query(
        f"SELECT {columns} FROM stored_packet p WHERE EXISTS (SELECT 1 FROM arrival a WHERE a.packet = p.id "
        "AND a.counter <= ?) OR NOT EXISTS (SELECT 1 FROM arrival a WHERE a.packet = p.id)",
        [known.fact],
    )


def _months(store: Store, past: Store, known: Known, period: Period | None, lines_of: str | None) -> None:
    """The months that were final, with their figures.

    A keyed one since the change that closed it; one from a packet since its seal was trusted or named by another, its
    co-operative on the register, and an arrival of it there.
    """
    columns = ", ".join(f"s.{name}" for name in table_of(Statement).columns)
    first, last = (str(period.first), str(period.last)) if period else ("", "9999")
    rows = store.query(
        f"SELECT {columns} FROM statement s LEFT JOIN stored_packet p ON s.source = 'packet' AND p.id = s.packet "
        "WHERE s.state = 'closed' AND s.purpose = 'return' AND s.period BETWEEN ?1 AND ?2 AND CASE s.source "
        "WHEN 'packet' THEN EXISTS (SELECT 1 FROM arrival a WHERE a.packet = s.packet AND a.counter <= ?3) "
        "AND (EXISTS (SELECT 1 FROM trusted_key t WHERE t.public_key = p.public_key "
        "AND t.cooperative = p.cooperative AND t.counter <= ?3) "
        "OR EXISTS (SELECT 1 FROM stored_packet e JOIN arrival a ON a.packet = e.id WHERE e.enrols = p.public_key "
        "AND e.cooperative = p.cooperative AND a.counter <= ?3) "
        "OR EXISTS (SELECT 1 FROM station o WHERE o.public_key = p.public_key)) "
        "ELSE NOT EXISTS (SELECT 1 FROM change c WHERE c.record = 'statement' AND c.key = '[' || s.id || ']' "
        "AND c.counter > ?4 AND json_extract(c.after, '$.state') = 'closed' "
        "AND coalesce(json_extract(c.before, '$.state'), 'draft') = 'draft') END",
        [first, last, known.fact, known.change],
    )
    names = table_of(Statement).columns
    codes = {one.code for one in past.find(Cooperative)}
    rows = [row for row in rows if row[names.index("cooperative")] in codes]
    numbers = {row[names.index("id")] for row in rows}
    span = "s.state = 'closed' AND s.period BETWEEN ? AND ?"
    _lines(store, past, Figures, numbers, span, [first, last])
    for record in _LINES if lines_of else ():
        whose = "" if lines_of == EVERYONE else " AND s.cooperative = ?"
        _lines(store, past, record, numbers, span + whose, [first, last, *([lines_of] if whose else [])])
    past._insert(table_of(Statement), rows)


def _lines(store: Store, past: Store, record: type, numbers: set[Any], where: str, values: list[Any]) -> None:
    """The lines of a type of these statements."""
    table = table_of(record)
    columns = ", ".join(f"l.{name}" for name in table.columns)
    joined = f"SELECT {columns} FROM {table.name} l JOIN statement s ON s.id = l.statement WHERE {where}"
    place = table.columns.index("statement")
    past._insert(table, [row for row in store.query(joined, values) if row[place] in numbers])


def _log(store: Store, past: Store, known: Known) -> None:
    """The log of all this, so that the file as it was can be read further back; its first change is the desk's own."""
    names = ", ".join(f"'{table_of(record).name}'" for record in (Desk, Statement, *_ENTERED))
    rows = store.query(
        f"SELECT {', '.join(COLUMNS)} FROM change WHERE counter BETWEEN 2 AND ? AND record IN ({names})", [known.change]
    )
    past._connection.executemany(f"INSERT INTO change VALUES ({', '.join('?' * len(COLUMNS))})", rows)
