#!/usr/bin/env python3
"""Set up a checkout and run it, or its tests; standard library only, for Linux and Windows.

``python3 packaging/dev.py run`` makes the example and opens the window on it (without a display it
prints what it made); ``python3 packaging/dev.py test [pytest arguments]`` checks and tests everything.
"""

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "coopdesk-stamp.json"
EXAMPLE = ROOT / "build" / "beijing-1954"
REQUIREMENTS = {"run": ROOT / "packaging/requirements.txt", "test": ROOT / "packaging/requirements-test.txt"}
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
PACKAGES = "Lib/site-packages" if WINDOWS else "lib/python*/site-packages"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# uv does not read pip's settings; those given in the environment are handed on to it
UV_SETTINGS = {
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_INDEX",
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
    "PIP_CERT": "SSL_CERT_FILE",
}

# Debian package -> what it must bring: a library that loads, or a program on the path
OFFSCREEN = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
}
WINDOW = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}
TESTING = {
    "xvfb": "Xvfb",
    "poppler-utils": "pdftotext",
    **{name: name for name in ("xdotool", "minisign", "age", "qpdf")},
}


class Refusal(Exception):
    """One line that says what a person has to do before this can go on."""


def say(line: str) -> None:
    """Print one line of progress at once."""
    print(f"dev: {line}", flush=True)


def status(*command: str | Path) -> int:
    """Run a command in the checkout with its output shown; its exit status."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def call(*command: str | Path) -> bool:
    """Run a command in the checkout with its output shown; whether it succeeded."""
    return status(*command) == 0


# --- what the system must bring ---------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def on_path(program: str) -> bool:
    """Whether this program can be called."""
    return shutil.which(program) is not None


def missing(wanted: dict[str, str], there: Callable[[str], bool]) -> list[str]:
    """The Debian packages whose library or program is not there."""
    return [package for package, brings in wanted.items() if not there(brings)]


def may_install() -> bool:
    """Whether system packages can be installed here: as root, with apt."""
    return LINUX and os.geteuid() == 0 and on_path("apt-get")


def apt_line(packages: Sequence[str]) -> str:
    """The one line that a person can run instead."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def apt_install(packages: Sequence[str]) -> None:
    """Install system packages, reading apt's lists afresh where the present ones do not do."""
    say(f"installing from the system: {' '.join(packages)}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0")
    install = (*apt, "install", "-y", "--no-install-recommends", *packages)
    listed = any(Path("/var/lib/apt/lists").glob("*_Packages*"))
    if not (listed and call(*install)):
        call(*apt, "update")
        call(*install)


def prepare_system(task: str, window: bool) -> None:
    """See to the libraries of Qt and, for tests, the programs; raises Refusal where Qt could not start."""
    if not LINUX:
        return
    testing = task == "test"
    needed = OFFSCREEN | (WINDOW if window or testing else {})
    programs = TESTING if testing else {}

    def lacking() -> tuple[list[str], list[str]]:
        return missing(needed, loads) + lacks_venv(task), missing(programs, on_path)

    must, should = lacking()
    if (must or should) and may_install():
        apt_install(must + should)
        must, should = lacking()
    if must:
        raise Refusal(f"system packages are missing. Run this, then try again: {apt_line(must + should)}")
    if should:
        say(f"tests that need {', '.join(should)} cannot run here; to have them: {apt_line(should)}")


# --- the virtual environment ------------------------------------------------------------------


def interpreter() -> str:
    """The Python that makes the environment; the base one when called from inside an environment."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def installed() -> int:
    """How many distributions lie in the environment."""
    return sum(1 for _ in VENV.glob(f"{PACKAGES}/*.dist-info"))


def digest(task: str) -> str:
    """A mark of everything that decides what the environment holds."""
    parts = (sys.version, str(ROOT), REQUIREMENTS[task].read_text(encoding="utf-8"))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def ready(task: str) -> bool:
    """Whether the environment was finished for this task (tests include running) and still works."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        works = subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0
    except (OSError, ValueError):
        return False
    return works and stamp.get(task) == digest(task) and stamp.get("installed") == str(installed())


def prepare_environment(task: str) -> None:
    """Make ``.venv`` from the hashed requirements, unless it stands; raises Refusal if it cannot be made."""
    if ready(task):
        return
    grow = task == "test" and ready("run")
    STAMP.unlink(missing_ok=True)
    if not (grow and install(task)):
        make(task)
    link()
    stamp = {name: digest(name) for name in ("run", task)} | {"installed": str(installed())}
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def make(task: str) -> None:
    """A fresh environment: with uv where it is at hand, with venv and pip otherwise."""
    if on_path("uv"):
        remove()
        say("making .venv with uv")
        if call("uv", "venv", "--quiet", "--python", interpreter(), VENV) and install(task):
            return
        say("uv could not; trying pip")
    remove()
    make_with_venv()
    if not install(task):
        raise Refusal("the packages could not be installed (see above); check the network and run this again")


