"""The last step: who would stand where by these terms with last month's figures, then the day of the announcement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coopdesk.domain.dates import today
from coopdesk.domain.field import Field
from coopdesk.domain.period import Month, Period
from coopdesk.domain.terms import Terms
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.competitions.announcing import rules
from coopdesk.gui.competitions.setup.step import Step
from coopdesk.gui.competitions.standings import StandingsTable
from coopdesk.gui.form import Form, hint_label
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, worded
from coopdesk.services.competition_terms import preview_board


@dataclass(frozen=True)
class _Trial:
    """What the preview asks."""

    month: Annotated[
        Month | None, Field(N_("Scored with the figures of"), help=N_("A month of the past; nothing of it is kept."))
    ] = None
    announced_on: Annotated[date | None, Field(N_("Announced on"))] = None


class PreviewStep(Step):
    """``announced`` comes with Enter in the box of the day."""

    announced = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._terms: Terms | None = None
        self.form = Form(_Trial, ["month", "announced_on"], month=session.month, columns=2)
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self.announced)
        self.table = StandingsTable()
        self.told = hint_label("")
        self._sheet = QFrame()
        self._sheet.setObjectName("sheet")
        layout = QVBoxLayout(self._sheet)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.table)
        self._rules = rules((), ())
        self.column.addWidget(self.form)
        self.column.addWidget(self.told)
        self.column.addWidget(self._sheet, 1)
        self.column.addWidget(self._rules)

    def show_terms(self, terms: Terms) -> None:
        """Offer the month before and the day."""
        self._terms = None
        first, now = terms.competition.period, today()
        near = first + -1 <= Month.of(now) <= terms.competition.span.last
        day = terms.edition.announced_on or (now if near else first.first)
        self.form.show_record(_Trial(terms.competition.period + -1, day))

    def try_terms(self, terms: Terms) -> None:
        """Score the month with terms that are not kept."""
        if self._terms is not None and terms.competition.period != self._terms.competition.period:
            self.form.boxes["month"].box.show_value(terms.competition.period + -1)
        self._terms = terms
        fresh = rules(terms.conditions, terms.gates)
        self.column.replaceWidget(self._rules, fresh)
        self._rules.deleteLater()
        self._rules = fresh
        self._score()

    def _edited(self, name: str) -> None:
        if name == "month":
            self._score()

    def _score(self) -> None:
        """Show the board of the month in the box, or nothing where that is none."""
        try:
            month = self.form.boxes["month"].box.read()
        except EntryError:
            return
        if self._terms is None or month is None:
            return
        board = preview_board(self.session.store, self._terms, Period(month, month))
        self.table.show_standings(board)
        placed = sum(1 for one in board.standings if one.place is not None)
        words = N_("A trial with %(month)s: %(placed)s of %(all)s have a place. Nothing of it is kept.")
        self.told.setText(_(words, month=worded(month), placed=placed, all=len(board.standings)))

    def day(self) -> date:
        """The day of the announcement; raises EntryError."""
        found = self.form.boxes["announced_on"].box.read()
        if found is None:
            raise EntryError([Problem("announced_on", N_("is needed"), line="preview")])
        return found  # type: ignore[no-any-return]  # a box of a date

    def mark(self, problems: Iterable[Problem]) -> bool:
        """Mark what is wrong with the day."""
        known = [problem for problem in problems if problem.box in ("announced_on", "month")]
        self.form.mark(known)
        return bool(known)

    def texts(self) -> dict[str, Any]:
        """What stands in the boxes."""
        return dict(self.form.texts())

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what stood in them."""
        self.form.show_texts(kept)

    def begin(self) -> None:
        """Start at the day: Enter announces."""
        self.form.boxes["announced_on"].box.setFocus(Qt.FocusReason.TabFocusReason)
