"""A list as a workbook that can be printed as it is, with a sheet that says what it is; or as CSV."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.language import Language, say
from coopdesk.domain.listing import Head, Listing, Value, decimals_of, fits, plain
from coopdesk.errors import N_
from coopdesk.tables.writing import OPTIONS, day_fits, sheet_name, text_cell, whole, width_of, write_text_table

_A4: Final = 9
_PORTRAIT: Final = 96
"""Characters that go beside each other on an upright sheet at a size that can be read."""
_ONE_PAGE: Final = 210
"""A table that is wider is printed on several sheets beside each other."""
_LOOKED_AT: Final = 500
_NARROWEST, _WIDEST, _WIDEST_HEAD = 7, 44, 16
_FEW_COLUMNS: Final = 8
_LONGEST_TITLE: Final = 120
_STEP: Final = 500
Progress = Callable[[int, int], None]


def write_listing(
    path: Path, listing: Listing, language: Language, progress: Progress = lambda _done, _total: None
) -> None:
    """The list under a name that ends in .xlsx or .csv; raises TableError where it cannot be written.

    Where ``progress`` (done, total) raises, nothing is written.
    """
    if path.suffix.lower() == ".csv":
        heads = [head.label for head in listing.heads]
        places = [head.places for head in listing.heads]
        rows = [[plain(cell, its) for cell, its in zip(row, places, strict=True)] for row in listing.rows]
        numbers = [[not isinstance(cell, str) for cell in row] for row in listing.rows]
        write_text_table(path, heads, rows, numbers)
        return
    import xlsxwriter

    with whole(path) as content:
        book = xlsxwriter.Workbook(content, OPTIONS)
        book.set_properties({"title": listing.name[:_LONGEST_TITLE], "comments": "coopdesk"})
        _table(book, listing, language, progress)
        _about(book, listing, language)
        book.close()


def _table(book: Any, listing: Listing, language: Language, progress: Progress) -> None:
    sheet = book.add_worksheet(sheet_name(listing.title))
    head_format = book.add_format(
        {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "num_format": "@", "bg_color": "#EEEEEE"}
    )
    formats = [[_formats(book, head, strong) for head in listing.heads] for strong in (False, True)]
    for column, head in enumerate(listing.heads):
        typed = formats[False][column]["text"] if head.kind == "text" else None  # 0012 stays 0012 in a new row, too
        sheet.set_column(column, column, _width(listing, column), typed)
        sheet.write_string(0, column, text_cell(head.label), head_format)
    last = len(listing.rows) - listing.sums
    for place, row in enumerate(listing.rows):
        if place and place % _STEP == 0:
            progress(place, len(listing.rows))
        for column, (head, cell) in enumerate(zip(listing.heads, row, strict=True)):
            _write(sheet, place + 1, column, cell, formats[place >= last][column], head)
    stays = _leading(listing.heads)
    sheet.freeze_panes(1, stays if len(listing.heads) > _FEW_COLUMNS else 0)
    if listing.heads and last > 0:
        sheet.autofilter(0, 0, last, len(listing.heads) - 1)
    _print_set_up(sheet, listing, stays, language)


def _leading(heads: tuple[Head, ...]) -> int:
    """How many columns at the left name a row: code and name, or the name alone."""
    words = next((place for place, head in enumerate(heads) if head.kind != "text"), len(heads))
    return min(words, 2)


def _formats(book: Any, head: Head, strong: bool) -> dict[str, Any]:
    more = {"bold": True, "top": 1} if strong else {}
    return {
        "number": lru_cache(lambda places: book.add_format({"num_format": _pattern(head, places), **more})),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **more}),
        "text": book.add_format({"num_format": "@", "valign": "top", **more}),
        "figure": book.add_format({"num_format": "@", "align": "right", **more}),
        "blank": book.add_format(more),
    }


def _pattern(head: Head, places: int) -> str:
    """How a spreadsheet shows a number of so many decimals; never *General*, which writes long ones as powers."""
    decimals = f".{'0' * places}" if places else ""
    return f"{'#,##0' if head.grouped else '0'}{decimals}"


def _write(sheet: Any, row: int, column: int, cell: Value, formats: dict[str, Any], head: Head) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, formats["text" if head.kind == "text" else "blank"])
    elif isinstance(cell, str):
        sheet.write_string(row, column, text_cell(cell), formats["text"])
    elif isinstance(cell, (int, Decimal)):
        if fits(cell):
            places = decimals_of(cell) if head.places is None else head.places
            sheet.write_number(row, column, float(cell), formats["number"](places))
        else:
            sheet.write_string(row, column, plain(cell, head.places), formats["figure"])
    elif day_fits(cell):
        sheet.write_datetime(row, column, cell, formats["day"])
    else:
        sheet.write_string(row, column, plain(cell), formats["text"])


def _width(listing: Listing, column: int) -> int:
    """Room for the longest cell within limits; heads wrap."""
    head = listing.heads[column]
    cells = [_shown(row[column], head) for row in (*listing.rows[:_LOOKED_AT], *listing.rows[-1:])]
    widest = max([_NARROWEST, *map(width_of, cells)])
    return min(max(widest, min(width_of(head.label), _WIDEST_HEAD)) + 2, _WIDEST)


def _shown(cell: Value, head: Head) -> str:
    if isinstance(cell, (int, Decimal)) and head.kind == "number":
        return format(cell, f",.{head.places}f") if head.places is not None else plain(cell)
    return plain(cell)


def _print_set_up(sheet: Any, listing: Listing, stays: int, language: Language) -> None:
    """A4, upright where it is narrow; the head on every page; which page of how many in the foot."""
    width = sum(_width(listing, column) for column in range(len(listing.heads)))
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    if width > _PORTRAIT:
        sheet.set_landscape()
    if width <= _ONE_PAGE:
        sheet.fit_to_pages(1, 0)
    elif stays:
        sheet.repeat_columns(0, stays - 1)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{_escaped(listing.name[:_LONGEST_TITLE])}")
    page = say(N_("Page %(page)s of %(pages)s"), language, page="&P", pages="&N")
    sheet.set_footer(f"&R{page}")


def _escaped(text: str) -> str:
    return text.replace("&", "&&")


def _about(book: Any, listing: Listing, language: Language) -> None:
    """The second sheet: label and words, each in a row."""
    sheet = book.add_worksheet(sheet_name(say(N_("About this table"), language)))
    label = book.add_format({"bold": True, "valign": "top", "num_format": "@"})
    words = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(0, 0, max([12, *(width_of(one) + 2 for one, _ in listing.about)]))
    sheet.set_column(1, 1, 70)
    for row, (name, text) in enumerate(listing.about):
        sheet.write_string(row, 0, text_cell(name), label)
        sheet.write_string(row, 1, text_cell(text), words)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R" + say(N_("Page %(page)s of %(pages)s"), language, page="&P", pages="&N"))
