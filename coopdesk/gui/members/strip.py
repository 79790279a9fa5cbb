"""The movement of a month in one row: opening, joined, of these newly developed, left, closing."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from coopdesk.domain.figures import Figures
from coopdesk.domain.numbers import grouped
from coopdesk.errors import N_
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, tabular
from coopdesk.gui.words import _

PARTS = {
    "members_opening": N_("Opening"),
    "members_joined": N_("+ Joined"),
    "members_newly_developed": N_("of these newly developed"),
    "members_left": N_("− Left"),
    "members_closing": N_("= Closing"),
}


class MovementStrip(QFrame):
    """Figures beside their words; the title says of which month they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = text_label("", "subheading")
        self.figures: dict[str, QLabel] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MIDDLE, SMALL, MIDDLE, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.title)
        for name, words in PARTS.items():
            layout.addSpacing(LARGE)
            layout.addWidget(text_label(_(words), "muted"))
            self.figures[name] = text_label("", "strong")
            self.figures[name].setFont(tabular(self.figures[name].font()))
            layout.addWidget(self.figures[name])
        layout.addStretch(1)

    def show_movement(self, title: str, figures: Figures) -> None:
        """Show a month's movement; absent figures are a dash."""
        self.title.setText(title)
        for name, label in self.figures.items():
            value = getattr(figures, name)
            label.setText("—" if value is None else grouped(value))
