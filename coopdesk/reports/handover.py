"""The handover sheet (移交清单): what there is at a desk when one person hands it to the next, signed by both."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from coopdesk.domain.handover_sheet import GatheredMonth, HandoverSheet, KeptMonth
from coopdesk.domain.language import Language, day_name, in_each, linked, named, period_name, say
from coopdesk.domain.month_states import MONTH_STATES
from coopdesk.domain.numbers import grouped
from coopdesk.domain.operators import OPERATOR_ROLES
from coopdesk.domain.questions import place_text
from coopdesk.errors import N_
from coopdesk.reports import words
from coopdesk.reports.flow import Block, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A4, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Handover sheet")
_FIRST: Final = 16
"""So many characters of the number of a file stand on paper."""
_SIDES: Final = (N_("Handed over by"), N_("Taken over by"), N_("Witnessed by"))
_NOTE: Final = N_("Both have seen that the data file opens and that the newest backup is there.")


def draw(sheet: HandoverSheet, language: Language) -> bytes:
    """The sheet as a PDF; raises PaperError for characters without a shape."""
    paper = Paper(A4, f"{say(TITLE, language)} {_code(sheet)}", _office(sheet, language), language)
    day = day_name(sheet.day, language)
    again = words.head_again([linked((_code(sheet), _office(sheet, language), say(TITLE, language), day))], A4)
    foot = linked((_code(sheet), say(TITLE, language), day), "   ")
    leaves = paginate(_blocks(sheet, language), A4, words.foot_room([foot], A4, language), again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, [foot], place, language))
    return paper.finish()


def _code(sheet: HandoverSheet) -> str:
    unit = sheet.seal.cooperative
    return unit.code if unit else sheet.seal.desk.federation


def _office(sheet: HandoverSheet, language: Language) -> str:
    unit = sheet.seal.cooperative
    return named(unit, language) if unit else named(sheet.seal.desk, language, "federation")


def _blocks(sheet: HandoverSheet, language: Language) -> Iterator[Block]:
    yield words.title(say(TITLE, language), "", day_name(sheet.day, language), A4)
    yield gap(4)
    label = N_("Co-operative") if sheet.seal.cooperative else N_("Federation")
    yield words.grid([[words.labelled(label, linked((_code(sheet), _office(sheet, language)), " "), language)]], A4)
    yield words.grid([[words.labelled(N_("Data file"), sheet.file, language)]], A4)
    yield words.grid([[words.labelled(message, grouped(count), language) for message, count in sheet.counts[:2]],
                      [words.labelled(message, grouped(count), language) for message, count in sheet.counts[2:]]],
                     A4)  # fmt: skip
    parts: tuple[tuple[str, Block | None], ...] = (
        (N_("Months"), _months(sheet, language) if sheet.seal.cooperative else _gathered(sheet, language)),
        (N_("Receipts"), running([_receipts(sheet, language)], A4)),
        (N_("Open questions"), _questions(sheet, language)),
        (N_("Competitions in which something is to be done"), _competitions(sheet, language)),
        (N_("Persons at the desk"), _people(sheet, language)),
        (N_("Check number of the computer's seal"), running([sheet.seal.check_number], A4)),
        (N_("Last backups"), _backups(sheet, language)),
    )
    for heading, found in parts:
        yield gap(8)
        yield words.heading(say(heading, language), A4)
        yield found or running([say(N_("none"), language)], A4)
    if sheet.folder:
        yield running([words.labelled(N_("Folder of the backups"), sheet.folder, language)], A4)
    yield gap(8)
    yield words.heading(say(N_("Copies on sticks or discs, and where they lie"), language), A4)
    yield words.pen_lines(2, A4)
    yield gap(8)
    yield words.heading(say(_NOTE, language), A4)
    day = words.labelled(N_("Date"), "", language)
    yield words.grid([[words.labelled(side, "", language), day] for side in _SIDES], A4, 26.0)


def _months(sheet: HandoverSheet, language: Language) -> Table | None:
    heads = _heads(language, N_("State")) + _heads(
        language, N_("Since"), N_("File number"), N_("Number of the file"), amount=True
    )
    columns = _heads(language, N_("Month"), amount=True) + heads
    return _table(columns, [_month(one, language) for one in sheet.months])


def _month(one: KeptMonth, language: Language) -> Row:
    since = one.since.isoformat() if one.since else ""
    number = "" if one.sequence is None else str(one.sequence)
    return Row((str(one.month), say(MONTH_STATES[one.state], language), since, one.file[:_FIRST], number))


def _gathered(sheet: HandoverSheet, language: Language) -> Table | None:
    counts = (N_("Due"), N_("Reported"), N_("Not reported"), N_("In dispute"), N_("Not due yet"))
    columns = _heads(language, N_("Month"), amount=True)
    columns += [Column(say(label, language), align="right", amount=True) for label in counts]
    columns += _heads(language, N_("Number of the summary"))
    return _table(columns, [_sums(one, language) for one in sheet.gathered])


def _sums(one: GatheredMonth, language: Language) -> Row:
    numbers = (one.due, one.reported, one.missing, one.disputed, one.ahead)
    handed = in_each(language, lambda each: ("、" if each == "zh" else ", ").join(one.summaries))
    return Row((str(one.month), *map(str, numbers), handed))


def _questions(sheet: HandoverSheet, language: Language) -> Table | None:
    numbers = [N_("Question no."), N_("Co-operative"), N_("Month")]
    columns = _heads(language, *numbers, amount=True) + _heads(language, N_("Part"), N_("Question"))
    rows = []
    for one in sheet.questions:
        where = in_each(language, partial(place_text, one.place)) or say(N_("the whole return"), language)
        rows.append(Row((str(one.number), one.cooperative, str(one.month or ""), where, one.text)))
    return _table(columns, rows)


def _competitions(sheet: HandoverSheet, language: Language) -> Table | None:
    columns = _heads(language, N_("Code"), N_("Competition"), N_("Period"), N_("Next"))
    rows = []
    for one in sheet.running:
        of, due = one.competition, period_name(one.due, language) if one.due else ""
        act = say(one.act, language, period=due)
        rows.append(Row((of.code, named(of, language, "title") or of.code, period_name(of.span, language), act)))
    return _table(columns, rows)


def _people(sheet: HandoverSheet, language: Language) -> Table | None:
    columns = _heads(language, N_("Name"), N_("Role at the desk"))
    return _table(columns, [Row((one.name, say(OPERATOR_ROLES[one.role], language))) for one in sheet.people])


def _backups(sheet: HandoverSheet, language: Language) -> Table | None:
    return _table(_heads(language, N_("File")), [Row((name,)) for name in sheet.backups])


def _heads(language: Language, *labels: str, amount: bool = False) -> list[Column]:
    """Columns of texts; with ``amount`` they are never wrapped."""
    return [Column(say(label, language), align="center" if amount else "left", amount=amount) for label in labels]


def _table(columns: Sequence[Column], rows: Sequence[Row]) -> Table | None:
    """None where nothing is in it."""
    if not rows:
        return None
    found = table(columns, rows, A4)
    assert found is not None  # codes, months and counts are narrow
    return found


def _receipts(sheet: HandoverSheet, language: Language) -> str:
    count = grouped(sheet.receipts)
    if sheet.receipt:
        number, file = sheet.receipt
        message = N_("Receipts held here: %(count)s. The newest is no. %(number)s, file %(file)s; it says all.")
        return say(message, language, count=count, number=number, file=file[:_FIRST])
    if sheet.seal.cooperative:
        return say(N_("No receipt of the federation was taken in yet."), language)
    return say(N_("Co-operatives that a receipt was written for: %(count)s."), language, count=count)
