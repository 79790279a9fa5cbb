"""The header: the month with its stepper or the screen's title, the state, what is due, and whose desk this is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coopdesk.domain.period import Month
from coopdesk.gui.form import Elided, text_label
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, worded


class Header(QWidget):
    """One row over the work; ``stepped`` carries +1 or -1 month."""

    stepped = Signal(int)

    def __init__(self, owner: str) -> None:
        super().__init__()
        self.heading = text_label("", "heading")
        self.earlier = self._step("◂", _("Month before (Alt+Left)"), "Alt+Left", -1)
        self.later = self._step("▸", _("Next month (Alt+Right)"), "Alt+Right", 1)
        self.pill = text_label("", "pill")
        self.line = Elided("muted")
        self.owner: QLabel = Elided("muted")
        self.owner.setText(owner)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for widget in (self.earlier, self.heading, self.later):
            layout.addWidget(widget)
        layout.addSpacing(LARGE - SMALL)
        layout.addWidget(self.pill)
        layout.addWidget(self.line)
        layout.addStretch(1)
        layout.addSpacing(MIDDLE)
        layout.addWidget(self.owner)
        self.setFixedHeight(30)

    def _step(self, sign: str, words: str, keys: str, months: int) -> QPushButton:
        button = QPushButton(sign)
        button.setObjectName("step")
        button.setShortcut(keys)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.stepped.emit(months))
        return button

    def show_month(self, month: Month) -> None:
        """Show a month between its two buttons."""
        self._show(worded(month), stepper=True)

    def show_title(self, title: str) -> None:
        """Show the translated title of a screen that has no month."""
        self._show(title, stepper=False)

    def _show(self, text: str, stepper: bool) -> None:
        self.heading.setText(text)
        self.earlier.setVisible(stepper)
        self.later.setVisible(stepper)

    def show_state(self, pill: str, line: str) -> None:
        """Show the words of the state and the sentence beside it; empty ones disappear."""
        self.pill.setText(pill)
        self.pill.setVisible(bool(pill))
        self.line.setText(line)
