"""What a reader of a summary must know beside its figures: the same plain notes on paper and on screen."""

from typing import Final

from coopdesk.domain.language import Language, say
from coopdesk.domain.numbers import grouped
from coopdesk.domain.summaries import Summary
from coopdesk.errors import N_

NOTHING_COUNTS: Final = N_("No return counts for this period.")


def affiliated_as_of(summary: Summary, language: Language) -> str:
    """Whose figures these are, with the day of the affiliation; empty where all on the register are counted."""
    if summary.as_of is None:
        return ""
    return say(N_("Affiliated as of %(day)s"), language, day=summary.as_of)


def nothing_counts(summary: Summary) -> bool:
    """Whether no return at all is behind the figures."""
    return not summary.whole.coverage.reported


def notes(summary: Summary, language: Language) -> list[str]:
    """One sentence for each thing that could be misread: members and ratios over months, output without a plan, cost
    of some only."""
    found = []
    carried = summary.whole.total.reported
    if len(summary.period) > 1 and not nothing_counts(summary):
        found.append(
            say(
                N_(
                    "Several months: members at the opening are those of the %(opening)s co-operatives that reported "
                    "%(first)s, members at the closing those of the %(closing)s that reported %(last)s; joined and "
                    "left add all months reported, so they need not balance."
                ),
                language,
                opening=grouped(carried.get("members_opening", 0)),
                closing=grouped(carried.get("members_closing", 0)),
                first=summary.period.first,
                last=summary.period.last,
            )
        )
        found.append(
            say(N_("Average wage and labour productivity are for all these months together, not monthly."), language)
        )
    if told := carried.get("costed_value_current", 0):
        message = N_("Cost per 100 yuan of output value is of the %(told)s co-operatives that tell their cost.")
        found.append(say(message, language, told=grouped(told)))
    if summary.whole.unplanned:
        found.append(
            say(
                N_("Co-operatives without an annual plan: %(count)s; their output is included in the last line."),
                language,
                count=grouped(summary.whole.unplanned),
            )
        )
    return found
