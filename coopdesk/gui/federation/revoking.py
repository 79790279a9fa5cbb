"""Taking back the word of a seal: which one, through which of its files, and why."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.language import month_name
from coopdesk.domain.packets import PACKET_KINDS, Revocation, TrustedKey
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, language
from coopdesk.services.own_seals import take_back
from coopdesk.services.register import seal_number
from coopdesk.services.seals import Seal, files_of


class Revoking(QWidget):
    """Folded until it is wanted; ``revoked`` comes when a seal was revoked."""

    revoked = Signal()

    def __init__(self, session: Session, words: str) -> None:
        super().__init__()
        self._session = session
        self.open = EnterButton(words)
        self.open.clicked.connect(self.unfold)
        self.seal = ChoiceBox(field_of(TrustedKey, "public_key"), [])
        self.seal.edited.connect(self._show_files)
        self.last = ChoiceBox(field_of(Revocation, "last"), [])
        self.reason = TextBox(field_of(Revocation, "reason"))
        self.trouble = text_label("", "trouble")
        self.button = EnterButton(_("Revoke this seal"))
        self.button.clicked.connect(self.revoke)
        self.reason.entered.connect(self.revoke)
        self.seal.entered.connect(self.last.setFocus)
        self.last.entered.connect(self.reason.setFocus)
        self._sheet = self._made()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._sheet)

    def _made(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        about = text_label(
            _("Files of the seal up to the last valid one still count; all others no longer do, whenever they come."),
            "muted",
        )
        about.setWordWrap(True)
        column.addWidget(about)
        for words, box in (
            (_("Which seal"), self.seal),
            (_("Last valid file (empty: none of its files counts)"), self.last),
            (_("Reason"), self.reason),
        ):
            label = text_label(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(box)
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        return sheet

    def show_seals(self, seals: list[Seal]) -> None:
        """Offer the seals of a co-operative, folded."""
        self.open.setVisible(bool(seals))
        self._sheet.hide()
        self.seal.show_choices([Choice(seal.public_key, seal_number(seal.public_key)) for seal in seals])
        self.reason.clear()
        self.trouble.setText("")
        self._show_files()

    def _show_files(self) -> None:
        found = []
        for number, packet, kind, month in files_of(self._session.store, self.seal.code or ""):
            what = month_name(Month.parse(month), language()) if month else _(PACKET_KINDS[kind])
            found.append(Choice(packet, _("No. %(number)s: %(what)s, %(id)s", number=number, what=what, id=packet[:8])))
        self.last.show_choices(found)
        if found:
            self.last.show_value(found[0].code)

    @Slot()
    def unfold(self) -> None:
        """Show the boxes, the cursor in the first."""
        if not self._session.refuses():
            self._sheet.show()
            self.seal.setFocus()

    @Slot()
    def revoke(self) -> None:
        """Revoke the seal that is chosen, or say what stands in the way."""
        if self._session.refuses():
            return
        try:
            seal, last = self.seal.read(), self.last.read()
            take_back(self._session.store, seal, last, self.reason.text(), self._session.operator)
        except DeskError as refusal:
            self.trouble.setText(explain(refusal))
            return
        self._session.tell(_("The seal is revoked. Later files of it no longer count."))
        self.revoked.emit()
