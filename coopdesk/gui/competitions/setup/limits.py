"""The boxes of one limit that makes eligible, and of one prize."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.announcement import limit
from coopdesk.domain.competitions import Prize
from coopdesk.domain.conditions import ON_TIME, Gate
from coopdesk.domain.language import joined
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.choosing import Choice
from coopdesk.gui.competitions.setup.indicator import OWN, subjects
from coopdesk.gui.competitions.setup.rows import RowForm
from coopdesk.gui.competitions.setup.step import read_shown, show_row
from coopdesk.gui.form import Form, hint_label
from coopdesk.gui.words import _, language, name_of

_GATE: Final = ("subject", "title_zh", "title_en", "least", "most")
_PRIZE: Final = ("title_zh", "title_en", "award", "first", "last", "banner")
_NO_ACCIDENT: Final = Gate("", "lost_time_accidents", most=Decimal(0))


class LimitForm(RowForm):
    """What an entrant keeps or is not eligible."""

    def __init__(self, gate: Gate | None) -> None:
        self._held = gate or _NO_ACCIDENT
        self._offered = gate is None
        own = Choice(OWN, _("own limit, keyed"))
        choices = [Choice(ON_TIME, _("the return is on time")), *subjects(), own]
        super().__init__(Form(Gate, _GATE, choices={"subject": choices}))
        for name in ("subject", "title_zh", "title_en"):
            self.form.boxes[name].box.setMinimumWidth(320)
        self.form.show_record(
            {name: getattr(self._held, name) for name in _GATE} | ({"subject": OWN} if self._held.keyed else {})
        )
        self.hint = hint_label(_("Yes or no is keyed as 1 or 0: at least 1. A number is keyed as it is."))
        self.column.addWidget(self.hint)
        self.column.addStretch(1)
        self._arrange()

    def touched(self) -> None:
        """Show the boxes that are needed now; the limit that a new one offers goes with its subject."""
        if self._offered and self.form.texts()["subject"] != _NO_ACCIDENT.subject:
            self._offered = False
            self.form.boxes["most"].box.show_value(None)
        self._arrange()
        super().touched()

    def texts(self) -> dict[str, Any]:
        """What stands in the boxes, and the key that the limit has."""
        return {**super().texts(), "key": self._held.subject}

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what stood in the boxes, with the key."""
        self._held, self._offered = dataclasses.replace(self._held, subject=kept["key"]), False
        super().show_texts(kept)

    def _arrange(self) -> None:
        subject = self.form.texts()["subject"]
        for name in ("title_zh", "title_en"):
            show_row(self.form, name, subject == OWN)
        for name in ("least", "most"):
            show_row(self.form, name, subject != ON_TIME)
        self.hint.setVisible(subject == OWN)

    def read(self) -> Gate:
        """The limit; raises EntryError."""
        typed = read_shown(self.form, {"title_zh": "", "title_en": "", "least": Decimal(1), "most": None})
        if typed["subject"] == OWN:
            held = self._held.subject if self._held.keyed else ""
            typed["subject"] = held or typed["title_en"][:48] or typed["title_zh"][:48]
            if not typed["subject"]:
                raise EntryError([Problem("title_zh", N_("needs a title in one language at least"))])
        return Gate("", **typed)

    def words(self) -> str:
        """``Attendance ≥ 95``."""
        try:
            return limit(self.read(), language())
        except EntryError:
            return _("not complete yet")


class PrizeForm(RowForm):
    """What some places receive."""

    def __init__(self, prize: Prize | None) -> None:
        titles = ("title_en", "title_zh") if language() == "en" else ("title_zh", "title_en")
        super().__init__(Form(Prize, (*titles, *_PRIZE[2:])))
        for name in _PRIZE[:3]:
            self.form.boxes[name].box.setMinimumWidth(320)
        self.form.show_record(prize or Prize("", 1, 1))
        self.column.addStretch(1)

    def read(self) -> Prize:
        """The prize; raises EntryError."""
        return Prize("", 1, 1, **self.form.values())

    def words(self) -> str:
        """``Mobile red banner`` and below it ``place 1; mobile banner``."""
        try:
            one = self.read()
        except EntryError:
            return _("not complete yet")
        return "\n".join(filter(None, (name_of(one, "title"), prize_words(one))))


def prize_words(prize: Prize) -> str:
    """``place 1; a bonus of 50,000; mobile banner``."""
    places = N_("place %(first)s") if prize.first == prize.last else N_("places %(first)s to %(last)s")
    parts = [_(places, first=prize.first, last=prize.last), prize.award, _("Mobile banner") if prize.banner else ""]
    return joined(filter(None, parts), language())
