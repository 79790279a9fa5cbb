"""The competitions of the federation at a co-operative's desk: what is to be keyed, the conditions, the places."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.competitions import GROUPS, Edition
from coopdesk.domain.field import field_of
from coopdesk.domain.methods import STATES
from coopdesk.domain.numbers import digits
from coopdesk.domain.receipts import PlaceLine
from coopdesk.domain.told_places import ToldPlaces, result_text, results_text
from coopdesk.gui.competitions.announcing import rules
from coopdesk.gui.competitions.federation_values import FederationValues
from coopdesk.gui.competitions.head import choice_box, open_list
from coopdesk.gui.form import hint_label, scrolled, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language, name_of, worded
from coopdesk.services.federation_competitions import Announced, announced, places_told
from coopdesk.services.returned_values import of_federation

_GROUPS = field_of(Edition, "groups")
KEYS = "F3"
"""Leads here from the competitions, and back."""


class FederationCompetitionsScreen(Screen):
    """Nothing of the terms can be changed here: the federation sets them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.code = ""
        self._told: list[ToldPlaces] = []
        self.choice = choice_box(_("Competition"), 330)
        self.choice.setAccessibleDescription(_("What the federation has announced here; F2 opens the list."))
        self.choice.currentIndexChanged.connect(self._chosen)
        self.choice.entered.connect(self.arrive)
        self.values = FederationValues(session)
        self.values.changed.connect(lambda: session.saved(self))
        self.result = text_label("", "strong")
        self.result.setWordWrap(True)
        empty = _("The federation has not told any places yet; they come with a receipt.")
        self.places = Ledger(_("Places"), _columns(session), lambda line: line.entrant, empty)
        self.pages: Pages = Pages()
        self.pages.add("values", _("To be keyed"), self.values)
        self.pages.add("conditions", _("Conditions"), QWidget)
        self.pages.add("places", _("Places"), self._places_page())
        self.pages.turned.connect(lambda _name: self._begin())
        self._lay_out()

    def _lay_out(self) -> None:
        label = text_label(_("Competition (F2)"), "muted")
        label.setBuddy(self.choice)
        back = QPushButton(_("Own competitions (%(keys)s)", keys=KEYS))
        back.clicked.connect(self.leave_it)
        paper = QPushButton(_("Print (Ctrl+P)"))
        paper.clicked.connect(self.print_out)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(paper)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)
        bind(self, "F2", self._choose)
        bind(self, KEYS, self.leave_it)

    def _places_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.result)
        layout.addWidget(framed(self.places), 1)
        layout.addWidget(hint_label(_("As the newest receipt tells them, with the group of this co-operative.")))
        return page

    def refresh(self) -> None:
        """Read the competitions that were announced, and what the receipts tell of them."""
        found = of_federation(self.session.store)
        codes = [one.code for one in found]
        if self.code not in codes:
            self.code = codes[0] if codes else ""
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in found:
            self.choice.addItem(f"{name_of(one, 'title')}  •  {worded(one.span)}", one.code)
        self.choice.setCurrentIndex(codes.index(self.code) if self.code else -1)
        self.choice.blockSignals(False)
        self._told = places_told(self.session.store)
        self._show()

    def _show(self) -> None:
        self.values.show_competition(self.code)
        told = [one for one in self._told if one.competition == self.code]
        self.places.show_rows(told[0].lines if told else [])
        self.result.setText("\n".join(results_text(told, language())))
        self.result.setVisible(bool(told))
        self._show_conditions()
        self.heading_changed.emit()

    def _show_conditions(self) -> None:
        page = self.pages.page("conditions")
        layout = page.layout() or QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        while (item := layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if self.code:
            layout.addWidget(scrolled(_terms(announced(self.session.store, self.code))))

    def _chosen(self, _index: int) -> None:
        self.values.commit()
        self.code = self.choice.currentData() or ""
        self._show()

    def _choose(self) -> None:
        open_list(self.choice)

    def _begin(self) -> None:
        if self.pages.current == "values" and self.values.begin():
            return
        box = self.places if self.pages.current == "places" else self.choice
        box.setFocus(Qt.FocusReason.TabFocusReason)

    def arrive(self) -> None:
        """Where something is to be keyed; else at the choice of the competition."""
        self._begin()

    def leave(self) -> None:
        """Keep the value that is being typed."""
        self.values.commit()

    def leave_it(self) -> None:
        """Back to the competitions of the co-operative."""
        self.session.open("competitions")

    def go_to(self, where: Any) -> None:
        """Show the competition of a code, or a page of (code, page)."""
        code, page = where if isinstance(where, tuple) else (where, "")
        if (place := self.choice.findData(code)) >= 0:
            self.choice.setCurrentIndex(place)
        if page:
            self.pages.open(page)
        self.arrive()

    def print_out(self) -> None:
        """See the conditions on paper; the letter of this co-operative is beside them under Reports."""
        self.leave()
        if self.code:
            self.session.open("reports", {"report": "competition-conditions", "competition": self.code})

    def pill(self) -> str:
        """That the federation holds it."""
        return _("Of the federation") if self.code else ""

    def line(self) -> str:
        """What came of it last."""
        told = [one for one in self._told if one.competition == self.code]
        return result_text(told[0], language()) if told else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back from where nothing is typed."""
        if event.key() == Qt.Key.Key_Escape and not isinstance(QApplication.focusWidget(), QLineEdit):
            self.leave_it()
        else:
            super().keyPressEvent(event)


def _terms(told: Announced) -> QWidget:
    """The conditions in words, who takes part, the prizes."""
    lines = [_("%(period)s; objections are heard for %(days)s days after the evaluation.",
               period=told.competition.span, days=told.edition.objection_days)]  # fmt: skip
    lines.append(_("%(label)s: %(value)s", label=_(_GROUPS.label), value=_(GROUPS[told.edition.groups])))
    if not told.takes_part:
        lines.append(_("This co-operative does not take part by these conditions."))
    if told.edition.reason:
        lines.append(_("Edition %(number)s: %(reason)s", number=told.edition.number, reason=told.edition.reason))
    for prize in told.prizes:
        places = str(prize.first) if prize.first == prize.last else f"{prize.first}–{prize.last}"
        won = " · ".join(filter(None, (name_of(prize, "title"), prize.award)))
        lines.append(_("%(label)s: %(value)s", label=_("Place %(places)s", places=places), value=won))
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SMALL)
    layout.addWidget(rules(told.conditions, told.gates))
    layout.addWidget(hint_label("\n".join(lines)))
    layout.addStretch(1)
    return page


def _columns(session: Session) -> list[Column]:
    own = session.store.desk.cooperative

    def tone(line: PlaceLine) -> str:
        return "accent" if line.entrant == own else "ink"

    def result(line: PlaceLine) -> str:
        return "" if line.state == "placed" else _(STATES[line.state])

    return [
        Column(_("Rank"), lambda line: str(line.place or "—"), 60, number=True, tone=tone),
        Column(_("Code"), lambda line: line.entrant, 84, tone=tone),
        Column(_("Co-operative"), name_of, 0, tone=tone),
        Column(_("Total"), lambda line: "" if line.total is None else digits(line.total), 90, number=True, tone=tone),
        Column(_("Result"), result, 130, tone=lambda _line: "query"),
        Column(_("Title"), lambda line: name_of(line, "title"), 0, tone=tone),
    ]
