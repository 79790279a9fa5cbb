"""What this co-operative keys for a competition of the federation, saved as typed; it goes with the month's return."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from coopdesk.domain.competitions import MeasuredValue
from coopdesk.domain.entries import subject_name
from coopdesk.domain.field import field_of
from coopdesk.errors import N_, EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import hint_label, scrolled, text_label
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY
from coopdesk.gui.words import _, explain, language, sentences, worded
from coopdesk.services import competitions
from coopdesk.services.federation_competitions import ToKey, to_key

Key = tuple[str, str]
"""Month and name of a value."""
_GOING = {
    "open": N_("goes with the return of %(month)s"),
    "with_file": N_("goes with the file of %(month)s, which is not written yet"),
    "sent": N_("is in the file of %(month)s"),
    "changed": N_("not so in the file of %(month)s: correct that month, and it goes with the correction"),
}
_BLANK = N_("Empty is not filled in and never zero: the data of this co-operative are incomplete then.")
_NONE = N_("not filled in; without it the data of this co-operative are incomplete")


class FederationValues(QWidget):
    """A row for each value of each month: the value, where it is written, how it goes to the federation.

    ``changed`` comes after something was kept. Enter in the last box stays there.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._code = ""
        self.values: dict[Key, TextBox] = {}
        self.evidence: dict[Key, TextBox] = {}
        self.going: dict[Key, QLabel] = {}
        self._asked: dict[Key, ToKey] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._sheet = QWidget()
        self._layout.addWidget(self._sheet)

    def show_competition(self, code: str) -> None:
        """Show what is to be keyed for a competition; the boxes stay where it is asked for the same."""
        asked = {(str(one.month), one.what): one for one in to_key(self._session.store, code)} if code else {}
        if code != self._code or list(asked) != list(self._asked):
            self._code = code
            self._asked = asked
            self._build(list(asked.values()))
        self._asked = asked
        for key, one in asked.items():
            for box, value in ((self.values[key], one.value), (self.evidence[key], one.evidence)):
                if not box.hasFocus():
                    box.show_value(value)
            words = _(_NONE) if one.value is None else _(_GOING[one.going], month=one.month)
            self.going[key].setText(words)
            self.going[key].setObjectName("query" if one.value is None or one.going == "changed" else "muted")
            self.going[key].style().polish(self.going[key])

    def _build(self, asked: Sequence[ToKey]) -> None:
        self.values, self.evidence, self.going = {}, {}, {}
        sheet = QFrame()
        sheet.setObjectName("sheet")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TINY)
        for column, head in enumerate((_("Month"), _("Keyed value"), _("Value"), _("Evidence"), "")):
            side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(text_label(head, "subheading"), 0, column, side)
        for row, one in enumerate(asked, start=1):
            self._add(grid, row, one, first=row == 1 or asked[row - 2].month != one.month)
        grid.setColumnStretch(4, 1)
        words = _("Saved as typed  •  Enter next box  •  F1 help") if asked else _("Nothing is to be keyed for it.")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(sheet)
        if not asked:
            sheet.hide()
        layout.addWidget(hint_label(words))
        layout.addStretch(1)
        old, self._sheet = self._sheet, scrolled(page)
        self._layout.replaceWidget(old, self._sheet)
        old.hide()
        old.deleteLater()

    def _add(self, grid: QGridLayout, row: int, one: ToKey, first: bool) -> None:
        key = (str(one.month), one.what)
        name = subject_name(one.what, language())
        grid.addWidget(text_label(worded(one.month) if first else ""), row, 0)
        grid.addWidget(text_label(name), row, 1)
        for column, box_name, width, boxes in ((2, "value", 130, self.values), (3, "evidence", 220, self.evidence)):
            field = field_of(MeasuredValue, box_name)
            label = name if box_name == "value" else _(field.label)
            box = boxes[key] = TextBox(dataclasses.replace(field, label=label))
            box.setFixedWidth(width)
            box.setAccessibleName(_("%(label)s: %(value)s", label=worded(one.month), value=label))
            box.setAccessibleDescription(sentences(_(_BLANK) if box_name == "value" else _(field.help), one.asked))
            box.entered.connect(lambda box=box: self._next(box))
            box.editingFinished.connect(lambda key=key: self.keep(key))
            grid.addWidget(box, row, column)
        self.going[key] = text_label("", "muted")
        self.going[key].setWordWrap(True)
        grid.addWidget(self.going[key], row, 4)

    def keep(self, key: Key) -> bool:
        """Keep what stands in the boxes of a value, or say beside it what is wrong; whether it could be kept."""
        if key not in self._asked:
            return True
        one, value_box, proof_box = self._asked[key], self.values[key], self.evidence[key]
        try:
            value, proof = value_box.read(), proof_box.read()
            if (value, proof) == (one.value, one.evidence):
                return True
            own, store = self._session.store.desk.cooperative or "", self._session.store
            if self._session.refuses():
                return False
            competitions.set_value(
                store, self._code, own, one.what, value, self._session.operator, one.month, proof or ""
            )
        except EntryError as refusal:
            value_box.set_wrong(True)
            self.going[key].setText(explain(refusal.problems[0]))
            return False
        value_box.set_wrong(False)
        self.show_competition(self._code)
        self.changed.emit()
        return True

    def commit(self) -> None:
        """Keep what is typed in any box."""
        for key in list(self.values):
            self.keep(key)

    def _boxes(self) -> list[TextBox]:
        return [box for key in self.values for box in (self.values[key], self.evidence[key])]

    def _next(self, box: TextBox) -> None:
        """On to the next value, past evidence that nobody asked for; in the last box the cursor stays."""
        boxes = self._boxes()
        place = boxes.index(box)
        keys = list(self.values)
        if not self.keep(keys[place // 2]):
            return
        asked = [one for number, one in enumerate(boxes[place + 1 :], start=place + 1)
                 if number % 2 == 0 or self._asked[keys[number // 2]].asked]  # fmt: skip
        if asked:
            asked[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            box.selectAll()

    def begin(self) -> bool:
        """Put the cursor into the first value that is not filled in; whether there is any box."""
        blank = [box for box in self.values.values() if not box.text()]
        boxes = blank or list(self.values.values())
        if boxes:
            boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(boxes)
