"""Forms of which one record is made: what is typed is kept as a whole, or stays in hand with its troubles."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.cooperative.entries import InHand
from coopdesk.gui.form import Form, told
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import chain, mark_all, read_all
from coopdesk.gui.words import _


class KeptForms(QWidget):
    """Enter goes through the boxes of all forms and keeps; ``kept`` comes after each change."""

    kept = Signal()

    def __init__(self, session: Session, record: type, forms: list[Form]) -> None:
        super().__init__()
        self.session = session
        self._record = record
        self.forms = forms
        self._stands: list[dict[str, str]] = []
        chain(forms)
        forms[-1].entered.connect(self._finish)

    def record(self) -> Any:
        """What stands on record."""
        raise NotImplementedError

    def keep(self, values: dict[str, Any]) -> None:
        """Keep what is typed; raises EntryError."""
        raise NotImplementedError

    def fixed(self) -> dict[str, str]:
        """The boxes that cannot be changed, with the reason."""
        return {}

    def texts(self) -> list[dict[str, str]]:
        """What is typed, form by form."""
        return [form.texts() for form in self.forms]

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return bool(self._stands) and self.texts() != self._stands

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        if self.changed:
            return
        record, fixed = self.record(), self.fixed()
        for form in self.forms:
            form.show_record(record)
            for name, row in form.boxes.items():
                if isinstance(row.box, TextBox):
                    row.box.setReadOnly(name in fixed)
                    row.describe(fixed.get(name, ""))
        self._stands = self.texts()

    def arrive(self) -> None:
        """In the first box that can be typed into."""
        boxes = [row.box for form in self.forms for row in form.boxes.values()]
        free = [box for box in boxes if not (isinstance(box, TextBox) and box.isReadOnly())]
        (free or boxes)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> bool:
        """Keep what is typed, or mark what stands in the way; whether nothing is left unsaved."""
        if not self.changed:
            return True
        try:
            self.keep(read_all(self.forms))
        except EntryError as refusal:
            if homeless := mark_all(self.forms, refusal.problems):
                self.session.tell(told(homeless[0], self._record), "error")
            if isinstance(box := self.focusWidget(), TextBox):
                box.selectAll()  # the cursor may have been there already
            return False
        self._stands = []
        self.refresh()
        self.kept.emit()
        return True

    def discard(self) -> None:
        """Give up what is typed."""
        self._stands = []
        self.refresh()
        self.session.tell(_("What was typed is taken back."))

    def _finish(self) -> None:
        if self.commit():
            self.arrive()

    def in_hand(self) -> InHand:
        """What is typed, form by form."""
        return "", self.texts()

    def restore(self, kept: InHand) -> None:
        """Put back what was in hand."""
        for form, typed in zip(self.forms, kept[1], strict=True):
            form.show_texts(typed)
