"""Hostile text in every text box of every screen: kept clean or refused in words, and shown literally."""

import unicodedata
from dataclasses import astuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.help import help_of
from coopdesk.gui.shell.window import Window
from coopdesk.services import months
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.integrity import check_file
from coopdesk.store.kept import KEPT
from tests.gui.conftest import APRIL

HOSTILE = {
    "markup": "<b>王</b>",
    "picture": '<img src="/etc/hostname">',
    "nul": "a\0b",
    "override": "王\u202e英\u2066",
    "long": "王" * 10_000,
    "formula": "=cmd|'/c calc'!A1",
    "percent": "%(file)s %s &amp; {0}",
}
KEPT_AS = HOSTILE | {"nul": "ab", "override": "王英"}
"""What of it is found again where there was room for it."""


def cooperative_file(path):
    """A co-operative with two teams, a member, and a month begun."""
    store = new_cooperative(path, Cooperative("BJ-001", "Carpets", "地毯社"), "PC", APRIL, Desk("cooperative"))
    store.save(Team("BJ-001", "T1", "Team 1", "一组", 1), Team("BJ-001", "T2", "Team 2", "二组", 2))
    store.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺", None))
    store.save(Member("BJ-001", "0001", "王英", "F", 1920, "T1", APRIL.first, "founder"))
    april = months.draft(store, "BJ-001", APRIL)
    months.save_line(store, april, OutputLine("T1", "0801"))
    months.save_line(store, april, LabourLine("T1", 1))
    return store


def federation_file(path):
    """A federation with a co-operative on its register."""
    store = new_federation(path)
    store.save(Cooperative("BJ-001", "Carpets", "地毯社"), KindSpan("BJ-001", APRIL.first, "PC"))
    store.save(Affiliation("BJ-001", APRIL.first, True))
    return store


@pytest.fixture(params=["cooperative", "federation"])
def window(request, shown, tmp_path, monkeypatch):
    """The whole window of a role; what would open a dialog of the system is a failure."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("PySide6.QtWidgets.QDialog.exec", lambda *_: pytest.fail("a modal dialog"))
    made = {"cooperative": cooperative_file, "federation": federation_file}[request.param]
    store = made(tmp_path / "f.coopdesk")
    window = shown(Window(Session(store, APRIL, "王桂英"), places(request.param)))
    yield window
    store.close()


def settle(qtbot, window):
    """Wait for the paper that was asked for last: it is drawn after a moment, out of the open file."""
    qtbot.wait(300)
    qtbot.waitUntil(lambda: not window.session.under_way)


def boxes(window):
    """Every box in sight that takes text."""
    found = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit), *window.findChildren(QTextEdit)]
    return [box for box in found if box.isVisible() and box.isEnabled() and not box.isReadOnly()]


def fill(box, text):
    """Paste a text as a person does, and strike Enter."""
    QApplication.clipboard().setText(text)
    box.setFocus()
    box.selectAll()
    box.paste()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(box, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"))
    QApplication.processEvents()


def inputs_words(box):
    """Whether words are asked for, not a number, a day or a code."""
    return box.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def walk(window):
    """Every screen, page by page, with its name."""
    for place in window.places:
        window.open(place.name)
        QApplication.processEvents()
        bar = window.front.pages.bar if window.front.pages else None
        for page in range(bar.count() if bar else 1):
            if bar:
                bar.setCurrentIndex(page)
                QApplication.processEvents()
            yield f"{place.name} {page}"


def clean(text):
    """Whether a text has no control or format characters; lines of a remark end as lines do."""
    return all(unicodedata.category(sign) not in ("Cc", "Cf") or sign == "\n" for sign in text)


def rich(widget):
    """What of a widget could be taken for markup."""
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
        yield f"label {widget.text()[:50]!r}"
    if isinstance(widget, QMessageBox) and widget.textFormat() != Qt.TextFormat.PlainText:
        yield f"message {widget.text()[:50]!r}"
    if isinstance(widget, QTextEdit) and widget.acceptRichText():
        yield f"text {widget.toPlainText()[:50]!r}"
    if any(tag in widget.toolTip() for tag in ("<b>王", "<img")):
        yield f"tool tip {widget.toolTip()[:50]!r}"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_text_box_takes_hostile_text_as_plain_words_or_refuses_it(qtbot, window, hostile):
    store, tried = window.session.store, 0
    for place in walk(window):
        found = boxes(window)
        words = [box for box in found if isinstance(box, (TextBox, QPlainTextEdit)) and inputs_words(box)]
        for box in [*words, *found]:  # first what is meant for words, so that a form is still right as a whole
            if not box.isVisible():
                continue  # an earlier box led elsewhere
            tried += 1
            fill(box, HOSTILE[hostile])
            if "Search" in type(box).__name__:
                box.clear()  # else nothing is found any more that could be shown
        found = [fault for widget in window.findChildren(QWidget) for fault in rich(widget)]
        assert found == [], place
    settle(qtbot, window)
    assert tried > 8
    for record in KEPT:
        for one in store.find(record):
            values = [value for value in astuple(one) if isinstance(value, str)]
            assert all(map(clean, values)), one
            assert all(len(value) <= 4000 for value in values), one
    assert check_file(store) == []
    kept = {value for record in KEPT for one in store.find(record) for value in astuple(one)}
    assert (KEPT_AS[hostile] in kept) == (hostile != "long")


def test_every_text_box_has_a_name_and_tells_with_f1_what_it_is(qtbot, window):
    lacking = []
    for place in walk(window):
        for box in boxes(window):
            title, text = help_of(box)
            if not (title and text):
                lacking.append(f"{place}: {type(box).__name__} {box.accessibleName() or box.parent()}")
    settle(qtbot, window)
    assert lacking == []
