"""A trial of the whole desk on this computer, in a temporary folder, in seconds."""

import platform
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Final

from coopdesk import __version__
from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import N_, DeskError
from coopdesk.services import exchange, members, months, sending
from coopdesk.services.desk import new_cooperative, new_federation, save_products
from coopdesk.services.figures import summary
from coopdesk.services.reports import report
from coopdesk.store import Store
from coopdesk.store.connection import sqlite_version

RARE: Final = "王𬭎䶮"
"""A name with characters beyond the first plane that paper and copying must keep."""
_OUTPUT: Final = 260_000_000_000
_MONTH: Final = Month(1954, 4)
_PARTS: Final = ("PySide6_Essentials", "sqlite-utils", "reportlab", "cryptography", "pypdfium2", "click")


def versions() -> Iterator[str]:
    """Name and version of the program and of what it stands on."""
    yield f"coopdesk {__version__}"
    yield f"Python {platform.python_version()}, {platform.platform(terse=True)}"
    yield f"SQLite {sqlite_version()}"
    for part in _PARTS:
        yield f"{part} {version(part)}"


def trials() -> Iterator[tuple[str, Callable[[Path], None]]]:
    """What is tried, in words, and the trial itself, to be run in one temporary folder in order.

    A trial raises DeskError where the desk does not work on this computer.
    """
    yield N_("a data file is made, filled and opened again"), _data_file
    yield N_("a form with rare characters is printed"), _paper
    yield N_("a return file is written, received and counted"), _packet


def run(tell: Callable[[str], None]) -> None:
    """Run all trials; ``tell`` hears each one that passed (a marked message). Raises DeskError."""
    with tempfile.TemporaryDirectory() as folder:
        for words, trial in trials():
            trial(Path(folder))
            tell(words)


def _data_file(folder: Path) -> None:
    store = new_cooperative(folder / "X-1.coopdesk", Cooperative("X-1", name_zh=RARE), "PC", _MONTH, Desk("federation"))
    with store:
        save_products(store, [Product("0801", name_zh="地毯", unit_zh="尺", constant_price=Decimal(_OUTPUT))])
        members.save_member(store, Member("X-1", "0001", RARE, joined_on=date(1953, 1, 2), entry="founder"))
        statement = months.draft(store, "X-1", _MONTH)
        one = Decimal(1)
        months.save_line(
            store, statement, OutputLine("T1", "0801", planned=one, qualified=one, scrap=Decimal(0), current_price=one)
        )
        months.save_line(store, statement, LabourLine("T1", 0, 26, 26, 500_000, 0))
        months.close_month(store, statement, RARE, RARE, date(1954, 5, 2))


def _paper(folder: Path) -> None:
    with Store.open(folder / "X-1.coopdesk") as store:
        printed = report(store, "monthly-return", Period(_MONTH, _MONTH), "zh")
    if not printed.startswith(b"%PDF"):
        raise DeskError(N_("The form could not be printed."))


def _packet(folder: Path) -> None:
    with Store.open(folder / "X-1.coopdesk") as store:
        path = sending.export(store, _MONTH, folder, keys=folder / "keys")
        seal = str(sending.station_of(store, folder / "keys").public)
        own = store.find(Cooperative)
    with new_federation(None) as federation:
        federation.save(*own)
        exchange.trust(federation, seal, "X-1")
        exchange.receive(federation, [path])
        received = summary(federation, Period(_MONTH, _MONTH)).whole.total.figures.output_value_constant
    if received != _OUTPUT:
        raise DeskError(N_("The return file did not arrive as it was sent."))
