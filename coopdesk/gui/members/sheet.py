"""The sheet of one member beside the list: shown, changed, taken up; nothing typed on it is lost."""

import dataclasses
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.members import Member, asked_of
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import Form, scrolled, text_label, told
from coopdesk.gui.members.belongings import Belongings
from coopdesk.gui.members.lists import OfficePage, SharePage, TitlePage
from coopdesk.gui.members.record import MemberForm
from coopdesk.gui.members.words import booked_words, likeness_words, standing_words
from coopdesk.gui.screen import Pages
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _
from coopdesk.services import members, roll
from coopdesk.services.desk import kind_of

CARRIED: Final = ("team", "joined_on", "entry")
"""What the next new member is offered from the one before."""
_HOUSEHOLDS: Final = ("SC", "SG")
"""Kinds of co-operatives whose members may be households."""


class MemberSheet(QFrame):
    """One member. ``saved`` comes after each commit, ``finished`` with Enter in the last box once it is saved."""

    saved = Signal(object)
    finished = Signal(bool)

    def __init__(self, session: Session, cooperative: str, teams: list[Choice]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(372)
        self.session, self._cooperative = session, cooperative
        self.member: Member | None = None
        self._carried: dict[str, Any] = {}
        self.title = text_label("", "subheading")
        self.similar = text_label("", "query")
        self.booked = text_label("", "query")
        self.locked = text_label("", "muted")
        self.form = MemberForm(session.month, teams, session.store.desk.exponent)
        self.lists: dict[str, Belongings] = {
            "shares": SharePage(session), "titles": TitlePage(session), "offices": OfficePage(session),
        }  # fmt: skip
        self.pages = Pages()
        self.pages.bar.setObjectName("leaves")
        self.pages.bar.setAccessibleName(_("Pages of the sheet"))
        self._stands = self.form.texts()
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.form.entered.connect(self._finish)
        self.form.visited.connect(lambda _name: self._save_quietly())
        self.form.edited.connect(self._compare)
        self.form.marked.connect(self.pages.open)
        self.pages.turned.connect(self._turned)
        for page in self.lists.values():
            page.kept.connect(lambda: self.saved.emit(self.member))
            page.left.connect(lambda: self.finished.emit(False))

    def _lay_out(self) -> None:
        self.save = QPushButton(_("Save"))
        self.save.setProperty("main", True)
        self.save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.save.clicked.connect(self._finish)
        for label in (self.similar, self.booked, self.locked):
            label.setWordWrap(True)
            label.hide()
        self.correct = QPushButton(_("Correct with the final months…"))
        self.correct.setToolTip("Ctrl+R")
        self.correct.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.correct.hide()
        self.pages.add("member", _("Member"), self._page(self.form.main, self.booked))
        self.pages.add("admission", _("Admission"), self._page(self.form.more))
        for name, words in (("shares", _("Share")), ("titles", _("Titles")), ("offices", _("Offices"))):
            self.pages.add(name, words, self.lists[name])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MIDDLE, SMALL, MIDDLE, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.title)
        layout.addWidget(self.similar)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.locked)
        foot = QHBoxLayout()
        foot.addWidget(self.correct)
        foot.addStretch(1)
        foot.addWidget(self.save)
        layout.addLayout(foot)

    def _page(self, form: Form, *below: QLabel) -> QWidget:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL)
        for widget in (form, *below):
            rows.addWidget(widget)
        rows.addStretch(1)
        area = scrolled(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def show_teams(self, teams: list[Choice]) -> None:
        """Offer these teams from now on; what is in hand stays."""
        changed = self.typed
        self.form.show_choices("team", teams)
        if not changed:
            self._stands = self.form.texts()

    @property
    def new(self) -> bool:
        """Whether it is a member not yet taken up."""
        return self.member is None

    @property
    def typed(self) -> bool:
        """Whether something stands in the member's own boxes that is not saved."""
        return self.form.texts() != self._stands

    @property
    def changed(self) -> bool:
        """Whether something stands here that is not saved, on any page."""
        return self.typed or any(page.changed for page in self.lists.values())

    @property
    def list_in_hand(self) -> Belongings | None:
        """The list in front, while the cursor is on it."""
        page = self.lists.get(self.pages.current)
        return page if page is not None and page.isAncestorOf(self.focusWidget() or self.save) else None

    def set_month(self, month: Month) -> None:
        """Let short dates lie in this month, and ask for households where they are members in it."""
        self.form.set_month(month)
        for page in self.lists.values():
            page.set_month(month)
        self.form.show_household(kind_of(self.session.store, self._cooperative, month.last) in _HOUSEHOLDS)

    def show_member(self, member: Member) -> None:
        """Show a member of the register; what a final month counted cannot be typed over."""
        self.member = member
        self.form.show_record(member)
        self.title.setText(f"{member.number}  {member.name}")
        frozen = members.counted_boxes(self.session.store, member)
        self.form.lock(frozen | {"number"})
        self._say(self.locked, _("Locked boxes are counted in final months; Ctrl+R corrects.") if frozen else "")
        self.correct.setVisible(bool(frozen) and not self.session.store.look_only)
        self._say(self.booked, "\n".join([*standing_words(member), *booked_words(member)]))
        self._say(self.similar, "")
        self.form.ask(asked_of(member))
        self._stands = self.form.texts()
        self._show_lists(member)

    def begin_new(self) -> None:
        """Offer an empty sheet with the next number; team, day and entry of the one before."""
        number = members.next_number(self.session.store, self._cooperative)
        self.member = None
        self.title.setText(_("New member"))
        self.form.show_record({"entry": "new", **self._carried, "number": number})
        self.form.lock(frozenset())
        for label in (self.locked, self.booked, self.similar):
            self._say(label, "")
        self.correct.hide()
        self._stands = self.form.texts()
        self._show_lists(None)
        self.pages.open("member")

    def _show_lists(self, member: Member | None) -> None:
        """Only the list in front is read at once: walking and searching stay quick."""
        for name, page in self.lists.items():
            page.show_member(member, name == self.pages.current)

    def _turned(self, name: str) -> None:
        if page := self.lists.get(name):
            page.catch_up()

    def _compare(self, name: str) -> None:
        """Point out who on the register may be the new person already; nobody is merged or refused for it."""
        if self.member is not None or name not in ("name", "birth_year"):
            return
        texts = self.form.texts()
        year = int(texts["birth_year"]) if texts["birth_year"].isdecimal() else None
        found = roll.similar(self.session.store, self._cooperative, texts["name"], year)
        self._say(self.similar, likeness_words(found))

    def _say(self, label: Any, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def begin(self) -> None:
        """Put the cursor where typing begins on the page in front; for a member's own page that is the name."""
        if page := self.lists.get(self.pages.current):
            page.begin()
        elif self.pages.current == "admission":
            self.form.more.begin()
        else:
            self.form.boxes["name"].box.setFocus(Qt.FocusReason.TabFocusReason)

    def turn(self, pages: int) -> None:
        """So many pages on or back, and go into it."""
        self.pages.turn(pages)
        self.begin()

    def take_back(self) -> None:
        """Show what is kept, or an empty sheet; what was typed and not saved is given up."""
        for page in self.lists.values():
            page.show_member(None)
        if self.member is None:
            self.begin_new()
        else:
            self.show_member(self.member)

    def commit(self) -> bool:
        """Save what is typed, or mark what stands in the way; whether nothing is left unsaved."""
        if self.typed:
            try:
                self._save()
            except EntryError as refusal:
                if homeless := self.form.mark(refusal.problems):
                    self.session.tell(told(homeless[0], Member), "error")
                return False
        for name, page in self.lists.items():
            if page.changed and not page.commit():
                self.pages.open(name)
                return False
        return True

    def _read(self) -> Member:
        """What is typed over what is kept; raises EntryError with every box that cannot be read."""
        values = self.form.values()
        return dataclasses.replace(self.member or Member(self._cooperative, "", ""), **values)

    def _save(self) -> None:
        member, store, before = self._read(), self.session.store, self.member
        kept = members.save_member(store, member, self.session.operator)
        if before is None:
            self._carried = {name: getattr(kept, name) for name in CARRIED}
        self.show_member(kept)
        self.saved.emit(kept)
        if found_late := booked_words(kept):
            self.session.tell(f"{kept.name}: {' '.join(found_late)}", "query")

    def _save_quietly(self) -> None:
        """From box to box a member of the register is saved as soon as the sheet is whole and nothing new is asked."""
        if self.member is None or not self.typed:
            return
        try:
            if asked := [one for one in asked_of(self._read()) if one not in asked_of(self.member)]:
                self.form.ask(asked)
                return
            self._save()
        except EntryError:
            return
        if isinstance(box := self.focusWidget(), TextBox):
            box.selectAll()

    def _finish(self) -> None:
        if self.session.refuses():
            return
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
        """What is typed and not saved, with the member's number (empty for a new one); lists under their names."""
        if not self.changed:
            return None
        texts = self.form.texts() if self.typed else {}
        for name, page in self.lists.items():
            if held := page.in_hand():
                texts |= {f"{name}/": held[0], **{f"{name}/{box}": text for box, text in held[1].items()}}
        return (self.member.number if self.member else "", texts)

    def restore(self, texts: dict[str, str]) -> None:
        """Put back what was typed over the member shown."""
        self.form.show_texts(texts)
        for name, page in self.lists.items():
            held = {box.removeprefix(f"{name}/"): text for box, text in texts.items() if box.startswith(f"{name}/")}
            if held:
                self.pages.open(name)
                page.restore(held.pop("", ""), held)
