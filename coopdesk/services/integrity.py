"""The check of a data file that an officer may ask for at any time."""

from collections.abc import Iterator

from coopdesk.domain.field import line_key
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.opening import OpeningLine, OpeningProduct
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import N_, DeskError, PacketError, StorageError
from coopdesk.exchange import packet as packets
from coopdesk.exchange.packet import Packet, Return
from coopdesk.services.months import whole
from coopdesk.store import Store, facts
from coopdesk.store.integrity import RESTORE, UNREADABLE, faults


def check_file(store: Store) -> list[DeskError]:
    """Everything that is wrong with a data file, one sentence each, empty where it is whole."""
    found = list(faults(store))
    try:
        found += _contents(store)
    except UNREADABLE:
        message = N_("The months could not be compared with their files, for some rows cannot be read.")
        found.append(StorageError(message).advised(RESTORE))
    return list({str(fault): fault for fault in found}.values())


def _contents(store: Store) -> Iterator[DeskError]:
    """Return files that are not what came in, and months that do not say what their lines or files say."""
    closed = store.find(Statement, state="closed", purpose="return")
    of_packet = {statement.packet: statement for statement in closed if statement.source == "packet"}
    for number in facts.packet_ids(store):
        stored = store.get(StoredPacket, number)
        assert stored is not None
        read = _read(stored)
        if isinstance(read, DeskError):
            yield read
        elif (statement := of_packet.get(number)) and not _same(store, statement, read):
            message = N_("What is kept of %(cooperative)s for %(month)s is not what its return file says.")
            values = {"cooperative": statement.cooperative, "month": statement.period}
            yield StorageError(message, **values).advised(RESTORE)
    for statement in closed:
        if store.lines(Figures, statement.id) != [figures_of(whole(store, statement))]:
            message = N_("The figures of %(cooperative)s for %(month)s are not the sums of its lines.")
            values = {"cooperative": statement.cooperative, "month": statement.period}
            yield StorageError(message, **values).advised(RESTORE)


def _read(stored: StoredPacket) -> Packet | DeskError:
    """The packet in the bytes that are kept, or what is wrong with them or with what is kept beside them."""
    file = packets.file_name(stored)
    try:
        read = packets.read(stored.content, file)
    except PacketError as error:
        reason = error.values.get("reason", error)
        message = N_("The return file %(file)s that is kept here is damaged: %(reason)s")
        return StorageError(message, file=file, reason=reason).advised(RESTORE)
    if packets.stored(read) != stored:
        message = N_("What is kept beside the return file %(file)s is not what the file says.")
        return StorageError(message, file=file).advised(RESTORE)
    return read


def _same(store: Store, statement: Statement, read: Packet) -> bool:
    """Whether the lines that are kept of a return are those of its file."""
    if not isinstance(read, Return) or _said(whole(store, statement)) != _said(read.whole):
        return False
    before = ((OpeningLine, "opening"), (OpeningProduct, "opening_products"))
    return all(
        sorted(store.lines(record, statement.id), key=line_key) == sorted(read.tables[name], key=line_key)
        for record, name in before
    )


def _said(month: MonthlyReturn) -> tuple[object, ...]:
    lines = (month.output, month.labour, month.movement, month.notes)
    said = (month.statement.nil, month.statement.submitted_on, month.accounts)
    return (*said, *(sorted(some, key=line_key) for some in lines))
