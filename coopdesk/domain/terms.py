"""The whole terms of one edition of a competition in one piece, as they are set up before they are kept (DOMAIN §3.3).

What is wrong with them names its place: the record in ``line`` (``conditions/2``), the box in ``box``.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, Prize
from coopdesk.domain.conditions import QUOTA, SHAPES, SHAPES_OF, Condition, Gate, conditions_of
from coopdesk.domain.field import problems_of
from coopdesk.domain.language import Language, Marked, say, shown
from coopdesk.domain.methods import METHODS
from coopdesk.domain.period import Month
from coopdesk.errors import N_, Problem

BANNER: Final = ("Mobile red banner", "流动红旗")
"""What the winner of a new competition receives, English and Chinese, until something else is typed."""


@dataclass(frozen=True)
class Terms:
    """A competition with one edition of its terms; ``chosen`` are the codes of those who take part where not all do."""

    competition: Competition
    edition: Edition
    conditions: tuple[Condition, ...] = ()
    gates: tuple[Gate, ...] = ()
    prizes: tuple[Prize, ...] = ()
    chosen: tuple[str, ...] = ()

    def kept_as(self, code: str, number: int) -> "Terms":
        """These terms as an edition of a competition, everything numbered in its order."""
        competition = dataclasses.replace(self.competition, code=code)
        edition = dataclasses.replace(self.edition, competition=code, number=number)
        return Terms(
            competition,
            edition,
            tuple(_placed(self.conditions, code, number)),
            tuple(_placed(self.gates, code, number)),
            tuple(_placed(self.prizes, code, number)),
            tuple(sorted(set(self.chosen))) if edition.who == "chosen" else (),
        )

    @property
    def chosen_records(self) -> tuple[ChosenEntrant, ...]:
        """The chosen ones as the file keeps them."""
        return tuple(ChosenEntrant(self.competition.code, self.edition.number, one) for one in self.chosen)

    def problems(self) -> Iterator[Problem]:
        """Everything against these terms, in the order of the set-up."""
        yield from _at("competition", problems_of(self.competition))
        yield from _at("edition", problems_of(self.edition))
        yield from self._entrants()
        if not self.conditions:
            yield Problem("method", N_("At least one indicator is needed."), line="edition")
        for kind in ("conditions", "gates", "prizes"):
            records = getattr(self, kind)
            for number, one in enumerate(records):
                yield from _at(f"{kind}/{number}", problems_of(one))
        yield from self._rules()
        yield from _twice("conditions", "indicator", [one.indicator for one in self.conditions])
        yield from _twice("conditions", "tie", [one.tie for one in self.conditions])
        yield from _twice("gates", "subject", [one.subject for one in self.gates])

    def _entrants(self) -> Iterator[Problem]:
        if self.edition.who == "chosen" and not self.chosen:
            yield Problem("who", N_("Choose at least one."), line="edition")
        if self.competition.level != "cooperative" and self.edition.groups != "none":
            yield Problem("groups", N_("Only co-operatives are compared by trade, kind or size."), line="edition")

    def _rules(self) -> Iterator[Problem]:
        """Rules that the method does not allow, and own values without a name."""
        allowed = SHAPES_OF[self.edition.method] if self.edition.method in SHAPES_OF else tuple(SHAPES)
        for number, one in enumerate(self.conditions):
            if one.shape not in allowed:
                message = N_("does not go with “%(method)s”")
                yield Problem(
                    "shape", message, {"method": Marked(METHODS[self.edition.method])}, f"conditions/{number}"
                )
            if one.measured and one.indicator != "unit_cost_index" and not (one.title_en or one.title_zh):
                yield Problem("title_zh", N_("needs a title in one language at least"), line=f"conditions/{number}")


def _placed(records: Iterable[Any], code: str, number: int) -> Iterator[Any]:
    for position, one in enumerate(records, start=1):
        yield dataclasses.replace(one, competition=code, edition=number, position=position)


def _at(line: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (dataclasses.replace(problem, line=line) for problem in problems)


def _twice(kind: str, box: str, values: list[Any]) -> Iterator[Problem]:
    """What is there twice, told at its second place."""
    many = Counter(value for value in values if value not in (None, ""))
    for number, value in enumerate(values):
        if many.get(value, 0) > 1 and value in values[:number]:
            yield Problem(box, N_("is there twice"), line=f"{kind}/{number}")


def template(method: str, level: str) -> tuple[tuple[Condition, ...], tuple[Gate, ...]]:
    """The usual conditions and gates of a method; members have no figures of their own, so they compete by quota."""
    if level != "person":
        return conditions_of("", method)
    quota = QUOTA[0]
    if method == "add-deduct":
        quota = dataclasses.replace(quota, shape="stepped", cap=None, loss=Decimal(1), gain=Decimal(1),
                                    most=Decimal(130))  # fmt: skip
    elif method == "rank-points":
        quota = dataclasses.replace(quota, shape="ranked", points=Decimal(1), cap=None, aim="fixed")
    return (quota,), ()


def new_terms(code: str, held_by: str, month: Month, level: str) -> Terms:
    """What a new competition starts from: the capped points with their gates, and a banner for the first place."""
    conditions, gates = template("capped-points", level)
    title = N_("Mobile red banner, %(month)s")
    titles = say(title, "en", month=month), say(title, "zh", month=month)
    competition = Competition(code, held_by, month, *titles, level)
    prizes = (Prize("", 1, 1, *BANNER, banner=True),)
    return Terms(competition, Edition(code), conditions, gates, prizes).kept_as(code, 1)


def moved_on(terms: Terms, code: str, period: Month) -> Terms:
    """The same terms for other months under another code, as a draft; titles name the new month."""
    old = terms.competition
    last = None if old.last is None else period + (old.last - old.period)
    competition = dataclasses.replace(
        old,
        period=period,
        last=last,
        title_en=_renamed(old.title_en, old.period, period, "en"),
        title_zh=_renamed(old.title_zh, old.period, period, "zh"),
    )
    edition = dataclasses.replace(terms.edition, reason="", announced_on=None)
    return dataclasses.replace(terms, competition=competition, edition=edition).kept_as(code, 1)


def _renamed(title: str, old: Month, new: Month, spoken: Language) -> str:
    return title.replace(shown(old, spoken), shown(new, spoken))
