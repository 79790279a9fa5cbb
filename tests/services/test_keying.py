"""A month keyed in at the federation: entered, checked, final, corrected, and outranked by the return file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.figures import Figures
from coopdesk.domain.language import explain
from coopdesk.domain.members import MovementLine
from coopdesk.domain.packets import Arrival
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, OutputLine, Statement
from coopdesk.errors import DeskError, EntryError, LockedError
from coopdesk.services import desk, keying, months
from coopdesk.services.decisions import withdraw
from coopdesk.services.exchange import receive, trust, verify
from coopdesk.services.figures import summary
from coopdesk.services.known import as_known, known_now
from coopdesk.services.reporting import reporting
from coopdesk.services.reports import monthly
from coopdesk.services.standing import standing
from coopdesk.services.versions import compare
from tests.services.test_exchange import CODE, desk_of, sent

MARCH, APRIL, MAY = Month(1954, 3), Month(1954, 4), Month(1954, 5)
PAPER = {("F", "opening"): 5, ("F", "new"): 1, ("F", "closing"): 6, ("F", "member_days"): 165}
LINE = OutputLine("T1", "0101", "own", 1, "", "", "", "", *map(Decimal, (100, 90, 1, 13000)))


@pytest.fixture
def federation():
    with desk.new_federation(None) as made:
        made.save(Cooperative(CODE, "One", founded_on=date(1954, 2, 1)), KindSpan(CODE, date(1954, 2, 1), "PC"))
        desk.save_products(made, [Product("0101", "", "", "hoe", "锄头", "piece", "把", Decimal(12000))])
        made.add_closed(Statement(made.next_id(Statement), CODE, MARCH, "closed", "keyed"), Figures(members_closing=5))
        yield made


def keyed(store, wages=7, movement=PAPER, month=APRIL):
    """The draft of a month as the officer keys it."""
    draft = keying.draft(store, CODE, month)
    months.save_line(store, draft, LINE)
    months.save_line(store, draft, LabourLine("T1", 1, 26, 26, wages, 0))
    keying.save_movement(store, draft, movement)
    return draft


def close(store, draft):
    return keying.close(store, draft, "Wang", "Zhao", date(1954, 5, 2))


@pytest.fixture
def file(tmp_path):
    """The co-operative's own April: other wages than were told by telephone."""
    with desk_of() as store:
        return sent(store, tmp_path / "keys", tmp_path, wages=9)


def taken_in(store, file):
    trust(store, verify([file])[0].public_key, CODE)
    return [verdict.verdict for verdict in receive(store, [file])]


def marks(store, month=APRIL):
    return reporting(store, Period(month, month), date(1954, 6, 1))[0].months[0]


def test_a_month_keyed_in_counts_and_is_counted_apart(federation):
    final = close(federation, keyed(federation))
    assert (final.source, final.state, final.preparer) == ("keyed", "closed", "Wang")
    found = summary(federation, Period(APRIL, APRIL))
    assert (found.whole.coverage.reported, found.whole.coverage.keyed) == (1, 1)
    figures = found.whole.total.figures
    assert (figures.wages, figures.members_opening, figures.members_closing, figures.member_days) == (7, 5, 6, 165)
    assert marks(federation).marks == ("keyed",)
    assert monthly(federation, CODE, APRIL).statement.id == final.id


def test_a_draft_counts_nowhere(federation):
    keyed(federation)
    assert marks(federation).marks == ("missing",)
    assert summary(federation, Period(APRIL, APRIL)).whole.coverage.reported == 0


def test_the_typed_movement_is_that_of_the_draft(federation):
    draft = keyed(federation)
    assert {(line.sex, line.event): line.persons for line in months.whole(federation, draft).movement} == PAPER
    keying.save_movement(federation, draft, {("-", "opening"): 5, ("-", "closing"): 5, ("-", "member_days"): 150})
    assert {line.sex for line in federation.lines(MovementLine, draft.id)} == {"-"}


def test_the_closing_of_the_month_that_counts_is_offered_as_opening(federation, file):
    assert keying.offered_opening(federation, CODE, APRIL) == {"-": 5}
    assert keying.offered_opening(federation, CODE, MARCH) == {}
    close(federation, keyed(federation))
    assert keying.offered_opening(federation, CODE, MAY) == {"F": 6}
    taken_in(federation, file)
    assert keying.offered_opening(federation, CODE, MAY) == {"F": 12}
    assert keying.last_month(federation, CODE, MAY).statement.source == "packet"


