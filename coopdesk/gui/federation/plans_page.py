"""The annual plans: everyone with the plan of a year, those without one first."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.plans import TypedPlan
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.cooperative.entries import Entries, InHand
from coopdesk.gui.federation.search import Search
from coopdesk.gui.federation.year_box import YearBox
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of
from coopdesk.services.plans import Planned, editions_of, enter_plan, planned


class PlansPage(Entries):
    """Enter types the plan of the one in hand and then goes to the next without one; a change is a new edition."""

    def __init__(self, session: Session) -> None:
        exponent = session.store.desk.exponent
        self._base, self._target = (field_of(TypedPlan, name).in_currency(exponent) for name in ("base", "target"))
        self._members = field_of(TypedPlan, "members")
        columns = [
            Column(_("Code"), lambda row: row.code, 70),
            Column(_("Co-operative"), lambda row: name_of(row.cooperative), 0),
            Column(_("Year before"), lambda row: self._base.text(row.base), 112, number=True),
            Column(_("Target"), self._target_words, 112, number=True, tone=lambda row: "" if row.plan else "query"),
            Column(_("Edition"), lambda row: str(row.plan.edition) if row.plan else "", 60, number=True),
            Column(_("New members"), lambda row: self._members.text(row.members), 100, number=True),
        ]
        empty = _("There is no co-operative on the register yet.")
        super().__init__(session, TypedPlan, ["base", "target", "members"], _("Annual plans"), columns, empty, exponent)
        self.new.hide()
        self.title.setWordWrap(True)
        self._kept = ""
        self.year = YearBox(session.month.year, self.commit, self._turn)
        self.search = Search(self, self.list, Planned.found_by, _("Search by code or name (F3)"))
        self.count = text_label("", "muted")
        above = QWidget()
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.year)
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        hint = _("Enter types the plan  •  F3 searches  •  Shift+Tab to the year  •  Ctrl+C copies rows")
        self.laid_out(above, None, hint, 366)
        QWidget.setTabOrder(self.search, self.year.box)
        QWidget.setTabOrder(self.year.box, self.list)
        self.refresh()

    def _target_words(self, row: Planned) -> str:
        return self._target.text(row.plan.target) if row.plan else _("no plan yet")

    def _turn(self) -> None:
        """The plans of another year; what is typed for this one is kept first."""
        self.refresh()
        self.list.take(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def records(self) -> list[Any]:
        """Everyone who works in the year."""
        return planned(self.session.store, self.year.year)

    def show_rows(self, rows: list[Any]) -> None:
        """Put those rows into the list that the search finds."""
        self.search.show_rows(rows)
        missing = sum(row.plan is None for row in rows)
        self.count.setText(_("%(count)s without a plan", count=missing) if missing else "")

    def begin_new(self) -> None:
        """Nobody is added here: the plan of the one in hand is typed."""
        self.begin()

    def blank(self) -> Mapping[str, Any]:
        """Empty boxes."""
        return {"base": None, "target": None, "members": None}

    def _show(self, record: Any) -> None:
        super()._show(record)
        self.locked.setText("\n".join(self._words(record)))

    def _words(self, record: Any) -> list[str]:
        words = [_("Output value at constant prices of %(year)s.", year=self.session.store.desk.price_year)]
        editions = editions_of(self.session.store, record.code, self.year.year) if record is not None else []
        words += [
            _("Edition %(edition)s: %(target)s", edition=plan.edition, target=self._target.text(plan.target))
            for plan in editions
        ]
        return words + ([_("A change is a new edition; what was set before stays on record.")] if editions else [])

    def fixed(self, record: Any) -> frozenset[str]:
        """Every box can be typed into."""
        return frozenset()

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep the plan as the next edition."""
        if before is None:
            raise EntryError([Problem("", N_("There is no co-operative on the register yet."))])
        if values["target"] is None:
            raise EntryError([Problem("target", N_("is needed"))])
        typed = TypedPlan(**values)
        enter_plan(self.session.store, before.code, self.year.year, typed, self.session.operator)
        self._kept = before.code

    def kept_key(self, values: dict[str, Any]) -> str:
        """The code of the co-operative."""
        return self._kept

    def _keep_quietly(self) -> None:
        """Not from box to box: each keeping is an edition."""

    def _finish(self) -> None:
        """After the plan of one that had none the next one without is in hand."""
        row = self.list.row
        place = self.list.rows.rows.index(row) if row in self.list.rows.rows else -1
        super()._finish()
        if place >= 0 and row.plan is None and not self.changed:
            self.list.take(min(place, len(self.list.rows.rows) - 1))

    def name(self, record: Any) -> str:
        """``BJ-001  Dongsi carpets``."""
        return f"{record.code}  {name_of(record.cooperative)}"

    def in_hand(self) -> InHand:
        """What is typed, the year last."""
        key, texts = super().in_hand()
        return key, [*texts, {"year": str(self.year.year)}]

    def restore(self, kept: InHand) -> None:
        """Put back what was in hand."""
        key, [texts, year] = kept
        self.year.show_year(int(year["year"]))
        self.refresh()
        super().restore((key, [texts]))
