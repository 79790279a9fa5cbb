"""A copied data file is asked about before it is opened, by keys and in both languages."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLabel

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Team
from coopdesk.gui import words
from coopdesk.gui.settings import Settings, keep_settings, read_settings
from coopdesk.gui.start.opening import Opener
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.highwater import keep
from coopdesk.services.sending import station_of
from coopdesk.store import Store
from tests.conftest import ROOT
from tests.gui.conftest import APRIL
from tests.gui.test_looking import texts


@pytest.fixture
def opener(qtbot):
    keep_settings(Settings(language="en"))
    opener = Opener()
    yield opener
    for window in filter(None, (opener.window, opener.start)):
        window.close()
    opener.end()


@pytest.fixture
def old(tmp_path):
    """An older copy of a file that was used here."""
    made = tmp_path / "BJ-001.coopdesk"
    new_cooperative(made, Cooperative("BJ-001", "Carpets", "地毯社"), "PC", APRIL, Desk("cooperative")).close()
    copy = shutil.copy(made, tmp_path / "restored.coopdesk")
    with Store.open(made) as store:
        store.save(Team("BJ-001", "T1", "Team 1", "一组", 1))
        keep(store)
    return copy


@pytest.fixture
def foreign(tmp_path):
    """A file that wrote with the seal of another computer."""
    made = tmp_path / "BJ-002.coopdesk"
    with new_cooperative(made, Cooperative("BJ-002", "Hoes", "锄头社"), "PC", APRIL, Desk("cooperative")) as store:
        station_of(store, tmp_path / "their profile")
    return made


def asked(qtbot, opener, file):
    """Begin with a file that is asked about; what the page says."""
    opener.begin(file)
    assert opener.window is None
    opener.start.activateWindow()
    qtbot.waitUntil(opener.start.first.hasFocus)
    return " ".join(label.text() for label in opener.start.centralWidget().findChildren(QLabel))


def test_an_older_copy_is_moved_here_for_good_by_one_key(qtbot, opener, old, press):
    said = asked(qtbot, opener, old)
    assert "restored.coopdesk is an older copy" in said
    assert "missing in it: 1." in said
    press("1")
    qtbot.waitUntil(lambda: opener.window is not None)
    assert not opener.window.session.store.look_only
    assert "goes on here from an older state" in texts(opener.window)[0]
    opener.open_file(old.with_name("BJ-001.coopdesk"))  # which is further on than the copy that went on here


def test_once_a_copy_goes_on_here_the_one_used_before_is_asked_about(qtbot, opener, old, press):
    asked(qtbot, opener, old)
    press("1")
    qtbot.waitUntil(lambda: opener.window is not None)
    opener.window.session.store.save(Team("BJ-001", "T7", "Team 7", "七组", 7))
    opener.open_file(old.with_name("BJ-001.coopdesk"))
    assert "was changed on another computer while" in opener.start.centralWidget().findChildren(QLabel)[0].text()


def test_enter_looks_only_and_nothing_is_written(qtbot, opener, foreign, press):
    before = foreign.read_bytes()
    assert "this computer has its own seal" in asked(qtbot, opener, foreign)
    press("Enter")
    qtbot.waitUntil(lambda: opener.window is not None)
    assert opener.window.session.store.look_only
    assert foreign.read_bytes() == before
    assert read_settings().last_file != str(foreign)  # the next start goes on with what was worked on


def test_esc_opens_nothing(qtbot, opener, foreign, press):
    asked(qtbot, opener, foreign)
    press("Esc")
    qtbot.waitUntil(lambda: "open" in opener.start.choices)
    assert opener.window is None
    Store.open(foreign).close()  # and the file is free


def test_over_an_open_file_esc_goes_back_to_that(qtbot, opener, old, press):
    opener.open_file(old.with_name("BJ-001.coopdesk"))
    window = opener.window
    opener.open_file(old)
    opener.start.activateWindow()
    qtbot.waitUntil(opener.start.first.hasFocus)
    press("Esc")
    assert not opener.start.isVisible()
    assert opener.window is window
    assert window.session.store.desk.cooperative == "BJ-001"


def test_ctrl_l_asks_in_the_other_language_with_arrows_and_enter(qtbot, opener, foreign, press):
    asked(qtbot, opener, foreign)
    press("Ctrl+L")
    qtbot.waitUntil(opener.start.first.hasFocus)
    assert words.language() == "zh"
    assert "别的电脑" in opener.start.centralWidget().findChildren(QLabel)[0].text()
    press("Up", "Enter")
    qtbot.waitUntil(lambda: opener.window is not None)
    assert "电脑登记表" in texts(opener.window)[0]


def test_of_a_federations_file_it_is_said_that_the_co_operatives_compare_its_seal(qtbot, opener, tmp_path, press):
    with new_federation(tmp_path / "f.coopdesk") as store:
        station_of(store, tmp_path / "their profile")
    assert "the co-operatives will be asked" in asked(qtbot, opener, tmp_path / "f.coopdesk")
    press("1")
    qtbot.waitUntil(lambda: opener.window is not None)
    assert "the co-operatives will be asked" in texts(opener.window)[0]


def test_the_first_window_of_a_file_used_here_loads_no_library_of_seals(foreign):
    with Store.open(foreign) as store:
        keep(store, for_good=True)
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom coopdesk.gui.application import application\n"
        "from coopdesk.gui.start.opening import Opener\napp = application()\nopener = Opener()\n"
        "opener.begin(Path(sys.argv[1]))\n"
        "print(opener.window is not None, 'cryptography' in sys.modules, flush=True)\nos._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", code, foreign], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
