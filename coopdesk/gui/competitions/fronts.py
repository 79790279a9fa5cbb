"""The pages of a competition: made once, each shows the board in hand when it comes to the front."""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.gui.competitions.announcing import rules
from coopdesk.gui.competitions.banner_page import BannerPage
from coopdesk.gui.competitions.board_page import BoardPage
from coopdesk.gui.competitions.costs import Costs
from coopdesk.gui.competitions.decision_page import DecisionPage
from coopdesk.gui.competitions.objections_page import ObjectionsPage
from coopdesk.gui.competitions.pledges_page import PledgesPage
from coopdesk.gui.competitions.progress_page import ProgressPage
from coopdesk.gui.competitions.quota_page import QuotaPage
from coopdesk.gui.competitions.returns_page import ReturnsPage
from coopdesk.gui.competitions.since_page import SincePage
from coopdesk.gui.competitions.state import Shown
from coopdesk.gui.screen import Pages
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, sentences

_PAPERS: Final = {
    "conditions": "competition-conditions", "pledges": "competition-pledges", "banner": "competition-banner",
    "since": "competition-restated",
}  # fmt: skip
"""The paper of a page; the others have the evaluation sheet."""


class Page(Protocol):
    """A page that shows the board in hand."""

    def show_state(self, found: Shown) -> None:
        """Show it."""

    def begin(self) -> None:
        """Put the cursor where work begins."""


class ConditionsPage(QWidget):
    """The conditions of the board in hand in words."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_state(self, found: Shown) -> None:
        """Show them."""
        while (item := self._layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._layout.addWidget(rules(found.board.conditions, found.board.gates))

    def begin(self) -> None:
        """Nothing is typed here."""
        self.setFocus(Qt.FocusReason.TabFocusReason)


class Fronts(Pages):
    """All pages. ``kept`` comes after something was kept, ``evaluate`` asks for an evaluation, ``board`` for one."""

    kept = Signal()
    evaluate = Signal()
    board_wanted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.state: Shown | None = None
        self._left = ""
        self.board, self.costs = BoardPage(session), Costs(session)
        self._kinds: dict[str, Callable[[], QWidget]] = {
            "quota": lambda: QuotaPage(session), "progress": lambda: ProgressPage(session),
            "objections": lambda: ObjectionsPage(session), "decision": lambda: DecisionPage(session),
            "banner": lambda: BannerPage(session), "since": SincePage, "conditions": ConditionsPage,
            "pledges": lambda: PledgesPage(session),
        }  # fmt: skip
        self.board.keyed.connect(self.open_keyed)
        self.costs.changed.connect(self.kept)
        self.add("standings", _("Standings"), self.board)
        self.add("costs", _("Keyed values"), self.costs)
        for name, label in (
            ("quota", _("Quota work")), ("progress", _("Progress")), ("objections", _("Objections")),
            ("decision", _("Decision")), ("banner", _("Banner")), ("since", _("Since then")),
            ("conditions", _("Conditions")), ("pledges", _("Letters")),
        ):  # fmt: skip
            self.add(name, label, partial(self._make, name))
        if session.store.desk.role == "federation":
            self._kinds["returns"] = lambda: ReturnsPage(session)
            self.add("returns", _("Returns"), partial(self._make, "returns"))
        self.bar.setUsesScrollButtons(True)  # in English they are wider than the smallest window
        self.turned.connect(lambda _name: self.show_front())

    def _make(self, name: str) -> QWidget:
        page = self._kinds[name]()
        if isinstance(page, (QuotaPage, ObjectionsPage, DecisionPage, PledgesPage)):
            page.kept.connect(self.kept)
        if isinstance(page, ProgressPage):
            page.wanted.connect(self.evaluate)
            page.chosen.connect(self.board_wanted)
        return page

    def show_state(self, found: Shown) -> None:
        """Show another board, or the same one as it is now."""
        self.state = found
        hours = any("standard_hours" in (one.measured, one.per) for one in found.board.conditions)
        if self.current == "quota" and not hours:
            self.open("standings")
        self.bar.setTabVisible(list(self._kinds).index("quota") + 2, hours)
        self.board.show_board(found.board, found.since)
        self.costs.show_board(found.board)
        self.show_front()

    def turn(self, pages: int) -> None:
        """So many pages on or back; one that is not asked for by the conditions is passed over."""
        shown = [place for place in range(self.bar.count()) if self.bar.isTabVisible(place)]
        place = shown.index(self.bar.currentIndex()) + pages
        self.bar.setCurrentIndex(shown[min(max(place, 0), len(shown) - 1)])

    @property
    def paper(self) -> str:
        """The name of the report that belongs to the page in front."""
        nothing = self.state is None or self.state.since is None
        return "competition" if self.current == "since" and nothing else _PAPERS.get(self.current, "competition")

    def show_front(self) -> None:
        """Let the page in front read what is in hand."""
        page = self.page(self.current)
        if self.state is not None and page not in (self.board, self.costs):
            page.show_state(self.state)  # type: ignore[attr-defined]  # each of them is a Page

    def begin(self) -> None:
        """Put the cursor into the page in front."""
        if self.current == "standings":
            self.board.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.page(self.current).begin()  # type: ignore[attr-defined]  # each of them is a Page

    def open_keyed(self, entrant: str) -> None:
        """Go to the keyed values of an entrant."""
        self.open("costs")
        self.costs.begin(entrant)

    def unfinished(self) -> str:
        """What is typed on a page and not kept, in words; empty for nothing."""
        said = {
            "objections": _("An objection is typed and not kept yet."),
            "decision": _("A decision is typed and not kept yet."),
            "quota": _("Quota work is typed and not kept yet."),
        }
        pages = ((name, self.made.get(name)) for name in said)
        kinds = (ObjectionsPage, DecisionPage, QuotaPage)
        return sentences(*(said[name] for name, page in pages if isinstance(page, kinds) and page.changed))

    def holds(self, target: str) -> bool:
        """Keep what is typed before another is shown; where that cannot be, say so: chosen once more it is left."""
        self.commit()
        words = self.unfinished()
        if not words or self._left == target:
            self._left = ""
            return False
        self._left = target
        self.session.tell(sentences(words, _("Choose it once more to leave this without keeping it.")), "query")
        return True

    def commit(self) -> None:
        """Keep what is typed on any page."""
        self.costs.commit()
        for page in self.made.values():
            if isinstance(page, (QuotaPage, ObjectionsPage, PledgesPage)):
                page.commit()
