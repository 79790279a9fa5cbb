"""Replacing this computer's own seal, and taking back the word of an earlier one (EXCHANGE, identity)."""

from datetime import UTC, datetime
from pathlib import Path

from coopdesk.domain.packets import Revocation, Station, StoredPacket
from coopdesk.errors import N_, DeskError
from coopdesk.exchange.signature import Key, PublicKey, next_key_in, turn
from coopdesk.services.desk import own_cooperative
from coopdesk.services.encryption import keys_folder
from coopdesk.services.enrolment import has_spoken, name, namings
from coopdesk.services.operators import require
from coopdesk.services.replies import receipts_of
from coopdesk.services.seals import Seal, revoke
from coopdesk.services.sending import station_of
from coopdesk.store import Store


def replace_seal(store: Store, keys: Path | None = None, operator: str = "") -> Key:
    """A new seal for this computer, with which everything is sealed from now on; the earlier one stays beside it.

    At a co-operative the earlier one names it in a registration (`enrolment.write_registrations`), at the federation
    in the next update for each co-operative. Killed between two steps, the next start goes on with the same new seal,
    or with the old one where the data file does not have the new one yet. Raises DeskError, EntryError for a role
    that may not.
    """
    require(store, operator, "administrator")
    of_cooperative = store.desk.role == "cooperative"
    if of_cooperative:
        own_cooperative(store)
    old, place = station_of(store, keys), keys_folder(store, keys)
    new = next_key_in(place)
    with store.transaction(operator):
        store.save(Station(str(new.public), datetime.now(UTC).isoformat(timespec="seconds")))
        if of_cooperative and has_spoken(store, old):
            name(store, old, new)
    turn(place)
    return new


def new_seal_of_federation(store: Store, keys: Path | None = None, operator: str = "") -> Key:
    """As `replace_seal`, in a federation's file only; raises DeskError."""
    if store.desk.role != "federation":
        raise DeskError(N_("Federation updates are written in the federation's file."))
    return replace_seal(store, keys, operator)


def own_seals(store: Store, keys: Path | None = None) -> list[Seal]:
    """The seals that ever wrote from this data file, the present one of this computer first, then the latest."""
    present, ends = str(station_of(store, keys).public), store.find(Revocation)
    since = {present: ""} | {one.public_key: one.since for one in store.find(Station)}
    found = sorted(since, key=lambda seal: (seal == present, since[seal]), reverse=True)
    return [Seal(one, since[one], "", tuple(end for end in ends if end.public_key == one)) for one in found]


def unconfirmed(store: Store, seal: str) -> StoredPacket | None:
    """The registration that names this desk's seal, until a receipt of the federation lists a file under the seal."""
    named = namings(store, seal)
    if not named:
        return None
    from coopdesk.exchange import packet

    told = receipts_of(store)[-1:]
    lines = packet.read(told[0].content, packet.file_name(told[0])).tables["stations"] if told else ()
    return None if any(line.public_key == seal for line in lines) else named[-1]


def take_back(
    store: Store, public_key: str, last: str | None, reason: str, operator: str = "", keys: Path | None = None
) -> Revocation:
    """Revoke a seal, of a co-operative or an earlier one of the federation itself, as `seals.revoke` does.

    Raises DeskError also for the seal with which this computer writes, and in a co-operative's file.
    """
    if store.desk.role != "federation":
        raise DeskError(
            N_("Seals are revoked in the federation's file. If a computer was lost, tell the federation by telephone.")
        )
    key = PublicKey.parse(public_key)
    if str(key) == str(station_of(store, keys).public):
        message = N_("This computer writes with this seal. Make a new seal first; then the earlier one can be revoked.")
        raise DeskError(message)
    return revoke(store, str(key), last, reason, operator)
