"""The competitions screen: which one, where it stands, its pages, and the set-up of a new one."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from coopdesk.domain.scoring import Standings
from coopdesk.errors import N_, DeskError
from coopdesk.gui.competitions.act_strip import ActStrip
from coopdesk.gui.competitions.federation_screen import KEYS
from coopdesk.gui.competitions.federation_strip import FederationStrip
from coopdesk.gui.competitions.fronts import Fronts
from coopdesk.gui.competitions.head import choice_box, named_row, open_list, put_back
from coopdesk.gui.competitions.life_line import KEY, LifeLine
from coopdesk.gui.competitions.setup.steps import SetUp
from coopdesk.gui.competitions.state import Shown, as_table, boards, shown
from coopdesk.gui.keys import bind
from coopdesk.gui.screen import Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of, sentences, worded
from coopdesk.services import competitions


class CompetitionsScreen(Screen):
    """Reads the month's return each time it is shown, so that the standings follow what was typed there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.board: Standings | None = None
        self.state: Shown | None = None
        self.code = self._which = ""
        self.choice = choice_box(_("Competition"), 330)
        self.which = choice_box(_("Board"), 250)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.which.currentIndexChanged.connect(self._other_board)
        for box in (self.choice, self.which):
            box.entered.connect(self.arrive)
        self.life = LifeLine()
        self.life.wanted.connect(self._act)
        self.strip = ActStrip(session)
        self.strip.done.connect(self._acted)
        self.strip.left.connect(self.arrive)
        self.fronts = Fronts(session)
        self.pages = self.fronts
        self.table, self.reckoning, self.costs = self.fronts.board.table, self.fronts.board.reckoning, self.fronts.costs
        self.fronts.turned.connect(lambda _name: self._turned())
        self.fronts.kept.connect(self._kept)
        self.fronts.evaluate.connect(lambda: self._act("evaluate"))
        self.fronts.board_wanted.connect(self._show_evaluation)
        self.set_up = SetUp(session)
        self.set_up.kept.connect(self._announced)
        self.set_up.given_up.connect(self._back)
        self.of_federation = FederationStrip(session)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._boards())
        self._stack.addWidget(self.set_up)
        self._stack.currentChanged.connect(lambda _place: self.heading_changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.of_federation)
        layout.addWidget(self._stack, 1)
        bind(self, KEYS, self.of_federation.open)
        self.fronts.beside(TableButton(session, self.fronts, lambda: as_table(self.state)))

    def _boards(self) -> QWidget:
        acts = ((N_("New competition (F5)"), self.announce), (N_("Duplicate (Ctrl+Shift+D)"), self.duplicate),
                (N_("Change (F4)"), self.change), (N_("Print (Ctrl+P)"), self.print_out))  # fmt: skip
        row = named_row(_("Competition (F2)"), self.choice)
        for words, act in acts:
            button = QPushButton(_(words))
            button.clicked.connect(act)
            row.addWidget(button)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addLayout(named_row(_("Board (F7)"), self.which))
        layout.addWidget(self.life)
        layout.addWidget(self.strip)
        layout.addWidget(self.fronts, 1)
        for keys, act in (
            ("F2", self._choose), ("F7", lambda: self.which.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            (KEY, self.life.do_next), ("Alt+PgUp", lambda: self.costs.step_month(-1)),
            ("Alt+PgDown", lambda: self.costs.step_month(1)),
        ):  # fmt: skip
            bind(whole, keys, act)
        bind(whole, "Ctrl+Shift+D", self.duplicate)
        for page in (self.fronts.board, self.costs):
            for keys, act in (("F5", self.announce), ("Ins", self.announce), ("F4", self.change)):
                bind(page, keys, act)
        return whole

    def refresh(self) -> None:
        """Read the competitions and the board of the chosen one, the latest at first."""
        self.of_federation.refresh()
        found = competitions.competitions(self.session.store)
        codes = [one.code for one in found]
        if self.code not in codes:
            self.code = codes[0] if codes else ""
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in found:
            self.choice.addItem(f"{name_of(one, 'title')}  •  {one.code}", one.code)
        self.choice.setCurrentIndex(codes.index(self.code) if self.code else -1)
        self.choice.blockSignals(False)
        self._offer_boards()
        self._show_board()
        if not codes:
            self._stack.setCurrentWidget(self.set_up)
        if kept := self.session.in_hand.pop("competitions", None):
            self._put_back(kept)

    def _put_back(self, kept: Mapping[str, Any]) -> None:
        """Show the set-up that was in hand; one of a competition that is gone is given up."""
        with suppress(DeskError):
            self.set_up.put_back(kept)
            self.set_up.not_now.setVisible(bool(self.code))
            self._stack.setCurrentWidget(self.set_up)

    def _offer_boards(self, wanted: str = "") -> None:
        """Put the boards of the competition into their box; the one in hand stays where it is still there."""
        if not self.code:
            return
        found = boards(self.session, self.code)
        before = wanted or self.which.currentData()
        codes = [one.code for one in found]
        blocked = self.which.blockSignals(True)
        self.which.show_choices(found)
        self.which.setCurrentIndex(self.which.findData(before if before in codes else codes[0]))
        self.which.blockSignals(blocked)

    def _show_board(self) -> None:
        if not self.code or not self.which.currentData():
            return
        self._which = self.which.currentData()
        self.state = shown(self.session, self.code, self._which)
        self.board = self.state.board
        self.life.show_life(self.state.life)
        self.fronts.show_state(self.state)
        self.heading_changed.emit()

    def _show_evaluation(self, number: int) -> None:
        self._offer_boards(f"e{number}")
        self._show_board()
        self.fronts.open("standings")

    def _turned(self) -> None:
        if self.isVisible() and not self.strip.isVisibleTo(self):
            self.fronts.begin()

    def _other_board(self, _index: int) -> None:
        if self.fronts.holds(f"{self.code} {self.which.currentData()}"):
            return put_back(self.which, self._which)
        return self._show_board()

    def _chosen(self, _index: int) -> None:
        if self.fronts.holds(self.choice.currentData() or ""):
            put_back(self.choice, self.code)
            return
        self.code = self.choice.currentData() or ""
        self.strip.hide()
        self.which.clear()
        self._offer_boards()
        self._show_board()

    def _choose(self) -> None:
        if not open_list(self.choice):
            self.session.tell(_("F2 opens lists. It chooses the competition from the standings (Ctrl+PgUp)."))

    def _kept(self) -> None:
        self.session.saved(self)
        self._show_board()

    def _act(self, act: str) -> None:
        """Begin the next act of the competition's life, at the place where it is done."""
        if self.state is None or self.session.refuses():
            return
        self.fronts.commit()
        if act == "announce":
            self.strip.ask_day(self.code)
        elif act == "evaluate":
            self.strip.ask_months(self.state.competition, self.state.life)
        else:
            self._offer_boards(f"e{self.state.life.evaluations[-1].number}")
            self._show_board()
            self.fronts.open("objections" if act == "settle" else "decision")
            self.fronts.begin()

    def _acted(self, number: int) -> None:
        """Something was announced or evaluated: the board of it is shown."""
        self.session.saved(self)
        self._offer_boards(f"e{number}" if number else "")
        self._show_board()
        if number:
            self.fronts.open("standings")
        self.arrive()

    def announce(self) -> None:
        """Set up a new competition."""
        self._set_up(self.set_up.begin)

    def duplicate(self) -> None:
        """Set up a competition like the one in hand, for the months after it."""
        self._set_up(lambda: self.set_up.duplicate(self.code) if self.code else self.set_up.begin())

    def change(self) -> None:
        """Change the terms of the one in hand; evaluated ones get a new edition."""
        if self.code:
            self._set_up(lambda: self.set_up.edit(self.code))

    def _set_up(self, start: Callable[[], None]) -> None:
        if self.code and self.session.refuses():
            return
        self.fronts.commit()
        self._stack.setCurrentWidget(self.set_up)
        self.set_up.not_now.setVisible(bool(self.code))
        start()

    def _announced(self, code: str) -> None:
        self.code = code
        self.session.saved(self)
        self._stack.setCurrentIndex(0)
        self.refresh()
        self.fronts.open("costs" if competitions.keyed_names(self.session.store, code) else "standings")

    def _back(self) -> None:
        if self.code:
            self._stack.setCurrentIndex(0)
            self.arrive()

    def arrive(self) -> None:
        """Put the cursor into the page in front, or into the set-up that is under way."""
        if self._stack.currentWidget() is not self.set_up:
            self.fronts.begin()
        elif self.code or self.set_up.started:
            self.set_up.arrive()
        else:
            self.announce()

    def turn(self, pages: int) -> None:
        """Pages of the set-up where one is under way."""
        (self.set_up.pages if self._stack.currentWidget() is self.set_up else self.fronts).turn(pages)

    def leave(self) -> None:
        """Keep what is being typed; a set-up stays in hand."""
        self.fronts.commit()
        self.session.in_hand |= self.in_hand()

    def in_hand(self) -> dict[str, Any]:
        """The set-up as it is typed."""
        return {"competitions": self.set_up.in_hand()}

    def unfinished(self) -> str:
        """A set-up, or something on a page, that is not kept."""
        set_up = _("A competition is being set up and is not kept yet.") if self.set_up.in_hand() else ""
        return sentences(set_up, self.fronts.unfinished())

    def go_to(self, where: Any) -> None:
        """Show the competition of a code."""
        if (place := self.choice.findData(where)) >= 0:
            self._stack.setCurrentIndex(0)
            self.choice.setCurrentIndex(place)
        self.arrive()

    def print_out(self) -> None:
        """See the board on paper, a trial as one; letters, conditions and the banner have papers of their own."""
        self.leave()
        if self.board is not None and not self.fronts.board.print_trial():
            wanted = {"competition": self.code, "evaluation": self.board.evaluation or 0}
            self.session.open("reports", {"report": self.fronts.paper, **wanted})

    def pill(self) -> str:
        """Whether the points are reckoned from a final month, or kept by an evaluation."""
        if self.board is None or self.state is None or self._stack.currentWidget() is self.set_up:
            return ""
        if self.state.since is not None:
            return _("Restated")
        if self.board.evaluation is not None:
            return _("Evaluation %(number)s", number=self.board.evaluation)
        if self.board.competition.level == "cooperative" and not self.board.provisional:
            return _("From the returns of all")
        return _("Provisional") if self.board.provisional else _("From the final return")

    def line(self) -> str:
        """What provisional means, or of which months the board is."""
        if self.board is None or not self.pill():
            return ""
        if self.board.provisional:
            words = N_("%(month)s is not final yet; the points follow its return.")
            if self.board.competition.level == "cooperative":
                words = N_("%(month)s is not reported by all; the points follow the returns that count.")
            return _(words, month=self.board.span)
        return worded(self.board.span)
