"""The whole packet: a signed Data Package, written and strictly read (EXCHANGE, format 1)."""

import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.field import cleaned
from coopdesk.domain.figures import Figures
from coopdesk.domain.member_lines import MemberLine
from coopdesk.domain.opening import Opening
from coopdesk.domain.packets import Envelope, StoredPacket, ids_text
from coopdesk.domain.receipts import registration
from coopdesk.domain.statements import MonthlyReturn
from coopdesk.errors import N_, DeskError, PacketError, reason_of
from coopdesk.exchange import archive, canonical, schema, signature
from coopdesk.exchange.envelope import envelope_of, said_of
from coopdesk.exchange.kinds import (
    DESCRIPTOR,
    KNOWN,
    LAYOUTS,
    ONE_LINE,
    PATHS,
    SIGNATURE,
    TABLES,
    WHERE_THEY_EXIST,
    entries_of,
)
from coopdesk.exchange.month import accounts_of, amounts_of, before_the_start, statement_of, sums_of

SUFFIX: Final = ".coop"
NAMED: Final = N_("%(file)s: %(reason)s")
_MISSING: Final = N_("A part of the file is missing.")


@dataclass(frozen=True)
class Packet:
    """A packet that is whole: its id, what its descriptor says, and the lines of its tables by name.

    Whether its seal is trusted is not the packet's to say.
    """

    id: str
    content: bytes = field(repr=False)
    envelope: Envelope
    tables: Mapping[str, tuple[Any, ...]] = field(repr=False)


@dataclass(frozen=True)
class Return(Packet):
    """A return: its month and the figures of it. The statement has number 0 until a data file takes it in."""

    whole: MonthlyReturn
    figures: Figures


def stored(packet: Packet) -> StoredPacket:
    """The fact that is kept of a packet."""
    envelope = packet.envelope
    return StoredPacket(
        packet.id, packet.content, envelope.kind, envelope.cooperative, envelope.period, envelope.revision,
        ids_text(envelope.supersedes), envelope.submitted_on, envelope.nil, envelope.public_key, envelope.sequence,
        envelope.previous, next((line.public_key for line in packet.tables.get("seal", ())), None),
    )  # fmt: skip


def file_name(packet: StoredPacket) -> str:
    """``BJ-001_1954-04_r1_3fa29c1e.coop``, ``BJ-001_receipt_0012_3fa29c1e.coop``; never a person's name."""
    if packet.period is None:
        return f"{packet.cooperative}_{packet.kind}_{packet.revision:04}_{packet.id[:8]}{SUFFIX}"
    return f"{packet.cooperative}_{packet.period}_r{packet.revision}_{packet.id[:8]}{SUFFIX}"


def write_return(
    envelope: Envelope,
    whole: MonthlyReturn,
    figures: Figures,
    key: signature.Key,
    members: Sequence[MemberLine] = (),
    opening: Opening | None = None,
    competitions: Sequence[Any] = (),
) -> bytes:
    """The packet of a closed month; equal input gives equal bytes. Signatories stay at home.

    One with ``members`` may leave the house encrypted only (`month.persons_inside`).
    """
    tables = {
        "output": whole.output, "labour": whole.labour, **amounts_of(whole.accounts),
        "movement": whole.movement, "members": members, "notes": whole.notes,
        "opening": opening.lines if opening else (), "opening_products": opening.products if opening else (),
        "figures": (figures,), "competitions": competitions,
    }  # fmt: skip
    return write_packet(envelope, tables, key)


