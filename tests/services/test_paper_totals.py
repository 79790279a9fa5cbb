"""Totals on paper in the file."""

import pytest

from coopdesk.domain.statements import PaperTotal
from coopdesk.errors import EntryError, LockedError
from coopdesk.services import months
from coopdesk.services.paper_totals import save_total
from tests.services.test_months import APRIL, close, entered, store  # noqa: F401  # the fixture


def totals(store):  # noqa: F811
    return store.lines(PaperTotal, months.current(store, "A", APRIL).id)


def test_a_total_is_kept_replaced_and_taken_away(store):  # noqa: F811
    statement = entered(store)
    save_total(store, statement, "wages", 7)
    save_total(store, statement, "wages", 9)
    save_total(store, statement, "attended", 5)
    assert totals(store) == [PaperTotal("attended", 5), PaperTotal("wages", 9)]
    save_total(store, statement, "attended", None)
    assert totals(store) == [PaperTotal("wages", 9)]


def test_a_total_below_nought_is_refused(store):  # noqa: F811
    with pytest.raises(EntryError):
        save_total(store, entered(store), "wages", -1)


def test_a_total_of_a_final_month_is_locked(store):  # noqa: F811
    statement = entered(store)
    save_total(store, statement, "wages", 500_000)
    close(store, statement)
    for total in (1, None):
        with pytest.raises(LockedError):
            save_total(store, statement, "wages", total)


def test_a_difference_stops_the_month_and_its_reason_lets_it_pass(store):  # noqa: F811
    statement = entered(store)
    save_total(store, statement, "wages", 1)
    with pytest.raises(EntryError) as refusal:
        close(store, statement)
    assert [problem.code for problem in refusal.value.problems] == ["total-wages"]
    save_total(store, statement, "wages", 500_000)
    assert close(store, statement).state == "closed"
