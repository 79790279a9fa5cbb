"""What a person at the federation decides about files: chosen, refused, taken back with their batch; and undone."""

import dataclasses

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.operators import Operator
from coopdesk.domain.packets import Arrival, Decision, ids_of
from coopdesk.domain.statements import LabourLine, Statement
from coopdesk.errors import DeskError, EntryError
from coopdesk.exchange import packet
from coopdesk.services import decisions, history
from coopdesk.services.exchange import receive, trust, verify
from coopdesk.services.inbox import arrivals, waiting
from coopdesk.store import Store
from tests.services.test_exchange import APRIL, CODE, desk_of, month_of, sent, wages_of

OTHER = "the second stick was right"


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    """The original of April, and two first corrections of it: a copied data file corrected it twice."""
    folder = tmp_path_factory.mktemp("fork")
    with desk_of() as store:
        found = [sent(store, folder / "keys", folder, wages=1)]
    for wages in (2, 3):
        with desk_of() as copy:
            original, read = month_of(copy, wages=1), packet.read_file(found[0])
            copy.save(packet.stored(read), dataclasses.replace(original, revision=1, packet=read.id))
            found.append(sent(copy, folder / "keys", folder, wages=wages, amends=original.id))
    return found


@pytest.fixture
def federation(paths):
    with Store.create(None, Desk("federation")) as store:
        store.save(Cooperative(CODE, "One"))
        yield store


@pytest.fixture
def forked(federation, paths):
    trust(federation, verify(paths)[0].public_key, CODE)
    receive(federation, paths)
    return federation


@pytest.fixture
def ids(paths):
    return [packet.read_file(path).id for path in paths]


def stands(store):
    return {row.file: row.verdict for row in arrivals(store)}


def test_the_heads_of_a_fork_stand_side_by_side(forked, ids):
    fork = decisions.heads_of_fork(forked, CODE, APRIL)
    assert (fork.state, [head.mark for head in fork.heads]) == ("fork", ids[1:])
    assert [(head.figures.wages, head.statement.revision, head.counts) for head in fork.heads] == [
        (2, 2, False), (3, 2, False)
    ]  # fmt: skip
    assert [(one.record, one.line, one.box, one.values) for one in fork.differing] == [
        (LabourLine, "T1", "wages", (2, 3))
    ]
    assert all(head.at and head.file for head in fork.heads)


def test_the_chosen_head_counts_and_the_decision_names_all_that_were_seen(forked, ids):
    decisions.choose(forked, CODE, APRIL, ids[2], f" {OTHER} ")
    assert wages_of(forked) == [3]
    [kept] = forked.find(Decision)
    assert (kept.kind, ids_of(kept.packets), kept.reason) == ("choose", (ids[2], ids[1]), OTHER)
    assert sorted(stands(forked).values()) == ["accepted", "superseded", "unchosen"]
    assert decisions.heads_of_fork(forked, CODE, APRIL).decision == kept
    decisions.choose(forked, CODE, APRIL, ids[1], "no, the first")
    assert wages_of(forked) == [2]


def test_who_decided_stands_in_the_history(forked, ids):
    decisions.choose(forked, CODE, APRIL, ids[2], OTHER, "Chen")
    assert history.operations(forked)[0].operator == "Chen"


def test_what_is_no_fork_is_not_chosen_from(forked, ids):
    with pytest.raises(DeskError, match="another one replaced it"):
        decisions.choose(forked, CODE, APRIL, ids[0], OTHER)
    with pytest.raises(DeskError, match="nothing to choose"):
        decisions.choose(forked, CODE, APRIL + 1, ids[1], OTHER)
    assert decisions.heads_of_fork(forked, CODE, APRIL + 1).heads == ()


def test_a_refused_head_ends_the_fork_until_it_is_admitted(forked, ids, paths):
    decisions.refuse(forked, [ids[1]], "figures of another year")
    assert wages_of(forked) == [3]
    assert [one.verdict for one in receive(forked, [paths[1]])] == ["refused"]
    assert wages_of(forked) == [3]
    assert next(row.verdict for row in arrivals(forked)) == "refused"
    decisions.admit(forked, [ids[1]])
    assert wages_of(forked) == [1]
    assert "refused" not in stands(forked).values()


def test_a_batch_is_taken_back_days_later_and_counted_again(forked):
    [batch] = {one.batch for one in forked.find(Arrival)}
    decisions.withdraw(forked, batch, "last month's stick")
    assert wages_of(forked) == []
    assert set(stands(forked).values()) == {"withdrawn"}
    decisions.restore(forked, batch)
    assert wages_of(forked) == [1]
    assert len(forked.find(Statement)) == 3
    decisions.withdraw(forked, batch, "again")
    assert wages_of(forked) == []


def test_what_came_in_twice_counts_while_one_batch_remains(forked, paths):
    first = forked.find(Arrival)[0].batch
    receive(forked, paths[:1])
    decisions.withdraw(forked, first, "wrong stick")
    assert wages_of(forked) == [1]


@pytest.mark.parametrize("kind", ["batch", "file"])
def test_a_seal_trusted_meanwhile_speaks_when_the_decision_is_taken_back(federation, paths, ids, kind):
    receive(federation, paths[:1])
    batch = federation.find(Arrival)[0].batch
    if kind == "batch":
        decisions.withdraw(federation, batch, "wrong stick")
    else:
        decisions.refuse(federation, ids[:1], "not ours")
    assert waiting(federation) == []
    assert trust(federation, verify(paths)[0].public_key, CODE) == []
    again = decisions.restore(federation, batch) if kind == "batch" else decisions.admit(federation, ids[:1])
    assert [one.verdict for one in again] == ["accepted"]
    assert wages_of(federation) == [1]


def test_what_cannot_be_decided_is_said(forked, ids):
    batch = forked.find(Arrival)[0].batch
    for act, words in (
        (lambda: decisions.admit(forked, ids[:1]), "was not refused"),
        (lambda: decisions.restore(forked, batch), "was not taken back"),
        (lambda: decisions.withdraw(forked, "x", OTHER), "No file came in"),
        (lambda: decisions.refuse(forked, ["x"], OTHER), "Only a file that came in"),
        (lambda: decisions.refuse(forked, ids[:1], " "), "Say why"),
        (lambda: decisions.refuse(forked, ids[:1], "x" * 501), "more than 500"),
        (lambda: decisions.withdraw(forked, batch, ""), "Say why"),
        (lambda: decisions.choose(forked, CODE, APRIL, ids[1], ""), "Say why"),
    ):
        with pytest.raises(DeskError, match=words):
            act()
    decisions.refuse(forked, ids[:1], OTHER)
    decisions.withdraw(forked, batch, OTHER)
    for act in (lambda: decisions.withdraw(forked, batch, OTHER), lambda: decisions.refuse(forked, ids[:1], OTHER)):
        with pytest.raises(DeskError, match="already"):
            act()


def test_who_enters_decides_nothing_about_files(forked, ids):
    forked.save(Operator("Chen", "administrator"), Operator("Wang", "entry"))
    with pytest.raises(EntryError, match="about files that came in Chen decides"):
        decisions.refuse(forked, ids[:1], OTHER, "Wang")
    decisions.refuse(forked, ids[:1], OTHER, "Chen")


def test_a_co_operative_decides_nothing_about_returns():
    with desk_of() as store, pytest.raises(DeskError, match="the federation decides"):
        decisions.withdraw(store, "x", OTHER)
