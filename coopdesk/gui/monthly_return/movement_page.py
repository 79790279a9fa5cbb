"""Page 社员变动: the movement of members as the register yields it, and the persons behind each number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.language import month_alone
from coopdesk.domain.members import EVENTS, SEXES, MovementLine, MovementPerson
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.theme import LARGE, SMALL
from coopdesk.gui.words import _, language, worded
from coopdesk.services import roll

SHEET: Final = {**SEXES, "-": N_("Not recorded")}
STRONG: Final = ("opening", "closing")
_SUMS: Final = (*SHEET, "")
"""The columns of figures by sex; the last is the sum."""


@dataclass(frozen=True)
class Line:
    """One movement with its persons by sex and altogether."""

    event: str
    counts: tuple[int, ...]


class Persons(Ledger):
    """The persons; Esc and Backspace lead back to the figures (``back``)."""

    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Back by the keys that take back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.back.emit()
        else:
            super().keyPressEvent(event)


class MovementPage(QWidget):
    """Nothing is typed here: who joins or leaves is entered on the register.

    Enter on a figure lists the persons behind it, Enter on a person opens the member's sheet.
    """

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.hand = hand
        self._behind: tuple[str, str] | None = None
        heads = [_(words) for words in (*SHEET.values(), N_("Persons"))]
        figures = [Column(head, _count(place), 96, number=True) for place, head in enumerate(heads)]
        event = Column(_("Movement"), lambda line: _(EVENTS[line.event]), 0)
        self.table = Ledger(_("Movement of members"), [event, *figures], key=lambda line: line.event)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setAccessibleDescription(_("Enter on a figure lists the persons behind it."))
        self.table.chosen.connect(self._list)
        self.persons = Persons(
            _("Persons behind the figures"),
            [
                Column(_("Number"), lambda person: person.number, 76),
                Column(_("Name"), lambda person: person.name, 92),
                Column(_("Sex"), _sex, 56),
                Column(_("Movement"), lambda person: _(EVENTS[person.event]), 112),
                Column(_("Happened on"), self._day, 0, tone=lambda person: "query" if self._late(person) else "ink"),
            ],
            key=lambda person: (person.number, person.event),
        )
        self.persons.setAccessibleDescription(_("Enter opens the member's sheet, Esc goes back to the figures."))
        self.persons.chosen.connect(self._open)
        self.persons.back.connect(self._back)
        self.whose = text_label(_("Persons behind the figures"), "subheading")
        self.sentence = text_label("", "muted")
        self.sentence.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        tables = QHBoxLayout()
        tables.setSpacing(LARGE)
        for title, table in (
            (text_label(_("Movement of members"), "subheading"), self.table),
            (self.whose, self.persons),
        ):
            column = QVBoxLayout()
            column.setSpacing(SMALL)
            column.addWidget(title)
            column.addWidget(framed(table), 1)
            tables.addLayout(column, 1)
        words = _("Enter on a figure lists its persons • Enter on a person opens the sheet • Esc back")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(tables, 1)
        layout.addWidget(self.sentence)
        layout.addWidget(text_label(words, "muted"))

    def begin(self) -> None:
        """Go into the table."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Show the movement of the month in hand."""
        whole = self.hand.whole_or_empty()
        lines = whole.movement
        events = [event for event in EVENTS if event in STRONG or any(line.event == event for line in lines)]
        self.table.show_rows([_line(event, lines) for event in events if event != "member_days"])
        self._show_persons()
        days = sum(line.persons for line in lines if line.event == "member_days")
        frozen = (
            _("This movement is frozen in the final month.")
            if self.hand.final
            else _("It follows the register of members (joining, leaving) until the month is final.")
        )
        self.sentence.setText(_("Member-days: %(days)s.", days=grouped(days)) + " " + frozen)

    def _show_persons(self) -> None:
        """Those behind the figure that was chosen; without one all who came or went."""
        persons: Sequence[MovementPerson] = self.hand.whole_or_empty().persons
        if self._behind is None:
            self.whose.setText(_("Persons behind the figures"))
        else:
            event, sex = self._behind
            if event in STRONG:
                persons = roll.on_roll(self.hand.store, self.hand.cooperative, self.hand.month, event)
            persons = [one for one in persons if one.event == event and sex in ("", one.sex or "-")]
            named = [_(EVENTS[event]), *([_(SHEET[sex])] if sex else [])]
            self.whose.setText(_("Persons: %(figure)s", figure=" · ".join(named)))
        self.persons.show_rows(persons)

    def _list(self, line: Line) -> None:
        """The persons behind the figure in hand; a movement's name stands for its sum."""
        place = self.table.currentIndex().column()
        self._behind = (line.event, _SUMS[place - 1] if place else "")
        self._show_persons()
        if self.persons.rows.rows:
            self.persons.setFocus()

    def _open(self, person: MovementPerson) -> None:
        self.hand.session.open("members", person.number)

    def _back(self) -> None:
        self._behind = None
        self._show_persons()
        self.table.setFocus()

    def _late(self, person: MovementPerson) -> bool:
        return person.event not in STRONG and Month.of(person.happened_on) != self.hand.month

    def _day(self, person: MovementPerson) -> str:
        """The day; of a joining or leaving that was found late also the month in which it happened."""
        if not self._late(person):
            return worded(person.happened_on)
        happened = Month.of(person.happened_on)
        same_year = happened.year == self.hand.month.year
        month = month_alone(happened, language()) if same_year else worded(happened)
        return _("%(day)s, found late (%(month)s)", day=person.happened_on.isoformat(), month=month)


def _count(place: int) -> Any:
    """The words of a figure; a sex without persons stays blank."""

    def words(line: Line) -> str:
        count = line.counts[place]
        return grouped(count) if count or not _SUMS[place] else ""

    return words


def _line(event: str, lines: Sequence[MovementLine]) -> Line:
    counts = [sum(line.persons for line in lines if line.event == event and line.sex == sex) for sex in SHEET]
    return Line(event, (*counts, sum(counts)))


def _sex(person: MovementPerson) -> str:
    recorded = person.sex or "-"
    return _(SHEET[recorded])
