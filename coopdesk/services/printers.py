"""Paper through the printing system of Linux and macOS: the PDF itself, as lines and letters, given to ``lp``."""

import os
import re
import shutil
import subprocess
import tempfile
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coopdesk.errors import N_, DeskError, EntryError, Problem

_ANSWERS: Final = 10.0
"""Seconds in which the printing system has to say which printers there are."""
_TAKES: Final = 120.0
"""Seconds after which a printer that still takes nothing is given up."""
_LOOK: Final = 0.05
_PAPERS: Final = {"A4": (595, 842), "A3": (842, 1191)}
_JOB: Final = re.compile(r"\b(\S+-\d+)\b")


@dataclass(frozen=True)
class Order:
    """What is to be printed where: ``pages`` as `read_pages` gives it, empty for all; ``paper`` A4, A3 or empty."""

    printer: str
    copies: int = 1
    pages: str = ""
    paper: str = ""
    title: str = ""


def there_is_lp() -> bool:
    """Whether this computer has the printing system's own programs."""
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def printers() -> list[str]:
    """The names of the printers, the usual one first; none where the printing system does not answer."""
    names = [line.split()[0] for line in _answer("-e").splitlines() if line.strip()]
    usual = os.environ.get("PRINTER") or _answer("-d").rpartition(":")[2].strip()
    return sorted(names, key=lambda name: name != usual)


def _answer(option: str) -> str:
    try:
        done = subprocess.run(["lpstat", option], capture_output=True, timeout=_ANSWERS, env=_plain(), check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _plain() -> dict[str, str]:
    """The surroundings of a program that is to answer in the words that are read here."""
    return {**os.environ, "LC_ALL": "C.UTF-8"}


def read_pages(text: str, pages: int) -> str:
    """Pages as they are typed, ``1-3, 5``, in the way of printing systems; empty for all. Raises EntryError."""
    plain = re.sub(r"[–—至]", "-", re.sub(r"[、;]", ",", unicodedata.normalize("NFKC", text)))
    plain = re.sub(r"\s*([,\-])\s*", r"\1", plain.strip())
    if not plain:
        return ""
    if not re.fullmatch(r"\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*", plain, re.ASCII):
        raise EntryError([Problem("pages", N_("is not a list of pages; write 1-3, 5"))])
    for part in plain.split(","):
        first, _, last = part.partition("-")
        if not 1 <= int(first) <= int(last or first) <= pages:
            message = N_("“%(part)s” is not within the pages 1 to %(pages)s")
            raise EntryError([Problem("pages", message, {"part": part, "pages": pages})])
    return plain


def paper_of(size: tuple[float, float]) -> str:
    """The name of the paper that a page of this size in points is for, lying or standing; empty for another one."""
    short, long = sorted(size)
    fits = (name for name, (one, other) in _PAPERS.items() if abs(short - one) < 3 and abs(long - other) < 3)
    return next(fits, "")


def hand_over(data: bytes, order: Order, progress: Callable[..., object]) -> str:
    """Give a PDF to a printer at its own size; the number of the job there. Raises DeskError where it refuses.

    ``progress`` is asked again and again; where it raises, nothing is printed.
    """
    words = ["lp", "-d", order.printer, "-n", str(order.copies), "-t", order.title or "coopdesk"]
    words += ["-P", order.pages] if order.pages else []
    words += ["-o", f"media={order.paper}"] if order.paper else []
    words += ["-o", "print-scaling=none"]
    with tempfile.TemporaryFile() as paper:
        paper.write(data)
        paper.seek(0)
        try:
            program = subprocess.Popen(words, stdin=paper, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_plain())
        except OSError as error:
            raise _refused(order, str(error.strerror or error)) from error
        try:
            said, trouble = _wait(program, order, progress)
        except BaseException:
            program.kill()
            _cancel(program.communicate()[0].decode(errors="replace"))
            raise
    if program.returncode:
        raise _refused(order, trouble.strip() or said.strip())
    found = _JOB.search(said)
    return found[1] if found else ""


def _wait(program: "subprocess.Popen[bytes]", order: Order, progress: Callable[..., object]) -> tuple[str, str]:
    """What the program says until it ends."""
    given_up = time.monotonic() + _TAKES
    while True:
        progress(0)
        try:
            said, trouble = program.communicate(timeout=_LOOK)
        except subprocess.TimeoutExpired:
            if time.monotonic() > given_up:
                raise _refused(order, "") from None
        else:
            progress(0)
            return said.decode(errors="replace"), trouble.decode(errors="replace")


def _cancel(said: str) -> None:
    """Take back a job that has a number already."""
    if (found := _JOB.search(said)) and shutil.which("cancel"):
        subprocess.run(["cancel", found[1]], capture_output=True, timeout=_ANSWERS, check=False)


def _refused(order: Order, why: str) -> DeskError:
    reason = re.sub(r"^lp: *(Error *- *)?", "", why.splitlines()[-1] if why else "").rstrip(". ")
    advice = N_("See whether it is switched on and has paper, or choose another printer; or save the PDF.")
    if not reason:
        return DeskError(N_("The printer %(printer)s does not answer."), printer=order.printer).advised(advice)
    message = N_("The printer %(printer)s refuses: %(reason)s.")
    return DeskError(message, printer=order.printer, reason=reason).advised(advice)
