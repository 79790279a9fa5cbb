"""What a directive changes in a co-operative's file, and changing it: shown first, then applied as one."""

import dataclasses
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.directives import ADDED, WHOLE, Renewal, SealOfFederation
from coopdesk.domain.field import fields_of
from coopdesk.domain.packets import Arrival, Decision, FederationSeal, Revocation, Station, StoredPacket, ids_text
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError
from coopdesk.exchange.packet import Packet, file_name, stored
from coopdesk.services.announced import TERMS, as_here, editions_told
from coopdesk.services.competitions import competitions
from coopdesk.services.desk import own_cooperative
from coopdesk.services.directives import untrue
from coopdesk.services.federation_seals import news, silenced, speaks, taken_over
from coopdesk.services.numbered import contents
from coopdesk.services.operators import require
from coopdesk.store import Store, facts

_SAID = SealOfFederation | Revocation
"""What is said of seals: facts of their own, or none at all."""
_FELL_BACK = N_(
    "Update no. %(number)s is another than the one of that number which came before: the data file of the federation "
    "went on from a backup. Nothing changes. The next files you write for it carry the earlier update along; what it "
    "writes after taking it in can be taken over."
)
_SAME_CODE = N_(
    "The update announces a competition of the federation under the code %(code)s, which one of this co-operative has; "
    "nothing was taken over. Ask the federation for another code."
)
_OF_FEDERATION = (
    "name_en", "name_zh", "trade_en", "trade_zh", "district_en", "district_zh", "founded_on", "dissolved_on",
)  # fmt: skip


def renewals(store: Store, directive: Packet) -> list[Renewal]:
    """What a directive would change here, record by record; raises DeskError where it must not be taken over.

    Months are never among it: a final one keeps its prices, one that is open keeps what was keyed. Of an edition that
    is older than one taken over only what it says of seals counts.
    """
    seals, ends = news(store, directive)
    told = [Renewal(None, one) for one in (*map(SealOfFederation, seals), *ends)]
    return told if _behind(store, directive) else [*_of_registers(store, directive), *told]


def _behind(store: Store, directive: Packet) -> bool:
    """Whether an edition not below this one was taken over, which counts by what this one revokes, too."""
    newest = taken_over(store, directive.tables["revocations"])[-1:]
    return any((one.revision or 0) >= directive.envelope.revision for one in newest)


def _of_registers(store: Store, directive: Packet) -> list[Renewal]:
    own, tables = own_cooperative(store), directive.tables
    _same_money(store.desk, tables["settings"][0])
    found = [
        Renewal(store.desk, dataclasses.replace(tables["settings"][0], start=_start(store, tables["settings"][0]))),
        Renewal(own, dataclasses.replace(own, **{name: getattr(tables["own"][0], name) for name in _OF_FEDERATION})),
    ]
    for name, kind in {**WHOLE, **ADDED}.items():
        if name == "kinds" and not tables[name]:
            continue
        found += _of_table(store, kind, tables[name], _always if name in WHOLE else _never)
    found += _of_competitions(store, directive)
    for one in found:
        _same_unit(one)
    return [one for one in found if one.before != one.after]


def _start(store: Store, desk: Desk) -> Month | None:
    """The first month stays as it is here once there is one: months hang on it."""
    return store.desk.start or desk.start


def _of_competitions(store: Store, directive: Packet) -> list[Renewal]:
    """The competitions of the federation; the terms that it tells stand in full."""
    told = as_here(directive.envelope.federation, directive.tables)
    editions = editions_told(told["edition"])
    own = {one.code for one in competitions(store)} & {one.code for one in told["competition"]}
    if own:
        raise DeskError(_SAME_CODE, code=min(own))

    def gone(record: Any) -> bool:
        return (getattr(record, "competition", ""), getattr(record, "edition", 0)) in editions

    return [one for name, kind in TERMS.items() for one in _of_table(store, kind, told[name], gone)]


def _of_table(store: Store, kind: type[Any], told: Iterable[Any], gone: Callable[[Any], bool]) -> list[Renewal]:
    keys = [field.name for field in fields_of(kind) if field.key]

    def key(record: Any) -> tuple[Any, ...]:
        return tuple(getattr(record, name) for name in keys)

    here = {key(record): record for record in store.find(kind)}
    wanted = {key(record): record for record in told}
    found = [Renewal(here.get(one), record) for one, record in wanted.items()]
    return found + [Renewal(record, None) for one, record in here.items() if one not in wanted and gone(record)]


def _always(_record: Any) -> bool:
    return True


def _never(_record: Any) -> bool:
    return False


def _same_money(here: Desk, told: Desk) -> None:
    if (here.currency, here.exponent) != (told.currency, told.exponent):
        raise DeskError(
            N_("The update counts money in %(new)s, this desk in %(old)s; it cannot be taken over here."),
            new=told.currency, old=here.currency,
        )  # fmt: skip


