"""What a late revision moved, as a sheet of paper or a page of the screen shows it (订正对照表)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain.desk import Desk
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.language import Language, day_name, in_each, joined, say
from coopdesk.domain.numbers import signed
from coopdesk.domain.restatement import Restated, Restatement, moved_words, restated_name, shown
from coopdesk.domain.submission_text import handed_words
from coopdesk.domain.submissions import Submission
from coopdesk.domain.summaries import SCOPES, Scope
from coopdesk.errors import N_

TITLE: Final = N_("What moved of the monthly summary")
SECTIONS: Final = (
    N_("1. The federation and the kinds"),
    N_("2. Co-operatives"),
    N_("3. Co-operatives of which only the rank moved, since others did"),
)
COLUMNS: Final = (
    N_("Output value before"),
    N_("Output value now"),
    N_("Difference"),
    N_("% of plan before"),
    N_("% of plan now"),
    N_("Rank before"),
    N_("Rank now"),
)
"""The heads of the numbers of a line, the first three in money."""
RETURNS: Final = N_("Returns that moved")


@dataclass(frozen=True)
class RestatementSheet:
    """Everything that it prints: what moved of a period since a day, or since a summary was handed up.

    ``as_of`` is the day whose affiliation counts. ``known_on`` is the day as known on which the newer state is, None:
    as known now.
    """

    desk: Desk
    found: Restatement
    scope: Scope
    as_of: date | None
    since: date | None
    submission: Submission | None
    known_on: date | None = None
    form_marks: tuple[FormMarks, ...] = ()

    @property
    def sections(self) -> tuple[tuple[str, tuple[Restated, ...]], ...]:
        """The marked headings with their lines; one without lines is left out."""
        lines = self.found.lines
        upper = tuple(one for one in lines if one.level != "cooperative")
        units = [one for one in lines if one.level == "cooperative"]
        moved = tuple(one for one in units if not one.overtaken)
        overtaken = tuple(one for one in units if one.overtaken)
        return tuple(part for part in zip(SECTIONS, (upper, moved, overtaken), strict=True) if part[1])


def line_texts(one: Restated, of: Restatement, language: Language) -> tuple[str, ...]:
    """Name, the numbers of `COLUMNS`, and what moved of its returns; empty for none."""
    returns = [each for each in one.moved if each.measure not in _NUMBERS]
    difference = "" if one.difference is None else signed(Decimal(one.difference).scaleb(-of.exponent), of.exponent)
    pairs = [[shown(name, values[name], of.exponent) for values in (one.old, one.new)] for name in _NUMBERS]
    output, percent, rank = pairs
    words = in_each(
        language,
        lambda it: joined([moved_words(each, of, it) for each in returns], it).replace(" → ", _ARROW),
    )
    name = in_each(language, lambda it: restated_name(one, it))
    return (name, *output, difference, *percent, *rank, words)


_ARROW: Final = "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"
_NUMBERS: Final = ("output_value_constant", "plan_fulfilment", "rank")


def since_words(sheet: RestatementSheet, language: Language) -> str:
    """What it is compared with: ``Before: as known on 20 November 2026``, or the summary that was handed up."""
    if sheet.submission is not None:
        return say(N_("Before: %(words)s"), language, words=handed_words(sheet.submission, language))
    day = day_name(sheet.since, language) if sheet.since else ""
    return say(N_("Before: as known on %(day)s"), language, day=day)


def scope_words(sheet: RestatementSheet, language: Language) -> str:
    """Which co-operatives are counted."""
    if sheet.scope == "affiliated" and sheet.as_of:
        return say(N_("Affiliated as of %(day)s"), language, day=sheet.as_of)
    return say(SCOPES[sheet.scope], language)
