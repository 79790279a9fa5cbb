"""At a co-operative's desk: the competitions of the federation, what is to be keyed for them, what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coopdesk.domain.competitions import ChosenEntrant, Competition, CompetitionLine, Edition, Prize, code_here
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Month, Period
from coopdesk.domain.receipts import PlaceLine
from coopdesk.domain.statements import Quantity
from coopdesk.domain.told_places import ToldPlaces
from coopdesk.services import competitions, months
from coopdesk.services.returned_values import of_federation, values_in
from coopdesk.store import Store, facts

Going = Literal["open", "with_file", "sent", "changed"]
"""How a keyed value goes to the federation: its month is *open* yet; it goes *with the file* of the month, which is
not written; it was *sent* so; or it was *changed* after the file was written."""


@dataclass(frozen=True)
class ToKey:
    """A value that this co-operative keys for one month; ``evidence`` is what it noted, ``asked`` what is asked for."""

    competition: str
    month: Month
    what: str
    value: Quantity
    evidence: str
    asked: str
    going: Going


@dataclass(frozen=True)
class Announced:
    """A competition of the federation as it was announced here."""

    competition: Competition
    edition: Edition
    conditions: tuple[Condition, ...]
    gates: tuple[Gate, ...]
    prizes: tuple[Prize, ...]
    takes_part: bool


def announced(store: Store, code: str) -> Announced:
    """A competition of the federation by its code here; raises DeskError."""
    edition = competitions.edition_of(store, code)
    own = store.desk.cooperative or ""
    return Announced(
        competitions.competition_of(store, code), edition, competitions.conditions(store, code),
        competitions.gates(store, code), competitions.prizes(store, code),
        edition.who == "all" or store.get(ChosenEntrant, code, edition.number, own) is not None,
    )  # fmt: skip


def to_key(store: Store, code: str) -> list[ToKey]:
    """The values to be keyed for a competition, month by month; none where this co-operative takes no part."""
    told = announced(store, code)
    names = competitions.keyed_names(store, code) if told.takes_part else []
    proof = {one.measured: one.evidence for one in told.conditions}
    proof |= {one.per: proof.get(one.per) or one.evidence for one in told.conditions}
    found = []
    for month in told.competition.span:
        sent = _sent(store, month)
        kept = {one.what: one for one in competitions.kept_values(store, code, store.desk.cooperative or "", month)}
        for what in names:
            value, evidence = (kept[what].value, kept[what].evidence) if what in kept else (None, "")
            going = _going(store, month, sent, CompetitionLine(code, what, value, evidence))
            found.append(ToKey(code, month, what, value, evidence, proof.get(what, ""), going))
    return found


def _sent(store: Store, month: Month) -> dict[tuple[str, str], CompetitionLine] | None:
    """What the file of a month says for competitions, by their codes here; None where there is none of it."""
    statement = months.current(store, store.desk.cooperative or "", month)
    stored = store.get(StoredPacket, statement.packet) if statement and statement.packet else None
    if stored is None:
        return None
    federation = store.desk.federation
    return {(code_here(federation, one.competition), one.what): one for one in values_in(stored)}


def _going(
    store: Store, month: Month, sent: dict[tuple[str, str], CompetitionLine] | None, line: CompetitionLine
) -> Going:
    if sent is None:
        statement = months.current(store, store.desk.cooperative or "", month)
        return "with_file" if statement is not None and statement.state == "closed" else "open"
    there = sent.get((line.competition, line.what))
    said = (there.value, there.evidence) if there else (None, "")
    return "sent" if said == (line.value, line.evidence if line.value is not None else "") else "changed"


def lacking(store: Store, month: Month) -> list[ToKey]:
    """What is still to be keyed for a month, or was changed after its file was written."""
    running = [one for one in of_federation(store) if one.span.first <= month <= one.span.last]
    asked = [one for competition in running for one in to_key(store, competition.code) if one.month == month]
    return [one for one in asked if one.value is None or one.going == "changed"]


def places_told(store: Store) -> list[ToldPlaces]:
    """What the newest receipt tells of this co-operative's places, the newest first; it is cumulative."""
    if facts.last_receipt(store) is None:
        return []
    from coopdesk.services.numbered import contents
    from coopdesk.services.replies import receipts_of

    here = receipts_of(store)
    return places_in(store, contents(here[-1]).tables["places"], store.desk.cooperative or "") if here else []


def places_in(store: Store, lines: Sequence[PlaceLine], own: str) -> list[ToldPlaces]:
    """What a receipt tells of the places of a co-operative, by its lines, the newest first."""
    groups: dict[tuple[str, int], list[PlaceLine]] = {}
    for line in lines:
        groups.setdefault((line.competition, line.evaluation), []).append(line)
    told = [_told(store, group, own) for group in groups.values()]
    return sorted((one for one in told if one), key=lambda one: (str(one.span), one.evaluation), reverse=True)


def _told(store: Store, group: Sequence[PlaceLine], code: str) -> ToldPlaces | None:
    """The places of one evaluation, None where the co-operative of a code is not among them."""
    own = next((line for line in group if line.entrant == code), None)
    if own is None:
        return None
    at_home = store.desk.role == "federation"
    code = own.competition if at_home else code_here(store.desk.federation, own.competition)
    known = store.get(Competition, code)
    titles = (known.title_en, known.title_zh) if known else ("", "")
    return ToldPlaces(code, *titles, own.evaluation, Period(own.first, own.last), tuple(group), own)
