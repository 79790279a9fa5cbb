"""What moved between two states of knowledge: only what differs."""

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.figures import Figures, total
from coopdesk.domain.period import Month, Period
from coopdesk.domain.restatement import Moved, ranks, restatement, restatement_document, restatement_text
from coopdesk.domain.summaries import Coverage, Summary, SummaryLine

APRIL = Month(1954, 4)
MONTH = Period(APRIL, APRIL)


def line(key, planned, output, reported=1):
    return SummaryLine(
        key,
        {},
        Coverage(due=1, reported=reported, missing=1 - reported),
        total(MONTH, [(key, APRIL, Figures(planned_value_constant=planned, output_value_constant=output))]),
        None,
    )


def both(*lines):
    """The summaries by kind and by co-operative of some co-operatives, all of one kind."""
    entries = [(one.key, APRIL, one.total.figures) for one in lines]
    coverage = sum((one.coverage for one in lines), Coverage())
    whole = SummaryLine("", {}, coverage, total(MONTH, entries), None)
    kind = SummaryLine("PC", {}, coverage, total(MONTH, entries), None)
    return [
        Summary(MONTH, "known", by, "CNO", 0, groups, whole)
        for by, groups in (("kind", (kind,)), ("cooperative", lines))
    ]


def test_old_and_new_of_what_differs_and_the_rank_of_those_overtaken():
    found = restatement(both(line("A", 100, 110), line("B", 100, 105)), both(line("A", 100, 110), line("B", 100, 120)))
    moved = {
        (one.level, one.line.key): {each.measure: (each.old, each.new) for each in one.moved} for one in found.lines
    }
    assert moved[("cooperative", "A")] == {"rank": (1, 2)}
    assert moved[("cooperative", "B")] == {
        "output_value_constant": (105, 120),
        "plan_fulfilment": ("105.00", "120.00"),
        "rank": (2, 1),
    }
    assert (
        moved[("whole", "")]
        == moved[("kind", "PC")]
        == {
            "output_value_constant": (215, 230),
            "plan_fulfilment": ("107.50", "115.00"),
        }
    )
    assert "B: Output value, constant prices, yuan 105 → 120; % of plan 105.00 → 120.00" in restatement_text(
        found, "en"
    )
    assert restatement_document(found)["moved"][2]["rank"] == {"old": 1, "new": 2}


def test_one_that_was_not_there_moves_from_nothing():
    found = restatement(both(line("A", 100, 110)), both(line("A", 100, 110), line("B", None, None, reported=0)))
    assert Moved("missing", None, 1) in found.lines[-1].moved
    assert Moved("missing", 0, 1) in found.lines[0].moved


def test_equal_fulfilment_has_one_rank_and_without_a_plan_there_is_none():
    assert ranks([line("A", 1, 2), line("B", 2, 4), line("C", 1, 1), line("D", 0, 9)]) == {"A": 1, "B": 1, "C": 3}


amounts = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 1)), max_size=4)


@given(amounts, amounts)
def test_back_and_forth_are_each_other_reversed_and_nothing_moves_from_itself(one, two):
    old, new = (both(*[line(str(n), *given) for n, given in enumerate(some)]) for some in (one, two))
    there, back = restatement(old, new), restatement(new, old)
    assert [[(m.measure, m.old, m.new) for m in each.moved] for each in there.lines] == [
        [(m.measure, m.new, m.old) for m in each.moved] for each in back.lines
    ]
    assert restatement(old, old).lines == ()
    assert restatement_text(restatement(old, old), "en") == "Nothing moved."


@given(amounts, amounts)
def test_before_and_difference_are_now_and_co_operatives_add_up_to_the_whole(one, two):
    old, new = (both(*[line(str(n), *given) for n, given in enumerate(some)]) for some in (one, two))
    lines = restatement(old, new).lines
    added = {level: 0 for level in ("whole", "kind", "cooperative")}
    for each in lines:
        before, after = (values["output_value_constant"] or 0 for values in (each.old, each.new))
        assert before + (each.difference or 0) == after
        added[each.level] += each.difference or 0
    assert len(set(added.values())) == 1


def test_one_of_which_only_the_rank_moved_was_overtaken():
    found = restatement(both(line("A", 100, 110), line("B", 100, 105)), both(line("A", 100, 110), line("B", 100, 120)))
    assert [one.line.key for one in found.lines if one.overtaken] == ["A"]
