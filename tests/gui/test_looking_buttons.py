"""Every button and key of every screen in a file open for looking only: it looks, or says why it does nothing."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from coopdesk.domain.competitions import Competition
from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import Title
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui.settings import Settings, keep_settings
from coopdesk.gui.start.opening import Opener
from coopdesk.services import competitions, members, membership, months
from coopdesk.services.desk import new_cooperative, new_federation
from tests.gui.conftest import APRIL

MARCH = Month(1954, 3)
KEYS = (
    "F5", "Insert", "Ctrl+Delete", "Ctrl+Delete", "Ctrl+Z", "Ctrl+Y", "Ctrl+Z", "Ctrl+D", "Ctrl+Shift+D", "Ctrl+V",
    "Delete", "Alt+Up", "F2", "Esc", "5", "Return", "Shift+F2", "F4", "F6", "F7", "F8", "F9", "F10", "Ctrl+I",
    "Ctrl+M", "Ctrl+R", "Ctrl+H", "Ctrl+Return", "1", "2", "+", "-",
    "Ctrl+S", "Down", "Return", "Ctrl+Z", "Ctrl+Z", "Ctrl+L", "Ctrl+L",
)  # fmt: skip


def cooperative_file(path):
    """March is final, April begun; a member with a title, a competition."""
    with new_cooperative(path, Cooperative("BJ-001", "Carpets", "地毯社"), "PC", MARCH, Desk("cooperative")) as store:
        store.save(Team("BJ-001", "T1", "Team 1", "一组", 1))
        store.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺", Decimal(115000)))
        member = Member("BJ-001", "0001", "王英", "F", 1920, "T1", date(1952, 5, 1), "founder")
        membership.enter(store, members.save_member(store, member), Title, {"since": APRIL.first, "title": "老艺人"})
        competitions.new_competition(store, Competition("C1", "BJ-001", MARCH, "Carpets", "地毯"))
        for month in (MARCH, APRIL):
            statement = months.draft(store, "BJ-001", month)
            months.save_line(store, statement, _output())
            months.save_line(store, statement, LabourLine("T1", 1, 520, 507, 5_200_000, 0))
            if month == MARCH:
                months.close_month(store, statement, "Wang", "Li", date(1954, 4, 2))


def _output():
    figures = {"planned": 9, "qualified": 8, "scrap": 0, "current_price": 114500}
    return OutputLine("T1", "0801", **{name: Decimal(figure) for name, figure in figures.items()})


def federation_file(path):
    """A co-operative on the register."""
    with new_federation(path) as store:
        store.save(Cooperative("BJ-001", "Carpets", "地毯社"), KindSpan("BJ-001", MARCH.first, "PC"))
        store.save(Affiliation("BJ-001", MARCH.first, True))


@pytest.fixture(params=["cooperative", "federation"])
def looked(request, qtbot, tmp_path, monkeypatch):
    """A window that looks at a file; what asks for a path is answered with none."""
    for name, answer in (("getOpenFileName", ("", "")), ("getSaveFileName", ("", "")), ("getOpenFileNames", ([], ""))):
        monkeypatch.setattr(f"PySide6.QtWidgets.QFileDialog.{name}", lambda *_, answer=answer: answer)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: "")
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda *_: False)
    monkeypatch.setattr("PySide6.QtWidgets.QDialog.exec", lambda *_: pytest.fail("a modal dialog"))
    monkeypatch.chdir(tmp_path)
    uncaught = []
    monkeypatch.setattr("coopdesk.gui.start.opening.Hook._hook", lambda _hook, *caught: uncaught.append(caught))
    keep_settings(Settings(language="en", sent_to=str(tmp_path), taken_from=str(tmp_path)))
    path = tmp_path / "f.coopdesk"
    {"cooperative": cooperative_file, "federation": federation_file}[request.param](path)
    before = path.read_bytes()
    opener = Opener()
    opener.open_file(path, look_only=True)
    qtbot.waitExposed(opener.window)
    opener.window.activateWindow()
    yield opener.window
    settle(qtbot, opener.window)
    opener.window.close()
    opener.end()
    assert uncaught == []
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir() if found.name not in ("reports", "f.coopdesk")] == []


def settle(qtbot, window):
    """Wait for the paper that was asked for last."""
    qtbot.wait(300)
    qtbot.waitUntil(lambda: not window.session.under_way)


def stand(window, place, page):
    """Go to a page of a screen again, whatever the last key or button led to."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    window.open(place)
    if window.front.pages is not None:
        window.front.pages.bar.setCurrentIndex(page)
    window.front.arrive()
    QApplication.processEvents()


def pages(window):
    """Every page of every screen, in a month that is final and in one that is not."""
    for month in (MARCH, APRIL):
        window.session.turn_to(month)
        for place in window.places:
            window.open(place.name)
            for page in range(window.front.pages.bar.count() if window.front.pages else 1):
                stand(window, place.name, page)
                yield place.name, page


def buttons(window):
    """The buttons in sight that can be pressed, by their words."""
    found = [one for one in window.front.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    return {one.text() or one.accessibleName(): one for one in found}


def strike(keys):
    """Strike a key where the cursor is."""
    target = QApplication.focusWidget()
    stroke = QKeySequence(keys)[0]
    if target is not None:
        QTest.keyClick(target, stroke.key(), stroke.keyboardModifiers())


def test_no_button_changes_the_file_or_fails(qtbot, looked):
    window, pressed = looked, set()
    for place, page in pages(window):
        while todo := [words for words in buttons(window) if (place, page, words) not in pressed]:
            pressed.add((place, page, todo[0]))
            buttons(window)[todo[0]].click()
            settle(qtbot, window) if place == "reports" else QApplication.processEvents()
            stand(window, place, page)
    assert len(pressed) > 8


def test_no_key_changes_the_file_or_fails(qtbot, looked):
    window = looked
    for place, page in pages(window):
        for keys in KEYS:
            if QApplication.focusWidget() is None or not window.front.isAncestorOf(QApplication.focusWidget()):
                stand(window, place, page)
            strike(keys)
            QApplication.processEvents()
    assert window.isVisible()


@pytest.mark.parametrize("looked", ["cooperative"], indirect=True)
@pytest.mark.parametrize(
    ("place", "page", "words"),
    [
        ("members", 0, "New member (F5)"),
        ("members", 0, "Import…"),
        ("members", 0, "Save"),
        ("competitions", 0, "New competition (F5)"),
        ("sending", 0, "Write the files (1)"),
        ("cooperative", 1, "New team (F5)"),
        ("cooperative", 2, "New product (F5)"),
        ("cooperative", 2, "Take the table in"),
        ("cooperative", 4, "New person (F5)"),
        ("history", 0, "Take back (Ctrl+Z)"),
    ],
)
def test_what_would_write_says_why_it_does_not(qtbot, looked, place, page, words):
    stand(looked, place, page)
    buttons(looked)[words].click()
    assert looked.foot.said.text().startswith("f.coopdesk is open for looking only: nothing can be changed.")
