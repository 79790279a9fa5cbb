"""Form 1 before it is drawn: every box by its rule (DOMAIN §2.2, §5.2)."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.boxes import Mark, fulfilment
from coopdesk.domain.check_code import check_code, content_digest
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import figures_of, total
from coopdesk.domain.members import MovementLine, Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.product_rows import product_rows
from coopdesk.domain.sheets import PlanFigures, monthly_sheet
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, Note, OutputLine, Statement

APRIL = Month(1954, 4)
UNIT = Cooperative("BJ-001", "Dongsi no. 1", "东四一社")
BLANK, CROSS = None, Mark.CROSSED


def carpets(team="T1", planned="600", made="612", scrap="8", basis="own", **more) -> OutputLine:
    quantities = [None if text is None else Decimal(text) for text in (planned, made, scrap)]
    names = ("carpet", "地毯", "sq chi", "平方尺")
    return OutputLine(team, "0801", basis, 0, *names, *quantities, Decimal(114500), Decimal(115000), **more)


def a_return(month=APRIL, *output, state="closed", notes=(), **head) -> MonthlyReturn:
    statement = Statement(1, "BJ-001", month, state=state, **head)
    labour = (LabourLine("T1", 0, 520, 507, 7_000_000, 0),)
    moved = (("opening", 20), ("new", 2), ("transfer", 1), ("resigned", 1), ("closing", 22), ("member_days", 630))
    movement = tuple(MovementLine("-", event, "-", persons) for event, persons in moved)
    return MonthlyReturn(statement, output or (carpets(),), labour, movement, notes)


def summed(*wholes, first=None):
    months = [whole.statement.period for whole in wholes]
    entries = [("BJ-001", whole.statement.period, figures_of(whole)) for whole in wholes]
    return total(Period(first or min(months), max(months)), entries)


def sheet(whole, earlier=(), **more):
    year = summed(*earlier, whole, first=Month(whole.statement.period.year, 1))
    return monthly_sheet(Desk("federation"), UNIT, "PC", whole, month=summed(whole), year=year, earlier=earlier, **more)


def box(found, code):
    return next(row.cells for row in found.rows if row.code == code)


def test_the_rows_are_those_of_the_official_form():
    codes = [row.code for row in sheet(a_return()).rows]
    assert " ".join(codes) == "01 02 03 04 10 11 12 13 14 15 20 21 22 30 31 32 40"


def test_output_stands_beside_its_plan_for_the_month_and_the_year_to_date():
    before = [a_return(Month(1954, month), carpets(planned="500", made="490")) for month in (1, 2, 3)]
    cells = box(sheet(a_return(), before), "01")
    assert cells[:2] == (Decimal(69_000_000), Decimal(70_380_000))
    assert cells[2] == Decimal(102)
    assert cells[3:5] == (Decimal(241_500_000), Decimal(239_430_000))
    assert round(cells[5], 2) == Decimal("99.14")
    assert cells[6:] == (BLANK, BLANK)


def test_members_follow_the_movement_and_the_plan_counts_the_newly_developed():
    found = sheet(a_return(), plan=PlanFigures(4, 10, None))
    assert [box(found, code)[1] for code in ("10", "11", "12", "13", "14", "15")] == [20, 3, 2, 1, 22, 21]
    assert box(found, "12")[:6] == (4, 2, 50, 10, 2, 20)


def test_ratios_are_sums_divided_by_sums():
    found = sheet(a_return())
    ratios = {code: round(box(found, code)[1], 1) for code in ("03", "04", "22", "31", "32")}
    # 600/600; 8/620; 507/520; 7,000,000/21; 70,380,000/21
    expected = ["100.0", "1.3", "97.5", "333333.3", "3351428.6"]
    assert list(ratios.values()) == [Decimal(text) for text in expected]


def test_boxes_that_nobody_fills_carry_a_cross():
    found = sheet(a_return())
    crossed = {row.code for row in found.rows if row.cells[0] is CROSS}
    assert crossed == {row.code for row in found.rows} - {"01", "12"}
    assert all(row.cells[3] is CROSS and row.cells[5] is CROSS for row in found.rows if row.code in crossed)


def test_blank_zero_and_not_applicable_are_three_things():
    blank = sheet(MonthlyReturn(Statement(1, "BJ-001", APRIL)))
    assert {row.cells[1] for row in blank.rows} == {BLANK}
    nil = sheet(MonthlyReturn(Statement(1, "BJ-001", APRIL, state="closed", nil=True)))
    assert box(nil, "01")[1] == 0
    assert box(nil, "22")[1] is NOT_APPLICABLE
    assert box(nil, "01")[2] is NOT_APPLICABLE


def test_the_opening_of_the_year_to_date_is_januarys_and_blank_without_it():
    january = a_return(Month(1954, 1))
    assert box(sheet(a_return(), [january]), "10")[4] == 20
    assert box(sheet(a_return()), "10")[4] is BLANK


def test_last_years_figures_stand_in_their_own_boxes():
    past = summed(a_return(Month(1953, 4), carpets(made="306")))
    cells = box(sheet(a_return(), last_month=past, last_year=past), "01")
    assert cells[6:] == (Decimal(35_190_000), Decimal(35_190_000))


def test_months_that_are_not_on_file_are_counted():
    found = sheet(a_return(), [a_return(Month(1954, 2))])
    assert (found.months_counted, found.months_due) == (2, 4)


def test_the_annual_plans_share_and_the_difference_are_told():
    found = sheet(a_return(), plan=PlanFigures(output_value=70_000_000))
    assert (found.plan_share, found.plan_difference) == (70_000_000, -1_000_000)


def test_money_with_decimals_is_printed_in_whole_units():
    found = sheet(a_return(exponent=2))
    row = next(row for row in found.rows if row.code == "30")
    assert (row.cells[1], row.places) == (Decimal("70000.00"), 2)
    assert box(found, "01")[1] == Decimal("70380000.00")


@pytest.mark.parametrize(
    ("actual", "planned", "expected"),
    [
        (Decimal(0), Decimal(0), NOT_APPLICABLE),
        (Decimal(5), Decimal(0), Mark.NO_PLAN),
        (Decimal(0), Decimal(5), Decimal(0)),
        (None, Decimal(5), None),
        (Decimal(5), NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_fulfilment_at_its_edges(actual, planned, expected):
    assert fulfilment(actual, planned) == expected


def test_products_are_summed_over_teams_and_kept_apart_by_material():
    whole = a_return(APRIL, carpets("T1"), carpets("T2", made="100"), carpets("T1", basis="customer", made="5"))
    own, customer = product_rows(whole)
    assert (own.planned, own.accepted, own.scrap) == (1200, 712, 16)
    assert own.value == Decimal(81_880_000)
    assert round(own.fulfilment, 1) == Decimal("59.3")
    assert (customer.basis, customer.accepted) == ("customer", 5)


def test_a_product_of_an_earlier_month_keeps_its_sum_and_does_not_apply_to_this_one():
    wool = dataclasses.replace(carpets(made="40"), product="0802")
    own, other = product_rows(a_return(), [a_return(Month(1954, 3), carpets(made="1"), wool)])
    assert own.accepted_to_date == 613
    assert (other.code, other.accepted, other.accepted_to_date) == ("0802", NOT_APPLICABLE, 40)


def test_a_product_without_plan_or_without_figures():
    unplanned, blank = product_rows(
        a_return(APRIL, carpets(planned="0"), dataclasses.replace(carpets(None, None, None, None), product="0802"))
    )
    assert unplanned.fulfilment is Mark.NO_PLAN
    assert (blank.planned, blank.accepted, blank.fulfilment, blank.value) == (None, None, None, None)


def test_notes_name_the_team_and_the_product():
    notes = (Note("low", "T1/0801/own", "毛线停供"), Note("note", "", "whole month"), Note("x", "T9", "reason"))
    found = sheet(a_return(notes=notes), teams=[Team("BJ-001", "T1", "Team 1", "一组")]).notes
    assert [(note.subject_en, note.subject_zh) for note in found] == [
        ("Team 1 carpet", "一组 地毯"),
        ("", ""),
        ("T9", "T9"),
    ]


def test_the_check_code_is_the_packets_once_there_is_one():
    sent = a_return(packet="3fa29c1e7b60d2aa" + "5" * 48, revision=1)
    assert check_code(sent) == "3FA2 9C1E 7B60 D2AA"
    assert sheet(sent).code_content == "BJ-001 1954-04 r1 3FA29C1E7B60D2AA"


def test_a_draft_has_no_check_code():
    assert check_code(a_return(state="draft")) == ""


def test_the_check_code_of_a_month_not_sent_changes_with_what_it_says_and_with_nothing_else():
    first = a_return()
    moved = dataclasses.replace(first, statement=dataclasses.replace(first.statement, id=99, closed_at="1954-05-01"))
    later = dataclasses.replace(first, statement=dataclasses.replace(first.statement, submitted_on=date(1954, 5, 2)))
    assert content_digest(first) == content_digest(moved)
    assert len({check_code(whole) for whole in (first, later, a_return(APRIL, carpets(made="613")))}) == 3
    turned = a_return(APRIL, carpets("T1"), carpets("T2"))
    assert content_digest(turned) == content_digest(dataclasses.replace(turned, output=turned.output[::-1]))


def test_a_correction_that_was_never_sent_has_no_number_unless_it_is_told():
    correction = a_return(amends=1)
    assert sheet(correction).revision is None
    assert sheet(correction, revision=2).revision == 2
    assert sheet(a_return()).revision == 1


def test_the_reason_for_an_amount_beside_the_products_stands_under_its_name():
    note = Note("blank-services", "", "not counted")
    found = sheet(dataclasses.replace(a_return(notes=(note,)), accounts=Accounts(None, -5)))
    assert found.accounts == Accounts(None, -5)
    assert [(one.subject_en, one.subject_zh) for one in found.notes] == [
        ("Services of an industrial kind", "工业性作业")
    ]


def test_the_check_code_changes_with_the_amounts_and_is_as_before_without_them():
    first, other = (dataclasses.replace(a_return(), accounts=Accounts(5, change)) for change in (0, 1))
    assert len({content_digest(whole) for whole in (a_return(), first, other)}) == 3
