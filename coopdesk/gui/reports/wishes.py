"""Which report, of when, in which language: the list and the boxes beside the preview."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.language import Language
from coopdesk.domain.member_papers import Order
from coopdesk.domain.period import Period
from coopdesk.domain.submissions import Submission
from coopdesk.domain.summaries import SCOPES
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import DateBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import Form, text_label
from coopdesk.gui.reports.names import Names
from coopdesk.gui.reports.period_offer import PeriodOffer
from coopdesk.gui.reports.taken import TAKES
from coopdesk.gui.reports.wish import ALL, NOT_OVER, Boxes, Wish, offered
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, language, name_of
from coopdesk.services import competitions
from coopdesk.services.competition_reports import evaluations_listed
from coopdesk.services.list_papers import PAPERS as LISTS
from coopdesk.services.monthly_form import printed_correction
from coopdesk.services.reports import FORMS, REPORTS
from coopdesk.services.returned_values import of_federation
from coopdesk.store import Store


class Wishes(QFrame):
    """The reports of the file's role, and the boxes of the chosen one; ``changed`` with every choice.

    ``entered`` comes with Enter in the last box.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.role = session.store.desk.role
        self.names = [name for name, report in REPORTS.items() if self.role in report.roles]
        self.setObjectName("card")
        self.setMaximumWidth(386)
        self.list = Names([_label(name) for name in self.names])
        self._units = units = _cooperatives(session.store)
        self.form = Form(Boxes, choices={"cooperative": units, "competition": (), "evaluation": ()})
        self.form.keeps = False
        for row in self.form.boxes.values():
            row.box.setFixedWidth(198)
        self.period = PeriodOffer(self.form, session.month)
        self._version: tuple[str, int] | None = None
        self.form.show_record(offered(str(session.month), units[0].code if units else "", language()))
        self._shown: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MIDDLE, MIDDLE, MIDDLE, MIDDLE)
        layout.setSpacing(SMALL)
        layout.addWidget(text_label(_("Report"), "subheading"))
        layout.addWidget(self.list, 100)
        layout.addSpacing(SMALL)
        layout.addWidget(self.form)
        self.day = text_label("", "muted")
        self.day.setWordWrap(True)
        layout.addWidget(self.day)
        layout.addStretch(1)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.done.connect(self._into_boxes)
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self.entered)
        self.list.setCurrentRow(self.names.index("summary") if self.role == "federation" else 0)

    @property
    def name(self) -> str:
        """The chosen report."""
        return self.names[self.list.currentRow()]

    def _chosen(self, _row: int) -> None:
        self._shown = list(TAKES.get((self.name, self.role), ("period", "language")))
        if "cooperative" in self._shown:
            self._list_units()
        self.period.turn_to(self.name)
        for name, row in self.form.boxes.items():
            row.show(name in self._shown)
        self.changed.emit()

    def _list_units(self) -> None:
        """For forms and receipts all of them, then each co-operative; what was chosen stays where it can."""
        keys = tuple(ALL) if self.name in FORMS else ("*",) if self.name == "receipt" else ()
        also = [Choice(key, _(ALL[key])) for key in keys] if self._units else []
        before, box = self.form.texts()["cooperative"], self.form.boxes["cooperative"].box
        listed = [*also, *self._units]
        self.form.show_choices("cooperative", listed)
        if listed:
            box.blockSignals(True)
            box.show_value(before if before in [one.code for one in listed] else self._units[0].code)
            box.blockSignals(False)

    def _edited(self, name: str) -> None:
        if name == "competition":
            self._list_evaluations("")
        self.changed.emit()

    def _into_boxes(self) -> None:
        self.form.boxes[self._shown[0]].box.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read what can be chosen again; a month that was only offered follows the desk's."""
        box = self.form.boxes["competition"].box
        before = box.read() if "competition" in self._shown and self.form.texts()["competition"] else None
        self._list_competitions(before)
        self.period.follow(self.session.month)

    def _list_competitions(self, chosen: str | None) -> None:
        found = competitions.competitions(self.session.store)
        found += [one for one in of_federation(self.session.store) if one not in found]
        listed = [Choice(one.code, f"{name_of(one, 'title')}  •  {one.code}") for one in found]
        self.form.show_choices("competition", listed)
        if found:
            row = self.form.boxes["competition"]
            row.box.blockSignals(True)
            row.box.show_value(chosen if chosen in [one.code for one in found] else found[0].code)
            row.box.blockSignals(False)
        self._list_evaluations(self.form.texts()["evaluation"])

    def _list_evaluations(self, chosen: str) -> None:
        """The evaluations of the competition in hand, the last one offered; another that was chosen stays."""
        code = self.form.texts()["competition"]
        listed = evaluations_listed(self.session.store, code) if code else {}
        choices = [Choice(str(number), _(words, **values)) for number, (words, values) in listed.items()]
        self.form.show_choices("evaluation", choices)
        row = self.form.boxes["evaluation"]
        row.box.blockSignals(True)
        row.box.show_value(chosen if chosen in [one.code for one in choices] else choices[0].code if choices else "")
        row.box.blockSignals(False)

    def step(self, steps: int) -> None:
        """So many periods of the same length on or back."""
        if self.period.step(steps):
            self._version = None
            self.changed.emit()

    def choose(self, name: str, where: Mapping[str, Any]) -> None:
        """Choose a report and what is given of its boxes, by name; ``version`` is an earlier one of its month.

        A day as known on which another paper was shown does not stay for this one.
        """
        self._version = (str(where["period"]), where["version"]) if "version" in where else None
        self._list_competitions(where.get("competition"))
        if where.get("evaluation") is not None:
            self._list_evaluations(str(where["evaluation"]))
        self.form.boxes["filling"].box.show_value(where.get("filling", "filled"))
        self.form.boxes["search"].box.show_value(where.get("search", ""))
        for box in ("cooperative", "by", "since", "scope", "member", "order", "columns", "paper", "language"):
            if where.get(box) is not None:
                self.form.boxes[box].box.show_value(where[box])
        for box in ("known_on", "day"):
            self.form.boxes[box].box.show_value(where.get(box))
        self.list.setCurrentRow(self.names.index(name))
        if "period" in where:
            self.period.show(where["period"])

    def read(self) -> Wish:
        """What is wanted; raises EntryError, marked under its box."""
        try:
            self._read_choices()
            wish = self._wish()
        except EntryError as refusal:
            self.form.boxes[refusal.problems[0].box].mark(refusal.problems[0])
            raise
        for row in self.form.boxes.values():
            row.mark(None)
        self.day.setText(self._beside(wish))
        return wish

    def _read_choices(self) -> None:
        """Refuse what means nothing of a list, or several; raises EntryError."""
        for name in self._shown:
            if isinstance(box := self.form.boxes[name].box, ChoiceBox):
                box.read()

    def _beside(self, wish: Wish) -> str:
        """What is to be known of the paper beside its boxes."""
        if wish.version:
            return _("An earlier version, not the one in force.")
        told = [_(NOT_OVER)] if wish.known_on == today() else []
        if wish.since and (handed := self.session.store.get(Submission, wish.since)):
            told.append(_("Counted as it was handed up: %(scope)s", scope=_(SCOPES[handed.scope])))
        elif wish.scope == "affiliated":
            told.append(_("Affiliated as of %(day)s", day=wish.known_on or today()))
        return "\n".join(told)

    def _wish(self) -> Wish:
        texts = self.form.texts()
        wish = Wish(self.name, Period(self.session.month, self.session.month), cast(Language, texts["language"]))
        if "period" in self._shown:
            wish = replace(wish, period=self.period.read())
        chosen: dict[str, Any] = {box: texts[box] for box in ("by", "scope", "columns", "paper") if box in self._shown}
        wish = replace(wish, **chosen)
        if "since" in self._shown:
            wish = replace(wish, since=self._since(texts["since"]))
        if "search" in self._shown:
            wish = replace(wish, search=texts["search"].strip())
        if "known_on" in self._shown:
            wish = replace(wish, known_on=self.form.boxes["known_on"].box.read())
        if self.role == "cooperative" or "cooperative" in self._shown:
            wish = replace(wish, cooperative=self.session.store.desk.cooperative or texts["cooperative"] or None)
        if "cooperative" in self._shown and texts["cooperative"] in ALL:
            return self._of_all(wish, texts) if self.name in FORMS else replace(wish, cooperative=None)
        if "filling" in self._shown and texts["filling"] != "filled":
            unit = wish.cooperative if texts["filling"] == "blank" else ""
            wish = replace(wish, blank=True, cooperative=unit, known_on=None)
            return replace(self._of_competition(wish, texts), evaluation=None) if texts["filling"] == "blank" else wish
        if self.name in FORMS and wish.cooperative:
            of, version = self._version or ("", None)
            version = version if of == str(wish.period) and not wish.known_on else None
            if wish.known_on:
                return wish
            correction = printed_correction(self.session.store, wish.cooperative, wish.period.first, version)
            wish = replace(wish, correction=correction, version=version)
        return self._of_competition(self._of_members(wish, texts), texts)

    def _of_all(self, wish: Wish, texts: Mapping[str, str]) -> Wish:
        if texts["filling"] == "open":
            raise EntryError([Problem("filling", N_("the forms of all carry the names; choose filled or blank"))])
        if len(wish.period) != 1:
            raise EntryError([Problem("period", N_("the forms of all are of one month, such as 1954-04"))])
        if texts["filling"] == "blank":
            wish = replace(wish, blank=True, known_on=None)
        return replace(wish, cooperative=None, every=(wish.name,) if texts["cooperative"] == "*" else FORMS)

    def _of_members(self, wish: Wish, texts: Mapping[str, str]) -> Wish:
        if "member" in self._shown:
            wish = replace(wish, member=texts["member"].strip() or None)
        if "order" in self._shown:
            box = self.form.boxes["day"].box
            if isinstance(box, DateBox):
                box.month = wish.period.first  # so that 8 is the 8th of it
            wish = replace(wish, order=cast(Order, texts["order"]), as_of=box.read())
        return wish

    def _of_competition(self, wish: Wish, texts: Mapping[str, str]) -> Wish:
        if "competition" in self._shown and texts["competition"]:
            chosen = competitions.competition_of(self.session.store, texts["competition"])
            wish = replace(wish, competition=chosen.code, period=Period(chosen.period, chosen.period))
        if "evaluation" in self._shown and texts["evaluation"]:
            wish = replace(wish, evaluation=int(texts["evaluation"]))
        return wish

    def _since(self, text: str) -> str:
        if not text.strip():
            message = N_("type a day, or the number of a summary that was handed up")
            raise EntryError([Problem("since", message, level="query")])
        return text.strip()


def _label(name: str) -> str:
    """A paper by its title; a list of data says that it is one, since papers have titles like theirs."""
    title = _(REPORTS[name].title)
    return _("Data list: %(title)s", title=title) if name in LISTS else title


def _cooperatives(store: Store) -> list[Choice]:
    if store.desk.role == "cooperative":
        return []
    return [Choice(one.code, f"{one.code}  {name_of(one)}") for one in store.find(Cooperative)]
