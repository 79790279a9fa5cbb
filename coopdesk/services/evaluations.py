"""Evaluations of a competition: made from final months, objected to, decided, handed over (DOMAIN §3.3).

An evaluation keeps the printed values it was made from. What stands on its board follows from them and the terms of
its edition, so it is the same for ever; what came later is told beside it and never changes it.
"""

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from coopdesk.domain.competitions import Competition, Edition, Prize
from coopdesk.domain.entries import Entry, entered, read, written
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation, Objection
from coopdesk.domain.field import checked
from coopdesk.domain.period import Period
from coopdesk.domain.scoring import Standing, Standings, standings
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services import competitions
from coopdesk.services.entrants import lineup
from coopdesk.services.operators import require
from coopdesk.store import Store


def announce(store: Store, code: str, day: date, operator: str = "") -> Edition:
    """Make the newest terms known from a day on; raises DeskError where they are announced already."""
    edition = competitions.edition_of(store, code)
    if edition.announced_on is not None:
        raise DeskError(N_("These conditions were announced on %(day)s."), day=edition.announced_on)
    announced = dataclasses.replace(edition, announced_on=day)
    if problem := competitions.untimely(store, announced):
        raise EntryError([problem])
    with store.transaction(operator):
        store.save(checked(announced))
    return announced


def evaluations(store: Store, code: str) -> list[Evaluation]:
    """The evaluations of a competition, the first first."""
    return sorted(store.find(Evaluation, competition=code), key=lambda one: one.number)


def evaluation_of(store: Store, code: str, number: int) -> Evaluation:
    """An evaluation by its number; raises DeskError where there is none."""
    found = store.get(Evaluation, code, number)
    if found is None:
        raise DeskError(N_("The competition “%(code)s” has no evaluation %(number)s."), code=code, number=number)
    return found


def evaluate(store: Store, code: str, span: Period | None = None, operator: str = "") -> Evaluation:
    """Keep the printed values of some months (all of them) as they are now; from then on the terms are frozen.

    Raises DeskError where the conditions are not announced, or a month of a co-operative's own is not final.
    """
    competition, edition = competitions.competition_of(store, code), competitions.edition_of(store, code)
    months = span or competition.span
    if edition.announced_on is None:
        raise DeskError(N_("The conditions are a draft. Announce them first."))
    if months.first < competition.span.first or months.last > competition.span.last:
        raise DeskError(N_("%(period)s is not within the months of the competition."), period=months)
    entries, sources, provisional = _now(store, competition, edition, months)
    if provisional and competition.level != "cooperative":
        raise DeskError(N_("%(period)s is not final yet. Check and finalise it, then evaluate."), period=months)
    number = len(evaluations(store, code)) + 1
    at = datetime.now(UTC).isoformat(timespec="seconds")
    made = Evaluation(code, number, edition.number, months.first, months.last, at, entries, sources)
    with store.transaction(operator):
        store.save(made)
    return made


def _now(store: Store, competition: Competition, edition: Edition, span: Period) -> tuple[str, str, bool]:
    """The entries and sources of some months at this moment as text, and whether a month is missing."""
    rules = competitions.conditions(store, competition.code, edition.number)
    limits = competitions.gates(store, competition.code, edition.number)
    found = lineup(store, competition, edition, rules, span)
    sources = json.dumps(dict(sorted(found.sources.items())), ensure_ascii=False, separators=(",", ":"))
    return written(entered(rules, limits, found.entrants)), sources, found.provisional


def board_of(store: Store, code: str, number: int) -> Standings:
    """The board of an evaluation, the same whenever it is asked for; raises DeskError."""
    one = evaluation_of(store, code, number)
    return _board(store, one, read(one.entries))


def _board(store: Store, one: Evaluation, entries: list[Entry]) -> Standings:
    competition = competitions.competition_of(store, one.competition)
    edition = competitions.edition_of(store, one.competition, one.edition)
    rules = competitions.conditions(store, one.competition, one.edition)
    limits = competitions.gates(store, one.competition, one.edition)
    placed = tuple(standings(rules, limits, entries))
    return Standings(competition, edition, one.span, rules, limits, placed, False, one.number)


