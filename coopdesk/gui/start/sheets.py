"""The sheets of the first start that lead to an open file: open one, set one up, make the example."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import checked, field_of
from coopdesk.domain.period import Month
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.form import Form, text_label
from coopdesk.gui.start.parts import PathRow, card, chain, line_up, mark_all, read_all
from coopdesk.gui.start.records import Beginning, Places
from coopdesk.gui.theme import MIDDLE
from coopdesk.gui.words import _, language
from coopdesk.gui.work import Progress
from coopdesk.services.drives import lies
from coopdesk.services.setup import SUFFIX, example_catalogue, set_up_cooperative, set_up_federation
from coopdesk.services.table_columns import columns_told

Step = Callable[[Progress], Path]
"""Work that leads to a data file."""


def documents() -> Path:
    """Where new files are offered a place."""
    from platformdirs import user_documents_path

    return user_documents_path() / "coopdesk"


class Sheet(QWidget):
    """One sheet: boxes, and the work that its action starts. ``ready`` carries the work's title and the work."""

    title = ""
    about = ""
    action = N_("Open")
    ready = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Form | PathRow] = []

    def finish(self, parts: Sequence[Form | PathRow]) -> None:
        """Join the parts: Enter runs through all of them and then acts."""
        self.parts = list(parts)
        chain(self.parts)
        self.parts[-1].entered.connect(self.act)

    def begin(self) -> None:
        """Put the cursor into the first box."""
        first = self.parts[0]
        if isinstance(first, Form):
            first.begin()
        else:
            first.box.setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show problems under their boxes; returns those without a box."""
        return mark_all(self.parts, problems)

    def texts(self) -> list[dict[str, str]]:
        """What is typed, part by part."""
        return [part.texts() if isinstance(part, Form) else {"path": part.text} for part in self.parts]

    def show_texts(self, texts: Sequence[dict[str, str]]) -> None:
        """Put back what `texts` gave."""
        for part, typed in zip(self.parts, texts, strict=True):
            if isinstance(part, Form):
                part.show_texts(typed)
            else:
                part.show_path(typed["path"])

    def act(self) -> None:
        """Do it, or mark what stands in the way."""
        try:
            work = self.work()
        except EntryError as refusal:
            self.mark(refusal.problems)
        else:
            self.mark([])
            self.ready.emit(_(self.title), work)

    def work(self) -> Step:
        """What is to be done with the values as they are; raises EntryError."""
        raise NotImplementedError

    def _path(self, row: PathRow) -> Path:
        path = row.path()
        if path is None:
            raise EntryError([Problem(row.row.field.name, N_("is needed"))])
        return path


class OpenSheet(Sheet):
    """Open a data file that is there."""

    title = N_("Open a data file")

    def __init__(self, path: str = "") -> None:
        super().__init__()
        self.file = PathRow(field_of(Places, "file"), "open")
        self.file.show_path(path)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(_("Where it is"), self.file))
        layout.addStretch(1)
        self.finish([self.file])

    def work(self) -> Step:
        """The file, if it is there."""
        path = self._path(self.file)
        if lies(path) != "file":
            raise EntryError([Problem("file", N_("There is no file %(file)s."), {"file": path.name})])
        return lambda _progress: path


class CooperativeSheet(Sheet):
    """Set up a co-operative's file by hand."""

    title = N_("Set up a co-operative")
    action = N_("Set it up")

    def __init__(self) -> None:
        super().__init__()
        first, second = ("zh", "en") if language() == "zh" else ("en", "zh")
        both = [f"{what}_{tongue}" for what in ("name", "trade", "district") for tongue in (first, second)]
        self.unit = Form(Cooperative, ["code", *both[:2]])
        self.kind = Form(KindSpan, ["kind"])
        self.rest = Form(Cooperative, [*both[2:], "founded_on", "responsible", "clerk", "telephone"])
        self.desk = Form(
            Desk,
            ["federation", f"federation_{first}", f"federation_{second}", "start", "currency", "exponent", "due_day"],
        )
        self.beginning = Form(Beginning)
        self.table = PathRow(field_of(Places, "table"), "table")
        self.file = PathRow(field_of(Places, "file"), "save")
        self._offer()
        self._lay_out()
        self.finish([self.unit, self.kind, self.rest, self.desk, self.beginning, self.table, self.file])

    def _offer(self) -> None:
        self.kind.show_record({"kind": "PC"})
        start = Month.of(today()) + -1
        self.desk.show_record(Desk("cooperative", start=start))
        self.beginning.show_record(Beginning())
        self.table.hide()
        self._offered = ""
        self._offer_file()
        self.unit.edited.connect(lambda name: self._offer_file() if name == "code" else None)
        self.beginning.edited.connect(lambda _name: self._show_table())

    def show_texts(self, texts: Sequence[dict[str, str]]) -> None:
        """Put back what was typed, with the box for a table where one was chosen."""
        super().show_texts(texts)
        self._show_table()

    def _offer_file(self) -> None:
        """A place named by the code, until another one is typed."""
        if self.file.text == self._offered:
            code = self.unit.texts()["code"].strip()
            self._offered = str(documents() / f"{code}{SUFFIX}") if code else ""
            self.file.show_path(self._offered)

    def _show_table(self) -> None:
        self.table.setVisible(self.beginning.texts()["catalogue"] == "table")

    def _lay_out(self) -> None:
        line_up([self.unit, self.kind, self.rest], 420)
        line_up([self.desk, self.beginning, self.table], 380)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        hint = text_label(_(field_of(Beginning, "teams").help), "muted")
        hint.setWordWrap(True)
        layout.addWidget(card(_("Co-operative"), self.unit, self.kind, self.rest), 0, 0, 2, 1)
        layout.addWidget(card(_("Federation and reporting"), self.desk), 0, 1)
        layout.addWidget(card(_("To begin with"), self.beginning, self.table, hint), 1, 1)
        layout.addWidget(card(_("Where it is kept"), self.file), 2, 0, 1, 2)
        layout.setRowStretch(3, 1)

    def work(self) -> Step:
        """Make the file with what is typed."""
        forms = [self.unit, self.kind, self.rest, self.desk, self.beginning]
        values: dict[str, Any] = read_all(forms)
        kind, teams = values.pop("kind"), values.pop("teams")
        catalogue = self._catalogue(values.pop("catalogue"))
        desk_names = list(self.desk.boxes)
        desk = Desk("cooperative", cooperative=values["code"], **{name: values.pop(name) for name in desk_names})
        if desk.start is None:
            raise EntryError([Problem("start", N_("is needed"))])
        cooperative = checked(Cooperative(**values))
        checked(desk)
        path = self._path(self.file)
        return lambda _progress: set_up_cooperative(path, cooperative, kind, desk, teams=teams, catalogue=catalogue)

    def _catalogue(self, choice: str) -> Path | None:
        if choice == "example":
            return example_catalogue()
        return self._path(self.table) if choice == "table" else None


