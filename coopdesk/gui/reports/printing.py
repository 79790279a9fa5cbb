"""Pages to the system's printer: pictures on white paper, in greys where a page has no colours.

Qt's printing is loaded when it is used.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from coopdesk.errors import N_, DeskError
from coopdesk.gui.reports.preview import coloured, opened, picture
from coopdesk.gui.work import Cancelled, Progress

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
    """Print a PDF, or the pages of it that were chosen, turned as they lie; the number of pages.

    Raises DeskError where the printer refuses.
    """
    printer.setFullPage(True)
    printer.setResolution(DOTS)
    pdf, painter = opened(data), QPainter()
    ranges = printer.pageRanges()
    chosen = [page for page in range(len(pdf)) if ranges.isEmpty() or ranges.contains(page + 1)]
    chosen *= 1 if printer.supportsMultipleCopies() else printer.copyCount()
    try:
        for done, page in enumerate(chosen, start=1):
            lying = pdf[page].get_width() > pdf[page].get_height()
            printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise DeskError(N_("The printer does not take the pages."))
            image = picture(pdf, page, DOTS / 72, grey=not coloured(pdf, page))
            painter.drawImage(_placed(image, painter.viewport()), image)
            progress(done, len(chosen))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
        pdf.close()
    return len(chosen)


def _placed(image: QImage, paper: QRect) -> QRect:
    """The picture on the paper at its own size, made smaller only where the paper is."""
    fits = min(1.0, paper.width() / image.width(), paper.height() / image.height())
    wide, high = round(image.width() * fits), round(image.height() * fits)
    return QRect((paper.width() - wide) // 2, (paper.height() - high) // 2, wide, high)