def write_packet(envelope: Envelope, tables: Mapping[str, Sequence[Any]], key: signature.Key) -> bytes:
    """The packet of these tables, which are those of the envelope's kind; equal input gives equal bytes."""
    if (envelope.public_key, envelope.key_id) != (str(key.public), key.public.key_id):
        raise ValueError("the envelope names another key")
    if tables.keys() | WHERE_THEY_EXIST != TABLES[envelope.kind].keys() | WHERE_THEY_EXIST:
        raise ValueError(f"these are not the tables of a {envelope.kind}")
    entries, resources = {DESCRIPTOR: b""}, []
    for name in TABLES[envelope.kind]:
        lines = tuple(tables.get(name, ()))
        if name in WHERE_THEY_EXIST and not lines:
            continue
        layout, path = schema.layout_of(*LAYOUTS[name]), PATHS[name]
        entries[path] = schema.table(layout, lines)
        resources.append(_resource(name, path, entries[path], layout, lines))
    entries[DESCRIPTOR] = _expanded(canonical.written(_descriptor(envelope, resources)))
    entries[SIGNATURE] = signature.sign(entries[DESCRIPTOR], key, *_comments(envelope, entries[DESCRIPTOR]))
    return archive.written(entries)


def _resource(name: str, path: str, data: bytes, layout: schema.Layout, lines: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "name": name, "path": path, "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "rows": len(lines), "totals": schema.totals(layout, lines), "schema": name,
    }  # fmt: skip


def _descriptor(envelope: Envelope, resources: list[dict[str, Any]]) -> dict[str, Any]:
    name = _named(envelope).replace(" ", "-")
    return {"name": name, "profile": "tabular-data-package", "resources": resources, "coopdesk": said_of(envelope)}


def _named(envelope: Envelope) -> str:
    return f"{envelope.kind}{f' {envelope.period}' if envelope.period else ''} r{envelope.revision}"


@cache
def _schemas() -> Mapping[str, tuple[bytes, bytes]]:
    """How each table's schema is named while a descriptor is worked on, and its canonical text, by the table's path."""
    return {
        PATHS[name]: (f'"schema":"{name}"'.encode(), b'"schema":' + canonical.written(schema.layout_of(*entry).schema))
        for name, entry in LAYOUTS.items()
    }


def _expanded(descriptor: bytes) -> bytes:
    """A descriptor with its schemas in full; no text inside JSON can look like a schema's name."""
    for name, full in _schemas().values():
        descriptor = descriptor.replace(name, full)
    return descriptor


def _shortened(descriptor: bytes, entries: Mapping[str, bytes]) -> bytes | None:
    """The inverse of `_expanded`, None where the descriptor does not hold our schemas word for word and in order.

    Most of a descriptor is schemas that are always the same; reading them anew takes longer than the signature.
    """
    parts, rest, schemas = [], descriptor, _schemas()
    for name, full in (schemas[path] for path in entries if path in schemas):
        before, found, after = rest.partition(full)
        if not found:
            return None
        rest = after
        parts += [before, name]
    return b"".join((*parts, rest))


def _comments(envelope: Envelope, descriptor: bytes) -> tuple[str, str]:
    """Both comments of the signature file, which follow from the descriptor alone."""
    packet = hashlib.sha256(descriptor).hexdigest()
    trusted = f"{_named(envelope)} sha256:{packet}"
    return f"coopdesk {envelope.kind} {packet[:8]}", trusted


def read_file(path: Path) -> Packet:
    """The packet in a file; raises PacketError with one sentence that names the file."""
    return read(bytes_of(path), label(path))


def label(path: Path) -> str:
    """A file's name as it is told and kept: one line of clean text, whatever the stick calls it."""
    return cleaned(os.fsencode(path.name).decode("utf-8", "replace"))


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that may be a packet; raises PacketError that names the file.

    A huge file is not read at all, nor is a folder, a pipe or a device, which might never end.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PacketError(NAMED, file=label(path), reason=PacketError(archive.NOT_ONE))
        if status.st_size > archive.LARGEST_FILE:
            raise PacketError(NAMED, file=label(path), reason=PacketError(archive.TOO_LARGE))
        return path.read_bytes()
    except OSError as error:
        raise PacketError(
            N_("%(file)s cannot be read: %(reason)s."), file=label(path), reason=reason_of(error)
        ) from error


def id_of(data: bytes) -> str:
    """The id that these bytes have if they are a packet, without looking whether they are."""
    return hashlib.sha256(archive.first(data)).hexdigest()


