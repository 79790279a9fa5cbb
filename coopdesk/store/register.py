"""Questions about the register of members: who is found by number, name or sound, and how names sound."""

from collections.abc import Iterable, Sequence

from coopdesk.domain.members import Member
from coopdesk.domain.roll import NO_TEAM, Wanted
from coopdesk.store.rows import table_of
from coopdesk.store.store import Store

_STANDING = {
    "present": "joined_on IS NOT NULL AND left_on IS NULL",
    "left": "left_on IS NOT NULL",
    "applicants": "joined_on IS NULL",
}


def places(store: Store, cooperative: str, wanted: Wanted, order: str) -> list[int]:
    """Where those are kept who are wanted, ordered by a column (``-`` before it reverses); see `at`.

    Short numbers come before long ones, so that 9 stands before 10.
    The rows themselves are read by their places a page at a time, so that the last page comes as fast as the first.
    A place holds while the file is open.
    """
    name = order.removeprefix("-")
    if name not in table_of(Member).columns:
        raise KeyError(name)
    way = "DESC" if order.startswith("-") else "ASC"
    condition, values = _found(cooperative, wanted, store.look_only)
    first = f"length(number) {way}, number {way}" if name == "number" else f"{name} {way}, length(number), number"
    sql = f"SELECT rowid FROM member WHERE {condition} ORDER BY {first}"
    return [row[0] for row in store.query(sql, values)]


def at(store: Store, wanted: Sequence[int]) -> list[Member]:
    """The members kept at places, in their order."""
    table = table_of(Member)
    marks = ", ".join("?" * len(wanted))
    rows = store.query(f"SELECT rowid, {', '.join(table.columns)} FROM member WHERE rowid IN ({marks})", wanted)
    found = {row[0]: table.record_of(row[1:]) for row in rows}
    return [found[place] for place in wanted if place in found]


def place_of(store: Store, cooperative: str, number: str) -> int | None:
    """Where a member is kept, None where there is none of that number."""
    found = store.query("SELECT rowid FROM member WHERE cooperative = ? AND number = ?", [cooperative, number])
    return int(found[0][0]) if found else None


def _found(cooperative: str, wanted: Wanted, look_only: bool) -> tuple[str, list[str]]:
    """The condition of what is wanted and its values; without a text the key alone answers, not every name.

    Letters are looked up among numbers and sounds, which have the words of other scripts, too. Sounds are read one
    after the other as they lie in the file (``+`` keeps SQLite from the index), twice as fast, and without LIKE,
    which folds cases that are none. A file that is only looked at may lack sounds: there names are read, too.
    """
    conditions, values = ["cooperative = ?"], [cooperative]
    if wanted.standing in _STANDING:
        conditions.append(_STANDING[wanted.standing])
    if wanted.team is not None:
        conditions.append("coalesce(team, '') = ?")
        values.append("" if wanted.team == NO_TEAM else wanted.team)
    if wanted.sex is not None:
        conditions.append("sex = ?")
        values.append(wanted.sex)
    if plain := wanted.plain:
        has = f"%{_literal(plain)}%"
        if wanted.sound:
            heard = "SELECT number FROM name_sound WHERE instr(sounds, ?) AND +cooperative = ?"
            written = "OR name LIKE ? ESCAPE '\\'" if look_only else ""
            conditions.append(f"(number LIKE ? ESCAPE '\\' {written} OR number IN ({heard}))")
            values += [has, *([has] if look_only else []), f" {wanted.sound}", cooperative]
        else:
            conditions.append("(number LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')")
            values += [has, has]
    return " AND ".join(conditions), values


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def unsounded(store: Store, cooperative: str, most: int) -> list[tuple[str, str]]:
    """Numbers and names of members whose sound is not known, or is that of another name."""
    rows = store.query(
        "SELECT m.number, m.name FROM member m LEFT JOIN name_sound s "
        "ON s.cooperative = m.cooperative AND s.number = m.number "
        "WHERE m.cooperative = ? AND s.name IS NOT m.name LIMIT ?",
        [cooperative, most],
    )
    return [(row[0], row[1]) for row in rows]


Resembling = tuple[str, str, int | None, str | None]
"""Number, name, year of birth and day of leaving (ISO) of somebody."""


def perhaps_alike(
    store: Store, cooperative: str, name: str, sounds: Iterable[str], birth_year: int | None
) -> list[Resembling]:
    """Members whose name may differ in one character at most, and those born in a year who may sound so.

    Two names that differ in one character have the first or the last in common: the rest is for a closer look.
    """
    columns = "number, name, birth_year, left_on"
    near = store.query(
        f"SELECT {columns} FROM member WHERE cooperative = ?1 AND length(name) BETWEEN ?2 AND ?3 "
        "AND (substr(name, 1, 1) = ?4 OR substr(name, -1) = ?5)",
        [cooperative, len(name) - 2, len(name) + 2, name[:1], name[-1:]],
    )
    spelt = [f"% {sound}%" for sound in sorted(sounds)]
    sounding = store.query(
        f"SELECT {columns} FROM member m WHERE cooperative = ? AND birth_year = ? AND EXISTS (SELECT 1 FROM name_sound "
        f"s WHERE s.cooperative = m.cooperative AND s.number = m.number AND ({_any(len(spelt))}))",
        [cooperative, birth_year, *spelt],
    )
    return sorted({*near, *sounding})


def _any(patterns: int) -> str:
    return " OR ".join(["s.sounds LIKE ?"] * patterns) or "0"
