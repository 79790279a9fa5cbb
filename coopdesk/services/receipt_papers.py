"""Receipts on paper: of the federation those that it wrote last, of a co-operative the newest that it took in."""

from collections.abc import Iterator
from datetime import datetime

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.language import Language
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.receipt_sheet import ReceiptSheet, ToldFile
from coopdesk.domain.receipts import ReceiptLine
from coopdesk.errors import N_, DeskError
from coopdesk.exchange.signature import PublicKey
from coopdesk.services.calendar import calendar_of
from coopdesk.services.desk import own_cooperative
from coopdesk.services.federation_competitions import places_in
from coopdesk.services.numbered import contents, says_this
from coopdesk.services.receipts import lines_for
from coopdesk.services.replies import receipts_of
from coopdesk.store import Store, facts

TITLE = N_("Receipt")
CHANGED = N_("What is told has changed since this receipt was written. Write the receipts again, then print them.")


def draw(store: Store, language: Language, cooperative: str | None = None) -> bytes:
    """The receipt of one co-operative as a PDF; at the federation without a code those of all in one PDF.

    Raises DeskError where none was written or taken in yet, PaperError.
    """
    from coopdesk.reports import receipt as paper

    return paper.draw([_sheet(store, unit, kept) for unit, kept in _kept(store, cooperative)], language)


def changed(store: Store, cooperative: str | None = None) -> bool:
    """Whether the receipts that would be written now say something else than those that are printed."""
    if store.desk.role != "federation":
        return False
    told = lines_for(store, cooperative)
    kept = ((unit.code, last) for unit, last in _kept(store, cooperative))
    return any(code in told and not says_this(store, last, told[code]) for code, last in kept)


def _kept(store: Store, cooperative: str | None) -> list[tuple[Cooperative, StoredPacket]]:
    if store.desk.role == "cooperative":
        unit, here = own_cooperative(store), receipts_of(store)
        if not here:
            raise DeskError(N_("No receipt of the federation was taken in yet."))
        return [(unit, here[-1])]
    found = [(unit, kept) for unit in _units(store, cooperative) if (kept := facts.last_receipt(store, unit.code))]
    if not found:
        raise DeskError(N_("No receipt was written yet.")).advised(N_("Write the receipts under Inbox, page Receipts."))
    return found


def _units(store: Store, cooperative: str | None) -> Iterator[Cooperative]:
    units = [one for one in store.find(Cooperative) if cooperative in (None, one.code)]
    if not units:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=cooperative)
    return iter(units)


def _sheet(store: Store, unit: Cooperative, kept: StoredPacket) -> ReceiptSheet:
    whole = contents(kept)
    tables = whole.tables
    months = {line.packet: line.period for line in tables["standings"]}
    return ReceiptSheet(
        store.desk,
        unit,
        kept.revision or 1,
        datetime.fromisoformat(whole.envelope.written_at).astimezone().date(),
        kept.id,
        tuple(_file(store, line) for line in tables["standings"]),
        tuple((months[one.packet], one) for one in tables["questions"] if one.packet in months),
        tuple(places_in(store, tables["places"], unit.code)),
        tuple((PublicKey.parse(line.public_key).key_id, line.sequence) for line in tables["stations"]),
    )


def _file(store: Store, line: ReceiptLine) -> ToldFile:
    stored = store.get(StoredPacket, line.packet)
    if stored is None:
        return ToldFile(line)
    on = stored.submitted_on
    return ToldFile(line, on, on is not None and on > calendar_of(store).due(line.period), stored.nil)
