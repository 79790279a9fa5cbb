"""The help pages over the work: topics at the left, the page at the right; all of it by keys, closed with Esc."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coopdesk.domain.help_parts import HelpPage
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.form import hint_label
from coopdesk.gui.keys import bind
from coopdesk.gui.shell.help_text import HelpText
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, language

_WIDTH, _TOPICS = 1010, 232


class HelpReader(QFrame):
    """It does not block: the cursor goes back to where it was. ← and → turn to another topic, F3 searches in all."""

    def __init__(self, over: QWidget, pages: Sequence[HelpPage]) -> None:
        super().__init__(over)
        self._over = over
        self._pages = tuple(pages)
        self._from: QWidget | None = None
        self.setObjectName("chooser")
        self.setAutoFillBackground(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search in help (F3)"))
        self.search.setAccessibleName(_("Search in help"))
        self.search.setAccessibleDescription(_("Only topics that have all these words stay; Enter reads the first."))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.returnPressed.connect(self._into_text)
        self.topics = QListWidget()
        self.topics.setAccessibleName(_("Topics of help"))
        self.topics.currentRowChanged.connect(self._turned)
        self.text = HelpText()
        self.setFocusProxy(self.text)
        for keys in ("F3", "Ctrl+F"):
            bind(self, keys, lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._found: list[HelpPage] = []
        self._lay_out()
        self._narrow()
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.search)
        left.addWidget(self.topics, 1)
        for widget in (self.search, self.topics):
            widget.setFixedWidth(_TOPICS)
        inner = QHBoxLayout()
        inner.setSpacing(LARGE)
        inner.addLayout(left)
        inner.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        layout.setSpacing(SMALL)
        layout.addLayout(inner, 1)
        layout.addWidget(
            hint_label(_("↑ ↓ PgUp PgDn read  •  ← → other topic  •  F3 search  •  Ctrl+C copies  •  Esc back to work"))
        )

    def has(self, name: str) -> bool:
        """Whether there is a page of that name."""
        return any(page.name == name for page in self._pages)

    def read(self, name: str, part: str = "") -> None:
        """Show a page over the work, from the part that speaks of a page of the screen where there is one."""
        focus = self.window().focusWidget()
        if focus is not None and focus is not self and not self.isAncestorOf(focus):
            self._from = focus
        self.search.clear()
        place = next((n for n, page in enumerate(self._found) if page.name == name), 0)
        self._fit()
        self.show()
        self.raise_()
        self.topics.setCurrentRow(place)
        self.text.show_page(self._found[place], part)
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        width = min(_WIDTH, self._over.width() - 2 * LARGE)
        self.setGeometry(self._over.width() - width - LARGE, LARGE, width, self._over.height() - 2 * LARGE)

    def eventFilter(self, _over: QObject, event: QEvent) -> bool:
        """Take the new size of what it lies over."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False

    def _narrow(self) -> None:
        """Only topics that say what is searched for; of none of them nothing is shown."""
        searched = self.search.text()
        self._found = [page for page in self._pages if page.says(searched, language())]
        self.topics.blockSignals(True)
        self.topics.clear()
        for page in self._found:
            item = QListWidgetItem(_(page.title), self.topics)
            item.setToolTip(_(page.title))
        self.topics.blockSignals(False)
        if self._found:
            self.topics.setCurrentRow(0)
        else:
            self.text.setPlainText(_("No topic has these words. Esc shows all again."))

    def _into_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self.text.show_page(self._found[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → turn, Enter in the topics reads, Esc clears the search, then closes."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
            else:
                self.close_reader()
        elif step and self._found:
            self.topics.setCurrentRow(min(max(self.topics.currentRow() + step, 0), len(self._found) - 1))
        elif event.key() in ENTER and self.topics.hasFocus():
            self._into_text()
        elif event.key() not in ENTER:
            super().keyPressEvent(event)

    def close_reader(self) -> None:
        """Put help away and give the focus back."""
        self.hide()
        if self._from is not None:
            self._from.setFocus(Qt.FocusReason.PopupFocusReason)
            self._from = None
