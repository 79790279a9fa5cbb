"""Objections to an evaluation: who, against whom and what; the reply, the vote, upheld or rejected; days left."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.dates import today
from coopdesk.domain.entries import condition_name
from coopdesk.domain.evaluations import OUTCOMES, Objection
from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.choosing import Choice
from coopdesk.gui.competitions.state import NOT_YET, Shown
from coopdesk.gui.form import Form, scrolled, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, language, name_of
from coopdesk.services import evaluations
from coopdesk.services.competition_life import decision_of, objections_until

_NAMES = (
    "objector", "raised_on", "entrant", "indicator", "text",
    "reply", "votes_for", "votes_against", "outcome", "settled_on",
)  # fmt: skip


class ObjectionsPage(QWidget):
    """The list, and the form of the one in hand under it. ``kept`` comes after each is kept."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.before: Objection | None = None
        self._shown: Shown | None = None
        self._of: tuple[str, int] | None = None
        self.words = text_label("")
        self.words.setWordWrap(True)
        self.list = Ledger(_("Objections"), self._columns(), lambda one: one.number, _("No objection."))
        self.list.setMinimumHeight(96)
        self.title = text_label("", "subheading")
        choices: dict[str, list[Choice]] = {"entrant": [], "indicator": []}
        self.form = Form(Objection, _NAMES, month=session.month, choices=choices, columns=2)
        for name in ("text", "reply"):
            self.form.boxes[name].box.setMinimumWidth(380)
        self._stands = self.form.texts()
        self.form.entered.connect(self._finish)
        self.list.chosen.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.words)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(self.title)
        layout.addWidget(scrolled(self.form), 3)
        layout.addWidget(
            text_label(_("F5 new  •  Enter opens, in the last box it keeps  •  Ctrl+Enter keeps"), "muted")
        )
        for keys, act in (("F5", self.begin_new), ("Ins", self.begin_new), ("Ctrl+Return", self._finish),
                          ("Ctrl+Enter", self._finish)):  # fmt: skip
            bind(self, keys, act)

    def _columns(self) -> list[Column]:
        return [
            Column(_("No."), lambda one: str(one.number), 44, number=True),
            Column(_("Objector"), lambda one: one.objector, 120),
            Column(_("About"), self._about, 190),
            Column(_("Objection"), lambda one: one.text, 0),
            Column(_("Reply"), lambda one: one.reply, 0),
            Column(_("For : against"), _vote, 90),
            Column(_("Outcome"), lambda one: _(OUTCOMES[one.outcome]), 84, tone=_tone),
        ]

    def _about(self, one: Objection) -> str:
        if self._shown is None:
            return ""
        board = self._shown.board
        who = [name_of(entrant) for entrant in board.standings if entrant.code == one.entrant] or [one.entrant]
        what = [condition_name(each, language()) for each in board.conditions if each.indicator == one.indicator]
        return "  •  ".join(part for part in (*who, *what) if part)

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.form.texts() != self._stands

    def show_state(self, found: Shown) -> None:
        """Show the objections to the evaluation in hand; what is typed stays."""
        one = found.evaluation
        of = (one.competition, one.number) if one else None
        other, self._of, self._shown = of != self._of, of, found
        entrants = [Choice(each.code, name_of(each)) for each in found.board.standings]
        indicators = [Choice(each.indicator, condition_name(each, language())) for each in found.board.conditions]
        self.words.setText(_headline(self.session, found))
        if one is None:
            self.list.show_rows([])
        else:
            self.list.show_rows(evaluations.objections(self.session.store, one.competition, one.number))
        if other or not self.changed:
            self.form.show_choices("entrant", entrants)
            self.form.show_choices("indicator", indicators)
            self._blank()
        decided = one is not None and decision_of(self.session.store, one) is not None
        self.form.set_locked(one is None or decided, _(NOT_YET) if one is None else _("The committee has decided."))

    def _blank(self) -> None:
        self.before = None
        self.title.setText(_("New objection"))
        self.form.show_record({"raised_on": today(), "outcome": "open"})
        self._stands = self.form.texts()

    def _open(self, one: Objection) -> None:
        if not self.commit():
            return
        self.before = one
        self.title.setText(_("Objection %(number)s", number=one.number))
        offered = {} if one.settled_on else {"settled_on": today()}
        self.form.show_record(dataclasses.asdict(one))
        self._stands = self.form.texts()
        if offered and one.outcome == "open":
            self.form.boxes["reply"].box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.begin()

    def begin(self) -> None:
        """In the list where there are any, else in the form."""
        if self.list.rows.rowCount() and not self.changed:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.begin()

    def begin_new(self) -> None:
        """A new objection."""
        if self.commit():
            self._blank()
            self.form.begin()

    def commit(self) -> bool:
        """Keep what is typed, or say what stands in the way; whether nothing is left that is not kept."""
        if not self.changed or self._of is None:
            return True
        if self.session.refuses():
            return False
        try:
            number = self.before.number if self.before else 0
            values = self.form.values()
            if values["outcome"] != "open" and values["settled_on"] is None:
                values["settled_on"] = today()
            evaluations.save_objection(
                self.session.store, Objection(*self._of, number, **_filled(values)), self.session.operator
            )
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.session.tell(told(homeless[0], Objection), "error")
            return False
        except DeskError as refusal:
            self.session.tell(explain(refusal), "error")
            return False
        self._blank()
        self.kept.emit()
        return True

    def _finish(self) -> None:
        if self.commit():
            self.begin()


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values of the form; nothing chosen is empty text."""
    return {name: "" if value is None and name in ("entrant", "indicator") else value for name, value in values.items()}


def _vote(one: Objection) -> str:
    if one.votes_for is None and one.votes_against is None:
        return ""
    return f"{one.votes_for or 0} : {one.votes_against or 0}"


def _tone(one: Objection) -> str:
    return "query" if one.outcome == "open" else "ink"


def _headline(session: Session, found: Shown) -> str:
    one = found.evaluation
    if one is None:
        return _(NOT_YET)
    until = objections_until(session.store, one)
    left = (until - today()).days
    about = _("Objections to evaluation %(number)s, %(period)s", number=one.number, period=one.span)
    if decision_of(session.store, one) is not None:
        state = _("the committee has decided")
    elif left >= 0:
        state = _("heard until %(day)s, %(count)s days left", day=until, count=left)
    else:
        state = _("heard until %(day)s; the days are over", day=until)
    return _("%(what)s: %(state)s", what=about, state=state)
