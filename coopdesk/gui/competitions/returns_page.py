"""At the federation: the returns behind a board of co-operatives, those that need attention first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.dates import today
from coopdesk.domain.language import joined
from coopdesk.domain.reporting import STATES
from coopdesk.domain.scoring import Standings
from coopdesk.gui.competitions.state import Shown
from coopdesk.gui.form import hint_label, text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language, name_of, worded
from coopdesk.services.entrant_returns import EntrantReturns, entrant_returns


class ReturnsPage(QWidget):
    """Enter goes to the calls about the return of an entrant, on the screen of reporting."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._board: Standings | None = None
        self.list = Ledger(_("Returns"), _columns(), lambda row: row.standing.code, _("Nobody takes part."))
        self.list.chosen.connect(self._open)
        self.said = text_label("", "strong")
        self.said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.said)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(hint_label(_("Enter goes to the calls about its return  •  Ctrl+C copies rows")))

    def show_state(self, found: Shown) -> None:
        """Read the returns of the entrants as they are now."""
        self._board = board = found.board
        rows = entrant_returns(self._session.store, board)
        self.list.show_rows(rows)
        self.said.setText(_summed(rows))

    def begin(self) -> None:
        """Into the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, row: EntrantReturns) -> None:
        if self._board is None:
            return
        asked = [one.month for one in row.months if {"disputed", "missing", "queried", "late"} & set(one.marks)]
        month = asked[0] if asked else self._board.span.last
        self._session.turn_to(month)
        self._session.open("reporting", (row.standing.code, month))


def _summed(found: list[EntrantReturns]) -> str:
    """``Entrants: 2; Not reported: 1``; that all is in where nothing is to be said."""
    parts = []
    for state in ("disputed", "missing", "open", "queried", "late", "keyed"):
        count = sum(any(state in month.marks for month in row.months) for row in found)
        if count:
            parts.append(_("%(label)s: %(value)s", label=_(STATES[state]), value=count))
    whole = _("Entrants: %(count)s", count=len(found))
    return joined([whole, *(parts or [_("all returns are in and on time")])], language())


def _columns() -> list[Column]:
    def returns(row: EntrantReturns) -> str:
        several = len(row.months) > 1
        words = []
        for month in row.months:
            marks = ", ".join(_(STATES[mark]) for mark in month.marks)
            words.append(_("%(label)s: %(value)s", label=worded(month.month), value=marks) if several else marks)
        return joined(words, language())

    def days(row: EntrantReturns) -> str:
        return ", ".join(str(month.submitted_on) for month in row.months if month.submitted_on)

    def tone(row: EntrantReturns) -> str:
        marks = {mark for month in row.months for mark in month.marks}
        late = any(month.missing and month.due < today() for month in row.months)
        return "error" if late or "disputed" in marks else "query" if marks - {"time", "nil"} else "ink"

    def values(row: EntrantReturns) -> str:
        parts = [
            (row.came, _("with the return: %(count)s", count=row.came)),
            (row.here, _("keyed here: %(count)s", count=row.here)),
            (row.lacking, _("lacking: %(count)s", count=row.lacking)),
        ]
        return joined([words for count, words in parts if count], language())

    return [
        Column(_("Code"), lambda row: row.standing.code, 84),
        Column(_("Co-operative"), lambda row: name_of(row.standing), 0),
        Column(_("Group"), lambda row: name_of(row.standing, "group"), 130),
        Column(_("Returns"), returns, 190, tone=tone),
        Column(_("Date submitted"), days, 110),
        Column(_("Keyed values"), values, 220, tone=lambda row: "query" if row.lacking else "ink"),
    ]
