"""The box for a folder or files: typed, taken from the list of drives that are there, or picked."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QPushButton, QWidget

from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import ENTER, wear
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import SMALL, TINY
from coopdesk.gui.words import _, explain
from coopdesk.services.drives import drives, lies, typed_path


class FolderBox(QWidget):
    """A line with a list (F2): drives that are there, and the place that was used last. Trouble stands below it.

    ``entered`` comes with Enter in the box, ``picked`` with the paths chosen in a window. With ``files`` a file
    may stand for a folder, and files can be picked too.
    """

    entered = Signal()
    picked = Signal(object)

    def __init__(self, label: str, files: bool = False) -> None:
        super().__init__()
        self._files = files
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumWidth(320)
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(
            _("Type a folder, or press F2 for the sticks and drives that are there. Files can also be dropped here.")
            if files
            else _("Type a folder, or press F2 for the sticks and drives that are there.")
        )
        self.box.setCompleter(None)  # type: ignore[arg-type]  # None takes the completer away
        self.box.installEventFilter(self)
        if (line := self.box.lineEdit()) is not None:
            line.installEventFilter(self)
        self.box.editTextChanged.connect(lambda _text: self.mark(None))
        self.trouble = text_label("", "trouble")
        self.trouble.hide()
        name = text_label(label)
        name.setBuddy(self.box)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SMALL)
        layout.setVerticalSpacing(TINY)
        layout.addWidget(name, 0, 0)
        layout.addWidget(self.box, 0, 1)
        layout.addWidget(self.trouble, 1, 1, 1, 3)
        layout.setColumnStretch(1, 1)
        self.folder_button = QPushButton(_("Folder…"))
        self.folder_button.clicked.connect(self._pick_folder)
        layout.addWidget(self.folder_button, 0, 2)
        if files:
            self.files_button = QPushButton(_("Files…"))
            self.files_button.clicked.connect(self._pick_files)
            layout.addWidget(self.files_button, 0, 3)
        self.setFocusProxy(self.box)

    def begin(self) -> None:
        """The cursor in the line, what stands there marked, so that typing replaces it."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if (line := self.box.lineEdit()) is not None:
            line.selectAll()

    def offer(self, last: str) -> None:
        """Put the drives that are there now and the last place on the list; what is typed stays."""
        typed = self.box.currentText()
        found = [str(folder) for folder in drives()]
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems(list(dict.fromkeys([*found, *([last] if last else [])])))
        self.box.setEditText(typed or (found[0] if found and last not in found else last))
        self.box.blockSignals(False)

    def text(self) -> str:
        """What is typed, without the quotes that a file window puts around it."""
        return self.box.currentText().strip().strip('"').strip()

    def read(self) -> Path:
        """The folder (or file); raises EntryError where there is none of that name."""
        if not self.text():
            raise EntryError([Problem("folder", N_("is needed"))])
        path = typed_path(self.text())
        if lies(path) not in (("folder", "file") if self._files else ("folder",)):
            raise EntryError([Problem("folder", N_("There is no folder %(folder)s."), {"folder": path})])
        return path

    def mark(self, problem: Problem | None) -> None:
        """Show a sentence under the box, or none."""
        self.trouble.setText(explain(problem) if problem is not None else "")
        self.trouble.setVisible(problem is not None)
        wear(self.box, "wrong", problem is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what is typed, F2 opens the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_F2:
                self.offer(self.text())
                self.box.showPopup()
                return True
        return super().eventFilter(watched, event)

    def _pick_folder(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, self.box.accessibleName(), self.text()):
            self.box.setEditText(folder)
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.picked.emit([Path(folder)])

    def _pick_files(self) -> None:
        files, _filter = QFileDialog.getOpenFileNames(self, self.box.accessibleName(), self.text())
        if files:
            self.box.setEditText(str(Path(files[0]).parent))
            self.picked.emit([Path(file) for file in files])
