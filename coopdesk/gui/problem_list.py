"""The list of what is to be settled; a problem in it jumps to its box."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from coopdesk.errors import Problem
from coopdesk.gui.boxes import ENTER, wear
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import MIDDLE, SMALL, TINY
from coopdesk.gui.words import _, asking


class ProblemCard(QFrame):
    """One problem: its sentence and the keys that act on it; Enter or a click jumps to its box, F2 opens a box for the
    reason of a query below.
    """

    chosen = Signal(object)
    reasoned = Signal(object, str)

    def __init__(self, problem: Problem, sentence: str, hint: str, wide: bool = False) -> None:
        super().__init__()
        self.problem = problem
        self.reason: QLineEdit | None = None
        self.setObjectName("problem")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(hint)
        self.words = text_label(sentence, "banner")
        self.words.setWordWrap(True)
        self.hint = text_label(hint, "banner")
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        above = QBoxLayout(direction)
        above.setSpacing(0)
        above.addWidget(self.words, 1)
        if hint:
            above.addWidget(self.hint)
        if hint and not wide:
            for label, margins in ((self.words, (SMALL, SMALL, SMALL, TINY)), (self.hint, (SMALL, 0, SMALL, SMALL))):
                label.setMargin(0)
                label.setContentsMargins(*margins)
        for label in (self.words, self.hint):
            wear(label, "level", problem.level)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TINY)
        layout.addLayout(above)

    def ask(self, reason: str, locked: bool = False) -> None:
        """Let the reason be given below; one that is given stands there, and can only be read where it is locked."""
        box = self.reason = QLineEdit(reason)
        box.setReadOnly(locked)
        box.setPlaceholderText(_("Reason"))
        box.setAccessibleName(_("Reason"))
        box.setAccessibleDescription(
            _("Why the figure is right although it stands out, or why the box stays empty. Enter keeps it.")
        )
        box.editingFinished.connect(self._give)
        box.installEventFilter(self)
        cast(QVBoxLayout, self.layout()).addWidget(box)
        box.setVisible(bool(reason))  # only now: shown without a parent it would be a window of its own

    def _give(self) -> None:
        if self.reason is not None and self.reason.isModified():
            self.reason.setModified(False)
            self.reasoned.emit(self.problem, self.reason.text().strip())

    def choose(self) -> None:
        """Jump to the box, and open the box for the reason."""
        if self.reason is not None:
            self.reason.show()
        self.chosen.emit(self.problem)

    def give_reason(self) -> None:
        """Open the box for the reason and go into it."""
        if self.reason is not None:
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter jumps to the box, F2 opens the reason, ↑ and ↓ walk."""
        if event.key() in ENTER:
            self.choose()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_F2 or (event.text().strip() and self.reason is not None):
            self.give_reason()
            if self.reason is not None and event.text().strip():
                self.reason.insert(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the reason, Enter gives it and Esc goes back to the problem; neither leaves the page."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed in ENTER:
            self._give()
            return True
        if pressed == Qt.Key.Key_Escape:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click jumps like Enter."""
        super().mousePressEvent(event)
        self.choose()


MOST: Final = 50
"""So many are shown; a list of hundreds is of no use, and slow."""


class ProblemList(QWidget):
    """Problems under a title with their number. ``chosen`` and ``reasoned`` carry the problem (and the reason);
    ``displaced`` comes when the list changed while the focus was in it.
    """

    chosen = Signal(object)
    reasoned = Signal(object, str)
    displaced = Signal()

    def __init__(
        self,
        title: str,
        place: Callable[[Problem], str] = lambda _problem: "",
        hints: tuple[str, str] = ("", ""),
        wide: bool = False,
    ) -> None:
        """``title`` is translated; ``place`` says where a problem is, in words (``Team 3``); ``hints`` name the keys of
        a problem and of one that asks for a reason, beside the sentence where the list is ``wide``.
        """
        super().__init__()
        self._locked = False
        self._hints = hints
        self._wide = wide
        self._title = title
        self._place = place
        self.heading: QLabel = text_label(title, "subheading")
        self.more = text_label("", "muted")
        self.more.setWordWrap(True)
        self.cards: list[ProblemCard] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SMALL)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.more)
        self.setVisible(False)
        self.setContentsMargins(0, 0, 0, MIDDLE)

    def lock(self, locked: bool) -> None:
        """Let reasons only be read, or be given."""
        self._locked = locked
        for card in self.cards:
            if card.reason is not None:
                card.reason.setReadOnly(locked)

    def show_problems(
        self, problems: Iterable[Problem], reasons: Callable[[Problem], str | None] = lambda _problem: None
    ) -> None:
        """Show these; ``reasons`` gives the written reason of a query, "" where one is asked for, None where not."""
        found = list(problems)
        count = len(found)
        self.heading.setText(_("%(title)s (%(count)s)", title=self._title, count=count) if count else self._title)
        self.more.setText(_("and %(count)s more, when these are settled", count=count - MOST))
        self.more.setVisible(count > MOST)
        found = found[:MOST]
        if [(card.problem, card.reason.text() if card.reason else None) for card in self.cards] == [
            (problem, reasons(problem)) for problem in found
        ]:
            return
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            QTimer.singleShot(0, self.displaced.emit)
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [self._card(problem, reasons(problem)) for problem in found]
        chain: list[QWidget] = [self.heading, *self.cards]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)  # a new card would come after everything else in the window
        self.setVisible(bool(found))

    def _card(self, problem: Problem, reason: str | None) -> ProblemCard:
        where, sentence = self._place(problem), asking(problem, reason or "")
        whole = _("%(place)s: %(sentence)s", place=where, sentence=sentence) if where else sentence
        card = ProblemCard(problem, whole, self._hints[reason is not None], self._wide)
        if reason is not None:
            card.ask(reason, self._locked)
        card.chosen.connect(self.chosen)
        card.reasoned.connect(self.reasoned)
        self._layout.insertWidget(self._layout.count() - 1, card)  # before how many more there are
        card.show()  # now, not in the next turn: it may be given the focus
        return card
