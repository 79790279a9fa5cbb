"""Under the head: the day on which conditions are announced, or the months to be evaluated; Enter does it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.dates import today
from coopdesk.domain.evaluations import Evaluation
from coopdesk.domain.field import field_of
from coopdesk.domain.period import Period
from coopdesk.errors import N_, DeskError
from coopdesk.gui.boxes import DateBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL, TINY
from coopdesk.gui.words import _, explain, worded
from coopdesk.services import competitions, evaluations
from coopdesk.services.competition_life import Life
from coopdesk.services.entrant_returns import entrant_returns


class ActStrip(QFrame):
    """``done`` comes after something was kept, with the number of an evaluation or 0; ``left`` with Esc."""

    done = Signal(int)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("card")
        self.session = session
        self._code = ""
        self._asked: Period | None = None
        self.day = DateBox(field_of(Edition, "announced_on"), session.month)
        self.day.setAccessibleName(_("Announced on"))
        self.months = ChoiceBox(field_of(Evaluation, "first"), [])
        self.months.setAccessibleName(_("Months to evaluate"))
        self.months.setMinimumWidth(240)
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self._rows = {
            self.day: self._row(_("Conditions are announced on"), self.day, _("Enter announces them  •  Esc not now")),
            self.months: self._row(
                _("Evaluate"), self.months, _("Enter keeps the values as they are now  •  F2 list  •  Esc not now")
            ),
        }  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MIDDLE, TINY, MIDDLE, TINY)
        layout.setSpacing(TINY)
        for row in self._rows.values():
            layout.addWidget(row)
        layout.addWidget(self.trouble)
        self.day.entered.connect(lambda: self._try(self._announce))
        self.months.entered.connect(lambda: self._try(self._evaluate))
        self.hide()

    def _row(self, words: str, box: QWidget, keys: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(text_label(words, "subheading"))
        layout.addWidget(box)
        layout.addWidget(text_label(keys, "muted"))
        layout.addStretch(1)
        return row

    def ask_day(self, code: str) -> None:
        """Ask for the day of the announcement."""
        self._code = code
        self.day.show_value(today())
        self._begin(self.day)

    def ask_months(self, competition: Competition, found: Life) -> None:
        """Ask for the months to evaluate; those that are due are offered."""
        self._code = competition.code
        made = {one.span for one in found.evaluations}
        spans = [Period(month, month) for month in competition.span]
        spans += [competition.span] if len(spans) > 1 else []
        self.months.show_choices([Choice(str(one), _span_words(one, competition.span, one in made)) for one in spans])
        self.months.show_value(str(found.due or competition.span))
        self._begin(self.months)

    def _begin(self, box: DateBox | ChoiceBox) -> None:
        self._asked = None
        for one, row in self._rows.items():
            row.setVisible(one is box)
        self.trouble.hide()
        self.show()
        box.setFocus(Qt.FocusReason.TabFocusReason)

    def _try(self, act: Callable[[], int]) -> None:
        """Do it, or say what stands in the way under the box."""
        if self.session.refuses():
            return
        try:
            number = act()
        except DeskError as refusal:
            self.trouble.setText(explain(refusal))
            self.trouble.show()
            return
        self.hide()
        self.done.emit(number)

    def _announce(self) -> int:
        day: date = self.day.read() or today()
        evaluations.announce(self.session.store, self._code, day, self.session.operator)
        return 0

    def _evaluate(self) -> int:
        span = Period.parse(self.months.code or "")
        self._ask_once_more(span)
        return evaluations.evaluate(self.session.store, self._code, span, self.session.operator).number

    def _ask_once_more(self, span: Period) -> None:
        """Raise DeskError the first time that returns or values of co-operatives are missing for some months."""
        store, asked, self._asked = self.session.store, self._asked, span
        if asked == span or competitions.competition_of(store, self._code).level != "cooperative":
            return
        rows = entrant_returns(store, competitions.board(store, self._code, span))
        missing = sum(month.missing for row in rows for month in row.months)
        lacking = sum(row.lacking for row in rows)
        if missing or lacking:
            words = N_("Returns missing: %(returns)s; values not keyed: %(values)s. Enter once more evaluates without.")
            raise DeskError(words, returns=missing, values=lacking)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it for now."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _span_words(span: Period, whole: Period, made: bool) -> str:
    words = worded(span)
    if span == whole and len(whole) > 1:
        words = _("the whole: %(period)s", period=span)
    return _("%(what)s (evaluated already)", what=words) if made else words
