"""Months and the periods that are made of them."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from coopdesk.errors import N_, DeskError

LONGEST: Final = 100 * 12
"""Months that one period may have; a longer one is a slip of the finger."""


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month; its text is ISO (``1954-04``), months order and subtract."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written as ``1954-04``; raises DeskError."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
        if not found or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:
            raise DeskError(N_("“%(text)s” is not a month; write it as 1954-04."), text=text)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __add__(self, months: int) -> "Month":
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)

    def __sub__(self, other: "Month") -> int:
        return (self.year - other.year) * 12 + self.number - other.number

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.number, self.days)

    @property
    def days(self) -> int:
        """Calendar days."""
        return monthrange(self.year, self.number)[1]

    def due(self, day: int) -> date:
        """The day of the following month by which the return is due (DOMAIN §5.2)."""
        following = self + 1
        if following.year > date.max.year:
            return date.max
        return following.first + timedelta(days=min(day, following.days) - 1)


@dataclass(frozen=True)
class Period:
    """An unbroken run of months, both ends included."""

    first: Month
    last: Month

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period written as 1954-04, 1954-Q2, 1954 or 1954-01..1954-04, or as Chinese has it; raises DeskError."""
        try:
            period = cls._of(text)
        except DeskError:
            message = N_("“%(text)s” is not a period; write 1954-04, 1954-Q1, 1954 or 1954-01..1954-04.")
            raise DeskError(message, text=text) from None
        if period.last < period.first:
            raise DeskError(N_("The period %(text)s ends before it begins."), text=text)
        if len(period) > LONGEST:
            raise DeskError(N_("The period %(text)s is longer than %(years)s years."), text=text, years=LONGEST // 12)
        return period

    @classmethod
    def _of(cls, text: str) -> Self:
        text = _plain(text)
        if found := re.fullmatch(r"(\d{4})", text, re.ASCII):
            start = Month.parse(f"{found[1]}-01")
            return cls(start, start + 11)
        if found := re.fullmatch(r"(\d{4})-[Qq]([1-4])", text, re.ASCII):
            start = Month.parse(f"{found[1]}-{int(found[2]) * 3 - 2:02d}")
            return cls(start, start + 2)
        first, dots, last = text.partition("..")
        return cls(Month.parse(first), Month.parse(last if dots else first))

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        length = len(self)
        if length == 12 and self.first.number == 1:
            return f"{self.first.year:04d}"
        if length == 3 and self.first.number % 3 == 1:
            return f"{self.first.year:04d}-Q{self.first.number // 3 + 1}"
        return f"{self.first}..{self.last}"

    def __iter__(self) -> Iterator[Month]:
        return (self.first + offset for offset in range(len(self)))

    def __len__(self) -> int:
        return self.last - self.first + 1

    @property
    def days(self) -> int:
        """Calendar days of all months."""
        return (self.last.last - self.first.first).days + 1


_CHINESE: Final = re.compile(
    r"(?P<year>\d{4}) ?年 ?(?:第? ?(?P<quarter>[1-4一二三四]) ?季度?"
    r"|(?P<first>\d{1,2}) ?月?(?: ?[至到—–-] ?(?:(?P<later>\d{4}) ?年 ?)?(?P<last>\d{1,2}) ?月)?)?",
    re.ASCII,
)


def _plain(text: str) -> str:
    """A period as Chinese has it, 1954年4月, 1954年第一季度, 1954年1月至3月, in the digits of the program."""
    found = _CHINESE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return text
    year = found["year"]
    if quarter := found["quarter"]:
        return f"{year}-Q{'一二三四'.find(quarter) + 1 or quarter}"
    if found["first"] is None:
        return year
    first = f"{year}-{int(found['first']):02d}"
    return f"{first}..{found['later'] or year}-{int(found['last']):02d}" if found["last"] else first
