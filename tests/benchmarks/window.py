"""Measures of the window: its start, a key typed into the search of a large register, and a page of it."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from bench import ROOT, Bench, Side, bare, watch

from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.services.pinyin import name_sounds
from coopdesk.services.roll import fill_sounds
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
    return _searched(bench, "7", "number LIKE ?1 OR name LIKE ?1", "%7%")


def sound(bench: Bench) -> tuple[Side, Side]:
    """The same with a letter, which is looked up among the sounds of names; one bare LIKE over as many sounds."""
    return _searched(bench, "z", "sounds LIKE ?1", "% z%")


def _searched(bench: Bench, key: str, condition: str, pattern: str) -> tuple[Side, Side]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    screen, painted = _screen(bench, f"search-{key}")
    connection = bare(bench.fresh(f"like-{key}.db"))
    connection.execute("CREATE TABLE member (number TEXT, name TEXT, sounds TEXT)")
    rows = ((one.number, one.name, name_sounds(one.name)) for one in register())
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO member VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")

    def ours() -> float:
        screen.search.clear()
        QApplication.processEvents()
        with watch() as seconds:
            painted(lambda: QTest.keyClick(screen.search, key))
        return seconds[0]

    def raw() -> float:
        with watch() as seconds:
            connection.execute(f"SELECT count(*) FROM member WHERE {condition}", [pattern]).fetchall()
        return seconds[0]

    return ours, raw


def scroll(bench: Bench) -> tuple[Side, Side]:
    """A page further in the list of 100,000 members until it is painted; the same list painted again as it is."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    screen, painted = _screen(bench, "scroll")
    screen.table.setFocus()

    def ours() -> float:
        with watch() as seconds:
            painted(lambda: QTest.keyClick(screen.table, Qt.Key.Key_PageDown))
        return seconds[0]

    def raw() -> float:
        with watch() as seconds:
            painted(screen.table.viewport().update)
        return seconds[0]

    return ours, raw


def _screen(bench: Bench, name: str) -> tuple[Any, Callable[[Callable[[], object]], None]]:
    """The screen of 100,000 members, and what acts and waits until its list is painted again."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from coopdesk.gui.application import application
    from coopdesk.gui.members.screen import MembersScreen
    from coopdesk.gui.session import Session

    class Painted(QObject):
        times = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.Paint
            return False

        def after(self, act: Callable[[], object]) -> None:
            before = self.times
            act()
            while self.times == before:
                QApplication.processEvents()

    running = application()
    store = Store.open(bench.copy("BJ-001.coopdesk", f"{name}.coopdesk"))
    store.save(*register(), trace=False)
    while fill_sounds(store, "BJ-001", 10_000):
        pass
    screen = MembersScreen(Session(store, Month(1954, 5)))
    painted = Painted(screen)
    screen.table.viewport().installEventFilter(painted)
    screen.resize(1200, 660)
    screen.refresh()
    screen.show()
    running.processEvents()
    return screen, painted.after


def register() -> list[Member]:
    """Members with numbers of six digits; every thirteenth has a surname that is read in two ways."""
    day = date(1953, 3, 1)
    surnames = "王李张刘陈杨赵黄周吴单曾解"
    return [
        Member("BJ-001", f"{number:06}", surnames[number % 13] + "小明", "F", 1920, None, day, "transfer")
        for number in range(200_000, 200_000 + MEMBERS)
    ]
