"""Where this computer keeps what belongs to it and not to a data file: its seal, and marks of the files used here."""

from pathlib import Path

from coopdesk.store import Store


def _profile() -> Path:
    from platformdirs import user_data_path

    return user_data_path("coopdesk", appauthor=False)


def seal_beside(store: Store) -> Path | None:
    """The folder ``keys`` beside a data file, whose seal goes where the file goes; None where there is none."""
    beside = store.path.parent / "keys" if store.path else None
    return beside if beside and beside.is_dir() else None


def seal_folder(store: Store) -> Path:
    """Where the seal lies that this computer writes with: beside the data file, else in the user's profile.

    A federation's lies in a folder of its own there, so that one computer may hold both offices.
    """
    place = seal_beside(store) or _profile() / "keys"
    return place / "federation" if store.desk.role == "federation" else place


def marks_folder() -> Path:
    """Where the marks of the data files used on this computer lie."""
    return _profile() / "marks"
