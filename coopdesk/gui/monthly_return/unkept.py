"""What stands on the pages of a month and not in the file: what cannot be read, and lines that are not finished."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Final

from coopdesk.domain.field import fields_of
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import read_text
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.words import _

AMOUNTS: Final = {described.name: described for described in fields_of(Accounts)}


def unread(texts: Mapping[str, str]) -> Iterator[Problem]:
    """What is against the amounts beside the products that could not be kept."""
    for name, text in texts.items():
        try:
            read_text(AMOUNTS[name], text)
        except EntryError as refusal:
            yield from refusal.problems


def unkept_of(lines: Lines) -> list[tuple[int, Problem]]:
    """What stands on a grid and not in the file: rows, and problems with the key of the line as far as it goes."""
    missing = [(row, name, Problem(name, N_("is needed"))) for row, name in lines.incomplete()]
    return [
        (row, dataclasses.replace(problem, box=name, line=lines.key(lines.at(row))))
        for row, name, problem in (*lines.standing(), *missing)
    ]


def unfinished_words(month: Month, count: int) -> str:
    """That so many lines of a month are not finished."""
    if count == 1:
        return _("%(month)s: one line is not finished; what is missing or refused in it is not saved.", month=month)
    return _(
        "%(month)s: %(count)s lines are not finished; what is missing or refused in them is not saved.",
        month=month,
        count=count,
    )
