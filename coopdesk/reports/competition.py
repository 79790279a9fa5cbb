"""The evaluation sheet of a labour competition (竞 1): values, points, limits and places (DOMAIN §3.4)."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.announcement import formula, limit
from coopdesk.domain.competition_sheet import CompetitionSheet
from coopdesk.domain.conditions import METHODS, Condition
from coopdesk.domain.entries import condition_name, subject_name
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, explain, joined, month_name, named, say
from coopdesk.domain.numbers import digits
from coopdesk.domain.scoring import STATES, Standing
from coopdesk.domain.trials import in_words
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.flow import Block, Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A3_WIDE, A4_WIDE, Format, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Evaluation sheet of the labour competition")
FORM_NUMBER: Final = N_("Competition form 1")
_ROW_HEIGHT: Final = 20.0


def draw(sheet: CompetitionSheet, language: Language) -> bytes:
    """The sheet as a PDF; raises PaperError for a table no paper carries or characters without a shape."""
    form, standings = _table(sheet, language)
    name = named(sheet.board.competition, language, "title")
    paper = Paper(
        form, f"{say(TITLE, language)} {name} {sheet.board.competition.period}", _unit(sheet, language), language
    )
    again = f"{say(FORM_NUMBER, language)}  {say(TITLE, language)}  {_name_and_month(sheet, language)}"
    blocks = _blocks(sheet, language, form, standings)
    leaves = paginate(blocks, form, words.FOOT, words.head_again([again], form))
    lines = [_unit(sheet, language), say(FORM_NUMBER, language)]
    draw_leaves(paper, leaves, lambda place: words.foot(paper, lines, place, language))
    return paper.finish()


def _name_and_month(sheet: CompetitionSheet, language: Language) -> str:
    """The title and the month, which many titles name already."""
    name, month = (
        named(sheet.board.competition, language, "title"),
        month_name(sheet.board.competition.period, language),
    )
    return name if month in name else f"{name}  {month}".strip()


def _unit(sheet: CompetitionSheet, language: Language) -> str:
    return f"{sheet.cooperative.code} {named(sheet.cooperative, language)}"


def _table(sheet: CompetitionSheet, language: Language) -> tuple[Format, Table]:
    columns = [
        Column(say(N_("Rank"), language), "", "center", amount=True, least=34),
        Column(say(N_("Entrant"), language), least=90),
    ]
    for condition in sheet.board.conditions:
        points = say(N_("Points (at most %(most)s)"), language, most=digits(sheet.board.most(condition)))
        columns.append(Column(_heading(condition, language), "", "right", amount=True, least=44))
        columns.append(Column(points, "", "right", amount=True, least=44))
    columns.append(Column(say(N_("Total points"), language), "", "right", amount=True, least=44))
    columns.append(Column(say(N_("Remarks"), language), least=96))
    rows = [_row(standing, language) for standing in sheet.board.standings]
    for form in (A4_WIDE, A3_WIDE):
        if laid := table(columns, rows, form, _ROW_HEIGHT):
            return form, laid
    raise PaperError(N_("The table has too many columns for the paper."))


def _heading(condition: Condition, language: Language) -> str:
    name = condition_name(condition, language)
    indicator = None if condition.measured else INDICATORS.get(condition.indicator)
    if indicator is None or indicator.unit != "%":
        return name
    return say(N_("%(what)s, %(unit)s"), language, what=name, unit="%")


def _row(standing: Standing, language: Language) -> Row:
    cells = ["" if standing.place is None else str(standing.place), named(standing, language)]
    for score in standing.scores:
        cells += [words.cell_text(score.value, language, 1), words.cell_text(score.points, language, 1)]
    cells.append(words.cell_text(standing.total, language, 1))
    remarks = [explain(reason, language) for reason in standing.reasons]
    if standing.state != "placed":
        remarks.insert(0, say(STATES[standing.state], language))
    elif standing.decided_by:
        decided = say(
            N_("equal totals parted by: %(what)s"), language, what=subject_name(standing.decided_by, language)
        )
        remarks.append(decided)
    return Row((*cells, joined(remarks, language)), bold=standing.place == 1)


def _blocks(sheet: CompetitionSheet, language: Language, form: Format, standings: Table) -> Iterator[Block]:
    yield words.marks(sheet.desk, FORM_NUMBER, form, language)
    state = say(N_("Provisional: the month is not final"), language) if sheet.board.provisional else ""
    if sheet.trial is not None:
        state = in_words(sheet.board, sheet.trial, language)
    yield words.title(say(TITLE, language), _name_and_month(sheet, language), state, form)
    method = say(METHODS[sheet.board.edition.method], language)
    yield words.grid(
        [
            [
                words.labelled(N_("Reporting unit"), _unit(sheet, language), language),
                words.labelled(N_("Method"), method, language),
            ]
        ],
        form,
    )
    yield gap(4)
    yield standings
    yield gap(8)
    yield words.heading(say(N_("Conditions as announced"), language), form)
    yield running(_conditions(sheet, language), form)
    yield gap(10)
    yield _signatures(language, form)


def _conditions(sheet: CompetitionSheet, language: Language) -> Iterator[str]:
    for number, condition in enumerate(sheet.board.conditions, start=1):
        yield f"{number}. " + words.pair(condition_name(condition, language), formula(condition, language), language)
    gates = joined([limit(gate, language) for gate in sheet.board.gates], language)
    if gates:
        yield words.labelled(N_("Not eligible unless"), gates, language)
    yield say(
        N_("Values and points are rounded to one decimal, points are reckoned from the printed values."), language
    )


def _signatures(language: Language, form: Format) -> Solid:
    committee = words.labelled(N_("Evaluation committee"), "", language)
    chair, day = words.labelled(N_("Chair"), "", language), words.labelled(N_("Date"), "", language)
    seal = say(N_("(seal)"), language)
    objections = words.labelled(N_("Objections and how they were settled"), "", language)
    return words.grid([[objections], [chair, committee, day, seal]], form, 24.0)
