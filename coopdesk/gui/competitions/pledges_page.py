"""The letters of those who take part: whom they challenge, what they pledge to reach, who signed; printed by Ctrl+P."""

import dataclasses
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.competition_papers import LETTERS, Letter, Party
from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.evaluations import Pledge, PledgedTarget
from coopdesk.domain.field import Field, field_of
from coopdesk.domain.language import joined
from coopdesk.domain.numbers import digits
from coopdesk.errors import N_, DeskError, EntryError
from coopdesk.gui.choosing import Choice
from coopdesk.gui.competitions.state import Shown
from coopdesk.gui.form import Form, scrolled, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, language, name_of, worded
from coopdesk.services import competition_papers, competitions, evaluations, pledges

_EVALUATED: Final = N_("The competition was evaluated; what was pledged is not changed any more.")
_NOT_YET: Final = N_("not kept yet")
_LETTER: Final = {
    "challenges": (str, Field(N_("Challenges"), help=N_("Whom it challenges; empty: all."))),
    "text": (str, Field(N_("Words of the letter"), length=1000)),
    "signed_by": (str, Field(N_("Signature"), length=96)),
    "signed_on": (date | None, Field(N_("Signed on"))),
}
"""The boxes of a letter; those of what is pledged follow, one for each indicator of the conditions."""


class PledgesPage(QWidget):
    """Everybody who takes part, and the letter of the one in hand under the list. ``kept`` comes after each is kept."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.code = ""
        self.party: Party | None = None
        self.form: Form | None = None
        self._asked: tuple[Condition, ...] = ()
        self._stands: dict[str, str] = {}
        self.list = Ledger(_("Letters"), self._columns(), lambda one: one.party.code, _("Nobody takes part."))
        self.list.setMinimumHeight(120)
        self.list.chosen.connect(self._open)
        self.list.turned.connect(self._turned)
        self.title = text_label("", "subheading")
        self._room = QWidget()
        QVBoxLayout(self._room).setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 2)
        layout.addWidget(self.title)
        layout.addWidget(scrolled(self._room), 3)
        layout.addWidget(
            text_label(_("Enter opens, in the last box it keeps  •  Ctrl+Enter keeps  •  Esc list"), "muted")
        )
        for keys, act in (("Ctrl+Return", self._finish), ("Ctrl+Enter", self._finish)):
            bind(self, keys, act)

    def _columns(self) -> list[Column]:
        return [
            Column(_("Entrant"), lambda one: name_of(one.party), 0),
            Column(_("Letter"), lambda one: _(LETTERS.get(one.kind, _NOT_YET)), 144, tone=_tone),
            Column(_("To"), lambda one: name_of(one.to) if one.to else "", 120),
            Column(_("Pledged"), self._pledged, 0),
            Column(_("Signature"), lambda one: one.pledge.signed_by if one.pledge else "", 100),
            Column(_("Signed on"), _signed_on, 112),
        ]

    def _pledged(self, one: Letter) -> str:
        found = [
            f"{condition_name(each, language())} {digits(one.targets[each.indicator])}"
            for each in self._asked
            if each.indicator in one.targets
        ]
        return joined(found, language())

    def show_state(self, found: Shown) -> None:
        """Show the letters of the competition in hand; what is typed stays."""
        store, code = self.session.store, found.competition.code
        asked = competitions.conditions(store, code)
        paper = competition_papers.letters_paper(store, found.competition)
        letters = [one for one in paper.letters if one.party is not None]
        if code != self.code or asked != self._asked:
            self.code, self._asked, self.party = code, asked, None
            self._build()
        if self.form is not None:
            choices = [Choice(one.party.code, name_of(one.party)) for one in letters if one.party]
            self.form.show_choices("challenges", choices)
            evaluated = bool(evaluations.evaluations(store, code))
            self.form.set_locked(evaluated, _(_EVALUATED) if evaluated else "")
        self.list.show_rows(letters)
        if not self.changed:
            self._turned(self.list.row or (letters[0] if letters else None))

    def _build(self) -> None:
        """The form for these conditions."""
        layout = self._room.layout()
        if self.form is not None and layout is not None:
            layout.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = Form(_record(self._asked), month=self.session.month, choices={"challenges": ()}, columns=2)
        self.form.boxes["text"].box.setMinimumWidth(260)
        self.form.entered.connect(self._finish)
        self._stands = self.form.texts()
        if layout is not None:
            layout.addWidget(self.form)
            layout.setAlignment(self.form, Qt.AlignmentFlag.AlignTop)

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.form is not None and self.form.texts() != self._stands

    def _turned(self, one: Letter | None) -> None:
        """Show the letter of the row in hand; what was typed for another is kept first."""
        if one is None or self.form is None or one.party is None:
            return
        if self.changed and self.party is not None and one.party.code != self.party.code and not self.commit():
            return
        if self.changed:
            return
        self.party = one.party
        self.title.setText(_("Letter of %(name)s", name=name_of(one.party)))
        pledge = one.pledge or Pledge(self.code, one.party.code)
        shown = {name: getattr(pledge, name) for name in _LETTER}
        own = {_box(place): one.targets.get(each.indicator) for place, each in enumerate(self._asked)}
        self.form.show_record({**shown, **own})
        self._stands = self.form.texts()

    def _open(self, one: Letter) -> None:
        self._turned(one)
        if self.form is not None:
            self.form.begin()

    def begin(self) -> None:
        """In the list, or where something is typed in its form."""
        if self.changed and self.form is not None:
            self.form.begin()
        else:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> bool:
        """Keep what is typed, or say what stands in the way; whether nothing is left that is not kept."""
        if not self.changed or self.party is None or self.form is None:
            return True
        if self.session.refuses():
            return False
        try:
            values = self.form.values()
            to, text, signer = (values[name] or "" for name in ("challenges", "text", "signed_by"))
            targets = {each.indicator: values[_box(place)] for place, each in enumerate(self._asked)}
            pledge = Pledge(self.code, self.party.code, to, text, signer, values["signed_on"])
            pledges.save_pledge(self.session.store, pledge, targets, self.session.operator)
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.session.tell(explain(homeless[0]), "error")
            return False
        except DeskError as refusal:
            self.session.tell(explain(refusal), "error")
            return False
        self._stands = self.form.texts()
        self.kept.emit()
        return True

    def _finish(self) -> None:
        if self.commit():
            self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a box takes back what was typed there; where nothing was, it forgets the rest and goes to the list."""
        if event.key() == Qt.Key.Key_Escape and not self.list.hasFocus():
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        if self.form is not None:
            self.form.show_texts(self._stands)
            self.form.mark([])
        self.begin()


def _box(place: int) -> str:
    """The name of the box of a condition's pledge."""
    return f"pledged_{place}"


def _record(asked: Sequence[Condition]) -> type:
    """The boxes of a letter as a record: made here, because the indicators are the announced ones."""
    target = field_of(PledgedTarget, "target")
    boxes: list[tuple[str, Any, Any]] = [
        (name, Annotated[kind, field], None) for name, (kind, field) in _LETTER.items()
    ]
    for place, one in enumerate(asked):
        label = _("Pledged: %(what)s", what=condition_name(one, language()))
        field = Field(label, places=target.places, least=target.least)
        boxes.append((_box(place), Annotated[Decimal | None, field], None))
    return dataclasses.make_dataclass("LetterBoxes", boxes, frozen=True)


def _signed_on(one: Letter) -> str:
    return worded(one.pledge.signed_on) if one.pledge and one.pledge.signed_on else ""


def _tone(one: Letter) -> str:
    return "ink" if one.pledge else "muted"
