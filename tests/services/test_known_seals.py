"""As known then, where seals were named and revoked, files refused, batches withdrawn, in any order."""

import random
from contextlib import suppress

import pytest

from coopdesk.domain.packets import Arrival
from coopdesk.errors import DeskError
from coopdesk.exchange import packet
from coopdesk.exchange.signature import key_in
from coopdesk.services.decisions import admit, choose, refuse, restore, withdraw
from coopdesk.services.exchange import receive, trust
from coopdesk.services.known import as_known, known_now
from coopdesk.services.seals import revoke
from coopdesk.services.standing import standing
from tests.services.test_exchange import APRIL, CODE, Period, clerk, federation, keys
from tests.services.test_seals import changed

__all__ = ["changed", "clerk", "federation", "keys"]
MONTH = Period(APRIL, APRIL)


def counts(store):
    """What stands for the month: the packet that counts, its state, and all heads."""
    return {
        place: (stand.counts.mark if stand.counts else None, stand.state, {head.mark for head in stand.heads})
        for place, stand in standing(store, MONTH).items()
    }


@pytest.mark.parametrize("seed", range(12))
def test_what_stood_then_stands_again_whatever_was_decided_in_whatever_order(federation, keys, changed, seed):
    chance = random.Random(seed)
    ids = [packet.read_file(path).id for path in changed]
    old, new = (str(key_in(folder).public) for folder in (keys, keys.parent / "new"))

    def batch():
        return chance.choice([one.batch for one in federation.find(Arrival)] or ["none"])

    acts = [
        lambda: receive(federation, [chance.choice(changed)]),
        lambda: receive(federation, chance.sample(changed, 2)),
        lambda: trust(federation, old, CODE),
        lambda: revoke(federation, chance.choice([old, new]), chance.choice([*ids, None]), "x"),
        lambda: withdraw(federation, batch(), "x"),
        lambda: restore(federation, batch(), "x"),
        lambda: refuse(federation, [chance.choice(ids)], "x"),
        lambda: admit(federation, [chance.choice(ids)], "x"),
        lambda: choose(federation, CODE, APRIL, chance.choice(ids), "x"),
    ]
    stages = []
    for act in chance.choices(acts, [6, 4, 4, 1, 2, 4, 2, 4, 3], k=16):
        with suppress(DeskError):
            act()
        stages.append((known_now(federation), counts(federation)))
    for known, stood in stages:
        with as_known(federation, known, MONTH) as then:
            assert counts(then) == stood
