"""When months fall due: the usual day and the rest days, own days of single months, and holidays."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.errors import EntryError
from coopdesk.gui.cooperative.entries import Entries, InHand
from coopdesk.gui.form import Form, text_label, told
from coopdesk.gui.ledger import Column
from coopdesk.gui.session import Session
from coopdesk.gui.theme import TINY
from coopdesk.gui.words import _, worded
from coopdesk.services.calendar import calendar_of, remove_day, save_deadline, save_holiday, set_usual


class DueDaysPage(Entries):
    """The usual day above the months that have a day of their own; a change is kept with Enter or on leaving."""

    removes = True
    key = "period"

    def __init__(self, session: Session) -> None:
        self.new_words = _("New due day (F5)")
        columns = [
            Column(_("Month"), lambda row: worded(row.period), 0),
            Column(_("Due on"), lambda row: row.due.isoformat(), 120),
        ]
        empty = _("No month has a due day of its own: the usual one holds. F5 enters one.")
        super().__init__(session, Deadline, ["period", "due"], _("Due days of single months"), columns, empty)
        self.usual = Form(Desk, ["due_day", "rest"])
        self.usual.entered.connect(self._usual_entered)
        self.falls = text_label("", "muted")
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addWidget(self.usual)
        column.addWidget(self.falls)
        self._usual_stands: dict[str, str] = {}
        hint = _("F5 new due day  •  Enter opens  •  Ctrl+Delete takes off the list  •  Shift+Tab to the usual due day")
        self.laid_out(above, None, hint, 366)
        QWidget.setTabOrder(list(self.usual.boxes.values())[-1].box, self.list)

    @property
    def usual_changed(self) -> bool:
        """Whether the usual day or the rest days are typed and not kept."""
        return bool(self._usual_stands) and self.usual.texts() != self._usual_stands

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        if not self.usual_changed:
            self._show_usual()
        new = self.before is None
        super().refresh()
        if new and not self.changed:
            self._show(None)

    def arrive(self) -> None:
        """On a new due day, so that none that is kept is typed over; the list is one Shift+Tab away."""
        if not self.changed:
            self._show(None)
        self.begin()

    def _show_usual(self) -> None:
        self.usual.show_record(self.session.store.desk)
        self._usual_stands = self.usual.texts()
        month = self.session.month
        due = calendar_of(self.session.store).due(month)
        self.falls.setText(_("%(month)s falls due on %(day)s.", month=month, day=due))

    def commit(self) -> bool:
        """Keep what is typed, above and below."""
        return self._commit_usual() and super().commit()

    def _commit_usual(self) -> bool:
        if not self.usual_changed:
            return True
        if self.session.refuses():
            self._show_usual()
            return True
        try:
            set_usual(self.session.store, **self.usual.values(), operator=self.session.operator)
        except EntryError as refusal:
            if homeless := self.usual.mark(refusal.problems):
                self.session.tell(told(homeless[0], Desk), "error")
            return False
        self._show_usual()
        self.kept.emit()
        return True

    def take_out(self) -> None:
        """Give up what is typed above, too."""
        if self.usual_changed:
            self._show_usual()
            self.session.tell(_("What was typed is taken back."))
        else:
            super().take_out()

    def _usual_entered(self) -> None:
        if self._commit_usual():
            self.list.setFocus()

    def records(self) -> list[Any]:
        """The months with a day of their own."""
        return self.session.store.find(Deadline)

    def blank(self) -> Mapping[str, Any]:
        """The month in hand and the day on which it would fall due."""
        month = self.session.month
        return {"period": month, "due": calendar_of(self.session.store).due(month)}

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep the day of the month."""
        save_deadline(self.session.store, Deadline(**values), new=before is None, operator=self.session.operator)

    def remove(self, record: Any) -> None:
        """The usual day holds again."""
        remove_day(self.session.store, record, self.session.operator)

    def name(self, record: Any) -> str:
        """The month."""
        return worded(record.period)

    def in_hand(self) -> InHand:
        """What is typed, the usual day last."""
        key, texts = super().in_hand()
        return key, [*texts, self.usual.texts()]

    def restore(self, kept: InHand) -> None:
        """Put back what was in hand."""
        key, [texts, usual] = kept
        super().restore((key, [texts]))
        self.usual.show_texts(usual)


class HolidaysPage(Entries):
    """Days on which nothing falls due."""

    removes = True
    key = "day"

    def __init__(self, session: Session) -> None:
        self.new_words = _("New holiday (F5)")
        columns = [
            Column(_("Day"), lambda row: worded(row.day), 180),
            Column(_("Holiday"), lambda row: row.name, 0),
        ]
        empty = _("No holiday is entered yet. F5 enters the first one.")
        super().__init__(session, Holiday, ["day", "name"], _("Holidays"), columns, empty)
        self.laid_out(None, None, _("F5 new holiday  •  Enter opens  •  Ctrl+Delete takes off the list"), 366)

    def records(self) -> list[Any]:
        """The holidays, the latest first."""
        return list(reversed(self.session.store.find(Holiday)))

    def blank(self) -> Mapping[str, Any]:
        """Nothing: each is another day."""
        return {"day": None, "name": ""}

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep the holiday."""
        record = Holiday(**values) if before is None else dataclasses.replace(before, **values)
        save_holiday(self.session.store, record, new=before is None, operator=self.session.operator)

    def remove(self, record: Any) -> None:
        """Take the holiday off the list."""
        remove_day(self.session.store, record, self.session.operator)

    def name(self, record: Any) -> str:
        """The day, and the holiday."""
        return f"{worded(record.day)}  {record.name}".strip()
