"""Page 劳动工资: days and wages of each team."""

from decimal import Decimal
from typing import Any

from coopdesk.domain.field import field_of
from coopdesk.domain.statements import LabourLine
from coopdesk.gui.choosing import Choice
from coopdesk.gui.grid.columns import Column, Values
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.lines_page import Facts, LinesPage
from coopdesk.gui.monthly_return.numbers import (
    added,
    counted_cells,
    counted_lines,
    echoed,
    figure,
    money,
    percent,
)
from coopdesk.gui.words import _


class LabourPage(LinesPage):
    """One line for each team."""

    record = LabourLine

    def __init__(self, hand: MonthInHand) -> None:
        self.hand = hand
        super().__init__(hand, self._columns(), ("team",))

    def stored(self) -> tuple[LabourLine, ...]:
        """The labour lines of the month."""
        return self.hand.whole.labour if self.hand.whole else ()

    def _columns(self) -> list[Column]:
        return [
            Column(
                "team", _("Team"), 120, field_of(LabourLine, "team"), carried=True, free=True, stretch=True,
                choices=lambda: [Choice(code, self.hand.team_name(code)) for code in [*self.hand.teams] or ["-"]],
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
        described = field_of(LabourLine, name)
        return Column(
            name, label, width, described, box=described.box, help=_(described.help),
            total=lambda lines: figure(_decimal(added(values[name] for values in lines))),
        )  # fmt: skip

    def _last(self, name: str, of: str, label: str) -> Column:
        def last(team: str) -> Any:
            line = self.hand.last_labour.get(team)
            return getattr(line, of) if line else None

        def shown(values: Values) -> str:
            if not values["team"] or self.hand.last is None:
                return ""
            return figure(_decimal(last(values["team"]))) or "—"

        return Column(
            name, label, 100, shown=shown, grey=True, right=True,
            total=lambda lines: figure(_decimal(added(last(values["team"]) for values in lines))),
        )  # fmt: skip

    @staticmethod
    def _attendance(lines: Any) -> str:
        return percent(added(line["attended"] for line in lines), added(line["scheduled"] for line in lines))

    def filled(self) -> Facts:
        """Lines filled, attendance, wages, cells not filled in."""
        values = [row.values for row in self.lines.rows]
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


def _decimal(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) else value
