"""The printed twin of a year, a quarter or another period: which returns the paper is of, and which count now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import Final

from coopdesk.domain.check_code import TypedCode, content_digest, digits_apart, grouped_digits, period_digits
from coopdesk.domain.period import Month, Period
from coopdesk.domain.printed_twin import SLIP, Kind, Twin
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError
from coopdesk.services import months
from coopdesk.services.annual import annual
from coopdesk.services.monthly_form import opening_marks, version_name
from coopdesk.services.opening import in_force
from coopdesk.services.standing import standing
from coopdesk.store import Store, queries

_MOST: Final = 256
"""Sets of versions of one period that are tried: any of eight corrected months, or the likely ones of more."""
Versions = tuple[Statement, ...]
"""One version of every month that has any, by month."""


@dataclass(frozen=True)
class _Kept:
    """The versions of each month of one co-operative and period, what counts first; and the other marks bound."""

    cooperative: str
    period: Period
    months: tuple[Versions, ...]
    counting: frozenset[int]
    used: tuple[str, ...]


class _Marks:
    """What statements are known by; content is read once, and only where it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._contents: dict[int, str] = {}

    def content(self, one: Statement) -> str:
        """The mark of a return before its file is written."""
        if one.id not in self._contents:
            self._contents[one.id] = content_digest(months.whole(self._store, one))
        return self._contents[one.id]

    def sent(self, one: Statement) -> str:
        """The mark of a return now."""
        return one.packet or self.content(one)


def period_twin(store: Store, typed: TypedCode, progress: Callable[[int, int], object]) -> Twin:
    """Whether the paper of a period with this code is of what stands; raises DeskError where the period cannot be.

    A code alone is looked for among the years and quarters on file; ``progress`` is told how far that is:
    once over what the papers may have now, then over what stood on them before the files were written.
    """
    marks = _Marks(store)
    places = []
    near: Twin | None = None
    for kept in _places(store, typed, progress):
        places.append(kept)
        for chosen in _versions(kept.months):
            digits = period_digits(kept.period, [*map(marks.sent, chosen), *kept.used])
            if digits == typed.digits:
                return _of(store, kept, chosen)
            near = near or (_mistyped(kept, digits) if digits_apart(digits, typed.digits) <= SLIP else None)
    if near:
        return near
    for number, kept in enumerate(places):
        progress(len(places) + number, 2 * len(places))
        for chosen in _versions(kept.months):
            for found in _unsent(marks, chosen):
                digits = period_digits(kept.period, [*found, *kept.used])
                if digits == typed.digits:
                    return _of(store, kept, chosen)
                near = near or (_mistyped(kept, digits) if digits_apart(digits, typed.digits) <= SLIP else None)
    return near or _unknown(store, typed)


def _places(store: Store, typed: TypedCode, progress: Callable[[int, int], object]) -> Iterator[_Kept]:
    """The period of a scanned code; for one that was typed alone, every quarter and year of which returns are here."""
    units: dict[str, dict[Month, list[Statement]]] = {}
    for one in queries.final_statements(store, typed.cooperative):
        units.setdefault(one.cooperative, {}).setdefault(one.period, []).append(one)
    on_file = [month for versions in units.values() for month in versions]
    if not on_file:
        return
    stands = standing(store, Period(min(on_file), max(on_file)), typed.cooperative or None)
    counting = frozenset(stand.counts.statement for stand in stands.values() if stand.counts)
    for number, (unit, versions) in enumerate(sorted(units.items())):
        progress(number, 2 * len(units))
        opening = in_force(store, unit)
        for each in versions.values():
            each.sort(key=lambda one: one.id not in counting)
        ordered = sorted(versions.items())
        for period in [typed.period] if typed.period else _periods(versions):
            found = tuple(tuple(each) for month, each in ordered if period.first <= month <= period.last)
            yield _Kept(unit, period, found, counting, tuple(opening_marks(opening, period.last)))


