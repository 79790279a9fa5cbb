"""Named questions to the data file; those about packets are in `coopdesk.store.facts`."""

import json
from collections.abc import Iterable
from typing import Any, Final

from coopdesk.domain.figures import FIGURES, Figures
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.store.changes import Link, link_at
from coopdesk.store.rows import Row, table_of
from coopdesk.store.store import Store


def statements_of(
    store: Store, cooperative: str, period: Period | None = None, purpose: str = "return"
) -> list[Statement]:
    """All statements of a co-operative with a purpose, in the order of month and number."""
    first, last = (str(period.first), str(period.last)) if period else ("", "9999")
    return records(
        store,
        Statement,
        "cooperative = ? AND period BETWEEN ? AND ? AND purpose = ? ORDER BY period, id",
        [cooperative, first, last, purpose],
    )


def final_statements(store: Store, cooperative: str = "", month: Month | None = None) -> list[Statement]:
    """Every final return on file or those of one co-operative and month, whether they count or not; newest first."""
    where, values = "state = 'closed' AND purpose = 'return'", []
    if cooperative:
        where, values = f"{where} AND cooperative = ?", [cooperative]
    if month:
        where, values = f"{where} AND period = ?", [*values, str(month)]
    return records(store, Statement, f"{where} ORDER BY period DESC, id DESC", values)


def with_opening(store: Store, cooperative: str) -> list[Statement]:
    """The returns of a co-operative that carry figures before the start, whether they count or not, oldest first."""
    return records(
        store,
        Statement,
        "cooperative = ? AND purpose = 'return' AND state = 'closed' AND ("
        "EXISTS (SELECT 1 FROM opening_line l WHERE l.statement = id) "
        "OR EXISTS (SELECT 1 FROM opening_product p WHERE p.statement = id)) ORDER BY period, id",
        [cooperative],
    )


def drafts_in(store: Store, period: Period) -> set[tuple[str, Month]]:
    """Co-operatives and months of which a return was begun here and its last version is not final."""
    rows = store.query(
        "SELECT cooperative, period FROM (SELECT cooperative, period, state, max(id) FROM statement "
        "WHERE purpose = 'return' AND source != 'packet' AND period BETWEEN ? AND ? GROUP BY cooperative, period) "
        "WHERE state = 'draft'",
        [str(period.first), str(period.last)],
    )
    return {(code, Month.parse(month)) for code, month in rows}


def latest_month(store: Store) -> Month | None:
    """The latest month of which there is a statement, None where there is none."""
    found = store.query("SELECT max(period) FROM statement WHERE purpose = 'return'")[0][0]
    return Month.parse(found) if found else None


def first_month(store: Store) -> Month | None:
    """The first month of which a final return stands, None where there is none."""
    found = store.query("SELECT min(period) FROM statement WHERE purpose = 'return' AND state = 'closed'")[0][0]
    return Month.parse(found) if found else None


def closed_statements(store: Store, period: Period) -> list[tuple[Statement, Figures]]:
    """Every closed statement of a period with its figures, whether it counts or not."""
    table, figures = table_of(Statement), table_of(Figures)
    columns = ", ".join([f"s.{name}" for name in table.columns] + [f"f.{name}" for name in figures.columns])
    rows = store.query(
        f"SELECT {columns} FROM statement s JOIN figures f ON f.statement = s.id "
        "WHERE s.state = 'closed' AND s.period BETWEEN ? AND ? ORDER BY s.period, s.cooperative, s.id",
        [str(period.first), str(period.last)],
    )
    width = len(table.columns)
    return [(table.record_of(row[:width]), Figures(*row[width + 1 : width + 1 + len(FIGURES)])) for row in rows]


def members_on_roll(store: Store, cooperative: str, month: Month) -> list[Member]:
    """Members whom the movement of a month counts: booked in by then and not booked out before."""
    return records(
        store,
        Member,
        "cooperative = ? AND joined_on IS NOT NULL AND (joined_booked IS NULL OR joined_booked <= ?) "
        "AND (left_booked IS NULL OR left_booked >= ?) "
        "ORDER BY number",
        [cooperative, str(month), str(month)],
    )


def members_booked_from(store: Store, cooperative: str, month: Month) -> list[Member]:
    """Members whose joining or leaving is booked in a month or later."""
    return records(
        store,
        Member,
        "cooperative = ?1 AND joined_on IS NOT NULL AND (coalesce(joined_booked, substr(joined_on, 1, 7)) >= ?2 "
        "OR coalesce(left_booked, substr(left_on, 1, 7)) >= ?2) ORDER BY number",
        [cooperative, str(month)],
    )


def late_count(store: Store, cooperative: str, month: Month) -> int:
    """How many joinings and leavings happened before a month and are booked in it."""
    rows = store.query(
        "SELECT coalesce(sum(joined_booked = ?2 AND joined_on < ?3), 0) "
        "+ coalesce(sum(left_booked = ?2 AND left_on < ?3), 0) FROM member WHERE cooperative = ?1",
        [cooperative, str(month), str(month.first)],
    )
    return int(rows[0][0])


