"""Co-operatives by months: how each month stands, in a word and a tone; Enter opens the calls about it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.period import Month
from coopdesk.domain.questions import question_text
from coopdesk.domain.reporting import STATES, Reported, Unit, last_call
from coopdesk.errors import N_, DeskError
from coopdesk.gui.federation.keying import KEYS
from coopdesk.gui.federation.members_sent import MembersButton
from coopdesk.gui.federation.search import Search
from coopdesk.gui.form import hint_label, text_label
from coopdesk.gui.keys import bind, free
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL, TINY
from coopdesk.gui.when import moment
from coopdesk.gui.words import _, language, name_of, worded
from coopdesk.services.members_sent import standing_file
from coopdesk.services.reporting import reporting, year_up_to

_BEFORE = 4
"""Columns before the first month, of which the last two give way where the year is long."""
_ROOM = 9
_YEAR = 12


def state_words(month: Reported) -> str:
    """How a month stands, in words: *Late • Nil*, *Not reported • a file waits*, …"""
    words = [_(STATES[mark]) for mark in month.marks]
    words += [_("a file waits")] if month.waits else []
    words += [_("every figure equals the month before")] if month.same else []
    words += [_("was entered here before the file came (%(keys)s compares)", keys=KEYS)] if month.replaced else []
    words += [_("being entered here, not final yet")] if month.begun and not month.replaced else []
    return " • ".join(words)


def cell_words(month: Reported) -> str:
    """The same in the room of a cell: signs for what else there is to know, and the first word."""
    word = "—" if month.marks[0] == "undue" else _(STATES[month.marks[0]])
    signs = (
        ["+"] * (len(month.marks) > 1)
        + ["="] * month.same
        + ["…"] * month.waits
        + ["*"] * bool(month.calls)
        + ["~"] * month.replaced
    )
    return "".join([*signs, word])


def tone_of(month: Reported) -> str:
    """The role of colour of these words."""
    if month.missing:
        return "error"
    if month.same or month.queried or "late" in month.marks:
        return "query"
    return "muted" if month.marks[0] in ("open", "undue") else "ink"


def person_words(unit: Unit) -> str:
    """``Li Fu, telephone 4002``; what is not recorded is said."""
    one = unit.cooperative
    person = one.responsible or one.clerk
    if person and one.telephone:
        return _("%(person)s, telephone %(telephone)s", person=person, telephone=one.telephone)
    if one.telephone:
        return _("telephone %(telephone)s", telephone=one.telephone)
    return _("%(person)s, no telephone recorded", person=person) if person else _("no telephone recorded")


def called_words(month: Reported) -> str:
    """``last called 6 May 1954: tomorrow; promised for 7 May 1954``, empty where nobody was called."""
    call = last_call(month.calls)
    if call is None:
        return ""
    words = _("last called on %(day)s: %(answer)s", day=call.day, answer=call.answer or call.person)
    return words if call.promised is None else _("%(call)s; promised for %(day)s", call=words, day=call.promised)


class Matrix(Ledger):
    """A ledger in which one month of one row is in hand."""

    def __init__(self, columns: list[Column], empty: str) -> None:
        super().__init__(_("Who has not reported"), columns, lambda unit: unit.cooperative.code, empty)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the month in hand stays in hand, too."""
        column = self.currentIndex().column()
        super().show_rows(rows)
        index = self.currentIndex()
        if index.isValid() and column > 0 and not self.isColumnHidden(column):
            self.setCurrentIndex(self.rows.index(index.row(), column))

    @property
    def month(self) -> Reported | None:
        """The month in hand; on the name of a row the first that is missing, else the last."""
        unit = self.row
        if unit is None or not unit.months:
            return None
        place = self.currentIndex().column() - _BEFORE
        if 0 <= place < len(unit.months):
            return unit.months[place]  # type: ignore[no-any-return]  # rows of a ledger are of any type
        return next(iter(unit.missing), unit.months[-1])  # type: ignore[no-any-return]  # the same


def _month_column(place: int) -> Column:
    def words(unit: Unit) -> str:
        return cell_words(unit.months[place]) if place < len(unit.months) else ""

    def tone(unit: Unit) -> str:
        return tone_of(unit.months[place]) if place < len(unit.months) else ""

    return Column("", words, 84, tone=tone)


