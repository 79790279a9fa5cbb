"""Small pictures of all pages, one under the other; each is drawn when it comes into view, few are kept."""

from collections import OrderedDict
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QListView

from coopdesk.gui.reports.preview import picture
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _

_SIDE: Final = 124
_KEPT: Final = 60
_Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.pdf: Any = None
        self.drawn: OrderedDict[int, QPixmap] = OrderedDict()

    def show_pdf(self, pdf: Any) -> None:
        self.beginResetModel()
        self.pdf = pdf
        self.drawn.clear()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if self.pdf is None or parent.isValid() else len(self.pdf)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page %(page)s of %(pages)s", page=index.row() + 1, pages=self.rowCount())
        return self._small(index.row()) if role == Qt.ItemDataRole.DecorationRole else None

    def _small(self, page: int) -> QPixmap:
        if page not in self.drawn:
            size = self.pdf[page].get_size()
            self.drawn[page] = QPixmap.fromImage(picture(self.pdf, page, _SIDE / max(size)))
            if len(self.drawn) > _KEPT:
                self.drawn.popitem(last=False)
        self.drawn.move_to_end(page)
        return self.drawn[page]


class PageList(QListView):
    """``chosen`` carries the page that the arrows come to; a typed number goes to that page."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pages = _Pages()
        self.setModel(self._pages)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setGridSize(QSize(_SIDE + SMALL, _SIDE + 26))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFixedWidth(_SIDE + 3 * SMALL + self.verticalScrollBar().sizeHint().width())
        self.setAccessibleName(_("Pages"))
        self.setAccessibleDescription(_("↑ and ↓ go to another page, a number goes to that page; Ctrl+T hides them."))
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    def show_pdf(self, pdf: Any) -> None:
        """Show the pages of a PDF; none for nothing."""
        self._pages.show_pdf(pdf)

    @property
    def drawn(self) -> int:
        """How many pictures are kept."""
        return len(self._pages.drawn)

    def show_page(self, page: int) -> None:
        """Put the cursor on a page without saying so."""
        model = self.selectionModel()
        model.blockSignals(True)
        self.setCurrentIndex(self._pages.index(page, 0))
        model.blockSignals(False)
        self.scrollTo(self._pages.index(page, 0))
        self.viewport().update()
