"""What a grid is made of: columns that are typed into or computed, rows of values, and who keeps them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from coopdesk.domain.field import NOT_APPLICABLE, Field
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.choosing import Choice

Values = Mapping[str, Any]
Change = tuple[Values | None, Values]
"""The values of a line before (None for a new one) and now."""


@dataclass(frozen=True)
class Column:
    """One column; ``label`` is translated, with a line break where the head needs one.

    With ``field`` it is typed into, with ``shown`` it is computed. ``choices`` makes it a choice from a list,
    ``unknown`` is the marked sentence for a ``%(text)s`` that is not on it, which an ``open`` list takes as a code,
    ``words`` says how a chosen code is written. ``offered`` is a value that Enter accepts while the cell is
    blank. ``of_line`` is the field of a cell where the lines of a column
    differ in it. Enter skips a ``carried`` cell that is filled. ``total`` is the text of the row of sums;
    queries with one of the ``codes`` tint this cell too. ``fixed`` says, translated, why nothing is typed here. A
    ``stretch`` column takes what room is left.
    """

    name: str
    label: str
    width: int
    field: Field | None = None
    box: str = ""
    shown: Callable[[Values], str] | None = None
    choices: Callable[[], Sequence[Choice]] | None = None
    words: Callable[[Values], str] | None = None
    offered: Callable[[Values], Any] | None = None
    total: Callable[[Sequence[Values]], str] | None = None
    carried: bool = False
    grey: bool = False
    right: bool = False
    codes: frozenset[str] = frozenset()
    help: str = ""
    unknown: str = N_("“%(text)s” is not on the list; F2 opens it.")
    open: bool = False
    fixed: str = ""
    stretch: bool = False
    of_line: Callable[[Values], Field] | None = None

    @property
    def typed(self) -> bool:
        """Whether it can be typed into."""
        return self.field is not None

    @property
    def blank(self) -> Any:
        """The value of a cell with nothing in it."""
        return "" if self.field is not None and self.field.kind is str and not self.field.optional else None

    @property
    def figures(self) -> bool:
        """Whether it is written to the right, in digits of one width."""
        return self.right or (self.field is not None and self.field.number)

    @property
    def head(self) -> str:
        """The box number and the label, in two lines at most."""
        if not self.box:
            return self.label
        return f"{self.box} {self.label}" if "\n" in self.label else f"{self.box}\n{self.label}"

    @property
    def title(self) -> str:
        """The head in one line."""
        label = self.label.replace("\n", " ")
        return f"{self.box} {label}" if self.box else label

    def field_at(self, values: Values) -> Field | None:
        """What is typed into the cell of a line."""
        return self.of_line(values) if self.of_line is not None else self.field

    def text(self, values: Values) -> str:
        """What stands in the cell."""
        if self.shown is not None:
            return self.shown(values)
        if self.words is not None:
            return self.words(values)
        described = self.field_at(values)
        return described.text(values.get(self.name)) if described is not None else ""

    def edit_text(self, values: Values) -> str:
        """What is edited with F2 and copied: the value as it can be typed again."""
        described, value = self.field_at(values), values.get(self.name)
        if described is None:
            return self.text(values)
        return "-" if value is NOT_APPLICABLE else described.text(value)


@dataclass(frozen=True)
class Row:
    """One line on the grid: what could be read, what could not (as typed), and why. Never changed, only replaced."""

    id: int
    values: Values
    typed: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, Problem] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """What stands in a line and not in the file, to be shown again later: its place, the key of the kept line that
    it changes (None for a new one), its values, and the texts that cannot be read.
    """

    place: int
    key: str | None
    values: Values
    typed: Mapping[str, str]


@dataclass(frozen=True)
class Keeper:
    """Who keeps lines. ``keep`` (values before or None, values now) returns the values as kept; ``drop`` takes a
    kept line away; both raise EntryError. ``together`` makes several of them one transaction. ``several`` keeps many
    lines quicker than one by one; it returns the refusals in their place.
    """

    keep: Callable[[Values | None, Values], Values]
    drop: Callable[[Values], None]
    together: Callable[[], AbstractContextManager[object]] = nullcontext
    several: Callable[[Sequence[Change]], list[Values | EntryError]] | None = None

    def all_of(self, changes: Sequence[Change]) -> list[Values | EntryError]:
        """Keep lines in turn; each as kept, or why it was refused."""
        if self.several is not None and len(changes) > 1:
            return self.several(changes)
        return [self._one(before, now) for before, now in changes]

    def _one(self, before: Values | None, now: Values) -> Values | EntryError:
        try:
            return self.keep(before, now)
        except EntryError as refusal:
            return refusal
