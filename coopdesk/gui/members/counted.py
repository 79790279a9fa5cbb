"""Ctrl+R on the register: what final months have counted of a member is corrected together with these months."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from coopdesk.domain.members import Member
from coopdesk.domain.numbers import grouped
from coopdesk.domain.statements import Statement
from coopdesk.errors import DeskError, EntryError, Problem
from coopdesk.gui.form import Form, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.members.record import numbered
from coopdesk.gui.members.sheet import MemberSheet
from coopdesk.gui.members.table_dialog import TableDialog
from coopdesk.gui.monthly_return.lock import ReasonBox
from coopdesk.gui.revised import counted_words, left_open, result_words
from coopdesk.gui.screen import Screen
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton, main_button
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, worded
from coopdesk.services import counted, members
from coopdesk.services.amend_through import Revised
from coopdesk.services.operators import require

_PAUSE: Final = 250
"""Milliseconds without a stroke before the months are reckoned again."""


class CountedDialog(TableDialog):
    """What was counted, to be typed over; which months change by it; the reason. ``corrected`` comes when kept."""

    corrected = Signal(str, str, str)

    def __init__(self, session: Session, member: Member, parent: QWidget) -> None:
        title = _("Correct with the final months: %(number)s %(name)s", number=member.number, name=member.name)
        super().__init__(session, parent, title)
        self.member = member
        choices = {name: numbered(Member, name) for name in ("sex", "entry", "exit_reason")}
        self.form = Form(Member, counted.COUNTED, month=session.month, choices=choices, columns=2)
        self.form.show_record(member)
        self.mistake = QCheckBox(_("Entered by mistake: take the person off the register and out of these months"))
        self.mistake.setAccessibleDescription(_("Share account, titles and offices of the person go too."))
        self.words = text_label("", "muted")
        self.words.setWordWrap(True)
        self.months = Ledger(_("Months that are revised"), _columns(), lambda one: one.month, self._nothing())
        self.reason = ReasonBox()
        self.reason.setAccessibleName(_("Reason for the correction"))
        self.reason.setAccessibleDescription(_("What was wrong in the final month; it is sent with the correction."))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        self.reckon()
        self.form.begin()

    def _nothing(self) -> str:
        return _("Change above what was entered wrongly; the months that follow from it are shown here.")

    def _lay_out(self) -> None:
        reason = QHBoxLayout()
        reason.setSpacing(SMALL)
        label = text_label(_("Reason for the correction"))
        label.setBuddy(self.reason)
        reason.addWidget(label)
        reason.addWidget(self.reason, 1)
        for widget in (self.form, self.mistake):
            self.body.addWidget(widget)
        self.body.addWidget(framed(self.months), 1)
        self.body.addWidget(self.words)
        self.body.addLayout(reason)
        self.cancel = EnterButton(_("Leave it as it is (Esc)"))
        self.go_on = main_button(_("Correct register and months"))
        for button in (self.cancel, self.go_on):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.fit(900, 560)

    def _connect(self) -> None:
        self.form.edited.connect(lambda _name: self._timer.start())
        self.form.entered.connect(self.reason.setFocus)
        self.mistake.toggled.connect(self._mistaken)
        self._timer.timeout.connect(self.reckon)
        self.reason.returnPressed.connect(self.correct)
        self.go_on.clicked.connect(self.correct)
        self.cancel.clicked.connect(self.reject)

    def _mistaken(self, off: bool) -> None:
        self.form.setEnabled(not off)
        self.reckon()

    def _after(self) -> Member | None:
        """The member as typed, None for one to be taken off; raises EntryError for what cannot be read."""
        return None if self.mistake.isChecked() else dataclasses.replace(self.member, **self.form.values())

    def reckon(self) -> None:
        """Show which months are revised by what is typed; what cannot be read yet is said when it is to be kept."""
        self._timer.stop()
        self.complain(None)
        found: Sequence[Revised] = ()
        words = ""
        try:
            if (after := self._after()) != self.member:
                found = counted.preview(self.session.store, self.member, after)
                words = "" if found else _("No final month counts otherwise; only the register is corrected.")
        except DeskError as refusal:
            words = self._said(refusal)
        self.months.show_rows(found)
        self.words.setText("\n".join([words] if words else left_open(found)))
        self.words.setVisible(bool(self.words.text()))

    def _said(self, refusal: DeskError) -> str:
        problems: tuple[Problem, ...] = refusal.problems if isinstance(refusal, EntryError) else ()
        return told(problems[0], Member) if problems else explain(refusal)

    def correct(self) -> None:
        """Keep the correction and revise the months, or say what stands in the way."""
        self.complain(None)
        session = self.session
        try:
            found = counted.correct(session.store, self.member, self._after(), self.reason.text(), session.operator)
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.trouble.setText(told(homeless[0], Statement, Member))
                self.trouble.show()
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        except DeskError as refusal:
            self.complain(refusal)
        else:
            name = f"{self.member.number} {self.member.name}"
            words = _("%(name)s is off the register.", name=name) if self.mistake.isChecked() else ""
            words = words or _("%(name)s is corrected.", name=name)
            level = "info" if all(one.final for one in found) else "query"
            self.corrected.emit(self.member.number, f"{words} {result_words(found)}".strip(), level)
            self.accept()


def _columns() -> list[Column]:
    return [
        Column(_("Month"), lambda one: worded(one.month), 110),
        Column(_("Members at the end, before"), lambda one: grouped(one.before), 120, number=True),
        Column(_("Members at the end, after"), lambda one: grouped(one.after), 120, number=True),
        Column(_("Counted otherwise"), counted_words, 0),
    ]


class CountedCorrection(QObject):
    """The key and the button that open it; ``done`` (number, sentence, level) comes after a correction was kept."""

    done = Signal(str, str, str)

    def __init__(self, screen: Screen, sheet: MemberSheet) -> None:
        super().__init__(screen)
        self._screen, self._sheet = screen, sheet
        self.dialog: CountedDialog | None = None
        sheet.correct.clicked.connect(self.open)
        bind(screen, "Ctrl+R", self.open)

    def open(self) -> None:
        """Open it on the member of the sheet, or say why it is not for this one or not for who sits here."""
        session = self._screen.session
        if session.refuses():
            return
        if why := self._why_not():
            session.tell(why, "query")
            return
        member = self._sheet.member
        assert member is not None  # or there was a reason why not
        self.dialog = CountedDialog(session, member, self._screen)
        self.dialog.corrected.connect(self.done)
        self.dialog.finished.connect(self._ended)
        self.dialog.open()

    def _ended(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _why_not(self) -> str:
        session = self._screen.session
        if not self._sheet.commit():
            return self._sheet.unfinished()
        member = self._sheet.member
        if member is None or not members.counted_boxes(session.store, member):
            return _("No final month has counted this person yet; the sheet itself can be corrected.")
        try:
            require(session.store, session.operator, "check")
        except EntryError as refusal:
            return explain(refusal)
        return ""
