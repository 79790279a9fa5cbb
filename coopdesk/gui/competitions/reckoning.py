"""Beside the standings: how the points of the cell in hand come about."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from coopdesk.domain.announcement import formula, limit
from coopdesk.domain.competitions import MeasuredValue
from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.field import field_of
from coopdesk.domain.language import joined
from coopdesk.domain.methods import STATES
from coopdesk.domain.numbers import ratio, rounded
from coopdesk.domain.scoring import Score, Standing, Standings
from coopdesk.domain.statements import Quantity
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import MIDDLE, SMALL, tabular
from coopdesk.gui.words import _, explain, language, name_of

Keyed = Mapping[tuple[str, str], Quantity]
_TYPED: Final = field_of(MeasuredValue, "value")


class Reckoning(QFrame):
    """A card that explains one cell of the standings."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(252)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(MIDDLE, MIDDLE, MIDDLE, MIDDLE)
        self._layout.setSpacing(SMALL)

    @property
    def words(self) -> list[str]:
        """What the card says, line by line."""
        return [label.text() for label in self.findChildren(QLabel) if label.isVisibleTo(self)]

    def explain_cell(
        self, board: Standings, standing: Standing, score: Score | None, total: bool, keyed: Keyed
    ) -> None:
        """Explain a team's points of one indicator, their total, or its place."""
        self._empty()
        self._say(name_of(standing), "subheading")
        if score is not None:
            condition = next(one for one in board.conditions if one.indicator == score.indicator)
            self._indicator(condition, standing, score, keyed)
        elif total:
            self._total(board.conditions, standing)
            self._ties(board, standing)
        else:
            self._place(board, standing)
        self._layout.addStretch(1)

    def _indicator(self, condition: Condition, standing: Standing, score: Score, keyed: Keyed) -> None:
        self._say(condition_name(condition, language()), "strong")
        self._say(formula(condition, language()), "muted")
        measured, per = (keyed.get((standing.code, name)) for name in (condition.measured, condition.per))
        if isinstance(measured, Decimal) and isinstance(per, Decimal) and _index(measured, per) == score.value:
            self._say(_("100 × %(measured)s ÷ %(per)s = %(value)s",
                        measured=_TYPED.text(measured), per=_TYPED.text(per), value=score.value))  # fmt: skip
        if score.points is None:
            self._missing(standing)
        else:
            self._say(_(score.message, **score.values), "strong")

    def _total(self, conditions: Sequence[Condition], standing: Standing) -> None:
        for condition, score in zip(conditions, standing.scores, strict=True):
            points = _("no value") if score.points is None else str(score.points)
            self._pair(condition_name(condition, language()), points)
        self._pair(_("Total"), _("no value") if standing.total is None else str(standing.total), "strong")
        self._missing(standing)

    def _place(self, board: Standings, standing: Standing) -> None:
        if standing.place is None:
            self._say(_(STATES[standing.state]), "trouble" if standing.state == "not_eligible" else "query")
        else:
            self._say(_("Place %(place)s", place=standing.place), "strong")
            self._ties(board, standing)
        for reason in standing.reasons:
            self._say(explain(reason), "trouble" if reason.code == "gate" else "query")
        if board.gates:
            self._say(_("Not eligible unless"), "subheading")
        for gate in board.gates:
            self._say(limit(gate, language()), "muted")

    def _ties(self, board: Standings, standing: Standing) -> None:
        same = [one for one in board.standings if one.place == standing.place and one.code != standing.code]
        if same:
            self._say(_("shared with %(names)s", names=joined(map(name_of, same), language())))
        if standing.decided_by:
            parted = next(one for one in board.conditions if one.indicator == standing.decided_by)
            self._say(_("equal totals parted by: %(what)s", what=condition_name(parted, language())))

    def _missing(self, standing: Standing) -> None:
        for reason in standing.reasons:
            if reason.code == "missing":
                self._say(explain(reason), "query")

    def _say(self, text: str, role: str = "") -> None:
        label = text_label(text, role)
        label.setWordWrap(True)
        label.setFont(tabular(label.font()))
        self._layout.addWidget(label)
        label.show()

    def _pair(self, name: str, value: str, role: str = "") -> None:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text_label(name, role), 1)
        number = text_label(value, role)
        number.setFont(tabular(number.font()))
        layout.addWidget(number, 0, Qt.AlignmentFlag.AlignRight)
        self._layout.addWidget(row)
        row.show()

    def _empty(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()  # a queued show of the layout would make a window of it
                widget.deleteLater()


def _index(measured: Decimal, per: Decimal) -> Decimal | None:
    """The printed value that two keyed values make; what an evaluation kept can be another one."""
    quotient = ratio(measured, per)
    return None if quotient is None else rounded(quotient * 100, 1)