def test_what_does_not_balance_is_refused_and_another_opening_asks_for_a_reason(federation):
    draft = keyed(federation, movement={**PAPER, ("F", "closing"): 7})
    with pytest.raises(EntryError, match="the difference is -1"):
        close(federation, draft)
    keying.save_movement(federation, draft, {**PAPER, ("F", "opening"): 4, ("F", "closing"): 5})
    assert [(one.level, one.code, explain(one, "en")) for one in keying.check(federation, draft) if one.code] == [
        ("query", "opening", "Opening members are 4, but last month closed with 5.")
    ]


def test_a_final_month_is_corrected_with_its_movement(federation):
    close(federation, keyed(federation))
    with pytest.raises(LockedError):
        keying.draft(federation, CODE, APRIL)
    draft = keying.amend(federation, CODE, APRIL, "misheard")
    keying.save_movement(federation, draft, {**PAPER, ("F", "new"): 2, ("F", "closing"): 7})
    close(federation, draft)
    assert summary(federation, Period(APRIL, APRIL)).whole.total.figures.members_closing == 7
    assert [(one.correction, one.in_force) for one in keying.versions(federation, CODE, APRIL)] == [
        (1, False), (1, True)
    ]  # fmt: skip


def test_the_return_file_outranks_what_was_keyed_whenever_it_comes(federation, file):
    close(federation, keyed(federation))
    assert taken_in(federation, file) == ["accepted"]
    found = summary(federation, Period(APRIL, APRIL))
    assert (found.whole.total.figures.wages, found.whole.coverage.keyed) == (9, 0)
    assert (marks(federation).replaced, marks(federation).marks) == (True, ("time",))
    with pytest.raises(DeskError, match="came in and counts"):
        keying.amend(federation, CODE, APRIL, "late")


def test_both_stand_side_by_side_and_their_difference_is_told(federation, file):
    close(federation, keyed(federation))
    taken_in(federation, file)
    ours, theirs = keying.versions(federation, CODE, APRIL)
    assert [(one.statement.source, one.in_force) for one in (ours, theirs)] == [("keyed", False), ("packet", True)]
    found = compare(federation, ours.statement, theirs.statement)
    assert (LabourLine, "T1", "wages", 7, 9) in [
        (one.record, one.line, one.box, one.old, one.new) for one in found.differences
    ]
    assert found.figures["wages"] == (7, 9)


def test_a_month_whose_file_came_is_not_keyed_nor_made_final(federation, file):
    draft = keyed(federation)
    taken_in(federation, file)
    for act in (lambda: keying.draft(federation, CODE, APRIL), lambda: close(federation, draft)):
        with pytest.raises(DeskError, match="came in and counts"):
            act()
    assert monthly(federation, CODE, APRIL).statement.source == "packet"


def test_only_months_that_are_due_are_keyed_for_co_operatives_of_the_register(federation):
    with pytest.raises(DeskError, match="No return of"):
        keying.draft(federation, CODE, Month(1954, 1))
    with pytest.raises(DeskError, match="no co-operative X-1 on the register"):
        keying.draft(federation, "X-1", APRIL)
    with desk_of() as own:
        assert "in the federation's file" in str(keying.refusal(own, CODE, APRIL))


def test_the_summary_of_an_earlier_day_has_what_was_keyed_until_then(federation, file):
    close(federation, keyed(federation))
    then = known_now(federation)
    taken_in(federation, file)
    with as_known(federation, then) as past:
        assert summary(past, Period(APRIL, APRIL)).whole.coverage.keyed == 1
    assert [stand.counts.source for stand in standing(federation, Period(APRIL, APRIL)).values()] == ["packet"]


def test_what_was_keyed_counts_again_when_the_file_is_taken_back(federation, file):
    close(federation, keyed(federation))
    taken_in(federation, file)
    [batch] = {one.batch for one in federation.find(Arrival)}
    withdraw(federation, batch, "of another year")
    assert summary(federation, Period(APRIL, APRIL)).whole.total.figures.wages == 7
    assert (marks(federation).replaced, keying.refusal(federation, CODE, APRIL)) == (False, None)


def test_a_month_that_is_begun_and_not_final_is_told(federation):
    assert not marks(federation).begun
    final = close(federation, keyed(federation))
    assert not marks(federation).begun
    keying.amend(federation, final.cooperative, APRIL, "misheard")
    assert (marks(federation).begun, marks(federation).marks) == (True, ("keyed",))


def test_teams_are_those_that_the_lines_name(federation):
    draft = keyed(federation)
    months.save_line(federation, draft, replace(LINE, team="T2"))
    months.save_line(federation, draft, replace(LINE, team="-"))
    assert keying.teams_of(None, months.whole(federation, draft)) == ["T1", "T2"]
