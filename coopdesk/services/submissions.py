"""Summaries handed upwards: frozen under a number, and what moved since (DESIGN §7)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.restatement import Restatement
from coopdesk.domain.submissions import CORRECTED, Corrections, Known, Submission
from coopdesk.domain.summaries import Grouping, Scope, summary_document
from coopdesk.domain.summary_notes import nothing_counts
from coopdesk.domain.summary_sheet import SummarySheet, summary_sheet
from coopdesk.errors import N_, DeskError
from coopdesk.services.figures import summary
from coopdesk.services.form_marks import marks_kept
from coopdesk.services.known import as_known, as_known_on, known_now
from coopdesk.services.restatement import compared, scope_of
from coopdesk.services.standing import standing
from coopdesk.store import Store


@dataclass(frozen=True)
class Against:
    """What came to be known since a summary was handed up: months whose return changed, and what that moved."""

    submission: Submission
    changed: tuple[tuple[str, Month], ...]
    moved: Restatement


def submit(store: Store, period: Period, scope: Scope, number: str, recipient: str, operator: str = "") -> Submission:
    """Freeze the summary of a period, by kind, under a number as handed to somebody.

    Raises DeskError where the number is taken, or it cannot be done here.
    """
    given, to = number.strip(), recipient.strip()
    if store.desk.role != "federation":
        raise DeskError(N_("Summaries are handed up from the federation's file."))
    if not given or not to:
        raise DeskError(N_("Give the summary a number, and say to whom it is handed."))
    if len(given) > 32 or len(to) > 96:
        raise DeskError(N_("The number has at most 32 characters, the recipient at most 96."))
    if taken := store.get(Submission, given):
        message = N_("No. %(number)s was already handed up, for %(period)s.")
        raise DeskError(message, number=given, period=taken.period).advised(N_("Choose another number."))
    with store.transaction(operator):
        known = known_now(store)
        document = json.dumps(summary_document(summary(store, period, "kind", scope)), ensure_ascii=False)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        made = Submission(given, str(period), scope, known.fact, known.change, at, to, document)
        store.save(made)
    return made


def submissions(store: Store, period: Period | None = None, scope: Scope | None = None) -> list[Submission]:
    """Summaries that were handed up, the latest last; of one period or scope."""
    found = store.find(Submission)
    wanted = [one for one in found if period is None or one.period == str(period)]
    return sorted((one for one in wanted if scope in (None, one.scope)), key=_order)


def _order(one: Submission) -> tuple[int, int]:
    return one.change, one.fact


def latest(store: Store, period: Period, scope: Scope) -> Submission | None:
    """The last summary of a period that was handed up."""
    found = submissions(store, period, scope)
    return found[-1] if found else None


def against(store: Store, number: str) -> Against:
    """What arrived or was decided after a summary was handed up, and what it moves; raises DeskError."""
    one = store.get(Submission, number)
    if one is None:
        raise DeskError(N_("No summary was handed up under No. %(number)s."), number=number)
    period = Period.parse(one.period)
    with as_known(store, one.known, period) as then:
        old, new = _counting(then, period), _counting(store, period)
        moved = compared(then, store, period, scope_of(one), one.as_of)
    changed = sorted((place for place in old.keys() | new.keys() if old.get(place) != new.get(place)), key=_by_month)
    return Against(one, tuple(changed), moved)


def _by_month(place: tuple[str, Month]) -> tuple[Month, str]:
    return place[1], place[0]


def _counting(store: Store, period: Period) -> dict[tuple[str, Month], int]:
    """The number of the statement that counts for each co-operative's month."""
    return {place: stand.counts.statement for place, stand in standing(store, period).items() if stand.counts}


def corrections(store: Store, period: Period, scope: Scope) -> Corrections | None:
    """By how much earlier periods that were handed up differ from what was last told of them; None where by nothing.

    A summary that was handed up for a later period, still before this one, told of what had moved until then.
    """
    handed = [(one, Period.parse(one.period)) for one in submissions(store, scope=scope)]
    earlier = [(one, its) for one, its in handed if its.last < period.first]
    told: dict[Known, list[tuple[Period, Submission]]] = {}
    for its, one in _apart({its: one for one, its in earlier}):
        last = max((other for other, later in earlier if later.first >= its.first), key=_order)
        told.setdefault(last.known, []).append((its, one))
    moved: list[Period] = []
    sums = dict.fromkeys(CORRECTED, 0)
    for known, periods in told.items():
        span = Period(min(its.first for its, _ in periods), max(its.last for its, _ in periods))
        with as_known(store, known, span) as then:
            for its, one in periods:
                differing = _differing(_figures(then, its, one), _figures(store, its, one))
                moved += [its] if any(differing.values()) else []
                sums = {name: sums[name] + differing[name] for name in CORRECTED}
    if not moved:
        return None
    desk = store.desk
    return Corrections(
        tuple(sorted(moved, key=_first)),
        {name: sums[name] for name in CORRECTED if sums[name]},
        desk.currency,
        desk.exponent,
    )


def sheet(store: Store, period: Period, by: Grouping | None, scope: Scope, as_of: date | None = None) -> SummarySheet:
    """The summary as it is printed, with the number it was handed up under and the corrections of earlier months."""
    made = summary_sheet(store.desk, summary(store, period, by, scope, as_of))
    return replace(
        made, submission=latest(store, period, scope), corrections=corrections(store, period, scope),
        form_marks=marks_kept(store),
    )  # fmt: skip


def empty(store: Store, period: Period, scope: Scope, as_of: date | None, known: date | None) -> bool:
    """Whether no return counts in the summary, with ``known`` as known on that day."""
    with as_known_on(store, known, period) as then:
        return nothing_counts(summary(then, period, None, scope, as_of or known))


def _first(period: Period) -> Month:
    return period.first


def _apart(periods: Mapping[Period, Submission]) -> list[tuple[Period, Submission]]:
    """Periods of which none lies in another: a month is not counted again with its quarter."""
    found: list[tuple[Period, Submission]] = []
    for its in sorted(periods, key=len):
        if not any(its.first <= other.last and other.first <= its.last for other, _one in found):
            found.append((its, periods[its]))
    return found


def _figures(store: Store, period: Period, handed: Submission) -> Figures:
    """What a period sums to in the scope in which it was handed up, for the affiliated of the same day."""
    return summary(store, period, None, scope_of(handed), handed.as_of).whole.total.figures


def _differing(old: Figures, new: Figures) -> dict[str, int]:
    return {name: int(getattr(new, name) or 0) - int(getattr(old, name) or 0) for name in CORRECTED}
