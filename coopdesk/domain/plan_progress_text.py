"""What has to be known beside the percentages of plan progress, in sentences, the same on paper and in tables."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.language import Language, period_name, say
from coopdesk.domain.numbers import grouped
from coopdesk.domain.plan_progress import PlanProgress
from coopdesk.errors import N_

ONLY_FINAL: Final = N_("Only months that are final count.")


def notes(found: PlanProgress, language: Language) -> Iterator[str]:
    """What makes the percentages too low or too high, what is known by its sums only, and of whom growth is."""
    yield from of_sums(found, language)
    known, made = found.whole.compared
    if made and not known:
        yield say(N_("Last year is not known, so there is no growth."), language)
    elif made:
        yield say(
            N_("Growth is of the co-operatives whose months are known of both years: %(known)s of %(made)s."),
            language, known=grouped(known), made=grouped(made),
        )  # fmt: skip


def of_sums(found: PlanProgress, language: Language) -> Iterator[str]:
    """The notes that a chart needs, too, which has no growth."""
    whole = found.whole
    if whole.coverage.missing or whole.coverage.disputed:
        yield say(
            N_("A return that is missing or in dispute counts as no output: the percentages of the plan are too low "
               "where reported is less than due."),
            language,
        )  # fmt: skip
    if whole.plan is None:
        yield say(N_("There is no annual plan of this year on file."), language)
    if whole.unplanned:
        message = N_("Without an annual plan: %(count)s. Their output is in the sums, so the percentage is too high.")
        yield say(message, language, count=grouped(whole.unplanned))
    for one in found.spans:
        message = N_("Known by their sums only, from before the start: %(months)s.")
        yield say(message, language, months=period_name(one, language))
