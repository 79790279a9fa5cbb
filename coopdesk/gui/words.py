"""The language of the window, and ``_``, the short name for saying something in it.

Babel extracts ``_("...")`` and ``N_("...")``. Changing the language rebuilds the window.
"""

from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coopdesk.domain.checks import advice
from coopdesk.domain.language import Language, named, say, shown
from coopdesk.domain.language import explain as explain_in
from coopdesk.errors import DeskError, Problem

_QT_CATALOGUES: dict[Language, str] = {"zh": "qtbase_zh_CN"}


class _Spoken:
    """The language that the window speaks now, and Qt's own words in it."""

    language: Language = "en"
    translator: QTranslator | None = None


def _(message: str, /, **values: object) -> str:
    """A marked message in the language of the window, its ``%(name)s`` places filled."""
    return say(message, _Spoken.language, **values)


def language() -> Language:
    """The language that the window speaks now."""
    return _Spoken.language


def speak(wanted: Language) -> None:
    """Let the window, and Qt's own buttons, speak a language from now on; what is built already stays as it is."""
    _Spoken.language = wanted
    application = QCoreApplication.instance()
    if application is None:
        return
    if _Spoken.translator is not None:
        application.removeTranslator(_Spoken.translator)
        _Spoken.translator = None
    if wanted in _QT_CATALOGUES:
        translator = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(_QT_CATALOGUES[wanted], folder):
            application.installTranslator(translator)
            _Spoken.translator = translator


def system_language() -> Language:
    """Chinese on a Chinese computer, English elsewhere."""
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def explain(error: DeskError | Problem) -> str:
    """The sentence of an error or a problem in the language of the window."""
    return explain_in(error, _Spoken.language)


def asking(problem: Problem, reason: str = "") -> str:
    """The sentence of a problem and what it asks for; a query that has its reason asks for nothing any more."""
    frame = "" if reason else advice(problem)
    return _(frame, sentence=explain(problem)) if frame else explain(problem)


def name_of(record: Any, what: str = "name") -> str:
    """A record's name in the language of the window, the other name where that one is empty."""
    return named(record, _Spoken.language, what)


def worded(value: object) -> str:
    """A month, a day or another value as a sentence in the language of the window would write it."""
    return shown(value, _Spoken.language)


def sentences(*parts: str) -> str:
    """Translated sentences one after the other, empty ones left out; in Chinese nothing stands between them."""
    return ("" if language() == "zh" else " ").join(part for part in parts if part)