class FederationSheet(Sheet):
    """Set up a federation's file."""

    title = N_("Set up a federation")
    action = N_("Set it up")

    def __init__(self) -> None:
        super().__init__()
        first, second = ("zh", "en") if language() == "zh" else ("en", "zh")
        names = ["federation", f"federation_{first}", f"federation_{second}"]
        self.desk = Form(Desk, [*names, "currency", "exponent", "price_year", "due_day"])
        self.desk.show_record(Desk("federation"))
        self.registers = PathRow(field_of(Places, "registers"), "folder")
        help_of = [_(field_of(Places, "registers").help), *columns_told(Desk("federation").price_year, language())]
        self.registers.row.box.setAccessibleDescription("\n\n".join(help_of))
        self.file = PathRow(field_of(Places, "file"), "save")
        self.file.show_path(documents() / f"federation{SUFFIX}")
        line_up([self.desk], 420)
        line_up([self.registers, self.file])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(card(_("Federation"), self.desk))
        layout.addWidget(card(_("Registers and data file"), self.registers, self.file))
        layout.addStretch(1)
        self.finish([self.desk, self.registers, self.file])

    def work(self) -> Step:
        """Make the file and take in the tables."""
        values: dict[str, Any] = self.desk.values()
        desk = checked(Desk("federation", **values))
        path, registers = self._path(self.file), self.registers.path()
        if not (desk.federation_en or desk.federation_zh):
            raise EntryError([Problem("federation_zh", N_("needs a name in one language at least"))])
        return lambda _progress: set_up_federation(path, desk, registers)


class ExampleSheet(Sheet):
    """Make the Beijing 1954 example, or open it where it was made before."""

    title = N_("The example: Beijing 1954")
    about = N_("200 co-operatives, January to April 1954. It is made in a new folder; that takes about a minute.")
    action = N_("Open the co-operative's desk")
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        from coopdesk.gui.start.parts import EnterButton

        self.folder = PathRow(field_of(Places, "example"), "folder")
        self.folder.show_path(documents() / "beijing-1954")
        self.as_federation = EnterButton(_("Open the federation's desk"))
        self.as_federation.clicked.connect(lambda: self._act_as("federation"))
        self._role = "cooperative"
        line = QHBoxLayout()
        line.addWidget(self.as_federation)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(text_label(_(self.about), "muted"))
        layout.addWidget(card(_("Where it is kept"), self.folder))
        layout.addLayout(line)
        layout.addStretch(1)
        self.finish([self.folder])

    def _act_as(self, role: str) -> None:
        self._role = role
        self.act()
        self._role = "cooperative"

    def work(self) -> Step:
        """Make the example and give the file of the role asked for."""
        folder, role, told = self._path(self.folder), self._role, self.told

        def make(progress: Progress) -> Path:
            from coopdesk.services.demo import make_demo

            def tell(step: str) -> None:
                told.emit(step)
                progress(0)

            made = make_demo(folder, tell)
            return made.federation if role == "federation" else made.cooperative

        return make
