"""The mobile banners of a competition: who holds each, since when, how many times in a row, and who before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.competitions import Prize
from coopdesk.gui.competitions.state import Shown
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of, sentences, worded
from coopdesk.services import competitions, evaluations
from coopdesk.services.evaluations import Custody

Row = tuple[Prize, Custody]


class BannerPage(QWidget):
    """The holder in large words, the history under it, the latest first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.words = text_label("", "heading")
        self.words.setWordWrap(True)
        columns = [
            Column(_("Banner"), lambda row: name_of(row[0], "title"), 200),
            Column(_("Holder"), lambda row: name_of(row[1].award), 200),
            Column(_("Since"), lambda row: worded(row[1].since), 120),
            Column(_("Times in a row"), lambda row: str(row[1].times), 100, number=True),
            Column(
                _("Handed over on"), lambda row: worded(row[1].award.handed_on) if row[1].award.handed_on else "—", 120
            ),
            Column(_("Competition"), lambda row: row[1].award.competition, 0),
        ]
        empty = _("Nobody holds the banner yet: the committee gives it with its decision.")
        self.list = Ledger(_("History of the banner"), columns, lambda row: (row[0].position, row[1].since), empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.words)
        self._history = framed(self.list)
        layout.addWidget(self._history, 1)
        layout.addStretch(0)

    def show_state(self, found: Shown) -> None:
        """Show the banners that this competition is about."""
        store, one = self.session.store, found.competition
        banners = [prize for prize in competitions.prizes(store, one.code, found.board.edition.number) if prize.banner]
        rows: list[Row] = []
        said = []
        for prize in banners:
            history = evaluations.banner_history(store, one.cooperative, prize.title_en, prize.title_zh)
            rows += [(prize, custody) for custody in reversed(history)]
            said.append(_holder(prize, history))
        self.words.setText(sentences(*said) if banners else _("This competition has no banner among its prizes."))
        self.list.show_rows(rows)
        self._history.setVisible(bool(banners))

    def begin(self) -> None:
        """In the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)


def _holder(prize: Prize, history: list[Custody]) -> str:
    if not history:
        return _("%(banner)s: nobody holds it yet.", banner=name_of(prize, "title"))
    last = history[-1]
    return _("%(banner)s: held by %(holder)s since %(day)s, %(times)s in a row.", banner=name_of(prize, "title"),
             holder=name_of(last.award), day=last.since, times=last.times)  # fmt: skip


def _handed(row: Row) -> str:
    return worded(row[1].award.handed_on) if row[1].award.handed_on else "—"
