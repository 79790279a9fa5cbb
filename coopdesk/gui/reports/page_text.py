"""The words on a page of a PDF: to be copied line by line, and where a searched word stands."""

from typing import Any, Final

Rect = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the left upper corner."""
_LINE: Final = 2.5
"""Points by which the middles of two texts of one line may differ."""
_CELL: Final = 3.0
"""Points between two texts from which on they are of two cells."""


def page_text(pdf: Any, page: int) -> str:
    """The text of a page, line by line; cells of a line are parted by tabs, as spreadsheets take them."""
    words = pdf[page].get_textpage()
    lines: list[tuple[float, list[tuple[float, float, str]]]] = []
    try:
        rects = [words.get_rect(number) for number in range(words.count_rects())]
        for left, low, right, high in sorted(rects, key=lambda rect: -(rect[1] + rect[3])):
            text = words.get_text_bounded(left, low, right, high).strip("\r\n")
            middle = (low + high) / 2
            if not lines or abs(lines[-1][0] - middle) > _LINE:
                lines.append((middle, []))
            lines[-1][1].append((left, right, text))
    finally:
        words.close()
    return "\n".join(_joined(sorted(parts)) for _, parts in lines)


def _joined(parts: list[tuple[float, float, str]]) -> str:
    whole, end = "", 0.0
    for left, right, text in parts:
        cell = whole and left - end > _CELL
        whole = f"{whole.rstrip()}\t{text.lstrip()}" if cell else whole + text
        end = right
    return whole.strip()


def hits(pdf: Any, page: int, words: str) -> list[list[Rect]]:
    """Every place on a page where some words stand, each as the rectangles that they fill; capitals do not matter."""
    sheet = pdf[page]
    high, text = sheet.get_height(), sheet.get_textpage()
    found = []
    searcher = text.search(words)
    try:
        while place := searcher.get_next():
            start, count = place
            rects = map(text.get_rect, range(text.count_rects(start, count)))
            found.append([(left, high - top, right, high - low) for left, low, right, top in rects])
    finally:
        searcher.close()
        text.close()
    return found
