"""The steps of a month, one under the other: a number, what it is, how far it is; Enter goes there."""

from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.period import Month
from coopdesk.gui.boxes import ENTER, wear
from coopdesk.gui.form import Elided, text_label
from coopdesk.gui.theme import LARGE, MIDDLE

Stage = Literal["done", "open", "trouble", "later", "free"]
"""``free`` is what may be done or left, and of which nothing is known: it has no sign and nobody waits for it."""
SIGNS: dict[Stage, str] = {"done": "✓", "open": "…", "trouble": "!", "later": "", "free": ""}
ROLES: dict[Stage, str] = {"done": "", "open": "", "trouble": "query", "later": "muted", "free": ""}


@dataclass(frozen=True)
class Step:
    """One step: translated name and words, how far it is, and the screen and place that it opens, and of which month
    where it is another than the one in hand."""

    name: str
    words: str
    progress: Stage
    screen: str
    where: Any = None
    month: Month | None = None


class StepRow(QPushButton):
    """One step as a row that can be focused and pressed."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.step: Step | None = None
        self.setObjectName("step_row")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE, 0, LARGE, 0)
        layout.setSpacing(MIDDLE)
        self.title = text_label("", "strong")
        self.title.setMinimumWidth(72)
        self.words = Elided()
        self.sign = text_label("", "muted")
        layout.addWidget(text_label(str(number), "muted"))
        layout.addWidget(self.title)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.sign)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_step(self, step: Step) -> None:
        """Show a step."""
        self.step = step
        self.setAccessibleName(f"{step.name}: {step.words}")
        self.title.setText(step.name)
        self.words.setText(step.words)
        self.sign.setText(SIGNS[step.progress])
        wear(self.words, "objectName", ROLES[step.progress])
        wear(self.sign, "objectName", "query" if step.progress == "trouble" else "muted")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, ↑ and ↓ walk."""
        if event.key() in ENTER:
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class Steps(QFrame):
    """All steps of a month; ``chosen`` carries the step."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.rows: list[StepRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_steps(self, steps: list[Step]) -> None:
        """Show these; the focus stays where it is."""
        while len(self.rows) < len(steps):
            self._add()
        for spare in self.rows[len(steps) :]:
            spare.step = None
            spare.hide()
        for row, step in zip(self.rows, steps, strict=False):
            row.show()
            row.show_step(step)

    def _add(self) -> None:
        row = StepRow(len(self.rows) + 1)
        row.clicked.connect(lambda: self.chosen.emit(row.step))
        self.rows.append(row)
        self._layout.addWidget(row)

    def begin(self) -> None:
        """Put the cursor on the first step that is not done."""
        waiting = next(
            (row for row in self.rows if row.step and row.step.progress not in ("done", "free")), self.rows[0]
        )
        waiting.setFocus(Qt.FocusReason.TabFocusReason)
