"""The second step: who takes part, and with whom they are compared."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from coopdesk.domain.competitions import Edition
from coopdesk.domain.language import named
from coopdesk.domain.terms import Terms
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.competitions.setup.step import Step, at, of, read_shown, show_row
from coopdesk.gui.form import Form, hint_label
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, language
from coopdesk.services.competition_terms import possible

_NAMES: Final = ("who", "groups", "size_bounds")
_HIDDEN: Final = {"groups": "none", "size_bounds": ""}


class _Named:
    """Both names of an entrant, for the language of the window."""

    def __init__(self, names: tuple[str, str]) -> None:
        self.name_en, self.name_zh = names


class Ticks(QListWidget):
    """Who could take part, each ticked with Space; letters search, Enter goes on."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self.setAccessibleName(_("Who takes part"))
        self.setAccessibleDescription(_("Space ticks or unticks, letters search, Enter goes on."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks also where nothing was searched before; Enter goes on."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step.done.emit()
        elif event.key() == Qt.Key.Key_Space and (item := self.currentItem()) is not None:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


class EntrantsStep(Step):
    """All or chosen ones; co-operatives with their like."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._level = "team"
        self._known: dict[str, tuple[str, str]] | None = None
        self.form = Form(Edition, _NAMES)
        self.form.edited.connect(lambda _name: self._arrange())
        self.form.entered.connect(self._entered)
        self.ticks = Ticks(self)
        self.ticks.itemChanged.connect(lambda _item: self._count())
        self.count = hint_label("")
        self.column.addWidget(self.form)
        self.column.addWidget(self.count)
        self.column.addWidget(self.ticks, 1)
        self.column.addStretch()

    def show_terms(self, terms: Terms) -> None:
        """Show who takes part."""
        self.form.show_record(terms.edition)
        self.follow(terms, terms.chosen)

    def follow(self, terms: Terms, chosen: Iterable[str] | None = None) -> None:
        """List who could take part in these months; who is ticked stays ticked."""
        ticked = set(self.chosen() if chosen is None else chosen)
        self._level = terms.competition.level
        known = possible(self.session.store, terms.competition)
        if chosen is not None or known != self._known:
            self._known = known
            self._list({**known, **{code: (code, code) for code in sorted(ticked) if code not in known}}, ticked)
        self._arrange()

    def _list(self, known: dict[str, tuple[str, str]], ticked: set[str]) -> None:
        self.ticks.blockSignals(True)
        self.ticks.clear()
        for code, names in known.items():
            name = named(_Named(names), language())
            item = QListWidgetItem(name if name == code else f"{name}  •  {code}", self.ticks)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked)
        self.ticks.setCurrentRow(0)
        self.ticks.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        items = (self.ticks.item(row) for row in range(self.ticks.count()))
        return tuple(
            str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() == Qt.CheckState.Checked
        )

    def _arrange(self) -> None:
        texts = self.form.texts()
        federal = self._level == "cooperative"
        show_row(self.form, "groups", federal)
        show_row(self.form, "size_bounds", federal and texts["groups"] == "size")
        self.ticks.setVisible(texts["who"] == "chosen")
        self._count()

    def _count(self) -> None:
        if self.form.texts()["who"] == "chosen":
            self.form.boxes["who"].mark(None)
            words = N_("%(count)s of %(all)s chosen  •  Space ticks or unticks, letters search, Enter goes on")
            self.count.setText(_(words, count=len(self.chosen()), all=self.ticks.count()))
        else:
            words = N_("%(count)s members take part") if self._level == "person" else N_("%(count)s take part")
            self.count.setText(_(words, count=self.ticks.count()))
        self.edited.emit()

    def _entered(self) -> None:
        if self.ticks.isVisibleTo(self):
            self.ticks.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()

    def read(self, terms: Terms) -> Terms:
        """The edition with who takes part."""
        try:
            typed = read_shown(self.form, _HIDDEN)
        except EntryError as error:
            raise at("edition", error) from None
        chosen = self.chosen() if typed["who"] == "chosen" else ()
        return dataclasses.replace(terms, edition=dataclasses.replace(terms.edition, **typed), chosen=chosen)

    def mark(self, problems: Iterable[Problem]) -> bool:
        """Mark what is wrong with who takes part."""
        known = [problem for problem in of("edition", problems) if problem.box in _NAMES]
        self.form.mark(known)
        return bool(known)

    def texts(self) -> dict[str, Any]:
        """What stands in the boxes, and who is ticked."""
        return {"boxes": dict(self.form.texts()), "ticked": list(self.chosen())}

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what stood there."""
        self.form.show_texts(kept["boxes"])
        ticked = set(kept["ticked"])
        self._list({**(self._known or {}), **{code: (code, code) for code in ticked - set(self._known or {})}}, ticked)
        self._arrange()

    def begin(self) -> None:
        """Start at who takes part."""
        self.form.begin()
