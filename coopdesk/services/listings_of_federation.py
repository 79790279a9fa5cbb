"""Lists of the federation: summary, who has not reported, calls, arrivals, the register, what moved."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from coopdesk.domain.cooperatives import KINDS, Cooperative
from coopdesk.domain.deadlines import Call
from coopdesk.domain.field import field_of, fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, joined, named, say
from coopdesk.domain.listing import (
    Head,
    Listing,
    Value,
    cell_of,
    figure_value,
    head_of,
    heads_and_rows,
    indicator_head,
    indicator_value,
    money_head,
)
from coopdesk.domain.packets import VERDICTS
from coopdesk.domain.reporting import ONLY, STATES, Only, Reported, Unit
from coopdesk.domain.restatement import LEVELS, MEASURES, Restated, restated_name
from coopdesk.domain.restatement_sheet import line_texts, scope_words, since_words
from coopdesk.domain.summaries import COVERAGE, GROUPINGS, Coverage, Summary, SummaryLine, group_name
from coopdesk.domain.summary_notes import NOTHING_COUNTS, notes, nothing_counts
from coopdesk.errors import N_, DeskError
from coopdesk.services.calls import calls_in
from coopdesk.services.figures import summary, within
from coopdesk.services.inbox import LATEST, arrivals
from coopdesk.services.listing_parts import EVER, Asked, Facts, found_words, made
from coopdesk.services.register import MARKS, Registered, register
from coopdesk.services.reporting import reporting
from coopdesk.services.restatement import restatement_sheet
from coopdesk.store import Store

_PERCENT = 2
FIRST: Final = 16
"""So many characters of the number of a file tell it from every other."""


def summary_listing(store: Store, asked: Asked) -> Listing:
    """Every figure and indicator of each group, and of all in the last row."""
    if asked.by and asked.group is not None:
        found = within(store, asked.period, asked.by, asked.group, asked.scope, asked.as_of)
    else:
        found = summary(store, asked.period, asked.by, asked.scope, asked.as_of)
    language, code = asked.language, found.by == "cooperative"
    heads = [Head(say(N_("Code"), language))] * code + [Head(say(GROUPINGS[found.by or "kind"], language))]
    heads += [Head(say(COVERAGE[one.name], language), "number") for one in fields(Coverage)]
    heads += [head_of(one, found.currency, found.exponent, language) for one in fields_of(Figures)]
    heads += [indicator_head(one, found.currency, found.exponent, language) for one in INDICATORS]
    full = say(N_("Full annual plan of all that are due"), language)
    heads.append(money_head(full, found.currency, found.exponent, language))
    lines = (*found.groups, found.whole) if found.by else (found.whole,)
    rows = [_summary_row(found, line, code, language) for line in lines]
    said = [*([say(NOTHING_COUNTS, language)] if nothing_counts(found) else []), *notes(found, language)]
    return made(
        store, asked, N_("Summary"), heads, rows, Facts(found.whole.coverage, said, scope=True, money=True), sums=1
    )


def _summary_row(found: Summary, line: SummaryLine, code: bool, language: Language) -> list[Value]:
    totals = line.total
    row: list[Value] = [line.key or None] if code else []
    row.append(group_name(line, language))
    row += [getattr(line.coverage, one.name) for one in fields(Coverage)]
    row += [figure_value(one, totals.figures, found.exponent) for one in fields_of(Figures)]
    row += [indicator_value(name, one.value(totals), found.exponent) for name, one in INDICATORS.items()]
    plan = line.full_plan
    return [*row, None if plan is None else Decimal(plan).scaleb(-found.exponent)]


NOT_REPORTED: Final = N_("Missing returns")
_UNIT = (
    N_("Code"), N_("Name of the co-operative"), N_("District"), N_("Responsible person"), N_("Clerk"), N_("Telephone"),
    N_("Month"), N_("State"),
)  # fmt: skip


def missing_listing(store: Store, asked: Asked) -> Listing:
    """A row for each co-operative and month, or for those missing or queried: how it stands, the last call about it."""
    language = asked.language
    every = reporting(store, asked.period, asked.as_of)
    units = [unit for unit in every if unit.found_by(asked.search)]
    heads = [Head(say(label, language)) for label in _UNIT]
    heads += [
        Head(say(N_("Due on"), language), "day"),
        Head(say(N_("Date submitted"), language), "day"),
        *(head_of(field_of(Call, name), "", 0, language) for name in ("day", "person", "answer", "promised")),
    ]
    rows = [
        (*_whom(unit.cooperative, language), *_month_cells(one, language))
        for unit in units
        for one in _due(unit, asked.only)
    ]
    coverage = summary(store, asked.period, None, "known").whole.coverage
    notes = [*([say(ONLY[asked.only], language)] if asked.only else []), *found_words(asked, len(units), len(every))]
    title = NOT_REPORTED if asked.only == "missing" else N_("Who has reported")
    return made(store, asked, title, heads, rows, Facts(coverage, notes))


def _whom(one: Cooperative, language: Language) -> tuple[Value, ...]:
    """Who it is, where, and whom to call."""
    district = named(one, language, "district")
    return (one.code, named(one, language), district, one.responsible, one.clerk, one.telephone)


def _due(unit: Unit, only: Only | None) -> Iterable[Reported]:
    if only is not None:
        return unit.missing if only == "missing" else unit.queried
    return (one for one in unit.months if one.marks[0] != "undue")


def _month_cells(one: Reported, language: Language) -> tuple[Value, ...]:
    state = joined([say(STATES[mark], language) for mark in one.marks], language)
    call = one.calls[-1] if one.calls else None
    last: tuple[Value, ...] = (call.day, call.person, call.answer, call.promised) if call else (None,) * 4
    return (str(one.month), state, one.due, one.submitted_on, *last)


def calls_listing(store: Store, asked: Asked) -> Listing:
    """Every call about the months of the period."""
    language = asked.language
    found = [call for calls in calls_in(store, asked.period).values() for call in calls]
    heads, rows = heads_and_rows(fields_of(Call), found, "", 0, language)
    register_of = {one.code: named(one, language) for one in store.find(Cooperative)}
    names = [register_of.get(call.cooperative, "") for call in found]
    heads = (heads[0], Head(say(N_("Name of the co-operative"), language)), *heads[1:])
    return made(
        store,
        asked,
        N_("Calls"),
        heads,
        [(row[0], name, *row[1:]) for row, name in zip(rows, names, strict=True)],
        Facts(),
    )


def arrivals_listing(store: Store, asked: Asked) -> Listing:
    """What came in of the months of the period, or all where none is asked for, the last first, as it stands now."""
    language, ever = asked.language, asked.period == EVER
    register_of = {one.code: named(one, language) for one in store.find(Cooperative)}
    labels = (
        N_("Received at"), N_("File"), N_("Co-operative"), N_("Name of the co-operative"), N_("Month"),
        N_("Correction"), N_("Stands now"), N_("File number"),
    )  # fmt: skip
    heads = [Head(say(label, language)) for label in labels]
    heads[-1] = replace(heads[-1], first=FIRST)
    rows = [
        (
            moment(one.at), one.file, one.cooperative, register_of.get(one.cooperative),
            str(one.period) if one.period else say(N_("registration"), language),
            _correction(one.revision, language) if one.period else None,
            say(VERDICTS[one.verdict], language), one.packet,
        )
        for one in arrivals(store, None if ever else asked.period)
    ]  # fmt: skip
    told = say(N_("The last %(count)s at most, the newest first."), language, count=LATEST)
    if not ever:
        told = say(N_("Only return files of the months of the period; the newest first."), language)
    return made(store, asked, N_("Arrivals"), heads, rows, Facts(notes=[told], dated=not ever))


def _correction(number: int, language: Language) -> str:
    if number <= 1:
        return say(N_("Original"), language)
    return say(N_("Correction %(number)s"), language, number=number - 1)


def moment(at: str) -> str:
    """A moment of the data file in the time of this desk: ``1954-05-02 20:14``."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M") if at else ""


