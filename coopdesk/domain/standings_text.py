"""The board of a competition as a document for programs and as lines for a terminal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from unicodedata import east_asian_width

from coopdesk.domain.announcement import limit
from coopdesk.domain.entries import condition_name
from coopdesk.domain.evaluations import CommitteeDecision, Evaluation
from coopdesk.domain.language import Language, explain, joined, named, period_name, say
from coopdesk.domain.methods import METHODS, STATES
from coopdesk.domain.numbers import digits
from coopdesk.domain.scoring import Score, Standing, Standings
from coopdesk.errors import N_

LIFE: Final = {
    "draft": N_("The conditions are a draft"),
    "announced": N_("announced, not evaluated yet"),
    "evaluated": N_("evaluated, not decided yet"),
    "decided": N_("decided by the committee"),
}
"""How far a competition is."""
NONE: Final = "—"


@dataclass(frozen=True)
class Told:
    """A board with how far it is: from an evaluation where there is one of these months, else of this moment.

    *Restated* says that returns or values have changed since the evaluation.
    """

    board: Standings
    life: str
    evaluation: Evaluation | None = None
    decision: CommitteeDecision | None = None
    restated: bool = False


def told_document(told: Told, language: Language) -> dict[str, Any]:
    """A board of a file for programs; sentences are in the language."""
    board, decision = told.board, told.decision
    return {
        "competition": {
            "code": board.competition.code,
            "held_by": board.competition.cooperative,
            "title_en": board.competition.title_en,
            "title_zh": board.competition.title_zh,
            "level": board.competition.level,
            "months": str(board.competition.span),
        },
        "period": str(board.span),
        "edition": board.edition.number,
        "state": told.life,
        "provisional": board.provisional,
        "evaluation": board.evaluation,
        "evaluated_at": told.evaluation.at if told.evaluation else None,
        "decided_on": decision.decided_on.isoformat() if decision else None,
        "restated": told.restated,
        **board_document(board, language),
    }


def board_document(
    board: Standings,
    language: Language,
    names: Mapping[str, str] | None = None,
    values: Mapping[str, Mapping[str, Decimal | None]] | None = None,
) -> dict[str, Any]:
    """What a board says, entrants by code in their order; ``names`` are other keys for the indicators.

    ``values`` are more printed values of each entrant than the conditions ask for. Numbers are texts, as printed.
    """
    keys = names or {}
    indicators = {
        keys.get(one.indicator, one.indicator): {
            "name": condition_name(one, language),
            "most": digits(board.most(one)),
        }
        for one in board.conditions
    }
    return {
        "method": board.edition.method,
        "indicators": indicators,
        "gates": {keys.get(gate.subject, gate.subject): limit(gate, language) for gate in board.gates},
        "entrants": {
            one.code: _entrant(board, one, language, keys, (values or {}).get(one.code)) for one in board.standings
        },
    }


def _entrant(
    board: Standings,
    one: Standing,
    language: Language,
    keys: Mapping[str, str],
    values: Mapping[str, Decimal | None] | None,
) -> dict[str, Any]:
    printed = values or {score.indicator: score.value for score in one.scores}
    own = {keys.get(score.indicator, score.indicator): str(score.target) for score in one.scores if score.target}
    return {
        "name_en": one.name_en,
        "name_zh": one.name_zh,
        **({"group_en": one.group_en, "group_zh": one.group_zh} if one.group_en or one.group_zh else {}),
        "values": {keys.get(name, name): _text(value) for name, value in printed.items()},
        **({"targets": own} if own else {}),
        "points": {keys.get(score.indicator, score.indicator): _text(score.points) for score in one.scores},
        "total": _text(one.total),
        "gated": one.state == "not_eligible",
        "state": one.state,
        "place": one.place,
        "notes": remarks(board, one, language),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def remarks(board: Standings, one: Standing, language: Language) -> list[str]:
    """Why an entrant has no place, or what parted it from others with the same total."""
    found = [explain(reason, language) for reason in one.reasons]
    if one.state != "placed":
        return [say(STATES[one.state], language), *found]
    parted = [condition for condition in board.conditions if condition.indicator == one.decided_by]
    message = N_("equal totals parted by: %(what)s")
    return found + [say(message, language, what=condition_name(condition, language)) for condition in parted]


def told_text(told: Told, language: Language) -> str:
    """The board as lines for a terminal, below its title and how far it is."""
    board = told.board
    title, months = named(board.competition, language, "title"), period_name(board.span, language)
    heads = [title if months in title else f"{title}  {months}", say(METHODS[board.edition.method], language)]
    lines = [f"{board.competition.code}  {joined(heads, language)}", _life(told, language)]
    if told.restated:
        lines.append(
            say(N_("Returns or values have changed since the evaluation; the board is as evaluated."), language)
        )
    return "\n".join([*lines, "", board_text(board, language)])


def _life(told: Told, language: Language) -> str:
    if told.evaluation is None:
        parts = [say(LIFE[told.life], language)]
        if told.board.provisional:
            parts.append(say(N_("provisional: months are missing or not final"), language))
        return joined(parts, language)
    words = N_("Evaluation %(number)s of %(at)s: %(state)s")
    number, at = told.evaluation.number, date.fromisoformat(told.evaluation.at[:10])
    parts = [say(words, language, number=number, at=at, state=say(LIFE[told.life], language))]
    if told.decision:
        decided = N_("decided on %(day)s, chair %(chair)s")
        parts.append(say(decided, language, day=told.decision.decided_on, chair=told.decision.chair))
    return joined(parts, language)


def board_text(board: Standings, language: Language) -> str:
    """Places, points and remarks as aligned lines; every group below its name."""
    names = [condition_name(one, language) for one in board.conditions]
    heads = [say(N_("Rank"), language), say(N_("Entrant"), language), *names, say(N_("Total points"), language)]
    rows = [[*heads, say(N_("Remarks"), language)]]
    groups: dict[int, str] = {}
    for one in board.standings:
        group = named(one, language, "group")
        if group and group not in groups.values():
            groups[len(rows)] = group
        rows.append(_row(board, one, language))
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    lines: list[str] = []
    for place, row in enumerate(rows):
        if place in groups:
            lines += ["", groups[place]]
        lines.append(_aligned(row, widths))
    return "\n".join(lines)


def _row(board: Standings, one: Standing, language: Language) -> list[str]:
    name = named(one, language)
    who = name if name == one.code else f"{one.code} {name}"
    place = NONE if one.place is None else str(one.place)
    total = NONE if one.total is None else str(one.total)
    points = [_points(score) for score in one.scores]
    return [place, who, *points, total, joined(remarks(board, one, language), language)]


def _points(score: Score) -> str:
    """A printed value and the points it earns: ``115.0 → 46.0``."""
    if score.value is None:
        return NONE
    return f"{score.value} → {NONE if score.points is None else score.points}"


def _aligned(row: list[str], widths: list[int]) -> str:
    """Place, points and total to the right, names and remarks to the left."""
    last, cells = len(row) - 1, []
    for turn, (text, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - _cells(text))
        cells.append(text + gap if turn in (1, last) else gap + text)
    return "  ".join(cells).rstrip()


def _cells(text: str) -> int:
    """How many terminal cells a text takes: wide characters take two."""
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)
