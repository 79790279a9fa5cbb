"""The Chinese catalogue: kept equal to the sources, filled from fragments, compiled beside itself.

``update`` takes the marked messages from the sources; ``add FRAGMENT.po ...`` does so and fills what
the fragments translate; ``list`` prints what is still empty. The same sources always make the same bytes.
"""

import contextlib
import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
PO: Final = ROOT / "resources/locale/zh_CN/LC_MESSAGES/coopdesk.po"
LOCK: Final = Path(tempfile.gettempdir(), "coopdesk-catalogue.lock")
STALE: Final = 60
HEADER: Final = [
    ("Project-Id-Version", "coopdesk"),
    ("Language", "zh_CN"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=1; plural=0;"),
]


class FixedCatalog(Catalog):
    """A catalogue whose header carries neither dates nor versions, so that it changes with its words only."""

    # Babel builds its header from the moment and its own version; both readers and writers ask for this property
    mime_headers = property(lambda self: HEADER, lambda self, value: None)


def messages() -> dict[str, list[str]]:
    """The marked messages of the sources, sorted, each with the files that use it."""
    found: dict[str, set[str]] = {}
    keywords = {"N_": None, "_": None}
    for file, _, message, _, _ in extract_from_dir(ROOT / "coopdesk", [("**.py", "python")], keywords=keywords):
        if isinstance(message, str) and message:
            found.setdefault(message, set()).add(f"coopdesk/{Path(file).as_posix()}")
    return {message: sorted(found[message]) for message in sorted(found)}


def translations(file: Path) -> dict[str, str]:
    """The translations of a PO file by message; a later entry wins where it is not empty."""
    entries: dict[str, str] = {}
    # one block at a time, as Babel refuses a message that is written twice
    for block in re.split(r"^(?=msgid\b)", file.read_text(encoding="utf-8"), flags=re.MULTILINE):
        for entry in read_po(io.StringIO(block), locale="zh_CN", abort_invalid=True):
            if isinstance(entry.id, str) and entry.id and (entry.string or entry.id not in entries):
                entries[entry.id] = str(entry.string)
    return entries


def catalogue(known: dict[str, str]) -> FixedCatalog:
    """The messages of the sources with the translations that are known."""
    made = FixedCatalog(locale="zh_CN", header_comment="# The Chinese of coopdesk; made by packaging/catalogue.py.")
    made.creation_date = made.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    made.fuzzy = False
    for message, files in messages().items():
        made.add(message, known.get(message, ""), locations=[(file, 1) for file in files])
    return made


def po_bytes(made: Catalog) -> bytes:
    """A catalogue as the PO file holds it: sorted, files without line numbers, one message in one line."""
    out = io.BytesIO()
    write_po(out, made, width=0, sort_output=True, include_lineno=False)
    return out.getvalue()


def mo_bytes(made: Catalog) -> bytes:
    """A catalogue as the program reads it; empty messages are left out and stay English."""
    out = io.BytesIO()
    write_mo(out, made)
    return out.getvalue()


def write(made: Catalog) -> None:
    """Write both files, each only when it changes and never half."""
    for file, content in ((PO, po_bytes(made)), (PO.with_suffix(".mo"), mo_bytes(made))):
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f"{file.name}.part")
            part.write_bytes(content)
            part.replace(file)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until nobody else writes the catalogue; a lock older than a minute was left by a crash."""
    while True:
        try:
            os.close(os.open(LOCK, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            with contextlib.suppress(FileNotFoundError):
                if time.time() - LOCK.stat().st_mtime > STALE:
                    LOCK.unlink()
            time.sleep(0.1)
    try:
        yield
    finally:
        LOCK.unlink(missing_ok=True)


def update(fragments: Sequence[Path]) -> int:
    """Bring the catalogue up to the sources and the fragments; 1 when a fragment has unknown messages."""
    with alone():
        known = translations(PO) if PO.exists() else {}
        unknown = []
        marked = messages()
        for fragment in fragments:
            added = translations(fragment)
            unknown += [f"{fragment.name}: {message!r}" for message in added if message not in marked]
            known |= {message: text for message, text in added.items() if text}
        made = catalogue(known)
        write(made)
    for line in unknown:
        print(f"not in the sources: {line}")
    print(f"{len(marked)} messages, {len(empty(made))} empty")
    return int(bool(unknown))


def empty(made: Catalog) -> list[str]:
    """The messages without a translation."""
    return [str(entry.id) for entry in made if entry.id and not entry.string]


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; 2 for wrong use."""
    match arguments:
        case ["update"]:
            return update([])
        case ["add", _, *_]:
            return update([Path(name) for name in arguments[1:]])
        case ["list"]:
            for message in empty(catalogue(translations(PO) if PO.exists() else {})):
                print(message.replace("\n", "\\n"))
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
