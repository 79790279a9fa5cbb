"""What is to be said beside a report that is printed all the same."""

from typing import Any, Final

from coopdesk.domain.annual_sheet import form_of
from coopdesk.domain.dates import today
from coopdesk.domain.language import Language
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, DeskError
from coopdesk.services import competition_reports, receipt_papers
from coopdesk.services.form_marks import lapsed
from coopdesk.services.report_parts import Choices
from coopdesk.services.reports import monthly_form, on_record
from coopdesk.store import Store

_WITH_FORM_2: Final = N_("Form 2 belongs to this page, which has no room for all products: print form 2 with it.")


def remarks(store: Store, name: str, period: Period, language: Language, **options: Any) -> list[DeskError]:
    """What is to be said beside a report that is printed all the same; nothing where all is well.

    ``options`` are those of `Choices`; raises as `report`.
    """
    from coopdesk.domain.summary_notes import NOTHING_COUNTS
    from coopdesk.services.submissions import empty

    choices = Choices(**options)
    competition, evaluation, blank = choices.competition, choices.evaluation, choices.blank
    found = []
    if not blank and competition_reports.restated_since(store, name, period, competition, evaluation):
        found.append(DeskError(competition_reports.RESTATED))
    if name == "receipt" and receipt_papers.changed(store, choices.cooperative):
        found.append(DeskError(receipt_papers.CHANGED))
    if name == "summary" and not blank and empty(store, period, choices.scope, choices.as_of, choices.known_on):
        found.append(DeskError(NOTHING_COUNTS))
    if name == "monthly-return" and not blank and _needs_form_2(store, period, language, choices):
        found.append(DeskError(_WITH_FORM_2))
    if name in competition_reports.PAPERS and not blank:
        period = competition_reports.span_printed(store, period, competition, evaluation)
    if name == "annual-return" and blank:
        period = Period(Month(period.first.year, 1), Month(period.first.year, 12))
    form = form_of(period) if name == "annual-return" else name
    ended = lapsed(store, form, today() if name == "member-card" else period.last.last)
    return [*found, ended] if ended else found


def _needs_form_2(store: Store, period: Period, language: Language, choices: Choices) -> bool:
    from coopdesk.reports import form_pages, monthly_return

    if not (choices.cooperative or store.desk.cooperative):  # of all co-operatives at once
        return False
    with on_record(store, "monthly-return", period, choices) as then:
        return form_pages.elsewhere(monthly_return.FORM, monthly_form(then, period, choices), language) > 0
