"""The page of the summary itself: the table with its totals, the notes of the paper, the cell in hand in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.sheets import money_unit
from coopdesk.domain.summaries import Summary, SummaryLine, group_name
from coopdesk.domain.summary_notes import NOTHING_COUNTS, affiliated_as_of, notes, nothing_counts
from coopdesk.gui.federation.handing_up import HandingUp
from coopdesk.gui.federation.summary_columns import summary_columns
from coopdesk.gui.federation.summary_table import SummaryTable
from coopdesk.gui.federation.summary_words import sums, with_unit
from coopdesk.gui.form import hint_label, text_label
from coopdesk.gui.ledger import framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import ROW_HEIGHT, SMALL, tabular
from coopdesk.gui.words import _, language


class SummaryPage(QWidget):
    """Shows what it is given; ``found`` is the summary that is shown, None for none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.found: Summary | None = None
        self.table = SummaryTable(_("Summary"))
        self.total = SummaryTable(_("Total"), pinned=True)
        self.back = QPushButton()
        self.print_button = QPushButton(_("Print (Ctrl+P)"))
        self.handing = HandingUp(session)
        self.unit = text_label("", "muted")
        self.notes = text_label("", "muted")
        self.notes.setWordWrap(True)
        self.echo = text_label("")
        self.echo.setFont(tabular(self.echo.font()))
        for table in (self.table, self.total):
            table.looked.connect(lambda table=table: self._echo(table))
        above, below = self.table.horizontalScrollBar(), self.total.horizontalScrollBar()
        above.valueChanged.connect(below.setValue)
        below.valueChanged.connect(above.setValue)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalScrollBar().rangeChanged.connect(self._align)
        self._build()

    def _align(self, _least: int, most: int) -> None:
        """The pinned table is as wide as the one above: with a bar beside it when that one has one."""
        policy = Qt.ScrollBarPolicy
        self.total.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if most else policy.ScrollBarAlwaysOff)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.unit)
        row.addSpacing(SMALL)
        row.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        sheet = framed(self.table, self.total)
        room = sheet.layout()
        if isinstance(room, QVBoxLayout):
            room.setStretch(0, 1)
            room.addStretch(0)
        layout.addWidget(sheet, 1)
        layout.addWidget(self.notes)
        layout.addWidget(self.handing)
        layout.addWidget(self.echo)
        keys = _("Enter goes into a group  •  Backspace back  •  Ctrl+C copies  •  Ctrl+U hands up  •  Ctrl+P prints")
        layout.addWidget(hint_label(keys))

    def show_summary(self, found: Summary, group: SummaryLine | None, price_year: int) -> None:
        """Show a summary, that of a group where one is in hand."""
        self.found = found
        unit = money_unit(found.currency, language())
        columns = summary_columns(found.exponent, unit)
        self.unit.setText(_("Money in %(unit)s; constant prices of %(year)s", unit=unit, year=price_year))
        self._show_notes(found)
        self.table.rows.codes = found.by == "cooperative"
        self.table.show_lines(columns, found.groups)
        self.total.show_lines(columns, [found.whole])
        for table in (self.table, self.total):
            table.show()
        bar = self.total.horizontalScrollBar().sizeHint().height()
        self.total.setFixedHeight(ROW_HEIGHT * len(self.total.rows.lines) + bar)
        self.back.setVisible(group is not None)
        if group is not None:
            self.back.setText(_("◂ %(group)s (Backspace)", group=group_name(group, language())))
        self._echo(self.table)

    def clear(self) -> None:
        """Show no figures."""
        self.found = None
        for table in (self.table, self.total):
            table.show_lines([], [])
            table.hide()
        for label in (self.notes, self.echo, self.unit):
            label.setText("")
        self.handing.clear()

    def _show_notes(self, found: Summary) -> None:
        """The notes that the paper carries too, and the day of the affiliation."""
        nothing = [_(NOTHING_COUNTS)] if nothing_counts(found) else []
        day = affiliated_as_of(found, language())
        self.notes.setText("\n".join([*nothing, *filter(None, [day]), *notes(found, language())]))
        self.notes.setVisible(bool(self.notes.text()))

    def _echo(self, table: SummaryTable) -> None:
        """The cell in hand in words with its unit, money in ten-thousands too; the sum of a selection in the foot."""
        index = table.currentIndex()
        if not index.isValid():
            self.echo.setText("")
            return
        column, line = table.rows.columns[index.column()], table.rows.lines[index.row()]
        head = table.rows.headerData(index.row(), Qt.Orientation.Vertical)
        value = column.plan(line) if table.rows.is_plan(index.row()) and column.plan else column.value(line)
        words = table.rows.words(index.row(), index.column())
        if column.money and words and value is not None and self.found is not None:
            words = with_unit(words, value, money_unit(self.found.currency, language()))
        self.echo.setText(f"{head}  •  {column.title}  {words}")
        self._session.counted.emit(sums(table))
