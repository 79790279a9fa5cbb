"""Setting up: a new data file with all that its first month needs, or no file at all."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.domain.resources import resource
from coopdesk.errors import N_, DeskError, EntryError, Problem, reason_of
from coopdesk.exchange.packet import Packet
from coopdesk.services import members
from coopdesk.services.desk import new_cooperative, new_federation, save_products
from coopdesk.services.directives import untrue
from coopdesk.services.drives import lies
from coopdesk.services.operators import require
from coopdesk.services.renewals import take_in_first
from coopdesk.store import Store

SUFFIX: Final = ".coopdesk"
"""How the names of data files end."""


def example_catalogue() -> Path:
    """The table of products that comes with the program: Beijing 1954, prices of 1952 (DOMAIN §7)."""
    return resource("demo", "products.csv")


def load_catalogue(store: Store, path: Path, operator: str = "") -> int:
    """Take in the products of a table, or of ``products.csv`` in a folder; how many there were.

    Raises TableError with file, line and column, EntryError for a changed unit of measure; nothing is kept then.
    """
    from coopdesk.tables.sheets import read_catalogue

    require(store, operator, "administrator")
    table = path / "products.csv" if lies(path) == "folder" else path
    lines: dict[str, int] = {}
    products = []
    for line in read_catalogue(table, store.desk.price_year):
        first = lines.setdefault(line.record.code, line.number)
        if first != line.number:
            raise line.refused("code", N_("is there already, in line %(line)s"), line=first)
        products.append(line.record)
    save_products(store, products, operator)
    return len(products)


def set_up_cooperative(
    path: Path, cooperative: Cooperative, kind: str, desk: Desk, *, teams: str = "", catalogue: Path | None = None
) -> Path:
    """Make a co-operative's file with its teams (`members.teams_of`) and catalogue; returns its path.

    ``desk`` brings the first month and the federation's settings. Raises EntryError naming the box (``file``,
    ``teams``, ``table`` or one of the records); there is no file then.
    """
    wanted = members.teams_of(teams, cooperative.code)

    def make(path: Path) -> Store:
        return new_cooperative(path, cooperative, kind, desk.start or Month.of(today()) + -1, desk)

    with _made(path, make) as store:
        members.save_teams(store, wanted)
        if catalogue is not None:
            with _named("table"):
                load_catalogue(store, catalogue)
    return path


def set_up_from(path: Path, directive: Packet, start: Month | None = None) -> Path:
    """Make a co-operative's file with all that its federation's directive sets, ready to key; returns its path.

    The seal of the directive is the federation's from then on: a person has compared it. ``start`` is the first
    month where the directive names none. Raises EntryError naming the box (``start``, ``file``); there is no file then.
    """
    if refusal := untrue(directive):
        raise EntryError([Problem("directive", refusal.message, refusal.values)])
    desk, own = directive.tables["settings"][0], directive.tables["own"][0]
    first = desk.start or start
    if first is None:
        raise EntryError([Problem("start", N_("is needed"))])
    kinds = directive.tables["kinds"]

    def make(path: Path) -> Store:
        return new_cooperative(path, own, kinds[-1].kind if kinds else "PC", first, desk)

    with _made(path, make) as store:
        take_in_first(store, directive)
    return path


def set_up_federation(path: Path, desk: Desk, registers: Path | None = None) -> Path:
    """Make a federation's file, with the tables of a folder where one is given; returns its path.

    Raises EntryError naming the box (``file``, ``registers`` or one of the desk); there is no file then.
    """
    with _made(path, lambda path: new_federation(path, desk)) as store:
        if registers is not None:
            from coopdesk.services.load import load

            with _named("registers"):
                load(store, registers)
    return path


@contextmanager
def _made(path: Path, make: Callable[[Path], Store]) -> Iterator[Store]:
    """A new file that takes its place only when all went well; what a power cut left of one is made anew."""
    with _named("file"):
        if lies(path) != "nothing":
            raise DeskError(N_("There is already a file %(file)s. Choose another name, or open it."), file=path.name)
        beside = path.with_name(f"{path.name}.part")
        shutil.rmtree(beside, ignore_errors=True)
        _make_folder(beside)
    try:
        with _named("file"):
            store = make(beside / path.name)
        with store:
            yield store
        (beside / path.name).rename(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = N_("%(file)s cannot be made in that folder: %(reason)s.")
        raise DeskError(message, file=folder.stem, reason=reason_of(error)) from error


@contextmanager
def _named(box: str) -> Iterator[None]:
    """What goes wrong inside is said of one box of the sheet."""
    try:
        yield
    except EntryError:
        raise
    except DeskError as error:
        raise EntryError([Problem(box, error.message, error.values)]) from error
