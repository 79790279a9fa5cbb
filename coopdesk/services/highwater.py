"""Copied data files: how far each was used on this computer is kept outside it, in the user's profile.

A file is known by the first row of its change chain, which all its copies share. Only counters and hashes are
compared; moments are for people to read, so a wrong clock changes nothing (EXCHANGE, identity).
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from coopdesk.errors import DeskError
from coopdesk.services.profile import marks_folder, seal_beside, seal_folder
from coopdesk.store import Store, queries

Kind = Literal["new", "same", "older", "other", "foreign"]


@dataclass(frozen=True)
class Mark:
    """How far a data file was used here: its last change with its hash and moment, where it lay, its seals.

    ``numbers`` are the highest ones of a file written here under each seal; they outlive the copy that wrote them.
    """

    counter: int
    hash: str
    moment: str
    path: str
    seals: tuple[str, ...]
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Copy:
    """What a data file is to this computer.

    *new* was never used here and has no other computer's seal; *same* goes on from what was used here. *older* ends
    before it: a restored backup, an old stick. *other* was changed elsewhere while it was changed here. *foreign* was
    never used here and wrote files on another computer. ``here`` is the moment of the last change made here,
    ``there`` that of the last one in the file (UTC), ``missing`` how many of an older copy are missing, ``path``
    where the file lay when it was used here.
    """

    kind: Kind
    here: str = ""
    there: str = ""
    missing: int = 0
    path: str = ""

    @property
    def asks(self) -> bool:
        """Whether a person has to say what this copy is for."""
        return self.kind not in ("new", "same")


def compare(store: Store, folder: Path | None = None, keys: Path | None = None) -> Copy:
    """What an open file is to this computer, by the marks in a folder (the profile's) and the seal in another."""
    mark = read_mark(store, folder)
    last = queries.last_change(store)
    if mark is None:
        return Copy("foreign" if _sealed_elsewhere(store, keys) else "new", there=last.moment)
    kind: Kind = "same"
    if mark.counter > last.counter:
        kind = "older"
    elif queries.change_hash(store, mark.counter) != mark.hash:
        kind = "other"
    return Copy(kind, mark.moment, last.moment, max(mark.counter - last.counter, 0), mark.path)


def keep(store: Store, folder: Path | None = None, keys: Path | None = None, for_good: bool = False) -> None:
    """Remember how far a file was used here; where the profile cannot be written, work goes on without.

    What a person was to be asked about is left as it is, unless that person said that it goes on here ``for_good``.
    """
    if store.path is None or store.look_only:
        return
    with suppress(OSError, DeskError):
        if not for_good and compare(store, folder, keys).asks:
            return
        last = queries.last_change(store)
        before, numbers = read_mark(store, folder), queries.files_numbered(store)
        for seal, number in before.numbers.items() if before else ():
            numbers[seal] = max(number, numbers.get(seal, 0))
        place, seals = str(store.path.resolve()), tuple(queries.seals_used(store))
        mark = Mark(last.counter, last.hash, last.moment, place, seals, numbers)
        if mark != before:
            _write(_place(store, folder), json.dumps(asdict(mark), ensure_ascii=False, indent=1))


def next_file_number(store: Store, seal: str, last: int, folder: Path | None = None) -> int:
    """The number of the next file of a seal, whose ``last`` one stands in the data file.

    A restored backup that a person let go on here for good does not give a number again that was given after it was
    made. Any other copy does, by which the federation notices that there are two.
    """
    mark = read_mark(store, folder) if store.path else None
    if mark is None or mark.numbers.get(seal, 0) <= last or compare(store, folder).asks:
        return last + 1
    return mark.numbers[seal] + 1


def read_mark(store: Store, folder: Path | None = None) -> Mark | None:
    """The mark of a file, None where there is none that can be read."""
    try:
        kept = json.loads(_place(store, folder).read_text(encoding="utf-8"))
        numbers = {str(seal): int(number) for seal, number in kept.get("numbers", {}).items()}
        last, moment, path = (str(kept[name]) for name in ("hash", "moment", "path"))
        return Mark(int(kept["counter"]), last, moment, path, tuple(kept["seals"]), numbers)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _place(store: Store, folder: Path | None) -> Path:
    return (folder or marks_folder()) / f"{queries.change_hash(store, 1)}.json"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _sealed_elsewhere(store: Store, keys: Path | None) -> bool:
    """Whether files were written from a data file, none of them with the seal of this computer.

    The library of seals is loaded only where a file never used here has been written from; a seal that lies beside
    the file came with it.
    """
    seals = queries.seals_used(store)
    if not seals or (keys is None and seal_beside(store)):
        return False
    from coopdesk.exchange.signature import KEY_FILE, earlier_in, key_in

    folder = keys or seal_folder(store)
    if not (folder / KEY_FILE).is_file():
        return True
    try:
        return not any(str(key.public) in seals for key in (key_in(folder), *earlier_in(folder)))
    except DeskError:
        return True
