"""What the steps of a set-up have in common: they show terms, read them back, and mark what is wrong in their boxes."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.terms import Terms
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import Box
from coopdesk.gui.form import Form
from coopdesk.gui.theme import SMALL


class Step(QWidget):
    """One step; ``done`` comes with Enter in its last box, ``edited`` with whatever is typed."""

    done = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SMALL)

    def show_terms(self, terms: Terms) -> None:
        """Show what this step asks of some terms."""

    def read(self, terms: Terms) -> Terms:
        """These terms with what is typed here; raises EntryError naming record and box."""
        return terms

    def mark(self, problems: Iterable[Problem]) -> bool:
        """Mark the problems of this step at their boxes; whether there were any."""
        return False

    def texts(self) -> dict[str, Any]:
        """What stands in the boxes, readable or not."""
        return {}

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what `texts` gave."""

    def begin(self) -> None:
        """Put the cursor where this step begins."""


def show_row(form: Form, name: str, shown: bool) -> None:
    """Show the row of a box or hide it, leaving what is marked at one that stays."""
    row = form.boxes[name]
    if row.box.isHidden() == shown:
        row.show(shown)


def read_shown(form: Form, fallback: Mapping[str, Any]) -> dict[str, Any]:
    """What is typed in the boxes that are shown, and what the others fall back to; raises EntryError."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, row in form.boxes.items():
        box: Box = row.box
        if row.box.isHidden() and name in fallback:
            values[name] = fallback[name]
            continue
        try:
            values[name] = box.read()
        except EntryError as error:
            problems.extend(error.problems)
    if problems:
        raise EntryError(problems)
    return values


def at(line: str, error: EntryError) -> EntryError:
    """The same problems as those of a record."""
    return EntryError([dataclasses.replace(problem, line=line) for problem in error.problems])


def of(line: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a record."""
    return [problem for problem in problems if problem.line == line]
