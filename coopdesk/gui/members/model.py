"""The register as a table: only the rows in sight are read, however many members there are."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.members import Member
from coopdesk.gui.ledger import NOWHERE, Place
from coopdesk.gui.words import _
from coopdesk.services import members
from coopdesk.store import Store

COLUMNS: Final = ("number", "name", "sex", "birth_year", "team", "joined_on", "entry", "left_on", "exit_reason")
_PAGE: Final = 200
_KEPT: Final = 20


class Register(QAbstractTableModel):
    """Members found by a search, in the order of a column; ``counted`` tells how many there are."""

    counted = Signal(int)

    def __init__(self, store: Store, cooperative: str) -> None:
        super().__init__()
        self._store, self._cooperative = store, cooperative
        self._fields: dict[str, Field] = {field.name: field for field in fields_of(Member)}
        self._pages: dict[int, list[Member]] = {}
        self._teams: dict[str, str] = {}
        self.search = ""
        self.order = "number"
        self._rows = 0

    def read(self, teams: dict[str, str]) -> None:
        """Read again; ``teams`` are the translated names of teams by code."""
        self.beginResetModel()
        self._teams = teams
        self._pages.clear()
        self._rows = members.count(self._store, self._cooperative, self.search)
        self.endResetModel()
        self.counted.emit(self._rows)

    def find(self, search: str) -> None:
        """Show those whose number or name has this text in it."""
        self.search = search
        self.read(self._teams)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        self.order = ("-" if order == Qt.SortOrder.DescendingOrder else "") + COLUMNS[column]
        self.read(self._teams)

    def member(self, row: int) -> Member | None:
        """The member of a row."""
        if not 0 <= row < self._rows:
            return None
        page = row // _PAGE
        if page not in self._pages:
            if len(self._pages) >= _KEPT:
                self._pages.pop(next(iter(self._pages)))
            rows = range(page * _PAGE, (page + 1) * _PAGE)
            self._pages[page] = members.page(self._store, self._cooperative, self.search, self.order, rows)
        found = self._pages[page]
        return found[row % _PAGE] if row % _PAGE < len(found) else None

    def row_of(self, number: str) -> int | None:
        """The row of a member among the pages read so far, None where it is not among them."""
        read = ((page * _PAGE + at, one) for page, rows in self._pages.items() for at, one in enumerate(rows))
        return next((row for row, member in read if member.number == number), None)

    def rowCount(self, parent: Place = NOWHERE) -> int:
        """How many members are found."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Place = NOWHERE) -> int:
        """The columns shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The labels of the fields."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._fields[COLUMNS[section]].label)
        return None

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for choices, ISO days, figures to the right."""
        name = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if name == "birth_year" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        member = self.member(index.row())
        return self._text(name, getattr(member, name)) if member is not None else None

    def _text(self, name: str, value: Any) -> str:
        field = self._fields[name]
        if name == "team":
            return self._teams.get(value, value or "")
        if field.choices is not None:
            return _(field.choices[value]) if value in field.choices else str(value or "")
        return field.text(value)
