"""The history of the file's shape: frozen functions, importing nothing of ours (DESIGN §4).

A released migration is never edited; the next change of shape is the next module.
"""

import sqlite3

from sqlite_utils import Database

from coopdesk.store.migrations import (
    m001_first_release,
    m002_entry,
    m003_exchange,
    m004_competitions,
    m005_form_marks,
    m006_cost,
)
from coopdesk.store.migrations.steps import MIGRATIONS

__all__ = [
    "m001_first_release",
    "m002_entry",
    "m003_exchange",
    "m004_competitions",
    "m005_form_marks",
    "m006_cost",
    "migrate",
]


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest shape."""
    MIGRATIONS.apply(Database(connection, strict=True, execute_plugins=False))
