"""A month from the clerk's first start to the federation's summary, on a real display by real key strokes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopdesk.domain.resources import resource
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import verify
from coopdesk.services.load import load

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs Xvfb and xdotool, which dev.py brings on Linux",
)


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of 1366 × 768 of its own; its number is that of this process, so that no two runs want the same.

    It is not reset when a program leaves: the next one could not connect just then.
    """
    reading, writing = os.pipe()
    number = f":{100 + os.getpid() % 20_000}"
    command = [
        "Xvfb",
        number,
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1366x768x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def walk(journey: str, folder: Path, display: str, *more: str) -> str:
    """Walk a journey; what it printed."""
    profile = {f"XDG_{kind}_HOME": str(folder / "profile") for kind in ("CONFIG", "DATA")}
    words = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8", **profile}
    command = [sys.executable, str(HERE / f"{journey}.py"), str(folder), *more]
    done = subprocess.run(command, env=os.environ | words, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    assert "Qt" not in done.stderr, done.stderr
    return done.stdout


def test_from_no_file_to_the_federations_summary_by_keys_alone(display: str, tmp_path: Path) -> None:
    walk("first_month", tmp_path, display)
    (sent,) = (tmp_path / "stick").iterdir()
    (seen,) = verify([sent])
    assert (seen.verdict.cooperative, str(seen.verdict.period), seen.verdict.revision) == ("BJ-201", "1954-04", 1)
    (printed,) = (tmp_path / "reports").iterdir()
    assert printed.read_bytes().startswith(b"%PDF")
    with new_federation(tmp_path / "federation.coopdesk") as federation:
        load(federation, resource("demo"))
    before, after = (int(text.replace(",", "")) for text in walk("federation_month", tmp_path, display).split())
    assert after - before == (252 + 261 + 245) * 115_000
