"""Paper: each report by its name, from the records of the desk to a PDF. What draws is loaded when first needed."""

import dataclasses
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.dates import today
from coopdesk.domain.language import Language
from coopdesk.domain.period import Month, Period
from coopdesk.domain.sheets import MonthlySheet
from coopdesk.errors import N_, DeskError, StorageError, reason_of
from coopdesk.services import (
    annual,
    competition_reports,
    handover,
    list_papers,
    member_papers,
    members_sent,
    plan_progress,
    receipt_papers,
)
from coopdesk.services.check_numbers import registration_paper
from coopdesk.services.known import as_known_on
from coopdesk.services.listings import of_when
from coopdesk.services.monthly_form import blank as blank_form
from coopdesk.services.monthly_form import monthly
from coopdesk.services.paper_files import drawn, free, replace
from coopdesk.services.report_parts import Choices, Report
from coopdesk.services.reporting import missing_list
from coopdesk.store import Store

BACK: Final = 23
"""So many months before its own does form 1 ask for: from January of last year. A summary asks for all there are."""


def report(store: Store, name: str, period: Period, language: Language, **options: Any) -> bytes:
    """The PDF of a report; equal records give equal bytes. ``options`` are those of `Choices`.

    Raises DeskError, PaperError.
    """
    found, choices = REPORTS.get(name), Choices(**options)
    if found is None:
        raise DeskError(N_("There is no report “%(name)s”; there are: %(names)s."), name=name, names=", ".join(REPORTS))
    if found.one_month and len(period) != 1:
        raise DeskError(N_("This report is of one month; %(period)s is longer."), period=period)
    if choices.blank and not found.form:
        raise DeskError(N_("Only a form can be printed blank; this paper cannot."))
    known_on = None if choices.blank else choices.known_on
    if known_on and not found.past:
        raise DeskError(N_("This report cannot be printed as it was known on a day; print it as it stands now."))
    choices = dataclasses.replace(choices, known_on=known_on, as_of=choices.as_of or known_on)
    with on_record(store, name, period, choices) as then:
        return drawn(lambda: found.draw(then, period, language, choices), choices.boxes)


def when(name: str, period: Period | None, *, blank: bool = False) -> Period:
    """The period of a report, this month for one that is of none; raises DeskError where it needs one."""
    if period is not None:
        return period
    if name in list_papers.PAPERS:
        return of_when(name, None)
    if REPORTS[name].dated and not blank:
        raise DeskError(N_("Say of which period the report is to be: --period, such as 1954-04."))
    month = Month(today().year, today().month)
    return Period(month, month)


def on_record(store: Store, name: str, period: Period, choices: Choices) -> AbstractContextManager[Store]:
    """The file that a report counts over."""
    found = REPORTS[name]
    back = BACK if found.one_month else found.back
    lines_of = (choices.cooperative or store.desk.cooperative) if back > 1 else None
    span = Period(period.first + -back, period.last)
    return as_known_on(store, choices.known_on, span if name != "summary" else None, lines_of)


def save_report(
    store: Store,
    name: str,
    period: Period,
    language: Language,
    path: Path,
    *,
    make_folder: bool = False,
    **options: Any,
) -> Path:
    """Write a report; a PDF that is there is replaced whole or not at all, and nothing else is ever replaced.

    The last folder on the way to it is made only where ``make_folder`` asks for it. Raises as `report`, and
    StorageError, also for a folder that is not there.
    """
    free(store, path, path.parent.parent if make_folder else path.parent)
    data = report(store, name, period, language, **options)
    try:
        path.parent.mkdir(exist_ok=True)
        replace(path, data)
    except OSError as error:
        message = N_("%(file)s cannot be written: %(reason)s.")
        raise StorageError(message, file=path.name, reason=reason_of(error)) from error
    return path


def monthly_form(store: Store, period: Period, choices: Choices) -> MonthlySheet:
    """What the forms of a month print; raises DeskError where it is not said whose, unless they are blank."""
    code = choices.cooperative or store.desk.cooperative
    if choices.blank:  # an empty code asks for a form without a name
        return blank_form(store, code if choices.cooperative is None else choices.cooperative, period.first)
    if not code:
        raise DeskError(N_("Say which co-operative's return is to be printed.")).advised(
            N_("On the command line: --cooperative with its code, such as BJ-001.")
        )
    found = monthly(store, code, period.first, choices.version)
    return dataclasses.replace(found, known_on=choices.known_on)


