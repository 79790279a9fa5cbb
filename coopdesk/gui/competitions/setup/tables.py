"""The third to fifth steps: the method with its indicators, the limits, the prizes."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from coopdesk.domain.competitions import Edition
from coopdesk.domain.methods import METHODS
from coopdesk.domain.terms import Terms, template
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.competitions.setup.indicator import IndicatorForm
from coopdesk.gui.competitions.setup.limits import LimitForm, PrizeForm
from coopdesk.gui.competitions.setup.rows import Rows
from coopdesk.gui.competitions.setup.step import Step, at, of
from coopdesk.gui.form import Form, hint_label
from coopdesk.gui.keys import bind
from coopdesk.gui.words import _


class TableStep(Step):
    """Boxes of the edition over the records of one kind."""

    def __init__(self, names: tuple[str, ...], rows: Rows) -> None:
        super().__init__()
        self.names, self.rows = names, rows
        self.form = Form(Edition, names) if names else None
        if self.form is not None:
            self.form.entered.connect(self._into)
            self.form.edited.connect(self._edited)
            self.column.addWidget(self.form)
        self.column.addWidget(rows, 1)
        self.column.addWidget(
            hint_label(
                _("Enter goes into the boxes  •  F5 adds one  •  Ctrl+Delete takes one out  •  Alt+↑ ↓ moves it")
            )
        )
        for keys in ("F5", "Ins"):
            bind(self, keys, rows.add)
        rows.done.connect(self.done)
        rows.edited.connect(self.edited)

    def _into(self) -> None:
        self.rows.list.setFocus()

    def _edited(self, _name: str) -> None:
        self.edited.emit()

    def show_terms(self, terms: Terms) -> None:
        """Show the records, and the boxes over them."""
        if self.form is not None:
            self.form.show_record(terms.edition)
        self.rows.show_records(getattr(terms, self.rows.kind))

    def read(self, terms: Terms) -> Terms:
        """The records as they are typed."""
        problems: list[Problem] = []
        records: Any = ()
        edition = terms.edition
        try:
            if self.form is not None:
                edition = dataclasses.replace(edition, **self.form.values())
        except EntryError as error:
            problems += at("edition", error).problems
        try:
            records = self.rows.read()
        except EntryError as error:
            problems += error.problems
        if problems:
            raise EntryError(problems)
        return dataclasses.replace(terms, edition=edition, **{self.rows.kind: records})

    def mark(self, problems: Iterable[Problem]) -> bool:
        """Mark what is wrong with the boxes over the records, then with these."""
        waiting = list(problems)
        known = [one for one in of("edition", waiting) if one.box in self.names]
        wrong = self.rows.mark(waiting)
        if self.form is not None:
            self.form.mark(known)
        return bool(known) or wrong

    def texts(self) -> dict[str, Any]:
        """What stands in all boxes."""
        return {"boxes": dict(self.form.texts()) if self.form else {}, "rows": self.rows.texts()}

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what stood in them."""
        if self.form is not None:
            self.form.show_texts(kept["boxes"])
        self.rows.show_texts(kept["rows"])

    def begin(self) -> None:
        """Start in the first box, or in the list where there is none."""
        if self.form is not None:
            self.form.begin()
        else:
            self.rows.list.setFocus()


class MethodStep(TableStep):
    """The method fills in its usual indicators; those of a method that is left wait until it is chosen again."""

    def __init__(self) -> None:
        super().__init__(("method",), Rows("conditions", _("Indicators"), self._make))
        self._level = "team"
        self._left: dict[tuple[str, str], tuple[Any, ...]] = {}
        self._method_now = "capped-points"

    def _make(self, record: Any) -> IndicatorForm:
        return IndicatorForm(record, self.method)

    def method(self) -> str:
        """The method in hand."""
        return self._method_now

    def show_terms(self, terms: Terms) -> None:
        """Show the method with the indicators."""
        self._left = {}
        self._level, self._method_now = terms.competition.level, terms.edition.method
        super().show_terms(terms)

    def texts(self) -> dict[str, Any]:
        """What stands in all boxes, and for whom."""
        return {**super().texts(), "level": self._level}

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back the method, then its indicators."""
        self._level = kept["level"]
        if kept["boxes"]["method"] in METHODS:
            self._method_now = kept["boxes"]["method"]
        super().show_texts(kept)

    def follow(self, level: str) -> bool:
        """Members have other usual indicators than teams; whether others were filled in."""
        before = self._level
        self._level = level
        if (before == "person") == (level == "person"):
            return False
        self._fill(before, self._method_now)
        return True

    def _edited(self, name: str) -> None:
        texts = self.form.texts() if self.form is not None else {}
        chosen = texts.get("method", "")
        if chosen != self._method_now and chosen in METHODS:
            self._fill(self._level, chosen)
        super()._edited(name)

    def _fill(self, level: str, method: str) -> None:
        """Put in what waits for a method, or its usual indicators."""
        try:
            self._left[level, self._method_now] = self.rows.read()
        except EntryError:
            self._left.pop((level, self._method_now), None)
        self._method_now = method
        usual, _gates = template(method, self._level)
        self.rows.show_records(self._left.get((self._level, method), usual))


class LimitStep(TableStep):
    """What makes eligible."""

    def __init__(self) -> None:
        super().__init__((), Rows("gates", _("Limits"), LimitForm))


class PrizeStep(TableStep):
    """Prizes and titles, and how long objections are heard."""

    def __init__(self) -> None:
        super().__init__(("objection_days",), Rows("prizes", _("Prizes and titles"), PrizeForm))
