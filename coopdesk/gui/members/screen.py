"""Members: the list with its search, the sheet of one member, the movement of the month."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member
from coopdesk.domain.numbers import grouped
from coopdesk.gui.choosing import Choice
from coopdesk.gui.keys import bind, free
from coopdesk.gui.members.counted import CountedCorrection
from coopdesk.gui.members.finder import Finder
from coopdesk.gui.members.papers import paper_of
from coopdesk.gui.members.sheet import MemberSheet
from coopdesk.gui.members.strip import MovementStrip
from coopdesk.gui.members.table_buttons import TABLE_KEYS, TableButtons
from coopdesk.gui.members.undo import Undo
from coopdesk.gui.screen import Screen
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, name_of
from coopdesk.services import members
from coopdesk.services.desk import own_cooperative
from coopdesk.services.overview import movement_in


class MembersScreen(Screen):
    """The register of the co-operative whose file this is."""

    monthly = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._code = own_cooperative(session.store).code
        self._teams: dict[str, str] = {}
        self._movement: Figures | None = None
        self._doomed = ""
        self._choices: list[Choice] = []
        self.finder = Finder(session.store, self._code)
        self.register, self.table, self.search = self.finder.register, self.finder.table, self.finder.search
        self.strip = MovementStrip()
        self.sheet = MemberSheet(session, self._code, [])
        self._lay_out()
        self._connect()
        self._bind_keys()

    def _lay_out(self) -> None:
        self.finder.above.addWidget(TableButtons(self, self._code, lambda: self.finder.register, self.finder.into_list))
        middle = QHBoxLayout()
        middle.setSpacing(MIDDLE)
        middle.addWidget(self.finder, 1)
        middle.addWidget(self.sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(self.strip)
        layout.addLayout(middle, 1)

    def _connect(self) -> None:
        self.finder.found.connect(self._found)
        self.finder.new.clicked.connect(self.begin_new)
        self.register.counted.connect(lambda _count: self.heading_changed.emit())
        self.table.walked.connect(self._walk)
        self.table.taken.connect(self._enter)
        self.table.wanted.connect(self.begin_new)
        self.sheet.saved.connect(self._saved)
        self.sheet.finished.connect(self._finished)
        self.correction = CountedCorrection(self, self.sheet)
        self.correction.done.connect(self._corrected)
        self.undoing = Undo(self.session, self.sheet)
        self.undoing.done.connect(self._undone)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("F5", self._new), ("Insert", self._new), ("Ctrl+Delete", self.take_out),
            ("Ctrl+F", self.finder.to_search), ("F3", self.finder.to_search), ("F4", self.finder.filters.turn),
            ("Ctrl+Z", self.undoing.act),
        ):  # fmt: skip
            bind(self, keys, act)
        free(self, *TABLE_KEYS, "Ctrl+Z")

    def refresh(self) -> None:
        """Read the register and the month's movement; what is in hand stays."""
        self.sheet.set_month(self.session.month)
        self._read_teams()
        shown = self.sheet.member
        self.finder.sound()
        self._read()
        kept = self.session.in_hand.pop("members", None)
        if kept is not None:
            self._restore(*kept)
        elif self.sheet.changed:
            return
        elif shown is None and self.register.rowCount():
            self.table.show_row(0)
            self._walk(0)
        elif shown is None:
            self.sheet.begin_new()
        elif again := members.get(self.session.store, self._code, shown.number):
            self.sheet.show_member(again)

    def _read_teams(self) -> None:
        known = members.teams(self.session.store, self._code)
        self._teams = {team.code: name_of(team) or team.code for team in known}
        named = self._teams.items()
        self._choices = [Choice(code, name if name == code else f"{code} {name}") for code, name in named]
        self.sheet.show_teams(self._choices)

    def _restore(self, number: str, texts: dict[str, str]) -> None:
        member = members.get(self.session.store, self._code, number) if number else None
        if member is not None:
            self.sheet.show_member(member)
        else:
            self.sheet.begin_new()
        self.sheet.restore(texts)

    def _read(self) -> None:
        month = self.session.month
        title = _("Movement %(month)s", month=month)
        self._movement = movement_in(self.session.store, self._code, month)
        self.strip.show_movement(title, self._movement)
        self.finder.read(self._teams, self._choices)

    def arrive(self) -> None:
        """In the list; on the sheet where something is in hand or nobody is on the register yet."""
        if self.sheet.changed or not self.register.rowCount():
            self.sheet.begin()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Save the sheet; what is not complete stays in hand, and the foot says so."""
        if self.sheet.commit():
            self.session.in_hand.pop("members", None)
        else:
            self.session.in_hand["members"] = self.sheet.in_hand()
            self.session.tell(self.sheet.unfinished(), "query")

    def print_out(self) -> None:
        """The card on the sheet, else the list, on the screen of reports."""
        if self._free():
            self.session.open("reports", paper_of(self.sheet, self.sheet.member, self.session.month))

    def record_in_hand(self) -> tuple[Any, None] | None:
        """The member on the sheet."""
        return (self.sheet.member, None) if self.sheet.member is not None else None

    def in_hand(self) -> dict[str, Any]:
        """What is typed on the sheet at this moment."""
        kept = self.session.in_hand.get("members")  # not shown yet
        return {"members": kept or self.sheet.in_hand()}

    def unfinished(self) -> str:
        """What is in hand on the sheet."""
        return self.sheet.unfinished()

    def go_to(self, where: Any) -> None:
        """A new member (``new``), or the one with this number."""
        if where == "new":
            self.begin_new()
        elif self._free() and (member := members.get(self.session.store, self._code, str(where))):
            self.sheet.show_member(member)
            row = self.register.row_of(member.number)
            if row is not None:
                self.table.show_row(row)
            self.sheet.begin()

    def pill(self) -> str:
        """How many are found; without a search how many are members at the end of the month."""
        if self.register.wanted.narrowed:
            return _("%(count)s found", count=grouped(self.register.rowCount()))
        return _("%(count)s on the register", count=grouped(self._members()))

    def _members(self) -> int:
        closing = self._movement.members_closing if self._movement is not None else None
        return self.register.rowCount() if closing is None else closing

    def line(self) -> str:
        """Why the list is longer than the register."""
        rows = self.register.rowCount()
        if words := self.finder.filters.words():
            return _("On the list: %(filters)s.", filters=words)
        if self.register.wanted.narrowed or rows <= self._members():
            return ""
        return _("The list has %(count)s, with those who left and applicants.", count=grouped(rows))

    def _free(self) -> bool:
        """Whether the sheet can show something else; if not, the foot says why."""
        if self._doomed:
            self._doomed = ""
            self.session.tell("")
        if self.sheet.commit():
            return True
        self.session.tell(self.sheet.unfinished(), "query")
        return False

    def turn(self, pages: int) -> None:
        """Another page of the sheet."""
        self.sheet.turn(pages)

    def _new(self) -> None:
        """A new entry of the list in hand, else a new member."""
        if (page := self.sheet.list_in_hand) and not self.session.refuses():
            page.begin_new()
        elif not page:
            self.begin_new()

    def begin_new(self) -> None:
        """Take up a new member, who will stand on the list whatever was searched for."""
        if not self.session.refuses() and self._free():
            self.finder.search.clear()
            self.sheet.begin_new()
            self.sheet.begin()

    def _walk(self, row: int) -> None:
        member = self.register.member(row)
        if member is not None and self._free():
            self.sheet.show_member(member)

    def _enter(self) -> None:
        row = self.table.currentIndex().row()
        shown, member = self.sheet.member, self.register.member(row)
        if member is not None and (shown is None or shown.number != member.number):
            self._walk(row)
        self.sheet.begin()

    def _found(self) -> None:
        self.heading_changed.emit()
        if self.register.rowCount() and not self.sheet.changed and self._free():
            self.table.show_row(0)
            self._walk(0)

    def _saved(self, member: Member) -> None:
        column = max(self.table.currentIndex().column(), 0)
        row = self.table.currentIndex().row()
        self._read()
        if self.register.rowCount():
            found = self.register.row_of(member.number)
            self.table.show_row(found if found is not None else max(row, 0), column)
        self.session.in_hand.pop("members", None)
        self.session.saved(self)

    def _finished(self, was_new: bool) -> None:
        if was_new:
            self.sheet.begin_new()
            self.sheet.begin()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _anew(self) -> None:
        self.sheet.begin_new()
        self.session.saved(self)
        self.refresh()

    def _corrected(self, number: str, words: str, level: str) -> None:
        if member := members.get(self.session.store, self._code, number):
            self._saved(member)
            self.sheet.show_member(member)
        else:
            self._anew()
        self.session.tell(words, level)

    def _undone(self) -> None:
        """The member in hand as the register has it again, if it has."""
        self._doomed, shown = "", self.sheet.member
        again = members.get(self.session.store, self._code, shown.number) if shown is not None else None
        if again is None:
            self._anew()
        else:
            self._saved(again)
            self.sheet.show_member(again)

    def take_out(self) -> None:
        """Give up what is typed; a member entered by mistake is taken off the register when it is asked twice."""
        sheet, member = self.sheet, self.sheet.member
        if self.session.refuses():
            return
        if page := sheet.list_in_hand:
            page.take_out()
        elif sheet.changed or member is None:
            sheet.take_back()
            self.session.tell(_("What was typed is taken back."))
        elif "entry" in members.counted_boxes(self.session.store, member):
            words = _("%(name)s is counted in final months: enter a leaving, or press Ctrl+R.", name=member.name)
            self.session.tell(words, "query")
        elif self._doomed != member.number:
            self._doomed = member.number
            name = f"{member.number} {member.name}"
            words = _("Ctrl+Delete once more takes %(name)s off the register, as entered by mistake.", name=name)
            self.session.tell(words, "query")
        else:
            self._doomed = ""
            members.remove_member(self.session.store, member, self.session.operator)
            self.session.tell(_("%(name)s is off the register.", name=member.name))
            self._anew()
