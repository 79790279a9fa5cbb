"""The set-up of a competition, step after step by keys: new, duplicated, changed, or as a new edition."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.competitions import Competition, Edition, Prize
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.language import joined
from coopdesk.domain.terms import Terms, template
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.gui.competitions.setup.basics import BasicsStep
from coopdesk.gui.competitions.setup.entrants import EntrantsStep
from coopdesk.gui.competitions.setup.preview import PreviewStep
from coopdesk.gui.competitions.setup.step import Step
from coopdesk.gui.competitions.setup.tables import LimitStep, MethodStep, PrizeStep
from coopdesk.gui.form import hint_label, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.screen import Pages
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, language, name_of, worded
from coopdesk.services import competition_terms

_HEADS = {
    "new": N_("New competition"), "copy": N_("New competition like “%(title)s”"), "draft": N_("Draft “%(title)s”"),
    "announced": N_("Conditions of “%(title)s”"), "edition": N_("New edition of “%(title)s”"),
}  # fmt: skip

_RECORDS = (Competition, Edition, Condition, Gate, Prize)


class SetUp(QWidget):
    """Six steps; Enter in the last box of a step goes to the next, Ctrl+PgUp and Ctrl+PgDn go to and fro.

    ``kept`` carries the code of what was announced or kept as a draft; ``given_up`` comes where nothing is kept.
    """

    kept = Signal(str)
    given_up = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._terms = competition_terms.begun(session.store, session.month)
        self._new = True
        self.started = False
        self._origin = ("new", "")
        self._untouched: dict[str, Any] = {}
        self.basics, self.entrants = BasicsStep(session), EntrantsStep(session)
        self.method, self.limits, self.prizes = MethodStep(), LimitStep(), PrizeStep()
        self.preview = PreviewStep(session)
        self.steps: dict[str, Step] = {
            "basics": self.basics, "entrants": self.entrants, "method": self.method, "limits": self.limits,
            "prizes": self.prizes, "preview": self.preview,
        }  # fmt: skip
        titles = (N_("Title and months"), N_("Entrants"), N_("Method and indicators"), N_("Limits"),
                  N_("Prizes and objections"), N_("Preview"))  # fmt: skip
        self.pages = Pages()
        for number, (name, title) in enumerate(zip(self.steps, titles, strict=True), start=1):
            self.pages.add(name, f"{number} {_(title)}", self.steps[name])
            self.steps[name].done.connect(self._next)
            self.steps[name].edited.connect(self._told_again)
        self.pages.turned.connect(self._turned)
        self.preview.announced.connect(self._to_announce)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self.keep)
        bind(self, "Alt+Left", self._give_up)

    def _lay_out(self) -> None:
        self.head = text_label("", "subheading")
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.not_now = QPushButton(_("Not now (Alt+←)"))
        self.not_now.clicked.connect(self._give_up)
        self.keep_button = QPushButton()
        self.keep_button.clicked.connect(self.keep)
        self.announce_button = QPushButton(_("Announce the competition"))
        self.announce_button.setProperty("main", True)
        self.announce_button.clicked.connect(self.announce)
        self.next_button = QPushButton(_("Next step (Ctrl+PgDn)"))
        self.next_button.setProperty("main", True)
        self.next_button.clicked.connect(self._next)
        row = QHBoxLayout()
        row.addWidget(hint_label(_("Enter next box, at the end the next step  •  Ctrl+PgUp, Ctrl+PgDn other step")), 1)
        for button in (self.not_now, self.keep_button, self.next_button, self.announce_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(row)

    def begin(self) -> None:
        """Start a new competition in the month in hand."""
        self._show("new", competition_terms.begun(self.session.store, self.session.month))

    def duplicate(self, code: str) -> None:
        """Start a new competition with the terms of another, for the months after it."""
        self._show("copy", competition_terms.duplicate(self.session.store, code), code)

    def edit(self, code: str) -> None:
        """Change a draft or what was announced; what was evaluated gets a new edition."""
        if competition_terms.frozen(self.session.store, code):
            self._show("edition", competition_terms.new_edition(self.session.store, code), code)
            return
        terms = competition_terms.terms_of(self.session.store, code)
        self._show("draft" if terms.edition.announced_on is None else "announced", terms, code)

    def _show(self, what: str, terms: Terms, origin: str = "") -> None:
        self._terms, self._new = terms, what in ("new", "copy")
        self._origin = (what, origin)
        self.started = True
        self.basics.new = self._new
        like = competition_terms.terms_of(self.session.store, origin) if what == "copy" else terms
        self.head.setText(_(_HEADS[what], title=name_of(like.competition, "title")))
        self.keep_button.setText(_("Keep (Ctrl+Enter)") if what == "announced" else _("Keep as draft (Ctrl+Enter)"))
        for step in self.steps.values():
            step.show_terms(terms)
        self._untouched = self._texts()
        self._tell([])
        self.pages.open("basics")

    def _texts(self) -> dict[str, Any]:
        return {name: step.texts() for name, step in self.steps.items()}

    def in_hand(self) -> dict[str, Any]:
        """What was typed and is not kept: where it began, the step in front, and all texts; empty for nothing."""
        if not self.started or (typed := self._texts()) == self._untouched:
            return {}
        what, of = self._origin
        return {"what": what, "of": of, "step": self.pages.current, "texts": typed}

    def put_back(self, kept: Mapping[str, Any]) -> None:
        """Begin as `in_hand` says it began, and put its texts back; raises DeskError where that is gone."""
        if kept["what"] == "new":
            self.begin()
        elif kept["what"] == "copy":
            self.duplicate(kept["of"])
        else:
            self.edit(kept["of"])
        for name, texts in kept["texts"].items():
            self.steps[name].show_texts(texts)
        self.pages.open(kept["step"] if kept["step"] != "preview" else "basics")

    def arrive(self) -> None:
        """Put the cursor where the step in front begins."""
        self.steps[self.pages.current].begin()

    def _next(self) -> None:
        self.pages.turn(1)

    def _turned(self, name: str) -> None:
        """Let the other steps follow what was typed; the preview needs all of it."""
        self._tell([])
        self.next_button.setVisible(name != "preview")
        self.announce_button.setVisible(name == "preview")
        try:
            typed = self.basics.read(self._terms)
        except EntryError:
            typed = self._terms
        if self.method.follow(typed.competition.level):
            self.limits.rows.show_records(template(self.method.method(), typed.competition.level)[1])
        if name == "entrants":
            self.entrants.follow(typed)
        if name == "preview" and not self._try():
            return
        self.steps[name].begin()

    def _try(self) -> bool:
        """Show the preview, or go to what has to be corrected first; whether it is shown."""
        try:
            terms = self.collected()
        except EntryError as refusal:
            self._mark(refusal.problems)
            return False
        self._tell([])
        self.preview.try_terms(terms)
        return True

    def collected(self) -> Terms:
        """The terms as they are typed; raises EntryError with everything that is wrong."""
        terms, problems = self._terms, list[Problem]()
        for step in self.steps.values():
            try:
                terms = step.read(terms)
            except EntryError as error:
                problems += error.problems
        if not problems:
            terms = terms.kept_as(terms.competition.code, terms.edition.number)
            problems = list(terms.problems())
        if problems:
            raise EntryError(problems)
        return terms

    def _mark(self, problems: Sequence[Problem]) -> None:
        """Mark all problems, and go to the first step that has one."""
        wrong = [name for name, step in self.steps.items() if step.mark(problems)]
        if wrong and self.pages.current != wrong[0]:
            self.pages.open(wrong[0])
        if wrong:
            self.steps[wrong[0]].mark(problems)
        self._tell(problems)

    def _tell(self, problems: Sequence[Problem]) -> None:
        words = joined(dict.fromkeys(told(one, *_RECORDS) for one in problems), language())
        sentence = _("To be corrected in the marked boxes: %(problems)s", problems=words) if words else ""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _told_again(self) -> None:
        """What was corrected leaves the red line."""
        if self.trouble.text():
            try:
                self.collected()
            except EntryError as refusal:
                self._tell(refusal.problems)
            else:
                self._tell([])

    def keep(self) -> None:
        """Keep what is typed, without announcing what is a draft."""
        self._save(self._terms.edition.announced_on)

    def _to_announce(self) -> None:
        """Enter after the day leads to the button, so that nothing is announced by a key too many."""
        self.announce_button.setFocus(Qt.FocusReason.TabFocusReason)

    def announce(self) -> None:
        """Announce what is typed on the day in the box."""
        try:
            day = self.preview.day()
        except EntryError as refusal:
            self.pages.open("preview")
            self._mark(refusal.problems)
        else:
            self._save(day)

    def _save(self, day: date | None) -> None:
        if self.session.refuses():
            return
        try:
            terms = self.collected()
            terms = dataclasses.replace(terms, edition=dataclasses.replace(terms.edition, announced_on=day))
            kept = competition_terms.save_terms(self.session.store, terms, self._new, self.session.operator)
        except EntryError as refusal:
            self._mark(refusal.problems)
        except DeskError as refusal:
            self.session.tell(explain(refusal), "error")
        else:
            self.session.tell(_("Announced on %(day)s.", day=worded(day)) if day else _("Kept as a draft."))
            self.started = False
            self.kept.emit(kept.competition.code)

    def _give_up(self) -> None:
        self.started = False
        self.given_up.emit()
