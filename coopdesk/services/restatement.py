"""What moved of a period since something was known: since a day, or since a summary was handed up."""

from datetime import date

from coopdesk.domain.dates import parse_date, today
from coopdesk.domain.period import Period
from coopdesk.domain.restatement import Restatement, restatement
from coopdesk.domain.restatement_sheet import RestatementSheet
from coopdesk.domain.submissions import Known, Submission
from coopdesk.domain.summaries import Scope, Summary
from coopdesk.errors import N_, DeskError
from coopdesk.services.figures import several
from coopdesk.services.form_marks import marks_kept
from coopdesk.services.known import as_known, known_on
from coopdesk.store import Store


def restated(
    store: Store, period: Period, since: Known, scope: Scope = "known", as_of: date | None = None
) -> Restatement:
    """What differs of a period between then and now, for the affiliated of one day (today)."""
    with as_known(store, since, period) as then:
        return compared(then, store, period, scope, as_of)


def compared(then: Store, now: Store, period: Period, scope: Scope, as_of: date | None = None) -> Restatement:
    """What differs of a period between two files, or two states of one."""
    day = as_of or today()
    return restatement(_both(then, period, scope, day), _both(now, period, scope, day))


def _both(store: Store, period: Period, scope: Scope, day: date) -> list[Summary]:
    return several(store, period, ("kind", "cooperative"), scope, day)


def restated_since(
    store: Store, period: Period, since: str, scope: Scope | None = None, as_of: date | None = None
) -> Restatement:
    """The same since a day, or since the summary with that number, whose scope and day count unless asked otherwise.

    Raises DeskError for what is neither.
    """
    return restatement_sheet(store, period, since, scope, as_of, own=False).found


def restatement_sheet(
    store: Store,
    period: Period,
    since: str,
    scope: Scope | None = None,
    as_of: date | None = None,
    *,
    own: bool = True,
) -> RestatementSheet:
    """What moved since a day or since the summary with that number, to be printed or shown; raises DeskError.

    With a number its own scope and day count; ``own`` False lets another ``scope`` be asked for.
    """
    plain = since.strip()
    handed = store.get(Submission, plain)
    if handed is not None:
        counted = scope_of(handed) if own else scope or scope_of(handed)
        found = restated(store, period, handed.known, counted, handed.as_of)
        return RestatementSheet(store.desk, found, counted, handed.as_of, None, handed, form_marks=marks_kept(store))
    try:
        day = parse_date(plain)
    except DeskError:
        message = N_("“%(text)s” is neither a day nor the number of a summary that was handed up.")
        raise DeskError(message, text=since).advised(N_("Write a day as 2026-11-20.")) from None
    if day > today():
        message = N_("%(day)s is still to come; nobody can say what will be known by then.")
        raise DeskError(message, day=day).advised(N_("Choose an earlier day."))
    counted, affiliation = scope or "known", as_of or today()
    found = restated(store, period, known_on(store, day), counted, affiliation)
    return RestatementSheet(store.desk, found, counted, affiliation, day, None, form_marks=marks_kept(store))


def scope_of(handed: Submission) -> Scope:
    """Which co-operatives a summary that was handed up counted."""
    return "affiliated" if handed.scope == "affiliated" else "known"