def _monthly_return(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.reports import monthly_return

    return monthly_return.draw(monthly_form(store, period, choices), language)


def _products(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.reports import products_form

    return products_form.draw(monthly_form(store, period, choices), language)


def _labour(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.reports import labour_form

    return labour_form.draw(monthly_form(store, period, choices), language)


def _summary(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.domain.summary_sheet import blank_summary
    from coopdesk.reports import summary as paper
    from coopdesk.services.submissions import sheet

    if choices.blank:
        return paper.draw(blank_summary(store.desk, choices.by, period.first), language)
    found = sheet(store, period, choices.by, choices.scope, choices.as_of)
    return paper.draw(dataclasses.replace(found, known_on=choices.known_on), language)


def _missing(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    return missing_list(store, period, language, choices.as_of, choices.known_on)


def _restatement(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
    from coopdesk.reports import restatement as paper
    from coopdesk.services.restatement import restatement_sheet

    if not choices.since:
        raise DeskError(N_("Say since when: a day, or the number of a summary that was handed up.")).advised(
            N_("On the command line: --since with the day or the number.")
        )
    found = restatement_sheet(store, period, choices.since, choices.scope, choices.as_of)
    return paper.draw(dataclasses.replace(found, known_on=choices.known_on), language)


def _of_competition(name: str, title: str) -> Report:
    """A paper of a competition; it is found by its code and needs no period."""

    def drawn(store: Store, period: Period, language: Language, choices: Choices) -> bytes:
        if choices.blank:
            whose = choices.cooperative
            return competition_reports.draw_blank(store, name, period, choices.competition, language, whose)
        code, number = choices.competition, choices.evaluation
        return competition_reports.draw(store, name, period, code, number, language, choices.paper)

    return Report(title, _BOTH, False, drawn, dated=False, past=False, form=name in competition_reports.BY_HAND)


def _of_members(name: str, title: str) -> Report:
    """A paper of a co-operative's own members; the card of one is of no period."""
    return Report(
        title, ("cooperative",), False,
        lambda s, p, w, c: member_papers.draw(
            s, name, p, w, member=c.member, day=c.as_of, order=c.order, blank=c.blank, cooperative=c.cooperative
        ),
        dated=name != "member-card", past=False, form=True,
    )  # fmt: skip


_BOTH: Final = ("cooperative", "federation")
REPORTS: Final[Mapping[str, Report]] = {
    "monthly-return": Report(N_("Monthly return"), _BOTH, True, _monthly_return, form=True),
    "form-2": Report(N_("Products (form 2)"), _BOTH, True, _products, form=True),
    "form-3": Report(N_("Labour and wages (form 3)"), _BOTH, True, _labour, form=True),
    "summary": Report(N_("Summary"), ("federation", "cooperative"), False, _summary, form=True),
    "missing": Report(N_("Missing returns"), ("federation",), False, _missing),
    "restatement": Report(N_("Restatement sheet"), ("federation",), False, _restatement),
    "registration-sheet": Report(
        N_("Computer registration sheet"), _BOTH, False,
        lambda s, _p, w, _c: registration_paper(s, w), dated=False, past=False,
    ),
    "receipt": Report(
        receipt_papers.TITLE, ("federation", "cooperative"), False,
        lambda s, _p, w, c: receipt_papers.draw(s, w, c.cooperative), dated=False, past=False,
    ),
    "handover": Report(
        handover.TITLE, _BOTH, False, lambda s, _p, w, _c: handover.draw(s, w), dated=False, past=False
    ),
    "members-of-return": Report(
        members_sent.TITLE, ("federation",), True,
        lambda s, p, w, c: members_sent.members_list(s, p, w, c.cooperative), past=False,
    ),
    "annual-return": Report(
        annual.TITLE,
        _BOTH,
        False,
        lambda s, p, w, c: annual.draw(s, p, w, c.cooperative, c.columns, c.known_on, c.blank),
        form=True,
        back=12,
    ),
    "plan-progress": Report(
        plan_progress.TITLE,
        _BOTH,
        False,
        lambda s, p, w, c: plan_progress.draw(s, p, w, c.by or "kind", c.scope, c.as_of, c.known_on),
        back=BACK,
    ),
    **{name: _of_members(name, title) for name, title in member_papers.PAPERS.items()},
    **{name: _of_competition(name, title) for name, title in competition_reports.PAPERS.items()},
    **{name: list_papers.paper_of(name, kept) for name, kept in list_papers.PAPERS.items()},
}  # fmt: skip
"""Every report, by the name that the command line knows."""
FORMS: Final = tuple(name for name, found in REPORTS.items() if found.form and found.one_month)
"""The forms of one return."""
