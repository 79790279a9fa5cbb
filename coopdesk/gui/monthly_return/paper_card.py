"""Compare with paper (与纸表核对): the sum of a column now, its total on the paper, and the difference, live."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from coopdesk.domain.field import Field, field_of
from coopdesk.domain.paper_totals import PRICES, amount
from coopdesk.domain.statements import PAPER_TOTALS, PaperTotal
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import ENTER, TextBox, wear
from coopdesk.gui.form import text_label
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.theme import SMALL, TINY, tabular
from coopdesk.gui.words import _, explain

KEYS = "F7"
Key = Qt.Key
_BACK = {(Key.Key_Backtab, True), (Key.Key_Tab, True), *((enter, True) for enter in ENTER)}
_ACTS = {Key.Key_Up: "back", Key.Key_Down: "next", Key.Key_Tab: "next", Key.Key_Backtab: "back", Key.Key_F7: "out"}


class PaperBox(TextBox):
    """The box for a total; ``acted`` carries ``next``, ``back``, ``out``, ``undo``, ``redo`` or ``closed``."""

    acted = Signal(str)

    def tidy(self) -> None:
        """What is typed is tidied when it is kept."""

    def event(self, event: QEvent) -> bool:
        """Keys of the card are not shortcuts of the window, nor Tab a way out of it."""
        if isinstance(event, QKeyEvent) and (act := self._act_of(event)):
            if event.type() == QEvent.Type.KeyPress:
                self.acted.emit(act)
            event.accept()
            return True
        return super().event(event)

    def _act_of(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Key(event.key())
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return ""
        if (key, held == Qt.KeyboardModifier.ShiftModifier) in _BACK:
            return "back"
        if held == Qt.KeyboardModifier.NoModifier and key in (*_ACTS, *ENTER):
            return _ACTS.get(key, "next")
        if held == Qt.KeyboardModifier.ControlModifier and key in (Key.Key_Z, Key.Key_Y) and not self.isModified():
            return "undo" if key == Key.Key_Z else "redo"
        return "closed" if self.isReadOnly() and event.text().strip() and not held else ""


class PaperCard(QWidget):
    """One column at a time. ``ended`` comes with Enter after the last, ``left`` on the way back to the grid, ``kept``
    after a total was kept, ``closed`` where one is typed into a final month.
    """

    ended = Signal()
    left = Signal()
    kept = Signal()
    closed = Signal()

    def __init__(
        self, hand: MonthInHand, columns: Sequence[tuple[str, str, str]], reached: Callable[[str], int]
    ) -> None:
        """``columns`` are (name of the total, number of the box, title); ``reached`` gives the sum of one now."""
        super().__init__()
        self._hand = hand
        self._columns = list(columns)
        self._reached = reached
        self._at = len(self._columns) - 1
        self._done: list[tuple[str, int | None, int | None]] = []
        self._undone: list[tuple[str, int | None, int | None]] = []
        self.heading: QLabel = text_label("", "subheading")
        self.sum = text_label("")
        self.difference = text_label("")
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.box = PaperBox(self._field())
        self.box.acted.connect(self._act)
        self.box.edited.connect(self._edited)
        self.box.editingFinished.connect(self.commit)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = QGridLayout()
        rows.setHorizontalSpacing(SMALL)
        rows.setVerticalSpacing(TINY)
        words = (_("Sum now"), _("Total on paper"), _("Difference"))
        for place, (label, widget) in enumerate(zip(words, (self.sum, self.box, self.difference), strict=True)):
            rows.addWidget(text_label(label), place, 0)
            rows.addWidget(widget, place, 1)
        for figure in (self.sum, self.difference):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            figure.setFont(tabular(figure.font()))
            figure.setContentsMargins(0, 0, SMALL, 0)
        rows.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TINY)
        layout.addWidget(self.heading)
        layout.addLayout(rows)
        layout.addWidget(self.trouble)

    @property
    def what(self) -> str:
        """The column that is compared now."""
        return self._columns[self._at][0]

    @property
    def _exponent(self) -> int:
        return self._field().decimals

    def _field(self) -> Field:
        """The box, in whole units of the currency where the column is one of money."""
        described = field_of(PaperTotal, "total").in_currency(self._hand.exponent, PaperTotal(self.what, 0))
        return dataclasses.replace(described, optional=True)

    def _kept_total(self) -> int | None:
        totals = self._hand.whole.totals if self._hand.whole else ()
        return next((total.total for total in totals if total.what == self.what), None)

    def refresh(self) -> None:
        """Show the column again, as the lines and the file have it; what is being typed stays."""
        _what, number, title = self._columns[self._at]
        self.heading.setText(_("Compare with paper, column %(box)s", box=number))
        self.box.field = self._field()
        self.box.setAccessibleName(_("Total on paper, %(column)s", column=title))
        self.box.setAccessibleDescription(
            _("Type the total under this column of the paper; blank is not compared. F7 goes back to the lines.")
        )
        self.box.setReadOnly(self._hand.fixed)
        if not self.box.isModified():
            self.box.show_value(self._kept_total())
            self.trouble.hide()
        self._compare()

    def _compare(self) -> None:
        """The sum and the difference, of what is typed so far."""
        reached = self._reached(self.what)
        self.sum.setText(amount(reached, self._exponent))
        try:
            total = self.box.read()
        except EntryError:
            total = None
        by = None if total is None else total - reached
        self.difference.setText("" if by is None else amount(by, self._exponent))
        wear(self.difference, "objectName", "trouble" if by else "strong")

    def _edited(self) -> None:
        self.trouble.hide()
        self._compare()

    def follow(self, column: str) -> None:
        """Compare the column in hand, or the one that its prices make; nothing where a total is being typed."""
        names = [name for name, *_words in self._columns]
        of_price = {price: name for name, price in PRICES.items()}
        wanted = of_price.get(column, column.removeprefix("last_"))
        if not self.box.hasFocus() and not self.box.isModified():
            self._at = names.index(wanted) if wanted in names else len(names) - 1
            self.refresh()

    def begin(self, what: str = "") -> None:
        """Go into the box of a column, the first where none is named."""
        names = [name for name, *_words in self._columns]
        if self.commit():
            self._at = names.index(what) if what in names else 0
            self.refresh()
        self.box.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> bool:
        """Keep what is typed; False, and the box says why, where it cannot be read."""
        if not self.box.isModified() or self._hand.fixed:
            return True
        try:
            total, before = self.box.read(), self._kept_total()
        except EntryError as refusal:
            self.trouble.setText(explain(refusal))
            self.trouble.show()
            self._hand.session.tell(f"{self.box.accessibleName()}: {explain(refusal)}", "error")
            return False
        self.box.setModified(False)
        if total != before:
            self._keep(self.what, total)
            self._done.append((self.what, before, total))
            self._undone.clear()
        self.refresh()
        return True

    def _keep(self, what: str, total: int | None) -> None:
        self._hand.keep_total(what, total)
        self.kept.emit()

    def _act(self, act: str) -> None:
        if act == "closed":
            self.closed.emit()
        elif act in ("undo", "redo"):
            self._again(act)
        elif act == "out":
            if self.commit():
                self.left.emit()
        elif self.commit():
            self._step(1 if act == "next" else -1)

    def _step(self, step: int) -> None:
        if 0 <= self._at + step < len(self._columns):
            self._at += step
            self.refresh()
            self.box.selectAll()
        else:
            (self.ended if step > 0 else self.left).emit()

    def _again(self, act: str) -> None:
        """Take the last total back, or do it again, and say so."""
        steps, others = (self._done, self._undone) if act == "undo" else (self._undone, self._done)
        if not steps or self._hand.fixed:
            self._hand.session.tell(_("There is nothing to undo."))
            return
        what, before, total = steps.pop()
        self._keep(what, before if act == "undo" else total)
        others.append((what, before, total))
        self._at = [name for name, *_words in self._columns].index(what)
        self.refresh()
        self.box.selectAll()
        column = _("Total on paper, %(column)s", column=_(PAPER_TOTALS[what]))
        message = _("Undone: %(what)s.", what=column) if act == "undo" else _("Done again: %(what)s.", what=column)
        self._hand.session.tell(message)

    def forget(self) -> None:
        """Another month is shown: nothing of this one can be undone any more."""
        self._done.clear()
        self._undone.clear()
        self.box.setModified(False)
