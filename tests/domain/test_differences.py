"""What two versions of a month differ in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.differences import Difference, compared_keyings, differences, lines_of, moved_figures
from coopdesk.domain.field import NOT_APPLICABLE, line_key
from coopdesk.domain.figures import figures_of
from coopdesk.domain.members import MovementLine, MovementPerson
from coopdesk.domain.period import Month
from coopdesk.domain.statements import (
    Accounts,
    LabourLine,
    MonthlyReturn,
    Note,
    OutputLine,
    PaperTotal,
    Statement,
)

QUANTITY = st.none() | st.just(NOT_APPLICABLE) | st.integers(0, 5000).map(Decimal)
COUNT = st.none() | st.just(NOT_APPLICABLE) | st.integers(0, 5000)
TEAM = st.sampled_from(["T1", "T2", "T3"])


def unique(lines):
    return st.lists(lines, max_size=4, unique_by=line_key).map(tuple)


RETURNS = st.builds(
    MonthlyReturn,
    st.builds(
        Statement, st.just(1), st.just("A"), st.just(Month(1954, 4)), nil=st.booleans(),
        preparer=st.sampled_from(["Wang", "Li"]),
    ),
    output=unique(
        st.builds(
            OutputLine, TEAM, st.sampled_from(["0101", "0102"]), position=st.integers(0, 9), planned=QUANTITY,
            qualified=QUANTITY, scrap=QUANTITY, current_price=QUANTITY, constant_price=QUANTITY,
        )
    ),
    labour=unique(st.builds(LabourLine, TEAM, scheduled=COUNT, attended=COUNT, wages=COUNT, accidents=COUNT)),
    movement=unique(
        st.builds(
            MovementLine, st.sampled_from("FM-"), st.sampled_from(["opening", "new", "closing"]), st.just("-"),
            st.integers(0, 99),
        )
    ),
    persons=unique(
        st.builds(
            MovementPerson, st.sampled_from(["1", "2"]), st.just("new"), st.sampled_from(["Ma", "Du"]), st.none(),
            st.dates(date(1954, 3, 1), date(1954, 4, 30)),
        )
    ),
    notes=unique(st.builds(Note, st.just("fulfilment"), TEAM, st.sampled_from(["rain", "no wool"]))),
    accounts=st.none() | st.builds(Accounts, services=COUNT, work_in_progress=COUNT),
    totals=unique(st.builds(PaperTotal, st.sampled_from(["wages", "attended"]), st.integers(0, 99))),
)  # fmt: skip


def applied(whole, found):
    """A version with these differences made."""
    statement, lines = whole.statement, lines_of(whole)
    for one in found:
        if one.record is Statement:
            statement = replace(statement, **{one.box: one.new})
        elif one.box:
            lines[one.record][one.line] = replace(lines[one.record][one.line], **{one.box: one.new})
        elif one.new is None:
            del lines[one.record][one.line]
        else:
            lines[one.record][one.line] = one.new
    accounts = next(iter(lines[Accounts].values()), None)
    kinds = (OutputLine, LabourLine, MovementLine, Note, MovementPerson)
    kept = [tuple(lines[kind].values()) for kind in kinds]
    return MonthlyReturn(statement, *kept, accounts=accounts, totals=tuple(lines[PaperTotal].values()))


@given(RETURNS)
def test_a_version_does_not_differ_from_itself(whole):
    assert differences(whole, whole) == ()
    assert moved_figures(whole, whole) == {}


@given(RETURNS, RETURNS)
def test_swapped_versions_swap_old_and_new(one, other):
    there, back = differences(one, other), differences(other, one)
    assert {(d.record, d.line, d.box, d.old, d.new) for d in there} == {
        (d.record, d.line, d.box, d.new, d.old) for d in back
    }


@given(RETURNS, RETURNS)
def test_differences_made_in_the_old_version_give_the_figures_of_the_new(one, other):
    made = applied(one, differences(one, other))
    assert figures_of(made) == figures_of(other)
    assert differences(made, other) == ()


def test_a_box_a_line_and_a_figure_are_named():
    line = OutputLine("T1", "0101", qualified=Decimal(5), constant_price=Decimal(2))
    old = MonthlyReturn(Statement(1, "A", Month(1954, 4)), (line, OutputLine("T2", "0101")))
    new = replace(old, output=(replace(line, qualified=Decimal(7), position=3),))
    assert differences(old, new) == (
        Difference(OutputLine, "T1/0101/own", "qualified", Decimal(5), Decimal(7)),
        Difference(OutputLine, "T2/0101/own", "", OutputLine("T2", "0101"), None),
    )
    assert moved_figures(old, new) == {"output_value_constant": (10, 14)}


@given(RETURNS, RETURNS)
def test_two_keyings_count_what_the_second_filled(first, second):
    found = compared_keyings(first, second)
    assert len(found.differences) <= found.cells
    assert all(one.new is not None and one.old != one.new for one in found.differences)
    assert all(one.new is None and one.old is not None for one in found.unkeyed)
    itself = compared_keyings(second, second)
    assert (itself.cells, itself.differences, itself.unkeyed) == (found.cells, (), ())


def test_a_figure_keyed_twice_otherwise_is_a_difference_and_the_catalogue_none():
    first = MonthlyReturn(
        Statement(1, "A", Month(1954, 4)),
        (OutputLine("T1", "0101", planned=Decimal(9), qualified=Decimal(5), constant_price=Decimal(2)),),
        (LabourLine("T1", wages=500),),
    )
    second = replace(first, output=(OutputLine("T1", "0101", qualified=Decimal(6)),), labour=())
    found = compared_keyings(first, second)
    assert found.differences == (Difference(OutputLine, "T1/0101/own", "qualified", Decimal(5), Decimal(6)),)
    assert [(one.line, one.box) for one in found.unkeyed] == [("T1/0101/own", "planned"), ("T1", "wages")]
    assert found.cells == 1
