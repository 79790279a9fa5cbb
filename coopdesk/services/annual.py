"""The annual return of a co-operative, and that of a quarter or any other period, from the returns that count."""

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Final

from coopdesk.domain.annual_sheet import AnnualPlans, AnnualSheet, Columns, Reported, annual_sheet, blank_annual
from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.language import Language
from coopdesk.domain.period import Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, share_of
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError
from coopdesk.services import months
from coopdesk.services.calendar import calendar_of
from coopdesk.services.desk import kind_of
from coopdesk.services.form_marks import marks_kept
from coopdesk.services.monthly_form import before_start, opening_marks
from coopdesk.services.opening import in_force
from coopdesk.services.standing import standing
from coopdesk.store import Store

TITLE: Final = N_("Annual return")
"""The marked title by which the list of reports names it."""


def annual(
    store: Store, cooperative: str | None, period: Period, columns: Columns = "quarter", day: date | None = None
) -> AnnualSheet:
    """Form 1 over a period, of the final months that count, as it stands on a day (today).

    Raises DeskError where it is not said or known whose.
    """
    code = cooperative or store.desk.cooperative
    if not code:
        raise DeskError(N_("Say which co-operative's return is to be printed.")).advised(
            N_("On the command line: --cooperative with its code, such as BJ-001.")
        )
    unit = store.get(Cooperative, code)
    if unit is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=code)
    now = day or today()
    reported = _reported(store, unit, period, now)
    opening = in_force(store, code)
    wholes = [one.whole for one in reported if one.whole]
    started = before_start(store, opening, period, wholes) if period.first.number == 1 else []
    return annual_sheet(
        store.desk,
        unit,
        kind_of(store, code, period.last.last) or "",
        period,
        columns,
        reported=reported,
        before=_reported(store, unit, Period(period.first + -12, period.last + -12), now),
        spans=opening.spans() if opening else (),
        started=started,
        plans=_plans(store, code, period),
        used=opening_marks(opening, period.last),
    )


def _reported(store: Store, unit: Cooperative, period: Period, day: date) -> Sequence[Reported]:
    """How every month of a period stands on a day."""
    stands, calendar = standing(store, period, unit.code), calendar_of(store)
    since = min((span.since for span in store.find(KindSpan, cooperative=unit.code)), default=None)
    found = []
    for month in period:
        stand = stands.get((unit.code, month))
        counted = store.get(Statement, stand.counts.statement) if stand and stand.counts else None
        whole = months.whole(store, counted) if counted else None
        due = unit.due_in(month.first, month.last, since)
        ahead = day <= calendar.due(month)
        found.append(Reported(month, due, bool(stand and stand.in_dispute), whole, ahead))
    return found


def _plans(store: Store, cooperative: str, period: Period) -> AnnualPlans:
    """The annual plan's part of a period within one year, by the latest edition."""
    if period.first.year != period.last.year:
        return AnnualPlans()
    year = period.first.year
    shares = {(share.year, share.month): share.percent for share in store.find(MonthlyShare, year=year)}
    editions = store.find(AnnualPlan, cooperative=cooperative, year=year)
    targets = {plan.indicator: plan.target for plan in sorted(editions, key=lambda plan: plan.edition)}
    parts = {name: share_of(target, period, shares) for name, target in targets.items()}
    return AnnualPlans(parts.get("gross_output_value"), parts.get("new_members"))


def blank(store: Store, cooperative: str | None, period: Period, columns: Columns) -> AnnualSheet:
    """The form of the year in which a period begins, to be filled in by hand; with a name where one is given."""
    unit = store.get(Cooperative, cooperative) if cooperative else Cooperative("")
    if unit is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=cooperative)
    kind = kind_of(store, unit.code, period.last.last) if cooperative else None
    return blank_annual(store.desk, unit, kind or "", period.first.year, columns)


def draw(
    store: Store,
    period: Period,
    language: Language,
    cooperative: str | None,
    columns: Columns,
    known_on: date | None = None,
    by_hand: bool = False,
) -> bytes:
    """The return of a period as a PDF, filled or ``by_hand``; an empty code asks for a form without a name.

    ``known_on`` is the day as known on which the file is. Raises DeskError, PaperError.
    """
    from coopdesk.reports import annual_return

    code = store.desk.cooperative if cooperative is None else cooperative
    sheet = blank(store, code, period, columns) if by_hand else annual(store, code, period, columns, known_on)
    return annual_return.draw(dataclasses.replace(sheet, known_on=known_on, form_marks=marks_kept(store)), language)
