"""The charts of a year on the screen: the drawings of the paper plan progress, one under the other."""

from datetime import date

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from coopdesk.domain.language import sentences
from coopdesk.domain.period import Period
from coopdesk.domain.summaries import Grouping, Scope
from coopdesk.gui.form import hint_label
from coopdesk.gui.keys import SCROLLS
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, language
from coopdesk.services.plan_progress import chart_sheet
from coopdesk.store import Store

_WIDE = 770.0
_MOST = 1.4


class Picture(QWidget):
    """One chart, as wide as there is room, up to 1.4 times its own width; its words are for who cannot see it."""

    def __init__(self, words: str, drawing: bytes) -> None:
        super().__init__()
        self.drawing = QSvgRenderer(QByteArray(drawing), self)
        self.setAccessibleName(words.partition("\n")[0])
        self.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self.drawing.viewBoxF().height() * self._scale))

    @property
    def _scale(self) -> float:
        return min(self.width() / _WIDE, _MOST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing, from the left."""
        painter = QPainter(self)
        size = self.drawing.viewBoxF().size() * self._scale
        self.drawing.render(painter, QRectF(0.0, 0.0, size.width(), size.height()))
        painter.end()


class Roll(QScrollArea):
    """What is longer than its room; framed while it has the keys that move it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roll")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(SMALL * 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, PgUp, PgDn, Home and End move it."""
        if event.key() in SCROLLS:
            self.verticalScrollBar().triggerAction(SCROLLS[event.key()])
        else:
            super().keyPressEvent(event)


class ChartsPage(QWidget):
    """The keys are told above the charts. Paper is white on any look, and so are its charts here."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.pictures: list[Picture] = []
        self.notes = hint_label("")
        self.roll = Roll()
        keys = _("↑ ↓ PgUp PgDn Home End move the charts  •  Ctrl+P the paper with its table")
        self.roll.setAccessibleName(_("Charts"))
        self.roll.setAccessibleDescription(keys)
        self.setFocusProxy(self.roll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(hint_label(keys))
        layout.addWidget(self.roll, 1)

    def show_of(self, store: Store, period: Period, by: Grouping, scope: Scope, day: date | None) -> None:
        """Draw the charts of a store as known on a day or now."""
        found = chart_sheet(store, period, language(), by, scope, day, _WIDE)
        sheet = QWidget()
        sheet.setObjectName("charts")
        sheet.setStyleSheet("#charts { background: white; } #charts QLabel { color: #444444; }")
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(MIDDLE, MIDDLE, MIDDLE, MIDDLE)
        layout.setSpacing(MIDDLE)
        self.pictures = [Picture(words, drawing) for words, drawing in found.drawings]
        for picture in self.pictures:
            layout.addWidget(picture)
        if not found.drawings:
            layout.addWidget(hint_label(_("There is nothing to draw yet.")))
        self.notes = hint_label(sentences(found.notes, language()))
        layout.addWidget(self.notes)
        layout.addStretch(1)
        self.roll.setWidget(sheet)