class MonthsPage(QWidget):
    """The table with its search and its filter; ``chosen`` carries the row and the month that are in hand, ``keyed``
    the same where that month is to be keyed in here.
    """

    chosen = Signal(object, object)
    keyed = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.all: list[Unit] = []
        self.list = Matrix(self._columns(), _("Everyone who is due has reported."))
        self.search = Search(self, self.list, Unit.found_by, _("Search by code, name, district or person (F3)"))
        self.search.setFixedWidth(360)
        self.only = QPushButton(_("Only what is missing (F4)"))
        self.only.setCheckable(True)
        self.only.toggled.connect(lambda _on: self._narrow())
        bind(self, "F4", self.only.toggle)
        self.key = QPushButton(_("Enter this month here… (%(keys)s)", keys=KEYS))
        self.key.setAccessibleDescription(_("For a return that came on paper or by telephone."))
        self.key.clicked.connect(self._key)
        bind(self, KEYS, self._key)
        self.queried = QPushButton(_("Only what is queried (Shift+F4)"))
        self.queried.setCheckable(True)
        self.queried.toggled.connect(lambda _on: self._narrow())
        bind(self, "Shift+F4", self.queried.toggle)
        self.only.toggled.connect(lambda on: self.queried.setChecked(self.queried.isChecked() and not on))
        self.queried.toggled.connect(lambda on: self.only.setChecked(self.only.isChecked() and not on))
        self.members = MembersButton(session, self, self._file)
        self.told = text_label("", "")
        self.told.setWordWrap(True)
        self.list.chosen.connect(lambda unit: self.chosen.emit(unit, self.list.month))
        self.list.turned.connect(lambda _row: self._tell())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self._lay_out()

    def _columns(self) -> list[Column]:
        return [
            Column(_("Code"), lambda unit: unit.cooperative.code, 62),
            Column(_("Co-operative"), lambda unit: name_of(unit.cooperative), 0),
            Column(_("Responsible person"), lambda unit: unit.cooperative.responsible or unit.cooperative.clerk, 100),
            Column(_("Telephone"), lambda unit: unit.cooperative.telephone, 82),
            *map(_month_column, range(_YEAR)),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        free(self, KEYS)
        for widget in (self.search, self.only, self.queried, self.members):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(self.told)
        hints = QVBoxLayout()
        hints.setSpacing(TINY)
        signs = _(
            "+ more than one holds  •  = every figure equals the month before  •  … a file waits  •  * was called  •  "
            "~ was entered here before its file came"
        )
        hints.addWidget(hint_label(signs))
        hints.addWidget(
            hint_label(
                _(
                    "← → ↑ ↓ month and co-operative  •  Enter opens the calls about the month  •  "
                    "Ctrl+P prints what is missing"
                )
            )
        )
        layout.addLayout(hints)

    def refresh(self) -> None:
        """Read again how the months of the year up to the month in hand stand."""
        period = year_up_to(self._session.month)
        self.all = reporting(self._session.store, period)
        months = list(period)
        titles = [str(month) for month in months] + [""] * (_YEAR - len(months))
        columns = self.list.rows.columns
        dated = [replace(column, title=title) for title, column in zip(titles, columns[_BEFORE:], strict=True)]
        self.list.rows.columns = (*columns[:_BEFORE], *dated)
        for place in range(_YEAR):
            self.list.setColumnHidden(place + _BEFORE, place >= len(months))
        for place in (2, 3):
            self.list.setColumnHidden(place, len(months) > _ROOM)
        first = self.list.currentIndex().row() < 0
        self._narrow()
        if first:
            self.take(self._session.month)

    def take(self, month: Month) -> None:
        """Take a month of the row in hand, by its place in the year."""
        index = self.list.currentIndex()
        row = max(index.row(), 0)
        if row < self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(row, _BEFORE + month.number - 1))

    def take_unit(self, code: str, month: Month) -> bool:
        """Take a month of a co-operative in hand, with all rows in view; whether it is there."""
        for box in (self.only, self.queried):
            box.setChecked(False)
        self.search.clear()
        codes = [unit.cooperative.code for unit in self.list.rows.rows]
        if code not in codes:
            return False
        self.list.take(codes.index(code))
        self.take(month)
        return True

    def _key(self) -> None:
        unit, month = self.list.row, self.list.month
        if unit is not None and month is not None:
            self.keyed.emit(unit, month)

    def _file(self) -> str:
        """The file that counts for the month in hand; raises DeskError."""
        unit, month = self.list.row, self.list.month
        if unit is None or month is None:
            raise DeskError(N_("Choose a month first."))
        return standing_file(self._session.store, unit.cooperative.code, month.month)

    def _narrow(self) -> None:
        rows = self.all
        if self.only.isChecked():
            rows = [unit for unit in rows if unit.missing]
        elif self.queried.isChecked():
            rows = [unit for unit in rows if unit.queried]
        none = _("No question is open.") if self.queried.isChecked() else _("Everyone who is due has reported.")
        self.list.empty = none
        self.search.show_rows(rows)

    def narrowed(self) -> dict[str, Any]:
        """What the table is narrowed to, as a list takes it."""
        only = "missing" if self.only.isChecked() else "queried" if self.queried.isChecked() else None
        return {"only": only, "search": self.search.text().strip()}

    def missing_words(self) -> str:
        """How many months of how many co-operatives are missing, and how many are queried; empty for none."""
        queried = sum(len(unit.queried) for unit in self.all)
        words = [_("months queried: %(months)s", months=queried)] if queried else []
        return "  •  ".join(filter(None, [self._missing_words(), *words]))

    def _missing_words(self) -> str:
        missing = sum(len(unit.missing) for unit in self.all)
        units = sum(bool(unit.missing) for unit in self.all)
        if not missing:
            return ""
        return _("%(months)s months missing, of %(units)s co-operatives", months=missing, units=units)

    def _tell(self) -> None:
        """What there is to know of the month in hand, and whom to call."""
        unit, month = self.list.row, self.list.month
        self.told.setText("" if unit is None or month is None else told_words(unit, month))


def told_words(unit: Unit, month: Reported) -> str:
    """``BJ-002 Xisi wickerwork, April 1954: Not reported  •  due 3 May 1954  •  Li Fu, telephone 4002``."""
    name = f"{unit.cooperative.code} {name_of(unit.cooperative)}".strip()
    head = _("%(name)s, %(month)s: %(state)s", name=name, month=worded(month.month), state=state_words(month))
    parts = [head, _("due %(day)s", day=month.due)]
    parts += [_("submitted %(day)s", day=month.submitted_on)] if month.submitted_on else []
    parts += [
        _("Asked on %(moment)s: %(question)s", moment=moment(one.at), question=question_text(one, language()))
        for one in month.questions
    ]
    return "  •  ".join([*parts, person_words(unit), *filter(None, [called_words(month)])])
