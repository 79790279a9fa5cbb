"""Several corrections of one month side by side: what differs is marked, one is chosen, and why is typed."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.differences import Beside, Difference
from coopdesk.domain.field import fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month
from coopdesk.domain.statements import WHOLE_TEAM
from coopdesk.gui.federation.deciding import Asking
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.monthly_return.difference_words import box_words, place_words, side_words
from coopdesk.gui.monthly_return.numbers import money
from coopdesk.gui.session import Session
from coopdesk.gui.theme import ROW_HEIGHT, SMALL
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _, name_of, worded
from coopdesk.services.decisions import Fork, Head, choose, heads_of_fork


class Line(NamedTuple):
    """One figure or box in all heads."""

    where: str
    box: str
    texts: tuple[str, ...]
    differs: bool


class Names:
    """What teams and products are called here: a return carries the codes of its teams only."""

    def __init__(self, products: dict[str, Product]) -> None:
        self._products = products

    def team_name(self, code: str) -> str:
        """The code, or the whole co-operative."""
        return _("Whole co-operative") if code == WHOLE_TEAM else code

    def product_name(self, code: str) -> str:
        """``0801 hand-knotted carpet``."""
        product = self._products.get(code)
        return f"{code} {name_of(product)}" if product else code


class ForkPage(QWidget):
    """``decided`` comes when one was chosen, ``left`` when the table is left with Esc."""

    decided = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.fork: Fork | None = None
        self.heading = text_label("", "subheading")
        self.state = text_label("", "muted")
        self.state.setWordWrap(True)
        self.heads = Ledger(_("Corrections to choose from"), self._columns(), lambda head: head.mark)
        self.heads.setFixedHeight(5 * ROW_HEIGHT)
        self.heads.chosen.connect(lambda _head: self.ask())
        self.heads.turned.connect(self._show_button)
        self.button = QPushButton("")
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.ask)
        self.back = QPushButton(_("Back to the arrivals (Esc)"))
        self.back.clicked.connect(self.left)
        self.asking = Asking()
        self.asking.done.connect(self.decided)
        self.asking.left.connect(self.begin)
        self.table = Ledger(_("Side by side"), [])
        self._frame = framed(self.table)
        bind(self.heads, "Esc", self.left.emit)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.button)
        row.addWidget(self.back)
        row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SMALL)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.state)
        self._layout.addWidget(framed(self.heads))
        self._layout.addLayout(row)
        self._layout.addWidget(self.asking)
        self._layout.addWidget(self._frame, 1)

    def show_fork(self, cooperative: str, month: Month) -> None:
        """Show the heads of a month as they are now."""
        store = self._session.store
        self.fork = fork = heads_of_fork(store, cooperative, month)
        known = store.get(Cooperative, cooperative)
        whose = f"{cooperative} {name_of(known)}" if known else cooperative
        self.heading.setText(_("%(month)s of %(whose)s: which of these counts?", month=worded(month), whose=whose))
        self.state.setText(_state(fork))
        self.asking.hide()
        self.heads.show_rows(fork.heads)
        self._show_table(fork)
        self._show_button()

    def begin(self) -> None:
        """Go into the list of corrections."""
        self.heads.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ask why the one in hand is to count."""
        head = self.heads.row
        if head is None or self.fork is None or self._session.refuses():
            return
        fork, number = self.fork, self._number(head)
        words = _("No. %(number)s counts for %(month)s from now on, until yet another correction comes. Why this one?",
                  number=number, month=worded(fork.month))  # fmt: skip
        act = partial(self._choose, fork, head)
        self.asking.ask(words, _("Let no. %(number)s count", number=number), act)

    def _choose(self, fork: Fork, head: Head, reason: str) -> None:
        session = self._session
        choose(session.store, fork.cooperative, fork.month, head.mark, reason, session.operator)
        session.tell(_("No. %(number)s counts for %(month)s.", number=self._number(head), month=worded(fork.month)))

    def _number(self, head: Head) -> int:
        return 1 + next((n for n, one in enumerate(self.fork.heads if self.fork else ()) if one.mark == head.mark), 0)

    def _show_button(self, _row: object = None) -> None:
        head = self.heads.row
        self.button.setEnabled(head is not None)
        if head is not None:
            self.button.setText(_("Choose no. %(number)s… (Enter)", number=self._number(head)))

    def _columns(self) -> list[Column]:
        return [
            Column(_("No."), lambda head: str(self._number(head)), 44, number=True),
            Column(_("Correction"), lambda head: correction(head.statement.revision), 104),
            Column(_("Date submitted"), lambda head: str(head.statement.submitted_on or ""), 104),
            Column(_("Received at"), lambda head: moment(head.at), 124),
            Column(_("File"), lambda head: head.file, 240),
            Column(_("Counts now"), lambda head: _("yes") if head.counts else "", 80),
            Column(_("Reason for the correction"), lambda head: head.statement.reason, 0),
        ]

    def _show_table(self, fork: Fork) -> None:
        """A table with a column for each head; what differs comes first, marked and in a colour."""

        def text(place: int, line: Line) -> str:
            return line.texts[place]

        def tone(line: Line) -> str:
            return "query" if line.differs else "muted"

        columns = [
            Column("≠", lambda line: "≠" if line.differs else "", 30, tone=tone),
            Column(_("Where"), lambda line: line.where, 0, tone=tone),
            Column(_("Figure or box"), lambda line: line.box, 0, tone=tone),
        ]
        columns += [
            Column(_("No. %(number)s", number=place + 1), partial(text, place), 150, number=True, tone=tone)
            for place in range(len(fork.heads))
        ]
        table = Ledger(_("Side by side"), columns, empty=_("There is nothing to compare."))
        names = Names({product.code: product for product in self._session.store.find(Product)})
        lines = [*_figures(fork), *_boxes(fork, names)]
        table.show_rows(sorted(lines, key=lambda line: not line.differs))
        frame = framed(table)
        self._layout.replaceWidget(self._frame, frame)
        self._frame.hide()
        self._frame.deleteLater()
        self.table, self._frame = table, frame
        bind(table, "Esc", self.begin)


