"""Backups: verified copies in a folder beside the data file, daily and before what changes much at once.

Of the daily ones 12 days stay, the last of each of 10 weeks and of each of 9 months; of the others the last 12.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

from coopdesk.domain.dates import today
from coopdesk.errors import N_, StorageError, reason_of
from coopdesk.store import Store

Progress = Callable[[int, int], None]
"""Called with pages copied and all pages; what it raises ends the copy without a trace."""
DAYS: Final = 12
WEEKS: Final = 10
MONTHS: Final = 9
FOLDER: Final = "backups"


def kept(days: Iterable[date]) -> set[date]:
    """Of the days on which there is a backup, those whose backup stays (SCREENS, habits)."""
    newest = sorted(set(days), reverse=True)
    stay = set(newest[:DAYS])
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest:
        weeks.setdefault((day.isocalendar().year, day.isocalendar().week), day)
        months.setdefault((day.year, day.month), day)
    return stay | set(list(weeks.values())[:WEEKS]) | set(list(months.values())[:MONTHS])


def folder_of(file: Path) -> Path:
    """Where the backups of a data file lie."""
    return file.parent / FOLDER


def daily(store: Store, day: date | None = None, progress: Progress | None = None) -> Path | None:
    """Today's backup, made now unless it is there already or the file is in memory or only looked at.

    Returns its path where one was made. Raises StorageError where none can be made.
    """
    if store.path is None or store.look_only:
        return None
    path = folder_of(store.path) / f"{store.path.stem}.{day or today()}{store.path.suffix}"
    if path.exists():
        return None
    _copy(store, path, progress)
    days = dict(_daily(store.path))
    stay = kept(days)
    _drop(found for made, found in days.items() if made not in stay)
    return path


def before(store: Store, what: str) -> Path | None:
    """A backup before something that changes much at once; ``what`` is a plain word for the name: ``import``.

    Returns its path, None for a file in memory. Raises StorageError where none can be made: then nothing should
    be changed either.
    """
    if store.path is None or store.look_only:
        return None
    moment = datetime.now().astimezone()
    path = folder_of(store.path) / f"{store.path.stem}.{moment:%Y-%m-%d-%H%M%S-%f}.before-{what}{store.path.suffix}"
    _copy(store, path)
    _drop(sorted(_matching(store.path, r"\d{4}-\d\d-\d\d-\d{6}-\d{6}\.before-[\w-]+"))[:-DAYS])
    return path


def back_up(store: Store, folder: Path | None = None) -> Path:
    """A backup asked for, beside the file or in a folder such as a stick's; never over another. Raises StorageError."""
    assert store.path is not None
    moment = datetime.now().astimezone()
    path = (folder or folder_of(store.path)) / f"{store.path.stem}.{moment:%Y-%m-%d-%H%M%S}{store.path.suffix}"
    if path.exists():
        raise StorageError(N_("There is already a file %(file)s. Choose another name, or open it."), file=path.name)
    _copy(store, path)
    return path


def restore(backup: Path, to: Path) -> None:
    """Make a data file of a backup, under a name that is free; the backup is checked whole. Raises StorageError."""
    if to.exists() or to.is_symlink():
        message = N_("There is already a file %(file)s, and restoring never overwrites one. Choose another name.")
        raise StorageError(message, file=to.name)
    with Store.open(backup, look_only=True) as store:
        store.copy_to(to)


def _copy(store: Store, path: Path, progress: Progress | None = None) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        message = N_("No backup can be made in the folder %(folder)s: %(reason)s.")
        raise StorageError(message, folder=path.parent, reason=reason_of(error)) from error
    store.copy_to(path, progress)


def names(file: Path) -> list[str]:
    """The names of all backups of a data file that lie beside it, the newest first."""
    if not folder_of(file).is_dir():
        return []
    return sorted((found.name for found in _matching(file, r"\d{4}-\d\d-\d\d.*")), reverse=True)


def _matching(file: Path, rest: str) -> Iterator[Path]:
    """The backups of this very file whose names go on like that; those of others and other files are left alone."""
    wanted = re.compile(rf"{re.escape(file.stem)}\.{rest}{re.escape(file.suffix)}")
    return (found for found in folder_of(file).iterdir() if wanted.fullmatch(found.name))


def _daily(file: Path) -> Iterator[tuple[date, Path]]:
    for found in _matching(file, r"\d{4}-\d\d-\d\d"):
        with suppress(ValueError):
            yield date.fromisoformat(found.name.removesuffix(file.suffix)[-10:]), found


def _drop(paths: Iterable[Path]) -> None:
    """Take old backups away; one that cannot be is left."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
