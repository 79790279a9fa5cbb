"""What belongs to a member: share account, titles and offices; kept, checked against each other, taken out."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from coopdesk.domain.field import checked, fields_of
from coopdesk.domain.members import Member
from coopdesk.domain.membership import Office, ShareEntry, Title, account_problems, office_problems
from coopdesk.errors import N_, EntryError, LockedError, Problem
from coopdesk.store import Store


def shares(store: Store, member: Member) -> list[ShareEntry]:
    """The entries of a member's share account by day."""
    found = store.find(ShareEntry, cooperative=member.cooperative, number=member.number)
    return sorted(found, key=lambda entry: (entry.day, entry.entry))


def accounts(store: Store, cooperative: str) -> dict[str, list[ShareEntry]]:
    """The entries of all share accounts by the number of the member."""
    found: dict[str, list[ShareEntry]] = {}
    for entry in store.find(ShareEntry, cooperative=cooperative):
        found.setdefault(entry.number, []).append(entry)
    return found


def titles(store: Store, member: Member) -> list[Title]:
    """The titles of a member by day."""
    return store.find(Title, cooperative=member.cooperative, number=member.number)


def offices(store: Store, member: Member) -> list[Office]:
    """The offices of a member by day."""
    return store.find(Office, cooperative=member.cooperative, number=member.number)


def belongings(store: Store, member: Member) -> list[Any]:
    """All that belongs to a member."""
    return [*shares(store, member), *titles(store, member), *offices(store, member)]


def enter(
    store: Store, member: Member, record: type, values: Mapping[str, Any], before: Any = None, operator: str = ""
) -> Any:
    """Keep an entry, a title or an office from its typed values, in the place of ``before`` where there was one.

    Returns it as kept. Raises EntryError with what stands in the way.
    """
    made: dict[str, Any] = {"cooperative": member.cooperative, "number": member.number, **values}
    if record is ShareEntry:
        made["entry"] = before.entry if before is not None else _next_entry(store, member)
    kept = checked(record(**made))
    others: list[Any] = store.find(record, cooperative=member.cooperative, number=member.number)
    others = [one for one in others if one != before]
    if found := list(_RULES[record](member, kept, others, store.desk.exponent)):
        raise EntryError(found)
    with store.transaction(operator):
        if before is not None and key_of(before) != key_of(kept):
            store.remove(before)
        store.save(kept)
    return kept


def take_out(store: Store, member: Member, record: Any, operator: str = "") -> None:
    """Take an entry, a title or an office out; raises LockedError where money was refunded that it had paid in."""
    if isinstance(record, ShareEntry):
        entries = shares(store, member)
        if _brought(member, entries, [one for one in entries if one != record], store.desk.exponent):
            message = N_("This payment stays: money that was paid in by it was refunded.")
            raise LockedError(message).advised(N_("Take out the refund first."))
    with store.transaction(operator):
        store.remove(record)


def _next_entry(store: Store, member: Member) -> int:
    return max((entry.entry for entry in shares(store, member)), default=0) + 1


def key_of(record: Any) -> list[Any]:
    """What tells an entry, a title or an office from the others."""
    return [getattr(record, field.name) for field in fields_of(type(record)) if field.key]


def _share_rules(member: Member, entry: ShareEntry, others: list[ShareEntry], exponent: int) -> Iterator[Problem]:
    """What an entry brings with it; what is wrong with a later one is said of this one."""
    if member.applicant:
        yield Problem("day", N_("comes before the joining; an applicant has no share yet"))
        return
    yield from _brought(member, others, [*others, entry], exponent)


def _brought(member: Member, before: list[ShareEntry], after: list[ShareEntry], exponent: int) -> list[Problem]:
    """The problems of an account that a change brings with it."""
    standing = {(problem.box, problem.line) for problem in account_problems(member, before, exponent)}
    after_it = account_problems(member, after, exponent)
    found = (problem for problem in after_it if (problem.box, problem.line) not in standing)
    return [dataclasses.replace(problem, line="") for problem in found]


def _office_rules(member: Member, office: Office, others: list[Office], _exponent: int) -> Iterator[Problem]:
    return office_problems(member, office, others)


def _title_rules(_member: Member, title: Title, others: list[Title], _exponent: int) -> Iterator[Problem]:
    if not title.title:
        yield Problem("title", N_("is needed"))
    if any(key_of(other) == key_of(title) for other in others):
        yield Problem("title", N_("is entered already with this day"))


_RULES: Final[Mapping[type, Callable[[Member, Any, list[Any], int], Iterator[Problem]]]] = {
    ShareEntry: _share_rules,
    Title: _title_rules,
    Office: _office_rules,
}
