"""Receiving at the co-operative: the stick with the federation's receipt, what it changed, a seal to be compared."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.answers import Answer, answers_text
from coopdesk.domain.packets import Verdict
from coopdesk.domain.told_places import ToldPlaces, results_text
from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.folder_box import FolderBox
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.seal import SealCard
from coopdesk.gui.sending.update_card import UpdateCard
from coopdesk.gui.session import Session
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, language
from coopdesk.services.answers import answers, changes
from coopdesk.services.drives import lies
from coopdesk.services.exchange import receive
from coopdesk.services.federation_competitions import places_told
from coopdesk.services.outbox import outbox
from coopdesk.services.replies import seals_waiting, trust_federation

_SHOWN = 5
"""So many months that changed are named; the list above shows all."""


class Receiving(QWidget):
    """The line for the stick; Enter receives. ``received`` comes after something was taken in or a seal trusted.

    ``card`` shows the seal of a receipt that waits; it stands where the screen puts it.
    """

    received = Signal()
    begun = Signal()
    """What was said before is no longer about the work in hand."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.folder = FolderBox(_("Receive from (F4)"), files=True)
        self.folder.entered.connect(self.receive)
        self.folder.picked.connect(self.take)
        self.button = QPushButton(_("Receive"))
        self.button.clicked.connect(self.receive)
        self.result = text_label("", "strong")
        self.result.setWordWrap(True)
        self.details = text_label("", "muted")
        self.details.setWordWrap(True)
        self.card = _WaitingSeal(session)
        self.card.trust_button.clicked.connect(self.trust)
        self.update_card = UpdateCard(session)
        self.update_card.taken.connect(self._updated)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(self.result)
        layout.addWidget(self.details)
        self.say("", [])

    def refresh(self) -> None:
        """Offer the drives that are there now, and show a seal that waits."""
        self.folder.offer(read_settings().taken_from)
        seals = seals_waiting(self._session.store)
        self.card.setVisible(bool(seals))
        self.card.show_seal(seals[0] if seals else "")
        self.update_card.refresh()

    def say(self, words: str, details: Sequence[str]) -> None:
        """Show a sentence and the lines below it, or nothing."""
        self.result.setText(words)
        self.result.setVisible(bool(words))
        shown = [*details[:_SHOWN], *([_("and %(count)s more", count=len(details) - _SHOWN)] * (len(details) > _SHOWN))]
        self.details.setText("\n".join(shown))
        self.details.setVisible(bool(shown))

    @Slot()
    def receive(self) -> None:
        """Take in what the typed folder holds, or say under it what stands in the way."""
        self.say("", [])
        self.begun.emit()
        try:
            path = self.folder.read()
        except EntryError as refusal:
            self.folder.mark(refusal.problems[0])
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.take([path])

    def take(self, paths: list[Path]) -> None:
        """Take these in and say what changed."""
        if not paths or self._session.refuses():
            return
        store = self._session.store
        self.begun.emit()
        self.folder.mark(None)
        folder = paths[0] if lies(paths[0]) == "folder" else paths[0].parent
        keep_settings(replace(read_settings(), taken_from=str(folder)))
        before, places = answers(store), places_told(store)
        verdicts = receive(store, paths, operator=self._session.operator)
        changed = changes(before, answers(store))
        own = {row.packet for row in outbox(store) if row.packet}
        self._tell(
            _words(verdicts, changed, bool(seals_waiting(store))),
            [*answers_text(changed, language()), *self._results(places), *_troubles(verdicts, own)],
        )
        if any(one.verdict != "refused" for one in verdicts):
            self.received.emit()
        for card, button in ((self.card, self.card.trust_button), (self.update_card, self.update_card.button)):
            if not card.isHidden():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                break

    @Slot()
    def trust(self) -> None:
        """Trust the seal that is shown as the federation's."""
        if self._session.refuses() or not self.card.seal:
            return
        store = self._session.store
        before, places = answers(store), places_told(store)
        trust_federation(store, self.card.seal, self._session.operator)
        changed = changes(before, answers(store))
        told = [*answers_text(changed, language()), *self._results(places)]
        self._tell(_("The seal is trusted as the federation's."), told)
        self.received.emit()
        waits = not self.update_card.isHidden()
        (self.update_card.button if waits else self.folder).setFocus(Qt.FocusReason.TabFocusReason)

    def _results(self, before: Sequence[ToldPlaces]) -> list[str]:
        """The places in competitions that are told now and were not told so before."""
        return results_text([one for one in places_told(self._session.store) if one not in before], language())

    def _updated(self, count: int) -> None:
        """Say that the update is taken over."""
        self._tell(_("The federation's update is taken over; records changed: %(count)s.", count=count), [])
        self.received.emit()
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str, details: Sequence[str]) -> None:
        self.say(words, details)
        self._session.tell(words)


class _WaitingSeal(SealCard):
    """The seal of a receipt that waits, with the button that trusts it."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Seal of the federation, to be compared"))
        said = text_label(
            _("Compare it with the federation, by its paper or by telephone. Trust it only if every group agrees."), ""
        )
        said.setWordWrap(True)
        said.setMinimumHeight(said.heightForWidth(300))
        self.trust_button = QPushButton(_("Trust as the federation's"))
        self.trust_button.setProperty("main", True)
        for keys in ("Return", "Enter"):
            bind(self.trust_button, keys, self.trust_button.click, alone=True)
        self.body.addWidget(said)
        self.body.addWidget(self.trust_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.copied.connect(lambda: session.tell(_("The seal is copied.")))
        self.hide()


def _words(verdicts: Sequence[Verdict], changed: Sequence[Answer], compare: bool) -> str:
    """What came of the stick in one sentence."""
    found = {one.verdict for one in verdicts}
    taken = [one.revision or 0 for one in verdicts if one.verdict == "accepted"]
    if taken:
        words = _("Receipt no. %(number)s is taken in; months that stand otherwise now: %(count)s.",
                  number=max(taken), count=len({one.period for one in changed}))  # fmt: skip
        return words
    if "pending" in found and compare:
        return _("What came in waits until the seal of the federation is compared.")
    if "pending" in found:
        return _("An update of the federation waits; look through what it changes and take it over.")
    if "older" in found:
        return _("Nothing changes; why is said below.")
    if "known" in found:
        return _("Nothing new: what is there is here already.")
    return _("There is no file of the federation there.")


def _troubles(verdicts: Sequence[Verdict], own: set[str]) -> list[str]:
    """What stands against single files; this desk's own returns on the stick are only counted."""
    mine = [one for one in verdicts if one.packet in own]
    said = [
        explain(one.reason)
        for one in verdicts
        if isinstance(one.reason, DeskError) and one not in mine and one.verdict != "pending"
    ]
    return said + ([_("own return files passed over: %(count)s", count=len(mine))] if mine else [])
