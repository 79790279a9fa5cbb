"""Measures of the window: its start, and a key typed into the search of a large register."""

import os
import subprocess
import sys
from datetime import date

from bench import ROOT, Bench, Side, bare, watch

from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.store import Store

MEMBERS = 100_000
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as they are for everybody who starts a program twice."""
SHOWN = "QApplication.processEvents(); QApplication.processEvents(); print('usable', flush=True)"


def started(code: str) -> float:
    """Seconds from the process's start until it says that its window is usable; what ending takes is not counted."""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, env=COMPILED, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        with watch() as seconds:
            assert process.stdout.readline() == "usable\n"
        process.communicate()
    return seconds[0]


def start(bench: Bench) -> tuple[Side, Side]:
    """The command with a file, from the process's start to a window that takes keys; a bare window and sqlite-utils."""
    file = bench.copy("BJ-001.coopdesk", "start.coopdesk")
    ours = f"""
import sys
import coopdesk.__main__
import coopdesk.gui
from PySide6.QtWidgets import QApplication

def usable():
    {SHOWN}
    return 0

QApplication.exec = usable
sys.argv = ["coopdesk", {str(file)!r}]
coopdesk.__main__.main()
"""
    raw = f"""
import sqlite_utils
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget(20, 10))
window.show()
{SHOWN}
"""
    return lambda: started(ours), lambda: started(raw)


def search(bench: Bench) -> tuple[Side, Side]:
    """A key in the members' search until the list is painted, with 100,000 members; one bare LIKE over them."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from coopdesk.gui.application import application
    from coopdesk.gui.members.screen import MembersScreen
    from coopdesk.gui.session import Session

    class Painted(QObject):
        times = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.Paint
            return False

    running = application()
    store = Store.open(bench.copy("BJ-001.coopdesk", "members.coopdesk"))
    store.save(*register(), trace=False)
    screen = MembersScreen(Session(store, Month(1954, 5)))
    painted = Painted()
    screen.table.viewport().installEventFilter(painted)
    screen.resize(1200, 660)
    screen.refresh()
    screen.show()
    connection = bare(bench.fresh("like.db"))
    connection.execute("CREATE TABLE member (number TEXT, name TEXT)")
    connection.executemany("INSERT INTO member VALUES (?, ?)", ((one.number, one.name) for one in register()))

    def ours() -> float:
        screen.search.clear()
        running.processEvents()
        before = painted.times
        with watch() as seconds:
            QTest.keyClick(screen.search, "7")
            while painted.times == before:
                QApplication.processEvents()
        return seconds[0]

    def raw() -> float:
        with watch() as seconds:
            connection.execute("SELECT count(*) FROM member WHERE number LIKE ?1 OR name LIKE ?1", ["%7%"]).fetchall()
        return seconds[0]

    return ours, raw


def register() -> list[Member]:
    """Members with numbers of six digits."""
    day = date(1953, 3, 1)
    return [
        Member(
            "BJ-001", f"{number:06}", "王李张刘陈杨赵黄周吴"[number % 10] + "小明", "F", 1920, None, day, "transferred"
        )
        for number in range(200_000, 200_000 + MEMBERS)
    ]
