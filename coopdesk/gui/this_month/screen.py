"""This month: what is to be done, how far it is, when it is due, and the figures so far."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.answers import Answer
from coopdesk.domain.dates import today
from coopdesk.domain.figures import Figures
from coopdesk.domain.language import joined as sentences
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month, Period
from coopdesk.gui.form import text_label
from coopdesk.gui.monthly_return.state import due_words, since_words, state_words
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.sending.answer_words import answer_words, asked_place
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.this_month.asked import question_steps
from coopdesk.gui.this_month.figures import FigureTable
from coopdesk.gui.this_month.steps import Stage, Step, Steps
from coopdesk.gui.this_month.words import banner_words, before_words, check_words, filled_words
from coopdesk.gui.this_month.year import YearRow
from coopdesk.gui.words import _, language
from coopdesk.services import opening
from coopdesk.services.answers import answers
from coopdesk.services.calendar import calendar_of
from coopdesk.services.desk import competes, own_cooperative
from coopdesk.services.month_states import asked_back, year_stands
from coopdesk.services.overview import Filled, Overview, oldest_unsent, overview, states, waiting
from coopdesk.store import Store

if TYPE_CHECKING:
    from coopdesk.gui.charts_page import ChartsPage


class ThisMonthScreen(Screen):
    """The first screen of a co-operative's desk."""

    monthly = True
    seen: Overview
    charts: "ChartsPage"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._code = own_cooperative(session.store).code
        self._oldest: Month | None = None
        self.banner = text_label("", "banner")
        self.back = QPushButton("")
        self.back.clicked.connect(self._to_oldest)
        self.steps = Steps()
        self.figures = FigureTable()
        self.year = YearRow()
        self.pages: Pages = Pages()
        self.steps.chosen.connect(self._go)
        self.year.chosen.connect(self._turn_to)
        self.before = QPushButton("")
        self.before.setAccessibleDescription(
            _("What was reported before the first month of this desk; the sums to date on paper need it.")
        )
        self.before.clicked.connect(lambda: session.open("cooperative", "opening"))
        self._lay_out()
        self.setTabOrder(self.year, self.before)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SMALL)
        above.addWidget(self.banner, 1)
        above.addWidget(self.back)
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.steps)
        left.addWidget(text_label(_("↑ ↓ choose a step, Enter goes there, Tab goes on to the months."), "muted"))
        left.addWidget(self.before, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(LARGE)
        middle.addLayout(left, 3)
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        right.addWidget(self.figures)
        right.addStretch(1)
        middle.addLayout(right, 2)
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, SMALL, 0, SMALL)
        layout.setSpacing(MIDDLE)
        layout.addLayout(above)
        layout.addLayout(middle)
        layout.addStretch(1)
        layout.addWidget(self.year)
        self.pages.add("work", _("To be done"), work)
        self.pages.add("charts", _("Charts"), self._charts)
        self.pages.turned.connect(lambda _name: self._turned())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _charts(self) -> "ChartsPage":
        """Made when they are asked for: the first window waits for no drawing."""
        from coopdesk.gui.charts_page import ChartsPage

        self.charts = ChartsPage(self.session)
        return self.charts

    def refresh(self) -> None:
        """Read how far the month is."""
        store, month = self.session.store, self.session.month
        self.seen = seen = overview(store, self._code, month)
        known = states(store, self._code)
        self._oldest = oldest_unsent(store, self._code, month)
        why = waiting(store, self._code, self._oldest) if self._oldest is not None else ""
        words = banner_words(self._oldest, month, max(known, default=month), why)
        self.banner.setText(words)
        self.banner.setVisible(bool(words))
        elsewhere = bool(words) and self._oldest != month
        self.back.setVisible(elsewhere)
        if elsewhere and self._oldest is not None:
            self.back.setText(_("Go to %(month)s", month=self._oldest))
        packet = seen.statement.packet if seen.statement else None
        steps = steps_of(seen, answers(store).get(packet) if packet else None)
        held = _competing(store, month) if competes(store) else None
        steps = [*steps[:3], held, *steps[3:]] if held else steps
        self.steps.show_steps([*question_steps(asked_back(store, self._code), month), *steps])
        exponent = seen.statement.exponent if seen.statement else store.desk.exponent
        self.figures.show_figures(month, seen.last, seen.figures, exponent)
        words = before_words(opening.stage(store, self._code, month))
        self.before.setText(words)
        self.before.setVisible(bool(words))
        self.year.show_year(month, store.desk.start, year_stands(store, self._code, month.year))
        if self.pages.current == "charts":
            self.charts.show_of(store, Period(month, month), "cooperative", "known", None)
        self.heading_changed.emit()

    def arrive(self) -> None:
        """On the first step that is not done, or on the charts."""
        if self.pages.current == "charts":
            self.charts.setFocus()
        else:
            self.steps.begin()

    def go_to(self, where: Any) -> None:
        """Show a page by its name."""
        self.pages.open(str(where))

    def print_out(self) -> None:
        """The charts with their table."""
        if self.pages.current == "charts":
            self.session.open("reports", {"report": "plan-progress", "period": self.session.month})

    def _turned(self) -> None:
        self.refresh()
        self.arrive()

    def pill(self) -> str:
        """``Draft • Original``."""
        return state_words(self.session.store, self.seen.statement)

    def line(self) -> str:
        """``due 3 May, in 2 days``."""
        due = calendar_of(self.session.store).due(self.session.month)
        words = due_words(due, today(), self.seen.state in ("final", "sent"))
        return since_words(self.session.store, self.seen.statement, words)

    def _go(self, step: Step) -> None:
        """To the place of a step; a question about another month takes that month in hand."""
        if step.month is not None:
            self.session.turn_to(step.month)
        self.session.open(step.screen, step.where)

    def _to_oldest(self) -> None:
        if self._oldest is not None:
            self._turn_to(self._oldest)

    def _turn_to(self, month: Month) -> None:
        self.session.turn_to(month)
        self.arrive()


