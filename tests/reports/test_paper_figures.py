"""What stands on paper is what the figures command says, read back from the PDF without asking what drew it."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import KINDS
from coopdesk.domain.language import say
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import summary_document
from coopdesk.services.figures import summary
from tests.reports.papers import Papers, Sheet

CODES = {
    "01": "output_value_constant", "02": "output_value_current", "03": "assortment_fulfilment", "04": "scrap_rate",
    "10": "members_opening", "11": "members_joined", "12": "members_newly_developed", "13": "members_left",
    "14": "members_closing", "15": "average_members", "20": "scheduled_days", "21": "attended_days",
    "22": "attendance", "30": "wages", "31": "average_wage", "32": "productivity", "40": "lost_time_accidents",
}  # fmt: skip
"""The lines of form 1 (DOMAIN §5.2) by the names of the figures command."""
PLANNED = {"01": "planned_value_constant"}
REPORTS = ("due", "reported", "missing", "planned_value_constant", "output_value_constant", "plan_fulfilment",
           "output_value_current", "assortment_fulfilment", "pass_rate", "scrap_rate")  # fmt: skip
MEMBERS = ("members_opening", "members_joined", "members_newly_developed", "members_left", "members_closing",
           "average_members", "attendance", "wages", "average_wage", "productivity", "lost_time_accidents",
           "cost_per_100")  # fmt: skip
"""The columns of the two tables of a summary, likewise."""
TEN_THOUSAND = ("planned_value_constant", "output_value_constant", "output_value_current", "wages")
"""Money that a summary has in 万元."""


def said(sheet: Sheet, period: Period, by: str | None = None) -> dict:
    """What the figures command prints of a period."""
    return summary_document(summary(sheet.asked.store, period, by))


def values(document: dict) -> dict[str, Decimal | None]:
    """Coverage, figures and indicators of a group by name."""
    every = {**document["coverage"], **document["figures"], **document["indicators"]}
    return {name: None if value is None else Decimal(value) for name, value in every.items()}


def agrees(text: str | None, value: Decimal | None) -> bool:
    """Whether a printed number is a value, rounded to the decimals that it has; nothing is printed of nothing."""
    if text is None or value is None:
        return text is None and value is None
    number = Decimal(text.replace(",", "").replace("−", "-"))
    half = Decimal("0.5").scaleb(number.as_tuple().exponent)
    return abs(number - value) <= half + (Decimal("0.005") if value != int(value) else 0)


@pytest.fixture
def forms(papers: Papers) -> list[Sheet]:
    """Form 1 of the co-operative, in each language."""
    found = [one for one in papers.sheets if one.name == "monthly-return" and not one.blank]
    return [one for one in found if one.asked.store.desk.role == "cooperative"]


def test_the_boxes_of_form_1_are_the_figures(forms: list[Sheet], printed) -> None:
    assert len(forms) == 3
    for sheet in forms:
        month = sheet.asked.period.first
        now, year = (values(said(sheet, Period(first, month))) for first in (month, Month(month.year, 1)))
        lines = dict(_coded(printed(sheet.data).by_poppler()))
        assert set(lines) == set(CODES)
        for code, name in CODES.items():
            actual, to_date = lines[code]
            assert agrees(actual, now[name]), (str(sheet), code, actual, now[name])
            if code not in ("10", "14"):  # members of a day have no sum to date
                assert agrees(to_date, year[name]), (str(sheet), code, to_date, year[name])


def _coded(text: str) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Code of each line of block 1, with its boxes (2) and (5): between the crosses, or where all are filled in.

    Block 1 comes first, so the first line with a code is its own.
    """
    found: dict[str, tuple[str | None, str | None]] = {}
    for line in text.splitlines():
        if match := re.search(rf"\s({'|'.join(CODES)})(\s.*)?$", line):
            cells = (match[2] or "").split()
            if "×" in cells:
                parts = " ".join(cells).split("×")
                boxes = (parts[1], parts[3]) if match[1] != "12" else (*cells[1:2], *cells[4:5])
            else:
                boxes = (cells[1], cells[4]) if len(cells) > 4 else (None, None)
            found.setdefault(match[1], tuple((box or "").strip() or None for box in boxes))
    yield from found.items()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_groups_and_the_total_of_a_summary_are_the_figures(papers: Papers, language: str, printed) -> None:
    (sheet,) = [
        one
        for one in papers.sheets
        if one.name == "summary" and one.language == language and not one.blank
        and one.asked.store.desk.role == "federation"
    ]  # fmt: skip
    document = said(sheet, sheet.asked.period, "kind")
    groups = {say(KINDS[one["key"]], language): values(one) for one in document["groups"]}
    groups |= {{"zh": "合计", "en": "Total"}[language]: values(document)}
    lines = printed(sheet.data).by_poppler().splitlines()
    for name, group in groups.items():
        rows = [line.strip() for line in lines]
        tables = [row.removeprefix(name).split() for row in rows if row == name or row.startswith(f"{name}  ")]
        assert len(tables) == 2
        for columns, cells in zip((REPORTS, MEMBERS), tables, strict=True):
            wanted = [value / 10_000 if box in TEN_THOUSAND else value for box in columns
                      if (value := group[box]) is not None]  # fmt: skip
            assert len(cells) == len(wanted), (name, cells, wanted)
            assert all(map(agrees, cells, wanted)), (name, cells, wanted)
