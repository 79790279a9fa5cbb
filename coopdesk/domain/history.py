"""What was done at the desk, as the change log has it: changes of single records, and the operations they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.period import Month


@dataclass(frozen=True)
class Change:
    """One record before and after, None where it was not there; ``statement`` owns it where it is a line.

    ``counter`` is its place in the log, ``moment`` is UTC, ``key`` that of its row, ``batch`` the operation it
    belongs to.
    """

    counter: int
    moment: str
    operator: str
    batch: str
    record: type
    key: tuple[Any, ...]
    statement: int | None
    before: Any
    after: Any

    @property
    def stands(self) -> Any:
        """The record as it was last: after the change, or before it was taken out."""
        return self.before if self.after is None else self.after

    def boxes(self) -> Iterator[tuple[Field, Any, Any]]:
        """The boxes whose value is another, with the values; of a record that came or went those that are filled."""
        for one in fields_of(self.record):
            old, new = (getattr(state, one.name) if state is not None else None for state in (self.before, self.after))
            if old != new and not (old in (None, "") and new in (None, "")):
                yield one, old, new


@dataclass(frozen=True)
class Touched:
    """How many records of one type an operation entered, changed and took out."""

    record: type
    entered: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return self.entered + self.changed + self.removed


@dataclass(frozen=True)
class Operation:
    """What was done in one go: the changes from ``first`` to ``last`` in the log.

    ``batch`` names it; ``changes`` are the first few of them, ``states`` those of months themselves, ``months`` those
    of the statements they belong to.
    ``undoes`` is the operation that this one took back.
    """

    batch: str
    first: int
    last: int
    moment: str
    operator: str
    touched: tuple[Touched, ...]
    changes: tuple[Change, ...] = field(repr=False)
    months: Mapping[int, Month] = field(default_factory=dict, repr=False)
    undoes: "Operation | None" = None
    states: tuple[Change, ...] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        """A name that no other operation has."""
        return f"#{self.first}"

    @property
    def count(self) -> int:
        """How many rows of the log it has."""
        return self.last - self.first + 1
