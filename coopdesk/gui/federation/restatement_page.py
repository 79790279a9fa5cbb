"""What moved of the month's summary since a day, or since it was handed up: old and new of what differs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.period import Period
from coopdesk.domain.restatement import Restated, restated_words
from coopdesk.domain.restatement_sheet import (
    COLUMNS,
    RETURNS,
    RestatementSheet,
    line_texts,
    scope_words,
    since_words,
)
from coopdesk.domain.sheets import money_unit
from coopdesk.domain.summaries import Scope
from coopdesk.errors import DeskError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import hint_label, text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.reports.wish import Boxes
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, language
from coopdesk.services.known import known_now
from coopdesk.services.restatement import restatement_sheet
from coopdesk.services.submissions import latest
from coopdesk.store import Store

_WIDTHS = (128, 128, 120, 76, 76, 60, 60)


@dataclass(frozen=True)
class _Row:
    one: Restated
    texts: tuple[str, ...]


class RestatementPage(QWidget):
    """Enter in the box reckons, Enter on a co-operative opens it on the register."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._state: object = None
        self._sheet: RestatementSheet | None = None
        field = field_of(Boxes, "since")
        self.since = TextBox(field)
        self.since.setAccessibleName(_(field.label))
        self.since.setAccessibleDescription(_(field.help))
        self.since.setPlaceholderText(_("2026-11-20, or a number"))
        self.since.setFixedWidth(190)
        self.since.entered.connect(self._entered)
        self.what = text_label("", "muted")
        self.what.setWordWrap(True)
        self.print_button = QPushButton(_("Print (Ctrl+P)"))
        self.print_button.clicked.connect(self.print_out)
        self.trouble = text_label("", "banner")
        self.trouble.setWordWrap(True)
        self.list = Ledger(_("What moved since"), _columns(), lambda row: (row.one.level, row.one.line.key))
        self.list.chosen.connect(self._open)
        self.list.turned.connect(self._echo)
        self.echo = text_label("")
        self.echo.setWordWrap(True)
        self._store, self._scope, self._day = session.store, "known", None
        self._lay_out(_(field.label))

    _store: Store
    _scope: Scope
    _day: date | None

    def _lay_out(self, label: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        words = text_label(label, "muted")
        words.setBuddy(self.since)
        row.addWidget(words)
        row.addWidget(self.since)
        row.addSpacing(SMALL)
        row.addWidget(self.what, 1)
        row.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(self.trouble)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(self.echo)
        layout.addWidget(
            hint_label(_("Enter opens a co-operative on the register  •  Ctrl+P prints  •  Ctrl+C copies rows"))
        )

    @property
    def _period(self) -> Period:
        return Period(self._session.month, self._session.month)

    def show_of(self, store: Store, scope: Scope, day: date | None) -> None:
        """Show it of the month in hand: newer is what stands in a store, as known on a day or now.

        Where no day or number is typed it is since the month was handed up last.
        """
        self._store, self._scope, self._day = store, scope, day
        if not self.since.text().strip() and (handed := latest(store, self._period, scope)):
            self.since.show_value(handed.number)
        self._reckon()

    def show_since(self, number: str) -> None:
        """Take a number, or a day, into the box."""
        self.since.show_value(number)

    def clear(self) -> None:
        """Show nothing, until it is reckoned again."""
        self._state, self._sheet = None, None
        self._show("")

    def arrive(self) -> None:
        """The list where there is one, else the box."""
        (self.list if self.list.rows.rowCount() else self.since).setFocus(Qt.FocusReason.TabFocusReason)

    def _entered(self) -> None:
        self._reckon()
        if self.list.rows.rowCount():
            self.list.setFocus()
        else:
            self.since.selectAll()

    def _reckon(self) -> None:
        """Reckon again, only where anything differs from the last time."""
        since = self.since.text().strip()
        state = (since, self._period, self._scope, self._day, known_now(self._store), language())
        if state == self._state:
            return
        self._state, self._sheet, trouble = state, None, ""
        if since:
            try:
                self._sheet = restatement_sheet(self._store, self._period, since, self._scope, self._day)
            except DeskError as error:
                trouble = " ".join(filter(None, (explain(error), _(error.advice) if error.advice else "")))
        self._show(trouble)

    def _show(self, trouble: str) -> None:
        sheet = self._sheet
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.since.set_wrong(bool(trouble))
        self.print_button.setEnabled(sheet is not None)
        self.list.empty = _("Nothing moved.") if sheet else _("Type a day, or the number of a summary, and Enter.")
        self.what.setText(_words(sheet) if sheet else "")
        lines = [one for _heading, section in sheet.sections for one in section] if sheet else []
        found = sheet.found if sheet else None
        self.list.show_rows([_Row(one, line_texts(one, found, language())) for one in lines] if found else [])
        self._echo(self.list.row)

    def _echo(self, row: _Row | None) -> None:
        """The line in hand in words, with all that moved."""
        shown = row is not None and self._sheet is not None
        self.echo.setText(restated_words(row.one, self._sheet.found, language()) if row and self._sheet else "")
        self.echo.setVisible(shown)
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words of the line in hand take as many lines as they need."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        self.echo.setMinimumHeight(max(self.echo.heightForWidth(self.width()), 0))

    def _open(self, row: _Row) -> None:
        if row.one.level == "cooperative":
            self._session.open("cooperatives", row.one.line.key)

    def print_out(self) -> None:
        """The sheet, on the reports screen."""
        if self._sheet is None:
            self._session.tell(_("Type a day, or the number of a summary, and Enter."), "query")
            return
        sheet = self._sheet
        since = sheet.submission.number if sheet.submission else str(sheet.since)
        where: dict[str, Any] = {"report": "restatement", "period": self._session.month, "since": since}
        self._session.open("reports", {**where, "scope": sheet.scope, "known_on": self._day})


def _words(sheet: RestatementSheet) -> str:
    """What is compared, of whom, in which money."""
    unit = money_unit(sheet.found.currency, language())
    money = _("Output value at constant prices of %(year)s, in %(unit)s", year=sheet.desk.price_year, unit=unit)
    return "  •  ".join((since_words(sheet, language()), scope_words(sheet, language()), money))


def _columns() -> list[Column]:
    def text(place: int) -> Any:
        return lambda row: row.texts[place]

    def tone(row: _Row) -> str:
        return "muted" if row.one.overtaken else "ink"

    numbers = [
        Column(_(label), text(place), width, number=True, tone=tone)
        for place, (label, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True), start=1)
    ]
    return [Column(_("What moved"), text(0), 0, tone=tone), *numbers, Column(_(RETURNS), text(8), 0, tone=tone)]
