"""The conditions in words, and the form that announces a new competition."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.announcement import formula, limit, tie_rule
from coopdesk.domain.competitions import Competition
from coopdesk.domain.conditions import Condition, Gate, conditions_of
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import LANGUAGES, joined, say
from coopdesk.domain.period import Month
from coopdesk.errors import N_, EntryError
from coopdesk.gui.form import Form, text_label
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, language
from coopdesk.services import competitions

_TITLE = N_("Mobile red banner, %(month)s")


def rules(conditions: Sequence[Condition], gates: Sequence[Gate]) -> QFrame:
    """A sheet with the formula of each indicator in words, what makes eligible, and what parts equal totals."""
    sheet = QFrame()
    sheet.setObjectName("sheet")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(SMALL)
    lines = [(condition_name(one, language()), formula(one, language())) for one in conditions]
    lines.append((_("Not eligible unless"), joined((limit(gate, language()) for gate in gates), language()) or "—"))
    lines.append((_("Equal totals"), tie_rule(conditions, language())))
    for row, (name, words) in enumerate(lines):
        grid.addWidget(text_label(name, "subheading"), row, 0, Qt.AlignmentFlag.AlignTop)
        label = text_label(words)
        label.setWordWrap(True)
        grid.addWidget(label, row, 1)
    grid.setColumnStretch(1, 1)
    return sheet


class Announcing(QWidget):
    """Code, month and titles of a new competition; its conditions are shown before it is announced.

    ``announced`` carries its code, ``given_up`` comes where the person has no need of one now.
    """

    announced = Signal(str)
    given_up = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        titles = ["title_zh", "title_en"] if language() == "zh" else ["title_en", "title_zh"]
        self.form = Form(Competition, ["period", "code", *titles], month=session.month)
        for name in titles:
            self.form.boxes[name].box.setMinimumWidth(360)
        self.form.entered.connect(self.announce)
        self.form.edited.connect(self._edited)
        self._offered: dict[str, object] = {}
        button = QPushButton(_("Announce the competition"))
        button.setProperty("main", True)
        button.clicked.connect(self.announce)
        self.not_now = QPushButton(_("Not now"))
        self.not_now.clicked.connect(self.given_up)
        row = QHBoxLayout()
        row.addWidget(text_label(_("Enter next box, in the last one it announces"), "muted"))
        row.addStretch(1)
        row.addWidget(self.not_now)
        row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(text_label(_("New competition of the teams"), "subheading"))
        layout.addWidget(self.form)
        layout.addWidget(text_label(_("Conditions: capped points"), "subheading"))
        layout.addWidget(rules(*conditions_of("")))
        layout.addLayout(row)
        layout.addStretch(1)

    def begin(self) -> None:
        """Offer a code and titles for the month in hand, and start at the month."""
        self._offered = self._offers(self.session.month)
        self.form.show_record({"period": self.session.month, **self._offered})
        self.form.begin()

    def _offers(self, month: Month) -> dict[str, object]:
        titles = {f"title_{spoken}": say(_TITLE, spoken, month=month) for spoken in LANGUAGES}
        return {"code": competitions.offered_code(self.session.store, month), **titles}

    def _edited(self, name: str) -> None:
        """Another month brings another code and other titles, where they are still the offered ones."""
        if name != "period":
            return
        try:
            month = self.form.boxes["period"].box.read()
        except EntryError:
            return
        if month is None:
            return
        before, self._offered = self._offered, self._offers(month)
        for box, words in self._offered.items():
            row = self.form.boxes[box]
            if self.form.texts()[box] == before[box]:
                row.box.show_value(words)

    def announce(self) -> None:
        """Keep the competition with the usual conditions, or mark what stands in the way."""
        if self.session.refuses():
            return
        own = self.session.store.desk.cooperative or ""
        try:
            typed = self.form.values()
            competition = dataclasses.replace(_BLANK, cooperative=own, **typed)
            competitions.new_competition(self.session.store, competition, operator=self.session.operator)
        except EntryError as refusal:
            self.form.mark(refusal.problems)
        else:
            self.announced.emit(competition.code)


_BLANK = Competition("-", "", Month(1, 1))
