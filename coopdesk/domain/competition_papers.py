"""What the papers of a competition are drawn from: conditions, letters, certificates, a banner's holders, differences.

They are read models: everything in them was announced, pledged or decided elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from coopdesk.domain.competitions import Competition, Edition, Prize
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import Award, Pledge
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.period import Period
from coopdesk.domain.scoring import Standings
from coopdesk.errors import N_

LetterKind = Literal["challenge", "answer", "pledge", "blank"]
LETTERS: Final[Mapping[str, str]] = {
    "challenge": N_("Letter of challenge"),
    "answer": N_("Answer to a challenge"),
    "pledge": N_("Letter of pledge"),
}
"""The titles of letters; a blank one has them all, to be chosen by hand."""


@dataclass(frozen=True)
class Party:
    """Somebody who takes part, and with whom it is compared."""

    code: str
    name_en: str
    name_zh: str
    group_en: str = ""
    group_zh: str = ""


@dataclass(frozen=True)
class Held:
    """Whose competition a paper is of; one without a code is named by hand."""

    desk: Desk
    cooperative: Cooperative
    competition: Competition
    form_marks: tuple[FormMarks, ...] = ()


@dataclass(frozen=True)
class ConditionsPaper:
    """The conditions of an edition as they are put up on the wall."""

    held: Held
    edition: Edition
    conditions: tuple[Condition, ...]
    gates: tuple[Gate, ...]
    prizes: tuple[Prize, ...]
    parties: tuple[Party, ...]
    blank: bool = False


@dataclass(frozen=True)
class Letter:
    """The letter of an entrant to another, or to all; without ``pledge`` it is written by hand.

    ``targets`` are pledged, by indicator; ``party`` None leaves the name to the pen as well.
    """

    kind: LetterKind
    party: Party | None = None
    to: Party | None = None
    pledge: Pledge | None = None
    targets: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class LettersPaper:
    """A letter on each page."""

    held: Held
    conditions: tuple[Condition, ...]
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class CertificatesPaper:
    """A certificate on each page, for each award of a decision; without awards one to be filled in by hand."""

    held: Held
    span: Period
    decided_on: date | None
    awards: tuple[Award, ...]


@dataclass(frozen=True)
class Holding:
    """Somebody who held a banner: by which decision, for how many evaluations in a row, until another won it."""

    award: Award
    title_en: str
    title_zh: str
    since: date
    times: int
    until: date | None = None


@dataclass(frozen=True)
class BannerPaper:
    """The holders of one banner, the first first; the last one holds it."""

    desk: Desk
    cooperative: Cooperative
    title_en: str
    title_zh: str
    holdings: tuple[Holding, ...]
    form_marks: tuple[FormMarks, ...] = ()
    blank: bool = False


@dataclass(frozen=True)
class RestatedPaper:
    """An evaluation as it was, and as the returns of today would have it; ``changed`` names the returns."""

    held: Held
    old: Standings
    new: Standings
    changed: tuple[str, ...]
    decided_on: date | None = None


def letters(
    parties: Sequence[Party], pledges: Iterable[Pledge], targets: Mapping[tuple[str, str], Decimal], persons: bool
) -> tuple[Letter, ...]:
    """A letter for everybody who takes part, in their order: as it was pledged, or blank for the pen.

    Who was challenged before answers; a person whom nobody challenged and who challenges nobody pledges.
    """
    kept = {one.entrant: one for one in pledges}
    by_code = {one.code: one for one in parties}
    found = []
    for party in parties:
        pledge = kept.get(party.code)
        if pledge is None:
            found.append(Letter("blank", party))
            continue
        answers = _answered(pledge, kept.values())
        kind: LetterKind = "answer" if answers else "pledge" if persons and not pledge.challenges else "challenge"
        to = by_code.get(answers or pledge.challenges)
        own = {what: value for (code, what), value in targets.items() if code == party.code}
        found.append(Letter(kind, party, to, pledge, own))
    return tuple(found)


def _answered(pledge: Pledge, others: Iterable[Pledge]) -> str:
    """Whose challenge a letter answers, the earliest where there are several; empty for none."""
    before = [
        one for one in others
        if _turn(one) < _turn(pledge) and one.challenges == pledge.entrant and pledge.challenges in ("", one.entrant)
    ]  # fmt: skip
    return min(before, key=_turn).entrant if before else ""


def _turn(pledge: Pledge) -> tuple[date, str]:
    return (pledge.signed_on or date.max, pledge.entrant)
