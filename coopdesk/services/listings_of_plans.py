"""Plan progress as a list: plan, output and growth of each group, and of all in the last row."""

from coopdesk.domain.boxes import money_cell
from coopdesk.domain.language import Language, month_name, say
from coopdesk.domain.listing import PER_CENT_PLACES, Head, Listing, Value, money_head
from coopdesk.domain.plan_progress import Advance, PlanProgress
from coopdesk.domain.plan_progress_text import notes
from coopdesk.domain.summaries import COVERAGE, GROUPINGS, group_name
from coopdesk.errors import N_
from coopdesk.services.listing_parts import Asked, Facts, box_value, made
from coopdesk.services.plan_progress import TITLE, plan_progress
from coopdesk.store import Store

_COUNTS = ("due", "reported", "missing", "disputed")


def progress_listing(store: Store, asked: Asked) -> Listing:
    """Money in whole units; beside each growth the two outputs that it compares."""
    language = asked.language
    found = plan_progress(store, asked.period, asked.by or "kind", asked.scope, asked.as_of)
    code = [Head(say(N_("Code"), language))] if found.by == "cooperative" else []
    heads = [*code, Head(say(GROUPINGS[found.by], language)), *_heads(found, language)]
    rows = [_row(line, found, language) for line in (*found.lines, found.whole)]
    facts = Facts(found.whole.coverage, list(notes(found, language)), scope=True, money=True)
    return made(store, asked, TITLE, heads, rows, facts, sums=1)


def _heads(found: PlanProgress, language: Language) -> list[Head]:
    month = month_name(found.period.last, language)

    def money(label: str) -> Head:
        words = say(label, language, month=month)
        return money_head(words, found.desk.currency, found.exponent, language)

    def percent(label: str) -> Head:
        return Head(say(label, language), "number", PER_CENT_PLACES)

    return [
        money(N_("Annual plan")), money(N_("Plan to date")), money(N_("Output to date")),
        percent(N_("% of plan to date")), percent(N_("% of annual plan")), money(N_("Output of %(month)s")),
        money(N_("Compared of the month, this year")), money(N_("Compared of the month, last year")),
        percent(N_("Growth of the month against last year, %")),
        money(N_("Compared to date, this year")), money(N_("Compared to date, last year")),
        percent(N_("Growth to date against last year, %")),
        *(Head(say(COVERAGE[name], language), "number") for name in _COUNTS),
    ]  # fmt: skip


def _row(line: Advance, found: PlanProgress, language: Language) -> list[Value]:
    def money(*amounts: int | None) -> list[Value]:
        return [money_cell(one, found.exponent) for one in amounts]

    first: list[Value] = [line.key or None] if found.by == "cooperative" else []
    percents = [box_value(one, PER_CENT_PLACES, language) for one in (line.of_plan, line.of_year)]
    row = [*first, group_name(line, language), *money(line.plan_year, line.plan, line.output), *percents]
    row += money(line.of_month)
    for one in (line.month, line.to_date):
        row += [*money(one.now, one.before), box_value(one.cell, PER_CENT_PLACES, language)]
    return [*row, *(getattr(line.coverage, name) for name in _COUNTS)]
