"""The period of a paper in its box: offered after the month in hand, or chosen instead."""

import unicodedata
from typing import Final

from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import Form

YEARLY: Final = ("annual-return",)
"""The papers for which the year of the month is offered."""


class PeriodOffer:
    """What is chosen by hand for a paper of a year is not taken over for the others, nor theirs for that."""

    def __init__(self, form: Form, month: Month) -> None:
        self._form, self._month = form, month
        self._yearly = False
        self._others, self._year, self._by_hand = str(month), "", ""

    @property
    def text(self) -> str:
        """What stands in the box."""
        return unicodedata.normalize("NFKC", self._form.texts()["period"]).strip()

    def turn_to(self, paper: str) -> None:
        """For a paper of a year its year, or what was chosen for that before; for another what stood before."""
        if (paper in YEARLY) == self._yearly:
            return
        self._yearly = not self._yearly
        if self._yearly:
            self._others, self._year = self.text, self._year_of_box()
            self._put(self._by_hand or self._year)
        else:
            self._by_hand = "" if self.text == self._year else self.text
            self._put(self._others)

    def follow(self, month: Month) -> None:
        """Another month is in hand: what was only offered follows it."""
        offered = self._others if self._yearly else self.text
        if offered == str(self._month) != str(month):
            self.show(month)

    def show(self, period: Month | Period | str) -> None:
        """Offer a month, in a paper of a year its year; show another period."""
        if not isinstance(period, Month):
            self._put(str(period))
            return
        self._month, self._others = period, str(period)
        before, self._year = self._year, f"{period.year:04d}"
        if not self._yearly:
            self._put(self._others)
        elif self.text == before:
            self._put(self._year)

    def step(self, steps: int) -> bool:
        """So many periods of the same length on or back; whether there was one."""
        try:
            period = self.read()
        except EntryError:
            return False
        months = steps * len(period)
        self._put(str(Period(period.first + months, period.last + months)))
        return True

    def read(self) -> Period:
        """The period; raises EntryError, for an empty box with an invitation."""
        if not self.text:
            message = N_("type a month such as 1954-04, a quarter 1954-Q2 or a year 1954")
            raise EntryError([Problem("period", message, level="query")])
        try:
            return Period.parse(self.text)
        except DeskError as error:
            raise EntryError([Problem("period", error.message, error.values)]) from None

    def _year_of_box(self) -> str:
        try:
            return f"{Period.parse(self.text).first.year:04d}"
        except DeskError:
            return f"{self._month.year:04d}"

    def _put(self, text: str) -> None:
        row = self._form.boxes["period"]
        if isinstance(row.box, TextBox):
            row.box.show_value(text)
        row.mark(None)
