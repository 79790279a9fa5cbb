"""What a return's descriptor and tables make together: the statement of the month, and its figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coopdesk.domain.competitions import CompetitionLine
from coopdesk.domain.figures import OF_COST, Figures, figures_of
from coopdesk.domain.opening import FIGURE_ROWS, OpeningLine
from coopdesk.domain.packets import Envelope
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, MonthlyReturn, Statement
from coopdesk.errors import N_, PacketError
from coopdesk.exchange import archive, schema
from coopdesk.exchange.kinds import KNOWN, LAYOUTS, PATHS

VALUES: Final = PATHS["competitions"]
"""The part of a return in which what was keyed for competitions of the federation travels."""


def statement_of(envelope: Envelope, packet: str) -> Statement:
    """The statement that a return's descriptor speaks of, closed and without a number yet."""
    assert envelope.period is not None
    return Statement(
        id=0,
        cooperative=envelope.cooperative,
        period=envelope.period,
        state="closed",
        source="packet",
        currency=envelope.currency,
        exponent=envelope.exponent,
        nil=envelope.nil,
        submitted_on=envelope.submitted_on,
        reason=envelope.reason,
        revision=envelope.revision,
        packet=packet,
        closed_at=envelope.written_at or None,
    )


def amounts_of(accounts: Accounts | None) -> dict[str, tuple[Accounts, ...]]:
    """The tables in which the amounts beside the products travel: those of the value, and the cost where it is told.

    A month without a cost is written as it was before there was one.
    """
    told = accounts is not None and accounts.production_cost is not None
    both = (accounts,) if accounts else ()
    return {
        "accounts": both if accounts and (not told or accounts.beside != (None, None)) else (),
        "cost": both if told else (),
    }


def accounts_of(tables: Mapping[str, Sequence[Accounts]]) -> Accounts | None:
    """The amounts that these tables tell together; raises PacketError for a cost that is blank."""
    told = next(iter(tables["cost"]), None)
    beside = next(iter(tables["accounts"]), None)
    if told is None:
        return beside
    if told.production_cost is None:
        raise PacketError(N_("The cost inside the file is blank."))
    return replace(beside or Accounts(), production_cost=told.production_cost)


def sums_of(whole: MonthlyReturn, said: tuple[Figures, ...]) -> Figures:
    """The figures of the month, which must be the ones the packet says and balance; raises PacketError."""
    figures = figures_of(whole)
    if said != (replace(figures, **dict.fromkeys(OF_COST)),):
        raise PacketError(N_("The figures inside the file are not the sums of its lines."))
    if any(line.other == whole.statement.cooperative for line in whole.movement):
        raise PacketError(N_("The file speaks of a transfer from the co-operative to itself."))
    moves = (figures.members_opening or 0) + (figures.members_joined or 0) - (figures.members_left or 0)
    if moves != (figures.members_closing or 0):
        raise PacketError(N_("The movement of members inside the file does not balance."))
    return figures


def before_the_start(lines: Iterable[OpeningLine], month: Month) -> None:
    """That figures before the start are known ones, of months before this one; raises PacketError."""
    for line in lines:
        if line.figure not in FIGURE_ROWS or not line.first <= line.last < month:
            raise PacketError(N_("The figures before the start inside the file are not of months before it."))


def persons_inside(content: bytes) -> bool:
    """Whether a return tells of single members; such a one travels inside encryption only."""
    return PATHS["members"] in archive.read(content, KNOWN)


def values_inside(content: bytes) -> tuple[CompetitionLine, ...]:
    """What a return that was read already says for competitions of the federation."""
    table = archive.read(content, KNOWN).get(VALUES)
    return tuple(schema.records(schema.layout_of(*LAYOUTS["competitions"]), table)) if table else ()
