"""The Beijing 1954 example: 200 co-operatives' months as return files, received by their federation (DOMAIN §7)."""

import dataclasses
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import CAPPED_POINTS, GATES
from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import figures_of
from coopdesk.domain.language import LANGUAGES
from coopdesk.domain.members import Member, Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.resources import resource
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, StorageError, reason_of
from coopdesk.services import competitions, demo_june, evaluations, exchange, months, sending
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.load import load
from coopdesk.services.reports import save_report
from coopdesk.store import Store

DESK: Final = Desk(
    "federation",
    federation="BJ",
    federation_en="Beijing Handicraft Production Co-operatives United General Co-operative",
    federation_zh="北京市手工业生产合作社联合总社",
    approval="示例 / example",
    valid_until="1954-12",
)
OWN: Final = "BJ-001"
APRIL: Final = Month(1954, 4)
REGISTER: Final = (Cooperative, KindSpan, Affiliation, Product, AnnualPlan, MonthlyShare)
"""What the federation has on its register; all else comes to it in return files."""
_NUMBERS: Final = "一二三四五六七八"


@dataclass(frozen=True)
class Demo:
    """Where the example lies: its folder, the data files, and everything that was made.

    ``competitions`` is the file of a co-operative apart, which is on no register, with the competitions of June.
    """

    folder: Path
    federation: Path
    cooperative: Path
    competitions: Path
    paths: tuple[Path, ...]


