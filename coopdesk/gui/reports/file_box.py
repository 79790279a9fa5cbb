"""Where a paper is saved: the offered or typed place, and what is asked before anything there is replaced."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from coopdesk.gui.session import Session
from coopdesk.gui.words import _
from coopdesk.services.drives import lies, typed_path
from coopdesk.services.paper_files import free, papers_folder


class FileBox(QLineEdit):
    """Folder and name. What lies there and was not written here is replaced when that is asked for twice."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folder: Path | None = None
        self._name = ""
        self._asked: Path | None = None
        self._own: set[Path] = set()
        self._told = False
        session.told.connect(self._heard)
        self.setAccessibleName(_("File"))
        self.setAccessibleDescription(_("Where the PDF is saved: folder and name. Enter saves."))

    @property
    def folder(self) -> Path:
        """Where was saved last, at first the folder reports beside the data file."""
        return self._folder or papers_folder(self._session.store)

    def offer(self, name: str) -> None:
        """Offer the name of another paper; beside the same one what was typed stays."""
        if name != self._name:
            self._name = name
            self.setText(str(self.folder / name))

    def withdraw(self) -> None:
        """Offer nothing, since no paper is chosen; a place that was typed by hand stays."""
        if self._name and self.text() == str(self.folder / self._name):
            self.clear()
            self._name = ""

    def place(self) -> Path:
        """The typed place as it is, a name alone in the offered folder."""
        return self.folder / typed_path(self.text())

    def pdf(self) -> Path:
        """The typed place of one PDF; a folder alone takes the offered name."""
        path = self.place()
        if lies(path) == "folder":
            return path / self._name
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    def may_take(self, path: Path, words: str) -> bool:
        """Whether a place is free, or is to be taken, asked with marked words; raises StorageError for no PDF."""
        there = lies(path)
        if self._asked == path or path in self._own or there == "nothing":
            return True
        if there == "file":
            free(self._session.store, path, path.parent)
        self._asked = path
        self.ask(_(words, file=path.name))
        return False

    def written(self, path: Path) -> None:
        """Something was written here by this window."""
        self._folder, self._asked = path.parent, None
        self._own.add(path)

    def ask(self, words: str) -> None:
        """Say something of the paper in hand in the foot; it goes with the paper."""
        self._session.tell(words, "query")
        self._told = True

    def forget(self) -> None:
        """Another paper comes, or the same anew: what was asked of the former is over."""
        self._asked = None
        if self._told:
            self._session.tell("")

    def _heard(self, _words: str, _level: str) -> None:
        self._told = False
