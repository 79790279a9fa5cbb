"""What would change in an evaluation by the figures that came after it; what was evaluated stays."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import joined
from coopdesk.domain.methods import STATES
from coopdesk.domain.scoring import Standing
from coopdesk.gui.competitions.state import NOT_YET, Shown
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language, name_of

Moved = tuple[Standing | None, Standing | None]


class SincePage(QWidget):
    """Entrants whose points, place or state would be others, as they were and as they would be."""

    def __init__(self) -> None:
        super().__init__()
        self._conditions: Sequence[Condition] = ()
        self.words = text_label("")
        self.words.setWordWrap(True)
        columns = [
            Column(_("Entrant"), lambda one: name_of(one[1] or one[0]), 200),
            Column(_("Points evaluated"), lambda one: _points(one[0]), 110, number=True),
            Column(_("would be"), lambda one: _points(one[1]), 110, number=True),
            Column(_("Place evaluated"), lambda one: _place(one[0]), 150),
            Column(_("would be"), lambda one: _place(one[1]), 150),
            Column(_("Because of"), self._because, 0),
        ]
        self.list = Ledger(
            _("Since then"), columns, lambda one: (one[1] or one[0]).code, _("No place or point changes.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.words)
        layout.addWidget(framed(self.list), 1)

    def show_state(self, found: Shown) -> None:
        """Show what came after the evaluation in hand."""
        self._conditions = found.board.conditions
        self.list.show_rows(found.since.moved if found.since else [])
        if found.evaluation is None:
            self.words.setText(_(NOT_YET))
        elif found.board.evaluation is None:
            self.words.setText(_("This board is of now. F7 chooses an evaluation."))
        elif found.since is None:
            self.words.setText(_("Nothing has come after evaluation %(number)s.", number=found.evaluation.number))
        else:
            names = joined(found.since.changed, language()) or _("keyed values")
            self.words.setText(_("Other figures now: %(names)s. Evaluation %(number)s stays as it was; if "
                                 "the committee wants the new figures to count, evaluate again (page “Progress”, F8).",
                                 names=names, number=found.evaluation.number))  # fmt: skip

    def begin(self) -> None:
        """In the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _because(self, pair: Moved) -> str:
        """The values that are others now, each after the name of its indicator."""
        old, new = pair
        if old is None or new is None:
            return ""
        names = {one.indicator: condition_name(one, language()) for one in self._conditions}
        before = {one.indicator: one.value for one in old.scores}
        found = [
            _("%(name)s %(old)s → %(new)s", name=names.get(one.indicator, one.indicator),
              old=_value(before.get(one.indicator)), new=_value(one.value))
            for one in new.scores
            if one.value != before.get(one.indicator)
        ]  # fmt: skip
        return joined(found, language())


def _points(one: Standing | None) -> str:
    return "—" if one is None or one.total is None else str(one.total)


def _place(one: Standing | None) -> str:
    if one is None:
        return _("does not take part")
    return str(one.place) if one.place else _(STATES[one.state])


def _value(value: Decimal | None) -> str:
    return _("no value") if value is None else str(value)
