"""Pages to the system's printer: pictures on white paper, in greys where a page has no colours.

Qt's printing is loaded when it is used.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from coopdesk.errors import N_, DeskError
from coopdesk.gui.reports.preview import opened, pictures
from coopdesk.gui.work import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300


def there_is_a_printer() -> bool:
    """Whether the system knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def chosen_printer(parent: QWidget) -> "QPrinter | None":
    """The printer that the person chooses in the system's own dialog, None where it was closed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


def print_pages(data: bytes, printer: "QPrinter", progress: Progress) -> int:
    """Print every page of a PDF, turned as it lies; the number of pages. Raises DeskError where the printer refuses."""
    pdf = opened(data)
    pages = len(pdf)
    wide = [pdf[page].get_width() > pdf[page].get_height() for page in range(pages)]
    pdf.close()
    printer.setFullPage(True)
    printer.setResolution(DOTS)
    painter = QPainter()
    try:
        for page, image in enumerate(pictures(data, DOTS)):
            turned = QPageLayout.Orientation.Landscape if wide[page] else QPageLayout.Orientation.Portrait
            printer.setPageOrientation(turned)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise DeskError(N_("The printer does not take the pages."))
            painter.drawImage(_placed(image, painter.viewport()), image)
            progress(page + 1, pages)
    finally:
        painter.end()
    return pages


def _placed(image: QImage, paper: QRect) -> QRect:
    """The picture on the paper at its own size, made smaller only where the paper is."""
    fits = min(1.0, paper.width() / image.width(), paper.height() / image.height())
    wide, high = round(image.width() * fits), round(image.height() * fits)
    return QRect((paper.width() - wide) // 2, (paper.height() - high) // 2, wide, high)
