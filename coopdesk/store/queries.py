"""Named questions to the data file; the only other place with SQL."""

from collections.abc import Iterable, Mapping
from typing import Any

from coopdesk.domain.figures import FIGURES, Figures
from coopdesk.domain.members import Member
from coopdesk.domain.packets import StoredPacket, ids_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.standings import Candidate
from coopdesk.domain.statements import Statement
from coopdesk.store.rows import Row, table_of
from coopdesk.store.store import Store


def statements_of(store: Store, cooperative: str, period: Period | None = None) -> list[Statement]:
    """All statements of a co-operative, in the order of month and number."""
    first, last = (str(period.first), str(period.last)) if period else ("", "9999")
    return _records(
        store, Statement, "cooperative = ? AND period BETWEEN ? AND ? ORDER BY period, id", [cooperative, first, last]
    )


def latest_month(store: Store) -> Month | None:
    """The latest month of which there is a statement, None where there is none."""
    found = store.query("SELECT max(period) FROM statement")[0][0]
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
    return _records(
        store,
        Member,
        "cooperative = ? AND (joined_booked IS NULL OR joined_booked <= ?) "
        "AND (left_booked IS NULL OR left_booked >= ?) "
        "ORDER BY number",
        [cooperative, str(month), str(month)],
    )


def movement_counts(store: Store, cooperative: str, month: Month) -> dict[str, int]:
    """Members at the opening, joined, newly developed, left and at the closing of a month, by figure.

    It counts as `coopdesk.domain.members.movement` does, in the data file itself, so that it stays quick.
    """
    rows = store.query(
        "SELECT sum(j < ?2), sum(j = ?2), sum(j = ?2 AND entry = 'new'), "
        "sum(l IS ?2 AND exit_reason IS NOT NULL), count(*) FROM (SELECT entry, exit_reason, "
        "coalesce(joined_booked, substr(joined_on, 1, 7)) j, coalesce(left_booked, substr(left_on, 1, 7)) l "
        "FROM member WHERE cooperative = ?1) WHERE j <= ?2 AND (l IS NULL OR l >= ?2)",
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


def members_page(store: Store, cooperative: str, search: str, order: str, page: range) -> list[Member]:
    """Rows of the register whose number or name contains the text; ``order`` is a column, ``-`` before it reverses."""
    name = order.removeprefix("-")
    if name not in table_of(Member).columns:
        raise KeyError(name)
    way = "DESC" if order.startswith("-") else "ASC"
    return _records(
        store,
        Member,
        f"cooperative = ? AND {_SEARCH} ORDER BY {name} {way}, number LIMIT ? OFFSET ?",
        [cooperative, *_pattern(search), len(page), page.start],
    )


def members_count(store: Store, cooperative: str, search: str = "") -> int:
    """How many members the search finds."""
    return int(
        store.query(
            f"SELECT count(*) FROM member WHERE cooperative = ? AND {_SEARCH}", [cooperative, *_pattern(search)]
        )[0][0]
    )


_SEARCH = "(number LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')"


def _pattern(search: str) -> list[str]:
    plain = search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [f"%{plain}%"] * 2


def highest_number(store: Store, cooperative: str) -> str | None:
    """The highest member number ever used that is all digits, from register and change log (a number is used once)."""
    rows = store.query(
        "SELECT number FROM member WHERE cooperative = ?1 AND number NOT GLOB '*[^0-9]*' UNION "
        "SELECT json_extract(key, '$[1]') FROM change WHERE record = 'member' AND after IS NULL "
        "AND json_extract(key, '$[0]') = ?1 AND json_extract(key, '$[1]') NOT GLOB '*[^0-9]*'",
        [cooperative],
    )
    return max((row[0] for row in rows), key=int, default=None)


def number_used(store: Store, cooperative: str, number: str) -> bool:
    """Whether a member number was ever given out."""
    key = f'["{cooperative}","{number}"]'
    return bool(store.query("SELECT EXISTS (SELECT 1 FROM change WHERE record = 'member' AND key = ?)", [key])[0][0])


def _records(store: Store, record: type, where: str, values: Iterable[Any]) -> list[Any]:
    table = table_of(record)
    rows: list[Row] = store.query(f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {where}", values)
    return [table.record_of(row) for row in rows]


def candidates(store: Store, period: Period, cooperative: str | None = None) -> list[Candidate]:
    """Every closed statement of a period that could count; one from a packet as long as an arrival of it remains."""
    rows = store.query(
        "SELECT s.id, s.cooperative, s.period, s.source, s.packet, s.amends, p.supersedes "
        "FROM statement s LEFT JOIN stored_packet p ON s.source = 'packet' AND p.id = s.packet "
        "WHERE s.state = 'closed' AND s.period BETWEEN ?1 AND ?2 AND (?3 IS NULL OR s.cooperative = ?3) "
        f"AND (s.source <> 'packet' OR EXISTS (SELECT 1 FROM arrival a WHERE a.packet = s.packet AND {_REMAINS}))",
        [str(period.first), str(period.last), cooperative],
    )
    parents = {row[0]: row[5] for row in rows}
    return [
        Candidate(row[0], row[1], Month.parse(row[2]), row[3], row[4], frozenset(ids_of(row[6])))
        if row[3] == "packet"
        else Candidate(row[0], row[1], Month.parse(row[2]), row[3], f"#{row[0]}", _ancestors(row[0], parents))
        for row in rows
    ]


_REMAINS = "a.batch NOT IN (SELECT batch FROM decision WHERE kind = 'withdraw')"


def _ancestors(statement: int, parents: Mapping[int, int | None]) -> frozenset[str]:
    found = []
    parent = parents.get(statement)
    while parent is not None:
        found.append(f"#{parent}")
        parent = parents.get(parent)
    return frozenset(found)


def arrived(store: Store, packet: str) -> bool:
    """Whether an arrival of a packet remains."""
    rows = store.query(f"SELECT EXISTS (SELECT 1 FROM arrival a WHERE a.packet = ? AND {_REMAINS})", [packet])
    return bool(rows[0][0])


def waiting_packets(store: Store) -> list[StoredPacket]:
    """Returns that came in and have no statement yet, though their seal is trusted for their co-operative by now."""
    return _records(
        store,
        StoredPacket,
        "kind = 'return' AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.packet = stored_packet.id) "
        f"AND EXISTS (SELECT 1 FROM arrival a WHERE a.packet = stored_packet.id AND {_REMAINS}) "
        "AND EXISTS (SELECT 1 FROM trusted_key t WHERE t.public_key = stored_packet.public_key "
        "AND t.cooperative = stored_packet.cooperative) ORDER BY id",
        [],
    )


def unsettled_packets(store: Store) -> list[Row]:
    """Returns that came in and have no statement: id, file, moment, co-operative, month, correction, seal."""
    return store.query(
        "SELECT p.id, a.file, a.at, p.cooperative, p.period, p.revision, p.public_key "
        "FROM stored_packet p JOIN arrival a ON a.packet = p.id "
        "WHERE p.kind = 'return' AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.packet = p.id) "
        f"AND a.counter = (SELECT max(a.counter) FROM arrival a WHERE a.packet = p.id AND {_REMAINS}) "
        "ORDER BY p.cooperative, p.period, p.revision, p.id"
    )


def latest_arrivals(store: Store, most: int) -> list[Row]:
    """The last arrivals of returns: counter, moment, file, co-operative, month, correction, packet, has a statement."""
    return store.query(
        "SELECT a.counter, a.at, a.file, p.cooperative, p.period, p.revision, p.id, "
        "EXISTS (SELECT 1 FROM statement s WHERE s.packet = p.id) "
        "FROM arrival a JOIN stored_packet p ON p.id = a.packet "
        f"WHERE p.kind = 'return' AND {_REMAINS} ORDER BY a.counter DESC LIMIT ?",
        [most],
    )


def last_packet(store: Store, public_key: str) -> tuple[int, str | None]:
    """Sequence number and id of the last packet written with a seal; (0, None) before the first."""
    rows = store.query(
        "SELECT sequence, id FROM stored_packet WHERE public_key = ? ORDER BY sequence DESC LIMIT 1", [public_key]
    )
    return (rows[0][0], rows[0][1]) if rows else (0, None)


def next_fact(store: Store) -> int:
    """The number of the next fact about packets to be recorded."""
    rows = store.query(
        "SELECT 1 + max(coalesce((SELECT max(counter) FROM arrival), 0), "
        "coalesce((SELECT max(counter) FROM decision), 0), coalesce((SELECT max(counter) FROM trusted_key), 0))"
    )
    return int(rows[0][0])


def change_head(store: Store) -> str:
    """The hash of the last row of the change log, 64 hex digits."""
    return store._logged.head