def _state(fork: Fork) -> str:
    """What counts meanwhile, and what was decided before."""
    said = {
        "fork": _("Until one is chosen, the earlier statement that they all correct counts."),
        "dispute": _("Until one is chosen, nothing counts for this month."),
    }.get(fork.state, "")
    decision = fork.decision
    if fork.state == "chosen" and decision is not None:
        said = _("Chosen on %(moment)s: %(reason)s", moment=moment(decision.at), reason=decision.reason)
    return said


def _figures(fork: Fork) -> list[Line]:
    """The figures that any of the heads has."""
    lines = []
    exponent = fork.heads[0].statement.exponent if fork.heads else 0
    for field in fields_of(Figures):
        values = [getattr(head.figures, field.name) for head in fork.heads]
        if any(value is not None for value in values):
            texts = tuple(money(value, exponent if field.money else 0) or "—" for value in values)
            lines.append(Line(_("Figures"), _(field.label), texts, len(set(values)) > 1))
    return lines


def _boxes(fork: Fork, names: Names) -> list[Line]:
    """The boxes in which they differ."""
    exponent = fork.heads[0].statement.exponent if fork.heads else 0
    return [_box(one, names, exponent) for one in fork.differing]


def _box(one: Beside, names: Names, exponent: int) -> Line:
    there = [value for value in one.values if value is not None]
    like = Difference(one.record, one.line, one.box, there[0] if there else None, there[-1] if there else None)
    texts = tuple(side_words(like, value, exponent) for value in one.values)
    return Line(place_words(names, like), box_words(like) if one.box else _("The whole line"), texts, True)
