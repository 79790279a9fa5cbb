"""What every test has: no window unless asked for, and a profile of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from coopdesk.reports import installed_faces
from coopdesk.services.demo import Demo, make_demo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# two shared cores make single examples slow at times; on a fresh machine the examples are the same every time
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keys and settings go to a folder of this run, never to the profile of the person who tests."""
    folder = tmp_path_factory.mktemp("profile")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        for name in ("APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(autouse=True, scope="session")
def no_installed_faces() -> Iterator[None]:
    """Paper is drawn as on a computer without any typeface of its own, so that it is the same on all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(installed_faces, "folders", list)
        yield


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The example of Beijing 1954, made once and only looked at."""
    return make_demo(tmp_path_factory.mktemp("example") / "beijing", lambda _: None)
