"""What a person at the federation decides about return files: which of several counts, what does not count at all.

Decisions are facts like the files themselves: nothing is taken away, and each can be taken back, days later too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from coopdesk.domain.differences import Beside, side_by_side
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.packets import Decision, StoredPacket, Verdict, ids_text
from coopdesk.domain.period import Month, Period
from coopdesk.domain.standings import Candidate, Stand
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services.exchange import take_in_waiting
from coopdesk.services.months import whole
from coopdesk.services.operators import require
from coopdesk.services.standing import standing
from coopdesk.store import Store, facts

_OTHERS: Final = N_("%(name)s enters; about files that came in %(others)s decides. F12 changes who sits here.")
MOST: Final = 500
"""Characters of a reason."""
_REASON: Final = N_("Say why: the reason is kept with the decision.")


@dataclass(frozen=True)
class Head:
    """One of several statements of a month that none replaces.

    ``mark`` is its packet id; ``file`` and ``at`` (UTC) are of its first arrival, empty for a month keyed here.
    """

    mark: str
    statement: Statement
    figures: Figures
    file: str
    at: str
    counts: bool


@dataclass(frozen=True)
class Fork:
    """A month with several heads side by side; ``state`` is that of its `Stand`, ``decision`` the last about it."""

    cooperative: str
    month: Month
    state: str
    heads: tuple[Head, ...]
    differing: tuple[Beside, ...]
    decision: Decision | None


def heads_of_fork(store: Store, cooperative: str, month: Month) -> Fork:
    """All heads of a month side by side, in the order in which they came; of a settled month its one head."""
    stand = _stand(store, cooperative, month)
    found = [_head(store, stand, one) for one in stand.heads] if stand else []
    found.sort(key=lambda one: (one[0].at, one[0].statement.id))
    heads = tuple(head for head, _ in found)
    decided = [one for head in heads if (one := facts.last_decision(store, "", head.mark))]
    last = max(decided, key=lambda decision: decision.counter, default=None)
    differing = side_by_side([month_of for _, month_of in found])
    return Fork(cooperative, month, stand.state if stand else "", heads, differing, last)


def _head(store: Store, stand: Stand, one: Candidate) -> tuple[Head, MonthlyReturn]:
    statement = store.get(Statement, one.statement)
    assert statement is not None  # it is where the candidate came from
    month_of = whole(store, statement)
    file, at = facts.first_arrival(store, one.mark) or ("", "")
    return Head(one.mark, statement, figures_of(month_of), file, at, stand.counts == one), month_of


def last_decision(store: Store, batch: str, packet: str) -> Decision | None:
    """The latest decision about a batch or a packet, None where nobody decided."""
    return facts.last_decision(store, batch, packet)


def came_with(store: Store, batch: str) -> tuple[int, int]:
    """How many files came in with a batch, and of how many co-operatives."""
    return facts.batch_size(store, batch)


def choose(store: Store, cooperative: str, month: Month, packet: str, reason: str, operator: str = "") -> None:
    """Let one of several heads of a month count; it lapses when another head comes. Raises DeskError, EntryError."""
    _may(store, operator)
    stand = _stand(store, cooperative, month)
    marks = [head.mark for head in stand.heads] if stand else []
    if len(marks) < 2:
        raise DeskError(N_("There is nothing to choose in %(month)s of %(code)s."), month=month, code=cooperative)
    if packet not in marks:
        raise DeskError(N_("This file is none of those to choose from: another one replaced it. Look at them again."))
    _needed(reason)
    _decide(store, "choose", [packet, *(mark for mark in marks if mark != packet)], "", reason, operator)


def refuse(store: Store, packets: Sequence[str], reason: str, operator: str = "") -> None:
    """Let packets that came in not count, until they are admitted; raises DeskError, EntryError."""
    _may(store, operator)
    if packets and facts.refused(store).issuperset(packets):
        raise DeskError(N_("This file is not accepted already."))
    if not packets or any(store.get(StoredPacket, one) is None or not facts.arrived(store, one) for one in packets):
        raise DeskError(N_("Only a file that came in here can be refused."))
    _needed(reason)
    _decide(store, "refuse", packets, "", reason, operator)


def admit(store: Store, packets: Sequence[str], reason: str = "", operator: str = "") -> list[Verdict]:
    """Take a refusal back; what waited meanwhile is taken in, its verdicts returned. Raises DeskError."""
    _may(store, operator)
    if not facts.refused(store).intersection(packets):
        raise DeskError(N_("This file was not refused; there is nothing to take back."))
    return _decide(store, "admit", packets, "", reason, operator, take_in_waiting)


def withdraw(store: Store, batch: str, reason: str, operator: str = "") -> None:
    """Let all arrivals of a batch count no more; raises DeskError, EntryError."""
    _may(store, operator)
    if facts.batch_size(store, batch) == (0, 0):
        raise DeskError(N_("No file came in with this batch."))
    if batch in facts.withdrawn(store):
        raise DeskError(N_("This batch is taken back already."))
    _needed(reason)
    _decide(store, "withdraw", [], batch, reason, operator)


def restore(store: Store, batch: str, reason: str = "", operator: str = "") -> list[Verdict]:
    """Let a withdrawn batch count again; what may count meanwhile is taken in, its verdicts returned.

    Raises DeskError.
    """
    _may(store, operator)
    if batch not in facts.withdrawn(store):
        raise DeskError(N_("This batch was not taken back; its files count."))
    return _decide(store, "restore", [], batch, reason, operator, take_in_waiting)


def _stand(store: Store, cooperative: str, month: Month) -> Stand | None:
    return standing(store, Period(month, month), cooperative).get((cooperative, month))


def _may(store: Store, operator: str) -> None:
    if store.desk.role != "federation":
        raise DeskError(N_("About return files that came in the federation decides, in its own file."))
    require(store, operator, "check", _OTHERS)


def _needed(reason: str) -> None:
    if not reason.strip():
        raise EntryError([Problem("reason", _REASON)])


def _nothing(_store: Store) -> list[Verdict]:
    return []


def _decide(
    store: Store,
    kind: str,
    packets: Sequence[str],
    batch: str,
    reason: str,
    operator: str,
    then: Callable[[Store], list[Verdict]] = _nothing,
) -> list[Verdict]:
    """Keep a decision and do what follows of it, as one."""
    if len(text := reason.strip()) > MOST:
        raise EntryError([Problem("reason", N_("The reason has more than %(most)s characters."), {"most": MOST})])
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with store.transaction(operator):
        store.save(Decision(facts.next_fact(store), kind, ids_text(packets), batch, text, at))
        return then(store)
