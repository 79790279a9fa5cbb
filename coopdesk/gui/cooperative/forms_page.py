"""The forms and their official marks: typed at the federation, shown where its update brought them."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from coopdesk.domain.form_marks import FormMarks, Official, bears_marks, official
from coopdesk.errors import N_
from coopdesk.gui.cooperative.entries import Entries
from coopdesk.gui.ledger import Column
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import line_up
from coopdesk.gui.words import _, language
from coopdesk.services.form_marks import marks_of_forms, save_marks


class FormsPage(Entries):
    """Every form with what it prints; what is set for it alone is typed beside the list. None is added."""

    locks = N_("The federation sets it; it comes with its update.")
    removes = True
    key = "form"

    def __init__(self, session: Session) -> None:
        self._sets = session.store.desk.role == "federation"
        pairs = [(f"{what}_zh", f"{what}_en") for what in ("number", "issuer", "approver")]
        both = [name for pair in pairs for name in (pair if language() == "zh" else pair[::-1])]
        columns = [
            Column(_("Form"), lambda row: _(row.title), 0, tone=self._tone),
            Column(_("Form no."), self._printed(lambda marks: marks.number(language())), 170, tone=self._tone),
            Column(_("Approval no."), self._printed(lambda marks: marks.approval), 130, tone=self._tone),
            Column(_("Valid until"), self._printed(lambda marks: marks.validity(language())), 130, tone=self._tone),
        ]
        super().__init__(session, FormMarks, [*both, "approval", "valid_until"], _("Marks of the forms"), columns, "")
        self.new.hide()
        told = N_(
            "What is empty is printed as for all forms: the program's number, the federation's name, and the "
            "approval on the page Settings. Who approved a form is printed only where it is written here."
        )
        if not self._sets:
            told = N_("What the federation's update sets for single forms; what is empty is printed as for all forms.")
        self.locked.setText(_(told))
        hint = N_("Enter opens  •  Ctrl+Delete takes back what was typed; twice it empties the form's marks")
        self.laid_out(None, None, _(hint) if self._sets else _("Enter opens a form"), 480)
        line_up([self.form], 300)
        self.refresh()

    def _printed(self, mark: Callable[[Official], str]) -> Callable[[FormMarks], str]:
        """What a form prints of one mark; nothing where it prints none at all."""

        def text(row: FormMarks) -> str:
            return mark(official(self.session.store.desk, (row,), row.form)) if bears_marks((row,), row.form) else ""

        return text

    def _tone(self, row: FormMarks) -> str:
        return "muted" if row.blank else "ink"

    def records(self) -> list[Any]:
        """All forms, in their order."""
        return marks_of_forms(self.session.store)

    def blank(self) -> Mapping[str, Any]:
        """Nothing; a form is always in hand."""
        return dict.fromkeys(self.form.boxes)

    def begin_new(self) -> None:
        """No form is added: the one in hand is typed into."""
        self.begin()

    def fixed(self, record: Any) -> frozenset[str]:
        """Everything, where the marks came with an update."""
        return frozenset() if self._sets else frozenset(self.form.boxes)

    def kept_key(self, values: dict[str, Any]) -> str:
        """The form in hand."""
        return self._key(self.before)

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep the marks of the form in hand."""
        save_marks(self.session.store, dataclasses.replace(before, **values), self.session.operator)

    def remove(self, record: Any) -> None:
        """Set nothing for the form any more."""
        save_marks(self.session.store, FormMarks(record.form), self.session.operator)

    def take_out(self) -> None:
        """Empty the marks of a form when it is asked twice; nothing where the federation sets them."""
        if self._sets:
            super().take_out()

    def name(self, record: Any) -> str:
        """The title of the form."""
        return _(record.title)
