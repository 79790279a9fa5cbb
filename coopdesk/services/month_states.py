"""How the months of a co-operative stand, and since when: what was done here and what the receipts say of it."""

import json
from collections.abc import Mapping

from coopdesk.domain.answers import QUESTION, Answer
from coopdesk.domain.month_states import MonthStands, written_stands
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.exchange.archive import first
from coopdesk.services import months
from coopdesk.services.answers import answers
from coopdesk.services.overview import states
from coopdesk.store import Store


def month_stands(store: Store, statement: Statement | None) -> MonthStands:
    """How the month of a statement stands; None for a month that is not begun."""
    if statement is None:
        return MonthStands("none")
    return _stands(store, statement, answers(store) if statement.packet else {})


def year_stands(store: Store, cooperative: str, year: int) -> dict[Month, MonthStands]:
    """How every month of a year stands that was begun or passed over."""
    known = {month: state for month, state in states(store, cooperative).items() if month.year == year}
    told = answers(store) if "sent" in known.values() else {}
    found = {}
    for month, state in known.items():
        statement = months.current(store, cooperative, month)
        found[month] = MonthStands(state) if statement is None else _stands(store, statement, told)
    return found


def asked_back(store: Store, cooperative: str) -> list[Answer]:
    """The answers that ask about a month of which nothing newer was finalised since, by month."""
    found = []
    for one in answers(store).values():
        if one.stands != QUESTION:
            continue
        statement = months.current(store, cooperative, one.period)
        if statement is not None and (statement.state == "draft" or statement.packet == one.packet):
            found.append(one)
    return sorted(found, key=lambda one: one.period)


def _stands(store: Store, statement: Statement, told: Mapping[str, Answer]) -> MonthStands:
    if statement.state == "draft":
        return MonthStands("draft")
    if statement.packet is None:
        return MonthStands("final", statement.closed_at or "")
    return written_stands(_written_at(store, statement.packet), told.get(statement.packet))


def _written_at(store: Store, packet: str) -> str:
    """When a file was written here (UTC), read off the packet without the library of seals; empty where it is gone."""
    stored = store.get(StoredPacket, packet)
    return str(json.loads(first(stored.content))["coopdesk"]["written_at"]) if stored is not None else ""
