"""Whether return files come encrypted, for whom, and making the keys: the office's here, the escrow's for the safe."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.packets import RECIPIENTS, Recipient
from coopdesk.errors import EntryError
from coopdesk.gui.folder_box import FolderBox
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.seal import even
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.when import moment
from coopdesk.gui.words import _, explain, sentences
from coopdesk.services.encryption import ask_for_names, make_keys, office_key_here, recipients


class EncryptionPage(QWidget):
    """Enter in the line for the stick makes the keys. ``made`` comes after that, and after another wish for names."""

    made = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._again: Path | None = None
        self.state = text_label("", "strong")
        self.office = text_label("")
        self.keys = text_label("")
        self.keys.setFont(even(self.keys.font()))
        self.keys.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said = text_label(
            _(
                "The office's key stays on this computer; its backup is the escrow key. The escrow key opens every "
                "return file too: it is written to a stick and not kept here. Put the stick into the safe."
            ),
            "muted",
        )
        self.folder = FolderBox(_("Escrow key to"))
        self.folder.entered.connect(self.make)
        self.button = QPushButton()
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.make)
        self.names = _NamesBox(session)
        self.names.kept.connect(self.made)
        self.trouble = text_label("", "trouble")
        self.result = text_label("", "strong")
        self._build(said)

    def _build(self, said: QLabel) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for widget in (self.state, self.keys, self.office, said):
            widget.setWordWrap(True)
            layout.addWidget(widget)
        layout.addLayout(row)
        for label in (self.trouble, self.result):
            label.setWordWrap(True)
            label.hide()
            layout.addWidget(label)
        layout.addSpacing(MIDDLE)
        layout.addWidget(self.names)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Read the keys again, and offer the drives that are there now."""
        store = self._session.store
        known = {one.kind: one for one in store.find(Recipient)}
        here = office_key_here(store)
        self.state.setText(
            _("Return files come encrypted from every co-operative that has these keys.")
            if recipients(store)
            else _("Return files come unencrypted and tell of no single members: no keys are made yet.")
        )
        lines = [
            _("%(label)s, since %(moment)s", label=_(words), moment=moment(known[kind].since)) + f"\n{known[kind].key}"
            for kind, words in RECIPIENTS.items()
            if kind in known
        ]
        self.keys.setText("\n\n".join(lines))
        self.keys.setVisible(bool(lines))
        self.office.setText(
            _("The office's key is not on this computer: take encrypted files in where it lies, or make the keys anew.")
        )
        self.office.setVisible("office" in known and not here)
        again = _("Make a new escrow key") if here else _("Make the keys anew")
        self.button.setText(again if known else _("Make the keys"))
        self.folder.offer("")
        self.names.refresh()

    @Slot()
    def make(self) -> None:
        """Make the keys, or say what stands in the way."""
        if self._session.refuses():
            return
        self._say("", "")
        try:
            folder = self.folder.read()
        except EntryError as refusal:
            self.folder.mark(refusal.problems[0])
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._asks(folder):
            return
        try:
            path = make_keys(self._session.store, folder, operator=self._session.operator)
        except EntryError as refusal:
            self._say(explain(refusal), "")
            return
        self._say("", _("The escrow key is written to %(file)s. Put it into the safe.", file=path))
        self._session.tell(_("The keys are made."))
        self.refresh()
        self.made.emit()

    def _asks(self, folder: Path) -> bool:
        """Whether there is an escrow key already and another one was not yet asked for twice."""
        known = self._session.store.get(Recipient, "escrow")
        if known is None or not office_key_here(self._session.store) or self._again == folder:
            self._again = None
            return False
        self._again = folder
        words = _(
            "There is an escrow key since %(moment)s; its stick stays good for what was encrypted for it. Press Enter "
            "again to make another one, such as where the stick is lost. Write the updates afterwards.",
            moment=moment(known.since),
        )
        self._say(words, "")
        return True

    def _say(self, trouble: str, result: str) -> None:
        for label, words in ((self.trouble, trouble), (self.result, result)):
            label.setText(words)
            label.setVisible(bool(words))


class _NamesBox(QWidget):
    """Whether names of members are asked for, kept with Space or Enter, and what that means. ``kept`` comes after."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.box = QCheckBox(_("Ask for the names of members"))
        self.box.clicked.connect(self.keep)
        for keys in ("Return", "Enter"):
            bind(self.box, keys, self.box.click, alone=True)
        self.means = text_label("", "muted")
        self.means.setWordWrap(True)
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for widget in (self.box, self.means, self.trouble):
            layout.addWidget(widget)
        self.trouble.hide()

    def refresh(self) -> None:
        """Read the wish again, and say what it means as things stand."""
        self.box.setChecked(self._session.store.desk.names_wanted)
        means = _(
            "Encrypted return files tell of each member the number, sex, birth year, joining and leaving; the "
            "name only if it is asked for here. The co-operatives get the wish with their next update."
        )
        plain = _("No keys are made yet: files come unencrypted and tell of no single members, asked for or not.")
        told = [means] if recipients(self._session.store) else [means, plain]
        self.means.setText(sentences(*told))
        self.box.setAccessibleDescription(self.means.text())

    @Slot(bool)
    def keep(self, wanted: bool) -> None:
        """Keep the wish, or say why it stays as it was."""
        words = ""
        if not self._session.refuses():
            try:
                changed = ask_for_names(self._session.store, wanted, self._session.operator)
            except EntryError as refusal:
                words, changed = explain(refusal), False
            if changed:
                self._session.tell(
                    _("Names of members are asked for. Write the updates now.")
                    if wanted
                    else _("Names of members are not asked for any more. Write the updates now.")
                )
                self.kept.emit()
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.refresh()