def _periods(on_file: Iterable[Month]) -> list[Period]:
    """The years and quarters that months lie in."""
    found: set[Period] = set()
    for year, place in {(month.year, (month.number - 1) // 3) for month in on_file}:
        quarter = Month(year, place * 3 + 1)
        found |= {Period(quarter, quarter + 2), Period(Month(year, 1), Month(year, 12))}
    return sorted(found, key=str)


def _versions(versions: Sequence[Versions]) -> Iterator[Versions]:
    """What counts now, then with one month in another version, with two, and so on; so many as are tried."""
    several = [place for place, each in enumerate(versions) if len(each) > 1]

    def every() -> Iterator[Versions]:
        for count in range(len(several) + 1):
            for places in combinations(several, count):
                for others in product(*(versions[place][1:] for place in places)):
                    changed = dict(zip(places, others, strict=True))
                    yield tuple(changed.get(place, each[0]) for place, each in enumerate(versions))

    return islice(every(), _MOST) if versions else iter(())


def _unsent(marks: _Marks, chosen: Versions) -> Iterator[list[str]]:
    """The marks of a paper that is older than the files of its last months, or than that of one corrected month."""
    sent, content = [*map(marks.sent, chosen)], [*map(marks.content, chosen)]
    for first in range(len(chosen)):
        yield [*sent[:first], *content[first:]]
        yield [*sent[:first], content[first], *sent[first + 1 :]]


def _of(store: Store, kept: _Kept, chosen: Versions) -> Twin:
    """The paper is of these versions."""
    others = [
        _changed(store, one, each[0] if each[0].id in kept.counting else None)
        for one, each in zip(chosen, kept.months, strict=True)
        if one.id not in kept.counting
    ]
    if others:
        message = N_("%(code)s, %(period)s: other returns count now than those of the paper. %(months)s Print it anew.")
        return _at(kept.cooperative, kept.period, "differs", message, months=_joined(others))
    sheet = annual(store, kept.cooperative, kept.period)
    if not sheet.complete:
        message = N_("%(code)s, %(period)s: the returns of the paper stand, but more months are due now: %(months)s.")
        gone = " ".join(map(str, sorted({*sheet.missing, *sheet.ahead, *sheet.disputed})))
        return _at(kept.cooperative, kept.period, "differs", message, months=gone)
    message = N_(
        "%(code)s, %(period)s: the paper is of the returns that stand, %(count)s in all. This code has nothing of "
        "plans and of last year; compare those columns."
    )
    return _at(kept.cooperative, kept.period, "same", message, count=len(chosen))


def _changed(store: Store, paper: Statement, counts: Statement | None) -> DeskError:
    """Which version of a month the paper has, and which one counts; translated where it is shown."""
    of_paper = version_name(store, paper)
    if counts is None:
        return DeskError(
            N_("%(month)s: the paper has %(paper)s, and no version counts here."), month=paper.period, paper=of_paper
        )
    message = N_("%(month)s: the paper has %(paper)s, %(counts)s counts.")
    of_counts = version_name(store, counts)
    if str(of_paper) == str(of_counts):
        message = N_("%(month)s: another version than that of the paper counts.")
    return DeskError(message, month=paper.period, paper=of_paper, counts=of_counts)


def _joined(parts: Sequence[DeskError]) -> DeskError:
    """Sentences one after the other."""
    first, *rest = parts
    return DeskError(N_("%(first)s %(rest)s"), first=first, rest=_joined(rest)) if rest else first


def _mistyped(near: _Kept, digits: str) -> Twin:
    """One or two digits of the paper are others than those of what counts, or of an earlier version."""
    message = N_(
        "%(code)s, %(period)s: its code is %(digits)s, almost the same. Look at the digits again; if the paper has "
        "them so, it is of none that is here."
    )
    return _at(near.cooperative, near.period, "differs", message, digits=grouped_digits(digits))


def _unknown(store: Store, typed: TypedCode) -> Twin:
    if typed.period is None:
        message = N_(
            "No year and no quarter on this desk has this check code. That of another period is found by its QR code "
            "only."
        )
        return Twin("absent", message)
    sheet = annual(store, typed.cooperative, typed.period)
    if not sheet.months:
        message = N_("%(code)s, %(period)s: nothing final of this period is here.")
        return Twin("absent", message, {"code": typed.cooperative, "period": typed.period})
    message = N_(
        "%(code)s, %(period)s: the paper is of returns or figures before the start that are not all here. A file has "
        "not come, or the paper was printed of something else."
    )
    if not sheet.complete:
        message = N_(
            "%(code)s, %(period)s: the paper is of a whole period; here these months are missing or in dispute: "
            "%(months)s."
        )
    gone = " ".join(map(str, sorted({*sheet.missing, *sheet.ahead, *sheet.disputed})))
    return _at(typed.cooperative, typed.period, "differs", message, months=gone)


def _at(cooperative: str, period: Period, kind: Kind, message: str, **values: object) -> Twin:
    """A verdict that leads to the return of a period."""
    return Twin(kind, message, {"code": cooperative, "period": period, **values}, cooperative, period=period)
