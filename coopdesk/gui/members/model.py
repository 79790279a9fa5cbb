"""The register as a table: only the rows in sight are read, however many members there are."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.members import Member
from coopdesk.domain.roll import Wanted
from coopdesk.gui.ledger import NOWHERE, Place
from coopdesk.gui.members.words import day_words, found_late
from coopdesk.gui.theme import colour
from coopdesk.gui.words import _
from coopdesk.services import roll
from coopdesk.store import Store

COLUMNS: Final = ("number", "name", "sex", "birth_year", "team", "joined_on", "entry", "left_on", "exit_reason")
_PAGE: Final = 200
_KEPT: Final = 20


class Register(QAbstractTableModel):
    """Members who are wanted, in the order of a column; ``counted`` tells how many there are."""

    counted = Signal(int)

    def __init__(self, store: Store, cooperative: str) -> None:
        super().__init__()
        self._store, self._cooperative = store, cooperative
        self._fields: dict[str, Field] = {field.name: field for field in fields_of(Member)}
        self._pages: dict[int, list[Member]] = {}
        self._teams: dict[str, str] = {}
        self._places: list[int] = []
        self.wanted = Wanted()
        self.order = "number"

    def read(self, teams: dict[str, str]) -> None:
        """Read again; ``teams`` are the translated names of teams by code."""
        self.beginResetModel()
        self._teams = teams
        self._pages.clear()
        self._places = roll.find(self._store, self._cooperative, self.wanted, self.order)
        self.endResetModel()
        self.counted.emit(len(self._places))

    def again(self) -> None:
        """Read again with the same names of teams."""
        self.read(self._teams)

    def find(self, wanted: Wanted) -> None:
        """Show those who are wanted."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.again()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        self.order = ("-" if order == Qt.SortOrder.DescendingOrder else "") + COLUMNS[column]
        self.again()

    def member(self, row: int) -> Member | None:
        """The member of a row."""
        if not 0 <= row < len(self._places):
            return None
        page = row // _PAGE
        if page not in self._pages:
            if len(self._pages) >= _KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = roll.at(self._store, self._places[page * _PAGE : (page + 1) * _PAGE])
        found = self._pages[page]
        return found[row % _PAGE] if row % _PAGE < len(found) else None

    def row_of(self, number: str) -> int | None:
        """The row of a member, None where the member is not among those shown."""
        place = roll.place_of(self._store, self._cooperative, number)
        return self._places.index(place) if place in self._places else None

    def rowCount(self, parent: Place = NOWHERE) -> int:
        """How many members are found."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Place = NOWHERE) -> int:
        """The columns shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The labels of the fields."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._fields[COLUMNS[section]].label)
        return None

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for choices, ISO days, figures to the right; what was found late or is no member yet stands out."""
        name = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if name == "birth_year" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole):
            return None
        member = self.member(index.row())
        if member is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(name, member)
        if member.left_on is not None or member.applicant:
            return colour("muted") if not found_late(member, name) else colour("query")
        return colour("query") if found_late(member, name) else None

    def _text(self, name: str, member: Member) -> str:
        field, value = self._fields[name], getattr(member, name)
        if name == "team":
            return self._teams.get(value, value or "")
        if name in ("joined_on", "left_on"):
            return day_words(member, name)
        if name == "entry" and member.applicant:
            return ""
        if field.choices is not None:
            return _(field.choices[value]) if value in field.choices else str(value or "")
        return field.text(value)
