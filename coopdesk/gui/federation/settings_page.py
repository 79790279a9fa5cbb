"""What the federation sets for everyone: names and marks of the form, telephone, limits, money and prices."""

import dataclasses
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.desk import Desk
from coopdesk.gui.federation.kept_forms import KeptForms
from coopdesk.gui.form import Form, hint_label, scrolled
from coopdesk.gui.keys import bind
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import card, line_up
from coopdesk.gui.theme import MIDDLE
from coopdesk.gui.words import _, language
from coopdesk.services.particulars import lasting, save_settings


class SettingsPage(KeptForms):
    """Boxes one after the other; Enter in the last one, Ctrl+Enter and leaving the page keep what is typed."""

    def __init__(self, session: Session) -> None:
        first, second = ("zh", "en") if language() == "zh" else ("en", "zh")
        names = [f"federation_{first}", f"federation_{second}", "federation", "telephone"]
        self.names = Form(Desk, names)
        self.marks = Form(Desk, ["approval", "valid_until"])
        self.limits = Form(Desk, ["least_fulfilment", "most_fulfilment", "most_change", "least_quality"])
        self.money = Form(Desk, ["price_year", "currency", "exponent"])
        super().__init__(session, Desk, [self.names, self.marks, self.limits, self.money])
        line_up([self.names, self.marks], 330)
        line_up([self.limits, self.money], 200)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self.commit)
        bind(self, "Ctrl+Delete", self.discard)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(MIDDLE)
        cards = (
            (card(_("Federation"), self.names), card(_("Marks at the head of the form"), self.marks)),
            (card(_("When a written reason is asked for"), self.limits), card(_("Money and prices"), self.money)),
        )
        for parts in cards:
            column = QVBoxLayout()
            column.setSpacing(MIDDLE)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            columns.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner), 1)
        words = _("Enter goes from box to box  •  Ctrl+Enter keeps  •  Ctrl+Delete takes back what was typed")
        layout.addWidget(hint_label(words))
        elsewhere = _("The due day is under Reporting; whether members' names are sent, under Inbox, page Encryption.")
        layout.addWidget(hint_label(elsewhere))
        layout.addWidget(
            hint_label(_("The marks are those of all forms; what single forms print otherwise is on the page Forms."))
        )

    def record(self) -> Desk:
        """The settings of this desk."""
        return self.session.store.desk

    def fixed(self) -> dict[str, str]:
        """The code and the currency; the price year once months count by it."""
        why = dict.fromkeys(lasting(self.session.store), _("It is never changed."))
        return why | (
            {"price_year": _("A month counts by it already; it stays as it is.")} if "price_year" in why else {}
        )

    def keep(self, values: dict[str, Any]) -> None:
        """Keep the settings."""
        store = self.session.store
        save_settings(store, dataclasses.replace(store.desk, **values), self.session.operator)
