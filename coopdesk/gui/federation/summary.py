"""The summary of the month: who is covered, what it sums to, by group and by co-operative."""

from decimal import Decimal
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Period
from coopdesk.domain.sheets import money_unit
from coopdesk.domain.summaries import GROUPINGS, SCOPES, Grouping, Scope, Summary, SummaryLine, group_name
from coopdesk.domain.summary_notes import NOTHING_COUNTS, affiliated_as_of, notes, nothing_counts
from coopdesk.gui.federation.handing_up import HandingUp
from coopdesk.gui.federation.summary_columns import summary_columns
from coopdesk.gui.federation.summary_table import SummaryTable
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import framed
from coopdesk.gui.screen import Screen
from coopdesk.gui.session import Session
from coopdesk.gui.theme import ROW_HEIGHT, SMALL, tabular
from coopdesk.gui.words import _, language
from coopdesk.services.figures import summary, within


class SummaryScreen(Screen):
    """Scope and grouping over the table; Enter goes into a group and on to a co-operative, Backspace out again."""

    monthly = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.scope = _choice(_("Scope"), SCOPES)
        self.by = _choice(_("Grouping"), GROUPINGS)
        self.group: SummaryLine | None = None
        self._summary: Summary | None = None
        self.table = SummaryTable(_("Summary"))
        self.total = SummaryTable(_("Total"), pinned=True)
        self.back = QPushButton()
        self.back.clicked.connect(self._go_out)
        self.print_button = QPushButton(_("Print (Ctrl+P)"))
        self.print_button.clicked.connect(self.print_out)
        self.handing = HandingUp(session)
        self.up_button = QPushButton(_("Hand up (Ctrl+U)"))
        self.up_button.clicked.connect(self.handing.unfold)
        self.unit = text_label("", "muted")
        self.notes = text_label("", "muted")
        self.notes.setWordWrap(True)
        self.echo = text_label("")
        self.echo.setFont(tabular(self.echo.font()))
        self._connect()
        self._build()

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(lambda _index: self.refresh())
        self.by.currentIndexChanged.connect(lambda _index: self._regroup())
        self.table.chosen.connect(self._go_in)
        self.table.left.connect(self._go_out)
        for table in (self.table, self.total):
            table.looked.connect(lambda table=table: self._echo(table))
        above, below = self.table.horizontalScrollBar(), self.total.horizontalScrollBar()
        above.valueChanged.connect(below.setValue)
        below.valueChanged.connect(above.setValue)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalScrollBar().rangeChanged.connect(self._align)
        self.handing.done.connect(self._handed)
        bind(self, "Ctrl+U", self.handing.unfold)
        for keys, box in (("Alt+S", self.scope), ("Alt+G", self.by)):
            bind(self, keys, box.setFocus)

    def _align(self, _least: int, most: int) -> None:
        """The pinned table is as wide as the one above: with a bar beside it when that one has one."""
        policy = Qt.ScrollBarPolicy
        self.total.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if most else policy.ScrollBarAlwaysOff)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for words, box in ((_("Scope"), self.scope), (_("Grouping"), self.by)):
            label = text_label(words, "muted")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(SMALL)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.unit)
        row.addSpacing(SMALL)
        row.addWidget(self.up_button)
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
        layout.addWidget(
            text_label(
                _("Enter goes into a group  •  Backspace back  •  Ctrl+C copies  •  Ctrl+U hands up  •  Ctrl+P prints"),
                "muted",
            )
        )

    @property
    def wanted_scope(self) -> Scope:
        """The scope chosen."""
        return cast(Scope, self.scope.currentData())

    @property
    def wanted_by(self) -> Grouping:
        """The grouping chosen."""
        return cast(Grouping, self.by.currentData())

    def refresh(self) -> None:
        """Sum again."""
        store, period = self.session.store, Period(self.session.month, self.session.month)
        if self.group is None:
            found = summary(store, period, self.wanted_by, self.wanted_scope)
        else:
            found = within(store, period, self.wanted_by, self.group.key, self.wanted_scope)
        self._summary = found
        unit = money_unit(found.currency, language())
        columns = summary_columns(found.exponent, unit)
        year = store.desk.price_year
        self.unit.setText(_("Money in %(unit)s; constant prices of %(year)s", unit=unit, year=year))
        self._show_notes(found)
        self.handing.show_scope(self.wanted_scope)
        self.table.rows.codes = found.by == "cooperative"
        self.table.show_lines(columns, found.groups)
        self.total.show_lines(columns, [found.whole])
        bar = self.total.horizontalScrollBar().sizeHint().height()
        self.total.setFixedHeight(ROW_HEIGHT * len(self.total.rows.lines) + bar)
        self.back.setVisible(self.group is not None)
        if self.group is not None:
            self.back.setText(_("◂ %(group)s (Backspace)", group=group_name(self.group, language())))
        self._echo(self.table)
        self.heading_changed.emit()

    def _show_notes(self, found: Summary) -> None:
        """The notes that the paper carries too, and the day of the affiliation."""
        nothing = [_(NOTHING_COUNTS)] if nothing_counts(found) else []
        day = affiliated_as_of(found, language())
        self.notes.setText("\n".join([*nothing, *filter(None, [day]), *notes(found, language())]))
        self.notes.setVisible(bool(self.notes.text()))

    def arrive(self) -> None:
        """The table is in hand."""
        self.table.setFocus()

    def _handed(self) -> None:
        """The boxes are folded: what is told of the summary is told again, the table is in hand."""
        self.handing.show_scope(self.wanted_scope)
        self.table.setFocus()

    def _regroup(self) -> None:
        self.group = None
        self.refresh()

    def _go_in(self, line: SummaryLine) -> None:
        """Into a group's co-operatives, or to who has not reported; a co-operative opens on the register."""
        place = self.table.currentIndex().column()
        if self.table.rows.columns[place].name == "missing" and line.coverage.missing:
            self.session.open("reporting", "months")
            return
        if self.group is not None or self.wanted_by == "cooperative":
            self.session.open("cooperatives", line.key)
            return
        self.group = line
        self.refresh()
        self.table.take_row(0)

    def _go_out(self) -> None:
        if self.group is None:
            return
        key, self.group = self.group.key, None
        self.refresh()
        keys = [line.key for line in self.table.rows.lines]
        self.table.take_row(keys.index(key) if key in keys else 0)
        self.table.setFocus()

    def pill(self) -> str:
        """The coverage: reported N of M."""
        if self._summary is None:
            return ""
        covered = self._summary.whole.coverage
        return _("reported %(reported)s of %(due)s", reported=grouped(covered.reported), due=grouped(covered.due))

    def line(self) -> str:
        """What the coverage lacks."""
        if self._summary is None:
            return ""
        covered = self._summary.whole.coverage
        counts = {name: grouped(getattr(covered, name)) for name in ("late", "nil", "missing")}
        words = _("late %(late)s  •  nil %(nil)s  •  not reported %(missing)s", **counts)
        if covered.keyed:
            words += _("  •  entered by the federation %(keyed)s", keyed=grouped(covered.keyed))
        if covered.disputed:
            words += _("  •  in dispute %(disputed)s", disputed=grouped(covered.disputed))
        return words

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
        if column.money and words and value is not None and self._summary is not None:
            words = with_unit(words, value, money_unit(self._summary.currency, language()))
        self.echo.setText(f"{head}  •  {column.title}  {words}")
        self.session.counted.emit(_sums(table))

    def print_out(self) -> None:
        """The summary as a report, by the grouping and scope that are chosen."""
        chosen = {"report": "summary", "period": self.session.month, "by": self.wanted_by, "scope": self.wanted_scope}
        self.session.open("reports", chosen)


