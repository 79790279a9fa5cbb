"""What is kept of a member beside the register's line: the share account, titles, and offices held (DOMAIN §1.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from coopdesk.domain.field import Field
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
    sounds: Annotated[str, Field(N_("How the name sounds"), length=4096)]
