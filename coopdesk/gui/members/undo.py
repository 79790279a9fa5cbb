"""Ctrl+Z among the members: what is typed and cannot be saved, else the last change that was saved."""

from PySide6.QtCore import QObject, Signal

from coopdesk.domain.history import Operation
from coopdesk.errors import DeskError
from coopdesk.gui.history.entries import of_operations, taken_back
from coopdesk.gui.members.sheet import MemberSheet
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, explain
from coopdesk.services import history


class Undo(QObject):
    """Takes back the last operation on the members, whenever it was; ``done`` comes after it.

    With the cursor on the sheet, one that does not touch the member there is named first and taken back when it is
    asked once more. Within a box Ctrl+Z belongs to the box while something typed there is not saved.
    """

    done = Signal()

    def __init__(self, session: Session, sheet: MemberSheet) -> None:
        super().__init__(sheet)
        self._session, self._sheet = session, sheet
        self._asked = ""

    def act(self) -> None:
        """Take back, or say why not."""
        session, sheet = self._session, self._sheet
        if session.refuses():
            return
        if not sheet.commit():
            self._give_up()
            return
        try:
            words = self._take_back()
        except DeskError as refusal:
            session.tell(explain(refusal), "query")
            return
        session.tell(*words)

    def _give_up(self) -> None:
        """What was typed over a member and cannot be saved goes; a new member stays in hand."""
        if self._sheet.new:
            self._session.tell(self._sheet.unfinished(), "query")
        else:
            self._sheet.take_back()
            self._session.tell(_("What was typed is taken back."))

    def _take_back(self) -> tuple[str, str]:
        """The words to be told, and how; raises DeskError."""
        store = self._session.store
        last = history.last_standing(store)
        if last is None:
            return _("There is nothing to undo."), "info"
        if self._elsewhere(last) and self._asked != last.id:
            self._asked = last.id
            [entry] = of_operations(store, [last])
            return _("Ctrl+Z once more takes back: %(what)s", what=entry.what), "query"
        self._asked = ""
        history.undo_operation(store, last.id, self._session.operator)
        self.done.emit()
        return taken_back(store, last), "info"

    def _elsewhere(self, last: Operation) -> bool:
        """Whether the cursor is on the sheet of a member whom the operation does not touch."""
        member, store = self._sheet.member, self._session.store
        if member is None or not self._sheet.isAncestorOf(self._sheet.window().focusWidget()):
            return False
        own = (member.cooperative, member.number)
        return all(change.key[:2] != own for change in history.changes_of(store, last))
