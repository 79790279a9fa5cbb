"""Consolidation: which returns count, who is missing, and what they sum to, by group."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, in_force
from coopdesk.domain.dates import today
from coopdesk.domain.deadlines import Calendar
from coopdesk.domain.figures import Figures, total
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, share_of
from coopdesk.domain.standings import Stand
from coopdesk.domain.statements import Statement
from coopdesk.domain.summaries import KIND_ORDER, Coverage, Grouping, Scope, Summary, SummaryLine
from coopdesk.services.calendar import calendar_of
from coopdesk.services.standing import standing
from coopdesk.store import Store, queries


@dataclass(frozen=True)
class _Register:
    """What a consolidation needs of the register and of the returns of its period."""

    cooperatives: Mapping[str, Cooperative]
    kinds: Mapping[str, str]
    since: Mapping[str, date]
    counted: Mapping[tuple[str, Month], tuple[Statement, Figures]]
    disputed: frozenset[tuple[str, Month]]
    plans: Mapping[str, int]
    calendar: Calendar
    begins: Month | None

    def due(self, code: str, first: date, last: date) -> bool:
        """Whether a co-operative owes a return; from the first day of its first kind where no founding is known.

        Nothing is owed for a time that was over before this desk ``begins``.
        """
        if self.begins is not None and last < self.begins.first:
            return False
        return self.cooperatives[code].due_in(first, last, self.since.get(code))


def summary(
    store: Store, period: Period, by: Grouping | None = None, scope: Scope = "known", as_of: date | None = None
) -> Summary:
    """The figures of a period over the co-operatives of a scope, in groups and whole.

    Kind is that at the period's end, affiliation that of ``as_of`` (today), both DESIGN §5. Only returns that
    count are summed; the coverage says what is missing.
    """
    return several(store, period, (by,), scope, as_of)[0]


def several(
    store: Store, period: Period, groupings: Iterable[Grouping | None], scope: Scope, as_of: date | None = None
) -> list[Summary]:
    """The same in several groupings, for which what counts is asked once."""
    desk = store.desk
    day = as_of or today()
    register = _register(store, period, scope, day)
    whole = _line(register, period, "", {}, list(register.cooperatives))
    found = []
    for by in groupings:
        groups = tuple(_line(register, period, key, names, codes) for key, names, codes in _groups(register, by))
        found.append(Summary(period, scope, by, desk.currency, desk.exponent, groups, whole, _as_of(scope, day)))
    return found


def within(
    store: Store, period: Period, by: Grouping, key: str, scope: Scope = "known", as_of: date | None = None
) -> Summary:
    """The co-operatives of one group of a summary, one line each; the whole is the group's own line.

    A group that is not there any more has no lines.
    """
    desk = store.desk
    day = as_of or today()
    register = _register(store, period, scope, day)
    names, codes = next(((names, codes) for found, names, codes in _groups(register, by) if found == key), ({}, []))
    groups = tuple(
        _line(register, period, code, _names(register.cooperatives[code], "cooperative"), [code])
        for code in sorted(codes)
    )
    whole = _line(register, period, key, names, codes)
    return Summary(period, scope, "cooperative", desk.currency, desk.exponent, groups, whole, _as_of(scope, day))


@dataclass(frozen=True)
class Covered:
    """How one month of one co-operative is covered, by which statement and with which figures."""

    coverage: Coverage
    statement: Statement | None = None
    figures: Figures | None = None


def covered(store: Store, period: Period) -> dict[tuple[str, Month], Covered]:
    """What stands behind the coverage of a period: every co-operative on the register, month by month."""
    register = _register(store, period, "known", today())
    found = {}
    for month in period:
        for code in register.cooperatives:
            statement, figures = register.counted.get((code, month), (None, None))
            found[code, month] = Covered(_covered(register, code, month, statement), statement, figures)
    return found


def _as_of(scope: Scope, day: date) -> date | None:
    return day if scope == "affiliated" else None


def _register(store: Store, period: Period, scope: Scope, day: date) -> _Register:
    joined = _by_cooperative(store.find(Affiliation))
    found = {
        cooperative.code: cooperative
        for cooperative in store.find(Cooperative)
        if scope == "known" or ((span := in_force(joined.get(cooperative.code, []), day)) and span.affiliated)
    }
    spans = _by_cooperative(store.find(KindSpan))
    kinds = {code: span.kind for code in found if (span := in_force(spans.get(code, []), period.last.last))}
    since = {code: min(row.since for row in rows) for code, rows in spans.items()}
    stands: Mapping[tuple[str, Month], Stand] = standing(store, period)
    counting = {stand.counts.statement for stand in stands.values() if stand.counts}
    counted = {
        (statement.cooperative, statement.period): (statement, figures)
        for statement, figures in queries.closed_statements(store, period)
        if statement.id in counting
    }
    disputed = frozenset(place for place, stand in stands.items() if stand.in_dispute)
    return _Register(found, kinds, since, counted, disputed, _plans(store, period), calendar_of(store), _begins(store))


def _begins(store: Store) -> Month | None:
    """The first month of this desk: as it is set, else the first of which a return stands; None before there is one."""
    return store.desk.start or queries.first_month(store)


Dated = TypeVar("Dated", Affiliation, KindSpan)


def _by_cooperative(rows: Iterable[Dated]) -> dict[str, list[Dated]]:
    groups: dict[str, list[Dated]] = {}
    for row in rows:
        groups.setdefault(row.cooperative, []).append(row)
    return groups


def _plans(store: Store, period: Period) -> dict[str, int]:
    """The full plan's share of the period, of the latest edition, by co-operative."""
    if period.first.year != period.last.year:
        return {}
    shares: dict[tuple[int, int], Decimal] = {(s.year, s.month): s.percent for s in store.find(MonthlyShare)}
    editions = store.find(AnnualPlan, year=period.first.year, indicator="gross_output_value")
    targets = {plan.cooperative: plan.target for plan in sorted(editions, key=lambda plan: plan.edition)}
    return {code: share_of(target, period, shares) for code, target in targets.items()}


