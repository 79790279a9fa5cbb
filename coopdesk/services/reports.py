"""Paper: each report by its name, from the records of the desk to a PDF. What draws is loaded when first needed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.dates import today
from coopdesk.domain.figures import Span, Total, figures_of, total, with_spans
from coopdesk.domain.language import Language
from coopdesk.domain.members import Team
from coopdesk.domain.opening import Opening
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, share_of
from coopdesk.domain.sheets import MonthlySheet, PlanFigures, monthly_sheet
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.domain.summaries import Grouping, Scope
from coopdesk.errors import N_, DeskError, PaperError, StorageError, reason_of
from coopdesk.services import months
from coopdesk.services.check_numbers import registration_paper
from coopdesk.services.desk import kind_of
from coopdesk.services.members_sent import members_list
from coopdesk.services.opening import in_force
from coopdesk.services.paper_files import free, replace
from coopdesk.services.reporting import missing_list
from coopdesk.services.standing import standing
from coopdesk.store import Store


@dataclass(frozen=True)
class Choices:
    """What a person may choose beside the period; each report takes its own and leaves the others."""

    by: Grouping | None = "kind"
    scope: Scope = "known"
    cooperative: str | None = None
    competition: str | None = None
    as_of: date | None = None
    version: int | None = None
    known_on: date | None = None


@dataclass(frozen=True)
class Report:
    """A report of the list: its marked title, for which roles, whether of one month only, and what draws it.

    One that is not ``dated`` is of no period at all.
    """

    title: str
    roles: tuple[str, ...]
    one_month: bool
    draw: Callable[[Store, Period, Language, Choices], bytes]
    dated: bool = True


def report(
    store: Store,
    name: str,
    period: Period,
    language: Language,
    *,
    by: Grouping | None = "kind",
    scope: Scope = "known",
    cooperative: str | None = None,
    competition: str | None = None,
    as_of: date | None = None,
    version: int | None = None,
    known_on: date | None = None,
) -> bytes:
    """The PDF of a report; equal records give equal bytes. ``version`` is an earlier statement of a month.

    ``known_on`` is a day: a summary of what was on record by its end. Raises DeskError, PaperError.
    """
    found = REPORTS.get(name)
    if found is None:
        raise DeskError(N_("There is no report “%(name)s”; there are: %(names)s."), name=name, names=", ".join(REPORTS))
    if found.one_month and len(period) != 1:
        raise DeskError(N_("This report is of one month; %(period)s is longer."), period=period)
    return found.draw(store, period, language, Choices(by, scope, cooperative, competition, as_of, version, known_on))


def when(name: str, period: Period | None) -> Period:
    """The period of a report, this month for one that is of none; raises DeskError where it needs one."""
    if period is not None:
        return period
    if REPORTS[name].dated:
        raise DeskError(N_("Say of which period the report is to be: --period, such as 1954-04."))
    month = Month(today().year, today().month)
    return Period(month, month)


def remark(
    store: Store,
    name: str,
    period: Period,
    *,
    scope: Scope = "known",
    as_of: date | None = None,
    known_on: date | None = None,
    **_others: object,
) -> str:
    """A marked sentence to be said beside a report that is printed all the same; empty where all is well."""
    from coopdesk.domain.summary_notes import NOTHING_COUNTS
    from coopdesk.services.submissions import empty

    return NOTHING_COUNTS if name == "summary" and empty(store, period, scope, as_of, known_on) else ""


def save_report(
    store: Store,
    name: str,
    period: Period,
    language: Language,
    path: Path,
    *,
    by: Grouping | None = "kind",
    scope: Scope = "known",
    cooperative: str | None = None,
    competition: str | None = None,
    as_of: date | None = None,
    version: int | None = None,
    known_on: date | None = None,
    make_folder: bool = False,
) -> Path:
    """Write a report; a PDF that is there is replaced whole or not at all, and nothing else is ever replaced.

    The last folder on the way to it is made only where ``make_folder`` asks for it. Raises as `report`, and
    StorageError, also for a folder that is not there.
    """
    free(store, path, path.parent.parent if make_folder else path.parent)
    options = Choices(by, scope, cooperative, competition, as_of, version, known_on)
    data = report(store, name, period, language, **vars(options))
    try:
        path.parent.mkdir(exist_ok=True)
        replace(path, data)
    except OSError as error:
        message = N_("%(file)s cannot be written: %(reason)s.")
        raise StorageError(message, file=path.name, reason=reason_of(error)) from error
    return path


def monthly(store: Store, cooperative: str, month: Month, version: int | None = None) -> MonthlySheet:
    """Form 1 of a month: the draft at work, else what counts; or of an earlier version, by its statement's number.

    Raises DeskError where nothing was entered.
    """
    unit = store.get(Cooperative, cooperative)
    if unit is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=cooperative)
    earlier_one = store.get(Statement, version) if version else None
    whole = months.whole(store, earlier_one or _statement(store, cooperative, month))
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
    return monthly_sheet(
        store.desk,
        unit,
        kind_of(store, cooperative, month.last) or "",
        whole,
        month=_total(Period(month, month), [whole]),
        year=with_spans(_total(year, [*earlier, whole]), spans),
        last_month=_past(Period(before.last, before.last), same, spans),
        last_year=_past(before, last, spans),
        plan=_plan(store, cooperative, year),
        earlier=[*earlier, *_before_start(store, opening, year, [*earlier, whole])],
        teams=store.find(Team, cooperative=cooperative),
        revision=revision,
    )


def printed_correction(store: Store, cooperative: str, month: Month, version: int | None = None) -> int:
    """Which correction Form 1 of a month shows: 1 the original, also where there is nothing to show."""
    try:
        earlier = store.get(Statement, version) if version else None
        return months.correction_number(store, earlier or _statement(store, cooperative, month))
    except DeskError:
        return 1


def _statement(store: Store, cooperative: str, month: Month) -> Statement:
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
        stand.counts.statement
        for (code, _), stand in sorted(standing(store, period).items())
        if code == cooperative and stand.counts
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


def _before_start(
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


def _monthly_return(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.reports import monthly_return

    code = choices.cooperative or store.desk.cooperative
    if not code:
        raise DeskError(N_("Say which co-operative's return is to be printed.")).advised(
            N_("On the command line: --cooperative with its code, such as BJ-001.")
        )
    return monthly_return.draw(monthly(store, code, period.first, choices.version), language)


def _summary(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.reports import summary as paper
    from coopdesk.services.submissions import sheet

    found = sheet(store, period, choices.by, choices.scope, choices.as_of, choices.known_on)
    return paper.draw(found, language)


def _competition(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.domain.competition_sheet import CompetitionSheet
    from coopdesk.reports import competition as paper
    from coopdesk.services import competitions

    held = [one for one in competitions.competitions(store) if one.period == period.first]
    wanted = [one for one in held if choices.competition in (None, one.code)]
    if not wanted:
        raise DeskError(N_("There is no competition in %(month)s."), month=period.first)
    found = competitions.board(store, wanted[0].code)
    unit = store.get(Cooperative, found.competition.cooperative) or Cooperative(found.competition.cooperative)
    return paper.draw(CompetitionSheet(store.desk, unit, found), language)


_BOTH: Final = ("cooperative", "federation")
REPORTS: Final[Mapping[str, Report]] = {
    "monthly-return": Report(N_("Monthly return"), _BOTH, True, _monthly_return),
    "summary": Report(N_("Summary"), ("federation", "cooperative"), False, _summary),
    "competition": Report(N_("Competition"), ("cooperative",), True, _competition),
    "missing": Report(N_("Missing returns"), ("federation",), False, lambda s, p, w, c: missing_list(s, p, w, c.as_of)),
    "registration-sheet": Report(
        N_("Computer registration sheet"), _BOTH, False, lambda s, _p, w, _c: registration_paper(s, w), dated=False
    ),
    "members-of-return": Report(
        N_("Members in a return"), ("federation",), True, lambda s, p, w, c: members_list(s, p, w, c.cooperative)
    ),
}
"""Every report, by the name that the command line knows."""
