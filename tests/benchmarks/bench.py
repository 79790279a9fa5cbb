"""What every measure needs: the example, a folder, a watch, and a bare connection with the data file's pragmas."""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PRAGMAS = ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=EXTRA", "foreign_keys=ON")

Side = Callable[[], float]
"""Does the work once; the seconds it took, without preparation."""


@dataclass
class Bench:
    """The example and a folder to work in."""

    example: Path
    folder: Path

    def copy(self, name: str, to: str) -> Path:
        """A copy of one of the example's data files."""
        return Path(shutil.copy(self.example / name, self.folder / to))

    def fresh(self, name: str) -> Path:
        """A path at which there is nothing."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        return path


@contextmanager
def watch() -> Iterator[list[float]]:
    """The seconds that what is inside took, as the one element of a list."""
    seconds: list[float] = []
    start = time.perf_counter()
    yield seconds
    seconds.append(time.perf_counter() - start)


def bare(path: Path) -> sqlite3.Connection:
    """A connection that commits as durably as the store does."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection
