"""No order, repetition or loss of files bends a figure.

Originals, corrections and forks, one healed, any of them lost; seals that come late, are named by another, or
revoked; choices, refusals, batches taken back: each set of facts is told in two ways, and must come to the same.
"""

import dataclasses
from contextlib import suppress
from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.packets import Decision, Revocation, ids_text
from coopdesk.domain.period import Month, Period
from coopdesk.domain.standings import Candidate, Choice, standings
from coopdesk.domain.statements import LabourLine, MonthlyReturn, Statement
from coopdesk.exchange import packet as packets
from coopdesk.exchange.signature import key_in
from coopdesk.services import exchange, sending
from coopdesk.services.exchange import receive, take_in_waiting, trust
from coopdesk.services.standing import standing
from coopdesk.store import Store, facts
from tests.services.test_seals import named

APRIL = Month(1954, 4)
CODE = "BJ-001"
BEFORE = {"a": "", "b": "a", "c": "ab", "d": "a", "e": "ad", "f": "", "g": "abcde"}
"""Statements of one month and what each replaces: two forks under one original, an original of a copied file, and a
correction by a new computer that heals the forks."""
NAMING = "n"
"""The file, written after *a*, in which the seal of the others names that of *g*."""
OLD, NEW = "old", "new"


def written(folder, name, before, keys):
    """The file of one statement: its station has those before it, and no other."""
    with Store.create(None, Desk("cooperative", cooperative=CODE)) as store:
        store.save(Cooperative(CODE, "One"))
        for one in before:
            store.save(packets.stored(packets.read_file(one)))
        last = None
        for number, one in enumerate(before, start=1):
            read = packets.read_file(one)
            statement = dataclasses.replace(
                read.whole.statement, id=number, amends=last, source="clerk", packet=read.id, revision=number
            )
            store.add_closed(statement, *read.whole.lines, read.figures)
            last = number
        statement = Statement(
            len(before) + 1, CODE, APRIL, "closed", submitted_on=date(1954, 5, 3), amends=last,
            reason=name if last else "", closed_at="1954-05-03T08:00:00+00:00",
        )  # fmt: skip
        whole = MonthlyReturn(statement, labour=(LabourLine("T1", 1, 25, 25, ord(name), 0),))
        store.add_closed(statement, *whole.labour, figures_of(whole))
        return sending.export(store, APRIL, folder / name, keys)


@pytest.fixture(scope="module")
def seals(tmp_path_factory):
    """The folders of the two seals."""
    return {name: tmp_path_factory.mktemp(name) for name in (OLD, NEW)}


@pytest.fixture(scope="module")
def files(tmp_path_factory, seals):
    """The file of each statement by its name, and the one that names the new seal."""
    folder, found = tmp_path_factory.mktemp("order"), {}
    for name, before in BEFORE.items():
        found[name] = written(folder, name, [found[one] for one in before], seals[NEW if name == "g" else OLD])
    first = packets.read_file(found["a"]).id
    found[NAMING] = named(key_in(seals[OLD]), key_in(seals[NEW]), folder, previous=first)
    return found


@pytest.fixture(scope="module")
def store():
    """A federation's file, which everything is told to and taken from again."""
    with Store.create(None, Desk("federation")) as made:
        made.save(Cooperative(CODE, "One"))
        yield made


@pytest.fixture(scope="module")
def ids(files):
    return {name: packets.read_file(path).id for name, path in files.items()}


NAMES = st.sampled_from([*BEFORE, NAMING])
BATCHES = st.sampled_from("xyz")
DECISIONS = st.one_of(
    st.tuples(st.just("choose"), st.lists(NAMES, min_size=1, max_size=6, unique=True)),
    st.tuples(st.sampled_from(["refuse", "admit"]), st.lists(NAMES, min_size=1, max_size=2, unique=True)),
    st.tuples(st.sampled_from(["withdraw", "restore"]), BATCHES),
)
LIMITS = st.one_of(
    st.tuples(st.just("revoke"), st.just(OLD), st.sampled_from([None, *"abcdefn"])),
    st.tuples(st.just("revoke"), st.just(NEW), st.sampled_from([None, "g"])),
)
DECIDED = "the next decision"


