"""Paths of tables of members that are read or written."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Annotated

from coopdesk.domain.field import Field, field_of
from coopdesk.errors import N_, Problem
from coopdesk.gui.start.parts import PathRow
from coopdesk.services.drives import lies


@dataclass(frozen=True)
class Tables:
    """A table to read, a table to write."""

    source: Annotated[
        str,
        Field(
            N_("Table"),
            length=1000,
            help=N_("A spreadsheet (xlsx, xls, ods) or a text table (csv) with one person in each row."),
        ),
    ] = ""
    target: Annotated[
        str,
        Field(N_("Save as"), length=1000, help=N_("The name of the new table; one of that name is replaced.")),
    ] = ""


def source_row() -> PathRow:
    """A row for the path of a table to read."""
    return PathRow(field_of(Tables, "source"), "sheet")


class TargetRow(PathRow):
    """A row for the path of a table to write; one that is there is replaced only when it is asked twice."""

    def __init__(self, suffixes: tuple[str, ...] = (".xlsx",)) -> None:
        super().__init__(field_of(Tables, "target"), "save sheet")
        self._suffixes = suffixes
        self._doomed: Path | None = None

    def offer(self, path: Path) -> None:
        """Show a path under which there is nothing yet."""
        self.show_path(free(path))

    def asked(self) -> Path | None:
        """Where to write; None where the row says first what stands in the way."""
        path = self.path()
        if path is None:
            self.mark(Problem("target", N_("is needed")))
            return None
        if path.suffix.lower() not in self._suffixes:
            path = path.with_name(f"{path.name}{self._suffixes[0]}")
        if lies(path) == "file" and path != self._doomed:
            self._doomed = path
            message = N_("There is a file %(file)s already; Enter once more replaces it.")
            self.mark(Problem("target", message, {"file": path.name}, level="query"))
            return None
        self.mark(None)
        return path


def free(path: Path) -> Path:
    """The path, or with a number where there is something of that name."""
    names = (path.with_name(f"{path.stem} {number}{path.suffix}") for number in count(2))
    return path if lies(path) == "nothing" else next(name for name in names if lies(name) == "nothing")
