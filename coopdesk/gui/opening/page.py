"""Page 期初录入 of “This co-operative”: figures, goods and the check of what was before the desk's first month."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coopdesk.domain.checks import blank
from coopdesk.domain.field import field_of
from coopdesk.domain.opening import OpeningLine, box_of_column
from coopdesk.domain.statements import Statement
from coopdesk.errors import Problem
from coopdesk.gui.form import text_label
from coopdesk.gui.grid.columns import Held
from coopdesk.gui.grid.guide import why_fixed
from coopdesk.gui.grid.view import Grid
from coopdesk.gui.monthly_return.unkept import unkept_of
from coopdesk.gui.opening.check_page import OpeningCheck
from coopdesk.gui.opening.grids import figure_rows, figures_grid, products_grid
from coopdesk.gui.opening.hand import NOTHING, OpeningInHand
from coopdesk.gui.screen import Pages
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, worded
from coopdesk.services import opening

_VALUE = field_of(OpeningLine, "value")
Kept = tuple[tuple[Held, ...], ...]


class OpeningPage(QWidget):
    """Cells are kept as they are typed. ``kept`` comes after each change of the file."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.hand = OpeningInHand(session)
        self.banner = text_label("", "banner")
        self.banner.setWordWrap(True)
        self.members = text_label("", "muted")
        self.pages = Pages()
        self.check = OpeningCheck(self.hand)
        self._grids: dict[str, Grid] = {}
        self._columns: tuple[Any, ...] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)
        self._holders = {name: _holder() for name in ("figures", "goods")}
        self.pages.add("figures", _("Sums"), self._holders["figures"])
        self.pages.add("goods", _("Goods"), self._holders["goods"])
        self.pages.add("check", _("Check"), self.check)
        self._below()
        self.pages.turned.connect(self._turned)
        self.check.chosen.connect(self._jump)
        self.check.kept.connect(self.kept)
        self.check.turned.connect(self._show_version)

    def _below(self) -> None:
        """What stands under the grids: members on the register, keys."""
        keys = text_label(
            _("Saved as you type  •  Enter next, down the column  •  - not applicable  •  F2 edit  •  F1 help"), "muted"
        )
        row = QHBoxLayout()
        row.addWidget(self.members, 1)
        row.addWidget(keys)
        self._layout_of("figures").addLayout(row)
        words: QLabel = text_label(
            _("Saved as you type  •  Enter next  •  F2 choose  •  F5 new line  •  Ctrl+Delete delete the line"), "muted"
        )
        self._layout_of("goods").addWidget(words)

    def _layout_of(self, name: str) -> QVBoxLayout:
        layout = self._holders[name].layout()
        assert isinstance(layout, QVBoxLayout)  # made with it
        return layout

    def _build(self) -> None:
        """Make the grids anew where the first month became another one."""
        self._columns = self.hand.columns
        for name, make in (("figures", figures_grid), ("goods", products_grid)):
            if (old := self._grids.pop(name, None)) is not None:
                self._layout_of(name).removeWidget(old)
                old.hide()
                old.deleteLater()
            grid = self._grids[name] = make(self.hand)
            self._layout_of(name).insertWidget(0, grid, 1)
            following = "goods" if name == "figures" else "check"
            grid.changed.connect(self._changed)
            grid.ended.connect(lambda following=following: self.open(following))
            grid.counted.connect(self.session.counted)
            grid.told.connect(self.session.tell)
            grid.closed.connect(lambda grid=grid: self._say_closed(grid))
            grid.stood.connect(lambda column: self.session.help(column.title, column.help))

    def refresh(self) -> None:
        """Read again; what is in hand stays."""
        held = self.in_hand() if self._grids else ()
        self.hand.read()
        self.pages.setVisible(self.hand.start is not None)
        if self._columns != self.hand.columns:
            held = ()
            self._build()
        self._load()
        if held and not self.hand.locked:
            self.restore(held)
        self._tell()

    def _load(self) -> None:
        """Show the version in hand on the grids."""
        hand = self.hand
        self._showing = True
        try:
            figures, goods = self._grids["figures"].lines, self._grids["goods"].lines
            figures.locked = goods.locked = hand.locked
            figures.load(figure_rows(hand))
            goods.load(
                {"product": one.product, "qualified": one.qualified}
                for one in (hand.opening.products if hand.opening else ())
            )
        finally:
            self._showing = False

    _showing = False
    _was: tuple[Any, ...] = ()

    def _changed(self) -> None:
        """After a change on a grid: read the file's own opinion, tint what is wrong, say what was refused."""
        if self._showing:
            return
        self._showing = True
        try:
            before = (self.hand.opening, self.hand.reasons)
            self.hand.reread()
            self._tell()
        finally:
            self._showing = False
        if before != (self.hand.opening, self.hand.reasons):
            self.kept.emit()
        standing = tuple(problem for grid in self._grids.values() for *_place, problem in grid.lines.standing())
        for problem in standing:
            if problem not in self._was:
                self.session.tell(explain(problem), "error")
        self._was = standing

    def _tell(self) -> None:
        hand = self.hand
        marks = (
            []
            if hand.locked
            else [one for one in hand.problems if one.line and not blank(one) and not hand.settled(one)]
        )
        for name, boxes in (("figures", {box_of_column(column) for column in hand.columns}), ("goods", {"qualified"})):
            self._grids[name].lines.mark(one for one in marks if one.box in boxes)
        self.members.setText(self._members_words())
        self.banner.setText(self._banner_words())
        self.check.refresh(self._unkept())

    def _members_words(self) -> str:
        hand = self.hand
        if hand.start is None or hand.start.number == 1:
            return ""
        typed = hand.values(hand.columns[0])["members_closing"]
        facts = {
            "month": hand.start,
            "register": "—" if hand.register is None else f"{hand.register:,}",
            "typed": _VALUE.text(typed) or "—",
        }
        return _("Members when %(month)s begins: on the register %(register)s, here %(typed)s.", **facts)

    def _banner_words(self) -> str:
        hand = self.hand
        if hand.start is None:
            return _("Enter the first month to be reported on “Particulars”; then the months before it are asked for.")
        facts = {"month": worded(hand.start)}
        if hand.shown is not None:
            return _("This is an earlier version; it can only be read.")
        if hand.final and hand.statement is not None:
            names = {"preparer": hand.statement.preparer, "signatory": hand.statement.signatory}
            return _("These figures are final: prepared by %(preparer)s, signed by %(signatory)s.", **names)
        words = _("What was reported before %(month)s. Forms count it once it is final; months need not wait.", **facts)
        other = opening.begun_for(hand.store, hand.cooperative)
        if other is not None:
            kept = _("What was entered for a start in %(month)s is kept for that start.", month=worded(other))
            return f"{words} {kept}"
        return words

    def _unkept(self) -> list[Problem]:
        """What stands on the grids and not in the file."""
        return [problem for grid in self._grids.values() for _row, problem in unkept_of(grid.lines)]

    def _say_closed(self, grid: Grid) -> None:
        if self.hand.locked:
            self.session.tell(
                _("These figures are final. “Open for correction” on the page “Check” opens them."), "query"
            )
        else:
            self.session.tell(why_fixed(grid.column))

    def open(self, name: str) -> None:
        """Turn to a page of it and go into it."""
        self.commit()
        self.pages.open(name)
        self.arrive()

    def turn(self, pages: int) -> bool:
        """So many pages on; False where there are no more here."""
        names = ["figures", "goods", "check"]
        place = names.index(self.pages.current) + pages
        if self.hand.start is None or not 0 <= place < len(names):
            return False
        self.open(names[place])
        return True

    def _turned(self, _name: str) -> None:
        self.commit()
        self._tell()

    def arrive(self) -> None:
        """Where keying goes on."""
        if self.hand.start is None:
            return
        if self.pages.current == "check":
            self.check.begin()
        else:
            self._grids[self.pages.current].begin()

    def _jump(self, problem: Problem) -> None:
        """Go to the cell of a problem: of blanks the first one."""
        if problem.box in {"qualified", "product"}:
            self.open("goods")
            self._grids["goods"].go_to_problem(problem)
            return
        self.open("figures")
        grid = self._grids["figures"]
        if problem.line:
            grid.go_to_problem(problem)
        elif problem.box != NOTHING:
            blank = next(place for place, row in enumerate(grid.lines.rows) if row.values[problem.box] is None)
            grid.go(blank, problem.box)

    def _show_version(self, version: Statement | None) -> None:
        self.hand.shown = version.id if version is not None else None
        self.refresh()
        self.pages.open("check" if self.hand.locked else "figures")
        self.arrive()

    @property
    def changed(self) -> bool:
        """Whether something stands here that is not in the file."""
        return any(self.in_hand()) or any(grid.box.typing for grid in self._grids.values())

    def commit(self) -> bool:
        """Take the cell in hand; whether nothing is left that is not in the file."""
        for grid in self._grids.values():
            grid.commit()
        return not any(self.in_hand())

    def in_hand(self) -> Kept:
        """What stands on the grids and not in the file."""
        return tuple(self._grids[name].lines.in_hand() for name in self._grids)

    def restore(self, kept: Any) -> None:
        """Put back what was in hand."""
        if self.hand.locked:
            return
        for grid, lines in zip(self._grids.values(), kept, strict=False):
            grid.lines.restore(lines)


def _holder() -> QWidget:
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SMALL)
    return widget
