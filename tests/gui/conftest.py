"""What window tests share: the dressed application, small data files, a way to type as people do."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month
from coopdesk.gui import theme, words
from coopdesk.gui.session import Session
from coopdesk.services.desk import new_cooperative

APRIL = Month(1954, 4)


@pytest.fixture(autouse=True)
def english(qapp):
    """Every test starts in English and in the light look."""
    words.speak("en")
    if qapp.property("dressed") is None:
        theme.dress(qapp)
        qapp.setProperty("dressed", True)
    yield
    words.speak("en")


@pytest.fixture
def store():
    """A carpet co-operative with three teams and three products, nothing entered yet."""
    names = ("Dongsi no. 1 Carpet Co-operative", "东四区第一地毯生产合作社")
    cooperative = Cooperative("BJ-001", *names, founded_on=date(1952, 5, 1))
    made = new_cooperative(None, cooperative, "PC", APRIL, Desk("cooperative"))
    made.save(*[Team("BJ-001", f"T{n}", f"Team {n}", f"{zh}组", n) for n, zh in enumerate("一二三", start=1)])
    made.save(
        Product("0801", "carpets", "地毯", "hand-knotted carpet", "手工羊毛地毯", "sq chi", "平方尺", Decimal(115000)),
        Product("0101", "iron", "铁业", "hoe", "锄头", "piece", "把", Decimal(12000)),
        Product("0901", "cloisonné", "景泰蓝", "vase", "花瓶", "pair", "对", Decimal(380000)),
    )
    yield made
    made.close()


@pytest.fixture
def session(store):
    """The store's session in April 1954."""
    return Session(store, APRIL, "Wang Guiying")


@pytest.fixture
def shown(qtbot):
    """Show a window as a person finds it: in front, the cursor placed by its screen."""

    def show(window):
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        qtbot.wait(5)
        return window

    return show


@pytest.fixture
def press(qtbot):
    """Keys as a person strikes them: ``press("245", "Enter", "Ctrl+D")``; each goes to the widget with the focus."""

    def strike(*strokes: str) -> None:
        for stroke in strokes:
            widget = QApplication.focusWidget()
            assert widget is not None, f"nothing has the focus for {stroke}"
            *held, name = stroke.split("+") if "+" in stroke[1:] and stroke[:-1].split("+")[0] in _HELD else [stroke]
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= _HELD[one]
            if name in _NAMED and (held or len(name) > 1):
                qtbot.keyClick(widget, _NAMED[name], modifiers)
            elif name.isascii():
                qtbot.keyClicks(widget, name, modifiers)
            elif widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
                composed = QInputMethodEvent("", [])
                composed.setCommitString(name)
                QApplication.sendEvent(widget, composed)
            else:
                for sign in name:
                    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, sign))

    return strike


_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_NAMED = {
    "Enter": Qt.Key.Key_Return, "Tab": Qt.Key.Key_Tab, "Esc": Qt.Key.Key_Escape, "Delete": Qt.Key.Key_Delete,
    "Insert": Qt.Key.Key_Insert, "Backspace": Qt.Key.Key_Backspace, "Home": Qt.Key.Key_Home, "End": Qt.Key.Key_End,
    "Up": Qt.Key.Key_Up, "Down": Qt.Key.Key_Down, "Left": Qt.Key.Key_Left, "Right": Qt.Key.Key_Right,
    "PgUp": Qt.Key.Key_PageUp, "PgDn": Qt.Key.Key_PageDown, "/": Qt.Key.Key_Slash,
    **{f"F{n}": Qt.Key(Qt.Key.Key_F1 + n - 1) for n in range(1, 13)},
    **{letter: Qt.Key(ord(letter)) for letter in "BCDEFHKLMNOPQRSVXYZ123456789"},
}  # fmt: skip
