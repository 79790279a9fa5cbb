"""Which statement of a co-operative's month counts, computed from what is there (DESIGN §7).

All functions are pure; the order in which things came, and how often, does not matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coopdesk.domain.period import Month


@dataclass(frozen=True)
class Candidate:
    """A closed statement that could count for its month.

    ``mark`` is its packet id, or for one without a packet any text that is its own; ``replaces`` holds the
    marks of all that it replaces, ancestors included. ``statement`` is its number in this data file.
    """

    statement: int
    cooperative: str
    period: Month
    source: str
    mark: str
    replaces: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True)
class Choice:
    """A person's decision: the chosen mark and every head that was seen; the highest counter speaks last."""

    counter: int
    chosen: str
    seen: frozenset[str]


@dataclass(frozen=True)
class Stand:
    """What counts for one month: None while it is in dispute. ``heads`` are the candidates that none replaces."""

    counts: Candidate | None
    heads: tuple[Candidate, ...]
    state: str

    @property
    def in_dispute(self) -> bool:
        """Whether nothing counts because nobody has chosen."""
        return self.state == "dispute"

    def verdict(self, mark: str) -> str:
        """How one statement stands among all of its month: accepted, fork, unchosen or superseded."""
        if self.counts is not None and self.counts.mark == mark and self.state != "fork":
            return "accepted"
        if all(head.mark != mark for head in self.heads):
            return "superseded"
        return "unchosen" if self.state == "chosen" else "fork"


def standings(candidates: Iterable[Candidate], choices: Iterable[Choice] = ()) -> dict[tuple[str, Month], Stand]:
    """What stands for every co-operative and month among the candidates, ordered by month and co-operative."""
    groups: dict[tuple[str, Month], dict[str, Candidate]] = {}
    for candidate in candidates:
        groups.setdefault((candidate.cooperative, candidate.period), {})[candidate.mark] = candidate
    ordered = sorted(choices, key=lambda choice: -choice.counter)
    return {place: stand(groups[place], ordered) for place in sorted(groups, key=lambda place: (place[1], place[0]))}


def stand(group: Mapping[str, Candidate], choices: Iterable[Choice] = ()) -> Stand:
    """What stands among the candidates of one month, given by mark; the latest choice comes first.

    Any packet outranks a statement keyed at the federation. One head counts. Of several, a decision that saw them
    all chooses; else their nearest common ancestor counts if it is there; else the month is in dispute.
    """
    packets = {mark: candidate for mark, candidate in group.items() if candidate.source == "packet"}
    ranked = packets or group
    if len(ranked) == 1:
        only = next(iter(ranked.values()))
        return Stand(only, (only,), "settled")
    replaced = frozenset().union(*(candidate.replaces for candidate in ranked.values()))
    heads = tuple(ranked[mark] for mark in sorted(ranked.keys() - replaced))
    if len(heads) == 1:
        return Stand(heads[0], heads, "settled")
    if chosen := _chosen({head.mark: head for head in heads}, choices):
        return Stand(chosen, heads, "chosen")
    ancestor = _nearest(ranked, heads)
    return Stand(ancestor, heads, "fork" if ancestor else "dispute")


def _chosen(heads: Mapping[str, Candidate], choices: Iterable[Choice]) -> Candidate | None:
    """The head of the latest decision that saw every head there is; it lapses when another comes."""
    for choice in choices:
        if choice.chosen in heads and heads.keys() <= choice.seen:
            return heads[choice.chosen]
    return None


def _nearest(ranked: Mapping[str, Candidate], heads: tuple[Candidate, ...]) -> Candidate | None:
    """The common ancestor that replaces all other common ones, where it is there."""
    if not heads:
        return None
    common = frozenset.intersection(*(head.replaces for head in heads))
    for mark in sorted(common & ranked.keys()):
        if common - {mark} <= ranked[mark].replaces:
            return ranked[mark]
    return None
