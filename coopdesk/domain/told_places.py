"""What the federation told of a co-operative's place in a competition, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from coopdesk.domain.language import Language, day_name, named, period_name, say
from coopdesk.domain.methods import STATES
from coopdesk.domain.numbers import digits
from coopdesk.domain.period import Period
from coopdesk.domain.receipts import PlaceLine
from coopdesk.errors import N_


@dataclass(frozen=True)
class ToldPlaces:
    """The places of a group by one evaluation, as the newest receipt tells them; ``own`` is that of this desk.

    ``competition`` is the code here, ``title_en`` and ``title_zh`` are empty where its announcement did not come.
    """

    competition: str
    title_en: str
    title_zh: str
    evaluation: int
    span: Period
    lines: tuple[PlaceLine, ...]
    own: PlaceLine

    @property
    def placed(self) -> int:
        """How many of the group have a place."""
        return sum(one.place is not None for one in self.lines)


def result_text(told: ToldPlaces, language: Language) -> str:
    """``place 2 of 14 (carpets) · 98.5 points · decided on 9 May 1954 · model co-operative``."""
    own, parts = told.own, []
    if own.place is None:
        parts.append(say(STATES[own.state], language))
    elif group := named(own, language, "group"):
        of_group = N_("place %(place)s of %(count)s (%(group)s)")
        parts.append(say(of_group, language, place=own.place, count=told.placed, group=group))
    else:
        parts.append(say(N_("place %(place)s of %(count)s"), language, place=own.place, count=told.placed))
    if own.total is not None:
        parts.append(say(N_("%(points)s points"), language, points=digits(own.total)))
    if own.decided_on is None:
        parts.append(say(N_("not decided yet"), language))
    else:
        parts.append(say(N_("decided on %(day)s"), language, day=day_name(own.decided_on, language)))
    if title := named(own, language, "title"):
        parts.append(title)
    return " · ".join(parts)


def results_text(told: Sequence[ToldPlaces], language: Language) -> list[str]:
    """A line for each: the competition, its months, and what came of it."""
    lines = []
    for one in told:
        title = named(one, language, "title") or one.competition
        lines.append(" · ".join([title, period_name(one.span, language), result_text(one, language)]))
    return lines
