"""The seals that are trusted for a co-operative, and a line to enter one from its registration sheet."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.packets import TrustedKey
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.federation.revoking import Revoking
from coopdesk.gui.form import text_label
from coopdesk.gui.seal import even, in_groups, in_lines
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.when import moment
from coopdesk.gui.words import _, explain
from coopdesk.services.check_numbers import check_number, waiting_seals
from coopdesk.services.register import accept_seal, seal_number
from coopdesk.services.seals import Seal, seals_of


def told(seal: Seal) -> str:
    """A seal, since when it speaks and how it came to, and through which file where it was revoked."""
    number = _("Check number\n%(number)s", number=in_lines(check_number(seal.public_key)))
    lines = [in_groups(seal.public_key), number, _("since %(moment)s", moment=moment(seal.since))]
    if seal.named_by:
        lines.append(_("new seal, named by the earlier one (%(number)s)", number=seal_number(seal.named_by)))
    for end in seal.ends:
        words = _("revoked: counts through its file no. %(number)s. %(reason)s", number=end.sequence, reason=end.reason)
        none = _("revoked: none of its files counts. %(reason)s", reason=end.reason)
        lines.append(words if end.last else none)
    return "\n".join(lines)


class Seals(QWidget):
    """What is trusted, newest last; Enter in the line trusts one more. ``trusted`` comes after that."""

    trusted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._code = ""
        self.known = text_label("")
        self.known.setFont(even(self.known.font()))
        self.none = text_label(_("None yet: files of this co-operative wait."), "muted")
        self.known.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.waiting = text_label("", "query")
        self.waiting.setFont(even(self.waiting.font()))
        self.waiting.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.box = TextBox(field_of(TrustedKey, "public_key"))
        self.box.setPlaceholderText(_("Check number or seal from the sheet"))
        self.box.setAccessibleName(_("Check number or seal"))
        self.box.setAccessibleDescription(
            _("Type the check number of a waiting seal from the signed sheet, or the seal that begins with RW.")
        )
        self.box.entered.connect(self.trust)
        self.box.edited.connect(lambda: self._say(""))
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.button = QPushButton(_("Trust this seal"))
        self.button.clicked.connect(self.trust)
        self.revoking = Revoking(session, _("A computer was lost or stolen…"))
        self.revoking.revoked.connect(self._after)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(text_label(_("Computers that are trusted"), "subheading"))
        for widget in (self.known, self.none, self.waiting, self.box, self.trouble):
            layout.addWidget(widget)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.revoking)

    def show_cooperative(self, code: str) -> None:
        """Show the seals of a co-operative; empty for one that is not on the register yet."""
        self._code = code
        seals = seals_of(self._session.store, code) if code else []
        lines = [told(seal) for seal in seals]
        self.revoking.show_seals(seals)
        self.known.setText("\n\n".join(lines))
        self.known.setVisible(bool(lines))
        self.none.setVisible(not lines)
        numbers = [in_lines(check_number(seal)) for seal in waiting_seals(self._session.store, code)] if code else []
        self.waiting.setText(_("Waiting to be compared, check number:\n%(numbers)s", numbers="\n\n".join(numbers)))
        self.waiting.setVisible(bool(numbers))
        self.box.clear()
        self.box.setEnabled(bool(code))
        self.button.setEnabled(bool(code))
        self._say("")

    @Slot()
    def _after(self) -> None:
        self.show_cooperative(self._code)
        self.trusted.emit()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    @Slot()
    def trust(self) -> None:
        """Trust the seal that is typed, or say what stands in the way."""
        if self._session.refuses():
            return
        try:
            taken = accept_seal(self._session.store, self.box.text(), self._code, self._session.operator)
        except EntryError as refusal:
            self._say(explain(refusal))
            return
        self.show_cooperative(self._code)
        words = _("The seal is trusted for %(code)s. Waiting files taken in: %(count)s.",
                  code=self._code, count=len(taken))  # fmt: skip
        self._session.tell(words)
        self.trusted.emit()
