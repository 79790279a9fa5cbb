"""The words that all sheets share: boxes as text, which correction it is, official marks, the line at the foot."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain import sheets
from coopdesk.domain.boxes import Cell, Mark
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.form_marks import Official
from coopdesk.domain.language import (
    LANGUAGES_OF_BOTH,
    Both,
    Language,
    continued,
    day_name,
    in_each,
    linked,
    named,
    say,
    shown,
)
from coopdesk.domain.numbers import grouped
from coopdesk.errors import N_
from coopdesk.reports import fonts
from coopdesk.reports.carry import Carry
from coopdesk.reports.flow import Solid
from coopdesk.reports.page import LEAST_SIZE, Format, Paper, wrapped
from coopdesk.reports.table import CROSSED, NOT_APPLICABLE_MARK

LINE: Final = "_" * 18
"""A place to be written into."""
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


def apart(text: str) -> tuple[str, ...]:
    """A sentence as lines: of two languages each has its own, though both had room on one."""
    return (text.zh, text.en) if isinstance(text, Both) and text.zh != text.en else (text,)


def labelled(label: str, value: str, language: Language) -> str:
    """A marked label, translated, and its value, with the colon of the language."""
    return pair(say(label, language), value, language)


def pair(label: str, value: str, language: Language) -> str:
    """Two texts as they are, with the colon of the language between them; on a line of both the Chinese one."""
    if language == "both":
        line = pair(str(label), str(value), "zh")
        zh, en = (pair(shown(label, one), shown(value, one), one) for one in LANGUAGES_OF_BOTH)
        return Both(zh, en, line) if value else line
    return say(N_("%(label)s: %(value)s"), language, label=label, value=value)


def marks(official: Official, form: Format, language: Language) -> Solid:
    """The official marks at the right upper corner (DOMAIN §5.1); an empty mark leaves its place to be written in.

    Who approved the form is told only where it is set.
    """
    approver = named(official, language, "approver")
    pairs = (
        (N_("Form no."), official.number(language)),
        (N_("Issued by"), named(official, language, "issuer")),
        *(((N_("Approved by"), approver),) if approver else ()),
        (N_("Approval no."), official.approval),
        (N_("Valid until"), official.validity(language)),
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
    found = _foot_lines(lines, numbered, form.room - (CODE_ROOM if code else 0))
    for number, line in enumerate(found):
        paper.text(form.left, bottom - (len(found) - 1 - number) * 12.5, line, LEAST_SIZE)
    if code:
        paper.code(form.width - form.left - _QR, bottom - _QR + 2, _QR, code)


def _foot_lines(lines: Sequence[str], numbered: str, room: float) -> list[str]:
    """The lines at the foot, each as it fits, the number of the page behind the last."""
    texts = [*lines[:-1], linked((*lines[-1:], numbered), "    ")]
    return [line for text in texts for line in wrapped(text, room, LEAST_SIZE)]


def foot_room(lines: Sequence[str], form: Format, language: Language) -> float:
    """Points that these lines at the foot take, and at least as many as two of them."""
    numbered = say(N_("Page %(page)s of %(pages)s"), language, page=100, pages=100)
    return FOOT + 12.5 * max(len(_foot_lines(lines, numbered, form.room)) - 2, 0)


def heading(text: str, form: Format, right: str = "") -> Solid:
    """The heading of a block, in the outline too, with a unit at the right end of its line; long ones wrap.

    Both stand again, as continued, above what a page cuts off.
    """

    def high(text: str) -> float:
        return 3.5 + 13 * max(map(len, _heading_lines(text, form, right)))

    def paint(paper: Paper, y: float) -> None:
        paper.section(text, y)
        put(paper, y, text)

    def paint_again(paper: Paper, y: float) -> None:
        put(paper, y, continued(text, "zh" if paper.language == "both" and not both else paper.language))

    def put(paper: Paper, y: float, text: str) -> None:
        lines, beside = _heading_lines(text, form, right)
        for number, line in enumerate(lines):
            paper.text(form.left, y + 11 + 13 * number, line, 10, bold=True)
        for number, line in enumerate(beside):
            paper.aligned(form.left, y + 11 + 13 * number, form.room, line, "right", size=8.6)

    both = isinstance(text, Both)
    languages: Sequence[Language] = ("both",) if both else LANGUAGES_OF_BOTH
    again = Solid(max(high(continued(text, one)) for one in languages), paint_again, leads=True)
    return Solid(high(text), paint, leads=True, again=again)


def _heading_lines(text: str, form: Format, right: str) -> tuple[list[str], list[str]]:
    wide = fonts.width(right, 8.6)
    if wide + fonts.width(text, 10, bold=True) + _BETWEEN > form.room:
        wide = min(wide, form.room * 0.45)
    return wrapped(text, form.room - wide - _BETWEEN, 10, bold=True), wrapped(right, max(wide, 1.0), 8.6)


def signed(texts: Sequence[str], form: Format, language: Language, leading: float = 20.0) -> Solid:
    """Places for signatures, a day and a seal in a row; in both languages as many to a row as keep room for a pen."""
    wide = len(texts)
    if language == "both":
        wide = min(wide, max(int(form.room // (max(fonts.width(text, 9.0) for text in texts) + _BY_HAND)), 1))
    padded = [*texts, *[""] * (-len(texts) % wide)]
    return grid([padded[at : at + wide] for at in range(0, len(padded), wide)], form, leading)


def pen_lines(count: int, form: Format, leading: float = 24.0) -> Solid:
    """Lines for the pen over the whole width."""

    def paint(paper: Paper, y: float) -> None:
        for number in range(1, count + 1):
            level = y + number * leading - 4
            paper.rule(form.left, level, form.width - form.left, level, 0.5, grey=0.6)

    return Solid(count * leading, paint)


def ticks(choices: Mapping[str, str], language: Language) -> str:
    """Marked choices, each with a box to be ticked by hand."""
    return in_each(language, lambda one: "    ".join(f"□ {say(label, one)}" for label in choices.values()))


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