def register_listing(store: Store, asked: Asked) -> Listing:
    """Every co-operative on the register with its particulars, its kind, its affiliation and how its month stands.

    On paper the names stand in its own language, and how the month stands in words.
    """
    language = asked.language
    every = register(store, asked.period.last, asked.as_of)
    found = [one for one in every if one.found_by(asked.search)]
    notes = found_words(asked, len(found), len(every))
    facts = Facts(sum((one.coverage for one in found), Coverage()), notes)
    if asked.on_paper:
        return made(store, asked, N_("Register"), *_register_on_paper(found, language), facts)
    described = fields_of(Cooperative)
    heads = [head_of(one, "", 0, language) for one in described]
    heads += [Head(say(N_("Kind"), language)), Head(say(N_("Affiliated since"), language), "day")]
    heads += [Head(say(COVERAGE[name], language), "number") for name in ("due", "reported", "missing")]
    rows: list[list[Value]] = []
    for one in found:
        since: date | None = one.affiliated_since
        kind = say(KINDS[one.kind], language) if one.kind in KINDS else None
        counts = [one.coverage.due, one.coverage.reported, one.coverage.missing]
        rows.append([*(cell_of(each, one.cooperative, 0, language) for each in described), kind, since, *counts])
    return made(store, asked, N_("Register"), heads, rows, facts)


