"""What stands in the way of a month's becoming final."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coopdesk.domain.checks import Known, advice, problems_of_return, unsettled
from coopdesk.domain.cooperatives import Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE, problems_of
from coopdesk.domain.language import explain
from coopdesk.domain.members import MovementLine
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, Note, OutputLine, Statement

HOE = Product("0101", name_zh="锄头", unit_zh="把", constant_price=Decimal(12000))
KNOWN = Known(Desk("cooperative", "A"), {"0101": HOE})
LINE = OutputLine("T1", "0101", name_zh="锄头", unit_zh="把", planned=Decimal(100), qualified=Decimal(100),
                  scrap=Decimal(0), current_price=Decimal(13000), constant_price=Decimal(12000))  # fmt: skip
LABOUR = LabourLine("T1", scheduled=26, attended=26, wages=500_000, accidents=0)


def returned(*lines, nil=False, movement=(), month=4):
    """A return with these lines."""
    output = tuple(line for line in lines if isinstance(line, OutputLine))
    labour = tuple(line for line in lines if isinstance(line, LabourLine))
    return MonthlyReturn(Statement(1, "A", Month(1954, month), nil=nil), output, labour, tuple(movement))


def found(*lines, known=KNOWN, **more):
    """Problems as (level, line, box, code); teams without a line of labour have one in order, but in a nil return."""
    present = {line.team for line in lines if isinstance(line, LabourLine)} | ({"T1"} if more.get("nil") else set())
    teams = dict.fromkeys(line.team for line in lines if isinstance(line, OutputLine))
    worked = [replace(LABOUR, team=team) for team in teams if team not in present]
    problems = problems_of_return(returned(*lines, *worked, **more), known)
    assert all(explain(problem, language) for problem in problems for language in ("en", "zh"))
    return [(p.level, p.line, p.box, p.code) for p in problems]


def after(*lines):
    """What is known when last month had these lines."""
    return replace(KNOWN, last=returned(*lines, month=3))


def moved(**persons):
    """A movement by event."""
    return [MovementLine("F", event, "-", number) for event, number in persons.items()]


def test_a_month_in_order_has_no_problem():
    assert found(LINE, LABOUR, movement=moved(opening=5, new=1, resigned=2, closing=4, member_days=130)) == []


def test_an_empty_month_is_entered_or_marked_nil():
    assert found() == [("error", "", "output", "")]
    assert found(nil=True) == []


def test_a_nil_return_keeps_its_plan_but_nothing_that_was_done():
    idle = replace(LINE, qualified=Decimal(0))
    rest = LabourLine("T1", scheduled=26, attended=0, wages=0, accidents=0)
    assert {code for *_, code in found(idle, rest, nil=True)} == {"fulfilment"}
    assert ("error", "", "output", "") in found(LINE, nil=True)
    assert ("error", "", "output", "") in found(replace(idle, scrap=Decimal(1)), nil=True)
    assert ("error", "", "output", "") in found(replace(rest, wages=1), nil=True)


@pytest.mark.parametrize("box", ["planned", "qualified", "scrap", "current_price"])
def test_a_blank_stays_only_with_a_reason_and_nought_or_not_applicable_need_none(box):
    assert ("query", "T1/0101/own", box, f"blank-{box}") in found(replace(LINE, **{box: None}))
    for value in (Decimal(0), NOT_APPLICABLE):
        assert f"blank-{box}" not in {code for *_, code in found(replace(LINE, **{box: value}))}


def test_a_team_that_made_something_and_has_no_labour_needs_a_reason():
    second = replace(LINE, team="T2")

    def asked(*lines):
        found = problems_of_return(returned(*lines), KNOWN)
        return [(problem.level, problem.line) for problem in found if problem.code == "blank-labour"]

    assert asked(LINE, second) == [("query", "T1"), ("query", "T2")]
    assert asked(LINE, second, LABOUR) == [("query", "T2")]
    assert asked(LINE, second, replace(LABOUR, team="-")) == []
    assert asked(replace(LINE, qualified=Decimal(0))) == asked(replace(LINE, qualified=None)) == []


@pytest.mark.parametrize("box", ["scheduled", "attended", "wages", "accidents"])
def test_a_blank_in_labour_stays_only_with_a_reason(box):
    assert found(replace(LABOUR, **{box: None})) == [("query", "T1", box, f"blank-{box}")]
    assert found(replace(LABOUR, **{box: NOT_APPLICABLE})) == []


@pytest.mark.parametrize(
    ("made", "codes"),
    [("60", []), ("59.9", ["fulfilment"]), ("150", []), ("150.1", ["fulfilment"]), ("0", ["fulfilment"]), ("100", [])],
)
def test_fulfilment_below_60_or_above_150_per_cent_needs_a_reason(made, codes):
    assert [code for *_, code in found(replace(LINE, qualified=Decimal(made)))] == codes


def test_output_without_a_plan_is_not_asked_for_its_fulfilment():
    assert found(replace(LINE, planned=Decimal(0))) == []
    assert found(replace(LINE, planned=NOT_APPLICABLE)) == []


@pytest.mark.parametrize(("scrap", "codes"), [("25", []), ("25.2", ["quality"]), ("0", [])])
def test_a_pass_rate_below_80_per_cent_needs_a_reason(scrap, codes):
    assert [code for *_, code in found(replace(LINE, scrap=Decimal(scrap)))] == codes


def test_nothing_inspected_has_no_pass_rate():
    assert found(replace(LINE, planned=Decimal(0), qualified=Decimal(0), scrap=Decimal(0))) == []


@pytest.mark.parametrize(
    ("last", "now", "codes"),
    [
        (100, 149, []), (100, 150, ["change-wages"]), (100, 51, []), (100, 50, ["change-wages"]),
        (100, 0, ["change-wages"]), (0, 500, []), (100, 100, []),
        (100, 500_000, ["slip-wages"]), (100, 1_000_000, ["slip-wages"]), (100, 2_000_000, ["slip-wages"]),
        (1_000_000, 100, ["slip-wages"]), (100, 2_000_001, ["change-wages"]), (100, 499_999, ["change-wages"]),
    ],
)  # fmt: skip
def test_half_or_more_up_or_down_needs_a_reason_and_a_slip_of_ten_thousand_is_named(last, now, codes):
    known = after(replace(LABOUR, wages=last))
    assert [code for *_, code in found(replace(LABOUR, wages=now), known=known)] == codes


def test_the_quantity_is_held_against_last_month_of_the_same_line_only():
    tenth = replace(LINE, planned=Decimal(10), qualified=Decimal(10))
    assert [code for *_, code in found(LINE, known=after(tenth))] == ["change-qualified"]
    assert found(LINE, known=after(replace(tenth, team="T2"))) == []
    assert found(LINE, known=after(replace(tenth, qualified=None))) == []


def test_days_are_held_against_last_month_too():
    assert [code for *_, code in found(replace(LABOUR, scheduled=52), known=after(LABOUR))] == ["change-scheduled"]
    assert [code for *_, code in found(replace(LABOUR, attended=13), known=after(LABOUR))] == ["change-attended"]


def test_a_query_says_what_it_asks_for_only_while_it_has_no_reason():
    (query,) = problems_of_return(returned(replace(LINE, qualified=Decimal(10)), LABOUR), KNOWN)
    (empty,) = problems_of_return(returned(replace(LINE, scrap=None), LABOUR), KNOWN)
    (error,) = problems_of_return(returned(), KNOWN)
    assert explain(query, "en") == "10.0 % of plan, below 60 %."
    assert advice(query) == "%(sentence)s Correct it or give the reason."
    assert advice(empty).startswith("%(sentence)s: enter a figure, 0 or -, or say why.")
    assert advice(error) == ""


def test_a_price_is_held_against_last_month_too():
    known = after(replace(LINE, current_price=Decimal("1.3")))
    assert [code for *_, code in found(LINE, known=known)] == ["slip-current_price"]


def test_a_product_must_stand_in_the_catalogue():
    assert found(replace(LINE, product="9999")) == [("error", "T1/9999/own", "product", "")]


def test_a_difference_from_the_catalogue_is_a_query():
    assert found(replace(LINE, constant_price=Decimal(11000))) == [("query", "T1/0101/own", "constant_price", "price")]
    assert found(replace(LINE, unit_zh="打")) == [("query", "T1/0101/own", "product", "unit")]
    assert found(replace(LINE, unit_zh="", unit_en="piece")) == []


def test_a_line_with_goods_needs_a_constant_price():
    bare = Known(KNOWN.desk, {"0101": replace(HOE, constant_price=None)})
    assert found(replace(LINE, constant_price=None), known=bare) == [("error", "T1/0101/own", "constant_price", "")]
    nothing = replace(LINE, constant_price=None, planned=Decimal(0), qualified=Decimal(0))
    assert found(nothing, known=bare) == []


def test_a_line_that_is_wrong_by_itself_is_an_error_at_its_line():
    assert ("error", "T1", "attended", "") in found(replace(LABOUR, attended=27))


def test_a_movement_that_does_not_balance_is_an_error():
    assert found(LINE, movement=moved(opening=5, new=1, closing=5)) == [("error", "", "movement", "")]


def test_members_open_with_what_last_month_closed_with():
    movement = moved(opening=5, closing=5)
    assert found(LINE, movement=movement, known=replace(KNOWN, last_closing=5)) == []
    assert found(LINE, movement=movement, known=replace(KNOWN, last_closing=6)) == [("error", "", "movement", "")]
    assert found(LINE, known=replace(KNOWN, last_closing=6)) == []


def test_a_written_reason_settles_its_query_and_no_other():
    problems = problems_of_return(returned(replace(LINE, scrap=None, qualified=Decimal(10)), LABOUR), KNOWN)
    assert {problem.code for problem in problems} == {"blank-scrap", "fulfilment"}
    reasons = [Note("blank-scrap", "T1/0101/own", "lost"), Note("fulfilment", "T2/0101/own", "other team")]
    assert [problem.code for problem in unsettled(problems, reasons)] == ["fulfilment"]
    assert unsettled(problems, [Note("blank-scrap", "T1/0101/own", "")]) == problems


def test_no_reason_settles_an_error():
    problems = problems_of_return(returned(), KNOWN)
    assert unsettled(problems, [Note("", "", "because")]) == problems


def test_the_limits_are_the_federations():
    strict = replace(KNOWN, desk=replace(KNOWN.desk, least_fulfilment=Decimal(100), least_quality=Decimal(100)))
    line = replace(LINE, qualified=Decimal(99), scrap=Decimal(1))
    assert [code for *_, code in found(line, known=strict)] == ["fulfilment", "quality"]


def of_amounts(now, last=None, nil=False):
    """What is asked of the amounts beside the products, in both languages."""
    known = replace(KNOWN, last=replace(returned(month=3), accounts=last)) if last else KNOWN
    problems = problems_of_return(replace(returned(LINE, LABOUR, nil=nil), accounts=now), known)
    assert all(explain(problem, language) for problem in problems for language in ("en", "zh"))
    return [(p.level, p.line, p.box, p.code) for p in problems]


@pytest.mark.parametrize(
    ("now", "last", "asked"),
    [
        (None, Accounts(100, 5), []),
        (Accounts(100, -5), None, []),
        (Accounts(100, NOT_APPLICABLE), None, []),
        (Accounts(100, None), None, [("work_in_progress", "blank-work_in_progress")]),
        (Accounts(None, 0), None, [("services", "blank-services")]),
        (Accounts(), Accounts(100, 5), []),
        (Accounts(150, 5), Accounts(100, 5), [("services", "change-services")]),
        (Accounts(149, 900_000), Accounts(100, 5), []),
        (Accounts(1_000_000, 5), Accounts(100, 5), [("services", "slip-services")]),
        (Accounts(production_cost=100), None, []),
        (Accounts(production_cost=100), Accounts(production_cost=300), [("production_cost", "change-production_cost")]),
        (Accounts(5, production_cost=0), None, [("work_in_progress", "blank-work_in_progress")]),
    ],
)
def test_amounts_beside_the_products_are_asked_about(now, last, asked):
    assert of_amounts(now, last) == [("query", "", box, code) for box, code in asked]


def test_services_are_work_and_no_nil_return_has_them():
    idle = replace(returned(nil=True), accounts=Accounts(5, NOT_APPLICABLE))
    assert [p.box for p in problems_of_return(idle, KNOWN)] == ["output"]
    assert problems_of_return(replace(idle, accounts=Accounts(0, -5)), KNOWN) == []


def test_a_cost_of_nothing_that_was_made_stands_in_the_way_of_the_final_month():
    problems = problems_of_return(replace(returned(LABOUR), accounts=Accounts(production_cost=5)), KNOWN)
    assert [(p.level, p.box) for p in problems] == [("error", "production_cost")]
    assert [problem.box for problem in problems_of(Accounts(production_cost=-1))] == ["production_cost"]


def test_a_month_whose_sum_no_file_would_carry_is_not_made_final():
    most = Accounts(10**15, 0)
    whole = replace(returned(LINE, LABOUR), accounts=most)
    problems = problems_of_return(whole, KNOWN)
    assert [(p.level, p.box) for p in problems] == [("error", "output")]
    assert "the whole month is more than 1,000,000,000,000,000" in explain(problems[0], "en")
    assert problems_of_return(replace(returned(LABOUR), accounts=most), KNOWN) == []
