"""Where a competition stands, in one line, with the one act that is next and its key."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coopdesk.domain.language import joined
from coopdesk.gui.boxes import wear
from coopdesk.gui.form import Elided
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language, worded
from coopdesk.services.competition_life import ACTS, Act, Life

KEY: Final = "F9"


class LifeLine(QWidget):
    """Draft → announced → evaluated → objections → decided → handed over; what is reached is bold.

    ``wanted`` carries the next act when it is asked for.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.act: Act = ""
        self.before = Elided("strong")
        self.ahead = QLabel()
        self.ahead.setObjectName("muted")
        self.next = QPushButton()
        self.next.setProperty("main", True)
        self.next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.next.clicked.connect(self.do_next)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.before)
        layout.addWidget(self.ahead)
        layout.addStretch(1)
        layout.addWidget(self.next)

    def show_life(self, found: Life) -> None:
        """Show where a competition stands."""
        reached, ahead = steps(found)
        self.before.setText(" → ".join(reached))
        self.ahead.setText("".join(f"→ {words} " for words in ahead))
        self.act = found.act
        self.next.setVisible(bool(self.act))
        if self.act:
            self.next.setText(f"{_(ACTS[self.act], period=found.due)}  {KEY}")
        wear(self.next, "main", self.act != "decide" or not found.left)

    @property
    def words(self) -> str:
        """The whole line."""
        return f"{self.before.text()} {self.ahead.text()}".strip()

    def do_next(self) -> None:
        """Ask for the act that is next."""
        if self.act:
            self.wanted.emit(self.act)


def steps(found: Life) -> tuple[list[str], list[str]]:
    """What a competition has reached, in words, and what is ahead of it."""
    ahead = [_("announced"), _("evaluated"), _("objections"), _("decided"), _("banner handed over")]
    reached = [_("Draft")]
    if found.edition.announced_on:
        reached = [_("Announced %(day)s", day=found.edition.announced_on)]
    elif found.evaluations:
        reached = [_("New conditions are a draft")]
    else:
        return reached, ahead
    if not found.evaluations:
        return reached, ahead[1:]
    spans = list(dict.fromkeys(worded(one.span) for one in found.evaluations))
    reached.append(_("evaluated %(months)s", months=joined(spans, language())))
    if found.due is not None:
        return reached, ahead[2:]
    if found.decision is None:
        reached.append(_objections(found))
        return reached, ahead[3:]
    reached.append(_("decided %(day)s", day=found.decision.decided_on))
    if found.waiting:
        return reached, ahead[4:]
    return [*reached, _("handed over")], []


def _objections(found: Life) -> str:
    words = _("objections until %(day)s", day=found.until)
    left = _("%(count)s days left", count=found.left) if found.left else _("over")
    parts = [left, *([_("%(count)s not settled", count=found.unsettled)] if found.unsettled else [])]
    return _("%(what)s (%(more)s)", what=words, more=joined(parts, language()))
