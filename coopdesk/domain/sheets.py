"""The monthly return as it stands on paper: boxes, products and notes, worked out before anything is drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain.boxes import Cell, Mark, fulfilment, indicator_cell, money_cell, number_cell
from coopdesk.domain.check_code import check_code
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import field_of, line_key
from coopdesk.domain.figures import Figures, Total
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.labour_rows import LabourRow, labour_rows, labour_total
from coopdesk.domain.language import LANGUAGES, Language, Marked, named, say
from coopdesk.domain.members import Team
from coopdesk.domain.period import Period
from coopdesk.domain.product_rows import ProductRow, product_rows
from coopdesk.domain.statements import (
    PAPER_TOTALS,
    WHOLE_TEAM,
    Accounts,
    MonthlyReturn,
    Note,
    OutputLine,
    Statement,
    asked_amount,
)
from coopdesk.errors import N_

CURRENCIES: Final = {"CNO": N_("yuan"), "CNY": N_("yuan")}
"""Money of 1954 and of today is simply yuan (GLOSSARY); another currency prints its code."""


def money_unit(currency: str, language: Language) -> str:
    """The unit of money: yuan, 元; a currency without a word is its code."""
    return say(CURRENCIES[currency], language) if currency in CURRENCIES else currency


@dataclass(frozen=True)
class BoxRow:
    """One indicator of the form's first block and its eight boxes; numbers print with ``places`` decimals."""

    code: str
    label: str
    unit: str
    places: int
    cells: tuple[Cell, ...]
    indent: int = 0


@dataclass(frozen=True)
class NoteLine:
    """A reason or a remark; the subject is empty for the whole month. ``form`` also prints it: 2, 3, or 1 alone."""

    subject_en: str
    subject_zh: str
    text: str
    form: int = 1


@dataclass(frozen=True)
class PlanFigures:
    """What the annual plan asks: new members by month and year to date, output value of the month (smallest unit)."""

    new_members: int | None = None
    new_members_to_date: int | None = None
    output_value: int | None = None


