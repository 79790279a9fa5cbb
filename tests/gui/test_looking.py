"""A window that only looks at its file, and what a window says of the file as it was opened."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.errors import BusyError, ReadOnlyError
from coopdesk.gui import words
from coopdesk.gui.form import Form
from coopdesk.gui.looking import risk_of
from coopdesk.gui.session import looking
from coopdesk.gui.settings import Settings, keep_settings
from coopdesk.gui.shell.notice import Notices
from coopdesk.gui.start.opening import Opener
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.store import Store
from tests.conftest import ROOT
from tests.gui.conftest import APRIL


@pytest.fixture
def file(tmp_path):
    """A closed file of a co-operative with a team and a member."""
    made = tmp_path / "BJ-001.coopdesk"
    with new_cooperative(made, Cooperative("BJ-001", "Carpets", "地毯社"), "PC", APRIL, Desk("cooperative")) as store:
        store.save(Team("BJ-001", "T1", "Team 1", "一组", 1), Member("BJ-001", "1", "王𬭎"))
    return made


@pytest.fixture
def opener(qtbot):
    keep_settings(Settings(language="en"))
    opener = Opener()
    yield opener
    for window in filter(None, (opener.window, opener.start)):
        window.close()
    opener.end()


def texts(window):
    """What the banners over the work say."""
    labels = window.centralWidget().findChildren(QLabel)
    return [label.text() for label in labels if label.objectName() == "banner"]


def walk(qtbot, window):
    """Show every screen and every page of it."""
    for place in window.places:
        window.open(place.name)
        pages = window.front.pages
        for _turn in range(pages.bar.count() if pages else 1):
            qtbot.wait(5)
            assert open_boxes(window) == [], place.name
            window.front.turn(1)


def open_boxes(window):
    """The boxes of forms of data in sight that could be typed into."""
    forms = [form for form in window.findChildren(Form) if form.isVisible() and form.keeps]
    rows = [(name, row.box) for form in forms for name, row in form.boxes.items()]
    return [name for name, box in rows if (not box.isReadOnly() if isinstance(box, QLineEdit) else box.isEnabled())]


@pytest.mark.parametrize("role", ["cooperative", "federation"])
def test_every_screen_is_shown_without_a_write_and_no_form_takes_anything(qtbot, opener, file, role):
    if role == "federation":
        file = file.with_name("federation.coopdesk")
        new_federation(file).close()
    before = file.read_bytes()
    opener.open_file(file, look_only=True)
    qtbot.addWidget(opener.window)
    if role == "cooperative":
        walk(qtbot, opener.window)  # a window that was walked, and one that was not, both speak anew
    opener.window.change_language("zh")
    opener.window.change_language("en")
    walk(qtbot, opener.window)
    assert "is open for looking only" in texts(opener.window)[0]
    assert file.read_bytes() == before
    assert sorted(found.name for found in file.parent.glob("*")) == sorted({"BJ-001.coopdesk", file.name})


def test_the_grid_of_a_month_is_locked_and_says_why(qtbot, opener, file):
    opener.open_file(file, look_only=True)
    opener.window.open("monthly_return")
    page = opener.window.front.pages.page("output")
    assert page.lines.locked
    assert page.hand.why_fixed == (
        "BJ-001.coopdesk is open for looking only: nothing can be changed. To work in it, open it again (Ctrl+O)."
    )
    assert page.grid.model.rowCount() == 0


def test_a_file_that_cannot_be_written_is_looked_at(opener, file, monkeypatch):
    whole = Store.open.__func__

    def refused(cls, path, look_only=False):
        if not look_only:
            raise ReadOnlyError("read-only")
        return whole(cls, path, look_only)

    monkeypatch.setattr(Store, "open", classmethod(refused))
    opener.begin(file)
    assert opener.window.session.store.look_only


def test_a_file_open_elsewhere_can_be_looked_at(qtbot, opener, file, monkeypatch, press):
    whole = Store.open.__func__

    def busy(cls, path, look_only=False):
        if not look_only:
            raise BusyError("%(file)s is open in another window", file=path.name)
        return whole(cls, path, look_only)

    monkeypatch.setattr(Store, "open", classmethod(busy))
    opener.begin(file)
    assert opener.window is None
    assert "is open in another window" in opener.start.foot.said.text()
    opener.start.choices["look"].click()
    assert opener.window.session.store.look_only


def test_a_window_that_answers_is_left_alone(opener, file, monkeypatch):
    monkeypatch.setattr("coopdesk.gui.start.calling.call", lambda path: path == file)
    with Store.open(file):
        opener.begin(file)
    assert (opener.window, opener.start) == (None, None)
    assert opener.called == "BJ-001.coopdesk is open already; its window was called to the front."


def test_a_chosen_file_can_be_opened_only_to_look(qtbot, opener, file, press):
    keep_settings(Settings(language="en", last_file=str(file)))
    opener.show_start("open")
    start = opener.start
    start.sheet.file.show_path(str(file))
    start.look.click()
    qtbot.waitUntil(lambda: opener.window is not None)
    assert opener.window.session.store.look_only


def test_a_file_that_is_looked_at_is_opened_again_to_work_in_it(qtbot, opener, file):
    opener.open_file(file, look_only=True)
    opener.show_start("open")
    assert opener.start.sheet.file.text == str(file)
    opener.start.action.click()
    qtbot.waitUntil(lambda: not opener.window.session.store.look_only)
    assert opener.window.session.store.path == file


def test_what_cannot_be_written_is_told_from_what_was_chosen(file, monkeypatch):
    assert "open it again" in looking(file)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "Copy it to a folder" in looking(file)


def test_where_the_file_of_an_earlier_version_lies_is_said_until_it_was_read(opener, tmp_path):
    path = tmp_path / "old.coopdesk"
    shutil.copy(ROOT / "tests/store/examples/version-1.coopdesk", path)
    opener.open_file(path)
    copy = tmp_path / "old.version-1.coopdesk"
    said = f"old.coopdesk is of an earlier version and was brought up. As it was before, it lies in {copy}."
    assert said in texts(opener.window)
    opener.window.findChild(Notices).buttons[0].click()
    opener.window.change_language("zh")
    assert not any("old.version-1" in text for text in texts(opener.window))


def test_the_first_window_of_a_day_makes_a_backup_once_it_stands(qtbot, opener, file):
    opener.open_file(file)
    assert not file.with_name("backups").exists()
    qtbot.waitUntil(lambda: any(file.parent.glob("backups/*.coopdesk")))
    qtbot.waitUntil(lambda: not opener.window.session.under_way)
    assert opener.window.foot.said.text() == ""


def test_a_backup_that_cannot_be_made_is_said_once(qtbot, opener, file):
    file.with_name("backups").write_text("a file of that name")
    opener.open_file(file)
    qtbot.waitUntil(lambda: "There is no backup of today" in opener.window.foot.said.text())
    assert opener.window.front.isEnabled()


@pytest.mark.parametrize("lies", ["stick", "network", "cloud"])
def test_what_can_happen_where_the_file_lies_is_said_in_both_languages(qtbot, opener, file, monkeypatch, lies):
    monkeypatch.setattr("coopdesk.gui.start.idle.lies_on", lambda _path: lies)
    opener.open_file(file)
    qtbot.waitUntil(lambda: opener.window.foot.said.text().startswith("BJ-001.coopdesk lies"))
    words.speak("zh")
    assert "BJ-001.coopdesk" in risk_of(file, lies)
    assert risk_of(file, lies) != risk_of(file, None) == ""