@dataclass(frozen=True)
class Restated:
    """What came after an evaluation: the returns that are others now, and the board it was and would be."""

    evaluation: Evaluation
    changed: tuple[str, ...]
    old: Standings
    new: Standings

    @property
    def moved(self) -> tuple[tuple[Standing | None, Standing | None], ...]:
        """The entrants whose place, state or points would be others: as they were, as they would be."""
        old = {one.code: one for one in self.old.standings}
        new = {one.code: one for one in self.new.standings}
        return tuple((old.get(code), new.get(code)) for code in {**old, **new} if old.get(code) != new.get(code))


def restated(store: Store, code: str, number: int) -> Restated | None:
    """What an evaluation would say today, None where nothing of it has changed; raises DeskError."""
    one = evaluation_of(store, code, number)
    competition, edition = competitions.competition_of(store, code), competitions.edition_of(store, code, one.edition)
    entries, sources, _provisional = _now(store, competition, edition, one.span)
    before, after = json.loads(one.sources), json.loads(sources)
    changed = tuple(sorted(name for name in {**before, **after} if before.get(name) != after.get(name)))
    if not changed and entries == one.entries:
        return None
    return Restated(one, changed, _board(store, one, read(one.entries)), _board(store, one, read(entries)))


def objections(store: Store, code: str, number: int) -> list[Objection]:
    """The objections to an evaluation, in the order in which they were raised."""
    return sorted(store.find(Objection, competition=code, evaluation=number), key=lambda one: one.number)


def save_objection(store: Store, objection: Objection, operator: str = "") -> Objection:
    """Keep an objection, a new one (number 0) under the next number; raises EntryError, DeskError once decided."""
    evaluation_of(store, objection.competition, objection.evaluation)
    if store.get(CommitteeDecision, objection.competition, objection.evaluation) is not None:
        raise DeskError(N_("The committee has decided; its protocol is not changed."))
    if not objection.number:
        held = objections(store, objection.competition, objection.evaluation)
        objection = dataclasses.replace(objection, number=len(held) + 1)
    with store.transaction(operator):
        store.save(checked(objection))
    return objection


def proposed(store: Store, code: str, number: int) -> list[Award]:
    """What the places of an evaluation win by its prizes; equal places win alike.

    A banner stays with its holder where he shares the first place; where others share it nobody gets it by itself,
    and where nobody is placed it stays as well.
    """
    one, board = evaluation_of(store, code, number), board_of(store, code, number)
    placed = [result for result in board.standings if result.place is not None]
    found: list[Award] = []
    for prize in competitions.prizes(store, code, one.edition):
        winners = [result for result in placed if prize.first <= (result.place or 0) <= prize.last]
        if prize.banner and len(winners) > 1:
            held = holder(store, board.competition, prize)
            winners = [result for result in winners if held is not None and result.code == held.entrant]
        found += [_award(one, prize, result) for result in winners]
    return [dataclasses.replace(award, position=place) for place, award in enumerate(found, start=1)]


def _award(one: Evaluation, prize: Prize, result: Standing) -> Award:
    return Award(
        one.competition, one.number, 1, result.code, result.name_en, result.name_zh, result.place or 1,
        prize.title_en, prize.title_zh, prize.award, prize.banner,
    )  # fmt: skip


