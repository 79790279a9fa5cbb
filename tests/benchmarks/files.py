"""Measures of the data file: a line saved, tables loaded, return files received, the whole example made."""

import csv
import dataclasses
import io
import json
import resource as resource_module
import shutil
import sqlite3
import zipfile
from decimal import Decimal
from pathlib import Path

from bench import Bench, Side, bare, watch

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.packets import TrustedKey
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.resources import resource
from coopdesk.domain.statements import OutputLine
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key
from coopdesk.services import exchange, months
from coopdesk.services.demo import DESK, make_demo
from coopdesk.services.desk import new_federation
from coopdesk.services.load import load
from coopdesk.store import Store

REGISTER = (Cooperative, KindSpan, Affiliation, Product, AnnualPlan, MonthlyShare, TrustedKey)


def save(bench: Bench) -> tuple[Side, Side]:
    """One line of a return saved, against the commit of one row with the same pragmas, in turns on the same disk."""
    store = Store.open(bench.copy("BJ-001.coopdesk", "save.coopdesk"))
    statement = months.draft(store, "BJ-001", Month(1954, 5))
    connection = bare(bench.fresh("row.db"))
    connection.execute(
        "CREATE TABLE line (team TEXT, product TEXT, quantity INTEGER, PRIMARY KEY (team, product)) STRICT"
    )
    line = OutputLine("T1", "0801", planned=Decimal(100), scrap=Decimal(0))
    kept = [months.save_line(store, statement, line)]
    turn = iter(range(10**9))

    def ours() -> float:
        typed = dataclasses.replace(kept[-1], qualified=Decimal(next(turn)))
        with watch() as seconds:
            kept.append(months.save_line(store, statement, typed, kept[-1]))
        return seconds[0]

    def raw() -> float:
        quantity = next(turn)
        with watch() as seconds:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT OR REPLACE INTO line VALUES ('T1', '0801', ?)", [quantity])
            connection.execute("COMMIT")
        return seconds[0]

    return ours, raw


def tables(bench: Bench) -> tuple[Side, Side]:
    """``load`` of the example's tables, against csv and executemany without any check."""

    def ours() -> float:
        with new_federation(bench.fresh("load.coopdesk"), DESK) as store, watch() as seconds:
            load(store, resource("demo"))
        return seconds[0]

    def raw() -> float:
        connection = bare(bench.fresh("load.db"))
        with watch() as seconds:
            connection.execute("BEGIN IMMEDIATE")
            for path in sorted(resource("demo").glob("*.csv")):
                with path.open(encoding="utf-8", newline="") as lines:
                    head, *rows = csv.reader(lines)
                connection.execute(f"CREATE TABLE '{path.stem}' ({', '.join(head)})")
                connection.executemany(f"INSERT INTO '{path.stem}' VALUES ({', '.join('?' * len(head))})", rows)
            connection.execute("COMMIT")
        connection.close()
        return seconds[0]

    return ours, raw


def receive(bench: Bench) -> tuple[Side, Side]:
    """200 return files received, against reading them and executemany, a commit per 50 for both."""
    files = sorted((bench.example / "packets").iterdir())[:200]
    with Store.open(bench.example / "federation.coopdesk") as federation:
        register = [record for kind in REGISTER for record in federation.find(kind)]

    def ours() -> float:
        with new_federation(bench.fresh("receive.coopdesk"), DESK) as store:
            store.save(*register)
            with watch() as seconds:
                verdicts = exchange.receive(store, files)
        assert {verdict.verdict for verdict in verdicts} == {"accepted"}
        return seconds[0]

    return ours, lambda: _raw_files(bench, files)


def inbox(bench: Bench) -> tuple[Side, Side]:
    """10,000 return files received at once, against reading them and executemany; prints how memory grew."""
    files, seals = _many(bench)
    with Store.open(bench.example / "federation.coopdesk") as federation:
        register = [record for kind in REGISTER[:-1] for record in federation.find(kind)]

    def ours() -> float:
        with new_federation(bench.fresh("inbox.coopdesk"), DESK) as store:
            store.save(*register, *seals)
            grown = []

            def heard(_: object) -> None:
                grown.append(resource_module.getrusage(resource_module.RUSAGE_SELF).ru_maxrss)

            with watch() as seconds:
                verdicts = exchange.receive(store, files, heard=heard)
            assert len(verdicts) == len(files) == sum(one.verdict == "accepted" for one in verdicts)
        half = len(grown) // 2
        print(f"inbox: memory at most {grown[half] >> 10} MB after half, {grown[-1] >> 10} MB at the end", flush=True)
        return seconds[0]

    return ours, lambda: _raw_files(bench, files)


def _raw_files(bench: Bench, files: list[Path]) -> float:
    """Files read and inserted by executemany, a commit per 50; the seconds it took."""
    connection = bare(bench.fresh("raw.db"))
    connection.execute("CREATE TABLE packet (id INTEGER PRIMARY KEY, descriptor TEXT, bytes BLOB)")
    connection.execute("CREATE TABLE line (packet, file, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)")
    with watch() as seconds:
        for begin in range(0, len(files), 50):
            connection.execute("BEGIN IMMEDIATE")
            for number, path in enumerate(files[begin : begin + 50], start=begin):
                _raw_packet(connection, number, path.read_bytes())
            connection.execute("COMMIT")
    connection.close()
    return seconds[0]


def _many(bench: Bench) -> tuple[list[Path], list[TrustedKey]]:
    """10,000 files: 50 months of each of the 200 co-operatives of the example, each with a seal of its own."""
    folder = bench.folder / "many"
    folder.mkdir()
    files, seals = [], []
    first = [packet.read_file(path) for path in sorted((bench.example / "packets").glob("*_1954-01_*"))]
    for one in first:
        assert isinstance(one, packet.Return)
        key = Key.made()
        seals.append(TrustedKey(str(key.public), one.envelope.cooperative, len(seals) + 1, "1954-01-01"))
        for turn in range(10_000 // len(first) + 1):
            said = dataclasses.replace(
                one.envelope, period=Month(1954, 1) + turn, sequence=turn + 1, previous=None,
                public_key=str(key.public), key_id=key.public.key_id,
            )  # fmt: skip
            if len(files) < 10_000:
                files.append(folder / f"{said.cooperative}_{said.period}.coop")
                files[-1].write_bytes(packet.write_return(said, one.whole, one.figures, key))
    return files, seals


def _raw_packet(connection: sqlite3.Connection, number: int, content: bytes) -> None:
    rows = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        descriptor = archive.read("datapackage.json").decode()
        json.loads(descriptor)
        for name in archive.namelist():
            if name.endswith(".csv"):
                for row in csv.reader(io.StringIO(archive.read(name).decode())):
                    rows.append(([number, name, *row] + [None] * 18)[:18])
    connection.execute("INSERT INTO packet VALUES (?, ?, ?)", [number, descriptor, content])
    connection.executemany(f"INSERT INTO line VALUES ({', '.join('?' * 18)})", rows)


def demo(bench: Bench) -> tuple[Side, Side]:
    """The whole example made without a window, against ``load`` and ``receive`` done bare."""

    def ours() -> float:
        folder = bench.folder / "demo"
        shutil.rmtree(folder, ignore_errors=True)
        with watch() as seconds:
            make_demo(folder, lambda _: None)
        return seconds[0]

    raw_load, raw_receive = tables(bench)[1], receive(bench)[1]
    return ours, lambda: raw_load() + raw_receive() * 783 / 200
