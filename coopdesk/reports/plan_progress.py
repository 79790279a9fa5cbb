"""Plan progress (计划完成进度) on paper: who has come how far, the growth against last year, and charts of it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from coopdesk.domain.charts import charts_of, line_name
from coopdesk.domain.form_marks import Official, official
from coopdesk.domain.language import Language, linked, month_name, named, period_name, say, sentences
from coopdesk.domain.numbers import grouped
from coopdesk.domain.plan_progress import Advance, PlanProgress
from coopdesk.domain.plan_progress_text import ONLY_FINAL, notes
from coopdesk.domain.summaries import GROUPINGS, SCOPES
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.charts import block
from coopdesk.reports.flow import Block, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A3_WIDE, A4_WIDE, Format, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Progress of the annual production plan")
_ROW_HEIGHT: Final = 17.0


def draw(found: PlanProgress, language: Language, known_on: date | None = None) -> bytes:
    """The paper as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    form, lines = _sheet(found, language)
    known = words.known_words(known_on, language)
    title = f"{say(TITLE, language)} {found.period.last}"
    paper = Paper(form, title, named(found.desk, language, "federation"), language)
    number = _official(found).number(language)
    again = linked((number, say(TITLE, language), _when(found, language), known))
    covered = _coverage(found, language)
    leaves = paginate(
        _blocks(found, language, form, lines, known), form, words.foot_room([covered, number], form, language),
        words.head_again([again], form),
    )  # fmt: skip
    draw_leaves(
        paper, leaves,
        lambda place: words.foot(paper, [covered, number] if place[0] > 1 else [number], place, language),
    )  # fmt: skip
    return paper.finish()


def _official(found: PlanProgress) -> Official:
    return official(found.desk, found.form_marks, "plan-progress")


def _when(found: PlanProgress, language: Language) -> str:
    return period_name(found.period, language)


def _sheet(found: PlanProgress, language: Language) -> tuple[Format, Table]:
    places = _places(found)
    carry = words.carried(language, ["", *[places] * 3, "", "", places, *[""] * 3])
    for form in (A4_WIDE, A3_WIDE):
        lines = table(_columns(found, language), list(_rows(found, language)), form, _ROW_HEIGHT, carry=carry)
        if lines:
            return form, lines
    raise PaperError(N_("The amounts are too wide for the paper."))


def _places(found: PlanProgress) -> int:
    """The decimals of money."""
    return found.shift if found.desk.role == "cooperative" else 2


def _columns(found: PlanProgress, language: Language) -> list[Column]:
    month = month_name(found.period.last, language)
    heads = (
        N_("Annual plan"), N_("Plan to date"), N_("Output to date"), N_("% of plan to date"), N_("% of annual plan"),
    )  # fmt: skip
    texts = [say(head, language) for head in heads]
    texts += [
        say(N_("Output of %(month)s"), language, month=month),
        say(N_("Growth of the month against last year, %"), language),
        say(N_("Growth to date against last year, %"), language),
        say(N_("Returns reported / due"), language),
    ]
    stub = say(GROUPINGS[found.by], language)
    return [
        Column(stub, say(N_("(A)"), "zh" if language == "both" else language), least=130),
        *(Column(text, str(number), "right", amount=True, least=44) for number, text in enumerate(texts, 1)),
    ]


def _rows(found: PlanProgress, language: Language) -> Iterator[Row]:
    for line in found.lines:
        yield _row(line, line_name(line, found, language), found, language)
    if len(found.lines) != 1:
        yield _row(found.whole, say(N_("Total"), language), found, language, strong=True)


def _row(line: Advance, name: str, found: PlanProgress, language: Language, strong: bool = False) -> Row:
    numbers = (
        *map(found.money, (line.plan_year, line.plan, line.output)), line.of_plan, line.of_year,
        found.money(line.of_month), line.month.cell, line.to_date.cell,
    )  # fmt: skip
    money, places = (0, 1, 2, 5), _places(found)
    texts = [words.cell_text(cell, language, places if at in money else 1) for at, cell in enumerate(numbers)]
    covered = f"{grouped(line.coverage.reported)}/{grouped(line.coverage.due)}"
    return Row((name, *texts, covered), bold=strong, numbers=() if strong else (None, *numbers, None))


def _blocks(found: PlanProgress, language: Language, form: Format, lines: Table, known: str) -> Iterator[Block]:
    yield words.marks(_official(found), form, language)
    whole, federation = found.whole.coverage, found.desk.role == "federation"
    scope = say(SCOPES[found.scope], language) if federation else ""
    mark = "" if federation or whole.reported == whole.due else say(N_("Incomplete"), language)
    yield words.title(say(TITLE, language), _when(found, language), scope, form, mark, known)
    yield running([_coverage(found, language)], form, 9.5, 14.0)
    yield gap(6)
    yield words.heading(say(N_("Output value, constant prices"), language), form, _unit(found, language))
    yield lines
    yield gap(6)
    yield running(list(notes(found, language)), form)
    yield gap(3)
    yield running([_explanation(language)], form, 8.0, 11.0, 0.35)
    for chart in charts_of(found, language):
        yield gap(8)
        yield block(chart, form)
    yield gap(6)
    labels = (N_("Head of the federation"), N_("Statistician"), N_("Compiled by"), N_("Date submitted"))
    if found.desk.role == "federation":
        yield words.signed([words.labelled(label, "", language) for label in labels], form, language)


def _unit(found: PlanProgress, language: Language) -> str:
    message = (
        N_("Money in 10,000 %(unit)s; constant prices of %(year)s")
        if found.desk.role == "federation"
        else N_("Money in %(unit)s; constant prices of %(year)s")
    )
    return say(message, language, unit=words.money_unit(found.desk, language), year=found.desk.price_year)


def _coverage(found: PlanProgress, language: Language) -> str:
    one = found.whole.coverage
    return say(
        N_("Returns due to date %(due)s, reported %(reported)s; not reported %(missing)s, in dispute %(disputed)s."),
        language,
        **{name: grouped(getattr(one, name)) for name in ("due", "reported", "missing", "disputed")},
    )


def _explanation(language: Language) -> str:
    told = (
        N_("Explanation:"),
        N_("The plan to date is the annual plan's part of the months from January, by the shares set for them."),
        N_("Growth is this year's output over that of the same months last year, less one; blank where last year is "
           "not known."),
        ONLY_FINAL,
        N_("Sums may differ from the parts that are printed by rounding."),
    )  # fmt: skip
    return sentences([say(sentence, language) for sentence in told], language)
