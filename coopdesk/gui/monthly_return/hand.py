"""The month in hand: what stands in the file for it, and the verbs that the pages of the screen share."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final, TypeVar

from coopdesk.domain.checks import blank
from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.field import field_of, line_key
from coopdesk.domain.history import Operation
from coopdesk.domain.members import Team
from coopdesk.domain.paper_totals import PRICES, of_paper
from coopdesk.domain.statements import WHOLE_TEAM, LabourLine, MonthlyReturn, Note, OutputLine, Statement
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import label_of
from coopdesk.gui.grid.columns import Change, Values
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.looking import why_locked
from coopdesk.gui.monthly_return.holding import Holding
from coopdesk.gui.monthly_return.unkept import AMOUNTS, unkept_of, unread
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, name_of
from coopdesk.services import desk, history, members, months, versions
from coopdesk.services.many_lines import save_lines
from coopdesk.services.paper_totals import save_total
from coopdesk.services.versions import Version

Line = TypeVar("Line", OutputLine, LabourLine)
IN_HAND: Final = "monthly_return"
NO_TEAM: Final = N_("There is no team “%(text)s”; F2 lists them.")
KEY_BOXES: Final = ("team", "product")


class MonthInHand(Holding):
    """Reads a month and writes it line by line. A month has no statement until something is entered.

    It is a month of ``unit``, at its ``own`` desk or not.
    """

    place = IN_HAND
    own = True
    barred = ""
    """Why nothing of the month may be typed here at all, translated; empty where it may."""

    def __init__(self, session: Session, unit: Cooperative | None = None) -> None:
        super().__init__(session)
        self.store = session.store
        self.grids: dict[str, Lines] = {}
        self.unit = unit or desk.own_cooperative(session.store)
        self.version: Statement | None = None
        self.read()

    @property
    def cooperative(self) -> str:
        """The code of whose month it is."""
        return self.unit.code

    def read(self) -> None:
        """Read the month that the session has in hand."""
        self.month = month = self.session.month
        store = self.store
        self.desk = store.desk
        self.products: dict[str, Product] = {product.code: product for product in desk.catalogue(store)}
        self.last: MonthlyReturn | None = self.last_month()
        self.last_output = {line_key(line): line for line in self.last.output} if self.last else {}
        self.last_labour = {line.team: line for line in self.last.labour} if self.last else {}
        current = months.current(store, self.cooperative, month)
        if self.version and (current is None or self.version.id == current.id or self.version.period != month):
            self.version = None
        self.statement: Statement | None = self.version or current
        self.reread()
        self.teams: dict[str, Team] = {team.code: team for team in self.known_teams()}

    def last_month(self) -> MonthlyReturn | None:
        """The month before as it stands."""
        return months.last_month(self.store, self.cooperative, self.month)

    def known_teams(self) -> list[Team]:
        """The teams of the co-operative in their order."""
        return members.teams(self.store, self.cooperative)

    def check(self, statement: Statement) -> list[Problem]:
        """All that is against a month, settled or not."""
        return months.check(self.store, statement)

    def finalise(self, preparer: str, signatory: str, submitted_on: date) -> None:
        """Make the month final; raises EntryError."""
        operator = self.session.operator
        months.close_month(self.store, self.to_write(), preparer, signatory, submitted_on, operator=operator)

    def reopen(self, reason: str) -> None:
        """Open the final month for correction; raises EntryError."""
        months.amend(self.store, self.cooperative, self.month, reason, self.session.operator)

    def versions(self) -> list[Version]:
        """Every version of the month."""
        return versions.versions(self.store, self.cooperative, self.month)

    def show_version(self, version: Statement | None) -> None:
        """Take an earlier version of the month in hand, to be read only; None for the one at work or in force."""
        self.version = version
        self.read()

    def reread(self) -> None:
        """Read the month's own lines again, after one was kept."""
        self.whole = months.whole(self.store, self.statement) if self.statement else None
        self.reasons = {(note.code, note.subject): note.text for note in self.whole.notes} if self.whole else {}
        found = self.check(self.statement) if self.statement else []
        self.problems: list[Problem] = [one for one in found if not self.final or self.settled(one)]

    def whole_or_empty(self) -> MonthlyReturn:
        """The whole month; of one that is not begun, what the register says of its members."""
        return self.whole or months.whole(self.store, Statement(0, self.cooperative, self.month))

    @property
    def final(self) -> bool:
        """Whether the month is final and cannot be changed."""
        return self.statement is not None and self.statement.state == "closed"

    @property
    def fixed(self) -> bool:
        """Whether nothing of the month can be typed: it is final or barred, or the file is open for looking only."""
        return self.final or self.store.look_only or bool(self.barred)

    @property
    def why_fixed(self) -> str:
        """Why nothing of the month can be typed, translated, and the way out."""
        if self.store.look_only:
            return why_locked(self.store.path)
        if self.barred:
            return self.barred
        return _("%(month)s is final. “Correct this month” opens it again.", month=self.month)

    @property
    def nil(self) -> bool:
        """Whether work stopped in the month."""
        return self.statement is not None and self.statement.nil

    @property
    def exponent(self) -> int:
        """Decimals of the month's currency."""
        return self.statement.exponent if self.statement else self.desk.exponent

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes as one; where that cannot be written, no statement is remembered of it."""
        statement = self.statement
        try:
            with self.store.transaction(self.session.operator):
                yield
        except BaseException:
            self.statement = statement
            raise

    def to_write(self) -> Statement:
        """The draft, made now if the month had none; raises LockedError in a final month."""
        self.statement = months.draft(self.store, self.cooperative, self.month, self.session.operator)
        return self.statement

    def keep(self, record: type[Line], before: Values | None, now: Values) -> Values:
        """Keep a line of the grid; raises EntryError."""
        kept = months.save_line(
            self.store, self.to_write(), record(**now), record(**before) if before else None, self.session.operator
        )
        return values_of(kept)

    def keep_several(self, record: type[Line], changes: Sequence[Change]) -> list[Values | EntryError]:
        """Keep many lines of the grid; each as kept, or why it was refused."""
        pairs = [(record(**before) if before else None, record(**now)) for before, now in changes]
        found = save_lines(self.store, self.to_write(), pairs, self.session.operator)
        return [one if isinstance(one, EntryError) else values_of(one) for one in found]

    def drop(self, record: type[Line], before: Mapping[str, Any]) -> None:
        """Take a line away."""
        months.remove_line(self.store, self.to_write(), record(**before), self.session.operator)

    def give_reason(self, problem: Problem, text: str) -> None:
        """Keep the written reason of a query; raises EntryError."""
        self.keep_note(Note(problem.code, problem.line, text))

    def keep_note(self, note: Note) -> None:
        """Keep a reason or the remark to the month; an empty text takes it away. Raises EntryError."""
        if note.text or (note.code, note.subject) in self.reasons:
            months.save_note(self.store, self.to_write(), note, self.session.operator)
            self.reread()

    def keep_total(self, what: str, total: int | None) -> None:
        """Keep the total on paper of a column, None for none; raises EntryError."""
        save_total(self.store, self.to_write(), what, total, self.session.operator)
        self.reread()

    def take_over(self) -> None:
        """Begin with the lines of last month that are not here yet: teams, products and plans, no figure besides."""
        if self.last is None:
            return
        output = [
            dataclasses.replace(line, qualified=None, scrap=None, current_price=None) for line in self.last.output
        ]
        labour = [LabourLine(line.team, line.position) for line in self.last.labour]
        present = {line_key(line) for line in (*self.whole.output, *self.whole.labour)} if self.whole else set()
        with self.together():
            statement = self.to_write()
            for line in output:
                if line_key(line) not in present:
                    months.save_line(self.store, statement, line, operator=self.session.operator)
            for days in labour:
                if line_key(days) not in present:
                    months.save_line(self.store, statement, days, operator=self.session.operator)
        self.reread()

    def undo_last(self) -> Operation | None:
        """Take back the last operation on the month, of whatever day; None where there is none. Raises DeskError."""
        if self.statement is None or self.final:
            return None
        done = history.undo_last(self.store, self.session.operator, self.statement.id)
        self.read()
        return done

    def unkept(self) -> list[Problem]:
        """What stands on the grids and not in the file: texts that cannot be read, lines that lack their key."""
        found = [problem for lines in self.grids.values() for _row, problem in unkept_of(lines)]
        return found + [problem for held in self.held().get("accounts", ()) for problem in unread(held.typed)]

    def grid_of(self, problem: Problem) -> tuple[str, int | None]:
        """The page on whose grid a problem stands, empty where on none; and the row of what is not kept."""
        if of_paper(problem):
            return "output" if problem.box in PRICES else "labour", None
        for name, lines in self.grids.items():
            for row, unkept in unkept_of(lines):
                if unkept == problem:
                    return name, row
        if not problem.line and problem.box in AMOUNTS:
            return "accounts", None
        parts = len(problem.line.split("/")) if problem.line else 0
        return {1: "labour", 3: "output"}.get(parts, ""), None

    def team_choices(self) -> list[Choice]:
        """The teams to choose from; the co-operative as a whole where it has none."""
        teams = self.teams.values()
        found = [
            Choice(
                team.code,
                self.team_name(team.code),
                f"{team.name_en} {team.name_zh}",
                names=(team.name_en, team.name_zh),
            )
            for team in teams
        ]
        return found or [Choice(WHOLE_TEAM, self.team_name(WHOLE_TEAM))]

    def team_name(self, code: str) -> str:
        """``Team 1``; the code where a team has no name; the whole co-operative for ``-``."""
        if code == WHOLE_TEAM:
            return _("Whole co-operative")
        team = self.teams.get(code)
        return (name_of(team) or code) if team else code

    def product_name(self, code: str) -> str:
        """``0801 hand-knotted carpet``."""
        product = self.products.get(code)
        return f"{code} {name_of(product)}" if product else code

    def place_of(self, problem: Problem) -> str:
        """Where a problem is, in words: ``Team 3, 0801 hand-knotted carpet``; the team alone where that is enough."""
        if not problem.line and problem.box in AMOUNTS:
            return label_of(AMOUNTS[problem.box])
        if not problem.line and problem.box not in KEY_BOXES:
            return ""
        parts = problem.line.split("/")
        page, row = self.grid_of(problem)
        names = [self.team_name(parts[0])] if parts[0] else [_("Line %(line)s", line=(row or 0) + 1)]
        of_team = [line for line in self.whole.output if line.team == parts[0]] if self.whole else []
        if len(parts) > 1 and len(of_team) > 1:
            names.append(self.product_name(parts[1]))
        if not problem.code or problem.message[:1].islower():  # “is needed” wants to know what
            record = OutputLine if page == "output" else LabourLine
            names.append(label_of(field_of(record, problem.box)))
        return _(", ").join(names)

    def reason_of(self, problem: Problem) -> str | None:
        """The written reason of a query, empty where there is none yet; None for an error."""
        return self.reasons.get((problem.code, problem.line), "") if problem.level == "query" else None

    def settled(self, problem: Problem) -> bool:
        """Whether it stands in the way no longer."""
        return bool(self.reason_of(problem))

    def blanks(self, parts: int) -> int:
        """How many cells are not filled in and have no reason, of lines whose key has so many parts."""
        found = [problem for problem in self.problems if blank(problem)]
        return sum(len(problem.line.split("/")) == parts and not self.settled(problem) for problem in found)


def values_of(line: OutputLine | LabourLine) -> Values:
    """A line as the row of a grid holds it."""
    return {field.name: getattr(line, field.name) for field in dataclasses.fields(line)}