def with_unit(words: str, amount: Decimal | int, unit: str) -> str:
    """An amount with its unit; a large one in ten-thousands (万) with one decimal, too."""
    exact = Decimal(amount)
    if abs(exact) < 100_000:
        return _("%(amount)s %(unit)s", amount=words, unit=unit)
    tens = grouped(exact / 10_000, 1)
    return _("%(amount)s %(unit)s (%(tens)s ten-thousand %(unit)s)", amount=words, unit=unit, tens=tens)


def _sums(table: SummaryTable) -> str:
    """The sum of selected cells of one kind, empty for one cell, for ratios and where money would meet heads."""
    cells = [(table.rows.columns[index.column()], index.row()) for index in table.selectedIndexes()]
    kinds = {(column.adds, column.money) for column, _row in cells}
    if len(cells) < 2 or len(kinds) != 1 or not all(column.adds for column, _row in cells):
        return ""
    values = [column.value(table.rows.lines[row]) for column, row in cells if not table.rows.is_plan(row)]
    known = [Decimal(value) for value in values if value is not None]
    places = max(column.places for column, _row in cells)
    return _("Sum %(sum)s (%(count)s cells)", sum=grouped(sum(known, Decimal(0)), places), count=len(known))


def _choice(name: str, choices: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for code, words in choices.items():
        box.addItem(_(words), code)
    return box
