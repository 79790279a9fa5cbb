"""The boxes of one indicator: only those that its rule and its target need, and what comes of them in words."""

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.announcement import formula
from coopdesk.domain.conditions import MEASURED, SHAPES, SHAPES_OF, Condition
from coopdesk.domain.entries import condition_name, subject_name
from coopdesk.domain.figures import FIGURES
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import LANGUAGES, say
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.choosing import Choice
from coopdesk.gui.competitions.setup.rows import RowForm
from coopdesk.gui.competitions.setup.step import read_shown, show_row
from coopdesk.gui.form import Form, label_of
from coopdesk.gui.words import _, language

OWN: Final = "own"
"""The choice of an indicator that is keyed and has titles of its own."""
_OWN_BOXES: Final = ("title_zh", "title_en", "measured", "per", "evidence")
_NAMES: Final = (
    "indicator", "shape", "title_zh", "title_en", "measured", "per", "better", "evidence", "points", "tie",
    "aim", "target", "loss", "gain", "least", "most", "cap",
)  # fmt: skip
_SHOWN: Final = {
    "proportional": {"aim", "target", "cap"}, "stepped": {"aim", "target", "loss", "gain", "least", "most"},
    "ranked": set(),
}  # fmt: skip
"""The boxes of the rules."""
_WIDE: Final = 168
_BLANK: Final = Condition("", "plan_fulfilment")


def subjects() -> list[Choice]:
    """Every indicator and figure of the returns."""
    return [Choice(code, subject_name(code, language())) for code in (*INDICATORS, *FIGURES)]


class IndicatorForm(RowForm):
    """An indicator with its points; ``method`` tells which method the rules must fit."""

    def __init__(self, condition: Condition | None, method: Callable[[], str]) -> None:
        self._method = method
        self._held = condition or dataclasses.replace(_BLANK, shape=SHAPES_OF[method()][0])
        own = Choice(OWN, _("own value, keyed"))
        shapes = [Choice(code, _(SHAPES[code])) for code in SHAPES_OF[method()]]
        super().__init__(Form(Condition, _NAMES, choices={"indicator": [*subjects(), own], "shape": shapes}, columns=2))
        for row in self.form.boxes.values():
            row.box.setFixedWidth(_WIDE)
        self.form.show_record(_shown(self._held))
        self.column.addStretch(1)
        self._arrange()

    def touched(self) -> None:
        """Show the boxes that are needed now; a new indicator brings its direction along."""
        texts = self.form.texts()
        chosen = texts["indicator"]
        if chosen in (*INDICATORS, *FIGURES) and chosen != self._held.indicator:
            if chosen in INDICATORS:
                self.form.boxes["better"].box.show_value(INDICATORS[chosen].better)
            self._held = dataclasses.replace(self._held, indicator=chosen)
        self._arrange()
        super().touched()

    def texts(self) -> dict[str, Any]:
        """What stands in the boxes, and the key that the indicator has."""
        return {**super().texts(), "key": self._held.indicator}

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what stood in the boxes, with the key."""
        self._held = dataclasses.replace(self._held, indicator=kept["key"])
        super().show_texts(kept)

    def _arrange(self) -> None:
        texts = self.form.texts()
        shown = {"indicator", "shape", "better", "points", "tie", *_SHOWN.get(texts["shape"], set())}
        shown |= set(_OWN_BOXES) if texts["indicator"] == OWN else set()
        if texts["aim"] != "fixed":
            shown -= {"target"}
        for name, row in self.form.boxes.items():
            show_row(self.form, name, name in shown)
            if name == "points":
                words = _("Points for each place") if texts["shape"] == "ranked" else label_of(row.field)
                row.label.setText(words)

    def read(self) -> Condition:
        """The condition; raises EntryError."""
        aim = self.form.texts()["aim"]
        fallback: dict[str, Any] = {
            "title_zh": "", "title_en": "", "measured": "", "per": "", "evidence": "", "aim": "fixed", "cap": None,
            "loss": Decimal(0), "gain": Decimal(0), "least": None, "most": None,
            "target": _BLANK.target if aim == "plan" else self._held.target,
        }  # fmt: skip
        typed = read_shown(self.form, fallback)
        if typed["indicator"] == OWN:
            typed["measured"], typed["per"] = _coded(typed["measured"]), _coded(typed["per"])
            typed["indicator"] = self._own_key(typed["measured"])
        return Condition("", **typed)

    def _own_key(self, measured: str) -> str:
        """The key of an own indicator: the one it has, else the name of what is keyed."""
        if not measured:
            raise EntryError([Problem("measured", N_("is needed"))])
        held = self._held.indicator
        return measured if not held or held in INDICATORS or held in FIGURES else held

    def words(self) -> str:
        """``Pass rate`` and below it ``30 points at 98; …``."""
        try:
            one = self.read()
        except EntryError:
            return self._name() + "\n" + _("not complete yet")
        return condition_name(one, language()) + "\n" + formula(one, language())

    def _name(self) -> str:
        texts = self.form.texts()
        if texts["indicator"] == OWN:
            return texts["title_zh"] or texts["title_en"] or _("own value, keyed")
        return subject_name(texts["indicator"], language())


def _shown(condition: Condition) -> dict[str, Any]:
    """The values of the boxes."""
    values = {name: getattr(condition, name) for name in _NAMES}
    if condition.measured:
        values["indicator"] = OWN
        for name in ("measured", "per"):
            values[name] = subject_name(values[name], language()) if values[name] else ""
    return values


def _coded(name: str) -> str:
    """The key of a usual keyed value where its name is typed in a language; else the name itself."""
    for code, words in MEASURED.items():
        if name in (say(words, spoken) for spoken in LANGUAGES):
            return code
    return name
