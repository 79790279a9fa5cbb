"""The registry of indicators, with the worked figures of DOMAIN."""

from decimal import Decimal

import pytest

from coopdesk.domain.figures import Figures, total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.period import Month, Period

APRIL = Month(1954, 4)
MONTH = Period(APRIL, APRIL)


def text(code, *figures, period=MONTH):
    """An indicator over returns of April, one co-operative each."""
    return INDICATORS[code].text(total(period, [(str(n), APRIL, one) for n, one in enumerate(figures)]))


def over_months(code, *figures):
    """An indicator over consecutive months of one co-operative, from April."""
    entries = [("A", APRIL + offset, one) for offset, one in enumerate(figures)]
    return INDICATORS[code].text(total(Period(APRIL, APRIL + (len(figures) - 1)), entries))


def test_fulfilment_is_the_ratio_of_sums_and_never_the_mean_of_ratios():
    returns = [Figures(planned_value_constant=plan, output_value_constant=plan * rate // 100)
               for plan, rate in [(300, 110), (360, 95), (400, 120)]]  # fmt: skip
    assert text("plan_fulfilment", *returns) == "108.68"


def test_fulfilment_of_the_four_teams_of_june():
    returns = [Figures(planned_value_constant=plan, output_value_constant=made) for plan, made in [
        (42_000_000, 48_300_000), (36_000_000, 46_080_000), (50_000_000, 51_000_000), (30_000_000, 33_600_000),
    ]]  # fmt: skip
    assert text("plan_fulfilment", *returns) == "113.28"


@pytest.mark.parametrize(("plan", "made"), [(0, 0), (0, 5), (None, 5), (5, None), (None, None)])
def test_without_a_plan_or_without_output_there_is_no_fulfilment(plan, made):
    assert text("plan_fulfilment", Figures(planned_value_constant=plan, output_value_constant=made)) is None


def test_output_without_a_plan_counts_in_the_fulfilment_of_the_whole():
    planned = Figures(planned_value_constant=100, output_value_constant=90)
    assert text("plan_fulfilment", planned, Figures(planned_value_constant=0, output_value_constant=20)) == "110.00"


def test_the_assortment_exposes_too_much_of_the_easy_goods():
    figures = Figures(planned_value_constant=200, output_value_constant=240, assortment_value_constant=150)
    assert (text("plan_fulfilment", figures), text("assortment_fulfilment", figures)) == ("120.00", "75.00")


def test_scrap_and_pass_rate_are_weighted_by_price_and_make_a_hundred():
    figures = Figures(inspected_value_constant=7710, scrap_value_constant=94)
    assert (text("pass_rate", figures), text("scrap_rate", figures)) == ("98.78", "1.22")
    assert text("scrap_rate", Figures(inspected_value_constant=0, scrap_value_constant=0)) is None
    assert text("scrap_rate", Figures(inspected_value_constant=100)) is None


def test_attendance_of_the_four_teams_of_june():
    days = [(520, 507), (468, 455), (780, 772), (390, 386)]
    assert text("attendance", *(Figures(scheduled_days=due, attended_days=came) for due, came in days)) == "98.24"
    assert text("attendance", Figures(scheduled_days=0, attended_days=0)) is None


def test_average_members_are_member_days_by_all_calendar_days():
    assert text("average_members", Figures(member_days=10 * 30 + 15)) == "10.50"
    assert text("average_members", Figures(member_days=30), Figures(member_days=45)) == "2.50"


def test_over_months_it_is_the_average_of_monthly_averages():
    assert over_months("average_members", Figures(member_days=300), Figures(member_days=620)) == "15.00"
    assert over_months("average_members", Figures(member_days=300), Figures(), Figures(member_days=600)) == "15.00"


def test_productivity_sums_the_output_and_divides_by_the_average_of_members():
    months = [Figures(output_value_constant=1_000_000, wages=50_000, member_days=days) for days in (300, 620)]
    assert over_months("productivity", *months) == "133333.33"
    assert over_months("average_wage", *months) == "6666.67"
    assert text("productivity", Figures(output_value_constant=5)) is None
    assert text("productivity", Figures(output_value_constant=5, member_days=0)) is None


def test_a_month_that_lacks_the_amount_lends_no_members_to_its_average():
    worked, unpaid = Figures(wages=60_000, member_days=300), Figures(member_days=31 * 100)
    assert over_months("average_wage", worked, unpaid) == "6000.00"


def test_a_figure_nobody_reported_makes_no_indicator():
    assert {code: text(code, Figures()) for code in INDICATORS} == dict.fromkeys(INDICATORS)
    assert {code: text(code) for code in INDICATORS} == dict.fromkeys(INDICATORS)


def test_halves_are_rounded_up_on_output_only():
    figures = Figures(planned_value_constant=20_000, output_value_constant=20_001)
    whole = total(MONTH, [("A", APRIL, figures)])
    assert INDICATORS["plan_fulfilment"].value(whole) == Decimal("100.005")
    assert INDICATORS["plan_fulfilment"].text(whole) == "100.01"


def test_an_indicator_is_found_under_its_own_code():
    assert all(code == indicator.code for code, indicator in INDICATORS.items())
    assert {indicator.rule for indicator in INDICATORS.values()} == {"R", "A"}


def test_cost_is_over_the_returns_that_tell_it_and_their_output_only():
    told = [Figures(production_cost=cost, costed_value_current=value, output_value_current=value)
            for cost, value in [(90, 100), (210, 300), (0, 40)]]  # fmt: skip
    untold = Figures(output_value_current=1_000)
    assert text("cost_per_100", *told, untold) == "68.18"  # 300 / 440, neither the mean of 90, 70, 0 nor of all
    found = total(MONTH, [(str(n), APRIL, one) for n, one in enumerate([*told, untold])])
    assert found.reported["costed_value_current"] == 3
    assert found.reported["output_value_current"] == 4


@pytest.mark.parametrize(("cost", "value"), [(None, None), (5, 0), (5, -10)])
def test_there_is_no_cost_per_100_without_a_cost_or_without_a_value(cost, value):
    assert text("cost_per_100", Figures(production_cost=cost, costed_value_current=value)) is None