_ON_PAPER = (
    N_("Code"), N_("Name of the co-operative"), N_("Kind"), N_("Trade"), N_("District"), N_("Responsible person"),
    N_("Clerk"), N_("Telephone"), N_("State of the month"),
)  # fmt: skip


def _register_on_paper(found: Sequence[Registered], language: Language) -> tuple[list[Head], list[list[Value]]]:
    """What the screen has of the register, in a width that paper has."""
    heads = [Head(say(label, language)) for label in _ON_PAPER]
    heads.insert(-1, Head(say(N_("Affiliated since"), language), "day"))
    rows: list[list[Value]] = []
    for row in found:
        one, kind = row.cooperative, say(KINDS[row.kind], language) if row.kind in KINDS else None
        state = joined([say(MARKS[mark], language) for mark in row.marks], language)
        names = (named(one, language), kind, named(one, language, "trade"), named(one, language, "district"))
        people = (one.responsible, one.clerk, one.telephone)
        rows.append([one.code, *names, *people, row.affiliated_since, state])
    return heads, rows


_LEVELS = dict(zip(LEVELS, (N_("Total"), N_("Kind"), N_("Co-operative")), strict=True))


def restatement_listing(store: Store, asked: Asked) -> Listing:
    """What moved since a day, or since a summary was handed up: old and new beside each other."""
    if not asked.since:
        raise DeskError(N_("Say since when: a day, or the number of a summary that was handed up.")).advised(
            N_("On the command line: --since with the day or the number.")
        )
    language = asked.language
    sheet = restatement_sheet(store, asked.period, asked.since, asked.scope, asked.as_of)
    found = sheet.found
    heads = [Head(say(label, language)) for label in (N_("Level"), N_("Code"), N_("Name"))]
    for measure in ("output_value_constant", "plan_fulfilment", "rank"):
        heads += [_moved_head(measure, label, found.currency, found.exponent, language) for label in _BOTH]
    changed = say(N_("Difference"), language)
    heads.insert(5, money_head(changed, found.currency, found.exponent, language))
    heads.append(Head(say(N_("What moved of its returns"), language)))
    rows = []
    for one in found.lines:
        words = line_texts(one, found, language)[-1]
        level = say(_LEVELS[one.level], language)
        key, name = (one.line.key or None), restated_name(one, language)
        rows.append((level, key, name, *_moved_cells(one, found.exponent), words or None))
    told = [since_words(sheet, language), scope_words(sheet, language)]
    return made(store, asked, N_("Restatement sheet"), heads, rows, Facts(notes=told, money=True))


_BOTH = (N_("%(what)s, before"), N_("%(what)s, now"))


def _moved_head(measure: str, label: str, currency: str, exponent: int, language: Language) -> Head:
    words = say(label, language, what=say(MEASURES[measure], language))
    if measure == "output_value_constant":
        return money_head(words, currency, exponent, language)
    return Head(words, "number", _PERCENT if measure == "plan_fulfilment" else 0)


def _moved_cells(one: Restated, exponent: int) -> list[Value]:
    cells: list[Value] = []
    for measure in ("output_value_constant", "plan_fulfilment", "rank"):
        for values in (one.old, one.new):
            value = values[measure]
            money = measure == "output_value_constant" and isinstance(value, int)
            scaled = Decimal(value or 0).scaleb(-exponent) if money else value
            cells.append(Decimal(scaled) if isinstance(scaled, str) else scaled)
    difference = one.difference
    cells.insert(2, None if difference is None else Decimal(difference).scaleb(-exponent))
    return cells
