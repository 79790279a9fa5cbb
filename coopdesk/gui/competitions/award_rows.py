"""What is awarded, row by row: the entrant before the decision, the day of handing over after it."""

import dataclasses
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from coopdesk.domain.competitions import Prize
from coopdesk.domain.dates import today
from coopdesk.domain.evaluations import Award, Evaluation
from coopdesk.domain.field import field_of
from coopdesk.domain.period import Month
from coopdesk.domain.scoring import Standings
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import DateBox, TextBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, name_of
from coopdesk.services import competitions, evaluations
from coopdesk.store import Store

_ENTRANT = dataclasses.replace(field_of(Award, "entrant"), optional=True)


class AwardRows(QFrame):
    """``entered`` comes with Enter in the last box, ``handed`` with an award and the day typed for it."""

    entered = Signal()
    handed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        self._grid.setHorizontalSpacing(LARGE)
        self._grid.setVerticalSpacing(SMALL)
        self._offered: list[Award] = []
        self._board: Standings | None = None
        self.boxes: list[ChoiceBox | DateBox] = []

    def _empty(self, heads: Sequence[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        for column, head in enumerate(heads):
            self._grid.addWidget(text_label(head, "subheading"), 0, column)
        self._grid.setColumnStretch(len(heads), 1)

    def _row(self, *cells: QWidget | str) -> None:
        line = self._grid.rowCount()
        for column, cell in enumerate(cells):
            widget = cell if isinstance(cell, QWidget) else text_label(cell)
            self._grid.addWidget(widget, line, column)
            widget.show()  # now, so that it can take the cursor

    def propose(self, store: Store, board: Standings, one: Evaluation) -> None:
        """Offer what the points give; a prize that nobody wins has a row without an entrant."""
        self._board = board
        self._empty([_("Prize"), _("What is given"), _("Awarded to"), _("By the points")])
        by_points = evaluations.proposed(store, one.competition, one.number)
        self._offered = []
        choices = [Choice(each.code, name_of(each)) for each in board.standings]
        for prize in competitions.prizes(store, one.competition, one.edition):
            own = [award for award in by_points if _is_of(award, prize)]
            for award in own or [_blank(one, prize)]:
                self._offered.append(award)
                self._add_choice(award, choices)
        if not self._offered:
            self._row(_("The announced conditions name no prize."))

    def _add_choice(self, award: Award, choices: list[Choice]) -> None:
        box = ChoiceBox(_ENTRANT, choices)
        box.show_value(award.entrant or None)
        box.setMinimumWidth(220)
        box.setAccessibleName(_("%(prize)s: awarded to", prize=name_of(award, "title")))
        place = len(self.boxes)
        box.entered.connect(lambda: self._next(place))
        self.boxes.append(box)
        won = name_of(award) if award.entrant else _("nobody")
        self._row(name_of(award, "title"), award.award, box, won)

    def given(self) -> list[Award]:
        """The awards as they stand in the boxes; raises EntryError."""
        found: list[Award] = []
        for award, box in zip(self._offered, self.boxes, strict=True):
            code = box.read()
            if code and code == award.entrant:
                found.append(award)
            elif code and self._board is not None:
                result = next(one for one in self._board.standings if one.code == code)
                found.append(dataclasses.replace(
                    award, entrant=code, name_en=result.name_en, name_zh=result.name_zh, place=result.place or 1
                ))  # fmt: skip
        return [dataclasses.replace(award, position=place) for place, award in enumerate(found, start=1)]

    def show_given(self, awards: Sequence[Award], month: Month) -> None:
        """Show what was awarded, with the days of handing over."""
        self._offered = list(awards)
        self._empty([_("Prize"), _("What is given"), _("Awarded to"), _("Handed over on")])
        for award in awards:
            box = DateBox(field_of(Award, "handed_on"), month)
            box.show_value(award.handed_on or today())
            if award.handed_on is None:
                box.setModified(True)
            box.setAccessibleName(_("%(prize)s: handed over on", prize=name_of(award, "title")))
            box.entered.connect(lambda award=award, box=box: self._hand(award, box))
            self.boxes.append(box)
            noted = text_label(_("handed over") if award.handed_on else _("Enter notes the day"), "muted")
            self._row(name_of(award, "title"), award.award, name_of(award), box, noted)
        if not awards:
            self._row(_("Nothing was awarded."))

    def _hand(self, award: Award, box: TextBox) -> None:
        try:
            day: date | None = box.read()
        except EntryError:
            box.set_wrong(True)
            return
        box.set_wrong(day is None)
        if day is not None:
            self.handed.emit(award, day)
            box.selectAll()  # a day that was refused is typed over

    def _next(self, place: int) -> None:
        if place + 1 < len(self.boxes):
            self.boxes[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def begin(self) -> bool:
        """In the first box, after the decision in the first whose day is missing; whether there is any."""
        if not self.boxes:
            return False
        waiting = [box for award, box in zip(self._offered, self.boxes, strict=True) if award.handed_on is None]
        (waiting or self.boxes)[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _is_of(award: Award, prize: Prize) -> bool:
    return (award.title_en, award.title_zh, award.award, award.banner) == (
        prize.title_en, prize.title_zh, prize.award, prize.banner,
    ) and prize.first <= award.place <= prize.last  # fmt: skip


def _blank(one: Evaluation, prize: Prize) -> Award:
    return Award(
        one.competition,
        one.number,
        1,
        "",
        "",
        "",
        prize.first,
        prize.title_en,
        prize.title_zh,
        prize.award,
        prize.banner,
    )