def make_demo(folder: Path, tell: Callable[[str], None]) -> Demo:
    """Make the example in a folder, or find it there complete; ``tell`` hears each step (a marked message).

    The folder appears only when all of it is made. Raises DeskError where something else lies there.
    """
    if (folder / "federation.coopdesk").exists():
        tell(N_("The example is there already; it is opened as it was left."))
        return _made(folder)
    if folder.exists() and any(folder.iterdir()):
        raise DeskError(N_("%(folder)s is not empty; choose another folder for the example."), folder=str(folder))
    folder = folder.absolute()
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        for name in ("packets", "reports", "keys"):
            (part / name).mkdir(parents=True)
        tell(N_("Reading the tables of 200 co-operatives …"))
        with new_federation(None, DESK) as tables:
            load(tables, resource("demo"), "demo")
            _name_persons(tables)
            tell(N_("Writing a return file for every month of every co-operative …"))
            seals = _write_packets(tables, part)
            tell(N_("Taking the return files in at the federation …"))
            _receive(tables, part, seals)
        demo_june.make_june(part / f"{demo_june.CODE}.coopdesk", DESK).close()
        tell(N_("Printing the forms …"))
        _print(part)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except OSError as error:
        message = N_("The example cannot be made in %(folder)s: %(reason)s.")
        raise StorageError(message, folder=str(folder), reason=reason_of(error)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return _made(folder)


def _made(folder: Path) -> Demo:
    federation, own = folder / "federation.coopdesk", folder / f"{OWN}.coopdesk"
    june, reports = folder / f"{demo_june.CODE}.coopdesk", sorted((folder / "reports").glob("*.pdf"))
    files = [path for path in (federation, own, june) if path.exists()]
    return Demo(folder, federation, own, june, (*files, folder / "packets", *reports))


def _name_persons(tables: Store) -> None:
    """Someone to call in every co-operative: its first two members, and a made-up number."""
    named = []
    for place, cooperative in enumerate(tables.find(Cooperative)):
        first, second = (tables.get(Member, cooperative.code, number) for number in ("0001", "0002"))
        if first and second:
            telephone = f"{place % 7 + 2}-{(place * 37 + 417) % 10_000:04d}"
            named.append(
                dataclasses.replace(cooperative, responsible=first.name, clerk=second.name, telephone=telephone)
            )
    tables.save(*named)


def _write_packets(tables: Store, folder: Path) -> dict[str, str]:
    """Every co-operative's own desk writes its months; returns the public seal of each."""
    seals = {}
    by_code: dict[str, list[Statement]] = {}
    for statement in tables.find(Statement):
        by_code.setdefault(statement.cooperative, []).append(statement)
    products = tables.find(Product)
    for cooperative in tables.find(Cooperative):
        code = cooperative.code
        path = folder / f"{OWN}.coopdesk" if code == OWN else None
        with _own_desk(path, tables, cooperative, products) as store:
            for statement in by_code.get(code, []):
                _enter(store, tables, statement)
            key = sending.station_of(store, folder / "keys" if code == OWN else folder / "keys" / code)
            seals[code] = str(key.public)
            closed = store.find(Statement, cooperative=code)
            sending.export_many(store, closed, folder / "packets", {code: key}.__getitem__, "demo")
            if code == OWN:
                _compete(store)
    return seals


def _own_desk(path: Path | None, tables: Store, cooperative: Cooperative, products: list[Product]) -> Store:
    """A co-operative's file with its register, as its clerk has it."""
    code = cooperative.code
    (span,) = tables.find(KindSpan, cooperative=code)
    store = new_cooperative(path, cooperative, span.kind, Month(1954, 1), DESK)
    with store.transaction("demo"):
        store.save(*products, *tables.find(Affiliation, cooperative=code), *tables.find(AnnualPlan, cooperative=code))
        store.save(*tables.find(MonthlyShare), *tables.find(Member, cooperative=code))
        for team in tables.find(Team, cooperative=code):
            number = int(team.code.removeprefix("T"))
            store.save(dataclasses.replace(team, name_en=f"Team {number}", name_zh=f"{_NUMBERS[number - 1]}组"))
    return store


def _enter(store: Store, tables: Store, statement: Statement) -> None:
    """One month as the co-operative's clerk has it: the same lines, final, not yet sent."""
    everything = months.whole(tables, statement)
    final = dataclasses.replace(statement, source="clerk", revision=None)
    lines = (*everything.output, *everything.labour, *everything.movement, *everything.persons, *everything.notes)
    store.add_closed(final, *lines, figures_of(dataclasses.replace(everything, statement=final)))


def _receive(tables: Store, folder: Path, seals: dict[str, str]) -> None:
    with new_federation(folder / "federation.coopdesk", DESK) as store:
        with store.transaction("demo"):
            for record in REGISTER:
                store.save(*tables.find(record))
            for code, seal in seals.items():
                exchange.trust(store, seal, code)
        refused = [v for v in exchange.receive(store, [folder / "packets"]) if v.verdict != "accepted"]
        if refused:
            raise refused[0].reason or DeskError(N_("%(file)s was not taken in."), file=refused[0].file)
        _trades(store)


def _trades(store: Store) -> None:
    """The co-operatives compete in April, each with those of its trade; announced, not evaluated yet."""
    wanted = Competition(
        "1954-04-trades", DESK.federation, APRIL, "Competition of the trades, April 1954", "1954年4月同行业竞赛",
        "cooperative",
    )  # fmt: skip
    reported = [condition for condition in CAPPED_POINTS if not condition.measured]
    competitions.new_competition(store, wanted, reported, GATES, (), Edition(wanted.code, groups="trade"))
    evaluations.announce(store, wanted.code, APRIL.first)


def _compete(store: Store) -> None:
    """A competition of the teams in April, with one team's unit cost still to be keyed."""
    wanted = Competition(
        "1954-04", OWN, APRIL, title_en="Mobile red banner, April 1954", title_zh="1954年4月流动红旗竞赛"
    )
    code = competitions.new_competition(store, wanted).code
    competitions.load_values(store, code, resource("demo", "unit-costs-1954-04.csv"))


def _print(folder: Path) -> None:
    april = Period(APRIL, APRIL)
    for language in LANGUAGES:
        with Store.open(folder / f"{OWN}.coopdesk") as store:
            for name in ("monthly-return", "competition"):
                save_report(store, name, april, language, folder / "reports" / f"{OWN}_1954-04_{name}_{language}.pdf")
        with Store.open(folder / f"{demo_june.CODE}.coopdesk") as store:
            june, name = Period(demo_june.JUNE, demo_june.JUNE), f"{demo_june.CODE}_1954-06_competition_{language}.pdf"
            save_report(store, "competition", june, language, folder / "reports" / name, competition=demo_june.BANNER)
        with Store.open(folder / "federation.coopdesk") as store:
            save_report(
                store, "summary", april, language, folder / "reports" / f"1954-04_summary_{language}.pdf", by="kind"
            )
