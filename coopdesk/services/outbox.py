"""What a co-operative has to send: its final months, the files written of them, and writing them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coopdesk.domain.answers import Answer
from coopdesk.domain.month_states import MONTH_STATES, written_stands
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_
from coopdesk.exchange import packet, wrapping
from coopdesk.services import months
from coopdesk.services.answers import answers
from coopdesk.services.desk import own_cooperative
from coopdesk.services.encryption import recipients
from coopdesk.services.highwater import keep
from coopdesk.services.sending import export_many, station_of
from coopdesk.services.stick import write_file
from coopdesk.store import Store

STANDS: Final = MONTH_STATES | {"final": N_("Final, no file yet")}
"""The words for how a month stands (`Outgoing.stands`)."""


@dataclass(frozen=True)
class Outgoing:
    """A final month and its file: ``file`` is empty while none was written; ``size`` is that of the packet in bytes.

    ``number`` says which correction it is (1 the original), ``written_at`` is UTC. ``correcting`` is True while
    the month is open again for a correction that is not final yet, ``replaced`` while a later correction is final.
    ``answer`` is what the federation's receipts say of exactly this file, None where they do not.
    """

    statement: Statement
    number: int
    correcting: bool
    replaced: bool = False
    file: str = ""
    size: int = 0
    packet: str = ""
    written_at: str = ""
    answer: Answer | None = None

    @property
    def stands(self) -> str:
        """How the month stands, a key of `STANDS`: received only by a receipt for exactly this file."""
        if not self.file:
            return "final"
        return "replaced" if self.replaced else written_stands(self.written_at, self.answer).state

    @property
    def since(self) -> str:
        """Since when it stands so (UTC): closed, written, or said by the federation."""
        if not self.file:
            return self.statement.closed_at or ""
        return written_stands(self.written_at, self.answer).since


def outbox(store: Store) -> list[Outgoing]:
    """Every month that is or was final: its latest final statement and each earlier one that was written to a file.

    The newest month comes first, of a month the latest correction.
    """
    found, said = [], answers(store)
    for statements in months.months_of(store, own_cooperative(store).code).values():
        closed = [statement for statement in statements if statement.state == "closed"]
        for statement in closed:
            last = statement is closed[-1]
            if last or statement.packet:
                found.append(_outgoing(store, statement, last and statements[-1].state == "draft", not last, said))
    return found[::-1]


def _outgoing(
    store: Store, statement: Statement, correcting: bool, replaced: bool, said: Mapping[str, Answer]
) -> Outgoing:
    number = months.correction_number(store, statement)
    stored = store.get(StoredPacket, statement.packet) if statement.packet else None
    if stored is None:
        return Outgoing(statement, number, correcting, replaced)
    name = packet.file_name(stored)
    if recipients(store):
        name = f"{name}{wrapping.SUFFIX}"
    written_at = packet.read(stored.content, name).envelope.written_at
    answer = said.get(stored.id)
    return Outgoing(statement, number, correcting, replaced, name, len(stored.content), stored.id, written_at, answer)


def write_files(
    store: Store, folder: Path, chosen: Iterable[Outgoing] = (), operator: str = "", keys: Path | None = None
) -> list[Path]:
    """Write the files of all final months that have none yet, and of the chosen ones again, the same bytes as before
    (inside, where they are encrypted). A receipt or an update goes with them that the federation lost.

    Every file is on the medium, read back and compared when this returns. Raises DeskError.
    """
    wanted = {one.statement.id: one.statement for one in outbox(store) if not one.file}
    wanted |= {one.statement.id: one.statement for one in chosen}
    key = station_of(store, keys)
    statements = sorted(wanted.values(), key=lambda statement: (statement.period, statement.id))
    written = export_many(store, statements, folder, lambda _: key, operator)
    keep(store, keys=keys)
    from coopdesk.services.replies import carried_back

    return written + [write_file(folder / packet.file_name(one), one.content) for one in carried_back(store)]
