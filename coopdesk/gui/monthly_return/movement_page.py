"""Page 社员变动: the movement of members as the register yields it, and the persons behind it."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.members import EVENTS, SEXES, MovementLine, MovementPerson
from coopdesk.domain.numbers import grouped
from coopdesk.errors import N_
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.theme import LARGE, SMALL
from coopdesk.gui.words import _, worded

SHEET: Final = {**SEXES, "-": N_("Not recorded")}
STRONG: Final = ("opening", "closing")


class MovementPage(QWidget):
    """Nothing is typed here: who joins or leaves is entered on the register."""

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.hand = hand
        heads = [_(words) for words in (*SHEET.values(), N_("Persons"))]
        figures = [Column(head, itemgetter(place), 96, number=True) for place, head in enumerate(heads, start=1)]
        event = Column(_("Movement"), itemgetter(0), 0)
        self.table = Ledger(_("Movement of members"), [event, *figures], key=itemgetter(0))
        self.persons = Ledger(
            _("Persons behind the figures"),
            [
                Column(_("Number"), lambda person: person.number, 80),
                Column(_("Name"), lambda person: person.name, 120),
                Column(_("Sex"), _sex, 70),
                Column(_("Movement"), lambda person: _(EVENTS[person.event]), 130),
                Column(_("Happened on"), lambda person: worded(person.happened_on), 0),
            ],
        )
        self.sentence = text_label("", "muted")
        self.sentence.setWordWrap(True)
        tables = QHBoxLayout()
        tables.setSpacing(LARGE)
        for title, table in ((_("Movement of members"), self.table), (_("Persons behind the figures"), self.persons)):
            column = QVBoxLayout()
            column.setSpacing(SMALL)
            column.addWidget(text_label(title, "subheading"))
            column.addWidget(framed(table), 1)
            tables.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(tables, 1)
        layout.addWidget(self.sentence)

    def begin(self) -> None:
        """Go into the table."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Show the movement of the month in hand."""
        whole = self.hand.whole_or_empty()
        lines, persons = whole.movement, whole.persons
        events = [event for event in EVENTS if event in STRONG or any(line.event == event for line in lines)]
        self.table.show_rows([self._row(event, lines) for event in events if event != "member_days"])
        self.persons.show_rows(persons)
        days = sum(line.persons for line in lines if line.event == "member_days")
        frozen = (
            _("This movement is frozen in the final month.")
            if self.hand.final
            else _("It follows the register of members (joining, leaving) until the month is final.")
        )
        self.sentence.setText(_("Member-days: %(days)s.", days=grouped(days)) + " " + frozen)

    def _row(self, event: str, lines: Sequence[MovementLine]) -> list[str]:
        counts = [sum(line.persons for line in lines if line.event == event and line.sex == sex) for sex in SHEET]
        return [_(EVENTS[event]), *(grouped(count) if count else "" for count in counts), grouped(sum(counts))]


def _sex(person: MovementPerson) -> str:
    recorded = person.sex or "-"
    return _(SHEET[recorded])