@st.composite
def tellings(draw):
    """What came in with which batch, what was decided in which order, and two ways in which it may have happened."""
    arrived = draw(st.lists(st.tuples(BATCHES, NAMES), min_size=1, max_size=8, unique=True))
    decided = draw(st.lists(DECISIONS, max_size=6))
    limits = draw(st.lists(LIMITS, max_size=2)) if draw(st.booleans()) else []
    told = []
    for _way in range(2):
        again = draw(st.lists(st.sampled_from(arrived), max_size=3))
        happened = draw(st.permutations([*arrived, *again, *limits, "trust", *[DECIDED] * len(decided)]))
        following = iter(decided)
        told.append([next(following) if one == DECIDED else one for one in happened])
    return arrived, decided, limits, told


def happen(store, events, files, ids, keys):
    """Let it happen at the federation: decisions as the facts they are, even before what they speak of came."""
    for event in events:
        if event == "trust":
            trust(store, keys[OLD], CODE)
        elif event[0] == "revoke":
            last = ids.get(event[2])
            store.save(Revocation(facts.next_fact(store), keys[event[1]], 1 if last else 0, last, "stolen", "x"))
        elif event[0] in "xyz":
            with patch.object(exchange, "_now", lambda *_, batch=event[0]: batch):
                receive(store, [files[event[1]]])
        else:
            kind, subject = event
            packets_of, batch = ([], subject) if kind in ("withdraw", "restore") else ([ids[n] for n in subject], "")
            store.save(Decision(facts.next_fact(store), kind, ids_text(packets_of), batch, "", "x"))
            if kind in ("restore", "admit"):
                take_in_waiting(store)


def counted(store):
    """What stands for April and its figures, told by what does not depend on the data file."""
    stand = standing(store, Period(APRIL, APRIL)).get((CODE, APRIL))
    if stand is None:
        return None
    counts = stand.counts
    figures = store.lines(Figures, counts.statement) if counts else []
    return stand.state, counts.mark if counts else None, [head.mark for head in stand.heads], figures


def last_words(decided, kinds, subject):
    """The last of some kinds of decisions about one thing, empty for none."""
    return next((kind for kind, about in reversed(decided) if kind in kinds and subject in about), "")


def within(limits, name, arrived):
    """Whether a file counts by the revocations of its seal: it is before or is the last valid file of each, with
    every file between them here."""
    chains = BEFORE | {NAMING: "a"}
    for _, seal, valid in limits:
        if (seal == NEW) != (name == "g"):
            continue
        reach, last = set(), valid
        while last and last not in reach:
            reach.add(last)
            last = chains[last][-1:] if last in arrived and seal == OLD else ""
        if name not in reach:
            return False
    return True


def expected(arrived, decided, limits, ids):
    """What must stand, reckoned from the sets alone."""
    came = {name for _, name in arrived}
    present = {
        name
        for batch, name in arrived
        if last_words(decided, ("withdraw", "restore"), batch) != "withdraw"
        and last_words(decided, ("refuse", "admit"), name) != "refuse"
        and within(limits, name, came)
    }
    counting = present - {NAMING} if NAMING in present else present - {"g"}
    ancestors = {name: frozenset(ids[one] for one in BEFORE[name]) for name in counting}
    candidates = [Candidate(0, CODE, APRIL, "packet", ids[name], ancestors[name]) for name in counting]
    choices = [
        Choice(place, ids[about[0]], frozenset(ids[name] for name in about))
        for place, (kind, about) in enumerate(decided)
        if kind == "choose"
    ]
    stand = standings(candidates, choices).get((CODE, APRIL))
    if stand is None:
        return None
    names = {number: name for name, number in ids.items()}
    mark = stand.counts.mark if stand.counts else None
    return stand.state, mark, [head.mark for head in stand.heads], ord(names[mark]) if mark else None


class _UndoneError(Exception):
    """What happened is to be forgotten."""


@settings(max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
@given(tellings())
def test_however_it_happened_the_same_stands_with_the_same_figures(store, files, ids, seals, telling):
    arrived, decided, limits, ways = telling
    keys = {name: str(key_in(folder).public) for name, folder in seals.items()}
    found = []
    for way in ways:
        with suppress(_UndoneError), store.transaction():
            happen(store, way, files, ids, keys)
            found.append(counted(store))
            assert len(store.find(Statement)) == len({one.packet for one in store.find(Statement)})
            raise _UndoneError
    assert found[0] == found[1]
    wanted = expected(arrived, decided, limits, ids)
    assert (found[0] is None) == (wanted is None)
    if wanted is not None:
        assert found[0][:3] == wanted[:3]
        assert [one.wages for one in found[0][3]] == ([wanted[3]] if wanted[3] else [])
