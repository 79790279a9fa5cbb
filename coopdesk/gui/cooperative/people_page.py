"""The persons at the desk, by name and role: who did what stands in the history under their names."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from coopdesk.domain.operators import OPERATOR_ROLES, Operator
from coopdesk.gui.cooperative.entries import Entries
from coopdesk.gui.ledger import Column
from coopdesk.gui.seat import sit
from coopdesk.gui.session import Session
from coopdesk.gui.words import _
from coopdesk.services import operators


class PeoplePage(Entries):
    """Name, role, and whether the person still works here; no one is taken off, since the history names them."""

    key = "name"

    def __init__(self, session: Session) -> None:
        self.new_words = _("New person (F5)")
        columns = [
            Column(_("Name"), lambda row: row.name, 0),
            Column(_("Role at the desk"), lambda row: _(OPERATOR_ROLES[row.role]), 150),
            Column(_("Works here"), lambda row: _("yes") if row.active else _("no"), 100),
        ]
        empty = _("Nobody is on the list: everyone may do everything, in the clerk's name. F5 enters the first person.")
        names = ["name", "role", "active"]
        super().__init__(session, Operator, names, _("Persons at the desk"), columns, empty)
        self.locked.setText(
            _(
                "An entry clerk types and imports. Check and sign also makes months final and corrects them. The "
                "administrator also keeps particulars, teams, products and this list. There are no passwords: F12 "
                "says who sits here, and the history names that person."
            )
        )
        self.laid_out(None, None, _("Enter opens • F5 new • F12 changes who sits here"), 366)

    def records(self) -> list[Any]:
        """Everyone, by name."""
        return operators.people(self.session.store)

    def blank(self) -> Mapping[str, Any]:
        """The first one is an administrator."""
        role = "entry" if operators.people(self.session.store) else "administrator"
        return {"name": "", "role": role, "active": True}

    def fixed(self, record: Any) -> frozenset[str]:
        """The history knows the person by the name."""
        return frozenset({"name"})

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep the person; the first one on the list sits here from now on."""
        store = self.session.store
        first = not operators.people(store)
        person = Operator(**values) if before is None else dataclasses.replace(before, **values)
        operators.keep_person(store, person, new=before is None, operator=self.session.operator)
        if first:
            sit(self.session, person.name)

    def name(self, record: Any) -> str:
        """The name."""
        return str(record.name)
