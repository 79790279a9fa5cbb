"""Under the standings: another value for the point in hand, tried and not kept (试算)."""

import dataclasses
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from coopdesk.domain.competitions import MeasuredValue
from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.field import LARGEST_PRICE, field_of
from coopdesk.domain.scoring import Score, Standing
from coopdesk.domain.trials import Trial
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import MIDDLE, SMALL, TINY
from coopdesk.gui.words import _, explain, language, name_of


class TrialStrip(QFrame):
    """Asks for the value to try. ``tried`` carries the `Trial`, ``left`` comes with Esc."""

    tried = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        least = -LARGEST_PRICE
        self.box = TextBox(dataclasses.replace(field_of(MeasuredValue, "value"), places=1, least=least))
        self.box.setFixedWidth(120)
        self.box.setAccessibleDescription(_("The value as it is printed, one decimal; blank is no value."))
        self.box.entered.connect(self._take)
        self.what = text_label("", "subheading")
        self.hint = text_label(_("Enter reckons with it, nothing is kept  •  Esc ends the trial"), "muted")
        self.trouble = text_label("", "trouble")
        self._of: tuple[Standing, Score] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MIDDLE, TINY, MIDDLE, TINY)
        layout.setSpacing(SMALL)
        for widget in (self.what, self.box, self.trouble, self.hint):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.hide()

    def begin(self, standing: Standing, score: Score, condition: Condition, typed: str = "") -> None:
        """Ask for another value of a point; what was typed already stands in the box."""
        self._of = (standing, score)
        name = condition_name(condition, language())
        self.what.setText(_("Trial: %(name)s, %(what)s", name=name_of(standing), what=name))
        self.box.setAccessibleName(self.what.text())
        self.box.show_value(score.value)
        self._say("")
        self.show()
        self.box.setFocus(Qt.FocusReason.TabFocusReason)
        if typed:
            self.box.setText(typed)

    def _take(self) -> None:
        if self._of is None:
            return
        standing, score = self._of
        try:
            value = self.box.read()
        except EntryError as refusal:
            self._say(explain(refusal.problems[0]))
            return
        tried = value if isinstance(value, Decimal) else None
        self.hide()
        self.tried.emit(
            Trial(standing.code, standing.name_en, standing.name_zh, score.indicator, score.value, tried)
        )  # fmt: skip

    def _say(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.hint.setVisible(not trouble)
        self.box.set_wrong(bool(trouble))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)
