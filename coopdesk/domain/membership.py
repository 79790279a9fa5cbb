"""What is kept of a member beside the register's line: the share account, titles, and offices held (DOMAIN §1.3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.members import Member
from coopdesk.domain.numbers import money
from coopdesk.errors import N_, Problem

SHARE_ENTRIES: Final = {
    "paid": N_("Instalment paid"),
    "tools": N_("Tools taken over at valuation"),
    "refunded": N_("Refunded"),
}
OFFICES: Final = {
    "chair": N_("Chair of the board"),
    "director": N_("Director"),
    "supervisor": N_("Supervisor"),
    "chief_supervisor": N_("Chair of the supervisors"),
    "accountant": N_("Accountant"),
    "team_leader": N_("Team leader"),
    "delegate": N_("Delegate to the assembly"),
    "other": N_("Other office"),
}


@dataclass(frozen=True)
class ShareEntry:
    """One entry of a member's share account, in the smallest unit of the currency; the balance is their sum."""

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    number: Annotated[str, Field(N_("Number"), key=True, code=True, length=16)]
    entry: Annotated[int, Field(N_("Entry"), key=True, least=1)]
    day: Annotated[date, Field(N_("Day"), help=N_("The day on which it was paid or refunded."))]
    kind: Annotated[
        str,
        Field(
            N_("Kind"),
            help=N_("Money paid in, tools taken over at valuation, or money refunded."),
            choices=SHARE_ENTRIES,
        ),
    ]
    amount: Annotated[
        int,
        Field(N_("Amount"), help=N_("The amount, without a sign, in the currency of the desk."), least=1, money=True),
    ]
    voucher: Annotated[str, Field(N_("Voucher"), help=N_("The number of the receipt or voucher."))] = ""


@dataclass(frozen=True)
class Title:
    """A title of honour or skill (老艺人) that a member bears from a day on."""

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    number: Annotated[str, Field(N_("Number"), key=True, code=True, length=16)]
    since: Annotated[date, Field(N_("Since"), help=N_("The day on which the title was conferred."), key=True)]
    title: Annotated[
        str, Field(N_("Title"), help=N_("The title as it was conferred: old artisan."), key=True, needed=True)
    ]
    resolution: Annotated[
        str, Field(N_("Resolution"), help=N_("The number or date of the resolution, as it is on paper."))
    ] = ""


@dataclass(frozen=True)
class Office:
    """An office that a member holds from a day on; ``until`` is the first day no longer in it."""

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    number: Annotated[str, Field(N_("Number"), key=True, code=True, length=16)]
    since: Annotated[date, Field(N_("Since"), help=N_("The first day in the office."), key=True)]
    office: Annotated[str, Field(N_("Office"), help=N_("Which office the member holds."), key=True, choices=OFFICES)]
    until: Annotated[
        date | None, Field(N_("Until"), help=N_("The first day no longer in the office; empty while it is held."))
    ] = None
    resolution: Annotated[
        str, Field(N_("Resolution"), help=N_("The number or date of the resolution, as it is on paper."))
    ] = ""

    def problems(self) -> Iterator[Problem]:
        """An office ends after it began."""
        if self.until is not None and self.until <= self.since:
            yield Problem("until", N_("is not after the first day"))


@dataclass(frozen=True)
class NameSound:
    """How a member's name sounds, worked out by the desk for the search; it holds as long as the name is the same."""

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    number: Annotated[str, Field(N_("Number"), key=True, code=True, length=16)]
    name: Annotated[str, Field(N_("Name"))]
    sounds: Annotated[str, Field(N_("How the name sounds"), length=65_536)]


@dataclass(frozen=True)
class Account:
    """A share account summed up, in the smallest unit of the currency; the balance is derived and never typed."""

    subscribed: int = 0
    paid: int = 0
    refunded: int = 0

    @property
    def balance(self) -> int:
        """What the member has in the co-operative."""
        return self.paid - self.refunded

    @property
    def open(self) -> int:
        """What is still to be paid of the share that was subscribed."""
        return max(self.subscribed - self.paid, 0)


def account(member: Member, entries: Iterable[ShareEntry]) -> Account:
    """The share account of a member: what was paid before, instalments and tools taken over, and refunds."""
    paid, refunded = member.share_paid or 0, 0
    for entry in entries:
        if entry.kind == "refunded":
            refunded += entry.amount
        else:
            paid += entry.amount
    return Account(member.share_subscribed or 0, paid, refunded)


def account_problems(member: Member, entries: Iterable[ShareEntry], exponent: int) -> Iterator[Problem]:
    """Never more paid than subscribed; a refund only after leaving, and never more than was paid by then.

    ``line`` of a problem is the number of the entry with which it begins, in the order of days; ``exponent`` is that
    of the currency.
    """
    so_far: list[ShareEntry] = []
    for entry in sorted(entries, key=lambda one: (one.day, one.entry)):
        so_far.append(entry)
        sums, line = account(member, so_far), str(entry.entry)
        if entry.kind == "refunded":
            if member.left_on is None or entry.day < member.left_on:
                yield Problem("day", N_("comes before the leaving; a share is refunded after it"), line=line)
            if sums.refunded > sums.paid:
                left = money(sums.balance + entry.amount, exponent)
                yield Problem("amount", N_("is more than was paid and is still there: %(left)s"), {"left": left}, line)
        elif sums.paid > sums.subscribed:
            left = money(max(sums.subscribed - sums.paid + entry.amount, 0), exponent)
            yield Problem("amount", N_("is more than is still to be paid of the share: %(left)s"), {"left": left}, line)


def shares_against(member: Member, entries: Iterable[ShareEntry], exponent: int) -> Iterator[Problem]:
    """What a share account has against a changed member: the share stays above what is paid, a leaving before a refund.

    The boxes are those of the member.
    """
    kept = list(entries)
    sums = account(member, kept)
    if kept and sums.paid > sums.subscribed:
        message = N_("is less than the %(paid)s that are paid; look at the share account")
        yield Problem("share_subscribed", message, {"paid": money(sums.paid, exponent)})
    if any(problem.box == "day" for problem in account_problems(member, kept, exponent)):
        yield Problem("left_on", N_("stays before the day on which the share was refunded"))


def office_problems(member: Member, office: Office, others: Iterable[Office]) -> Iterator[Problem]:
    """An office is held as a member, and not a second time while it is held already."""
    if member.joined_on is not None and office.since < member.joined_on:
        yield Problem("since", N_("is before the day of joining"))
    if member.left_on is not None and office.since >= member.left_on:
        yield Problem("since", N_("is not before the day of leaving"))
    if member.left_on is not None and office.until is not None and office.until > member.left_on:
        yield Problem("until", N_("is after the day of leaving"))
    for other in others:
        begins_before = other.until is None or office.since < other.until
        ends_after = office.until is None or office.until > other.since
        if other.office == office.office and begins_before and ends_after:
            yield Problem("office", N_("is held already from %(since)s on"), {"since": other.since})
            return