def remove() -> None:
    """Take away an environment that is old or half made."""
    if not VENV.is_dir():
        return
    say("removing the old .venv")
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        raise Refusal(f"{error.filename} cannot be removed; close the programs that use .venv") from error


def make_with_venv() -> None:
    """An empty environment by the standard library, with a pip of its own or that of the base Python."""
    say(f"making .venv with {interpreter()}")
    bare = () if python_has("venv", "ensurepip") else ("--without-pip",)
    if not call(interpreter(), "-m", "venv", "--clear", *bare, VENV):
        raise Refusal(f"this Python cannot make .venv. Run this, then try again: {apt_line(['python3-venv'])}")


def lacks_venv(task: str) -> list[str]:
    """The package that Debian cuts from its Python, where an environment must be made and nothing else can."""
    able = on_path("uv") or ready(task) or python_has("venv", "ensurepip") or python_has("venv", "pip")
    return [] if able else ["python3-venv"]


def python_has(*modules: str) -> bool:
    """Whether the base Python can import these modules."""
    trial = [interpreter(), "-c", f"import {', '.join(modules)}"]
    return subprocess.run(trial, check=False, capture_output=True).returncode == 0


def install(task: str) -> bool:
    """Install the requirements of a task, each file checked against its hash."""
    file = REQUIREMENTS[task]
    say(f"installing {file.relative_to(ROOT).as_posix()} (about 200 MB the first time)")
    checked = ("install", "--quiet", "--require-hashes", "-r", file)
    if any(VENV.glob(f"{PACKAGES}/pip")):
        return call(PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", *checked)
    if on_path("uv"):
        for theirs, ours in UV_SETTINGS.items():
            if value := os.environ.get(theirs):
                os.environ.setdefault(ours, value)
        return call("uv", "pip", *checked, "--python", PYTHON)
    return call(interpreter(), "-m", "pip", "--python", PYTHON, "--no-input", *checked)


def link() -> None:
    """Let the environment find the checkout, and give it the ``coopdesk`` command."""
    site = subprocess.check_output([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True)
    Path(site.strip(), "coopdesk.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = PYTHON.with_name("coopdesk.cmd" if WINDOWS else "coopdesk")
    shell, batch = '#!/bin/sh\nexec "$(dirname "$0")/python" -m coopdesk "$@"\n', '@"%~dp0python.exe" -m coopdesk %*\n'
    command.write_text(batch if WINDOWS else shell, encoding="utf-8")
    command.chmod(0o755)


# --- the two tasks ----------------------------------------------------------------------------


def run(arguments: Sequence[str]) -> int:
    """Make the Beijing 1954 example and open it; the exit status of coopdesk."""
    display = not LINUX or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    window = bool(display) and "--headless" not in arguments
    prepare_system("run", window)
    prepare_environment("run")
    headless = [] if window or "--headless" in arguments else ["--headless"]
    say(f"the Beijing 1954 example, in {EXAMPLE.relative_to(ROOT).as_posix()}{'' if window else ' (no display)'}")
    return status(PYTHON, "-m", "coopdesk", "demo", EXAMPLE, *headless, *arguments)


def test(arguments: Sequence[str]) -> int:
    """Lint, check types, test; the exit status of pytest, or 1 where only the checks before it failed."""
    prepare_system("test", window=True)
    prepare_environment("test")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    checks = ("ruff check --quiet .", "mypy --no-error-summary")
    faulty = [check for check in checks if not call(PYTHON, "-m", *check.split())]
    say(f"{' and '.join(faulty)} found faults (above)" if faulty else "ruff and mypy are clean")
    spread = (
        () if arguments else ("-n", str(os.cpu_count() or 1), "--dist", "loadfile")
    )  # a test file stays on one core
    return status(PYTHON, "-m", "pytest", *spread, *arguments) or int(bool(faulty))


def main(arguments: Sequence[str]) -> int:
    """Do one task; 2 for wrong use, 1 with one line where a person has to act first."""
    tasks = {"run": run, "test": test}
    if not arguments or arguments[0] not in tasks:
        print(__doc__)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is what an older Python meets first)
        print("dev: coopdesk needs Python 3.11 or later")
        return 1
    try:
        return tasks[arguments[0]](arguments[1:])
    except Refusal as refusal:
        say(str(refusal))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
