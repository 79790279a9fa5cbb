"""The calls about one month of one co-operative: who was called, what was said, which day was promised."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from coopdesk.domain.dates import today
from coopdesk.domain.deadlines import Call
from coopdesk.domain.period import Month
from coopdesk.domain.reporting import Reported, Unit
from coopdesk.gui.boxes import DateBox
from coopdesk.gui.cooperative.entries import Entries, InHand
from coopdesk.gui.federation.months_page import told_words
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, worded
from coopdesk.services.calls import calls, correct_call, record_call, remove_call


class CallsPage(Entries):
    """List and form; which month it is of is chosen on the table of months."""

    removes = True
    key = "entry"

    def __init__(self, session: Session) -> None:
        self.new_words = _("New call (F5)")
        self.unit: Unit | None = None
        self.month: Reported | None = None
        self._kept = 0
        columns = [
            Column(_("Called on"), lambda row: row.day.isoformat(), 96),
            Column(_("Who was called"), lambda row: row.person, 130),
            Column(_("What was said"), lambda row: row.answer, 0),
            Column(_("Promised for"), lambda row: row.promised.isoformat() if row.promised else "", 96),
        ]
        empty = _("Nobody was called about this month yet. F5 records a call.")
        names = ["day", "person", "answer", "promised"]
        super().__init__(session, Call, names, _("Calls"), columns, empty)
        self.about = text_label("", "")
        self.about.setWordWrap(True)
        hint = _("F5 new call  •  Enter corrects  •  Ctrl+Delete takes off the list  •  Ctrl+PgUp back to the months")
        self.laid_out(self.about, None, hint, 366)

    def show_month(self, unit: Unit, month: Reported) -> None:
        """Take another month of a co-operative in hand."""
        other = self.unit is None or self.month is None or self._place != (unit.cooperative.code, month.month)
        self.unit, self.month = unit, month
        self.about.setText(told_words(unit, month))
        for row in self.form.boxes.values():
            if isinstance(row.box, DateBox):
                row.box.month = Month.of(month.due)  # a short date is one of the month in which it falls due
        if other:
            self.before = None
            self.show_rows(self.records())
            self._show(self.list.row)
        else:
            self.refresh()

    @property
    def _place(self) -> tuple[str, Month] | None:
        if self.unit is None or self.month is None:
            return None
        return self.unit.cooperative.code, self.month.month

    def records(self) -> list[Any]:
        """The calls about the month in hand."""
        place = self._place
        return list(calls(self.session.store, *place)) if place else []

    def blank(self) -> Mapping[str, Any]:
        """Today; the responsible person."""
        one = self.unit.cooperative if self.unit else None
        person = (one.responsible or one.clerk) if one else ""
        return {"day": today(), "person": person, "answer": "", "promised": None}

    def begin_new(self) -> None:
        """Record another call, where a month is in hand."""
        if self._place is not None:
            super().begin_new()

    def fixed(self, record: Any) -> frozenset[str]:
        """All of it can be corrected."""
        return frozenset()

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Record the call, or what was recorded in other words."""
        store, operator = self.session.store, self.session.operator
        assert self._place is not None
        if before is None:
            kept = record_call(store, Call(*self._place, 1, **values), operator)
        else:
            kept = correct_call(store, dataclasses.replace(before, **values), operator)
        self._kept = kept.entry

    def kept_key(self, values: dict[str, Any]) -> str:
        """The number under which it was recorded."""
        return str(self._kept)

    def remove(self, record: Any) -> None:
        """Take the call off the list."""
        remove_call(self.session.store, record, self.session.operator)

    def name(self, record: Any) -> str:
        """``Call of 6 May 1954``."""
        return _("Call of %(day)s", day=worded(record.day))

    def in_hand(self) -> InHand:
        """The month, the call and what is typed."""
        code, month = self._place or ("", "")
        key, texts = super().in_hand()
        return f"{code} {month} {key}", texts

    def place_of(self, kept: InHand) -> tuple[str, str]:
        """Co-operative and month of what was in hand."""
        code, month, _key = kept[0].split(" ")
        return code, month

    def restore(self, kept: InHand) -> None:
        """Put back what was in hand, once its month is shown."""
        super().restore((kept[0].split(" ")[2], kept[1]))
