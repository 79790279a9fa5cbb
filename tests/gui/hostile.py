"""Hostile text, how it is pasted into the boxes of a window, and what must hold after it."""

import unicodedata
from dataclasses import astuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

from coopdesk.gui.boxes import TextBox
from coopdesk.services.integrity import check_file
from coopdesk.store.kept import KEPT

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


def try_words(scope, text):
    """Paste a text into every box of words in sight, then into every other one; how many took it."""
    found, tried = boxes(scope), 0
    words = [box for box in found if isinstance(box, (TextBox, QPlainTextEdit)) and inputs_words(box)]
    for box in [*words, *found]:  # first what is meant for words, so that a form is still right as a whole
        if not box.isVisible():
            continue  # an earlier box led elsewhere
        tried += 1
        fill(box, text)
    return tried


def faults(scope):
    """What of the widgets of a window could be taken for markup."""
    return [fault for widget in [scope, *scope.findChildren(QWidget)] for fault in rich(widget)]


def stands_clean(store):
    """Fails where the file holds what no text may have; returns all texts in it."""
    values = {
        value for record in KEPT for one in store.find(record) for value in astuple(one) if isinstance(value, str)
    }
    assert [value for value in values if not clean(value) or len(value) > 4000] == []
    assert check_file(store) == []
    return values
