"""The federation's own seals: the one of this computer and a new one in its place, earlier ones and revoking them."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coopdesk.errors import EntryError
from coopdesk.gui.federation.revoking import Revoking
from coopdesk.gui.federation.seals import told
from coopdesk.gui.form import text_label
from coopdesk.gui.seal import SealCard, even
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services.own_seals import own_seals, replace_seal


class SealPage(QWidget):
    """Replacing the seal is folded until it is wanted. ``changed`` comes when a seal was made or revoked."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.card = SealCard(_("Seal of this computer"))
        self.card.setFixedWidth(360)
        self.card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.card.copied.connect(lambda: session.tell(_("The seal is copied.")))
        self.open_button = EnterButton(_("Replace this seal…"))
        self.open_button.clicked.connect(self.unfold)
        self.about = text_label("")
        self.make_button = EnterButton(_("Make the new seal"))
        self.make_button.setProperty("main", True)
        self.make_button.clicked.connect(self.make)
        self.back_button = EnterButton(_("Keep this seal"))
        self.back_button.clicked.connect(self.fold)
        self.trouble = text_label("", "trouble")
        self.result = text_label("", "strong")
        for widget in (self.open_button, self.about, self.make_button, self.back_button, self.trouble, self.result):
            self.card.body.addWidget(widget)
        self.others = text_label("")
        self.others.setFont(even(self.others.font()))
        self.others.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.none = text_label(_("None: this computer wrote everything with its present seal."), "muted")
        self.revoking = Revoking(session, _("Revoke a seal…"))
        self.revoking.revoked.connect(self._revoked)
        self._build()

    def _build(self) -> None:
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SMALL)
        right.addWidget(text_label(_("Earlier seals, and those of other computers"), "subheading"))
        for widget in (self.others, self.none, self.revoking):
            right.addWidget(widget)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(self.card)
        roll = QScrollArea()
        roll.setWidgetResizable(True)
        roll.setFrameShape(QFrame.Shape.NoFrame)
        roll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        roll.setWidget(beside)
        layout.addWidget(roll, 1)
        self._turn(asked=False)

    def refresh(self) -> None:
        """Read the seals again; what was said is gone."""
        self._show()
        self._say("", "")
        self._turn(asked=False)

    def _show(self) -> None:
        present, *others = own_seals(self._session.store)
        self.card.show_seal(present.public_key)
        self.others.setText("\n\n".join(map(told, others)))
        self.others.setVisible(bool(others))
        self.none.setVisible(not others)
        self.revoking.show_seals(others)

    @Slot()
    def unfold(self) -> None:
        """Say what a new seal means, and ask."""
        if not self._session.refuses():
            self._say("", "")
            self._turn(asked=True)
            self.make_button.setFocus()

    @Slot()
    def fold(self) -> None:
        """Leave the seal as it is."""
        self._turn(asked=False)
        self.open_button.setFocus()

    @Slot()
    def make(self) -> None:
        """Make the new seal, or say what stands in the way."""
        if self._session.refuses():
            return
        try:
            replace_seal(self._session.store, operator=self._session.operator)
        except EntryError as refusal:
            self._say(explain(refusal), "")
            return
        self._show()
        self.fold()
        words = _("The new seal is made. Write the updates now (page Updates) and give them out: they name it.")
        self._say("", words)
        self._session.tell(words)
        self.changed.emit()

    def _revoked(self) -> None:
        self._show()
        words = _("The seal is revoked. Write the updates now (page Updates) and give them out: they say so.")
        self._say("", words)
        self._session.tell(words)
        self.open_button.setFocus()
        self.changed.emit()

    def _turn(self, asked: bool) -> None:
        words = _(
            "A new seal takes the place of this one at once. The next update for each co-operative is sealed with "
            "the old one and names the new one: write the updates and give them out; no desk has to compare "
            "anything then. When every co-operative has taken its update over, revoke the old seal."
        )
        self.card.say(self.about, words if asked else "")
        self.open_button.setVisible(not asked)
        for button in (self.make_button, self.back_button):
            button.setVisible(asked)

    def _say(self, trouble: str, result: str) -> None:
        self.card.say(self.trouble, trouble)
        self.card.say(self.result, result)
