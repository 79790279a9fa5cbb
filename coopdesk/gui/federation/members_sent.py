"""The members that came with a month: a list to search, beside what its movement counts, and its way to a table."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.member_lines import MemberLine, Sent
from coopdesk.domain.numbers import grouped
from coopdesk.errors import DeskError
from coopdesk.gui.federation.search import Search
from coopdesk.gui.form import hint_label, text_label
from coopdesk.gui.keys import bind, free
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.members.table_dialog import TableDialog
from coopdesk.gui.members.write_dialog import WriteDialog
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton
from coopdesk.gui.words import _, explain, language, name_of, sentences, worded
from coopdesk.gui.work import Progress
from coopdesk.services.listing_parts import NOT_ENCRYPTED
from coopdesk.services.members_sent import came_with, export_lines

KEYS: Final = "Ctrl+Shift+M"
_WIDTHS: Final = {"number": 90, "sex": 64, "birth_year": 80, "joined_on": 100, "entry": 124, "left_on": 100}
_REASON: Final = 130


class MembersButton(QPushButton):
    """Opens the list of the file that is in hand on a page; ``number`` gives its packet id or raises DeskError."""

    def __init__(self, session: Session, page: QWidget, number: Callable[[], str]) -> None:
        super().__init__(_("Members… (Ctrl+Shift+M)"))
        self._session, self._number = session, number
        self.dialog: MembersSent | None = None
        self.clicked.connect(self.show_members)
        bind(page, KEYS, self.show_members)

    def show_members(self) -> None:
        """Show the members, or say in the foot why there are none."""
        try:
            sent = came_with(self._session.store, self._number())
        except DeskError as error:
            self._session.tell(explain(error), "query")
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = MembersSent(self._session, sent, self.window())
        self.dialog.open()


class MembersSent(TableDialog):
    """Typing searches, Ctrl+E exports, Esc goes back."""

    def __init__(self, session: Session, sent: Sent, parent: QWidget) -> None:
        known = session.store.get(Cooperative, sent.cooperative)
        whose = f"{sent.cooperative} {name_of(known)}" if known else sent.cooperative
        title = _("Members of %(whose)s in the return of %(month)s", whose=whose, month=worded(sent.month))
        super().__init__(session, parent, title)
        self._sent = sent
        self.exporting: _Export | None = None
        self.heading.setWordWrap(True)
        self.told = text_label(_told(sent), "")
        self.queries = text_label("\n".join(map(explain, sent.queries)), "query")
        self.queries.setVisible(bool(sent.queries))
        self.list = Ledger(_("Members"), _columns(sent), lambda line: line.number)
        self.search = Search(self, self.list, self._fits, _("Search in every column (F3)"))
        for label in (self.told, self.queries):
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addWidget(self.search)
        self.body.addWidget(framed(self.list), 1)
        self.body.addWidget(hint_label(_("Typing searches  •  Ctrl+C copies rows  •  Ctrl+E exports  •  Esc back")))
        self.export = EnterButton(_("Export… (Ctrl+E)"))
        self.export.clicked.connect(self.write_out)
        bind(self, "Ctrl+E", self.write_out)
        free(self, "Ctrl+E")
        self.close_button = EnterButton(_("Close (Esc)"))
        self.close_button.clicked.connect(self.reject)
        for button in (self.export, self.close_button):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.search.show_rows(sent.lines)
        self.list.setFocus()

    def _fits(self, line: MemberLine, text: str) -> bool:
        heap = "\n".join(column.text(line) for column in self.list.rows.columns).casefold()
        return all(word in heap for word in text.casefold().split())

    def write_out(self) -> None:
        """Ask where the list goes."""
        if self.exporting is not None:
            self.exporting.deleteLater()
        self.exporting = _Export(self.session, self._sent, tuple(self.list.rows.rows), self)
        self.exporting.open()


class _Export(WriteDialog):
    """All that came along, or those whom the list shows."""

    def __init__(self, session: Session, sent: Sent, found: tuple[MemberLine, ...], parent: QWidget) -> None:
        name = _("Members") + f" {sent.cooperative} {sent.month}"
        super().__init__(session, parent, _("Export members"), name, len(found), len(found) < len(sent.lines))
        self._sent, self._found = sent, found
        self.about.setText(sentences(self.about.text(), _(NOT_ENCRYPTED)))

    def write_table(self, path: Path, only: bool, progress: Progress) -> int:
        """Write the lines in the order of the list."""
        lines = self._found if only else self._sent.lines
        return export_lines(self.session.store, self._sent, lines, path, language())


def _told(sent: Sent) -> str:
    """How many there are, and whether they are named."""
    left = sum(line.left_on is not None for line in sent.lines)
    counts = _(
        "At the end of the month: %(stay)s; left in the month: %(left)s.",
        stay=grouped(len(sent.lines) - left), left=grouped(left),
    )  # fmt: skip
    return counts if sent.named else sentences(counts, _("Names were not sent along."))


def _columns(sent: Sent) -> list[Column]:
    widths = {**_WIDTHS, "exit_reason": _REASON} if sent.named else _WIDTHS
    return [
        Column(_(one.label), _words_of(one), widths.get(one.name, 0))
        for one in fields_of(MemberLine)
        if one.name != "name" or sent.named
    ]


def _words_of(one: Field) -> Callable[[MemberLine], str]:
    def words(line: MemberLine) -> str:
        value = getattr(line, one.name)
        return _(one.choices[value]) if one.choices is not None and value in one.choices else one.text(value)

    return words
