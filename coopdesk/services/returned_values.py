"""Values keyed by the co-operatives for competitions of the federation: they travel in the return of their month.

At the federation they are read from the returns that count, so that order and repetition of files cannot bend them;
what is keyed there counts only where no value came.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coopdesk.domain.competitions import Competition, CompetitionLine, MeasuredValue, code_here
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.services.standing import standing
from coopdesk.store import Store, queries

if TYPE_CHECKING:
    from coopdesk.domain.packets import StoredPacket


def of_federation(store: Store) -> list[Competition]:
    """The competitions of the federation in this file, the latest month first."""
    found = store.find(Competition, cooperative=store.desk.federation, level="cooperative")
    return sorted(found, key=lambda one: (str(one.period), one.code), reverse=True)


def lines_for(store: Store, statement: Statement) -> tuple[CompetitionLine, ...]:
    """What was keyed of a co-operative for the month of a statement, under the federation's own codes."""
    prefix = code_here(store.desk.federation, "") if store.desk.role == "cooperative" else ""
    own = {"entrant": statement.cooperative, "period": str(statement.period)}
    return tuple(
        CompetitionLine(one.code.removeprefix(prefix), value.what, value.value, value.evidence)
        for one in sorted(of_federation(store), key=lambda one: one.code)
        for value in sorted(store.find(MeasuredValue, competition=one.code, **own), key=lambda value: value.what)
        if value.value is not None
    )


def values_in(packet: "StoredPacket") -> tuple[CompetitionLine, ...]:
    """What a return that was written or came in says for competitions."""
    from coopdesk.exchange.month import values_inside

    return values_inside(packet.content)


def returned(store: Store, competition: Competition, statements: Iterable[int]) -> list[MeasuredValue]:
    """What came for a competition with the returns of some statements, as if it had been keyed."""
    from coopdesk.exchange.month import VALUES, values_inside

    if competition.level != "cooperative" or store.desk.role != "federation":
        return []
    return [
        MeasuredValue(competition.code, code, line.what, line.value, month, line.evidence)
        for code, month, content in queries.returns_with(store, statements, VALUES)
        for line in values_inside(content)
        if line.competition == competition.code
    ]


def returned_in(store: Store, competition: Competition, month: Month) -> list[MeasuredValue]:
    """What came for a competition with the returns of a month that count."""
    stands = standing(store, Period(month, month)).values()
    return returned(store, competition, [stand.counts.statement for stand in stands if stand.counts])
