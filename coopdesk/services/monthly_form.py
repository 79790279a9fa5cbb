"""Form 1 of a month from the records of the desk: the month, what went before, last year, and the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coopdesk.domain.check_code import mark_of, opening_mark
from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.figures import Figures, Span, Total, figures_of, total, with_spans
from coopdesk.domain.members import Team
from coopdesk.domain.opening import Opening
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, share_of
from coopdesk.domain.sheets import MonthlySheet, PlanFigures, monthly_sheet
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import N_, DeskError, PaperError
from coopdesk.services import months
from coopdesk.services.desk import kind_of
from coopdesk.services.form_marks import marks_kept
from coopdesk.services.opening import in_force
from coopdesk.services.standing import standing
from coopdesk.store import Store


def monthly(store: Store, cooperative: str, month: Month, version: int | None = None) -> MonthlySheet:
    """Form 1 of a month: the draft at work, else what counts; or of an earlier version, by its statement's number.

    Raises DeskError where nothing was entered.
    """
    unit = store.get(Cooperative, cooperative)
    if unit is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=cooperative)
    earlier_one = store.get(Statement, version) if version else None
    whole = months.whole(store, earlier_one or printed_statement(store, cooperative, month))
    year = Period(Month(month.year, 1), month)
    earlier = [past for past in _standing(store, cooperative, year) if past.statement.period < month]
    before = Period(year.first + -12, year.last + -12)
    last = _standing(store, cooperative, before)
    opening = in_force(store, cooperative)
    spans = opening.spans() if opening else ()
    same = [past for past in last if past.statement.period == before.last]
    revision = None
    if whole.statement.revision is None:
        revision = months.correction_number(store, whole.statement)
    sheet = monthly_sheet(
        store.desk,
        unit,
        kind_of(store, cooperative, month.last) or "",
        whole,
        month=_total(Period(month, month), [whole]),
        year=with_spans(_total(year, [*earlier, whole]), spans),
        last_month=_past(Period(before.last, before.last), same, spans),
        last_year=_past(before, last, spans),
        plan=_plan(store, cooperative, year),
        earlier=[*earlier, *before_start(store, opening, year, [*earlier, whole])],
        teams=store.find(Team, cooperative=cooperative),
        revision=revision,
        used=[*map(mark_of, [*earlier, *last]), *opening_marks(opening, month)],
    )
    return replace(sheet, form_marks=marks_kept(store))


def blank(store: Store, cooperative: str | None, month: Month) -> MonthlySheet:
    """The forms of a month without a figure, to be filled in by hand; with the co-operative's name where it is given.

    Raises DeskError for one that is not on the register.
    """
    unit = store.get(Cooperative, cooperative) if cooperative else Cooperative("")
    if unit is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=cooperative)
    kind = kind_of(store, unit.code, month.last) if cooperative else None
    nothing = Total(Period(month, month), Figures())
    desk = store.desk
    whole = MonthlyReturn(Statement(0, unit.code, month, currency=desk.currency, exponent=desk.exponent))
    sheet = monthly_sheet(desk, unit, kind or "", whole, month=nothing, year=nothing)
    return replace(sheet, blank=True, form_marks=marks_kept(store))


def bound(store: Store, cooperative: str, month: Month) -> tuple[list[MonthlyReturn], list[str]]:
    """What the cumulative columns of a month's form are made of beside it: returns, oldest first; other marks."""
    year = Period(Month(month.year, 1), month)
    before = Period(year.first + -12, year.last + -12)
    returns = [*_standing(store, cooperative, before), *_standing(store, cooperative, year)]
    others = opening_marks(in_force(store, cooperative), month)
    return [one for one in returns if one.statement.period != month], others


def opening_marks(opening: Opening | None, month: Month) -> list[str]:
    """The figures before the start, where they are of this year or of the last one."""
    used = opening and opening.start.year >= month.year - 1 and (opening.spans() or opening.products)
    return [opening_mark(opening)] if opening and used else []


def printed_correction(store: Store, cooperative: str, month: Month, version: int | None = None) -> int:
    """Which correction Form 1 of a month shows: 1 the original, also where there is nothing to show."""
    try:
        earlier = store.get(Statement, version) if version else None
        return months.correction_number(store, earlier or printed_statement(store, cooperative, month))
    except DeskError:
        return 1


def version_name(store: Store, statement: Statement) -> DeskError:
    """*Original*, *Correction 1*; translated where it is shown."""
    number = months.correction_number(store, statement)
    return DeskError(N_("Original")) if number <= 1 else DeskError(N_("Correction %(number)s"), number=number - 1)


def printed_statement(store: Store, cooperative: str, month: Month) -> Statement:
    """The statement that Form 1 of a month shows; raises DeskError where there is none, PaperError in dispute."""
    current = months.current(store, cooperative, month)
    stand = standing(store, Period(month, month), cooperative).get((cooperative, month))
    came = stand is not None and stand.heads[0].source == "packet"  # what is keyed in beside it is no draft of it
    if current is not None and not came and (current.state == "draft" or store.desk.role == "cooperative"):
        return current
    if stand is None:
        raise DeskError(N_("Nothing was entered for %(month)s yet."), month=month)
    if stand.counts is None:
        raise PaperError(N_("%(month)s is in dispute; choose one of its corrections first."), month=month)
    found = store.get(Statement, stand.counts.statement)
    assert found is not None  # a candidate is made of a statement of this file
    return found


def _standing(store: Store, cooperative: str, period: Period) -> list[MonthlyReturn]:
    """The returns of a co-operative that count in a period, oldest first."""
    counting = [
        stand.counts.statement for _, stand in sorted(standing(store, period, cooperative).items()) if stand.counts
    ]
    statements = [store.get(Statement, number) for number in counting]
    return [months.whole(store, statement) for statement in statements if statement]


def _total(period: Period, wholes: Iterable[MonthlyReturn]) -> Total:
    entries = [(whole.statement.cooperative, whole.statement.period, figures_of(whole)) for whole in wholes]
    return total(period, entries)


def _past(period: Period, wholes: list[MonthlyReturn], spans: Iterable[Span]) -> Total | None:
    """The sums of last year, None where nothing is on file, or where months are missing beside figures of the start."""
    found = with_spans(_total(period, wholes), spans)
    if found.spans and found.counted < len(period):
        return None
    return found if found.counted else None


def before_start(
    store: Store, opening: Opening | None, year: Period, wholes: Sequence[MonthlyReturn]
) -> list[MonthlyReturn]:
    """The goods of this year before the start, as a return that only sums to date are made of."""
    if opening is None or not opening.adds_to(year.first.year, (whole.statement.period for whole in wholes)):
        return []
    catalogue = {product.code: product for product in store.find(Product)}
    lines = opening.output(catalogue, [line for whole in wholes for line in whole.output])
    return [MonthlyReturn(Statement(0, "", opening.start + -1, purpose="opening"), lines)]


def _plan(store: Store, cooperative: str, year: Period) -> PlanFigures:
    """The annual plan's shares of the month and of the year to date, by the latest edition."""
    shares = {(share.year, share.month): share.percent for share in store.find(MonthlyShare)}
    editions = store.find(AnnualPlan, cooperative=cooperative, year=year.first.year)
    targets = {plan.indicator: plan.target for plan in sorted(editions, key=lambda plan: plan.edition)}
    month = Period(year.last, year.last)

    def part(indicator: str, period: Period) -> int | None:
        return share_of(targets[indicator], period, shares) if indicator in targets else None

    return PlanFigures(part("new_members", month), part("new_members", year), part("gross_output_value", month))
