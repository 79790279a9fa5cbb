"""The return of a year or another period: parts, sums, what is missing, and the code that binds it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.annual_sheet import AnnualPlans, Reported, annual_sheet, parts_of
from coopdesk.domain.boxes import Mark
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Span
from coopdesk.domain.members import MovementLine
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, MonthlyReturn, OutputLine, Statement
from coopdesk.errors import DeskError

YEAR = Period.parse("1954")
UNIT = Cooperative("BJ-001", "Dongsi", "东四")


def returned(month, made=10, wages=100, opening=5, joined=1):
    line = OutputLine("T1", "0801", "own", 0, "carpet", "地毯", "chi", "尺", Decimal(9), Decimal(made), Decimal(0),
                      Decimal(8), Decimal(7))  # fmt: skip
    moved = [("opening", opening), ("new", joined), ("closing", opening + joined), ("member_days", 30 * opening)]
    movement = tuple(MovementLine("F", event, "-", persons) for event, persons in moved)
    statement = Statement(month.number, "BJ-001", month, "closed", packet=f"{month.number:064x}", revision=1)
    return MonthlyReturn(statement, (line,), (LabourLine("T1", 0, 30, 29, wages, 0),), movement)


def sheet(there=range(1, 13), period=YEAR, columns="quarter", before=(), **more):
    reported = [Reported(month, True, whole=returned(month) if month.number in there else None) for month in period]
    return annual_sheet(Desk("cooperative"), UNIT, "PC", period, columns, reported=reported, before=before, **more)


def cells(found):
    return {row.code: row for row in found.rows}


@pytest.mark.parametrize(
    ("text", "columns", "parts"),
    [
        ("1954", "quarter", ["1954-Q1", "1954-Q2", "1954-Q3", "1954-Q4"]),
        ("1954", "month", [f"1954-{month:02}" for month in range(1, 13)]),
        ("1954-Q2", "quarter", ["1954-04", "1954-05", "1954-06"]),
        ("1954-04", "month", []),
        ("1954-02..1954-07", "quarter", ["1954-02..1954-03", "1954-Q2", "1954-07"]),
        ("1954-01..1955-06", "month", ["1954-Q1", "1954-Q2", "1954-Q3", "1954-Q4", "1955-Q1", "1955-Q2"]),
        ("1951-01..1954-12", "quarter", ["1951", "1952", "1953", "1954"]),
    ],
)
def test_the_columns_are_the_finest_asked_for_of_which_there_are_twelve(text, columns, parts):
    assert [str(one) for one in parts_of(Period.parse(text), columns)] == parts


def test_a_period_too_long_for_a_paper_is_refused():
    with pytest.raises(DeskError, match="too long for one paper"):
        parts_of(Period.parse("1940-01..1954-12"), "quarter")


@given(st.sets(st.integers(1, 12)), st.sampled_from(["month", "quarter"]))
def test_flows_of_the_parts_add_to_the_whole(there, columns):
    found = sheet(there, columns=columns)
    for code in ("01", "02", "11", "12", "13", "20", "21", "30", "40"):
        row = cells(found)[code]
        known = [cell for cell in row.parts if cell is not None]
        assert row.whole == (sum(known) if known else None)
    assert sum(counted for counted, _ in found.reported[:-1]) == found.reported[-1][0] == len(there)
    assert [month.number for month in found.missing] == [n for n in range(1, 13) if n not in there]
    assert bool(found.check_code) == found.complete == (len(there) == 12)


def test_stocks_are_of_the_first_and_the_last_month_and_unknown_where_those_are_missing():
    row = cells(sheet())
    assert (row["10"].whole, row["14"].whole) == (5, 6)
    row = cells(sheet(range(2, 12)))
    assert (row["10"].whole, row["14"].whole) == (None, None)
    assert row["10"].parts == (None, 5, 5, 5)


def test_plans_stand_beside_what_was_made_and_nobody_fills_the_others():
    row = cells(sheet(plans=AnnualPlans(1680, 24)))
    assert row["01"].beside == (12 * 63, Decimal(840) / 756 * 100, 1680, 50, None)
    assert row["12"].beside == (Mark.CROSSED, Mark.CROSSED, 24, 50, None)
    assert row["30"].beside == (Mark.CROSSED,) * 4 + (None,)


def test_last_year_is_there_where_it_is_known():
    before = [Reported(month, True, whole=returned(month, wages=7)) for month in Period.parse("1953")]
    found = sheet(before=before[:11])
    assert cells(found)["30"].beside[-1] == 77
    assert found.last_year == (11, 12)
    other = replace(before[0].whole, statement=replace(before[0].whole.statement, currency="CNY"))
    assert sheet(before=[Reported(before[0].month, True, whole=other)]).last_year is None


def test_months_of_different_currencies_are_not_summed():
    whole = returned(Month(1954, 1))
    whole = replace(whole, statement=replace(whole.statement, currency="CNY", exponent=2))
    two = [Reported(Month(1954, 1), True, whole=whole), Reported(Month(1954, 2), True, whole=returned(Month(1954, 2)))]
    with pytest.raises(DeskError, match="different currencies"):
        annual_sheet(Desk("cooperative"), UNIT, "", Period.parse("1954-01..1954-02"), "month", reported=two, before=[])


def test_months_before_the_start_are_known_by_their_sums():
    span = Span(Period.parse("1954-Q1"), {"wages": Decimal(50), "members_opening": Decimal(2)})
    found = sheet(range(4, 13), spans=[span])
    assert (cells(found)["30"].whole, cells(found)["30"].parts[0]) == (950, 50)
    assert cells(found)["10"].whole == 2
    assert cells(found)["01"].whole is None
    assert (found.missing, found.spans, found.reported[-1]) == ((), (span.period,), (12, 12))
    assert found.complete


def test_the_code_changes_with_any_return_and_not_with_their_order():
    months = [Reported(month, True, whole=returned(month)) for month in YEAR]
    codes = []
    for change in (0, 1):
        one = replace(months[3].whole, statement=replace(months[3].whole.statement, packet="f" * 64))
        reported = [*months[:3], replace(months[3], whole=one if change else months[3].whole), *months[4:]]
        codes.append(
            annual_sheet(Desk("cooperative"), UNIT, "", YEAR, "month", reported=reported, before=[]).check_code
        )
    assert codes[0] != codes[1]
    assert codes[0] == sheet().check_code
    assert len(codes[0].replace(" ", "")) == 20


def test_a_month_in_dispute_or_not_due_is_not_missing():
    reported = [Reported(month, month.number > 2, month.number == 3) for month in YEAR]
    found = annual_sheet(Desk("cooperative"), UNIT, "", YEAR, "quarter", reported=reported, before=[])
    assert (found.disputed, len(found.missing), found.reported[-1]) == ((Month(1954, 3),), 9, (0, 10))
    assert not found.complete


def test_a_month_whose_day_is_not_over_is_told_apart_and_in_the_coverage_all_the_same():
    reported = [Reported(month, True, whole=None, ahead=month.number > 10) for month in YEAR]
    found = annual_sheet(Desk("cooperative"), UNIT, "", YEAR, "quarter", reported=reported, before=[])
    assert (len(found.missing), [one.number for one in found.ahead], found.reported[-1]) == (10, [11, 12], (0, 12))
    reported = [Reported(month, True, whole=returned(month), ahead=month.number > 10) for month in YEAR]
    assert annual_sheet(Desk("cooperative"), UNIT, "", YEAR, "quarter", reported=reported, before=[]).complete


def test_the_goods_of_all_months_are_one_line_each():
    (line,) = sheet().products
    assert (line.planned, line.accepted, line.value, line.price) == (108, 120, 840, 7)