@dataclass(frozen=True)
class MonthlySheet:
    """Everything that forms 1, 2 and 3 of a month print.

    ``check_code`` is empty on a draft; ``revision`` None is not yet numbered.
    ``plan_share`` is the annual plan's part of the month.
    ``accounts`` are the two amounts inside box 02, None where it is of products only; and the cost of the output.
    ``months_counted`` of ``months_due`` returns are in the cumulative boxes.
    ``figures`` are the sums of the month, by which forms 2 and 3 end.
    ``known_on`` is the day as known on which all this is, None: as known now.
    ``blank`` is a form without figures, to be filled in by hand; month and signatures are left open too.
    """

    desk: Desk
    cooperative: Cooperative
    kind: str
    statement: Statement
    revision: int | None
    rows: tuple[BoxRow, ...]
    products: tuple[ProductRow, ...]
    notes: tuple[NoteLine, ...] = ()
    check_code: str = ""
    months_counted: int = 1
    months_due: int = 1
    plan_share: Decimal | None = None
    accounts: Accounts | None = None
    labour: tuple[LabourRow, ...] = ()
    figures: Figures = field(default_factory=Figures)
    known_on: date | None = None
    blank: bool = False
    form_marks: tuple[FormMarks, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether the month is not final."""
        return self.statement.state != "closed" and not self.blank

    @property
    def cost_per_100(self) -> Cell:
        """What 100 of output value at current prices cost this month; blank where the cost is not told."""
        month = Period(self.statement.period, self.statement.period)
        return indicator_cell("cost_per_100", Total(month, self.figures))

    @property
    def planned(self) -> Decimal | None:
        """What the lines of the month plan at constant prices."""
        return money_cell(self.figures.planned_value_constant, self.statement.exponent)

    @property
    def products_value(self) -> Decimal | None:
        """What the accepted products of the month are worth at constant prices."""
        return money_cell(self.figures.output_value_constant, self.statement.exponent)

    @property
    def labour_total(self) -> LabourRow:
        """The labour of all teams."""
        return labour_total(self.figures, self.statement.exponent)

    @property
    def plan_difference(self) -> Decimal | None:
        """What the lines plan more than the annual plan asks."""
        return None if self.plan_share is None or self.planned is None else self.planned - self.plan_share

    @property
    def code_content(self) -> str:
        """What the QR code says: co-operative, period, revision and check code."""
        digits = self.check_code.replace(" ", "")
        return f"{self.cooperative.code} {self.statement.period} r{self.revision or 0} {digits}"


@dataclass(frozen=True)
class FormLine:
    """A row of the form: its box code and the figure or indicator it shows."""

    code: str
    name: str
    places: int = 0
    money: bool = False
    unit: str = ""
    indent: int = 0


LINES: Final = (
    FormLine("01", "output_value_constant", money=True),
    FormLine("02", "output_value_current", money=True),
    FormLine("03", "assortment_fulfilment", 1),
    FormLine("04", "scrap_rate", 1),
    FormLine("10", "members_opening"),
    FormLine("11", "members_joined"),
    FormLine("12", "members_newly_developed", indent=1),
    FormLine("13", "members_left"),
    FormLine("14", "members_closing"),
    FormLine("15", "average_members", 1),
    FormLine("20", "scheduled_days"),
    FormLine("21", "attended_days"),
    FormLine("22", "attendance", 1),
    FormLine("30", "wages", money=True),
    FormLine("31", "average_wage", money=True),
    FormLine("32", "productivity", money=True, unit=N_("%(money)s per person")),
    FormLine("40", "lost_time_accidents", unit=N_("accidents")),
)
"""The rows of form 1 (DOMAIN §5.2)."""


def monthly_sheet(
    desk: Desk,
    cooperative: Cooperative,
    kind: str,
    whole: MonthlyReturn,
    *,
    month: Total,
    year: Total,
    last_month: Total | None = None,
    last_year: Total | None = None,
    plan: PlanFigures | None = None,
    earlier: Iterable[MonthlyReturn] = (),
    teams: Iterable[Team] = (),
    revision: int | None = None,
    used: Iterable[str] = (),
) -> MonthlySheet:
    """Forms 1 to 3. ``month`` and ``year`` (to date) include the return; ``last_…`` are of last year, None if absent.

    ``earlier`` are this year's standing returns before it; ``used`` is for its `check_code`; ``revision`` what a
    final month that was never written to a file would get.
    """
    statement, teams = whole.statement, list(teams)
    wanted, totals = plan or PlanFigures(), (month, year, last_month, last_year)
    return MonthlySheet(
        desk=desk,
        cooperative=cooperative,
        kind=kind,
        statement=statement,
        revision=statement.revision or revision or (1 if statement.amends is None else None),
        rows=tuple(_box_row(line, totals, wanted, statement.exponent) for line in LINES),
        products=product_rows(whole, earlier),
        notes=_notes(whole, teams),
        check_code=check_code(whole, used),
        months_counted=year.counted,
        months_due=len(year.period),
        plan_share=money_cell(wanted.output_value, statement.exponent),
        accounts=whole.accounts,
        labour=labour_rows(whole, teams),
        figures=month.figures,
    )


def _box_row(line: FormLine, totals: Sequence[Total | None], plan: PlanFigures, exponent: int) -> BoxRow:
    month, year, last_month, last_year = (
        None if total is None else line_cell(line, total, exponent) for total in totals
    )
    plan_cells: tuple[Cell, ...] = (Mark.CROSSED,) * 4
    if line.code == "01" and totals[0] and totals[1]:
        planned = [money_cell(total.figures.planned_value_constant, exponent) for total in totals[:2] if total]
        plan_cells = (planned[0], fulfilment(month, planned[0]), planned[1], fulfilment(year, planned[1]))
    elif line.code == "12":
        asked, to_date = number_cell(plan.new_members), number_cell(plan.new_members_to_date)
        plan_cells = (asked, fulfilment(month, asked), to_date, fulfilment(year, to_date))
    label, unit = line_words(line)
    cells = (plan_cells[0], month, plan_cells[1], plan_cells[2], year, plan_cells[3], last_month, last_year)
    return BoxRow(line.code, label, unit, exponent if line.money else line.places, cells, line.indent)


def line_words(line: FormLine) -> tuple[str, str]:
    """Label and unit of a row; the unit of money is given as an empty word, for the currency."""
    if line.name in INDICATORS:
        indicator = INDICATORS[line.name]
        return indicator.label, line.unit or ("" if line.money else indicator.unit)
    described = field_of(Figures, line.name)
    return described.label, line.unit or described.unit


def line_cell(line: FormLine, total: Total, exponent: int) -> Cell:
    """What a row of form 1 has of summed figures."""
    if line.name in INDICATORS:
        return indicator_cell(line.name, total, exponent if line.money else 0)
    figure = getattr(total.figures, line.name)
    return money_cell(figure, exponent) if line.money else number_cell(figure)


def _notes(whole: MonthlyReturn, teams: Iterable[Team]) -> tuple[NoteLine, ...]:
    names = {team.code: team for team in teams}
    lines = {line_key(line): line for line in whole.output}
    found = (note for note in whole.notes if note.text)
    return tuple(_of_amounts(note) or _of_total(note) or _note(note.subject, note.text, lines, names) for note in found)


def _of_total(note: Note) -> NoteLine | None:
    """The reason given for a difference from a total on paper, under the column's name."""
    column = PAPER_TOTALS.get(note.code.removeprefix("total-"))
    if column is None:
        return None
    english, chinese = (say(N_("Total on paper, %(column)s"), one, column=Marked(column)) for one in LANGUAGES)
    return NoteLine(english, chinese, note.text)


def _of_amounts(note: Note) -> NoteLine | None:
    """The reason given for an amount beside the products, under the amount's name."""
    box = "" if note.subject else asked_amount(note.code)
    if not box:
        return None
    label = field_of(Accounts, box).label
    return NoteLine(say(label, "en"), say(label, "zh"), note.text)


def _note(subject: str, text: str, lines: Mapping[str, OutputLine], teams: Mapping[str, Team]) -> NoteLine:
    code = subject.partition("/")[0]
    team, line = teams.get(code), lines.get(subject)
    if not team and not line:
        return NoteLine(subject, subject, text, 3 if subject and "/" not in subject else 1)
    plain = "" if code == WHOLE_TEAM else code
    english = " ".join(filter(None, (named(team, "en") if team else plain, named(line, "en") if line else "")))
    chinese = " ".join(filter(None, (named(team, "zh") if team else plain, named(line, "zh") if line else "")))
    return NoteLine(english, chinese, text, 2 if line else 3)
