"""The pages of a PDF inside the window, one at a time; nothing is written to the disk."""

from collections.abc import Iterator
from typing import Any, Final, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from coopdesk.gui.reports.page_text import Rect, hits, page_text
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _
from coopdesk.gui.work import Progress
from coopdesk.services.printers import paper_of

Sought = Literal["found", "again", "nothing"]
STEP = 1.25
"""How much larger Ctrl++ makes a page."""
LEAST, MOST = 0.25, 6.0
_PER_POINT = 96 / 72
_FOUND: Final = QColor("#FFE9A8")
_IN_HAND: Final = QColor("#FFC24D")
"""The colours of a marker pen, the same in every look: paper is always white."""


def opened(data: bytes) -> Any:
    """The PDF, to be closed after use. pdfium is loaded here, when the first page is wanted."""
    import pypdfium2  # type: ignore[import-untyped]  # this wheel carries no types

    return pypdfium2.PdfDocument(data)


def picture(pdf: Any, page: int, scale: float, grey: bool = False) -> QImage:
    """A page on white paper; ``scale`` in pixels per point. Only the window's thread may call it."""
    drawn = pdf[page].render(scale=scale, grayscale=grey, prefer_bgrx=not grey)
    form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
    image = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, form).copy()
    drawn.close()
    return image


def coloured(pdf: Any, page: int) -> bool:
    """Whether anything on a page is not grey; seen on a small picture of it."""
    return not picture(pdf, page, 0.25).allGray()


def pictures(data: bytes, dots: int) -> Iterator[QImage]:
    """Every page at so many dots per inch, one after the other: in greys, but one with colours in them."""
    pdf = opened(data)
    try:
        for page in range(len(pdf)):
            yield picture(pdf, page, dots / 72, grey=not coloured(pdf, page))
    finally:
        pdf.close()


class Preview(QScrollArea):
    """One page, as wide as the room by default. ``turned`` comes whenever another page or size is shown.

    ``hits`` are the places on the page where the searched words stand, ``hit`` the one in hand, -1 for none.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pdf: Any = None
        self._zoom = 0.0
        self.page = 0
        self._words = ""
        self.hits: list[list[Rect]] = []
        self.hit = -1
        self.sheet = QLabel()
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self.sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Preview"))
        self.setAccessibleDescription(
            _("Arrow keys scroll, PgUp and PgDn turn the pages; Ctrl++, Ctrl+- and Ctrl+0 change the size.")
        )

    @property
    def pages(self) -> int:
        """How many pages there are; 0 while nothing is shown."""
        return 0 if self._pdf is None else len(self._pdf)

    @property
    def pdf(self) -> Any:
        """The PDF that is shown, None for nothing."""
        return self._pdf

    @property
    def percent(self) -> int:
        """The size of the page, 100 as on paper."""
        return round(self._size() * 100)

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF at its first page; the size stays."""
        self.clear()
        self._pdf = opened(data)
        self.go(0)

    def clear(self) -> None:
        """Show nothing."""
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None
        self.page, self._words, self.hits, self.hit = 0, "", [], -1
        self.sheet.clear()
        self.sheet.resize(0, 0)
        self.turned.emit()

    def go(self, page: int) -> None:
        """Show the upper end of a page."""
        self._take(page)
        self._draw()
        self.verticalScrollBar().setValue(0)

    def _take(self, page: int) -> None:
        self.page, self.hit = page, -1
        self.hits = hits(self._pdf, page, self._words) if self._words else []

    def text(self) -> str:
        """The text of the page, line by line."""
        return page_text(self._pdf, self.page) if self._pdf is not None else ""

    def paper(self) -> str:
        """The name of the paper that all pages are for, A4 or A3; empty where they are of several sizes."""
        papers = {paper_of(self._pdf[page].get_size()) for page in range(self.pages)}
        return papers.pop() if len(papers) == 1 else ""

    def seek(self, words: str, direction: int = 1, progress: Progress = lambda *_steps: None) -> Sought:
        """Go to the next (1) or the last (-1) place where some words stand, and mark it; ``progress`` by pages.

        *again*: after the end of the last page it is the first place, or the other way round.
        """
        if self._pdf is None or not words:
            self._words, self.hits, self.hit = "", [], -1
            self._draw()
            return "nothing"
        if words != self._words:
            self._words = words
            self._take(self.page)
        following = self.hit + direction if self.hit >= 0 else (0 if direction > 0 else len(self.hits) - 1)
        if 0 <= following < len(self.hits):
            self._show_hit(following)
            return "found"
        pdf = self._pdf
        for step in range(1, self.pages + 1):
            progress(step, len(pdf))
            if pdf is not self._pdf:  # meanwhile another paper came
                return "nothing"
            page = self.page + direction * step
            if found := hits(self._pdf, page % self.pages, words):
                self._take(page % self.pages)
                self._show_hit(0 if direction > 0 else len(found) - 1)
                return "found" if 0 <= page < self.pages else "again"
        self._draw()
        return "nothing"

    def _show_hit(self, hit: int) -> None:
        self.hit = hit
        self._draw()
        scale = self._size() * _PER_POINT
        left, top, right, bottom = (round(edge * scale) for edge in self.hits[hit][0])
        room = self.viewport().size()
        self.ensureVisible((left + right) // 2, (top + bottom) // 2, room.width() // 4, room.height() // 4)

    def turn(self, direction: int) -> None:
        """A screenful on (1) or back (-1); at the end of a page the next one."""
        bar = self.verticalScrollBar()
        if bar.value() != (bar.maximum() if direction > 0 else bar.minimum()):
            bar.setValue(bar.value() + direction * bar.pageStep() * 9 // 10)
        elif 0 <= self.page + direction < self.pages:
            self._take(self.page + direction)
            self._draw()
            bar.setValue(bar.minimum() if direction > 0 else bar.maximum())

    def zoom(self, steps: int) -> None:
        """Larger (1), smaller (-1), or as wide as the room (0)."""
        self._zoom = min(max(self._size() * STEP**steps, LEAST), MOST) if steps else 0.0
        self._draw()

    def _size(self) -> float:
        if self._zoom or self._pdf is None:
            return self._zoom or 1.0
        room = self.viewport().width() - 2 * SMALL
        return float(min(max(room / (self._pdf[self.page].get_width() * _PER_POINT), LEAST), MOST))

    def _draw(self) -> None:
        if self._pdf is None:
            return
        ratio = self.devicePixelRatioF()
        image = picture(self._pdf, self.page, self._size() * _PER_POINT * ratio)
        self._mark(image, self._size() * _PER_POINT * ratio)
        image.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(QPixmap.fromImage(image))
        self.sheet.resize(image.deviceIndependentSize().toSize())
        self.turned.emit()

    def _mark(self, image: QImage, scale: float) -> None:
        """Mark the places that were found as with a marker pen; the one in hand stronger, and framed."""
        if not self.hits:
            return
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, places in enumerate(self.hits):
            for left, top, right, bottom in places:
                place = QRectF(left, top, right - left, bottom - top).adjusted(-1.5, -1, 1.5, 1)
                place = QRectF(place.topLeft() * scale, place.size() * scale)
                painter.fillRect(place, _IN_HAND if number == self.hit else _FOUND)
                if number == self.hit:
                    painter.setPen(QPen(Qt.GlobalColor.black, 1))
                    painter.drawRect(place)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the room."""
        super().resizeEvent(event)
        if not self._zoom and event.size().width() != event.oldSize().width():
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page; arrows scroll."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.pages:
            self.go(0 if event.key() == Qt.Key.Key_Home else self.pages - 1)
        else:
            super().keyPressEvent(event)
