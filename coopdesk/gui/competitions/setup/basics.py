"""The first step: who competes, in which months, under which code and title; of a later edition why it changes."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from PySide6.QtCore import Qt

from coopdesk.domain.competitions import LEVELS, Competition
from coopdesk.domain.field import Field
from coopdesk.domain.language import LANGUAGES, shown
from coopdesk.domain.period import Month
from coopdesk.domain.terms import Terms
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.competitions.setup.step import Step, at, of, read_shown, show_row
from coopdesk.gui.form import Form, text_label
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, language, worded
from coopdesk.services import competitions

LENGTHS: Final = {"month": N_("one month"), "quarter": N_("a quarter: three months"), "span": N_("several months")}
_LEVELS_OF: Final = {"federation": ("cooperative",), "cooperative": ("team", "person")}


@dataclass(frozen=True)
class Basics:
    """What the first step asks; ``length`` says how long the competition lasts from its first month on."""

    level: Annotated[str, Field(N_("Entrants"), choices=LEVELS)] = "team"
    length: Annotated[str, Field(N_("Lasts"), choices=LENGTHS)] = "month"
    period: Annotated[Month | None, Field(N_("First month"), needed=True)] = None
    last: Annotated[Month | None, Field(N_("Last month"))] = None
    code: Annotated[str, Field(N_("Code"), key=True, code=True, length=32)] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"), length=96)] = ""
    title_en: Annotated[str, Field(N_("Title, English"), length=96)] = ""
    reason: Annotated[str, Field(N_("Reason of the change"), length=500, needed=True)] = ""


class BasicsStep(Step):
    """Another first month brings another code and month in the titles, where those are still the offered ones."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.new = True
        self._terms: Terms | None = None
        self._month: Month | None = None
        levels = [Choice(code, _(LEVELS[code])) for code in _LEVELS_OF[session.store.desk.role]]
        titles = ["title_zh", "title_en"] if language() == "zh" else ["title_en", "title_zh"]
        names = ["level", "length", "period", "last", "code", *titles, "reason"]
        self.form = Form(Basics, names, month=session.month, choices={"level": levels})
        for name in (*titles, "reason"):
            self.form.boxes[name].box.setMinimumWidth(420)
        self.form.entered.connect(self.done)
        self.form.edited.connect(self._edited)
        self.told = text_label("", "banner")
        self.told.setWordWrap(True)
        self.column.addWidget(self.told)
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def show_terms(self, terms: Terms) -> None:
        """Show months, code and titles; those of a later edition stay as they were evaluated."""
        self._terms = terms
        one = terms.competition
        self._month = one.period
        months = len(one.span)
        length = {1: "month", 3: "quarter"}.get(months, "span")
        last = one.last or one.period
        self.form.show_record(
            Basics(one.level, length, one.period, last, one.code, one.title_zh, one.title_en, terms.edition.reason)
        )
        later = terms.edition.number > 1
        for name, row in self.form.boxes.items():
            fixed = (later and name != "reason") or (name == "code" and not self.new)
            if isinstance(row.box, TextBox):
                row.box.setReadOnly(fixed)
            else:
                row.box.setEnabled(not fixed)
        self._arrange()
        self._tell(terms)

    def _tell(self, terms: Terms) -> None:
        words = ""
        if terms.edition.number > 1:
            words = _(
                "Edition %(number)s: what was evaluated keeps its terms, these hold from the next evaluation on.",
                number=terms.edition.number,
            )
        elif terms.edition.announced_on is not None:
            words = _(
                "Announced on %(day)s. It can change until it is evaluated; tell the entrants what you change.",
                day=worded(terms.edition.announced_on),
            )
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _arrange(self) -> None:
        later = self._terms is not None and self._terms.edition.number > 1
        show_row(self.form, "reason", later)
        show_row(self.form, "last", self.form.texts()["length"] == "span")

    def _edited(self, name: str) -> None:
        self._arrange()
        if name == "period" and self.new and self._terms is not None:
            self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Let code and titles follow the month."""
        month = self._typed_month()
        if month is None or self._month is None or month == self._month:
            return
        store, texts = self.session.store, self.form.texts()
        if texts["code"] == competitions.offered_code(store, self._month):
            self.form.boxes["code"].box.show_value(competitions.offered_code(store, month))
        for spoken in LANGUAGES:
            name = f"title_{spoken}"
            renamed = texts[name].replace(shown(self._month, spoken), shown(month, spoken))
            self.form.boxes[name].box.show_value(renamed)
        self._month = month

    def _typed_month(self) -> Month | None:
        try:
            return self.form.boxes["period"].box.read()  # type: ignore[no-any-return]  # a box of a month
        except EntryError:
            return None

    def read(self, terms: Terms) -> Terms:
        """The competition as it is typed, and the reason of the edition."""
        try:
            typed = read_shown(self.form, {"reason": terms.edition.reason, "last": None})
        except EntryError as error:
            raise at("competition", error) from None
        length, reason, period, last = (typed.pop(name) for name in ("length", "reason", "period", "last"))
        if period is None:
            raise EntryError([Problem("period", N_("is needed"), line="competition")])
        if length != "span":
            last = period + 2 if length == "quarter" else None
        if last == period:
            last = None
        held = terms.competition
        competition = Competition(cooperative=held.cooperative, period=period, last=last, **typed)
        return dataclasses.replace(
            terms, competition=competition, edition=dataclasses.replace(terms.edition, reason=reason)
        )

    def mark(self, problems: Iterable[Problem]) -> bool:
        """Mark what is wrong with the competition or the reason."""
        known = [*of("competition", problems), *(p for p in of("edition", problems) if p.box == "reason")]
        self.form.mark(known)
        return bool(known)

    def texts(self) -> dict[str, Any]:
        """What stands in the boxes."""
        return dict(self.form.texts())

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what stood in them."""
        self.form.show_texts(kept)
        self._month = self._typed_month() or self._month
        self._arrange()

    def begin(self) -> None:
        """Start at the months, or at the reason of a later edition."""
        later = self._terms is not None and self._terms.edition.number > 1
        name = "reason" if later else "length" if self.form.boxes["level"].box.isEnabled() else "period"
        self.form.boxes[name].box.setFocus(Qt.FocusReason.TabFocusReason)
