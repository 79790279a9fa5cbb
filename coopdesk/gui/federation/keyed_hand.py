"""A month of one co-operative in the hands of an officer of the federation, who keys it from paper or by telephone."""

from datetime import date
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.field import field_of
from coopdesk.domain.keyed import MovementBoxes
from coopdesk.domain.members import Team
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import read_text
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.session import Session
from coopdesk.gui.words import explain
from coopdesk.services import keying
from coopdesk.services.inbox import waiting
from coopdesk.services.versions import Version

KEYING: Final = "keying"
DAYS: Final = "member_days"
AVERAGE: Final = "average"


class KeyedHand(MonthInHand):
    """As at the co-operative's own desk, but that its movement is typed, and what counts before it may be a file."""

    own = False
    waits = False
    """Whether a return file of the month came in and waits, for instance for its seal."""

    def __init__(self, session: Session) -> None:
        code = session.looked_at.get(KEYING, ("",))[0]
        super().__init__(session, _unit(session, code))

    def take(self, cooperative: str) -> None:
        """Take the months of another co-operative in hand."""
        self.unit, self.version = _unit(self.session, cooperative), None
        self.read()

    def read(self) -> None:
        """Read the month that the session has in hand, and whether it may be keyed here."""
        why = keying.refusal(self.store, self.cooperative, self.session.month)
        self.barred = explain(why) if why else ""
        self.place = f"{KEYING} {self.cooperative}"
        place = self.cooperative, self.session.month
        self.waits = any((row.code, row.period) == place for row in waiting(self.store))
        super().read()

    def reread(self) -> None:
        """Read the month's own lines again; they name the teams."""
        super().reread()
        self.teams = {team.code: team for team in self.known_teams()}

    def last_month(self) -> MonthlyReturn | None:
        """What counts for the month before."""
        return keying.last_month(self.store, self.cooperative, self.month)

    def known_teams(self) -> list[Team]:
        """The teams that its returns name; a file carries their codes only."""
        codes = keying.teams_of(self.last, self.whole)
        return [Team(self.cooperative, code, position=place) for place, code in enumerate(codes)]

    def check(self, statement: Statement) -> list[Problem]:
        """All that is against a month, settled or not."""
        return keying.check(self.store, statement)

    def to_write(self) -> Statement:
        """The draft, made now if the month had none; raises DeskError where it may not be keyed here."""
        self.statement = keying.draft(self.store, self.cooperative, self.month, self.session.operator)
        return self.statement

    def finalise(self, preparer: str, signatory: str, submitted_on: date) -> None:
        """Make the month final; raises DeskError."""
        operator = self.session.operator
        keying.close(self.store, self.to_write(), preparer, signatory, submitted_on, operator=operator)

    def reopen(self, reason: str) -> None:
        """Open the final month for correction; raises DeskError."""
        keying.amend(self.store, self.cooperative, self.month, reason, self.session.operator)

    def versions(self) -> list[Version]:
        """What was keyed in here, and the return files of the month."""
        return keying.versions(self.store, self.cooperative, self.month)

    def unkept(self) -> list[Problem]:
        """Also what is typed as movement and cannot be read."""
        found = super().unkept()
        for held in self.held().get("movement", ()):
            found += [problem for place, text in held.typed.items() for problem in _unread(place, text)]
        return found


def _unit(session: Session, code: str) -> Cooperative:
    """The co-operative as it is on the register; a nameless one where none is chosen."""
    return session.store.get(Cooperative, code) or Cooperative(code)


def box_of(event: str) -> str:
    """Which of the kinds of boxes a line of the movement has."""
    return event if event in (DAYS, AVERAGE) else "persons"


def _unread(place: str, text: str) -> list[Problem]:
    """What is against a text, by ``sex/event``."""
    try:
        read_text(field_of(MovementBoxes, box_of(place.partition("/")[2])), text)
    except EntryError as refusal:
        return [Problem("movement", one.message, one.values) for one in refusal.problems]
    return []
