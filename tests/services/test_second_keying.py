"""A month keyed twice: the second never touches the first, what differs is settled, the error rate is kept."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.differences import Difference
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.domain.verification import Verification, telling
from coopdesk.errors import DeskError, LockedError
from coopdesk.services import desk, months, overview, second_keying, versions
from coopdesk.services.figures import summary
from coopdesk.services.standing import standing
from coopdesk.store import Store, queries

APRIL = Month(1954, 4)


def output(qualified, team="T1"):
    quantities = [None if one is None else Decimal(one) for one in (100, qualified, 0, 13000)]
    names = ("planned", "qualified", "scrap", "current_price")
    return OutputLine(team, "0101", **dict(zip(names, quantities, strict=True)))


@pytest.fixture
def store():
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        desk.save_products(made, [Product("0101", name_en="hoe", unit_en="piece", constant_price=Decimal(12000))])
        yield made


@pytest.fixture
def first(store):
    statement = months.draft(store, "A", APRIL)
    months.save_line(store, statement, output(105))
    months.save_line(store, statement, LabourLine("T1", 1, 26, 25, 500, 0))
    return statement


@pytest.fixture
def verify(store, first):
    """Keyed again with other wages, and without accidents."""
    statement = second_keying.begin(store, "A", APRIL, "Li")
    months.save_line(store, statement, output(105))
    months.save_line(store, statement, LabourLine("T1", 1, 26, 25, 600, None))
    return statement


WAGES = Difference(LabourLine, "T1", "wages", 500, 600)


def test_the_second_keying_follows_the_first_and_begins_blank(store):
    with pytest.raises(DeskError, match="is not keyed yet"):
        second_keying.begin(store, "A", APRIL)
    months.save_line(store, months.draft(store, "A", APRIL), output(105))
    statement = second_keying.begin(store, "A", APRIL)
    assert store.lines(OutputLine, statement.id) == []
    assert second_keying.begin(store, "A", APRIL) == statement


def test_what_is_keyed_the_second_time_is_no_part_of_the_month(store, first, verify):
    assert months.current(store, "A", APRIL) == first
    assert list(months.months_of(store, "A")[APRIL]) == [first]
    assert store.lines(LabourLine, first.id)[0].wages == 500
    assert [version.statement for version in versions.versions(store, "A", APRIL)] == [first]
    assert overview.overview(store, "A", APRIL).figures.figures.wages == 500
    months.close_month(store, first, "Wang", "Zhao", date(1954, 5, 3))
    assert summary(store, Period(APRIL, APRIL)).whole.total.figures.wages == 500
    assert standing(store, Period(APRIL, APRIL))["A", APRIL].counts.statement == first.id
    assert months.last_closed(store, "A") == APRIL
    assert months.last_month(store, "A", APRIL + 1).labour[0].wages == 500


def test_only_a_second_keying_without_a_month_leaves_the_desk_where_it_was(store, first, verify):
    for record in (OutputLine, LabourLine):
        store.remove_lines(first.id, *store.lines(record, first.id))
    store.remove(first)
    assert months.current(store, "A", APRIL) is None
    assert queries.latest_month(store) is None


def test_cells_are_compared_and_the_error_rate_is_kept_once(store, first, verify):
    found = second_keying.compare(store, first, verify, "Li")
    assert (found.differences, found.cells) == ((WAGES,), 7)
    assert [(one.line, one.box) for one in found.unkeyed] == [("T1", "accidents")]
    second_keying.compare(store, first, verify, "Li")
    (line,) = second_keying.kept(store, first, verify)
    assert (line.cells, line.different, line.operator, line.error_rate) == (7, 1, "Li", Decimal("14.3"))


@pytest.mark.parametrize(("right", "wages"), [("first", 500), ("second", 600)])
def test_the_right_keying_is_taken_over_by_the_other(store, first, verify, right, wages):
    second_keying.compare(store, first, verify)
    second_keying.settle(store, first, verify, WAGES, right, "Li")
    assert [store.lines(LabourLine, one.id)[0].wages for one in (first, verify)] == [wages, wages]
    assert second_keying.comparison(store, first, verify).differences == ()
    assert telling(second_keying.kept(store, first, verify)).different == 1
    assert store.query("SELECT operator FROM change ORDER BY counter DESC LIMIT 1") == [("Li",)]


def test_a_line_that_one_keying_lacks_comes_or_goes_box_by_box(store, first, verify):
    months.save_line(store, verify, LabourLine("T2", 2, 26, None, None, None))
    months.save_line(store, verify, output(7, "T3"))
    found = second_keying.comparison(store, first, verify).differences
    for one in found:
        second_keying.settle(store, first, verify, one, "second" if one.line == "T2" else "first")
    assert [line.scheduled for line in store.lines(LabourLine, first.id)] == [26, 26]
    assert [line.team for line in store.lines(OutputLine, verify.id)] == ["T1"]
    assert second_keying.comparison(store, first, verify).differences == ()


def test_a_final_month_is_compared_and_not_changed(store, first, verify):
    final = months.close_month(store, first, "Wang", "Zhao", date(1954, 5, 3))
    assert second_keying.compare(store, final, verify).differences == (WAGES,)
    assert [one.different for one in second_keying.kept(store, final, verify)] == [1]
    with pytest.raises(LockedError, match="1954-04 is final"):
        second_keying.settle(store, final, verify, WAGES, "second")
    second_keying.settle(store, final, verify, WAGES, "first")
    assert store.lines(LabourLine, verify.id)[0].wages == 500


def test_a_second_keying_survives_a_restart_and_can_be_given_up(tmp_path):
    path = tmp_path / "a.coopdesk"
    with desk.new_cooperative(path, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        first = months.mark_nil(made, months.draft(made, "A", APRIL), False)
        months.save_line(made, second_keying.begin(made, "A", APRIL), LabourLine("T1", 1, 26))
    with Store.open(path) as made:
        verify = second_keying.second(made, "A", APRIL)
        assert made.lines(LabourLine, verify.id) == [LabourLine("T1", 1, 26)]
        versions.give_up(made, verify)
        assert second_keying.second(made, "A", APRIL) is None
        assert months.current(made, "A", APRIL) == first


def test_only_what_is_blank_is_asked_of_a_second_keying(store, first, verify):
    months.save_line(store, verify, output(1), output(105))
    assert [(one.box, one.line) for one in second_keying.blanks(store, verify)] == [("accidents", "T1")]


def test_the_comparison_of_most_cells_tells_how_well_a_month_was_keyed():
    kept = [Verification(n, "", "", cells, wrong) for n, cells, wrong in ((1, 20, 3), (2, 48, 1), (3, 48, 0))]
    assert (telling(kept).counter, telling(kept).error_rate) == (2, Decimal("2.1"))
    assert telling([]) is None
    assert Verification(1, "", "", 0, 0).error_rate is None
