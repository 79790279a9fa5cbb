"""The evaluation sheet of a labour competition (竞 1): values, points, limits and places (DOMAIN §3.4)."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from coopdesk.domain.announcement import formula, limit, tie_rule
from coopdesk.domain.competition_papers import Held
from coopdesk.domain.competition_sheet import CompetitionSheet
from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name, subject_name
from coopdesk.domain.evaluations import OUTCOMES, Objection
from coopdesk.domain.form_marks import official
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, day_name, explain, in_each, joined, linked, named, say
from coopdesk.domain.methods import METHODS, STATES
from coopdesk.domain.numbers import digits
from coopdesk.domain.scoring import Standing
from coopdesk.domain.trials import in_words
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.competition_words import bound, group_name, name_and_months, points_text, unit_name
from coopdesk.reports.flow import Block, Solid, gap, paginate, running
from coopdesk.reports.page import A3_WIDE, A4_WIDE, Format
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Evaluation sheet of the labour competition")
FORM: Final = "competition"
_ROW_HEIGHT: Final = 20.0
_BY_HAND: Final = 22.0
"""The height of a line that is written by hand."""
_FEWEST: Final = 6
"""Empty lines of a blank sheet at least."""
_UNNAMED: Final = 4
"""Indicators of a blank sheet on which they are named by hand."""


def draw(sheet: CompetitionSheet, language: Language) -> bytes:
    """The sheet as a PDF; raises PaperError for a table no paper carries or characters without a shape."""
    held = Held(sheet.desk, sheet.cooperative, sheet.board.competition, sheet.form_marks)
    if sheet.blank:
        form, by_hand = _by_hand(sheet, language)
        return bound(say(TITLE, language), FORM, held, sheet.board.span, by_hand, form, language)
    form, standings = _table(sheet, language)
    blocks = list(_blocks(sheet, language, form, standings))
    return bound(say(TITLE, language), FORM, held, sheet.board.span, blocks, form, language)


def _by_hand(sheet: CompetitionSheet, language: Language) -> tuple[Format, Callable[[int], Iterator[Block]]]:
    """A blank sheet on the smaller paper that has room for some lines, and its blocks for a number of them."""

    def made(form: Format, lines: int) -> Iterator[Block]:
        return _blocks(sheet, language, form, _table(sheet, language, lines, (form,))[1])

    form, _ = _table(sheet, language, _FEWEST)
    if form == A4_WIDE and len(paginate(made(form, _FEWEST), form, words.FOOT)) > 1:
        form = A3_WIDE
    return form, partial(made, form)


def _table(
    sheet: CompetitionSheet, language: Language, by_hand: int = 0, forms: Sequence[Format] = (A4_WIDE, A3_WIDE)
) -> tuple[Format, Table]:
    columns = [
        Column(say(N_("Rank"), language), "", "center", amount=True, least=34),
        Column(say(N_("Entrant"), language), least=90),
    ]
    for condition in sheet.board.conditions:
        most = "____" if sheet.blank and condition.shape == "ranked" else digits(sheet.board.most(condition))
        points = say(N_("Points (at most %(most)s)"), language, most=most)
        columns.append(Column(_heading(condition, language), "", "right", amount=True, least=44))
        columns.append(Column(points, "", "right", amount=True, least=44))
    if sheet.blank and not sheet.board.conditions:
        points = say(N_("Points (at most %(most)s)"), language, most="____")
        columns += [Column("", least=58), Column(points, least=52)] * _UNNAMED
    columns.append(Column(say(N_("Total points"), language), "", "right", amount=True, least=44))
    columns.append(Column(say(N_("Remarks"), language), least=96))
    rows = [_row(standing, language) for standing in sheet.board.standings] + [Row(("",) * len(columns))] * by_hand
    for form in forms:
        if laid := table(columns, rows, form, _BY_HAND if by_hand else _ROW_HEIGHT):
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
        cells += [words.cell_text(score.value, language, 1), points_text(score.points)]
    cells.append(points_text(standing.total))
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
    board = sheet.board
    yield words.marks(official(sheet.desk, sheet.form_marks, FORM), form, language)
    what = name_and_months(board.competition, board.span, language)
    yield words.title(say(TITLE, language), what, _state(sheet, language), form)
    if sheet.changed:
        yield running([_restated(sheet, language)], form)
        yield gap(2)
    yield words.grid([_facts(sheet, language)], form)
    yield gap(4)
    yield from _by_group(sheet, language, form, standings)
    yield gap(8)
    yield words.heading(say(N_("Conditions as announced"), language), form)
    named_ones = board.conditions or not sheet.blank
    yield running(_conditions(sheet, language), form) if named_ones else words.pen_lines(3, form)
    yield gap(8)
    yield from _settled(sheet, language, form)
    yield _signatures(sheet, language, form)


def _facts(sheet: CompetitionSheet, language: Language) -> list[str]:
    """Whose sheet it is, the method, and which evaluation."""
    board, unit = sheet.board, unit_name(sheet.desk, sheet.cooperative, language)
    method = say(METHODS[board.edition.method], language) if board.competition.code else words.LINE
    facts = [
        words.labelled(N_("Reporting unit"), unit or words.LINE, language),
        words.labelled(N_("Method"), method, language),
    ]
    if board.evaluation is not None or sheet.blank:
        number = say(N_("no. %(number)s"), language, number=board.evaluation or "____")
        facts.append(words.labelled(N_("Evaluation"), number, language))
    return facts


def _state(sheet: CompetitionSheet, language: Language) -> str:
    if sheet.blank:
        return ""
    if sheet.trial is not None:
        return in_words(sheet.board, sheet.trial, language)
    if sheet.decision is not None:
        return say(N_("Decided on %(day)s"), language, day=sheet.decision.decided_on)
    if sheet.board.provisional:
        several = len(sheet.board.span) > 1 or sheet.board.competition.level == "cooperative"
        return say(
            N_("Provisional: not everything is final") if several else N_("Provisional: the month is not final"),
            language,
        )
    return "" if sheet.board.evaluation is None else say(N_("Not decided yet"), language)


def _restated(sheet: CompetitionSheet, language: Language) -> str:
    """That returns are others since, so that it is reckoned anew before anybody decides."""
    told = N_("Restated: since this evaluation other returns count (%(names)s). Evaluate again before it is decided.")
    return say(told, language, names=", ".join(sheet.changed[:8]) + ("…" if len(sheet.changed) > 8 else ""))


def _by_group(sheet: CompetitionSheet, language: Language, form: Format, standings: Table) -> Iterator[Block]:
    """The table, or a part of it under a heading for each group that is compared by itself."""
    begun = 0
    for name, members in groupby(sheet.board.standings, key=lambda one: group_name(one, language)):
        count = len(list(members))
        part = slice(begun, begun + count)
        if name:
            yield gap(3 if begun else 0)
            yield words.heading(name, form, say(N_("%(count)s compared"), language, count=count))
        yield dataclasses.replace(standings, rows=standings.rows[part], lines=standings.lines[part])
        begun += count
    if not begun:
        yield standings


def _conditions(sheet: CompetitionSheet, language: Language) -> Iterator[str]:
    for number, condition in enumerate(sheet.board.conditions, start=1):
        told = words.pair(condition_name(condition, language), formula(condition, language), language)
        yield from words.apart(linked((f"{number}.", told), " "))
    gates = joined([limit(gate, language) for gate in sheet.board.gates], language)
    if gates:
        yield from words.apart(words.labelled(N_("Not eligible unless"), gates, language))
    yield from words.apart(words.labelled(N_("Equal totals"), tie_rule(sheet.board.conditions, language), language))
    rounding = N_("Values and points are rounded to one decimal, points are reckoned from the printed values.")
    yield from words.apart(say(rounding, language))


def _settled(sheet: CompetitionSheet, language: Language, form: Format) -> Iterator[Block]:
    """The objections and how they were settled, and the note of the decision; a line to write where none is kept."""
    if sheet.objections:
        yield words.heading(say(N_("Objections and how they were settled"), language), form)
        yield running([line for one in sheet.objections for line in _objection(one, sheet, language)], form)
        yield gap(8)
    elif sheet.decision is not None:
        none = say(N_("none were raised"), language)
        yield running([words.labelled(N_("Objections and how they were settled"), none, language)], form)
        yield gap(8)
    if sheet.decision is not None and sheet.decision.note:
        yield running([words.labelled(N_("Note of the committee"), sheet.decision.note, language)], form)
        yield gap(8)


def _objection(one: Objection, sheet: CompetitionSheet, language: Language) -> Iterator[str]:
    """``1. Li Ming (9 July 1954; team 2; attendance): …``, then ``Reply: …  votes for 5, against 2  upheld``."""
    inside = in_each(language, lambda it: _about(one, sheet, it))
    who = say(N_("%(who)s (%(about)s)"), language, who=one.objector, about=inside) if inside else one.objector
    yield linked((f"{one.number}.", words.pair(who, one.text, language)), " ")
    parts = []
    if one.reply:
        parts.append(words.labelled(N_("Reply"), one.reply, language))
    if one.votes_for is not None or one.votes_against is not None:
        votes = {"ayes": one.votes_for or 0, "noes": one.votes_against or 0}
        parts.append(say(N_("votes for %(ayes)s, against %(noes)s"), language, **votes))
    outcome = say(OUTCOMES[one.outcome], language)
    if one.settled_on and one.outcome != "open":
        outcome = say(N_("%(outcome)s on %(day)s"), language, outcome=outcome, day=one.settled_on)
    yield linked(("   ", *parts, outcome), "    ")


def _about(one: Objection, sheet: CompetitionSheet, language: Language) -> str:
    """When it was raised, against whom, and of what."""
    entrant = next((named(it, language) for it in sheet.board.standings if it.code == one.entrant), one.entrant)
    names = {it.indicator: condition_name(it, language) for it in sheet.board.conditions}
    about = [
        day_name(one.raised_on, language) if one.raised_on else "", entrant,
        names.get(one.indicator) or (subject_name(one.indicator, language) if one.indicator else ""),
    ]  # fmt: skip
    return joined(filter(None, about), language)


def _signatures(sheet: CompetitionSheet, language: Language, form: Format) -> Solid:
    decision = sheet.decision
    committee = words.labelled(N_("Evaluation committee"), decision.committee if decision else "", language)
    chair = words.labelled(N_("Chair"), decision.chair if decision else "", language)
    day = words.labelled(N_("Date"), day_name(decision.decided_on, language) if decision else "", language)
    seal = say(N_("(seal)"), language)
    if decision is not None:
        signed = words.labelled(N_("Signatures"), "", language)
        return words.grid([[committee], [chair, day, signed, seal]], form, 24.0)
    rows = [[chair, committee, day, seal]]
    if not sheet.objections:
        rows.insert(0, [words.labelled(N_("Objections and how they were settled"), "", language)])
    return words.grid(rows, form, 24.0)
