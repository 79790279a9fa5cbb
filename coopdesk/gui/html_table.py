"""The table in what a spreadsheet or a browser puts on the clipboard as HTML: its cells as they are shown."""

from html.parser import HTMLParser
from typing import Final

_UNSEEN: Final = ("style", "script", "head", "title", "colgroup")
_BREAKS: Final = ("br", "p", "div", "li")
_MARKS: Final = ("sdval", "x:num")
"""Where LibreOffice and Excel keep the number behind a cell."""
_DASHES: Final = ("-", "–", "—")
WIDEST: Final = 1_000
"""Cells that one may span; more is no table that a person made."""


def table_of(html: str) -> list[list[str]]:
    """Rows and cells of all tables; merged cells leave blanks beside and below, hidden rows are left out.

    A zero that a spreadsheet shows as a dash is 0, since a dash means not applicable here. Without a table, nothing.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_row()
    return [row for row, seen in zip(reader.rows, reader.seen, strict=True) if seen]


class _Reader(HTMLParser):
    """Collects cells; a table within a cell is part of its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.seen: list[bool] = []
        self._row: list[str] | None = None
        self._shown = True
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._number = ""
        self._below: dict[int, int] = {}
        self._depth = self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells open; cells and rows that lack their end tag are ended by the next."""
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
            self._break()
        elif self._depth == 1 and tag == "tr":
            self.end_row()
            style = (dict(attrs).get("style") or "").replace(" ", "").lower()
            self._row, self._shown = [], "display:none" not in style
        elif self._depth == 1 and tag in ("td", "th") and self._row is not None:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS:
            self._break()

    def _begin_cell(self, given: dict[str, str | None]) -> None:
        self._cell = []
        self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
        self._number = next((given[mark] or "" for mark in _MARKS if mark in given), "")

    def handle_endtag(self, tag: str) -> None:
        """Tables, rows and cells close."""
        if tag in _UNSEEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag == "table":
            if self._depth == 1:
                self.end_row()
                self._below.clear()
            self._depth = max(self._depth - 1, 0)
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self.end_row()

    def handle_data(self, data: str) -> None:
        """Text belongs to the open cell."""
        if self._cell is not None and not self._hidden:
            self._cell.append(data)

    def _break(self) -> None:
        if self._cell:
            self._cell.append(" ")

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        text = " ".join("".join(self._cell).split())
        if text in _DASHES and self._number and _is_zero(self._number):
            text = "0"
        self._skip_merged()
        down, across = self._spans
        for place in range(len(self._row), len(self._row) + across):
            if down > 1:
                self._below[place] = down - 1
        self._row += [text] + [""] * (across - 1)
        self._cell = None

    def _skip_merged(self) -> None:
        """Blanks where a cell of a row above reaches down."""
        assert self._row is not None  # only in a row
        while self._below.get(len(self._row), 0):
            self._below[len(self._row)] -= 1
            self._row.append("")

    def end_row(self) -> None:
        """Keep the row that is open."""
        self._end_cell()
        if self._row is not None:
            self._skip_merged()
            self.rows.append(self._row)
            self.seen.append(self._shown)
        self._row = None


def _span(text: str | None) -> int:
    return min(max(int(text), 1), WIDEST) if text and text.isascii() and text.isdigit() else 1


def _is_zero(number: str) -> bool:
    try:
        return float(number) == 0
    except ValueError:
        return False
