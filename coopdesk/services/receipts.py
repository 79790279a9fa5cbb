"""Receipts: what a co-operative is told of its files (EXCHANGE, receipts): cumulative, numbered, the highest wins."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.packets import Decision, ids_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.receipts import QuestionLine, ReceiptLine, StationLine
from coopdesk.domain.standings import Stand
from coopdesk.errors import N_, DeskError
from coopdesk.exchange import packet
from coopdesk.services.exchange import Progress, silent
from coopdesk.services.numbered import numbered
from coopdesk.services.questions import open_questions, settled_reasons
from coopdesk.services.seals import unadmitted
from coopdesk.services.sending import station_of
from coopdesk.services.standing import standing
from coopdesk.services.stick import write_file
from coopdesk.services.told_places import places_for
from coopdesk.store import Store, facts

Lines = Mapping[str, tuple[Any, ...]]
"""The lines of a receipt by its tables: ``standings``, ``questions``, ``stations``, ``places``."""
_AT_ONCE: Final = 20


def lines_for(store: Store, cooperative: str | None = None) -> dict[str, Lines]:
    """What there is to be told, by co-operative: of every one that sent something in, or of this one only.

    It follows from the facts alone, so that equal facts give equal lines in whatever order they came.
    """
    rows = facts.sent_in(store, cooperative)
    months = [Month.parse(row[1]) for row in rows]
    stands = standing(store, Period(min(months), max(months))) if months else {}
    refused, settled_why = dict.fromkeys(unadmitted(store), "") | _refused(store), settled_reasons(store)
    told: dict[str, list[ReceiptLine]] = {}
    highest: dict[str, dict[str, int]] = {}
    places = places_for(store)
    for (code, _, number, revision, seal, sequence, settled), month in zip(rows, months, strict=True):
        stand = stands.get((code, month))
        state = "refused" if number in refused else _state(number, stand) if settled else "pending"
        reason = settled_why.get(number, "") if state == "standing" else refused.get(number, "")
        line = ReceiptLine(month, number, revision, state, reason)
        told.setdefault(code, []).append(line)
        seals = highest.setdefault(code, {})
        seals[seal] = max(seals.get(seal, 0), sequence)
    return {
        code: {
            "standings": tuple(sorted(lines, key=lambda line: (line.period, line.packet))),
            "questions": _questions(store, lines),
            "stations": tuple(StationLine(seal, sequence) for seal, sequence in sorted(highest[code].items())),
            "places": places.get(code, ()),
        }
        for code, lines in told.items()
    }


def _state(number: str, stand: Stand | None) -> str:
    """How a packet with a statement stands among all of its month; one that cannot count at all is refused."""
    if stand is None:
        return "refused"
    if stand.counts is not None and stand.counts.mark == number:
        return "standing"
    if stand.state in ("fork", "dispute") and any(head.mark == number for head in stand.heads):
        return "fork"
    return "replaced"


def _refused(store: Store) -> dict[str, str]:
    """Packets that a person refused, with the reason; of two decisions the later one speaks."""
    found: dict[str, str] = {}
    for decision in sorted(store.find(Decision), key=lambda one: one.counter):
        for number in ids_of(decision.packets) if decision.kind in ("refuse", "admit") else ():
            found.pop(number, None)
            if decision.kind == "refuse":
                found[number] = decision.reason
    return found


def _questions(store: Store, lines: Iterable[ReceiptLine]) -> tuple[QuestionLine, ...]:
    asked = open_questions(store, {line.packet for line in lines if line.state == "standing"})
    return tuple(QuestionLine(q.counter, q.packet, q.of_table, q.line, q.box, q.text) for q in asked)


@dataclass(frozen=True)
class Told:
    """What a co-operative's receipt would say now: how many files are in each state, how many questions are open.

    ``last`` is the number of the last receipt that was written for it, None before the first.
    """

    cooperative: Cooperative
    states: Counter[str]
    questions: int
    last: int | None


def told_to(store: Store) -> list[Told]:
    """Everyone on the register that sent something in, by code."""
    told, last = lines_for(store), facts.receipt_numbers(store)
    return [
        Told(one, Counter(line.state for line in lines["standings"]), len(lines["questions"]), last.get(one.code))
        for one in store.find(Cooperative)
        if (lines := told.get(one.code))
    ]


def write_receipts(
    store: Store,
    folder: Path,
    cooperatives: Iterable[str] | None = None,
    keys: Path | None = None,
    operator: str = "",
    progress: Progress = silent,
) -> list[Path]:
    """Write the receipts of these co-operatives (or of all on the register that sent something) into a folder.

    One that would say the same as the last one is that one again, to the byte. Raises DeskError, also for a
    co-operative of which nothing came in.
    """
    if store.desk.role != "federation":
        raise DeskError(N_("Receipts are written in the federation's file."))
    told = lines_for(store)
    known = [one.code for one in store.find(Cooperative)]
    wanted = [code for code in known if code in told] if cooperatives is None else list(cooperatives)
    for code in wanted:
        if code not in told or code not in known:
            raise DeskError(N_("Nothing came in from %(code)s yet; there is nothing to confirm."), code=code)
    key = station_of(store, keys)
    paths: list[Path] = []
    for start in range(0, len(wanted), _AT_ONCE):
        with store.transaction(operator):
            kept = [
                numbered(store, "receipt", code, told[code], facts.last_receipt(store, code), key)
                for code in wanted[start : start + _AT_ONCE]
            ]
        paths += [write_file(folder / packet.file_name(one), one.content) for one in kept]
        progress(len(paths), len(wanted))
    return paths
