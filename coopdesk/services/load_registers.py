"""The registers in a folder of tables: co-operatives, products, members, teams, plans; checked before any is kept."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member, Team
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import WHOLE_TEAM, MonthlyReturn, Statement
from coopdesk.errors import N_, TableError
from coopdesk.services import members, months
from coopdesk.store import Store
from coopdesk.tables.sheets import Folder, Line, refused

LINES: Final = ("output.csv", "labour.csv")
"""Tables whose lines belong to a month."""
Key = tuple[str, Month]
"""A co-operative and a month."""


@dataclass
class Taking:
    """What is known while a folder is checked, and what it will add; nothing is saved before all is well."""

    store: Store
    desk: Desk
    folder: Folder
    cooperatives: dict[str, Cooperative]
    products: dict[str, Product]
    problems: list[TableError] = field(default_factory=list)
    kept: list[Any] = field(default_factory=list)
    roll: dict[str, list[Member]] = field(default_factory=dict)
    present: dict[Key, list[Statement]] = field(default_factory=dict)
    returns: dict[Key, tuple[MonthlyReturn, Figures]] = field(default_factory=dict)
    known: int = 0
    queries: int = 0


def registers(taking: Taking) -> None:
    """Everything of the folder that is not a month; problems are added to those of the taking.

    Raises TableError where a co-operative's file finds nothing of its own.
    """
    for step in (_only_own, _register, _once, _members, _teams, _plans):
        step(taking)


def _only_own(taking: Taking) -> None:
    """A co-operative's file needs lines of its own; whose lines are passed over is still a co-operative."""
    if taking.desk.role == "federation":
        return
    own, tables = taking.desk.cooperative, taking.folder
    units = {line.record.cooperative.code for line in tables["units.csv"]}
    if "units.csv" in tables:
        for (file, code), number in tables.others.items():
            if code not in units:
                message = N_("“%(code)s” is not on the register of co-operatives")
                taking.problems.append(refused(file, number, "unit", message, {"code": code}))
    if tables.others and own not in units and not any(line.unit for found in tables.lines.values() for line in found):
        raise TableError(N_("There is no line of %(cooperative)s in these tables."), cooperative=own)


def _register(taking: Taking) -> None:
    """Co-operatives and products; what the tables do not say of them stays."""
    store, own = taking.store, taking.desk.cooperative
    taking.cooperatives = {one.code: one for one in store.find(Cooperative)}
    taking.products = {one.code: one for one in store.find(Product)}
    kinds: dict[str, set[str]] = {}
    for span in store.find(KindSpan):
        kinds.setdefault(span.cooperative, set()).add(span.kind)
    for line in taking.folder["units.csv"]:
        unit = line.record
        code = unit.cooperative.code
        if own and code != own:
            continue
        before = taking.cooperatives.get(code, unit.cooperative)
        stay = ("dissolved_on", "responsible", "clerk", "telephone")
        merged = dataclasses.replace(unit.cooperative, **{name: getattr(before, name) for name in stay})
        taking.cooperatives[code] = merged
        _keep(taking, merged)
        if code not in kinds:
            _keep(taking, unit.kind)
        elif unit.kind.kind not in kinds[code]:
            taking.problems.append(line.refused("kind", N_("is another kind than in this file; change it there")))
        if unit.affiliation:
            _keep(taking, unit.affiliation)
    for line in taking.folder["products.csv"]:
        product = line.record
        before = taking.products.get(product.code, product)
        if (before.unit_en, before.unit_zh) != (product.unit_en, product.unit_zh):
            message = N_("never changes; enter a new product with another code")
            taking.problems.append(line.refused("unit_zh", message))
        taking.products[product.code] = product
        _keep(taking, product)


def _keep(taking: Taking, record: Any) -> Any:
    """Keep a record that is not there yet as it is; returns what is there under its key."""
    key = [getattr(record, entry.name) for entry in fields_of(type(record)) if entry.key]
    before = taking.store.get(type(record), *key)
    if before != record:
        taking.kept.append(record)
    return before


_KEYS: Final[Mapping[str, tuple[str, Callable[[Line], Any]]]] = {
    "units.csv": ("code", lambda line: line.record.cooperative.code),
    "products.csv": ("code", lambda line: line.record.code),
    "members.csv": ("number", lambda line: (line.record.cooperative, line.record.number)),
    "returns.csv": ("period", lambda line: (line.unit, line.period)),
    "output.csv": ("product", lambda line: (line.unit, line.period, line.record.team, line.record.product)),
    "labour.csv": ("team", lambda line: (line.unit, line.period, line.record.team)),
    "plans.csv": ("indicator", lambda line: (line.record.cooperative, line.record.year, line.record.indicator)),
    "shares.csv": ("month", lambda line: (line.record.year, line.record.month)),
}  # fmt: skip
"""What may be in a table only once, and the column to point at."""


def _once(taking: Taking) -> None:
    """No line is there twice, and every line's co-operative is on the register."""
    for file, lines in taking.folder.lines.items():
        column, key_of = _KEYS[file]
        seen: dict[Any, int] = {}
        for line in lines:
            first = seen.setdefault(key_of(line), line.number)
            if first != line.number:
                taking.problems.append(line.refused(column, N_("is there already, in line %(line)s"), line=first))
            code = line.unit or getattr(line.record, "cooperative", None)
            if isinstance(code, str) and code not in taking.cooperatives:
                message = N_("“%(code)s” is not on the register of co-operatives")
                taking.problems.append(line.refused("unit", message, code=code))


def _members(taking: Taking) -> None:
    """New members with their booked months; one who is there already must be the same person still."""
    store = taking.store
    present = {(one.cooperative, one.number): one for one in store.find(Member)}
    closed: dict[str, Month | None] = {}
    for line in taking.folder["members.csv"]:
        member = line.record
        code = member.cooperative
        before = present.get((code, member.number))
        if before is None:
            if code not in closed:
                closed[code] = months.last_closed(store, code) if code in taking.cooperatives else None
            member = members.booked(member, None, closed[code])
            present[code, member.number] = member
            taking.kept.append(member)
        elif dataclasses.replace(before, joined_booked=None, left_booked=None) != member:
            message = N_("member %(number)s is already in the register with other particulars")
            taking.problems.append(line.refused("number", message, number=member.number))
    for (code, _), member in present.items():
        taking.roll.setdefault(code, []).append(member)


def _teams(taking: Taking) -> None:
    """Teams that are named for the first time, in the order of their codes."""
    teams = {(one.cooperative, one.code) for one in taking.store.find(Team)}
    places = [(line.record.cooperative, line.record.team) for line in taking.folder["members.csv"] if line.record.team]
    places += [(line.unit, line.record.team) for file in LINES for line in taking.folder[file]]
    counts = Counter(code for code, _ in teams)
    named = {(code, team) for code, team in places if team != WHOLE_TEAM} - teams
    for code, team in sorted(named, key=lambda one: (one[0], len(one[1]), one[1])):
        counts[code] += 1
        taking.kept.append(Team(code, team, position=counts[code]))


def _plans(taking: Taking) -> None:
    """Plans and monthly shares; one that was set before is changed by a new edition only."""
    for file in ("plans.csv", "shares.csv"):
        for line in taking.folder[file]:
            if _keep(taking, line.record) not in (None, line.record):
                column = "target" if isinstance(line.record, AnnualPlan) else "percent"
                taking.problems.append(line.refused(column, N_("was set to another value before")))
