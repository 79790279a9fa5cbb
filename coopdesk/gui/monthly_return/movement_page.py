"""Page 社员变动: the movement of members as the register yields it, and the persons behind it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.members import EVENTS, SEXES, MovementLine, MovementPerson
from coopdesk.domain.numbers import grouped
from coopdesk.errors import N_
from coopdesk.gui.form import text_label
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.text_table import TextColumn, TextTable
from coopdesk.gui.theme import LARGE, SMALL
from coopdesk.gui.words import _, worded

SHEET: Final = {**SEXES, "-": N_("Not recorded")}
STRONG: Final = ("opening", "closing")


class MovementPage(QWidget):
    """Nothing is typed here: who joins or leaves is entered on the register."""

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.hand = hand
        figures = [TextColumn(_(words), 96, right=True) for words in (*SHEET.values(), N_("Persons"))]
        self.table = TextTable([TextColumn(_("Movement"), 180), *figures], _("Movement of members"))
        self.persons = TextTable(
            [
                TextColumn(_("Number"), 80), TextColumn(_("Name"), 120), TextColumn(_("Sex"), 70),
                TextColumn(_("Movement"), 130), TextColumn(_("Happened on"), 130),
            ],
            _("Persons behind the figures"),
        )  # fmt: skip
        self.sentence = text_label("", "muted")
        self.sentence.setWordWrap(True)
        tables = QHBoxLayout()
        tables.setSpacing(LARGE)
        for title, table in ((_("Movement of members"), self.table), (_("Persons behind the figures"), self.persons)):
            column = QVBoxLayout()
            column.setSpacing(SMALL)
            column.addWidget(text_label(title, "subheading"))
            column.addWidget(table, 1)
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
        self.persons.show_rows([self._person(person) for person in persons])
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

    def _person(self, person: MovementPerson) -> list[str]:
        sex = _(SHEET[person.sex] if person.sex else N_("Not recorded"))
        return [person.number, person.name, sex, _(EVENTS[person.event]), worded(person.happened_on)]
