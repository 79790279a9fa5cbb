"""The seal of this computer: its registration, and a new one in its place."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coopdesk.gui.form import text_label
from coopdesk.gui.seal import SealCard
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton
from coopdesk.gui.words import _
from coopdesk.services.own_seals import unconfirmed
from coopdesk.services.register import seal_number
from coopdesk.services.sending import station_of


class OwnSeal(SealCard):
    """The card of the seal; replacing it is folded until it is wanted. ``replacing`` says that a person wants it."""

    replacing = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(_("Seal of this computer"))
        self._session = session
        self.setFixedWidth(330)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.said = text_label("", "muted")
        self.sheet_button = QPushButton(_("Registration sheet (Ctrl+Shift+P)"))
        self.register_button = QPushButton(_("Registration file (Ctrl+Shift+W)"))
        self.open_button = EnterButton(_("Replace this seal… (Ctrl+Shift+N)"))
        self.open_button.clicked.connect(self.unfold)
        self.about = text_label("")
        self.make_button = EnterButton(_("Make the new seal"))
        self.make_button.setProperty("main", True)
        self.make_button.clicked.connect(self.replacing)
        self.back_button = EnterButton(_("Keep this seal"))
        self.back_button.clicked.connect(self.fold)
        self._usual: tuple[QWidget, ...] = (self.said, self.sheet_button, self.register_button, self.open_button)
        self._asked: tuple[QWidget, ...] = (self.about, self.make_button, self.back_button)
        for widget in (*self._usual, *self._asked):
            self.body.addWidget(widget)
        self.copied.connect(lambda: session.tell(_("The seal is copied.")))
        self._turn(asked=False)

    def refresh(self) -> None:
        """Show the present seal, and what the federation is to be given of it."""
        seal = str(station_of(self._session.store).public)
        self.show_seal(seal)
        named = unconfirmed(self._session.store, seal)
        if named is None:
            words = _(
                "Give the federation once: the registration sheet, on paper and signed, and the registration file."
            )
        else:
            words = _(
                "This seal is new; seal %(number)s names it in the registration file. Give that file to the "
                "federation; no new sheet is needed.",
                number=seal_number(named.public_key),
            )
        asked = not self.about.isHidden()
        self.say(self.said, words)
        self._turn(asked)

    @Slot()
    def unfold(self) -> None:
        """Say what a new seal means, and ask."""
        if self._session.refuses():
            return
        if self.isHidden():
            self._session.tell(
                _("First compare or take over what waits beside; then the seal can be replaced."), "query"
            )
        else:
            self._turn(asked=True)
            self.make_button.setFocus()

    @Slot()
    def fold(self) -> None:
        """Leave the seal as it is."""
        held = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._turn(asked=False)
        if held:
            self.open_button.setFocus()

    def _turn(self, asked: bool) -> None:
        words = _(
            "A new seal takes the place of this one at once. The old one names it in a registration file, which is "
            "written to the folder beside: give it to the federation; no new sheet is needed. What was sent before "
            "still counts."
        )
        self.say(self.about, words if asked else "")
        for widget in self._usual:
            widget.setVisible(not asked)
        for widget in self._asked:
            widget.setVisible(asked)
