"""How long the desk takes, beside the bare library calls for the same work, in one run.

``python tests/benchmarks/measure.py [NAME …]`` prints a line for each measure: the medians of both, their ratio,
and the goal of DESIGN §10. Nothing here is a test: machines are noisy, ratios less so.
"""

import csv
import dataclasses
import io
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.packets import TrustedKey
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.resources import resource
from coopdesk.domain.statements import OutputLine
from coopdesk.services import exchange, months
from coopdesk.services.demo import DESK, make_demo
from coopdesk.services.desk import new_federation
from coopdesk.services.load import load
from coopdesk.services.reports import report
from coopdesk.store import Store

APRIL = Month(1954, 4)
REGISTER = (Cooperative, KindSpan, Affiliation, Product, AnnualPlan, MonthlyShare, TrustedKey)
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as they are for everybody who starts a program twice."""
PRAGMAS = ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=EXTRA", "foreign_keys=ON")


@dataclass
class Bench:
    """The example and a folder to work in."""

    example: Path
    folder: Path

    def copy(self, name: str, to: str) -> Path:
        """A copy of one of the example's data files."""
        return Path(shutil.copy(self.example / name, self.folder / to))

    def fresh(self, name: str) -> Path:
        path = self.folder / name
        path.unlink(missing_ok=True)
        return path


Side = Callable[[], float]
"""Does the work once; the seconds it took, without preparation."""


@contextmanager
def watch() -> Iterator[list[float]]:
    seconds: list[float] = []
    start = time.perf_counter()
    yield seconds
    seconds.append(time.perf_counter() - start)


def bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def started(code: str) -> float:
    with watch() as seconds:
        subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).resolve().parents[2], env=COMPILED)
    return seconds[0]


def start(bench: Bench) -> tuple[Side, Side]:
    """From the process's start to the first window that takes keys, against a bare window and sqlite-utils."""
    file = bench.copy("BJ-001.coopdesk", "start.coopdesk")
    ours = (
        "from pathlib import Path; from coopdesk.gui.application import application; app = application();"
        f"from coopdesk.gui.start.opening import Opener; o = Opener(); o.begin(Path({str(file)!r}));"
        "app.processEvents(); app.processEvents(); assert o.window.isVisible(); o.end()"
    )
    raw = (
        "import sqlite_utils; from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget;"
        "app = QApplication([]); w = QMainWindow(); w.setCentralWidget(QTableWidget(20, 10)); w.show();"
        "app.processEvents(); app.processEvents()"
    )
    return lambda: started(ours), lambda: started(raw)


def save(bench: Bench) -> tuple[Side, Side]:
    """One line of a return saved, against the commit of one row with the same pragmas; mean of 50."""
    store = Store.open(bench.copy("BJ-001.coopdesk", "save.coopdesk"))
    statement = months.draft(store, "BJ-001", Month(1954, 5))
    connection = bare(bench.fresh("row.db"))
    connection.execute(
        "CREATE TABLE line (team TEXT, product TEXT, quantity INTEGER, PRIMARY KEY (team, product)) STRICT"
    )
    turn = iter(range(10**9))

    line = OutputLine("T1", "0801", planned=Decimal(100), scrap=Decimal(0))
    kept = [months.save_line(store, statement, line)]

    def ours() -> float:
        with watch() as seconds:
            for _ in range(50):
                typed = dataclasses.replace(kept[-1], qualified=Decimal(next(turn)))
                kept.append(months.save_line(store, statement, typed, kept[-1]))
        return seconds[0] / 50

    def raw() -> float:
        with watch() as seconds:
            for _ in range(50):
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT OR REPLACE INTO line VALUES ('T1', '0801', ?)", [next(turn)])
                connection.execute("COMMIT")
        return seconds[0] / 50

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

    def raw() -> float:
        connection = bare(bench.fresh("receive.db"))
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

    return ours, raw


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


def form(bench: Bench) -> tuple[Side, Side]:
    """The monthly form from the data file, against the same number of boxes and texts on a bare canvas."""
    store = Store.open(bench.copy("BJ-001.coopdesk", "form.coopdesk"))
    report(store, "monthly-return", Period(APRIL, APRIL), "zh")

    def ours() -> float:
        with watch() as seconds:
            report(store, "monthly-return", Period(APRIL, APRIL), "zh")
        return seconds[0]

    return ours, lambda: _canvas(rows=30, columns=11)


def sheet(bench: Bench) -> tuple[Side, Side]:
    """The summary by co-operative, 200 lines, against its boxes and texts on a bare canvas."""
    store = Store.open(bench.copy("federation.coopdesk", "summary.coopdesk"))

    def ours() -> float:
        with watch() as seconds:
            report(store, "summary", Period(APRIL, APRIL), "zh", by="cooperative")
        return seconds[0]

    return ours, lambda: _canvas(rows=202, columns=22)


def _canvas(rows: int, columns: int) -> float:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "bare" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("bare", str(resource("fonts", "NotoSansSC-Regular.ttf"))))
    with watch() as seconds:
        canvas = Canvas(io.BytesIO())
        for row in range(rows):
            if row % 35 == 0:
                canvas.setFont("bare", 8)
            for column in range(columns):
                x, y = 40 + column * 22, 780 - (row % 35) * 21
                canvas.rect(x, y, 22, 21)
                canvas.drawRightString(x + 20, y + 6, f"{row * column:,}" if column else "社员期末")
            if row % 35 == 34:
                canvas.showPage()
        canvas.save()
    return seconds[0]


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


MEASURES: dict[str, tuple[Callable[[Bench], tuple[Side, Side]], str, int]] = {
    "start": (start, "≤ 1.4 ×", 7),
    "save": (save, "≤ 1.5 ×", 7),
    "load": (tables, "no goal set", 3),
    "receive": (receive, "≤ 3 ×", 5),
    "form": (form, "no goal set", 9),
    "summary": (sheet, "≤ 1.2 × at 2,000 rows", 5),
    "demo": (demo, "under 60 s", 1),
}


def main() -> None:
    names = sys.argv[1:] or list(MEASURES)
    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder) / "example"
        make_demo(example, lambda _: None)
        bench = Bench(example, Path(folder))
        print(f"{'':9}{'coopdesk':>12}{'bare':>12}{'ratio':>8}  goal (medians of turns)")
        for name in names:
            measure, goal, turns = MEASURES[name]
            ours, raw = measure(bench)
            pairs = [(ours(), raw()) for _ in range(turns)]
            mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
            ratio = statistics.median(one / other for one, other in pairs)
            print(f"{name:9}{mine * 1000:>9.1f} ms{theirs * 1000:>9.1f} ms{ratio:>8.2f}  {goal}", flush=True)


if __name__ == "__main__":
    main()
