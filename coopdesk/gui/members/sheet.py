"""The sheet of one member beside the list: shown, changed, taken up; nothing typed on it is lost."""

import dataclasses
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import Form, scrolled, text_label, told
from coopdesk.gui.members.words import booked_words
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _
from coopdesk.services import members

NAMES: Final = (
    "number", "name", "sex", "birth_year", "team", "joined_on", "entry", "left_on", "exit_reason",
    "share_subscribed", "share_paid",
)  # fmt: skip
_ROW: Final = 306
"""Pixels for a label and its box."""
CARRIED: Final = ("team", "joined_on", "entry")
"""What the next new member is offered from the one before."""


class MemberSheet(QFrame):
    """One member. ``saved`` comes after each commit, ``finished`` with Enter in the last box once it is saved."""

    saved = Signal(object)
    finished = Signal(bool)

    def __init__(self, session: Session, cooperative: str, teams: list[Choice]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.session, self._cooperative = session, cooperative
        self.member: Member | None = None
        self._carried: dict[str, Any] = {}
        self.title = text_label("", "subheading")
        self.booked = text_label("", "query")
        self.locked = text_label("", "muted")
        choices = {name: _numbered(name) for name in ("sex", "entry", "exit_reason")}
        self.form = Form(Member, NAMES, month=session.month, choices=choices | {"team": teams})
        self.form.entered.connect(self._finish)
        self.form.visited.connect(lambda _name: self._save_quietly())
        self._stands = self.form.texts()
        self._lay_out()

    def _lay_out(self) -> None:
        self.save = QPushButton(_("Save"))
        self.save.setProperty("main", True)
        self.save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.save.clicked.connect(self._finish)
        for label in (self.booked, self.locked):
            label.setWordWrap(True)
            label.hide()
        width = _ROW - max(row.label.sizeHint().width() for row in self.form.boxes.values())
        for row in self.form.boxes.values():
            row.box.setMinimumWidth(width)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL)
        rows.addWidget(self.form)
        rows.addWidget(self.booked)
        rows.addWidget(self.locked)
        rows.addStretch(1)
        area = scrolled(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        layout.setSpacing(SMALL)
        layout.addWidget(self.title)
        layout.addWidget(area, 1)
        layout.addLayout(foot)

    def show_teams(self, teams: list[Choice]) -> None:
        """Offer these teams from now on; what is in hand stays."""
        changed = self.changed
        self.form.show_choices("team", teams)
        if not changed:
            self._stands = self.form.texts()

    @property
    def new(self) -> bool:
        """Whether it is a member not yet taken up."""
        return self.member is None

    @property
    def changed(self) -> bool:
        """Whether something stands here that is not saved."""
        return self.form.texts() != self._stands

    def set_month(self, month: Month) -> None:
        """Let short dates lie in this month."""
        self.form.month = month
        for row in self.form.boxes.values():
            if isinstance(row.box, TextBox):
                row.box.month = month

    def show_member(self, member: Member) -> None:
        """Show a member of the register; what a final month counted cannot be typed over."""
        self.member = member
        self.form.show_record(member)
        self.title.setText(f"{member.number}  {member.name}")
        frozen = members.counted_boxes(self.session.store, member)
        self._lock(frozen | {"number"})
        words = _("What a final month has counted stays as it is.")
        self._say(self.locked, words if frozen else "")
        self._say(self.booked, "\n".join(booked_words(member)))
        self._stands = self.form.texts()

    def begin_new(self) -> None:
        """Offer an empty sheet with the next number; team, day and entry of the one before."""
        number = members.next_number(self.session.store, self._cooperative)
        self.member = None
        self.title.setText(_("New member"))
        self.form.show_record({"entry": "new", **self._carried, "number": number})
        self._lock(frozenset())
        self._say(self.locked, "")
        self._say(self.booked, "")
        self._stands = self.form.texts()

    def _lock(self, names: frozenset[str]) -> None:
        for name, row in self.form.boxes.items():
            if isinstance(row.box, TextBox):
                row.box.setReadOnly(name in names)
            else:
                row.box.setEnabled(name not in names)

    def _say(self, label: Any, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def begin(self) -> None:
        """Put the cursor where typing begins: the name."""
        self.form.boxes["name"].box.setFocus(Qt.FocusReason.TabFocusReason)

    def take_back(self) -> None:
        """Show what is kept, or an empty sheet; what was typed and not saved is given up."""
        if self.member is None:
            self.begin_new()
        else:
            self.show_member(self.member)

    def commit(self) -> bool:
        """Save what is typed, or mark what stands in the way; whether nothing is left unsaved."""
        if not self.changed:
            return True
        try:
            self._save()
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.session.tell(told(homeless[0], Member), "error")
            return False
        return True

    def _save(self) -> None:
        values = self.form.values()
        store, before = self.session.store, self.member
        member = Member(self._cooperative, **values)
        if before is not None:
            member = dataclasses.replace(before, **values)
        kept = members.save_member(store, member, self.session.operator)
        if before is None:
            self._carried = {name: getattr(kept, name) for name in CARRIED}
        self.show_member(kept)
        self.saved.emit(kept)

    def _save_quietly(self) -> None:
        """From box to box a member of the register is saved as soon as the sheet is whole."""
        if self.member is None or not self.changed:
            return
        try:
            self._save()
        except EntryError:
            return
        if isinstance(box := self.focusWidget(), TextBox):
            box.selectAll()

    def _finish(self) -> None:
        was_new = self.new
        if was_new and not self.changed:
            self.begin()
        elif self.commit():
            self.finished.emit(was_new)

    def unfinished(self) -> str:
        """What is in hand, in words; empty where all is saved."""
        if not self.changed:
            return ""
        if self.member is None:
            number = self.form.texts()["number"]
            return _("New member %(number)s is not complete and not saved; it stays here in hand.", number=number)
        name = self.member.name
        return _("What was typed for %(name)s cannot be saved as it is; it stays here in hand.", name=name)

    def in_hand(self) -> tuple[str, dict[str, str]] | None:
        """What is typed and not saved, with the member's number (empty for a new one)."""
        return (self.member.number if self.member else "", self.form.texts()) if self.changed else None

    def restore(self, texts: dict[str, str]) -> None:
        """Put back what was typed over the member shown."""
        self.form.show_texts(texts)


def _numbered(name: str) -> list[Choice]:
    """The choices of a field with a digit before each, so that one key picks it."""
    choices = field_of(Member, name).choices or {}
    return [Choice(code, f"{number} {_(words)}") for number, (code, words) in enumerate(choices.items(), start=1)]
