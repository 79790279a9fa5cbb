"""The list of a choice cell (参照): what this desk uses first and numbered, found by code, name or pinyin."""

import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coopdesk.gui.choosing import Choice
from coopdesk.gui.words import _

ROWS_SHOWN = 12


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def numbered(choices: Sequence[Choice]) -> dict[str, str]:
    """The choice of each number: all are counted from 1, so that a number once seen keeps its meaning."""
    return {str(number): choice.code for number, choice in enumerate(choices, start=1)}


def resolve(choices: Sequence[Choice], text: str) -> str | None:
    """The code that a typed text means: a code, a number of the list, or the words or a name of one choice only.

    As spreadsheets have it, too: ``0801 carpet``, and 801 where they took the leading zero away.
    """
    wanted = _plain(text)
    for choice in choices:
        if _plain(choice.code) == wanted:
            return choice.code
    if wanted in (numbers := numbered(choices)):
        return numbers[wanted]
    for fits in (_named, _coded, _unpadded):
        found = [choice.code for choice in choices if fits(choice, wanted)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _named(choice: Choice, wanted: str) -> bool:
    return wanted in (_plain(name) for name in (choice.words, *choice.names) if name)


def _coded(choice: Choice, wanted: str) -> bool:
    code, _space, name = wanted.partition(" ")
    return code == _plain(choice.code) and _named(choice, name.strip())


def _unpadded(choice: Choice, wanted: str) -> bool:
    return wanted.isdigit() and _plain(choice.code).lstrip("0") == wanted


def matching(choices: Sequence[Choice], text: str, sounds: Callable[[str], str]) -> list[Choice]:
    """The choices that a text finds, the best first: code, number, beginning of code, anywhere in words or pinyin.

    Digits alone are a code or a number, never a price among the words.
    """
    wanted = _plain(text)
    if not wanted:
        return list(choices)
    numbers = numbered(choices)
    spelled = wanted.isascii() and wanted.isalpha()

    def rank(choice: Choice) -> int | None:
        code = _plain(choice.code)
        if code == wanted:
            return 0
        if numbers.get(wanted) == choice.code:
            return 1
        if code.startswith(wanted):
            return 2
        words = "" if wanted.isdigit() else _plain(f"{choice.words} {choice.more}")
        if wanted in words or (spelled and wanted in sounds(f"{choice.words} {choice.more}")):
            return 3
        return None

    ranked = [(place, choice) for choice in choices if (place := rank(choice)) is not None]
    return [choice for _place, choice in sorted(ranked, key=lambda item: item[0])]


class Chooser(QFrame):
    """A list under the cell that never takes the focus: keys stay with the cell, so no character is lost."""

    picked = Signal(str)

    def __init__(self, over: QWidget, sounds: Callable[[str], str]) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("chooser")
        self._sounds = sounds
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Choices"))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.list)
        self._choices: Sequence[Choice] = ()
        self.hide()

    def open(self, choices: Sequence[Choice], text: str, cell: QRect) -> None:
        """Show the choices that a text finds, under (or over) a cell in the coordinates of the window."""
        self._choices = choices
        self._fill(matching(choices, text, self._sounds), bool(text.strip()))
        rows = min(max(self.list.count(), 1), ROWS_SHOWN)
        row = max(self.list.sizeHintForRow(0), 24)
        width = max(cell.width(), min(self.list.sizeHintForColumn(0) + 40, 460), 240)
        height = rows * row + 4
        below = cell.bottom() + 2
        top = below if below + height <= self._over.height() else cell.top() - height - 2
        self.setGeometry(QRect(QPoint(cell.left(), max(top, 0)), QPoint(cell.left() + width, max(top, 0) + height)))
        self.show()
        self.raise_()

    def _fill(self, found: Sequence[Choice], searched: bool) -> None:
        self.list.clear()
        numbers = {code: number for number, code in numbered(self._choices).items()}
        several = len({choice.group for choice in found}) > 1 and not searched
        group = ""
        for choice in found:
            if several and choice.group != group:
                group = choice.group
                head = QListWidgetItem(group, self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            number = numbers.get(choice.code, "")
            words = choice.words if choice.words.startswith(choice.code) else f"{choice.code} {choice.words}"
            item = QListWidgetItem(f"{number:>2}  {words}" if number else f"      {words}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, choice.code)
        if not found:
            none = QListWidgetItem(_("Nothing found"), self.list)
            none.setFlags(Qt.ItemFlag.NoItemFlags)
        self.move_by(1, from_row=-1)

    def move_by(self, step: int, from_row: int | None = None) -> None:
        """Mark the next or the previous choice, not beyond the ends."""
        row = self.list.currentRow() if from_row is None else from_row
        while 0 <= (row := row + step) < self.list.count():
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(row)
                return

    def chosen(self) -> str | None:
        """The code of the marked choice."""
        item = self.list.currentItem()
        code: str | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return code

    def _pick(self, item: QListWidgetItem) -> None:
        code = item.data(Qt.ItemDataRole.UserRole)
        if code is not None:
            self.picked.emit(code)
