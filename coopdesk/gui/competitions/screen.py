"""The competitions screen: which one, its standings with their arithmetic, its unit costs, its conditions."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from coopdesk.domain.competitions import Competition
from coopdesk.domain.field import field_of
from coopdesk.domain.scoring import Standings
from coopdesk.errors import N_, DeskError
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.competitions.announcing import rules
from coopdesk.gui.competitions.costs import Costs
from coopdesk.gui.competitions.reckoning import Reckoning
from coopdesk.gui.competitions.setup.steps import SetUp
from coopdesk.gui.competitions.standings import SCORE, STANDING, StandingsTable
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, name_of
from coopdesk.services import competitions


def framed(table: QWidget) -> QFrame:
    """A table in the frame of a sheet."""
    sheet = QFrame()
    sheet.setObjectName("sheet")
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.addWidget(table)
    return sheet


class CompetitionsScreen(Screen):
    """Reads the month's return each time it is shown, so that the standings follow what was typed there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.board: Standings | None = None
        self.code = ""
        self.choice = ChoiceBox(field_of(Competition, "code"), [])
        self.choice.setMinimumWidth(330)
        self.choice.setAccessibleName(_("Competition"))
        self.choice.currentIndexChanged.connect(self._chosen)
        self.table = StandingsTable()
        self.reckoning = Reckoning()
        self.costs = Costs(session)
        self.costs.changed.connect(self._kept)
        self.costs.done.connect(lambda: self._open_page("standings"))
        self.set_up = SetUp(session)
        self.set_up.kept.connect(self._announced)
        self.set_up.given_up.connect(self._back)
        self.pages: Pages = Pages()
        self.pages.add("standings", _("Standings"), self._standings_page)
        self.pages.add("costs", _("Unit costs"), self.costs)
        self.pages.add("conditions", _("Conditions"), QWidget)
        self.pages.turned.connect(self._turned)
        self._stack = QStackedWidget()
        boards = self._boards()
        self._stack.addWidget(boards)
        self._stack.addWidget(self.set_up)
        self._stack.currentChanged.connect(lambda _place: self.heading_changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        for keys, act in (
            ("F5", self.announce), ("Ins", self.announce), ("F2", self._choose), ("F4", self.change),
            ("Ctrl+Shift+D", self.duplicate),
        ):  # fmt: skip
            bind(boards, keys, act)
        self.pages.beside(TableButton(session, boards, self._as_table))

    def _as_table(self) -> Wanted | None:
        if self.board is None:
            return None
        return "standings", self.board.span, {"competition": self.code}

    def _boards(self) -> QWidget:
        acts = ((N_("New competition (F5)"), self.announce), (N_("Duplicate (Ctrl+Shift+D)"), self.duplicate),
                (N_("Change (F4)"), self.change), (N_("Print (Ctrl+P)"), self.print_out))  # fmt: skip
        label = text_label(_("Competition (F2)"), "muted")
        label.setBuddy(self.choice)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addStretch(1)
        for words, act in acts:
            button = QPushButton(_(words))
            button.clicked.connect(act)
            row.addWidget(button)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)
        return whole

    def _standings_page(self) -> QWidget:
        self.table.activated.connect(lambda index: self._open_page("costs", index.data(STANDING).code))
        self.table.selectionModel().currentChanged.connect(self._explain)
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(framed(self.table), 1)
        layout.addWidget(self.reckoning)
        return page

    def refresh(self) -> None:
        """Read the competitions and the standings of the chosen one, the latest at first."""
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

    def _show_board(self) -> None:
        if not self.code:
            return
        board = self.board = competitions.board(self.session.store, self.code)
        self.pages.page("standings")
        self.table.show_standings(board)
        self._explain(self.table.currentIndex())
        self.costs.show_board(board)
        self._show_rules(board)
        self.heading_changed.emit()

    def _show_rules(self, board: Standings) -> None:
        page = self.pages.page("conditions")
        layout = page.layout() or QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        while (item := layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        layout.addWidget(rules(board.conditions, board.gates))
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _explain(self, index: QModelIndex) -> None:
        if self.board is None or not index.isValid():
            return
        total = index.column() == self.table.standings.total_column
        keyed = competitions.values(self.session.store, self.code)
        self.reckoning.explain_cell(self.board, index.data(STANDING), index.data(SCORE), total, keyed)

    def _open_page(self, name: str, team: str = "") -> None:
        self.pages.open(name)
        if team:
            self.costs.begin(team)

    def _turned(self, name: str) -> None:
        if name == "costs":
            self.costs.begin()
        elif name == "standings":
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, _index: int) -> None:
        self.costs.commit()
        self.code = self.choice.currentData() or ""
        self._show_board()

    def _choose(self) -> None:
        if self._stack.currentWidget() is not self.set_up:
            self.choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.choice.showPopup()

    def _kept(self) -> None:
        self.session.saved(self)
        self._show_board()

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
        self.costs.commit()
        self._stack.setCurrentWidget(self.set_up)
        self.set_up.not_now.setVisible(bool(self.code))
        start()

    def _announced(self, code: str) -> None:
        self.code = code
        self.session.saved(self)
        self._stack.setCurrentIndex(0)
        self.refresh()
        self._open_page("costs" if competitions.keyed_names(self.session.store, code) else "standings")

    def _back(self) -> None:
        if self.code:
            self._stack.setCurrentIndex(0)
            self.arrive()

    def arrive(self) -> None:
        """Put the cursor into the standings, or into the set-up that is under way."""
        if self._stack.currentWidget() is not self.set_up:
            self._turned(self.pages.current)
        elif self.code or self.set_up.started:
            self.set_up.arrive()
        else:
            self.announce()

    def turn(self, pages: int) -> None:
        """Pages of the set-up where one is under way."""
        (self.set_up.pages if self._stack.currentWidget() is self.set_up else self.pages).turn(pages)

    def leave(self) -> None:
        """Keep the cost that is being typed; a set-up stays in hand."""
        self.costs.commit()
        self.session.in_hand |= self.in_hand()

    def in_hand(self) -> dict[str, Any]:
        """The set-up as it is typed."""
        return {"competitions": self.set_up.in_hand()}

    def unfinished(self) -> str:
        """A set-up that is not kept."""
        return _("A competition is being set up and is not kept yet.") if self.set_up.in_hand() else ""

    def go_to(self, where: Any) -> None:
        """Show the competition of a code."""
        if (place := self.choice.findData(where)) >= 0:
            self._stack.setCurrentIndex(0)
            self.choice.setCurrentIndex(place)
        self.arrive()

    def print_out(self) -> None:
        """See the board on paper."""
        self.leave()
        if self.board is not None:
            self.session.open("reports", {"report": "competition", "competition": self.code})

    def pill(self) -> str:
        """Whether the points are reckoned from a final month."""
        if self.board is None or self._stack.currentWidget() is self.set_up:
            return ""
        return _("Provisional") if self.board.provisional else _("From the final return")

    def line(self) -> str:
        """What provisional means."""
        if not self.pill() or self.board is None or not self.board.provisional:
            return ""
        return _("%(month)s is not final yet; the points follow its return.", month=self.board.competition.period)
