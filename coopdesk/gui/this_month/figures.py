"""The figures of the month so far beside those of the month before, for orientation."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from coopdesk.domain.field import field_of
from coopdesk.domain.figures import Figures, Total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month
from coopdesk.gui.form import text_label
from coopdesk.gui.monthly_return.numbers import money
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, tabular
from coopdesk.gui.words import _, worded

SHOWN: Final = (
    "planned_value_constant", "output_value_constant", "plan_fulfilment", "scrap_rate", "attendance", "wages",
    "lost_time_accidents", "members_closing",
)  # fmt: skip
"""Figures and indicators, by code."""


def label_of(code: str) -> str:
    """The translated words of a figure or an indicator."""
    if code in INDICATORS:
        return _("%(label)s, %%", label=_(INDICATORS[code].label))
    return _(field_of(Figures, code).label)


def text_of(code: str, total: Total | None, exponent: int) -> str:
    """A figure or an indicator as people read it; a dash where there is none."""
    if total is None:
        return "—"
    if code in INDICATORS:
        return INDICATORS[code].text(total) or "—"
    value = getattr(total.figures, code)
    if value is None:
        return "—"
    return money(value, exponent) if field_of(Figures, code).money else grouped(value)


class FigureTable(QFrame):
    """Two columns of figures; the month in hand is the strong one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        grid = QGridLayout(self)
        grid.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        self._heads = (text_label("", "muted"), text_label("", "subheading"))
        grid.addWidget(text_label(_("Figures so far"), "subheading"), 0, 0)
        self.cells: dict[str, tuple[QLabel, QLabel]] = {}
        right = Qt.AlignmentFlag.AlignRight
        for place, head in enumerate(self._heads, start=1):
            grid.addWidget(head, 0, place, right)
        for line, code in enumerate(SHOWN, start=1):
            grid.addWidget(text_label(label_of(code)), line, 0)
            self.cells[code] = text_label("", "muted"), text_label("", "strong")
            for place, cell in enumerate(self.cells[code], start=1):
                cell.setFont(tabular(cell.font()))
                grid.addWidget(cell, line, place, right)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(SHOWN) + 1, 1)

    def show_figures(self, month: Month, last: Total | None, now: Total, exponent: int) -> None:
        """Show a month and the one before."""
        self._heads[0].setText(worded(month + -1))
        self._heads[1].setText(worded(month))
        for code, cells in self.cells.items():
            for cell, total in zip(cells, (last, now), strict=True):
                cell.setText(text_of(code, total, exponent))
