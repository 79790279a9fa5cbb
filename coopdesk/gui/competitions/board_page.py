"""The standings, the arithmetic of the point in hand beside them, and the argument: source, trial, full screen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.language import joined
from coopdesk.domain.scoring import Score, Standing, Standings
from coopdesk.domain.trials import Trial, in_words, tried
from coopdesk.errors import Problem
from coopdesk.gui.competitions.full_board import FullBoard
from coopdesk.gui.competitions.reckoning import Reckoning
from coopdesk.gui.competitions.standings import StandingsTable
from coopdesk.gui.competitions.standings_model import SCORE, STANDING
from coopdesk.gui.competitions.trial_paper import TrialPaper
from coopdesk.gui.competitions.trial_strip import TrialStrip
from coopdesk.gui.form import hint_label, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, language
from coopdesk.services import competitions
from coopdesk.services.competition_life import entries_behind
from coopdesk.services.competition_source import source, trial_paper
from coopdesk.services.evaluations import Restated


class BoardPage(QWidget):
    """``keyed`` asks for the keyed values of an entrant."""

    keyed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.board: Standings | None = None
        self.trial: Trial | None = None
        self.shown: Standings | None = None
        self.full: FullBoard | None = None
        self.paper: TrialPaper | None = None
        self.table = StandingsTable()
        self.reckoning = Reckoning()
        self.strip = TrialStrip()
        self.banner = text_label("", "banner")
        self.banner.setWordWrap(True)
        self._restated = ""
        keys = _(
            "Enter where it comes from  •  a number or F8 tries another value  •  F11 full screen  •  F7 other board"
        )
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.banner)
        left.addWidget(framed(self.table), 1)
        left.addWidget(self.strip)
        left.addWidget(hint_label(keys))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addLayout(left, 1)
        layout.addWidget(self.reckoning)
        self._connect()

    def _connect(self) -> None:
        self.table.activated.connect(self.to_source)
        self.table.selectionModel().currentChanged.connect(self._explain)
        self.table.typed.connect(self.begin_trial)
        self.strip.tried.connect(self._try)
        self.strip.left.connect(self.end_trial)
        bind(self.table, "F8", self.begin_trial)
        bind(self.table, "Esc", self.end_trial)
        bind(self, "F11", self.show_full)

    def show_board(self, board: Standings, since: Restated | None = None) -> None:
        """Show a board, and whether something came after it; a trial of another board is over."""
        other = self.board is None or board != self.board
        self.board = board
        self._restated = ""
        if since is not None:
            names = joined(since.changed, language()) or _("keyed values")
            self._restated = _("Restated: after this evaluation came other figures (%(names)s). What was evaluated "
                               "stays; the page “Since then” shows what would change.", names=names)  # fmt: skip
        if other or self.trial is None:
            self.trial = None
            self.strip.hide()
            self._show(board)

    def _show(self, board: Standings) -> None:
        self.shown = board
        self.table.show_standings(board)
        words = in_words(board, self.trial, language()) if self.trial else self._restated
        if self.trial:
            words = _("%(trial)s. Esc ends it, Ctrl+P shows it on paper.", trial=words)
        self.banner.setText(words)
        self.banner.setVisible(bool(words))
        self._explain(self.table.currentIndex())

    def _explain(self, index: QModelIndex) -> None:
        if self.shown is None or not index.isValid() or index.data(STANDING) is None:
            return
        total = index.column() == self.table.standings.total_column
        span = self.shown.span
        keyed = (
            competitions.values(self.session.store, self.shown.competition.code, span.first) if len(span) == 1 else {}
        )
        self.reckoning.explain_cell(self.shown, index.data(STANDING), index.data(SCORE), total, keyed)

    def to_source(self, index: QModelIndex) -> None:
        """Go to the line of the return, or the keyed value, that the point in hand comes from."""
        standing: Standing | None = index.data(STANDING)
        if self.shown is None or standing is None:
            return
        score: Score | None = index.data(SCORE)
        subject = score.indicator if score else next((reason.box for reason in standing.reasons), "")
        subject = subject or self.shown.conditions[0].indicator
        found = source(self.session.store, self.shown, standing.code, subject)
        if found.kind == "keyed":
            self.keyed.emit(standing.code)
            return
        self.session.turn_to(found.month)
        if found.kind == "cooperative" and self.shown.competition.level == "cooperative":
            self.session.open("keying", (standing.code, found.month))
        elif found.line:
            self.session.open("monthly_return", Problem(found.box, "", line=found.line))
        else:
            self.session.open("monthly_return", "versions" if found.kind == "cooperative" else found.kind)

    def begin_trial(self, typed: str = "") -> None:
        """Ask for another value of the point in hand."""
        index = self.table.currentIndex()
        standing, score = index.data(STANDING), index.data(SCORE)
        if self.board is None or standing is None or not isinstance(score, Score):
            self.session.tell(_("Stand on the points of an indicator to try another value."), "query")
            return
        condition = next(one for one in self.board.conditions if one.indicator == score.indicator)
        kept = next(one for one in self.board.standings if one.code == standing.code)
        was = next(one for one in kept.scores if one.indicator == score.indicator)
        self.strip.begin(kept, was, condition, typed)

    def _try(self, trial: Trial) -> None:
        if self.board is None:
            return
        self.trial = trial
        self._show(tried(self.board, entries_behind(self.session.store, self.board), trial))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_trial(self) -> None:
        """Show the board as it stands."""
        if self.board is not None and self.trial is not None:
            self.trial = None
            self._show(self.board)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_full(self) -> None:
        """Show the board over the whole screen."""
        if self.shown is None:
            return
        mark = _("Trial, nothing is kept") if self.trial else _("Provisional") if self.shown.provisional else ""
        self.full = FullBoard(self.shown, mark or (_("Restated") if self._restated else ""))
        self.full.closed.connect(self._closed)
        self.full.showFullScreen()
        self.full.activateWindow()

    def _closed(self) -> None:
        self.full = None
        self.window().activateWindow()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_trial(self) -> bool:
        """Show the trial on paper; whether there is one."""
        if self.trial is None or self.shown is None:
            return False
        drawn = trial_paper(self.session.store, self.shown, self.trial, language())
        words = in_words(self.shown, self.trial, language())
        self.paper = TrialPaper(self.session, self.shown.competition.code, drawn, words, self)
        self.paper.open()
        return True
