"""The boxes of one member on two pages: who it is, entry, leaving and share; admission, skill and household."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from coopdesk.domain.field import field_of
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import Form, FormRow
from coopdesk.gui.words import _

MAIN: Final = (
    "number", "name", "sex", "birth_year", "team", "joined_on", "entry", "left_on", "exit_reason",
    "share_subscribed", "share_paid",
)  # fmt: skip
MORE: Final = ("applied_on", "admitted_on", "resolution", "refused", "skill", "household")
_HEADINGS: Final = {
    "number": N_("Person"),
    "joined_on": N_("Joining"),
    "left_on": N_("Leaving"),
    "share_subscribed": N_("Share"),
    "applied_on": N_("Admission"),
    "skill": N_("Skill and household"),
}
_NOT_YET: Final = N_("The person becomes a member with the day “Joined on” on the first page, which is still empty.")
_ROW: Final = 306
"""Pixels for a label and its box."""


class MemberForm(QObject):
    """Two forms that are read, shown and marked as one.

    ``entered`` comes with Enter in the last box of a page, ``edited`` and ``visited`` with the name of a box;
    ``marked`` tells which page (``member`` or ``admission``) the first problem stands on, before the cursor goes there.
    """

    entered = Signal()
    edited = Signal(str)
    visited = Signal(str)
    marked = Signal(str)

    def __init__(self, month: Month, teams: Iterable[Choice], exponent: int) -> None:
        super().__init__()
        headings = {name: _(words) for name, words in _HEADINGS.items()}
        choices = {name: numbered(Member, name) for name in ("sex", "entry", "exit_reason")} | {"team": list(teams)}
        self.main = Form(Member, MAIN, month=month, choices=choices, headings=headings, exponent=exponent)
        self.more = Form(Member, MORE, month=month, headings=headings)
        self.pages = {"member": self.main, "admission": self.more}
        for form in self.pages.values():
            form.entered.connect(self.entered)
            form.edited.connect(lambda _name: self._hint())
            form.edited.connect(self.edited)
            form.visited.connect(self.visited)
            width = _ROW - max(row.label.sizeHint().width() for row in form.boxes.values())
            for row in form.boxes.values():
                row.box.setMinimumWidth(width)

    @property
    def boxes(self) -> dict[str, FormRow]:
        """All rows by name."""
        return self.main.boxes | self.more.boxes

    def values(self) -> dict[str, Any]:
        """What is typed, by name; raises EntryError with every box that cannot be read."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for form in self.pages.values():
            try:
                values |= form.values()
            except EntryError as error:
                problems.extend(error.problems)
        if problems:
            raise EntryError(problems)
        return values

    def texts(self) -> dict[str, str]:
        """What stands in the boxes."""
        return self.main.texts() | self.more.texts()

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put back what `texts` gave; a name of another time is passed over."""
        for form in self.pages.values():
            form.show_texts({name: text for name, text in texts.items() if name in form.boxes})
        self._hint()

    def show_record(self, record: Member | Mapping[str, Any]) -> None:
        """Show a member, or some values of a new one over an empty form."""
        for form in self.pages.values():
            form.show_record(record if isinstance(record, Member) else _blank() | dict(record))
        self._hint()

    def mark(self, problems: Iterable[Problem]) -> list[Problem]:
        """Show each problem under its box, go to the first; returns those that have no box here."""
        waiting = list(problems)
        page = next((name for name, form in self.pages.items() if any(one.box in form.boxes for one in waiting)), None)
        if page is not None:
            self.marked.emit(page)
        ahead, behind = (self.main, self.more) if page != "admission" else (self.more, self.main)
        behind.mark(())
        left = ahead.mark(waiting)
        for problem in left:
            if problem.box in behind.boxes:
                behind.boxes[problem.box].mark(problem)
        self._hint()
        return [problem for problem in left if problem.box not in behind.boxes]

    def ask(self, queries: Iterable[Problem]) -> None:
        """Show what is asked about under its box; the cursor stays where it is."""
        for problem in queries:
            if problem.box in self.boxes:
                self.boxes[problem.box].mark(problem)

    def _hint(self) -> None:
        """Say under the day of admission what else makes a member, unless something stands against that box."""
        row = self.more.boxes["admitted_on"]
        if row.wrong:
            return
        admitted, joined = self.more.texts()["admitted_on"], self.main.texts()["joined_on"]
        waits = bool(admitted.strip()) and not joined.strip()
        row.mark(Problem("admitted_on", _NOT_YET, level="query") if waits else None)

    def show_choices(self, name: str, choices: Iterable[Choice]) -> None:
        """Put another list into a box."""
        self.main.show_choices(name, choices)

    def show_household(self, shown: bool) -> None:
        """Ask for the persons of the household, or not."""
        if self.more.boxes["household"].box.isHidden() == shown:
            self.more.boxes["household"].show(shown)

    def set_month(self, month: Month) -> None:
        """Let short dates lie in this month."""
        for form in self.pages.values():
            form.month = month
            for row in form.boxes.values():
                if isinstance(row.box, TextBox):
                    row.box.month = month

    def lock(self, names: frozenset[str]) -> None:
        """Let nothing be typed into these boxes."""
        for name, row in self.boxes.items():
            if isinstance(row.box, TextBox):
                row.box.setReadOnly(name in names)
            else:
                row.box.setEnabled(name not in names)


def _blank() -> dict[str, Any]:
    defaults = {field.name: field.default for field in dataclasses.fields(Member)}
    return {name: None if defaults[name] is dataclasses.MISSING else defaults[name] for name in (*MAIN, *MORE)}


def numbered(record: type, name: str) -> list[Choice]:
    """The choices of a field with a digit before each, so that one key picks it."""
    choices = field_of(record, name).choices or {}
    return [Choice(code, f"{number} {_(words)}") for number, (code, words) in enumerate(choices.items(), start=1)]