def steps_of(seen: Overview, answer: Answer | None = None) -> list[Step]:
    """The steps of a month with what is to be said of each; ``answer`` is the federation's about its file."""
    final = seen.state in ("final", "sent")
    figures = seen.figures.figures
    ready: Stage = "done" if not (seen.errors or seen.queries) else "trouble"
    checked: Stage = "done" if final else "later" if seen.state == "none" else ready
    if checked == "done" and not final:
        checked = "open"
    sent = seen.state == "sent"
    return [
        Step(_("Members"), _members_words(figures, seen.late), _members(figures, final), "members"),
        Step(_("Output"), _table_words(seen, seen.output), _table(seen, seen.output), "monthly_return", "output"),
        Step(_("Labour"), _table_words(seen, seen.labour), _table(seen, seen.labour), "monthly_return", "labour"),
        Step(_("Check"), check_words(seen), checked, "monthly_return", "check"),
        Step(_("Print"), _("the monthly return") if final else _("a draft can be printed, marked as one"),
             "free" if sent else "open" if final else "later", "reports", ("monthly-return", seen.month)),
        _send_step(seen, answer if sent else None),
    ]  # fmt: skip


def _send_step(seen: Overview, answer: Answer | None) -> Step:
    """Sending; a question of the federation opens at its line."""
    stage: Stage = "done" if seen.state == "sent" else "open" if seen.state == "final" else "later"
    if answer is None:
        return Step(_("Send"), _send_words(seen), stage, "sending")
    words = answer_words(answer)
    if answer.stands == "standing":
        return Step(_("Send"), "  •  ".join(filter(None, (_("received by the federation"), words))), stage, "sending")
    if answer.stands == "question":
        return Step(_("Send"), words, "trouble", "monthly_return", asked_place(answer.questions[0]))
    return Step(_("Send"), words, "done" if answer.stands == "pending" else "trouble", "sending")


def _members_words(figures: Figures, late: int) -> str:
    closing, joined, left = figures.members_closing or 0, figures.members_joined or 0, figures.members_left or 0
    if not (closing or joined or left):
        return _("nobody on the register yet")
    words = _(
        "%(closing)s at the month's end; %(joined)s joined, %(left)s left",
        closing=grouped(closing),
        joined=grouped(joined),
        left=grouped(left),
    )
    return sentences([words, _("found late: %(count)s", count=grouped(late))], language()) if late else words


def _members(figures: Figures, final: bool) -> Stage:
    """Done where there is somebody; a final month goes without, and then nothing was done."""
    some = figures.members_closing or figures.members_joined or figures.members_left
    return "done" if figures.members_closing or (final and some) else "free" if final else "open"


def _table_words(seen: Overview, filled: Filled) -> str:
    return _("work stopped, nil return") if seen.statement and seen.statement.nil else filled_words(filled)


def _table(seen: Overview, filled: Filled) -> Stage:
    if seen.state in ("final", "sent") or (seen.statement and seen.statement.nil):
        return "done"
    return "done" if filled.lines and not filled.blanks else "open"


def _send_words(seen: Overview) -> str:
    if seen.state == "sent":
        return _("written to a return file")
    if seen.state == "final":
        return _("final; not yet written to a file")
    return _("when it is final")


def _competing(store: Store, month: Month) -> Step | None:
    """The step of the federation's competitions; what it needs is loaded where there are any."""
    from coopdesk.gui.this_month.competing import competition_step

    return competition_step(store, month)
