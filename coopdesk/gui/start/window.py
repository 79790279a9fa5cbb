"""The window of the first start: language, what to do, and the sheet for it; all by keys."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.language import LANGUAGES, Language
from coopdesk.errors import N_, EntryError
from coopdesk.gui.form import scrolled, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.shell.foot import Foot
from coopdesk.gui.shell.helping import Helping
from coopdesk.gui.shell.rail import other_language
from coopdesk.gui.start.copied import ANSWERS, CopyFound, question
from coopdesk.gui.start.from_federation import FromFederationSheet
from coopdesk.gui.start.parts import BigChoice, EnterButton, main_button
from coopdesk.gui.start.sheets import CooperativeSheet, ExampleSheet, FederationSheet, OpenSheet, Sheet, Step
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, base_font
from coopdesk.gui.words import _, language, speak
from coopdesk.gui.work import Progress, Work

WELCOME = "coopdesk"
CHOICES = {
    "open": (OpenSheet, N_("Open a data file"), N_("One that was made here or came from another computer.")),
    "directive": (
        FromFederationSheet,
        N_("Open the federation's file"),
        N_("It brings name, code, catalogue, prices, plan and due days of a new desk."),
    ),
    "cooperative": (
        CooperativeSheet,
        N_("Set up a co-operative"),
        N_("By hand: name, code, first month, teams and the catalogue of products."),
    ),
    "federation": (
        FederationSheet,
        N_("Set up a federation"),
        N_("Names and registers; then the co-operatives' return files are taken in."),
    ),
    "example": (
        ExampleSheet,
        N_("The example: Beijing 1954"),
        N_("200 co-operatives with four months, to look at and to try everything on."),
    ),
}


class StartWindow(QMainWindow):
    """Leads to an open file: ``opened`` carries its path, ``looked`` that of one to be looked at only.

    ``last`` is the file that was open last, if any; ``look`` one that can only be looked at now. ``copy`` is one that
    the page *copy* asks about; ``moved`` carries it where it goes on here for good.
    """

    opened = Signal(object)
    looked = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        page: str = "language",
        last: Path | None = None,
        said: str = "",
        *,
        over_file: bool = False,
        look: Path | None = None,
        copy: CopyFound | None = None,
    ) -> None:
        super().__init__()
        self._copy = copy
        self._leaves_from = page if over_file else ""
        self._last, self._look = last, look
        self._looking = False
        self._page = page
        self._work: Work | None = None
        self._typed: dict[str, list[dict[str, str]]] = {}
        self.sheet: Sheet | None = None
        self.resize(1366, 728)
        self.setMinimumSize(960, 600)
        bind(self, "Alt+Left", self.back)
        bind(self, "Ctrl+L", lambda: self.change_language(other_language()))
        bind(self, "Ctrl+Q", self.close)
        self.show_page(page)
        self.help.bind_keys(self, lambda: self.help)
        if said:
            self.foot.say(said, "error")

    def show_page(self, page: str) -> None:
        """Build a page anew in the language of the window: ``language``, ``choice`` or a sheet's name.

        What was typed into a sheet before is there again.
        """
        if self.sheet is not None:
            self._typed[self._page] = self.sheet.texts()
        self._page = page
        self.sheet = None
        self.setWindowTitle(WELCOME)
        self.foot = Foot()
        self.setStatusBar(self.foot)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        side = 2 * LARGE if page in CHOICES else 14 * LARGE
        layout.setContentsMargins(side, LARGE, side, MIDDLE)
        layout.setSpacing(MIDDLE)
        makers = {"language": self._languages, "choice": self._choice, "copy": self._copied}
        makers.get(page, self._sheet)(layout)
        self.setCentralWidget(whole)
        self.help = Helping(whole, "start", self._topic)
        self.panel = self.help.panel
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self.sheet is not None:
            self.sheet.begin()
        else:
            self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _languages(self, layout: QVBoxLayout) -> None:
        """Two large choices, each in its own language."""
        self.choices: dict[str, BigChoice] = {}
        layout.addStretch(1)
        layout.addWidget(text_label("语言　Language", "heading"))
        for place, (code, name) in enumerate(sorted(LANGUAGES.items(), reverse=True), start=1):
            self._add_choice(layout, code, BigChoice(name, "", place))
            self.choices[code].clicked.connect(lambda _checked=False, wanted=code: self.change_language(wanted))
        self.first = self.choices[language()]
        layout.addStretch(2)

    def _choice(self, layout: QVBoxLayout) -> None:
        """What to do: the last file, a file that is there, a new one, the example."""
        self.choices = {}
        layout.addStretch(1)
        layout.addWidget(text_label(_("What would you like to do?"), "heading"))
        names = list(CHOICES)
        if self._look is not None:
            title = _("Only look at %(file)s", file=self._look.name)
            self._add_choice(layout, "look", BigChoice(title, _("As it was saved last; nothing can be changed."), 1))
            self.choices["look"].clicked.connect(lambda: self.looked.emit(self._look))
        if self._last is not None:
            title = _("Go on with %(file)s", file=self._last.name)
            self._add_choice(layout, "last", BigChoice(title, str(self._last.parent), len(self.choices) + 1))
            self.choices["last"].clicked.connect(lambda: self.opened.emit(self._last))
        for number, name in enumerate(names, start=len(self.choices) + 1):
            _made, title, about = CHOICES[name]
            self._add_choice(layout, name, BigChoice(_(title), _(about), number))
            self.choices[name].clicked.connect(lambda _checked=False, page=name: self.show_page(page))
        self.first = next(iter(self.choices.values()))
        row = QHBoxLayout()
        for code, words in LANGUAGES.items():
            if code != language():
                switch = EnterButton(words)
                switch.clicked.connect(lambda _checked=False, wanted=code: self.change_language(wanted))
                row.addWidget(switch)
        row.addStretch(1)
        row.addWidget(text_label(_("Digits, arrow keys and Enter choose."), "muted"))
        layout.addLayout(row)
        layout.addStretch(2)

    def _copied(self, layout: QVBoxLayout) -> None:
        """What a copied file is for: to go on with, or to be looked at."""
        assert self._copy is not None
        path = self._copy.path
        self.choices = {}
        layout.addStretch(1)
        for label in question(self._copy):
            layout.addWidget(label)
        for number, (name, (title, about)) in enumerate(ANSWERS.items(), start=1):
            self._add_choice(layout, name, BigChoice(_(title), _(about), number))
        self.choices["moved"].clicked.connect(lambda: self.moved.emit(path))
        self.choices["look"].clicked.connect(lambda: self.looked.emit(path))
        self.first = self.choices["look"]
        layout.addWidget(text_label(_("Digits, arrow keys and Enter choose; Esc opens nothing."), "muted"))
        layout.addStretch(2)

    def _add_choice(self, layout: QVBoxLayout, name: str, choice: BigChoice) -> None:
        self.choices[name] = choice
        choice.setShortcut(QKeySequence(str(choice.number)))
        layout.addWidget(choice)

    def change_language(self, wanted: Language) -> None:
        """Speak a language from now on; the page is made anew, the language's own leads to the choice."""
        if self._work is not None:
            return
        speak(wanted)
        QApplication.setFont(base_font())
        self.show_page("choice" if self._page == "language" else self._page)

    def _sheet(self, layout: QVBoxLayout) -> None:
        maker = CHOICES[self._page][0]
        self.sheet = sheet = OpenSheet(str(self._last or "")) if maker is OpenSheet else maker()
        if self._page in self._typed:
            sheet.show_texts(self._typed[self._page])
        layout.addWidget(text_label(_(sheet.title), "heading"))
        layout.addWidget(scrolled(sheet), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        back = EnterButton(_("Back (Esc)"))
        back.setToolTip("Alt+←")
        back.clicked.connect(self.back)
        self.action = main_button(_(sheet.action))
        self.action.clicked.connect(sheet.act)
        self.look = EnterButton(_("Only look"))
        self.look.setAccessibleDescription(_("Opens the file without changing it; nothing can be typed or sent then."))
        if not isinstance(sheet, OpenSheet):
            self.look.hide()
        self.look.clicked.connect(self._act_to_look)
        buttons.addWidget(text_label(_("Enter goes from box to box; in the last one it does it."), "muted"))
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(self.look)
        buttons.addWidget(self.action)
        layout.addLayout(buttons)
        sheet.ready.connect(self._start)
        if isinstance(sheet, ExampleSheet):
            sheet.told.connect(lambda step: self.foot.say(_(step)))

    def _act_to_look(self) -> None:
        self._looking = True
        if self.sheet is not None:
            self.sheet.act()
        self._looking = self._work is not None  # nothing was to be done where a box is wrong

    def back(self) -> None:
        """To the choice before, unless something is being made; over an open file back to that."""
        if self._work is None and self._page == self._leaves_from:
            self.close()
        elif self._work is None:
            self.show_page("choice" if self.sheet is not None or self._page == "copy" else "language")

    def _start(self, title: str, step: Step) -> None:
        """Do the work beside the window; what a person typed wrong comes back under its box."""
        if self._work is not None:
            return

        def work(progress: Progress) -> Path | EntryError:
            try:
                return step(progress)
            except EntryError as refusal:
                return refusal

        self._work = Work(title, work, self._done, self)
        self._work.ended.connect(self._ended)
        self.foot.accompany(self._work)
        self._work.start()

    def _ended(self) -> None:
        self._work = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being made is cancelled first: it would speak to a window that is gone."""
        if self._work is not None:
            self._work.cancel()
            event.ignore()
            return
        super().closeEvent(event)

    def _done(self, result: Path | EntryError) -> None:
        looking, self._looking = self._looking, False
        if isinstance(result, Path):
            (self.looked if looking else self.opened).emit(result)
        elif self.sheet is not None and (homeless := self.sheet.mark(result.problems)):
            self.foot.say(told(homeless[0], Desk, Cooperative), "error")

    def _topic(self) -> tuple[str, str]:
        """The help page of what is in front."""
        return "copies" if self._page == "copy" else "start", self._page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back as Alt+Left does; in a box it first takes back what was typed there."""
        if event.key() == Qt.Key.Key_Escape and (self.sheet is not None or self._page == "copy"):
            self.back()
        else:
            super().keyPressEvent(event)
