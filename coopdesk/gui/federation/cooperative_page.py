"""One co-operative of the register: its form, its kind and affiliation from a day on, its seals, its plan."""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import KINDS, Affiliation, Cooperative, KindSpan, in_force
from coopdesk.domain.dates import today
from coopdesk.domain.field import field_of
from coopdesk.domain.plans import PLANNED, AnnualPlan
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.federation.seals import Seals
from coopdesk.gui.form import Form, scrolled, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, explain, name_of, worded
from coopdesk.services.register import enter, plans_of

_NAMES = (
    "code", "founded_on", "name_zh", "name_en", "trade_zh", "trade_en", "district_zh", "district_en",
    "responsible", "clerk", "telephone", "dissolved_on",
)  # fmt: skip
_LABELS, _BOX = (122, 108), 248
"""Widths of the labels of the left and the right boxes, and of the boxes, in pixels."""


class CooperativePage(QWidget):
    """Boxes one after the other; Enter in the last one, Ctrl+Enter and leaving the page keep what is typed."""

    kept = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.code = ""
        self._shown: list[dict[str, str]] = []
        self.title = text_label("", "subheading")
        self.form = Form(Cooperative, _NAMES, columns=2)
        self.kind = Form(KindSpan, ["kind", "since"], columns=2)
        self.joined = Form(Affiliation, ["affiliated", "since", "resolution"], columns=2)
        self.trouble = text_label("", "trouble")
        self.past = text_label("", "muted")
        self.past.setWordWrap(True)
        self.save_button = QPushButton(_("Save (Ctrl+Enter)"))
        self.save_button.setProperty("main", True)
        self.save_button.clicked.connect(self.save)
        self.discard_button = QPushButton(_("Discard what is typed"))
        self.discard_button.clicked.connect(self.discard)
        self.new_button = QPushButton(_("New co-operative (F5)"))
        self.new_button.clicked.connect(self._new)
        self.seals = Seals(session)
        self.plan = text_label("", "")
        self._line_up()
        self._connect()
        self._build()

    def _connect(self) -> None:
        self.form.entered.connect(self._go_to_kind)
        self.kind.entered.connect(self._go_to_affiliation)
        self.joined.entered.connect(self.save)
        for keys, act in (("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("F5", self._new)):
            bind(self, keys, act)

    def _go_to_kind(self) -> None:
        """The kind holds since the founding unless another day is typed."""
        since = self.kind.boxes["since"].box
        if not self.kind.texts()["since"].strip():
            with suppress(EntryError):
                since.show_value(self.form.boxes["founded_on"].box.read())
        self.kind.begin()

    def _go_to_affiliation(self) -> None:
        self._offer_affiliation()
        self.joined.begin()

    def _offer_affiliation(self) -> None:
        """A new one is affiliated since it is of its first kind unless something else is typed."""
        since = self.joined.boxes["since"].box
        if not self.code and self._affiliation_asked() and not self.joined.texts()["since"].strip():
            with suppress(EntryError):
                since.show_value(self.kind.boxes["since"].box.read())

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("plain")
        boxes = QVBoxLayout(inner)
        boxes.setContentsMargins(0, 0, MIDDLE, 0)
        boxes.setSpacing(SMALL)
        for widget in (self.title, self.form, self._heading(_("Kind")), self.kind):
            boxes.addWidget(widget)
        for widget in (self._heading(_("Affiliation")), self.joined, self.past, self.trouble):
            boxes.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        for button in (self.save_button, self.new_button, self.discard_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        boxes.addSpacing(SMALL)
        boxes.addLayout(buttons)
        boxes.addStretch(1)
        side = QFrame()
        side.setObjectName("card")
        side.setFixedWidth(350)
        column = QVBoxLayout(side)
        column.setContentsMargins(MIDDLE, MIDDLE, MIDDLE, MIDDLE)
        column.setSpacing(SMALL)
        column.addWidget(self.seals)
        column.addSpacing(LARGE)
        column.addWidget(text_label(_("Annual plan"), "subheading"))
        column.addWidget(self.plan)
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(side)

    def _line_up(self) -> None:
        """The boxes of the three forms stand under each other."""
        for form in (self.form, self.kind, self.joined):
            for place, row in enumerate(form.boxes.values()):
                row.label.setMinimumWidth(_LABELS[place % 2])
                row.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                row.box.setFixedWidth(_BOX)

    def _heading(self, words: str) -> QWidget:
        label = text_label(words, "subheading")
        label.setContentsMargins(0, SMALL, 0, 0)
        return label

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return bool(self._shown) and self._texts() != self._shown

    def _texts(self) -> list[dict[str, str]]:
        return [form.texts() for form in (self.form, self.kind, self.joined)]

    def show_cooperative(self, code: str) -> None:
        """Show a co-operative of the register; one that is not there yet begins a new one with that code."""
        store = self._session.store
        found = store.get(Cooperative, code) if code else None
        if found is None:
            self.begin_new(code)
            return
        self.code = code
        self.title.setText(f"{code}  {name_of(found)}")
        self.form.show_record(found)
        kind = in_force(store.find(KindSpan, cooperative=code), today().replace(year=9999))
        self.kind.show_record(kind or {})
        joined = in_force(store.find(Affiliation, cooperative=code), today().replace(year=9999))
        self.joined.show_record(joined or {"affiliated": False, "resolution": ""})
        self._settle()

    def begin_new(self, code: str = "") -> None:
        """Empty boxes for a co-operative that is not on the register; not over what cannot be kept yet."""
        self.leave()
        if not self.changed:
            self._show_new(code)

    @Slot()
    def _new(self) -> None:
        if not self._session.refuses():
            self.begin_new()

    def discard(self) -> None:
        """Show again what is on the register, or empty boxes."""
        self._shown = []
        self.show_cooperative(self.code)
        self.begin()

    def _show_new(self, code: str) -> None:
        self.code = ""
        self.title.setText(_("New co-operative"))
        self.form.show_record({name: "" for name in _NAMES if not name.endswith("_on")} | {"code": code})
        self.kind.show_record({"kind": "PC"})
        self.joined.show_record({"affiliated": True, "resolution": ""})
        self._settle()
        self.form.begin()

    def _settle(self) -> None:
        self.trouble.setText("")
        self.form.boxes["code"].box.setEnabled(not self.code)
        self._show_past()
        self.seals.show_cooperative(self.code)
        plans = plans_of(self._session.store, self.code) if self.code else []
        target, exponent = field_of(AnnualPlan, "target"), self._session.store.desk.exponent
        lines = [
            _("%(year)s  %(what)s: %(target)s", year=p.year, what=_(PLANNED[p.indicator]),
              target=target.in_currency(exponent, p).text(p.target))
            for p in plans
        ]  # fmt: skip
        self.plan.setText("\n".join(lines) or _("No annual plan is recorded."))
        self._shown = self._texts()

    def _show_past(self) -> None:
        spans = self._session.store.find(KindSpan, cooperative=self.code) if self.code else []
        before = [_("%(kind)s from %(day)s", kind=_(KINDS[span.kind]), day=worded(span.since)) for span in spans[:-1]]
        self.past.setText(_("Before: %(kinds)s", kinds="; ".join(before)) if before else "")
        self.past.setVisible(bool(before))

    def begin(self) -> None:
        """Put the cursor into the first box that can be typed into."""
        box = self.form.boxes["founded_on" if self.code else "code"].box
        box.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(box, TextBox):
            box.selectAll()  # the cursor may have stood in it before there was anything to select

    def in_hand(self) -> tuple[str, list[dict[str, str]]] | None:
        """What is typed and could not be kept, with the code of the co-operative, empty for a new one."""
        return (self.code, self._texts()) if self.changed else None

    def restore(self, code: str, texts: list[dict[str, str]]) -> None:
        """Put back what was in hand."""
        self.show_cooperative(code)
        for form, typed in zip((self.form, self.kind, self.joined), texts, strict=True):
            form.show_texts(typed)

    def leave(self) -> None:
        """Keep what is typed; what cannot be kept stays on the page, marked."""
        if self.changed:
            self.save()

    @Slot()
    def save(self) -> None:
        """Keep the co-operative, or mark what stands in the way."""
        if self._session.refuses():
            return
        if self.code and not self.changed:
            self._session.tell(_("Nothing is changed."))
            return
        emptied = bool(self._shown) and self._shown[0]["founded_on"] and not self.form.texts()["founded_on"].strip()
        self._offer_affiliation()
        try:
            cooperative, kind, joined = self._typed()
            new = not self.code
            enter(self._session.store, cooperative, kind, joined, new=new, operator=self._session.operator)
        except EntryError as refusal:
            self._mark(refusal.problems)
            self._session.tell(_("What is typed is not kept yet: something stands in the way."), "error")
        else:
            self.show_cooperative(cooperative.code)
            self._session.tell(_("%(name)s is saved.", name=name_of(cooperative)))
            if emptied:
                words = _("%(name)s is saved; its founding day is empty now.", name=name_of(cooperative))
                self._session.tell(words, "query")
            self.kept.emit(cooperative.code)

    def _typed(self) -> tuple[Cooperative, KindSpan, Affiliation | None]:
        values: list[dict[str, Any]] = []
        problems: list[Problem] = []
        for form in (self.form, self.kind, self.joined):
            try:
                values.append(form.values())
            except EntryError as refusal:
                values.append({})
                none = form is self.joined and not self._affiliation_asked()
                problems += [] if none else refusal.problems
        if problems:
            raise EntryError(problems)
        cooperative, kind, joined = values
        code = cooperative["code"]
        return (
            Cooperative(**cooperative),
            KindSpan(code, kind["since"], kind["kind"]),
            Affiliation(code, **joined) if joined else None,
        )

    def _affiliation_asked(self) -> bool:
        texts = self.joined.texts()
        return texts["affiliated"] == "1" or bool(texts["since"].strip())

    def _mark(self, problems: tuple[Problem, ...]) -> None:
        """Each problem under its box, in the form that has it; the first form with one gets the cursor."""
        own = [problem for problem in problems if problem.box in self.form.boxes]
        dated = [problem for problem in problems if problem not in own]
        asked = dated if self._affiliation_asked() and self.kind.texts()["since"].strip() else []
        self.joined.mark(asked)
        self.kind.mark([problem for problem in dated if problem not in asked])
        self.form.mark(own)
        self.trouble.setText(explain(problems[0]) if not own and not dated else "")
