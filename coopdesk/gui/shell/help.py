"""Help for the box in hand (F1) and the list of keys (Ctrl+/), in a panel that does not block."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from coopdesk.errors import N_
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import SCROLLS
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY
from coopdesk.gui.words import _

KEYS: Final = (
    ("Enter, Tab", N_("next cell to be filled")),
    ("Shift+Enter, Shift+Tab", N_("back")),
    ("Esc", N_("take back what was typed in this cell")),
    ("F1", N_("help for this box; once more: help for this screen")),
    ("Shift+F1", N_("help for this screen at once")),
    ("F2", N_("open the list of a choice cell; elsewhere edit")),
    ("Shift+F2", N_("give the reason for what stands out in this line")),
    ("F3, Ctrl+F", N_("search")),
    ("F3", N_("competitions: those of the federation; back to the own ones")),
    ("F4", N_("take over last month's lines with their plans")),
    ("F4", N_("on the register: present, left, applicants, everybody")),
    ("F4", N_("who has not reported: only what is missing, or everybody")),
    ("F4", N_("filling a table of others: choose its cells on the table")),
    ("F4", N_("competitions: change the conditions, or a new edition of them")),
    ("Ctrl+K", N_("who has not reported: enter a return from paper or by telephone; back again")),
    ("Shift+F4", N_("who has not reported: only months with an open question, or everybody")),
    ("Ctrl+R", N_("on the register: correct what final months have counted, with the months")),
    ("Ctrl+R", N_("monthly return: correct this month, where it is final")),
    ("Ctrl+R", N_("summary: what moved since a day, or since it was handed up")),
    ("Alt+K", N_("summary: the day as known on which it is shown; empty is now")),
    ("F5, ↓", N_("new line")),
    ("Insert", N_("line before the one in hand")),
    ("Alt+↑, Alt+↓", N_("move the line up or down")),
    ("F7", N_("total on paper of this column; back to the lines")),
    ("Ctrl+M", N_("move a month keyed under the wrong heading")),
    ("Ctrl+Shift+H", N_("Enter goes along the row or down the column")),
    ("Ctrl+D", N_("fill down")),
    ("Ctrl+Shift+D", N_("duplicate the line")),
    ("Ctrl+Shift+D", N_("competitions: the same again for the next months")),
    (
        "Ctrl+Enter",
        N_("keep what is typed: particulars, shares, settings, the draft of a competition"),
    ),
    ("Alt+←", N_("competitions: leave the set-up without keeping it")),
    ("Ctrl+Delete", N_("delete the line")),
    ("Ctrl+Delete", N_("on forms: take back what was typed")),
    ("Delete", N_("blank")),
    ("Delete, Ctrl+Delete", N_("on arrivals: a file, its whole batch is not to count; the same keys take that back")),
    ("Delete", N_("on questions: those about a return are settled")),
    ("-  Enter", N_("not applicable")),
    ("120+132  Enter", N_("is reckoned: 252")),
    ("..  Enter", N_("copies the text of the line above")),
    ("Ctrl+Z, Ctrl+Y", N_("undo, redo")),
    ("Ctrl+H", N_("history of the record in hand: who changed what, and when")),
    ("Ctrl+C, Ctrl+V", N_("copy, paste")),
    ("F8, F9", N_("second keying: output or labour, compare both keyings")),
    ("F7", N_("competitions: another board")),
    ("F8, a number", N_("competitions: try another value of a point; on the page Progress: evaluate")),
    ("F9", N_("competitions: do what is next")),
    ("F11", N_("competitions: the board on the whole screen")),
    ("Alt+PgUp, Alt+PgDn", N_("competitions: another month of the keyed values")),
    ("1, 2", N_("two keyings: the first is right, the second is right")),
    ("Ctrl+S, F6", N_("says when it was saved (everything is saved as it is typed)")),
    ("Ctrl+P", N_("print: the form, the sheet or the list in front")),
    ("Ctrl+B", N_("check code of a paper: type or scan it; it says whether the paper is of what stands")),
    ("F3, Shift+F3", N_("reports: next place of the words, the one before")),
    ("Ctrl++, Ctrl+-, Ctrl+0", N_("reports: size of the pages; as wide as the room")),
    ("Alt+B", N_("reports: print with boxes where no typeface has a character")),
    ("Ctrl+T", N_("reports: list of the pages; away again")),
    ("Ctrl+C", N_("reports: copy the text of the page")),
    ("Ctrl+Shift+O", N_("reports: open the PDF in another program")),
    ("Alt+S, Alt+G", N_("summary: scope, grouping")),
    ("Ctrl+U", N_("summary: hand it up under a number")),
    ("Ctrl+Shift+M", N_("who has not reported, arrivals: the members that came with the month in hand")),
    (
        "Ctrl+Shift+P, Ctrl+Shift+W",
        N_("on Send and receive: registration sheet, registration file of this computer"),
    ),
    ("F2, F4", N_("on Send and receive: the folder to write to, the one to receive from")),
    ("Ctrl+Shift+N", N_("on Send and receive: a new seal in the place of this computer's")),
    ("Ctrl+1 … Ctrl+9", N_("screens")),
    ("Ctrl+PgUp, Ctrl+PgDn", N_("pages of a screen")),
    ("PgUp, PgDn, Home, End", N_("charts, help: move what is drawn or written")),
    ("Alt+←, Alt+→", N_("month before, next month")),
    ("Ctrl+I", N_("members: import a table")),
    ("Ctrl+Shift+E", N_("reports: fill a table of others (xlsx) with figures of the period")),
    ("Ctrl+E", N_("the list or the summary in front as a table for a spreadsheet (xlsx or CSV)")),
    ("Ctrl+O, Ctrl+N", N_("open another data file, set up a new one")),
    ("F12", N_("who sits here, where persons are listed")),
    ("Ctrl+L", N_("the other language")),
    ("Ctrl+Q", N_("close")),
    ("+  -  Ctrl+;", N_("in a date: next day, day before, today")),
    ("Ctrl+/", N_("this list")),
)


_USUAL: Final[tuple[tuple[type[QWidget], str], ...]] = (
    (QAbstractButton, N_("Enter or Space presses it.")),
    (QAbstractItemView, N_("Arrow keys walk, Enter takes the row in hand, Ctrl+C copies where rows can be copied.")),
    (QTabBar, N_("← and → turn the pages; Ctrl+PgUp and Ctrl+PgDn do it from anywhere.")),
    (QComboBox, N_("Type what you mean, or open the list with F2.")),
    (QLineEdit, N_("A line to type into; Enter takes it, Esc takes back what was typed.")),
)
"""What can be said of a widget that describes itself nowhere."""


def help_of(focus: QWidget | None) -> tuple[str, str]:
    """Title and text that the widget in hand, or what it is a part of, tells of itself; else empty."""
    widget = focus
    while widget is not None and not widget.isWindow():
        if widget.accessibleDescription():
            return widget.accessibleName(), widget.accessibleDescription()
        widget = widget.parentWidget()
    return "", ""


def usual_help(focus: QWidget | None) -> tuple[str, str]:
    """What holds of every widget of its sort; the list of keys in any case."""
    title = focus.accessibleName() if focus is not None else ""
    if isinstance(focus, QAbstractButton):
        title = title or focus.text()
    words = [_(text) for sort, text in _USUAL if isinstance(focus, sort)][:1]
    return title or _("Help"), "\n".join([*words, _("Ctrl+/ lists the keys.")])


class Panel(QFrame):
    """A sheet over the work, closed by Esc; the focus goes back to where it was."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("chooser")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        layout.addWidget(self._area)
        self._from: QWidget | None = None
        self.hide()

    def show_sheet(self, sheet: QWidget, width: int = 0) -> None:
        """Show a sheet at the right edge of the work, as wide as it needs where no width is given."""
        focus = self.window().focusWidget()
        if focus is not self and not (focus is not None and self.isAncestorOf(focus)):
            self._from = focus  # not what stands on the sheet that goes now
        self._area.setWidget(sheet)
        width = width or sheet.sizeHint().width() + 2 * LARGE + TINY + self._area.verticalScrollBar().sizeHint().width()
        lines = sheet.layout()
        asked = lines.totalHeightForWidth(width - 3 * LARGE) if lines is not None else -1
        height = min(max(asked, sheet.sizeHint().height()) + 2 * MIDDLE + SMALL, self._over.height() - 2 * LARGE)
        self.setGeometry(self._over.width() - width - LARGE, LARGE, width, max(height, 120))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, F1 and Enter close; arrows, PgUp, PgDn, Home and End scroll."""
        bar = self._area.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_sheet()
        elif event.key() in SCROLLS:
            bar.triggerAction(SCROLLS[event.key()])
        else:
            super().keyPressEvent(event)

    def close_sheet(self) -> None:
        """Put the sheet away and give the focus back."""
        if self._from is not None:
            self._from.setFocus(Qt.FocusReason.PopupFocusReason)
            self._from = None
        self.hide()


def box_sheet(title: str, text: str, onward: str = "") -> QWidget:
    """Help for one box: its translated title and text, and where there is more of it."""
    sheet = QWidget()
    sheet.setObjectName("plain")
    layout = QVBoxLayout(sheet)
    layout.setSpacing(SMALL)
    words = text_label(text, "muted")
    words.setWordWrap(True)
    layout.addWidget(text_label(title, "subheading"))
    layout.addWidget(words)
    if onward:
        layout.addWidget(text_label(onward))
    layout.addStretch(1)
    return sheet


def key_sheet() -> QWidget:
    """The list of keys."""
    sheet = QWidget()
    sheet.setObjectName("plain")
    grid = QGridLayout(sheet)
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(TINY)
    grid.addWidget(text_label(_("Keys"), "heading"), 0, 0, 1, 2)
    for place, (keys, words) in enumerate(KEYS, start=1):
        grid.addWidget(text_label(keys, "strong"), place, 0)
        grid.addWidget(text_label(_(words)), place, 1)
    grid.setColumnStretch(1, 1)
    return sheet
