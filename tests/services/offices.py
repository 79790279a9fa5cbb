"""Two offices with a data file and a seal each, and the sticks between them, for tests of what happens to sticks."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.packets import Verdict
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, MonthlyReturn, Statement
from coopdesk.errors import DeskError
from coopdesk.exchange import packet
from coopdesk.services import months
from coopdesk.services.desk import new_cooperative, new_federation, own_cooperative
from coopdesk.services.exchange import receive, trust
from coopdesk.services.figures import summary
from coopdesk.services.outbox import outbox
from coopdesk.services.receipts import write_receipts
from coopdesk.services.replies import trust_federation
from coopdesk.services.sending import export, station_of
from coopdesk.services.standing import standing
from coopdesk.store import Store

MARCH, APRIL, MAY = Month(1954, 3), Month(1954, 4), Month(1954, 5)
CODE = "BJ-001"
OWN = Cooperative(CODE, "Dongsi carpets")


class Offices:
    """A co-operative (``own``) and its federation, which have compared each other's seals."""

    def __init__(self, folder: Path, clock: Any) -> None:
        self.folder, self.clock = folder, clock
        self.own_keys, self.federation_keys = folder / "own keys", folder / "federation keys"
        self.own = new_cooperative(folder / "own.coopdesk", OWN, "PC", MARCH, Desk("federation"))
        self.federation = new_federation(folder / "federation.coopdesk")
        self.federation.save(OWN, KindSpan(CODE, date(1952, 1, 1), "PC"), Cooperative("BJ-002", "Two"))
        self.seal = str(station_of(self.own, self.own_keys).public)
        trust(self.federation, self.seal, CODE)
        trust_federation(self.own, str(station_of(self.federation, self.federation_keys).public))
        self.sticks = 0
        self.came: list[Path] = []
        self.heard: list[Path] = []

    def close(self) -> None:
        self.own.close()
        self.federation.close()

    def stick(self) -> Path:
        """A new stick, with nothing on it."""
        self.sticks += 1
        made = self.folder / f"stick {self.sticks}"
        made.mkdir()
        return made

    def send(self, wages: int, month: Month = APRIL, own: Store | None = None, keys: Path | None = None) -> Path:
        """Make a month final, or correct it; its wages tell one statement from another. The file written of it."""
        store = own or self.own
        final(store, wages, month)
        return export(store, month, self.stick(), keys or self.own_keys)

    def copy(self, name: str) -> Store:
        """The co-operative's data file as it is now, a second time."""
        return Store.open(self._copied(self.own, name))

    def receive(self, *paths: Path) -> list[Verdict]:
        """What the federation says of files on a stick that it takes in."""
        self.came += paths
        return receive(self.federation, paths, keys=self.federation_keys)

    def answer(self) -> Path:
        """The federation's receipt."""
        return write_receipts(self.federation, self.stick(), [CODE], self.federation_keys)[0]

    def hear(self, *paths: Path) -> list[Verdict]:
        """What the co-operative says of files on a stick that it takes in."""
        self.heard += paths
        return receive(self.own, paths)

    def kept_aside(self) -> Path:
        """A backup of the federation's data file."""
        return self._copied(self.federation, "backup")

    def restore_federation(self, backup: Path) -> None:
        """The federation's computer is broken, its backup goes on; what came in since is known to no one there."""
        self.federation.close()
        self.federation = Store.open(backup)
        self.came.clear()

    def begin_anew(self) -> None:
        """The co-operative's computer is gone with its data file and its seal; the next one begins with nothing."""
        self.own.close()
        self.own_keys = self.folder / "new keys"
        self.own = new_cooperative(self.folder / "new.coopdesk", OWN, "PC", MARCH, Desk("federation"))
        trust(self.federation, str(station_of(self.own, self.own_keys).public), CODE)
        trust_federation(self.own, str(station_of(self.federation, self.federation_keys).public))

    def stands(self) -> dict[Month, tuple[str, int | None]]:
        """How each month stands at the federation, and with which wages; the summary sums exactly these."""
        period, found = Period(MARCH, MAY), {}
        for (code, month), stand in standing(self.federation, period).items():
            counts = self.federation.lines(Figures, stand.counts.statement) if stand.counts else []
            assert code == CODE
            found[month] = stand.state, counts[0].wages if counts else None
        summed = summary(self.federation, period).whole.total.figures.wages
        assert (summed or 0) == sum(wages or 0 for _, wages in found.values())
        return found

    def desk(self) -> list[str]:
        """How each file stands at the co-operative, the newest month first."""
        return [one.stands for one in outbox(self.own)]

    def _copied(self, store: Store, name: str) -> Path:
        store.copy_to(self.folder / f"{name}.coopdesk")
        return self.folder / f"{name}.coopdesk"


def final(store: Store, wages: int, month: Month = APRIL) -> None:
    """Make a month final, or correct it."""
    code = own_cooperative(store).code
    last = months.current(store, code, month)
    statement = Statement(
        store.next_id(Statement), code, month, "closed", submitted_on=date(1954, 5, 3),
        amends=last.id if last else None, reason="漏报" if last else "", closed_at="1954-05-03T08:00:00+00:00",
    )  # fmt: skip
    whole = MonthlyReturn(statement, labour=(LabourLine("T1", 1, 25, 25, wages, 0),))
    store.add_closed(statement, *whole.labour, figures_of(whole))


def told(verdicts: list[Verdict]) -> list[str]:
    """Each verdict, and where there is something to say the message of it (its id, in no language)."""
    return [f"{one.verdict}: {message_of(one.reason)}" if one.reason else one.verdict for one in verdicts]


def message_of(error: DeskError) -> str:
    """The id of the message about a file, without the sentence that names the file."""
    return message_of(error.values["reason"]) if error.message == packet.NAMED else error.message


def packet_of(path: Path) -> str:
    return packet.read_file(path).id


def renamed(path: Path, name: str) -> Path:
    """A second copy of a file under another name."""
    return Path(shutil.copy(path, path.with_name(name)))


@contextmanager
def failing(stick: Path, fails: Callable[[], bool], code: int) -> Iterator[None]:
    """While this holds, writing to a stick may fail, each time as a function says; and reading, if it is gone."""

    def then(real: Callable) -> Callable:
        def instead(what, *values, **named):
            if (isinstance(what, int) or stick in (what, what.parent)) and fails():
                raise OSError(code, os.strerror(code))
            return real(what, *values, **named)

        return instead

    with patch.object(os, "fsync", then(os.fsync)):
        names = ["mkdir", "open", "replace", "unlink", *(["read_bytes", "iterdir", "stat"] if code == GONE else [])]
        patches = [patch.object(Path, name, then(getattr(Path, name))) for name in names]
        for one in patches:
            one.start()
        try:
            yield
        finally:
            for one in patches:
                one.stop()


def stops_at(moment: int) -> Callable[[], bool]:
    """A stick that fails at a moment and from then on."""
    left = iter(range(moment))
    return lambda: next(left, None) is None


FULL, GONE, READ_ONLY = errno.ENOSPC, errno.EIO, errno.EROFS
