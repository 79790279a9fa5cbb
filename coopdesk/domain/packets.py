"""Packets: what the signed descriptor says, what reading one leads to, and the facts that are kept of them.

Facts are append-only: what stands is computed from them (`coopdesk.domain.standings`), so that order,
repetition and clocks do not matter (DESIGN §7). A packet id is the SHA-256 of its ``datapackage.json``.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final

from coopdesk.domain.field import Field
from coopdesk.domain.language import Language, explain
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError, Problem

FORMAT: Final = 1
"""The packet format written, and the highest one read."""

PACKET_KINDS: Final = {
    "return": N_("Monthly return"),
    "directive": N_("Federation update"),
    "receipt": N_("Receipt"),
    "enrolment": N_("Computer registration"),
}
VERDICTS: Final = {
    "accepted": N_("accepted"),
    "known": N_("already received, not counted again"),
    "superseded": N_("an older statement of this month"),
    "older": N_("older than what is here"),
    "fork": N_("two different corrections of one month, choose one"),
    "pending": N_("waiting for the registration sheet to be compared"),
    "refused": N_("not accepted"),
    "unchosen": N_("another correction of this month was chosen"),
    "withdrawn": N_("taken back, not counted"),
    "whole": N_("whole and unchanged"),
    "encrypted": N_("encrypted"),
}
DECISIONS: Final = {
    "choose": N_("One of several corrections chosen"),
    "withdraw": N_("Files of one batch withdrawn"),
    "restore": N_("Withdrawn files of one batch counted again"),
    "refuse": N_("File refused"),
    "admit": N_("Refusal taken back"),
    "settle": N_("Question settled"),
    "apply": N_("Federation update applied"),
}


RECIPIENTS: Final = {"office": N_("Office of the federation"), "escrow": N_("Escrow (kept in the safe)")}


@dataclass(frozen=True)
class Envelope:
    """Whose packet it is and what it replaces, as its signed descriptor says (EXCHANGE, container).

    ``cooperative`` is the sender of a return or an enrolment and the addressee of a directive or a receipt. Only a
    return has a ``period``; ``revision`` is the number of a receipt (the highest wins), the edition of a directive.
    ``public_key`` is in minisign's own form (``RW…``), ``key_id`` its number in hexadecimal. ``reads`` is the
    highest format the station reads. ``supersedes`` holds the ids of all packets replaced, ancestors included,
    sorted. ``sequence`` counts the packets of the key, ``previous`` is the id of the one before.
    ``written_at`` is the wall clock (UTC), for information only.
    """

    kind: str
    federation: str
    cooperative: str
    period: Month | None
    revision: int
    public_key: str
    key_id: str
    sequence: int
    currency: str
    exponent: int
    supersedes: tuple[str, ...] = ()
    previous: str | None = None
    submitted_on: date | None = None
    nil: bool = False
    reason: str = ""
    source: str = "clerk"
    catalogue: str = ""
    change_head: str = ""
    program: str = ""
    written_at: str = ""
    format: int = FORMAT
    reads: int = FORMAT


@dataclass(frozen=True)
class Verdict:
    """What became of one file; ``reason`` is the sentence about it, None where there is nothing to say."""

    file: str
    verdict: str
    packet: str | None = None
    cooperative: str | None = None
    period: Month | None = None
    revision: int | None = None
    reason: DeskError | None = None

    def document(self, language: Language) -> dict[str, Any]:
        """What ``coopdesk receive --json`` prints of it (DESIGN §8)."""
        return {
            "file": self.file,
            "verdict": self.verdict,
            "packet": self.packet,
            "cooperative": self.cooperative,
            "period": str(self.period) if self.period else None,
            "revision": self.revision,
            "reason": explain(self.reason, language) if self.reason else None,
        }


@dataclass(frozen=True)
class Seen:
    """What a file says of itself, whoever sealed it: ``verdict`` is *whole*, *encrypted* or *refused*."""

    verdict: Verdict
    public_key: str | None = None
    key_id: str | None = None
    check_number: str | None = None

    def document(self, language: Language) -> dict[str, Any]:
        """What ``coopdesk verify --json`` prints of it (DESIGN §8)."""
        return self.verdict.document(language) | {
            "public_key": self.public_key,
            "key_id": self.key_id,
            "check_number": self.check_number,
        }


@dataclass(frozen=True)
class StoredPacket:
    """A packet written or read here: its bytes, and what its descriptor says (never more than the bytes do).

    ``supersedes`` is a canonical JSON list. A packet written here has no arrival; one read has at least one.
    ``revision`` is the number of a receipt and the edition of a directive; only a return has a ``period``.
    ``enrols`` is the seal that an enrolment speaks of: its own, or a new one that the old one vouches for.
    """

    id: Annotated[str, Field(N_("File number"), key=True, length=64)]
    content: Annotated[bytes, Field(N_("Content"))] = field(repr=False)
    kind: Annotated[str, Field(N_("Kind of file"), choices=PACKET_KINDS)]
    cooperative: Annotated[str, Field(N_("Co-operative"), code=True, length=16)]
    period: Annotated[Month | None, Field(N_("Month"))]
    revision: Annotated[int | None, Field(N_("Correction no."), least=1, most=9999)]
    supersedes: Annotated[str, Field(N_("Replaces"), length=1_000_000)]
    submitted_on: Annotated[date | None, Field(N_("Date submitted"))]
    nil: Annotated[bool, Field(N_("Nil return (work stopped)"))]
    public_key: Annotated[str, Field(N_("Computer's seal"), length=56)]
    sequence: Annotated[int, Field(N_("Number of the file"), least=1)]
    previous: Annotated[str | None, Field(N_("File before"), length=64)] = None
    enrols: Annotated[str | None, Field(N_("Seal it registers"), length=56)] = None


@dataclass(frozen=True)
class Arrival:
    """A file came in: which packet it held, under which name, in which batch. Repetitions are facts too.

    ``counter`` numbers all facts of a data file in the order of their recording; ``at`` is UTC.
    """

    counter: Annotated[int, Field(N_("Number"), key=True, least=1)]
    batch: Annotated[str, Field(N_("Batch"))]
    packet: Annotated[str, Field(N_("File number"), length=64)]
    file: Annotated[str, Field(N_("File"), length=255)]
    at: Annotated[str, Field(N_("Received at"), length=32)]


@dataclass(frozen=True)
class Decision:
    """What a person decided about packets and why; ``packets`` is a canonical JSON list.

    *choose* names the chosen head first and then every other head that was seen; it lapses when another comes.
    *withdraw* names a batch whose arrivals no longer count, *restore* one whose arrivals count again. *refuse* names
    packets that do not count, *admit* takes that back. *settle* has the number of a question as its batch. *apply*
    names a directive whose contents were taken over. Of two about the same thing the one with the higher counter
    speaks.
    """

    counter: Annotated[int, Field(N_("Number"), key=True, least=1)]
    kind: Annotated[str, Field(N_("Decision"), choices=DECISIONS)]
    packets: Annotated[str, Field(N_("File numbers"), length=1_000_000)]
    batch: Annotated[str, Field(N_("Batch"))]
    reason: Annotated[str, Field(N_("Reason"), length=500)]
    at: Annotated[str, Field(N_("Decided at"), length=32)]


@dataclass(frozen=True)
class TrustedKey:
    """From this fact on the seal of a computer speaks for one co-operative."""

    public_key: Annotated[str, Field(N_("Computer's seal"), key=True, length=56)]
    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    counter: Annotated[int, Field(N_("Number"), least=1)]
    at: Annotated[str, Field(N_("Trusted at"), length=32)]


@dataclass(frozen=True)
class FederationSeal:
    """From this fact on this seal speaks for the federation (in a co-operative's file)."""

    public_key: Annotated[str, Field(N_("Federation's seal"), key=True, length=56)]
    counter: Annotated[int, Field(N_("Number"), least=1)]
    at: Annotated[str, Field(N_("Trusted at"), length=32)]


@dataclass(frozen=True)
class Revocation:
    """A seal speaks only as far as the packet ``last``: what that does not reach by its packets before is refused.

    ``sequence`` is the number of that packet; 0 and no packet where nothing of the seal counts. Never a date
    (EXCHANGE, identity). Several of one seal all hold.
    """

    counter: Annotated[int, Field(N_("Number"), key=True, least=1)]
    public_key: Annotated[str, Field(N_("Computer's seal"), length=56)]
    sequence: Annotated[int, Field(N_("Valid through file no."), least=0)]
    last: Annotated[str | None, Field(N_("Last valid file"), length=64)]
    reason: Annotated[str, Field(N_("Reason"), length=500)]
    at: Annotated[str, Field(N_("Decided at"), length=32)]


@dataclass(frozen=True)
class Question:
    """The federation asks back about a packet: to a line and box of one of its tables, or to all of it (empty)."""

    counter: Annotated[int, Field(N_("Number"), key=True, least=1)]
    packet: Annotated[str, Field(N_("File number"), length=64)]
    of_table: Annotated[str, Field(N_("Part"), length=32)]
    line: Annotated[str, Field(N_("Line"), length=200)]
    box: Annotated[str, Field(N_("Box"), length=48)]
    text: Annotated[str, Field(N_("Question"), length=500)]
    at: Annotated[str, Field(N_("Asked at"), length=32)]

    def problems(self) -> Iterator[Problem]:
        """A question says something."""
        if not self.text:
            yield Problem("text", N_("is needed"))


@dataclass(frozen=True)
class Recipient:
    """For whom return files with personal data are encrypted (age): the federation's office, or its escrow."""

    kind: Annotated[str, Field(N_("Whose key"), key=True, choices=RECIPIENTS)]
    key: Annotated[str, Field(N_("Encryption key"), length=96)]
    since: Annotated[str, Field(N_("Since"), length=32)]


@dataclass(frozen=True)
class Station:
    """A computer that has written packets from this data file; its secret part is never in the file.

    Sequence and previous packet follow from the packets that bear its seal.
    """

    public_key: Annotated[str, Field(N_("Computer's seal"), key=True, length=56)]
    since: Annotated[str, Field(N_("Since"), length=32)]


def ids_text(packets: Iterable[str]) -> str:
    """Packet ids as the canonical JSON list in which facts carry them, in the order given."""
    return json.dumps(list(packets), separators=(",", ":"))


def ids_of(text: str) -> tuple[str, ...]:
    """The packet ids of such a list."""
    return tuple(json.loads(text))
