"""The return of a period from a data file, at the co-operative and at the federation."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import DeskError
from coopdesk.services import months
from coopdesk.services.annual import annual, blank
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.figures import summary
from coopdesk.services.reports import report

UNIT = Cooperative("BJ-001", "Dongsi no. 1", "东四一社", founded_on=date(1954, 2, 1))
YEAR = Period.parse("1954")


@pytest.fixture
def store():
    with new_cooperative(None, UNIT, "PC", Month(1954, 3), Desk("cooperative", "BJ-001")) as found:
        found.save(Member("BJ-001", "0001", "王桂英", "F", joined_on=date(1954, 2, 1), entry="founder"))
        found.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺", Decimal(110)))
        found.save(Team("BJ-001", "T1", "Team 1", "一组"))
        found.save(AnnualPlan("BJ-001", 1954, "gross_output_value", 1, 0, 10_000))
        for month in (Month(1954, 3), Month(1954, 4)):
            entered(found, month)
            nil = months.current(found, "BJ-001", month)
            months.close_month(found, nil, "王", "赵", date(1954, month.number + 1, 2))
        entered(found, Month(1954, 5))
        yield found


def entered(store, month):
    statement = months.draft(store, "BJ-001", month)
    names = ("carpet", "地毯", "sq chi", "平方尺")
    quantities = (Decimal(10), Decimal(9), Decimal(0), Decimal(100), Decimal(110))
    store.save_lines(statement.id, OutputLine("T1", "0801", "own", 0, *names, *quantities))
    store.save_lines(statement.id, LabourLine("T1", 0, 26, 25, 7000 + month.number, 0))


def test_it_sums_what_is_final_as_the_figures_do_and_tells_what_is_missing(store):
    found = annual(store, None, YEAR)
    figures = summary(store, YEAR).whole.total.figures
    rows = {row.code: row for row in found.rows}
    for code, name in (("01", "output_value_constant"), ("02", "output_value_current"), ("30", "wages"),
                       ("13", "members_left"), ("21", "attended_days"), ("14", "members_closing")):  # fmt: skip
        assert rows[code].whole == getattr(figures, name)
    assert rows["01"].beside[2:4] == (10_000, Decimal("19.8"))
    assert found.reported[-1] == (2, 11)
    assert [month.number for month in found.missing] == [2, *range(5, 13)]
    assert [line.month.number for line in found.months] == [3, 4]


def test_months_that_are_not_due_on_the_day_are_told_apart_from_those_missing(store):
    found = annual(store, None, YEAR, day=date(1954, 7, 2))
    assert [one.number for one in found.missing] == [2, 5]
    assert [one.number for one in found.ahead] == list(range(6, 13))
    assert (found.reported[-1], found.complete) == ((2, 11), False)


def test_a_span_of_final_months_is_complete_and_has_a_code(store):
    found = annual(store, None, Period.parse("1954-03..1954-04"), "month")
    assert found.complete
    assert len(found.parts) == 2
    assert found.check_code
    assert report(store, "annual-return", found.period, "zh", columns="month") == report(
        store, "annual-return", found.period, "zh", columns="month"
    )


def test_a_federation_says_whose(store):
    with new_federation(None) as federation:
        with pytest.raises(DeskError, match="which co-operative"):
            annual(federation, None, YEAR)
        with pytest.raises(DeskError, match="no co-operative X"):
            annual(federation, "X", YEAR)
        federation.save(UNIT)
        assert annual(federation, "BJ-001", YEAR).reported[-1] == (0, 11)


def test_a_blank_form_is_of_a_whole_year_with_or_without_a_name(store):
    one = blank(store, "BJ-001", Period.parse("1954-04"), "quarter")
    assert (str(one.period), one.kind, one.blank, one.months) == ("1954", "PC", True, ())
    assert blank(store, "", YEAR, "month").cooperative.code == ""
    with pytest.raises(DeskError, match="no co-operative X"):
        blank(store, "X", YEAR, "month")
    assert report(store, "annual-return", YEAR, "both", blank=True, cooperative="").startswith(b"%PDF")
