"""The teams of the co-operative: entered, renamed, put in their order, taken off while nothing names them."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from coopdesk.domain.members import Team
from coopdesk.gui.cooperative.entries import Entries
from coopdesk.gui.ledger import Column
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, language, name_of
from coopdesk.services import members


class TeamsPage(Entries):
    """Code, names and place of each team."""

    removes = True

    def __init__(self, session: Session, cooperative: str) -> None:
        self.new_words = _("New team (F5)")
        self._cooperative = cooperative
        first, second = ("name_zh", "name_en") if language() == "zh" else ("name_en", "name_zh")
        columns = [
            Column(_("Place"), lambda row: str(row.position), 60, number=True),
            Column(_("Code"), lambda row: row.code, 110),
            Column(_("Name, Chinese"), lambda row: row.name_zh, 0),
            Column(_("Name, English"), lambda row: row.name_en, 0),
        ]
        empty = _("No team is entered yet. F5 enters the first one.")
        super().__init__(session, Team, ["code", first, second, "position"], _("Teams"), columns, empty)
        hint = _("Enter opens • F5 new • Ctrl+Delete takes off the list what no member and no line names")
        self.laid_out(None, None, hint, 366)

    def records(self) -> list[Any]:
        """The teams in their order."""
        return members.teams(self.session.store, self._cooperative)

    def blank(self) -> Mapping[str, Any]:
        """The next number and place; a code that is free."""
        known = members.teams(self.session.store, self._cooperative)
        place = max((team.position for team in known), default=0) + 1
        taken = {team.code.casefold() for team in known}
        number = next(n for n in range(len(known) + 1, len(known) + 1000) if f"t{n}" not in taken)
        return {"code": f"T{number}", "name_en": "", "name_zh": "", "position": place}

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep the team."""
        team = Team(self._cooperative, **values) if before is None else dataclasses.replace(before, **values)
        members.enter_team(self.session.store, team, new=before is None, operator=self.session.operator)

    def remove(self, record: Any) -> None:
        """Take the team off the list."""
        members.remove_team(self.session.store, record, self.session.operator)

    def name(self, record: Any) -> str:
        """``T1  Team 1``."""
        return f"{record.code}  {name_of(record)}".strip()
