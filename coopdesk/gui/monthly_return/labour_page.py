"""Page 劳动工资: days and wages of each team."""

from typing import Any

from coopdesk.domain.field import Field, field_of
from coopdesk.domain.paper_totals import sum_of_labour
from coopdesk.domain.statements import WHOLE_TEAM, LabourLine
from coopdesk.gui.grid.columns import Column, Values
from coopdesk.gui.monthly_return.facts_row import Facts
from coopdesk.gui.monthly_return.hand import NO_TEAM, MonthInHand
from coopdesk.gui.monthly_return.lines_page import LinesPage
from coopdesk.gui.monthly_return.numbers import (
    added,
    counted_cells,
    counted_lines,
    echoed,
    money,
    percent,
)
from coopdesk.gui.words import _


class LabourPage(LinesPage):
    """One line for each team."""

    name = "labour"
    record = LabourLine
    totals = ("scheduled", "attended", "wages")

    def __init__(self, hand: MonthInHand) -> None:
        self.hand = hand
        super().__init__(hand, self._columns())

    def stored(self) -> tuple[LabourLine, ...]:
        """The labour lines of the month."""
        return self.hand.whole.labour if self.hand.whole else ()

    def offered(self) -> list[LabourLine]:
        """A line for each team that has none yet."""
        present = {line.team for line in self.stored()}
        if self.hand.nil or WHOLE_TEAM in present:
            return []
        start = max((line.position for line in self.stored()), default=0)
        missing = [team for team in self.hand.teams if team not in present]
        return [LabourLine(team, place) for place, team in enumerate(missing, start=start + 1)]

    def reached(self, what: str) -> int:
        """The sum of days or wages, as the lines stand now."""
        return sum_of_labour(what, (LabourLine(**values) for values in self.lines.counted()))

    def _columns(self) -> list[Column]:
        return [
            Column(
                "team", _("Team"), 120, field_of(LabourLine, "team"), carried=True, stretch=True,
                choices=self.hand.team_choices, unknown=NO_TEAM, open=not self.hand.own,
                words=lambda values: self.hand.team_name(values["team"]) if values["team"] else "",
                total=lambda _lines: _("Total"), help=_("The team whose work it was. F2 opens the list."),
            ),
            self._last("last_scheduled", "scheduled", _("Scheduled,\nlast month")),
            self._typed("scheduled", _("Scheduled days"), 110),
            self._typed("attended", _("Attended days"), 110),
            Column(
                "attendance", _("Attendance\n%"), 86, right=True, help=_("Attended in per cent of scheduled days."),
                shown=lambda values: percent(values["attended"], values["scheduled"]), total=self._attendance,
            ),
            self._last("last_wages", "wages", _("Wages,\nlast month")),
            self._typed("wages", _("Wages"), 130),
            self._typed("accidents", _("Accidents, a day\nor more off work"), 120),
        ]  # fmt: skip

    def _typed(self, name: str, label: str, width: int) -> Column:
        described = self._field(name)
        return Column(
            name, label, width, described, box=described.box, help=_(described.help),
            total=lambda lines: described.text(added(values[name] for values in lines)),
        )  # fmt: skip

    def _field(self, name: str) -> Field:
        return field_of(LabourLine, name).in_currency(self.hand.exponent)

    def _last(self, name: str, of: str, label: str) -> Column:
        described = self._field(of)

        def last(team: str) -> Any:
            line = self.hand.last_labour.get(team)
            return getattr(line, of) if line else None

        def shown(values: Values) -> str:
            if not values["team"] or self.hand.last is None:
                return ""
            return described.text(last(values["team"])) or "—"

        return Column(
            name, label, 100, shown=shown, grey=True, right=True,
            fixed=_("This is last month's figure; nothing is typed here."),
            total=lambda lines: described.text(added(last(values["team"]) for values in lines)),
        )  # fmt: skip

    @staticmethod
    def _attendance(lines: Any) -> str:
        both = [line for line in lines if line["attended"] is not None and line["scheduled"] is not None]
        return percent(added(line["attended"] for line in both), added(line["scheduled"] for line in both))

    def filled(self) -> Facts:
        """Lines filled, attendance, wages, cells not filled in."""
        values = self.lines.counted()
        done = [line for line in values if line["wages"] is not None]
        wages = added(line["wages"] for line in values)
        amount, echo = money(wages, self.hand.exponent), echoed(wages, self.hand.exponent)
        share = self._attendance(values)
        return [
            (counted_lines(len(done)), ""),
            (_("Attendance"), f"{share} %" if share[:1].isdigit() else share or "—"),
            (_("Wages"), _("%(amount)s (%(echo)s)", amount=amount, echo=echo) if echo else amount or "—"),
            (_("Not filled in"), counted_cells(self.hand.blanks(1))),
        ]