def _groups(register: _Register, by: Grouping | None) -> list[tuple[str, dict[str, str], list[str]]]:
    """Key, names by language and co-operatives of each group, in order."""
    if by is None:
        return []
    key_of: Callable[[Cooperative], str] = {
        "kind": lambda c: register.kinds.get(c.code, "-"),
        "district": lambda c: c.district_en or c.district_zh or "-",
        "trade": lambda c: c.trade_en or c.trade_zh or "-",
        "cooperative": lambda c: c.code,
    }[by]
    groups: dict[str, list[Cooperative]] = {}
    for cooperative in register.cooperatives.values():
        groups.setdefault(key_of(cooperative), []).append(cooperative)
    order = sorted(groups, key=lambda key: (KIND_ORDER.get(key, 99) if by == "kind" else 0, key))
    return [(key, _names(groups[key][0], by), [cooperative.code for cooperative in groups[key]]) for key in order]


def _names(one: Cooperative, by: Grouping) -> dict[str, str]:
    if by == "kind":
        return {}
    what = "name" if by == "cooperative" else by
    english, chinese = getattr(one, f"{what}_en"), getattr(one, f"{what}_zh")
    return {"en": english or chinese, "zh": chinese or english}


def _line(register: _Register, period: Period, key: str, names: dict[str, str], codes: list[str]) -> SummaryLine:
    coverage = Coverage()
    entries = []
    due = [code for code in codes if register.due(code, period.first.first, period.last.last)]
    plans = [register.plans[code] for code in due if code in register.plans]
    for month in period:
        for code in codes:
            counted = register.counted.get((code, month))
            coverage += _covered(register, code, month, counted[0] if counted else None)
            if counted:
                entries.append((code, month, counted[1]))
    unplanned = {*due, *(code for code, _month, _figures in entries)} - register.plans.keys() if plans else ()
    return SummaryLine(
        key, names, coverage, total(period, entries), sum(plans) if plans else None, unplanned=len(unplanned)
    )


def _covered(register: _Register, code: str, month: Month, statement: Statement | None) -> Coverage:
    due = int(register.due(code, month.first, month.last))
    if statement is None:
        disputed = int((code, month) in register.disputed)
        return Coverage(due=due, disputed=disputed, missing=max(due - disputed, 0))
    late = statement.submitted_on is not None and statement.submitted_on > register.calendar.due(month)
    return Coverage(due, 1, int(statement.source == "keyed"), int(late), int(statement.nil))


@dataclass(frozen=True)
class UnitMonths:
    """One co-operative over a period: of which group, whether it is due at all, its plan's part, and every month."""

    cooperative: Cooperative
    group: str
    names: Mapping[str, str]
    due: bool
    plan: int | None
    months: Mapping[Month, Covered]


def unit_months(
    store: Store, period: Period, by: Grouping = "cooperative", scope: Scope = "known", as_of: date | None = None
) -> list[UnitMonths]:
    """Every co-operative of a scope, month by month, each under its group of a grouping in the order of these."""
    register = _register(store, period, scope, as_of or today())
    return [_unit_months(register, period, code, key, names) for key, names, codes in _groups(register, by)
            for code in codes]  # fmt: skip


def _unit_months(register: _Register, period: Period, code: str, key: str, names: Mapping[str, str]) -> UnitMonths:
    months = {}
    for month in period:
        statement, figures = register.counted.get((code, month), (None, None))
        months[month] = Covered(_covered(register, code, month, statement), statement, figures)
    due = register.due(code, period.first.first, period.last.last)
    return UnitMonths(register.cooperatives[code], key, names, due, register.plans.get(code), months)
