"""The pages of a PDF inside the window, one at a time; nothing is written to the disk."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _

STEP = 1.25
"""How much larger Ctrl++ makes a page."""
LEAST, MOST = 0.25, 6.0
_PER_POINT = 96 / 72


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
    """One page, as wide as the room by default. ``turned`` comes whenever another page or size is shown."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pdf: Any = None
        self._zoom = 0.0
        self.page = 0
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
    def percent(self) -> int:
        """The size of the page, 100 as on paper."""
        return round(self._size() * 100)

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF at its first page; the size stays."""
        self.clear()
        self._pdf = opened(data)
        self.page = 0
        self._draw()
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing."""
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None
        self.sheet.clear()
        self.sheet.resize(0, 0)
        self.turned.emit()

    def turn(self, direction: int) -> None:
        """A screenful on (1) or back (-1); at the end of a page the next one."""
        bar = self.verticalScrollBar()
        if bar.value() != (bar.maximum() if direction > 0 else bar.minimum()):
            bar.setValue(bar.value() + direction * bar.pageStep() * 9 // 10)
        elif 0 <= self.page + direction < self.pages:
            self.page += direction
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
        image.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(QPixmap.fromImage(image))
        self.sheet.resize(image.deviceIndependentSize().toSize())
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the room."""
        super().resizeEvent(event)
        if not self._zoom and event.size().width() != event.oldSize().width():
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page; arrows scroll."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.pages:
            self.page = 0 if event.key() == Qt.Key.Key_Home else self.pages - 1
            self._draw()
        else:
            super().keyPressEvent(event)
