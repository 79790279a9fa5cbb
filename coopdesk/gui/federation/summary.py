"""The summary of the month: who is covered, what it sums to, what moved since, and what was handed up."""

from contextlib import ExitStack
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.domain.dates import today
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Period
from coopdesk.domain.submissions import Submission
from coopdesk.domain.summaries import GROUPINGS, SCOPES, Grouping, Scope, Summary, SummaryLine
from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.charts_page import ChartsPage
from coopdesk.gui.federation.handed_page import HandedPage
from coopdesk.gui.federation.known_box import KnownBox
from coopdesk.gui.federation.restatement_page import RestatementPage
from coopdesk.gui.federation.summary_page import SummaryPage
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.reports.wish import NOT_OVER
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted, no_list
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services.figures import summary, within
from coopdesk.services.known import as_known_on, known_now
from coopdesk.store import Store


class SummaryScreen(Screen):
    """Scope, grouping and the day as known on which all is shown; under them the table, what moved, what went up.

    Enter goes into a group and on to a co-operative, Backspace out again.
    """

    monthly = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.scope = _choice(_("Scope"), SCOPES)
        self.by = _choice(_("Grouping"), GROUPINGS)
        self.known_on = KnownBox()
        self.banner = text_label("", "banner")
        self.banner.setWordWrap(True)
        self.up_button = QPushButton(_("Hand up (Ctrl+U)"))
        self.group: SummaryLine | None = None
        self.page = SummaryPage(session)
        self.table, self.total, self.handing = self.page.table, self.page.total, self.page.handing
        self.moved = RestatementPage(session)
        self.handed = HandedPage(session)
        self.charts = ChartsPage(session)
        self.pages: Pages = Pages()
        self._kept = ExitStack()
        self._then: tuple[object, Store] | None = None
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(lambda _index: self.refresh())
        self.by.currentIndexChanged.connect(lambda _index: self._regroup())
        self.known_on.changed.connect(self.refresh)
        self.known_on.entered.connect(self._known)
        self.table.chosen.connect(self._go_in)
        self.table.left.connect(self._go_out)
        self.page.back.clicked.connect(self._go_out)
        self.page.print_button.clicked.connect(self.print_out)
        self.handing.done.connect(self._handed)
        self.up_button.clicked.connect(self._hand_up)
        self.handed.chosen.connect(self._moved_since)
        self.pages.turned.connect(self._turned)
        bind(self, "Ctrl+U", self._hand_up)
        self.pages.beside(TableButton(self.session, self, self._as_table))
        bind(self, "Ctrl+R", lambda: self.pages.open("moved"))
        bind(self, "Alt+S", self.scope.setFocus)
        bind(self, "Alt+G", self.by.setFocus)
        bind(self, "Alt+K", lambda: self.known_on.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        boxes = ((_("Scope"), self.scope), (_("Grouping"), self.by), (_("As known on (Alt+K)"), self.known_on))
        for words, box in boxes:
            label = text_label(words, "muted")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(SMALL)
        row.addStretch(1)
        row.addWidget(self.up_button)
        for name, words, page in (
            ("summary", _("Summary"), self.page),
            ("moved", _("What moved since (Ctrl+R)"), self.moved),
            ("handed", _("Handed up"), self.handed),
            ("charts", _("Charts"), self.charts),
        ):
            self.pages.add(name, words, page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)

    @property
    def wanted_scope(self) -> Scope:
        """The scope chosen."""
        return cast(Scope, self.scope.currentData())

    @property
    def wanted_by(self) -> Grouping:
        """The grouping chosen."""
        return cast(Grouping, self.by.currentData())

    def refresh(self) -> None:
        """Sum again, over what is here or over what was known on the day that is typed."""
        day, trouble = None, ""
        try:
            day = self.known_on.day
            self._show(self._known_by(day), day)
        except DeskError as error:
            first = error.problems[0] if isinstance(error, EntryError) else error
            trouble = " ".join(filter(None, (explain(first), _(error.advice) if error.advice else "")))
            self.page.clear()
            self.moved.clear()
        told = _("As known on %(day)s: what came or was entered later is left out.", day=day) if day else ""
        told += f" {_(NOT_OVER)}" if day == today() else ""
        self.known_on.set_wrong(bool(trouble))
        self.banner.setText(trouble or told)
        self.banner.setVisible(bool(self.banner.text()))
        self.up_button.setEnabled(day is None and not trouble)
        self.page.print_button.setEnabled(not trouble)
        self.heading_changed.emit()

    def _known_by(self, day: date | None) -> Store:
        """The store as known on a day, kept until another is asked for or anything is recorded; raises DeskError."""
        state = day, known_now(self.session.store)
        if self._then is None or self._then[0] != state:
            self._kept.close()
            self._then = None
            self._then = state, self._kept.enter_context(as_known_on(self.session.store, day))
        return self._then[1]

    def _show(self, store: Store, day: date | None) -> None:
        """The page in front, of a store as known on a day or now."""
        period = Period(self.session.month, self.session.month)
        if self.group is None:
            found = summary(store, period, self.wanted_by, self.wanted_scope, day)
        else:
            found = within(store, period, self.wanted_by, self.group.key, self.wanted_scope, day)
        self.page.show_summary(found, self.group, store.desk.price_year)
        self.handing.show_scope(self.wanted_scope, store)
        if self.pages.current == "moved":
            self.moved.show_of(store, self.wanted_scope, day)
        elif self.pages.current == "handed":
            self.handed.show_of(store)
        elif self.pages.current == "charts":
            self.charts.show_of(store, period, self.wanted_by, self.wanted_scope, day)

    def arrive(self) -> None:
        """The table of the page in front is in hand."""
        if self.pages.current == "moved":
            self.moved.arrive()
        else:
            {"handed": self.handed.list, "charts": self.charts}.get(self.pages.current, self.table).setFocus()

    def go_to(self, where: Any) -> None:
        """Show a page by its name."""
        self.pages.open(str(where))

    def _turned(self, _name: str) -> None:
        self.refresh()
        self.arrive()

    def _known(self) -> None:
        """Enter in the box of the day leads back to the figures, where the day has any."""
        if self.page.found is not None:
            self.arrive()

    def _moved_since(self, one: Submission) -> None:
        """What moved since one of those handed up, with its month in hand."""
        self.moved.show_since(one.number)
        period = Period.parse(one.period)
        if len(period) == 1:
            self.session.turn_to(period.first)
        self.pages.open("moved")

    def _hand_up(self) -> None:
        """Unfold the boxes; only what is known now is handed up."""
        if self.known_on.text().strip():
            self.session.tell(_("Only what is known now is handed up; empty the box “As known on” first."), "query")
            return
        self.pages.open("summary")
        self.handing.unfold()

    def _handed(self) -> None:
        """The boxes are folded: what is told of the summary is told again, the table is in hand."""
        self.handing.show_scope(self.wanted_scope, self.session.store)
        self.table.setFocus()

    def _regroup(self) -> None:
        self.group = None
        self.refresh()

    def _go_in(self, line: SummaryLine) -> None:
        """Into a group's co-operatives, or to who has not reported; a co-operative opens on the register."""
        place = self.table.currentIndex().column()
        if self.table.rows.columns[place].name == "missing" and line.coverage.missing:
            self.session.open("reporting", "months")
            return
        if self.group is not None or self.wanted_by == "cooperative":
            self.session.open("cooperatives", line.key)
            return
        self.group = line
        self.refresh()
        self.table.take_row(0)

    def _go_out(self) -> None:
        if self.group is None:
            return
        key, self.group = self.group.key, None
        self.refresh()
        keys = [line.key for line in self.table.rows.lines]
        self.table.take_row(keys.index(key) if key in keys else 0)
        self.table.setFocus()

    @property
    def _summary(self) -> Summary | None:
        return self.page.found

    def pill(self) -> str:
        """The coverage: reported N of M."""
        if self._summary is None:
            return ""
        covered = self._summary.whole.coverage
        return _("reported %(reported)s of %(due)s", reported=grouped(covered.reported), due=grouped(covered.due))

    def line(self) -> str:
        """What the coverage lacks."""
        if self._summary is None:
            return ""
        covered = self._summary.whole.coverage
        counts = {name: grouped(getattr(covered, name)) for name in ("late", "nil", "missing")}
        words = _("late %(late)s  •  nil %(nil)s  •  not reported %(missing)s", **counts)
        if covered.keyed:
            words += _("  •  entered by the federation %(keyed)s", keyed=grouped(covered.keyed))
        if covered.disputed:
            words += _("  •  in dispute %(disputed)s", disputed=grouped(covered.disputed))
        return words

    def _as_table(self) -> Wanted | str:
        """The page in front as it is chosen; of a group in hand its co-operatives."""
        if self.pages.current == "handed" or self._summary is None:
            return no_list()
        options: dict[str, Any] = {"scope": self.wanted_scope, "known_on": self.known_on.day}
        if self.pages.current == "moved":
            since = self.moved.since.text().strip()
            needed = _("Say since when: a day, or the number of a summary that was handed up.")
            return ("restatement", self._summary.period, {**options, "since": since}) if since else needed
        if self.pages.current == "charts":
            return "plan-progress", self._summary.period, {**options, "by": self.wanted_by}
        group = self.group.key if self.group else None
        return "summary", self._summary.period, {**options, "by": self.wanted_by, "group": group}

    def print_out(self) -> None:
        """The page in front as a report, as it is chosen."""
        if self.pages.current == "handed" and self.handed.list.row is not None:
            self._moved_since(self.handed.list.row)
        if self.pages.current == "moved":
            self.moved.print_out()
        elif self.pages.current in ("summary", "charts") and self._summary is not None:
            name = "summary" if self.pages.current == "summary" else "plan-progress"
            chosen = {"report": name, "period": self.session.month, "by": self.wanted_by}
            day = self.known_on.day
            self.session.open("reports", {**chosen, "scope": self.wanted_scope, "known_on": day})


def _choice(name: str, choices: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for code, words in choices.items():
        box.addItem(_(words), code)
    return box
