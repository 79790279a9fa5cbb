"""Encrypted return files: the keys of the federation, for whom a file is encrypted, and opening one (EXCHANGE)."""

import dataclasses
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coopdesk.domain.packets import RECIPIENTS, Recipient
from coopdesk.errors import N_, DeskError, PacketError, reason_of
from coopdesk.exchange import packet, wrapping
from coopdesk.services.drives import lies
from coopdesk.services.operators import require
from coopdesk.services.profile import seal_folder
from coopdesk.store import Store

SEALED: Final = f"{packet.SUFFIX}{wrapping.SUFFIX}"
"""How the name of an encrypted packet ends."""
UNTOLD: Final = N_("For whom and what is inside cannot be told here; the federation sees it when it takes the file in.")


def keys_folder(store: Store, keys: Path | None = None) -> Path:
    """Where secret keys lie: in ``keys``, else beside this computer's seal."""
    return keys or seal_folder(store)


def recipients(store: Store) -> tuple[str, ...]:
    """For whom return files are encrypted; empty, and files are plain, unless office and escrow have a key each."""
    known = {one.kind: one.key for one in store.find(Recipient)}
    return tuple(known[kind] for kind in RECIPIENTS) if known.keys() == RECIPIENTS.keys() else ()


def office_key_here(store: Store, keys: Path | None = None) -> bool:
    """Whether this computer can open files that are encrypted for the office's present key."""
    office = store.get(Recipient, "office")
    return office is not None and office.key in wrapping.recipients_of(identities(store, keys))


def identities(store: Store, keys: Path | None = None) -> tuple[str, ...]:
    """The identities that lie on this computer, and any older or escrow one that was put beside them."""
    return wrapping.identities_in(keys_folder(store, keys))


def make_office_key(store: Store, keys: Path | None = None, operator: str = "") -> Recipient:
    """The office's key, made unless it lies on this computer already; its secret part stays in the profile.

    Files encrypted for an earlier one still open with its identity file, or with the escrow. Raises DeskError.
    """
    _refuse(store, operator)
    office = store.get(Recipient, "office")
    if office is not None and office_key_here(store, keys):
        return office
    identity, public = wrapping.made()
    wrapping.keep(keys_folder(store, keys) / f"office-{public[-8:]}{wrapping.IDENTITY}", identity, public)
    return _record(store, "office", public, operator)


def make_escrow_key(store: Store, path: Path, operator: str = "") -> Path:
    """A new escrow key, whose secret part is written to a file and nowhere else: a stick that goes into the safe.

    In a folder the file gets a name of its own; its path is returned. Raises DeskError; the key holds only once
    the file is whole.
    """
    _refuse(store, operator)
    identity, public = wrapping.made()
    if lies(path) == "folder":
        path = path / f"escrow-{public[-8:]}{wrapping.IDENTITY}"
    elif lies(path.parent) != "folder":
        raise DeskError(N_("There is no folder %(folder)s. Make it first, or choose another one."), folder=path.parent)
    if path.resolve().parent == keys_folder(store).resolve():
        raise DeskError(N_("The escrow key does not stay on this computer; write it to a stick that goes to the safe."))
    wrapping.keep(path, identity, public)
    _record(store, "escrow", public, operator)
    return path


def make_keys(store: Store, path: Path, keys: Path | None = None, operator: str = "") -> Path:
    """Both keys: the office's where this computer has none, and a new escrow; where the escrow's file was written.

    From then on return files come encrypted once the co-operatives have the keys. Raises DeskError.
    """
    with store.transaction(operator):
        written = make_escrow_key(store, path, operator)
        make_office_key(store, keys, operator)
    return written


def ask_for_names(store: Store, wanted: bool, operator: str = "") -> bool:
    """Keep whether encrypted return files are to name members; whether that is another wish than before.

    The co-operatives get it with their next update. Raises DeskError, EntryError.
    """
    _refuse(store, operator, N_("Whether names of members are sent is said in the federation's file."))
    if store.desk.names_wanted == wanted:
        return False
    with store.transaction(operator):
        store.save(dataclasses.replace(store.desk, names_wanted=wanted))
    return True


_KEYS_ELSEWHERE: Final = N_("The keys of encrypted return files are made in the federation's file.")


def _refuse(store: Store, operator: str, elsewhere: str = _KEYS_ELSEWHERE) -> None:
    if store.desk.role != "federation":
        raise DeskError(elsewhere)
    require(store, operator, "administrator")


def _record(store: Store, kind: str, public: str, operator: str) -> Recipient:
    made = Recipient(kind, public, datetime.now(UTC).isoformat(timespec="seconds"))
    with store.transaction(operator):
        store.save(made)
    return made


def packet_files(paths: Iterable[Path]) -> list[Path]:
    """The files meant: a folder stands for the packets in it, encrypted or not, by name.

    Raises PacketError for a folder that cannot be read, as when its stick is gone.
    """
    found: list[Path] = []
    for path in paths:
        if lies(path) == "folder":
            found += sorted(one for one in _inside(path) if one.name.lower().endswith((packet.SUFFIX, SEALED)))
        else:
            found.append(path)
    return found


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        message = N_("%(file)s cannot be read: %(reason)s.")
        raise PacketError(message, file=packet.label(folder), reason=reason_of(error)) from error


def bytes_of(path: Path, store: Store, keys: Path | None = None) -> bytes:
    """The bytes of a packet, out of its encryption where it has one; raises PacketError that names the file."""
    data, name = packet.bytes_of(path), packet.label(path)
    if not wrapping.wrapped(data):
        return data
    try:
        return wrapping.unwrap(data, identities(store, keys))
    except wrapping.ForeignError:
        raise PacketError(packet.NAMED, file=name, reason=_missing(store, keys)) from None
    except DeskError as error:
        raise PacketError(packet.NAMED, file=name, reason=error) from error


def _missing(store: Store, keys: Path | None) -> DeskError:
    """Which key is missing, and what to do."""
    if store.desk.role != "federation":
        return DeskError(N_("This file is encrypted for the federation; only the federation takes it in."))
    known = {one.kind: one.key[-8:] for one in store.find(Recipient)}
    if not known:
        return DeskError(
            N_("The file is encrypted, but this federation has made no keys; it is meant for another, or for its file.")
        )
    return DeskError(
        N_(
            "The file is encrypted, and no key on this computer opens it: missing is the office's key (ends in "
            "%(office)s). Take it in on the computer that has it, or put the escrow key's file (ends in %(escrow)s) "
            "into %(folder)s."
        ),
        office=known.get("office", "—"), escrow=known.get("escrow", "—"), folder=keys_folder(store, keys),
    )  # fmt: skip
