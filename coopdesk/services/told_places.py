"""What a receipt tells of the competitions of the federation: standings and decisions, to each its own group."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.entries import read
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation
from coopdesk.domain.receipts import PlaceLine
from coopdesk.domain.scoring import Standing, standings
from coopdesk.services import competitions, evaluations
from coopdesk.services.returned_values import of_federation
from coopdesk.store import Store

Groups = Mapping[str, tuple[PlaceLine, ...]]


def places_for(store: Store) -> dict[str, tuple[PlaceLine, ...]]:
    """By co-operative the places of its group by every evaluation that was decided, or is the last of its months.

    Like the receipt it is cumulative, and it follows from facts alone.
    """
    found: dict[str, list[PlaceLine]] = {}
    for competition in sorted(of_federation(store), key=lambda one: one.code):
        for one in _told(store, evaluations.evaluations(store, competition.code)):
            rules = competitions.conditions(store, one.competition, one.edition)
            gates = competitions.gates(store, one.competition, one.edition)
            decision = store.get(CommitteeDecision, one.competition, one.number)
            given = tuple(evaluations.awards_of(store, one.competition, one.number))
            for code, lines in _lines(one, rules, gates, decision, given).items():
                found.setdefault(code, []).extend(lines)
    return {code: tuple(lines) for code, lines in found.items()}


def _told(store: Store, made: Sequence[Evaluation]) -> list[Evaluation]:
    """Evaluations without those that were made anew before anybody decided on them."""
    last = {one.span: one.number for one in made}
    return [
        one
        for one in made
        if last[one.span] == one.number or store.get(CommitteeDecision, one.competition, one.number) is not None
    ]


@lru_cache(maxsize=128)
def _lines(
    one: Evaluation,
    rules: tuple[Condition, ...],
    gates: tuple[Gate, ...],
    decision: CommitteeDecision | None,
    given: tuple[Award, ...],
) -> Groups:
    """The lines of each entrant's group; equal facts give equal lines, so that they are made once."""
    groups: dict[tuple[str, str], list[PlaceLine]] = {}
    for standing in standings(rules, gates, read(one.entries)):
        line = _line(one, standing, decision, [award for award in given if award.entrant == standing.code])
        groups.setdefault((standing.group_en, standing.group_zh), []).append(line)
    return {line.entrant: tuple(lines) for lines in groups.values() for line in lines}


def _line(one: Evaluation, standing: Standing, decision: CommitteeDecision | None, given: Iterable[Award]) -> PlaceLine:
    english = [award.title_en or award.title_zh for award in given]
    chinese = [award.title_zh or award.title_en for award in given]
    return PlaceLine(
        one.competition, one.number, standing.code, one.first, one.last, standing.group_en, standing.group_zh,
        standing.name_en, standing.name_zh, standing.place, standing.total, standing.state,
        decision.decided_on if decision else None, ", ".join(english)[:500], "、".join(chinese)[:500],
    )  # fmt: skip
