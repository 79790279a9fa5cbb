"""What an evaluation would be by the returns of today, entrant by entrant in words, the same on paper and in tables."""

from collections.abc import Iterator
from decimal import Decimal

from coopdesk.domain.competition_papers import RestatedPaper
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import Language, explain, say
from coopdesk.domain.numbers import grouped
from coopdesk.domain.scoring import Standing
from coopdesk.errors import N_


def moved(paper: RestatedPaper) -> list[tuple[Standing | None, Standing | None]]:
    """Who stands otherwise, then and now; None where the entrant takes no part."""
    old = {one.code: one for one in paper.old.standings}
    new = {one.code: one for one in paper.new.standings}
    codes = [code for code in {**old, **new} if old.get(code) != new.get(code)]
    return [(old.get(code), new.get(code)) for code in codes]


def stays_words(paper: RestatedPaper, language: Language) -> str:
    """What follows from it: the protocol stays, or it is evaluated again."""
    if paper.decided_on is None:
        return say(N_("Nobody has decided on this evaluation yet: evaluate again."), language)
    stays = N_("The committee decided on %(day)s; its protocol and what was awarded stay as they are.")
    return say(stays, language, day=paper.decided_on)


def differences(paper: RestatedPaper, old: Standing | None, new: Standing | None, language: Language) -> Iterator[str]:
    """``Attendance 98.0 → 97.5, points 15.0 → 14.3``, and reasons that are new."""
    if old is None or new is None:
        yield say(N_("takes part now") if old is None else N_("takes no part now"), language)
        return
    names = {one.indicator: condition_name(one, language) for one in paper.new.conditions}
    for before, after in zip(old.scores, new.scores, strict=True):
        if before != after:
            yield say(
                N_("%(what)s %(before)s → %(after)s, points %(points)s → %(then)s"), language,
                what=names.get(before.indicator, before.indicator), before=_text(before.value, 1),
                after=_text(after.value, 1), points=_text(before.points), then=_text(after.points),
            )  # fmt: skip
    yield from (explain(reason, language) for reason in new.reasons if reason not in old.reasons)


def _text(value: Decimal | None, places: int | None = None) -> str:
    return "—" if value is None else grouped(value, places)