def decide(
    store: Store, decision: CommitteeDecision, given: list[Award] | None = None, operator: str = ""
) -> list[Award]:
    """Keep the committee's decision and what it awards, by default what the places win; neither is edited later.

    Raises EntryError where a name is missing, the day is too early, or a note is missing: where an objection was
    upheld, or awards differ from the places; DeskError where an objection is open or it was decided already.
    """
    require(store, operator, "check")
    code, number = decision.competition, decision.evaluation
    if store.get(CommitteeDecision, code, number) is not None:
        raise DeskError(N_("The committee has decided; its protocol is not changed."))
    heard = objections(store, code, number)
    if any(one.outcome == "open" for one in heard):
        raise DeskError(N_("An objection is open. Settle it first."))
    if problems := list(_untimely(evaluation_of(store, code, number), heard, decision)):
        raise EntryError(problems)
    by_points = proposed(store, code, number)
    awards = by_points if given is None else given
    if awards != by_points and not decision.note:
        raise EntryError([Problem("note", N_("is needed where the decision is not by the points"))])
    with store.transaction(operator):
        store.save(checked(decision))
        store.save(*map(checked, awards))
    return awards


def _untimely(one: Evaluation, heard: list[Objection], decision: CommitteeDecision) -> Iterator[Problem]:
    """A decision is not before the end of what it decides on, nor before an objection; an upheld one has its note."""
    if decision.decided_on < one.last.last:
        yield Problem("decided_on", N_("is before the last day of the months that were evaluated"))
    days = [day for each in heard for day in (each.raised_on, each.settled_on) if day is not None]
    if days and decision.decided_on < max(days):
        problem = N_("is before %(day)s, when an objection was raised or settled")
        yield Problem("decided_on", problem, {"day": max(days)})
    if any(each.outcome == "upheld" for each in heard) and not decision.note:
        yield Problem("note", N_("is needed: an objection was upheld; say what follows from it"))


def awards_of(store: Store, code: str, number: int) -> list[Award]:
    """What was awarded by the decision on an evaluation."""
    return sorted(store.find(Award, competition=code, evaluation=number), key=lambda one: one.position)


def hand_over(store: Store, award: Award, day: date, operator: str = "") -> Award:
    """Note the day on which an award was handed over; raises EntryError."""
    decision = store.get(CommitteeDecision, award.competition, award.evaluation)
    if decision is not None and day < decision.decided_on:
        problem = N_("An award is not handed over before %(day)s, when the committee decided.")
        raise EntryError([Problem("handed_on", problem, {"day": decision.decided_on})])
    handed = dataclasses.replace(award, handed_on=day)
    with store.transaction(operator):
        store.save(checked(handed))
    return handed


@dataclass(frozen=True)
class Custody:
    """Who holds a banner since which decision, and how many evaluations in a row it was won or kept."""

    award: Award
    since: date
    times: int


def banner_history(store: Store, held_by: str, title_en: str, title_zh: str) -> list[Custody]:
    """The holders of a banner of a co-operative or federation, one entry for each time it changed hands.

    An evaluation that gave it to nobody leaves it with the holder.
    """
    codes = {one.code for one in store.find(Competition, cooperative=held_by)}
    found = [
        (one, decision)
        for one in store.find(Award, title_en=title_en, title_zh=title_zh)
        if one.banner and one.competition in codes
        and (decision := store.get(CommitteeDecision, one.competition, one.evaluation)) is not None
    ]  # fmt: skip
    history: list[Custody] = []
    for award, decision in sorted(
        found, key=lambda pair: (pair[1].decided_on, pair[0].competition, pair[0].evaluation)
    ):
        if history and history[-1].award.entrant == award.entrant:
            history[-1] = dataclasses.replace(history[-1], times=history[-1].times + 1)
        else:
            history.append(Custody(award, decision.decided_on, 1))
    return history


def holder(store: Store, competition: Competition, prize: Prize) -> Award | None:
    """Who holds a banner now, None where nobody does yet."""
    history = banner_history(store, competition.cooperative, prize.title_en, prize.title_zh)
    return history[-1].award if history else None


def titles_of(store: Store, cooperative: str, number: str) -> list[Award]:
    """What a member was awarded, the latest first; for the member's record."""
    own = {one.code for one in store.find(Competition, cooperative=cooperative, level="person")}
    found = [one for one in store.find(Award, entrant=number) if one.competition in own]
    return sorted(found, key=lambda one: (one.competition, one.evaluation, one.position), reverse=True)
