"""Every paper of a desk drawn once, with each text that was drawn: where, in which room, in which size."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final, NamedTuple

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from coopdesk.domain.language import Language
from coopdesk.domain.period import Period
from coopdesk.errors import DeskError
from coopdesk.reports import fonts
from coopdesk.reports.page import Format, Paper
from coopdesk.services.reports import REPORTS, report
from coopdesk.store import Store

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en", "both")


class Mark(NamedTuple):
    """A text on its base line, in points from the left upper corner; ``room`` where it was meant for one."""

    words: str
    x: float
    y: float
    size: float
    wide: float
    room: float | None


@dataclass(frozen=True)
class Page:
    """What was drawn on a page of a size."""

    form: Format
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """A desk with the period and the choices with which each of its papers is drawn."""

    store: Store
    period: Period
    options: Mapping[str, Any]

    def draw(self, name: str, language: Language, *, blank: bool = False) -> bytes:
        return report(self.store, name, self.period, language, **self.options, blank=blank)


@dataclass(frozen=True)
class Sheet:
    """A paper: for whom it was drawn, its PDF, and what was drawn on each page of it."""

    asked: Asked
    name: str
    language: Language
    blank: bool
    data: bytes
    pages: Sequence[Page]

    def __str__(self) -> str:
        return f"{self.name} {self.language}{' blank' if self.blank else ''} of the {self.asked.store.desk.role}"


@dataclass(frozen=True)
class Papers:
    """The papers of some desks, and the names of those that were refused at one of them and printed at none."""

    sheets: Sequence[Sheet]
    refused: Mapping[str, DeskError]


def papers(wanted: Sequence[tuple[Asked, Sequence[str]]]) -> Papers:
    """The papers of these names at each desk, in each language and, where it is a form, blank."""
    sheets, refused = [], {}
    each = ((asked, name, kind) for asked, names in wanted for name in names for kind in kinds(name))
    for asked, which, kind in each:
        try:
            sheets.append(_drawn(asked, which, *kind))
        except DeskError as error:
            refused[which] = error
    printed = {sheet.name for sheet in sheets}
    return Papers(sheets, {name: error for name, error in refused.items() if name not in printed})


def _drawn(asked: Asked, name: str, language: Language, blank: bool) -> Sheet:
    with recorded() as pages:
        data = asked.draw(name, language, blank=blank)
    return Sheet(asked, name, language, blank, data, pages)


def of_role(role: str, first: bool = True) -> list[str]:
    """The papers that a desk of a role prints; ``first`` leaves out those that belong to the other one first."""
    return [name for name, found in REPORTS.items() if role in (found.roles[:1] if first else found.roles)]


def kinds(name: str) -> Iterator[tuple[Language, bool]]:
    """In which languages a paper is printed, and whether blank."""
    return product(LANGUAGES, (False, True) if REPORTS[name].form else (False,))


@contextmanager
def recorded() -> Iterator[list[Page]]:
    """What is drawn meanwhile, page by page; the widths are reportlab's own."""
    pages: list[Page] = []
    rooms: list[float] = []
    begin, text, aligned = Paper._begin, Paper.text, Paper.aligned

    def begun(self: Paper) -> None:
        pages.append(Page(self.form))
        begin(self)

    def put(
        self: Paper, x: float, y: float, words: str, size: float = 9.0, *, bold: bool = False, **style: Any
    ) -> None:
        face = fonts.BOLD if bold else fonts.REGULAR
        if words:
            pages[-1].marks.append(
                Mark(str(words), x, y, size, stringWidth(words, face, size), rooms[-1] if rooms else None)
            )
        text(self, x, y, words, size, bold=bold, **style)

    def put_in(self: Paper, x: float, y: float, room: float, *words: Any, **style: Any) -> None:
        rooms.append(room)
        aligned(self, x, y, room, *words, **style)
        rooms.pop()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Paper, "_begin", begun)
        patch.setattr(Paper, "text", put)
        patch.setattr(Paper, "aligned", put_in)
        yield pages
