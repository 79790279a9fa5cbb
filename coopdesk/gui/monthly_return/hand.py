"""The month in hand: what stands in the file for it, and the verbs that the pages of the screen share."""

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.field import field_of, line_key
from coopdesk.domain.members import Team
from coopdesk.domain.statements import LabourLine, MonthlyReturn, Note, OutputLine, Statement
from coopdesk.errors import N_, Problem
from coopdesk.gui.form import label_of
from coopdesk.gui.grid.columns import Values
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, name_of
from coopdesk.services import desk, members, months

Line = TypeVar("Line", OutputLine, LabourLine)


class MonthInHand:
    """Reads a month and writes it line by line. A month has no statement until something is entered."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.store = session.store
        self.grids: list[Lines] = []
        self.cooperative = desk.own_cooperative(session.store).code
        self.read()

    def read(self) -> None:
        """Read the month that the session has in hand."""
        store, month = self.store, self.session.month
        self.month = month
        self.desk = store.desk
        self.teams: dict[str, Team] = {team.code: team for team in members.teams(store, self.cooperative)}
        self.products: dict[str, Product] = {product.code: product for product in desk.catalogue(store)}
        self.last: MonthlyReturn | None = months.last_month(store, self.cooperative, month)
        self.last_output = {line_key(line): line for line in self.last.output} if self.last else {}
        self.last_labour = {line.team: line for line in self.last.labour} if self.last else {}
        self.statement: Statement | None = months.current(store, self.cooperative, month)
        self.reread()

    def reread(self) -> None:
        """Read the month's own lines again, after one was kept."""
        self.whole = months.whole(self.store, self.statement) if self.statement else None
        self.reasons = {(note.code, note.subject): note.text for note in self.whole.notes} if self.whole else {}
        self.problems: list[Problem] = (
            months.check(self.store, self.statement) if self.statement and self.statement.state == "draft" else []
        )

    def whole_or_empty(self) -> MonthlyReturn:
        """The whole month; of one that is not begun, what the register says of its members."""
        return self.whole or months.whole(self.store, Statement(0, self.cooperative, self.month))

    @property
    def final(self) -> bool:
        """Whether the month is final and cannot be changed."""
        return self.statement is not None and self.statement.state == "closed"

    @property
    def exponent(self) -> int:
        """Decimals of the month's currency."""
        return self.statement.exponent if self.statement else self.desk.exponent

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes as one; where that cannot be written, no team and no statement is remembered of it."""
        statement, teams = self.statement, dict(self.teams)
        try:
            with self.store.transaction(self.session.operator):
                yield
        except BaseException:
            self.statement, self.teams = statement, teams
            raise

    def to_write(self) -> Statement:
        """The draft, made now if the month had none; raises LockedError in a final month."""
        self.statement = months.draft(self.store, self.cooperative, self.month, self.session.operator)
        return self.statement

    def keep(self, record: type[Line], before: Values | None, now: Values) -> Values:
        """Keep a line of the grid; raises EntryError."""
        self._keep_team(now["team"])
        kept = months.save_line(
            self.store, self.to_write(), record(**now), record(**before) if before else None, self.session.operator
        )
        return {field.name: getattr(kept, field.name) for field in dataclasses.fields(kept)}

    def drop(self, record: type[Line], before: Mapping[str, Any]) -> None:
        """Take a line away."""
        months.remove_line(self.store, self.to_write(), record(**before), self.session.operator)

    def _keep_team(self, code: str) -> None:
        if code and code != "-" and code not in self.teams:
            team = Team(self.cooperative, code, position=len(self.teams) + 1)
            members.save_teams(self.store, [team], self.session.operator)
            self.teams[code] = team

    def give_reason(self, problem: Problem, text: str) -> None:
        """Keep the written reason of a query; raises EntryError."""
        self.keep_note(Note(problem.code, problem.line, text))

    def keep_note(self, note: Note) -> None:
        """Keep a reason or the remark to the month; an empty text takes it away. Raises EntryError."""
        if note.text or (note.code, note.subject) in self.reasons:
            months.save_note(self.store, self.to_write(), note, self.session.operator)
            self.reread()

    def take_over(self) -> None:
        """Begin with the lines of last month: their teams, products and prices, without figures."""
        if self.last is None:
            return
        with self.together():
            statement = self.to_write()
            for line in self.last.output:
                blank = dataclasses.replace(line, planned=None, qualified=None, scrap=None, current_price=None)
                months.save_line(self.store, statement, blank, operator=self.session.operator)
            for labour in self.last.labour:
                empty = LabourLine(labour.team, labour.position)
                months.save_line(self.store, statement, empty, operator=self.session.operator)
        self.reread()

    def unkept(self) -> list[Problem]:
        """What stands on the grids and not in the file: texts that cannot be read, lines that lack their key."""
        found = []
        for lines in self.grids:
            for row, name, problem in lines.standing():
                key = lines.key(lines.at(row))
                found.append(dataclasses.replace(problem, box=name, line=key))
            found += [Problem(name, N_("is needed"), line=key) for key, name in lines.incomplete()]
        return found

    def team_name(self, code: str) -> str:
        """``Team 1``; the code where a team has no name; the whole co-operative for ``-``."""
        if code == "-":
            return _("Whole co-operative")
        team = self.teams.get(code)
        return (name_of(team) or code) if team else code

    def product_name(self, code: str) -> str:
        """``0801 hand-knotted carpet``."""
        product = self.products.get(code)
        return f"{code} {name_of(product)}" if product else code

    def place_of(self, problem: Problem) -> str:
        """Where a problem is, in words: ``Team 3, 0801 hand-knotted carpet``; the team alone where that is enough."""
        parts = problem.line.split("/") if problem.line else []
        if not parts:
            return ""
        names = [self.team_name(parts[0])]
        of_team = [line for line in self.whole.output if line.team == parts[0]] if self.whole else []
        if len(parts) > 1 and len(of_team) > 1:
            names.append(self.product_name(parts[1]))
        if problem.message[:1].islower():  # “is needed” wants to know what
            names.append(label_of(field_of(LabourLine if len(parts) == 1 else OutputLine, problem.box)))
        return _(", ").join(names)

    def reason_of(self, problem: Problem) -> str | None:
        """The written reason of a query, empty where there is none yet; None for an error."""
        return self.reasons.get((problem.code, problem.line), "") if problem.level == "query" else None

    def settled(self, problem: Problem) -> bool:
        """Whether it stands in the way no longer."""
        return bool(self.reason_of(problem))

    def blanks(self, parts: int) -> int:
        """How many cells are not filled in and have no reason, of lines whose key has so many parts."""
        found = [problem for problem in self.problems if problem.code.startswith("blank-")]
        return sum(len(problem.line.split("/")) == parts and not self.settled(problem) for problem in found)