def movement_counts(store: Store, cooperative: str, month: Month) -> dict[str, int]:
    """Members at the opening, joined, newly developed, left and at the closing of a month, by figure.

    It counts as `coopdesk.domain.members.movement` does, in the data file itself, so that it stays quick.
    """
    rows = store.query(
        "SELECT sum(j < ?2), sum(j = ?2), sum(j = ?2 AND entry = 'new'), "
        "sum(l IS ?2 AND exit_reason IS NOT NULL), count(*) FROM (SELECT entry, exit_reason, "
        "coalesce(joined_booked, substr(joined_on, 1, 7)) j, coalesce(left_booked, substr(left_on, 1, 7)) l "
        "FROM member WHERE cooperative = ?1 AND joined_on IS NOT NULL) WHERE j <= ?2 AND (l IS NULL OR l >= ?2)",
        [cooperative, str(month)],
    )
    opening, joined, new, left, on_roll = (int(value or 0) for value in rows[0])
    return {
        "members_opening": opening,
        "members_joined": joined,
        "members_newly_developed": new,
        "members_left": left,
        "members_closing": on_roll - left,
    }


def highest_number(store: Store, cooperative: str) -> str | None:
    """The highest member number ever used that is all digits, from register and change log (a number is used once)."""
    rows = store.query(
        "SELECT number FROM (SELECT number FROM member WHERE cooperative = ?1 AND number NOT GLOB '*[^0-9]*' UNION ALL "
        "SELECT json_extract(key, '$[1]') FROM change WHERE record = 'member' AND after IS NULL "
        "AND json_extract(key, '$[0]') = ?1 AND json_extract(key, '$[1]') NOT GLOB '*[^0-9]*') "
        "ORDER BY CAST(number AS INTEGER) DESC, number LIMIT 1",
        [cooperative],
    )
    return rows[0][0] if rows else None


_GIVEN: Final = "record = 'member' AND after IS NULL AND batch NOT LIKE 'undo %'"
"""A member was taken out who had the number; where entering the member was taken back, it was never given."""


def number_used(store: Store, cooperative: str, number: str) -> bool:
    """Whether a member number that nobody has now was ever given out."""
    key = f'["{cooperative}","{number}"]'
    return bool(store.query(f"SELECT EXISTS (SELECT 1 FROM change WHERE {_GIVEN} AND key = ?)", [key])[0][0])


def numbers_used(store: Store, cooperative: str) -> frozenset[str]:
    """The member numbers of a co-operative that were given out and taken off the register again."""
    rows = store.query(
        f"SELECT json_extract(key, '$[1]') FROM change WHERE {_GIVEN} AND json_extract(key, '$[0]') = ?", [cooperative]
    )
    return frozenset(row[0] for row in rows)


def team_used(store: Store, cooperative: str, team: str) -> bool:
    """Whether a member, a line of any month or a value of a competition names a team of a co-operative."""
    rows = store.query(
        "SELECT EXISTS (SELECT 1 FROM member WHERE cooperative = ?1 AND team = ?2) "
        "OR EXISTS (SELECT 1 FROM output_line l JOIN statement s ON s.id = l.statement "
        "WHERE s.cooperative = ?1 AND l.team = ?2) "
        "OR EXISTS (SELECT 1 FROM labour_line l JOIN statement s ON s.id = l.statement "
        "WHERE s.cooperative = ?1 AND l.team = ?2) "
        "OR EXISTS (SELECT 1 FROM measured_value v JOIN competition c ON c.code = v.competition "
        "WHERE c.cooperative = ?1 AND v.entrant = ?2)",
        [cooperative, team],
    )
    return bool(rows[0][0])


def change_head(store: Store) -> str:
    """The hash of the last row of the change log, 64 hex digits."""
    return store._logged.head


def last_change(store: Store) -> Link:
    """The last row of the change log; a file has one at least, that of its desk."""
    with store.reading() as connection:
        return link_at(connection) or Link(0, "", "")


def change_hash(store: Store, counter: int) -> str:
    """The hash of a row of the change log, empty where there is none."""
    with store.reading() as connection:
        found = link_at(connection, counter)
    return found.hash if found else ""


def seals_used(store: Store) -> list[str]:
    """The seals of the computers that have written packets from this data file."""
    return [row[0] for row in store.query("SELECT public_key FROM station ORDER BY public_key")]


def files_numbered(store: Store) -> dict[str, int]:
    """The highest number of a packet written from this data file under each seal."""
    return dict(
        store.query(
            "SELECT s.public_key, max(p.sequence) FROM station s JOIN stored_packet p ON p.public_key = s.public_key "
            "GROUP BY s.public_key ORDER BY s.public_key"
        )
    )


def records(store: Store, record: type, where: str, values: Iterable[Any]) -> list[Any]:
    """The records of a type for which a condition holds, in the order that may follow it."""
    table = table_of(record)
    rows: list[Row] = store.query(f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {where}", values)
    return [table.record_of(row) for row in rows]


def federation_competes(store: Store) -> bool:
    """Whether the file holds a competition of co-operatives."""
    return bool(store.query("SELECT EXISTS (SELECT 1 FROM competition WHERE level = 'cooperative')")[0][0])


def returns_with(store: Store, statements: Iterable[int], part: str) -> list[tuple[str, Month, bytes]]:
    """Co-operative, month and packet of those of some statements whose packet has a part of this name."""
    sql = (
        "SELECT s.cooperative, s.period, p.content FROM statement s JOIN stored_packet p ON p.id = s.packet "
        "WHERE s.id IN (SELECT value FROM json_each(?)) AND instr(p.content, CAST(? AS BLOB)) ORDER BY s.id"
    )
    rows = store.query(sql, [json.dumps(list(statements)), part])
    return [(code, Month.parse(period), content) for code, period, content in rows]
