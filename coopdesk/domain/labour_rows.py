"""Labour and wages of a return team by team, and their totals, as form 3 prints them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from coopdesk.domain.boxes import Cell, money_cell, number_cell
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Team
from coopdesk.domain.numbers import ratio
from coopdesk.domain.statements import Count, LabourLine, MonthlyReturn


@dataclass(frozen=True)
class LabourRow:
    """One team, or all of them: days in person-days, money in units of the currency; empty names are not known."""

    code: str
    name_en: str
    name_zh: str
    scheduled: Cell
    attended: Cell
    wages: Cell
    accidents: Cell

    @property
    def attendance(self) -> Cell:
        """Attended in per cent of the scheduled days."""
        quotient = _quotient(self.attended, self.scheduled)
        return quotient * 100 if isinstance(quotient, Decimal) else quotient

    @property
    def day_wage(self) -> Cell:
        """Wages for one day attended, unrounded."""
        return _quotient(self.wages, self.attended)


def labour_rows(whole: MonthlyReturn, teams: Iterable[Team] = ()) -> tuple[LabourRow, ...]:
    """The teams of a return in the order of its lines."""
    names = {team.code: team for team in teams}
    return tuple(_row(line, names.get(line.team), whole.statement.exponent) for line in whole.labour)


def labour_total(figures: Figures, exponent: int) -> LabourRow:
    """All teams: the sums are those of form 1."""
    scheduled, attended = number_cell(figures.scheduled_days), number_cell(figures.attended_days)
    wages, accidents = money_cell(figures.wages, exponent), number_cell(figures.lost_time_accidents)
    return LabourRow("", "", "", scheduled, attended, wages, accidents)


def _row(line: LabourLine, team: Team | None, exponent: int) -> LabourRow:
    english, chinese = (team.name_en, team.name_zh) if team else ("", "")
    scheduled, attended, wages, accidents = map(_cell, (line.scheduled, line.attended, line.wages, line.accidents))
    paid = wages.scaleb(-exponent) if isinstance(wages, Decimal) else wages
    return LabourRow(line.team, english, chinese, scheduled, attended, paid, accidents)


def _cell(value: Count) -> Cell:
    return Decimal(value) if isinstance(value, int) else value


def _quotient(one: Cell, other: Cell) -> Cell:
    """Blank where one of the two is not filled in; not applicable where one is, or where there is nothing to divide."""
    if NOT_APPLICABLE in (one, other):
        return NOT_APPLICABLE
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return None
    found = ratio(one, other)
    return NOT_APPLICABLE if found is None else found