def read(data: bytes, file: str) -> Packet:
    """The packet in these bytes, signed by the key it names; raises PacketError with one sentence that names the file.

    Archive, descriptor, signature, then the tables; figures are reckoned again and must be equal.
    """
    try:
        return _read(data)
    except PacketError as error:
        raise PacketError(NAMED, file=file, reason=error) from error


def _read(data: bytes) -> Packet:
    entries = archive.read(data, KNOWN)
    descriptor = entries.get(DESCRIPTOR, b"")
    if not descriptor or SIGNATURE not in entries:
        raise PacketError(_MISSING)
    short = _shortened(descriptor, entries)
    described = canonical.read(descriptor if short is None else short)
    envelope = envelope_of(described)
    if tuple(entries) != _expected(envelope.kind, entries):
        raise PacketError(_MISSING)
    public = signature.PublicKey.parse(envelope.public_key)
    signature.verify(descriptor, entries[SIGNATURE], public, *_comments(envelope, descriptor))
    tables, reckoned = _tables(entries, envelope)
    if not _agree(described, reckoned, short is not None):
        raise PacketError(N_("The tables inside the file are not those that were signed."))
    packet = hashlib.sha256(descriptor).hexdigest()
    if envelope.kind != "return":
        _sure(envelope, tables)
        return Packet(packet, data, envelope, tables)
    statement = statement_of(envelope, packet)
    whole = MonthlyReturn(
        statement, tables["output"], tables["labour"], tables["movement"], tables["notes"],
        accounts=accounts_of(tables),
    )  # fmt: skip
    before_the_start(tables["opening"], statement.period)
    return Return(packet, data, envelope, tables, whole, sums_of(whole, tables["figures"]))


def _expected(kind: str, entries: Mapping[str, bytes]) -> tuple[str, ...]:
    """The entries that there must be, in their order; what need not be there only where it is."""
    absent = {PATHS[name] for name in WHERE_THEY_EXIST} - entries.keys()
    return tuple(name for name in entries_of(kind) if name not in absent)


def _sure(envelope: Envelope, tables: Mapping[str, tuple[Any, ...]]) -> None:
    """That a seal which is to be registered was there to say so; raises PacketError."""
    said = registration(envelope.federation, envelope.cooperative, envelope.public_key)
    for line in tables.get("seal", ()):
        try:
            holds = signature.PublicKey.parse(line.public_key).proves(said, line.proof)
        except DeskError:
            holds = False
        if not holds:
            raise PacketError(N_("The seal inside the file did not sign its registration."))


def _tables(entries: Mapping[str, bytes], envelope: Envelope) -> tuple[dict[str, tuple[Any, ...]], dict[str, Any]]:
    """The lines of each table, and the descriptor that they and the envelope would have."""
    tables: dict[str, tuple[Any, ...]] = {}
    resources = []
    for name in TABLES[envelope.kind]:
        path = PATHS[name]
        if path not in entries:
            tables[name] = ()
            continue
        layout = schema.layout_of(*LAYOUTS[name])
        try:
            lines = tuple(schema.records(layout, entries[path]))
            if name in ONE_LINE and len(lines) != 1:
                raise PacketError(N_("This table has one line, or it is not in the file at all."))
            if name in WHERE_THEY_EXIST and not lines:
                raise PacketError(N_("This table has lines, or it is not in the file at all."))
        except PacketError as error:
            raise PacketError(NAMED, file=path, reason=error) from error
        tables[name] = lines
        resources.append(_resource(name, path, entries[path], layout, lines))
    return tables, _descriptor(envelope, resources)


def _agree(described: Any, reckoned: dict[str, Any], short: bool) -> bool:
    """Whether a descriptor says of its tables what they are; another version may word titles and bounds otherwise.

    ``short`` tells that its schemas were ours and stand as names in both; else they are compared in full.
    """
    if short:
        return bool(described == reckoned)
    return bool(_bare(described) == _bare(canonical.read(_expanded(canonical.written(reckoned)))))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if name not in ("title", "constraints")}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value