def _same_unit(one: Renewal) -> None:
    if not isinstance(one.before, Product) or not isinstance(one.after, Product):
        return
    for unit in ("unit_zh", "unit_en"):
        old, new = getattr(one.before, unit), getattr(one.after, unit)
        if old and old != new:
            message = N_(
                "The update gives product %(code)s another unit (%(old)s → %(new)s). The unit of a product never "
                "changes; nothing was taken over. Ask the federation for a new product."
            )
            raise DeskError(message, code=one.after.code, old=old, new=new or "—")


def apply(store: Store, directive: Packet, operator: str = "") -> list[Renewal]:
    """Take over what a directive changes, as one operation of the history; returns what was changed.

    Raises DeskError as `renewals` does, EntryError for a role that may not.
    """
    require(store, operator, "administrator")
    moment = datetime.now(UTC).isoformat(timespec="microseconds")
    with store.transaction(operator, moment):
        found = renewals(store, directive)
        store.remove(*[one.before for one in found if one.after is None])
        store.save(*[one.after for one in found if not isinstance(one.after, _SAID | None)])
        at = _seconds(moment)
        _keep(store, directive, moment, at)
        for one in found:
            if isinstance(one.after, Revocation):
                store.save(dataclasses.replace(one.after, counter=facts.next_fact(store)))
        store.save(Decision(facts.next_fact(store), "apply", ids_text([directive.id]), moment, "", at))
    return found


def _keep(store: Store, directive: Packet, batch: str, at: str) -> None:
    """The directive itself as a fact, where it did not come in before."""
    fact = stored(directive)
    if store.get(StoredPacket, fact.id) is None:
        store.save(fact)
    if not facts.arrived(store, fact.id):
        store.save(Arrival(facts.next_fact(store), batch, fact.id, file_name(fact), at), trace=False)


def take_in_first(store: Store, directive: Packet) -> None:
    """Trust the seal of the directive that a new file is made from, and take over what it sets."""
    with store.transaction():
        at = datetime.now(UTC).isoformat(timespec="seconds")
        store.save(FederationSeal(directive.envelope.public_key, facts.next_fact(store), at))
        apply(store, directive)


def _seconds(moment: str) -> str:
    """A moment without the parts of its second."""
    return datetime.fromisoformat(moment).isoformat(timespec="seconds")


def applied(store: Store) -> StoredPacket | None:
    """The directive of the highest edition that was taken over here and counts, None before the first."""
    return next(reversed(taken_over(store)), None)


def misdirected(store: Store, directive: Packet) -> DeskError | None:
    """Why a directive is not for this file at all, None where it is."""
    desk, said = store.desk, directive.envelope
    if store.get(Station, said.public_key) is not None:
        return DeskError(N_("This file was written here; it is meant for the other office."))
    if desk.role != "cooperative":
        return DeskError(N_("This is an update of a federation; it is meant for %(code)s."), code=said.cooperative)
    if said.federation != desk.federation:
        return DeskError(
            N_("This update is of the federation %(code)s; this desk reports to %(own)s."),
            code=said.federation, own=desk.federation,
        )  # fmt: skip
    if said.cooperative != desk.cooperative:
        return DeskError(N_("This update is for %(code)s, another co-operative."), code=said.cooperative)
    return untrue(directive)


def outdated(store: Store, directive: StoredPacket) -> DeskError | None:
    """Why a directive changes nothing here, None where it can: by its edition, or by what it says of seals."""
    taken, edition = taken_over(store), directive.revision or 0
    newest = taken[-1] if taken else None
    if newest is None or edition > (newest.revision or 0):
        return None
    new = directive.id not in {one.id for one in taken} and speaks(store, directive.public_key, directive.id)
    if new and any(news(store, contents(directive))):
        return None
    others = [one for one in store.find(StoredPacket, kind="directive", revision=edition) if one.id != directive.id]
    if any(speaks(store, one.public_key, one.id) for one in others):
        return DeskError(_FELL_BACK, number=edition)
    if edition == newest.revision:
        return DeskError(N_("Update no. %(number)s was taken over already; nothing changes."), number=edition)
    return DeskError(
        N_("Update no. %(number)s is older than no. %(newest)s, which was taken over; nothing changes."),
        number=edition, newest=newest.revision,
    )  # fmt: skip


def refuse(store: Store, directive: Packet) -> None:
    """Refuse a directive that cannot be taken over here; raises DeskError that says why."""
    fact = stored(directive)
    why = misdirected(store, directive) or silenced(store, fact) or outdated(store, fact)
    if why is None and not speaks(store, fact.public_key, fact.id):
        message = N_(
            "The seal of the federation (%(number)s) is not known here yet. Compare it with the federation by "
            "telephone and accept it first."
        )
        why = DeskError(message, number=directive.envelope.key_id)
    if why is not None:
        raise why
