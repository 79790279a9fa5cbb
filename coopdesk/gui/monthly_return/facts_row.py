"""The line under a grid: how far it is filled, its sums, and the switch of the way it is filled."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel

from coopdesk.gui.form import Elided, text_label
from coopdesk.gui.theme import MIDDLE, SMALL

Facts = Sequence[tuple[str, str]]


class FactsRow(QHBoxLayout):
    """Words in grey, each with its figure."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(SMALL)

    def show_facts(self, facts: Facts) -> None:
        """Show these instead of what stands there."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for words, figure in facts:
            told = Elided("muted")
            told.setText(words)
            self.addWidget(told)
            strong: QLabel = text_label(figure, "strong")
            self.addWidget(strong)
            self.addSpacing(MIDDLE)
        self.addStretch(1)
