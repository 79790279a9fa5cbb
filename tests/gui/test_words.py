"""The language of the window."""

from PySide6.QtCore import QCoreApplication

from coopdesk.domain.period import Month
from coopdesk.errors import N_, StorageError
from coopdesk.gui import words


def qt_word():
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_qts_own_buttons_speak_the_language_of_the_window(qapp):
    words.speak("zh")
    assert qt_word() == "取消"
    words.speak("en")
    assert qt_word() == "Cancel"


def test_messages_months_and_errors_are_said_in_the_language_of_the_window():
    words.speak("zh")
    assert "4月" in words.worded(Month(1954, 4))
    words.speak("en")
    assert words._(N_("%(month)s is final."), month=Month(1954, 4)) == "April 1954 is final."
    assert words.explain(StorageError(N_("%(file)s is not a data file of coopdesk."), file="x")).startswith("x is not")
