"""Lists as known on a day: written again with the same cells, whatever files, calls and corrections came later."""

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Call
from coopdesk.services import calls
from coopdesk.services.exchange import receive
from coopdesk.services.listings import LISTINGS, listing
from tests.services.test_exchange import CODE
from tests.services.test_figures import report as keyed
from tests.services.test_papers_known import APRIL, FIRST, MONTH, SECOND, at, files, store

__all__ = ["files", "store"]
PAST = [name for name, kept in LISTINGS.items() if kept.past and "federation" in kept.roles]


def cells(store, name, day):
    found = listing(store, name, MONTH, "en", known_on=day, cooperative=CODE, since=str(FIRST))
    return found.rows, [pair for pair in found.about if pair[0] not in ("Written", "As known on")]


@pytest.mark.parametrize("name", PAST)
def test_a_list_is_written_again_as_it_was_whatever_came_later(store, files, name):
    first = cells(store, name, FIRST)
    assert first[0] or name == "restatement"
    with at(SECOND):
        receive(store, files[1:2])
        keyed(store, "BJ-002", output_value_constant=7, wages=3)
        store.save(Cooperative(CODE, "New name"))
        calls.record_call(store, Call("BJ-002", APRIL, 2, SECOND, "Zhao", "no"))
        assert cells(store, name, FIRST) == first
        assert cells(store, name, SECOND) != first


def test_the_lines_of_all_are_those_of_each(store):
    for name in ("monthly-return", "labour", "movement"):
        alone = listing(store, name, MONTH, "en", known_on=FIRST, cooperative=CODE)
        assert listing(store, name, MONTH, "en", known_on=FIRST).rows == alone.rows
        assert listing(store, name, MONTH, "en").rows == alone.rows
        assert ("Note", "Only months that were final by then.") in alone.about
