"""The figures before the start in hand: what stands in the file of them, and the verbs that their pages share."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.opening import (
    Opening,
    OpeningLine,
    OpeningProduct,
    box_of_column,
    columns_of,
    label_of_figure,
    refused_figure,
)
from coopdesk.domain.period import Period
from coopdesk.domain.statements import Note, Statement
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, language, name_of
from coopdesk.services import desk, months, opening

Values = Mapping[str, Any]
NOTHING: Final = "figure"
"""The box of what is against all of it together."""


class OpeningInHand:
    """Reads the version at work, or the one that was asked for, and writes it cell by cell."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.store = session.store
        self.cooperative = desk.own_cooperative(session.store).code
        self.shown: int | None = None
        self.read()

    def read(self) -> None:
        """Read everything; an earlier version stays in sight as long as it is there."""
        store = self.store
        self.start = store.desk.start
        self.columns: tuple[Period, ...] = columns_of(self.start) if self.start else ()
        self.products: dict[str, Product] = {product.code: product for product in desk.catalogue(store)}
        self.versions = opening.versions(store, self.cooperative)
        earlier = next((version for version in self.versions[:-1] if version.id == self.shown), None)
        self.shown = earlier.id if earlier else None
        self.statement: Statement | None = earlier or (self.versions[-1] if self.versions else None)
        self.reread()

    def reread(self) -> None:
        """Read the lines again, after one was kept."""
        store, statement = self.store, self.statement
        self.register = opening.members_at_start(store, self.cooperative)
        self.reasons: dict[tuple[str, str], str] = {}
        self.problems: list[Problem] = []
        self.opening = None
        if statement is not None:
            self.opening = opening.of_statement(store, statement)
            self.reasons = {(note.code, note.subject): note.text for note in store.lines(Note, statement.id)}
            self.problems = opening.check(store, statement)

    @property
    def locked(self) -> bool:
        """Whether nothing can be typed: the version is final, or an earlier one."""
        return self.statement is not None and self.statement.state == "closed"

    @property
    def final(self) -> bool:
        """Whether the last version is final."""
        return bool(self.versions) and self.versions[-1].state == "closed"

    def values(self, column: Period) -> Values:
        """The figures of a column by name."""
        empty = Opening(self.start, ()) if self.start else None
        found = self.opening or empty
        return found.values(column) if found else {}

    def to_write(self) -> Statement:
        """The draft, made now if there is none; raises LockedError where it is final."""
        self.statement = opening.draft(self.store, self.cooperative, self.session.operator)
        if self.statement.id not in {version.id for version in self.versions}:
            self.versions = opening.versions(self.store, self.cooperative)
        return self.statement

    def keep_figures(self, before: Values | None, now: Values) -> Values:
        """Keep the cells of a row that changed; raises EntryError naming the cells that cannot be."""
        changed = [
            column
            for column in self.columns
            if before is None or before[box_of_column(column)] != now[box_of_column(column)]
        ]
        refused = []
        with self.store.transaction(self.session.operator):
            for column in changed:
                box, value = box_of_column(column), now[box_of_column(column)]
                if problem := refused_figure(now[NOTHING], value):
                    refused.append(dataclasses.replace(problem, box=box))
                    continue
                line = OpeningLine(now[NOTHING], column.first, column.last, value)
                opening.save_figure(self.store, self.to_write(), line, self.session.operator)
        if refused:
            raise EntryError(refused)
        return now

    def drop_figures(self, before: Values) -> None:
        """Make a row blank."""
        self.keep_figures(before, {name: value if name == NOTHING else None for name, value in before.items()})

    def keep_product(self, before: Values | None, now: Values) -> Values:
        """Keep the goods of a product; raises EntryError."""
        was = OpeningProduct(**before) if before else None
        opening.save_product(self.store, self.to_write(), OpeningProduct(**now), was, self.session.operator)
        return now

    def drop_product(self, before: Values) -> None:
        """Take a product out."""
        opening.remove_product(self.store, self.to_write(), OpeningProduct(**before), self.session.operator)

    def give_reason(self, problem: Problem, text: str) -> None:
        """Keep the written reason of a query; raises EntryError."""
        months.save_note(self.store, self.to_write(), Note(problem.code, problem.line, text), self.session.operator)
        self.reread()

    def reason_of(self, problem: Problem) -> str | None:
        """The written reason of a query, empty where there is none yet; None for an error."""
        return self.reasons.get((problem.code, problem.line), "") if problem.level == "query" else None

    def settled(self, problem: Problem) -> bool:
        """Whether it stands in the way no longer."""
        return bool(self.reason_of(problem))

    def place_of(self, problem: Problem) -> str:
        """Where a problem is, in words: ``January–March 1954, Members, closing``."""
        if problem.box == "qualified":
            product = self.products.get(problem.line)
            return f"{problem.line} {name_of(product)}" if product else problem.line
        column = next((column for column in self.columns if box_of_column(column) == problem.box), None)
        if column is None:
            return ""
        names = [column_words(column), _(label_of_figure(problem.line)) if problem.line else ""]
        return _(", ").join(name for name in names if name)


def column_words(column: Period) -> str:
    """``Jan–Mar 1954``, ``1954年1—3月``; one month ``Apr 1953``, ``1953年4月``."""
    first, last = column.first, column.last
    if language() == "zh":
        return f"{first.year}年{first.number}月" if first == last else f"{first.year}年{first.number}—{last.number}月"
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    one, other = names[first.number - 1], names[last.number - 1]
    return f"{one} {first.year}" if first == last else f"{one}–{other} {first.year}"
