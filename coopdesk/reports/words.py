"""The words that all sheets share: boxes as text, which correction it is, official marks, the line at the foot."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain import sheets
from coopdesk.domain.boxes import Cell, Mark
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.language import Both, Language, day_name, named, say
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.reports import fonts
from coopdesk.reports.carry import Carry
from coopdesk.reports.flow import Solid
from coopdesk.reports.page import LEAST_SIZE, Format, Paper, wrapped
from coopdesk.reports.table import CROSSED, NOT_APPLICABLE_MARK

FOOT: Final = 28.0
"""Points kept free above the lower margin for the lines at the foot."""
_BETWEEN: Final = 8.0
"""Points between two texts of a line."""
_BY_HAND: Final = 100.0
"""Points that a place for writing by hand keeps, its label among them."""
_QR: Final = 46.0
CODE_ROOM: Final = _QR + 12
"""Points that the last text of a form with a QR code keeps free at the right, where the code reaches above the foot."""


def cell_text(value: Cell, language: Language, places: int | None = None) -> str:
    """A box as it is printed: blank, a mark, or a number with groups of three; without ``places`` the shortest."""
    if value is None:
        return ""
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE_MARK
    if isinstance(value, Mark):
        return CROSSED if value is Mark.CROSSED else say(value.value, language)
    if places is not None:
        return grouped(value, places)
    return grouped(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize())


def carried(language: Language, columns: Sequence[int | str], stub: int = 0) -> Carry:
    """What a table says of its sums where a page ends; see `Carry`."""
    forward, brought = say(N_("Carried forward"), language), say(N_("Brought forward"), language)
    return Carry(forward, brought, tuple(columns), stub)


def money_unit(desk: Desk, language: Language) -> str:
    """The unit of money of a desk."""
    return sheets.money_unit(desk.currency, language)


def revision_name(revision: int | None, language: Language) -> str:
    """Original, 1st correction, …; plain “correction” where it has no number yet."""
    if revision is None:
        return say(N_("Correction"), language)
    if revision == 1:
        return say(N_("Original"), language)
    return say(N_("%(ordinal)s correction"), language, ordinal=ordinal(revision - 1, language))


def ordinal(number: int, language: Language) -> str:
    """``2nd``; in Chinese the digits alone."""
    if language == "both":
        return Both(ordinal(number, "zh"), ordinal(number, "en"))
    if language == "zh":
        return str(number)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def labelled(label: str, value: str, language: Language) -> str:
    """A marked label, translated, and its value, with the colon of the language."""
    return pair(say(label, language), value, language)


def pair(label: str, value: str, language: Language) -> str:
    """Two texts as they are, with the colon of the language between them; the Chinese one on paper of both."""
    if language == "both":
        return pair(str(label), str(value), "zh")
    return say(N_("%(label)s: %(value)s"), language, label=label, value=value)


def marks(desk: Desk, form_number: str, form: Format, language: Language) -> Solid:
    """The official marks at the right upper corner (DOMAIN §5.1); an empty mark leaves its place to be written in."""
    pairs = (
        (N_("Form no."), say(form_number, language)),
        (N_("Issued by"), named(desk, language, "federation")),
        (N_("Approval no."), desk.approval),
        (N_("Valid until"), desk.valid_until),
    )
    labels = [labelled(label, "", language).rstrip() for label, _ in pairs]
    stub = max(fonts.width(label, LEAST_SIZE) for label in labels) + 5
    room = min(max(fonts.width(value, LEAST_SIZE) for _, value in pairs) + stub + 1, form.room * 0.55)
    values = [wrapped(value, room - stub, LEAST_SIZE) for _, value in pairs]
    left = form.width - form.left - max(room, 150)

    def paint(paper: Paper, y: float) -> None:
        for label, lines in zip(labels, values, strict=True):
            paper.text(left, y + LEAST_SIZE, label, LEAST_SIZE)
            for line in lines:
                paper.text(left + stub, y + LEAST_SIZE, line, LEAST_SIZE)
                y += 11.5

    return Solid(sum(map(len, values)) * 11.5, paint)


def foot(paper: Paper, lines: Sequence[str], place: tuple[int, int], language: Language, code: str = "") -> None:
    """The foot of a page: what it belongs to, page x of y (``place``), and the QR code where there is one."""
    form = paper.form
    bottom = form.height - form.bottom
    numbered = say(N_("Page %(page)s of %(pages)s"), language, page=place[0], pages=place[1])
    last = f"{lines[-1]}    {numbered}" if lines else numbered
    for number, line in enumerate((*lines[:-1], last)):
        paper.text(form.left, bottom - (len(lines) - 1 - number) * 12.5, line, LEAST_SIZE)
    if code:
        paper.code(form.width - form.left - _QR, bottom - _QR + 2, _QR, code)


def heading(text: str, form: Format, right: str = "") -> Solid:
    """The heading of a block, with a unit at the right end of its line."""

    def paint(paper: Paper, y: float) -> None:
        paper.text(form.left, y + 11, text, 10, bold=True)
        paper.aligned(form.left, y + 11, form.room, right, "right", size=8.6)

    return Solid(16.5, paint, leads=True)


def stamp(paper: Paper, x: float, y: float, text: str) -> None:
    """A framed word that nobody overlooks."""
    wide = fonts.width(text, 14, bold=True) + 16
    paper.box(x, y, wide, 21, 1.2)
    paper.text(x + 8, y + 15.5, text, 14, bold=True)


def grid(rows: Sequence[Sequence[str]], form: Format, leading: float = 16.0) -> Solid:
    """Labelled texts in columns of equal width; a long one takes what the others can spare, then it wraps."""
    size, line_height = 9.0, 12.0
    columns = [_column_widths([other for other in rows if len(other) == len(row)], form, size) for row in rows]
    laid = [
        [wrapped(text, wide - _BETWEEN, size) for text, wide in zip(row, widths, strict=True)]
        for row, widths in zip(rows, columns, strict=True)
    ]
    heights = [leading + (max(map(len, row)) - 1) * line_height for row in laid]

    def paint(paper: Paper, y: float) -> None:
        for row, widths, high in zip(laid, columns, heights, strict=True):
            for place, lines in enumerate(row):
                for number, line in enumerate(lines):
                    paper.text(form.left + sum(widths[:place]), y + 11 + number * line_height, line, size)
            y += high

    return Solid(sum(heights) + 4, paint)


def _column_widths(rows: Sequence[Sequence[str]], form: Format, size: float) -> list[float]:
    """Equal parts of the room, unless one text needs more: a name or a signature by hand has room in any."""
    needs = [max(fonts.width(row[place], size) for row in rows) + _BETWEEN for place in range(len(rows[0]))]
    equal = form.room / len(needs)
    least = [min(equal, max(need, _BY_HAND)) for need in needs]
    wanting = [max(need - wide, 0.0) for need, wide in zip(needs, least, strict=True)]
    if not any(wanting):
        return [equal] * len(needs)
    spare = form.room - sum(least)
    return [wide + spare * want / sum(wanting) for wide, want in zip(least, wanting, strict=True)]


def month_list(months: Sequence[Month], language: Language) -> str:
    """``1954-01, 1954-02``; a run of three or more as ``1954-01..1954-04``."""
    runs: list[list[Month]] = []
    for month in sorted(months):
        if runs and runs[-1][-1] + 1 == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    parts = [f"{run[0]}..{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ("、" if language == "zh" else ", ").join(parts)


def known_words(day: date | None, language: Language) -> str:
    """``as known on 20 November 2026``, for the head and the foot; empty for as known now."""
    return say(N_("as known on %(day)s"), language, day=day_name(day, language)) if day else ""


def title(text: str, under: str, right: str, form: Format, mark: str = "", known: str = "") -> Solid:
    """The title of a form in the middle, the period beneath, its state at the right, a stamp at the left.

    ``known`` (`known_words`) stands under the state.
    """
    lines = wrapped(text, form.room - 20, 16, bold=True)
    below = wrapped(under, form.room * 0.5, 11)
    middle = max(fonts.width(line, 11) for line in below)
    states = [line for part in (right, known) if part for line in wrapped(part, (form.room - middle) / 2 - 12, 10)]
    high = 21.0 * len(lines)

    def paint(paper: Paper, y: float) -> None:
        for number, line in enumerate(lines):
            paper.aligned(form.left, y + 20 + 21 * number, form.room, line, "center", size=16, bold=True)
        for number, line in enumerate(below):
            paper.aligned(form.left, y + high + 18 + 15 * number, form.room, line, "center", size=11)
        for number, line in enumerate(states):
            paper.aligned(form.left, y + high + 18 + 13 * number, form.room, line, "right", size=10)
        if mark:
            stamp(paper, form.left, y + high + 3, mark)

    return Solid(high + 11 + max(15 * len(below), 13 * len(states) + 2), paint)


def head_again(texts: Sequence[str], form: Format) -> Solid:
    """The head of a page that continues a form."""
    lines = [line for text in texts for line in wrapped(text, form.room, 9)]

    def paint(paper: Paper, y: float) -> None:
        for number, line in enumerate(lines):
            paper.text(form.left, y + 9 + number * 13, line, 9)

    return Solid(len(lines) * 13 + 8, paint)
