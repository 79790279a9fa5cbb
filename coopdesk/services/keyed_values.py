"""What is keyed for a competition month by month: values with their evidence, and quota work of members."""

import dataclasses
from typing import Final

from coopdesk.domain.competitions import MeasuredValue, QuotaWork
from coopdesk.domain.field import checked
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.services import competitions
from coopdesk.services.entrants import QUOTA_HOURS, codes, quota_hours
from coopdesk.services.returned_values import returned_in
from coopdesk.store import Store

EVIDENCE: Final = "evidence"
"""The name under which `keyed` gives, and `keep` takes, where an entrant's values are written."""


def keyed(store: Store, code: str, month: Month) -> dict[tuple[str, str], object]:
    """The keyed values of a month by entrant and name, with the evidence of each entrant.

    What came with a return outranks what was keyed here, and quota lines stand in the place of a keyed total.
    """
    found: dict[tuple[str, str], object] = {}
    came = returned_in(store, competitions.competition_of(store, code), month)
    for one in (*store.find(MeasuredValue, competition=code, period=str(month)), *came):
        found[one.entrant, one.what] = one.value
        if one.evidence:
            found[one.entrant, EVIDENCE] = one.evidence
    for (entrant, _month), hours in quota_hours(store, code, Period(month, month)).items():
        found[entrant, QUOTA_HOURS] = hours
    return found


def keep(store: Store, code: str, entrant: str, what: str, value: object, month: Month, operator: str = "") -> None:
    """Keep a value with the evidence of the entrant's row, or the evidence with all values of the row.

    Raises EntryError: the evidence of a row needs a value that it proves, and quota lines leave nothing to be keyed.
    """
    if what == QUOTA_HOURS and (entrant, month) in quota_hours(store, code, Period(month, month)):
        raise EntryError([Problem(what, N_("It is the sum of the quota work; change it there."))])
    own = store.find(MeasuredValue, competition=code, period=str(month), entrant=entrant)
    if what != EVIDENCE:
        evidence = next((one.evidence for one in own if one.evidence), "")
        competitions.set_value(store, code, entrant, what, value, operator, month, evidence)  # type: ignore[arg-type]
        return
    if not own:
        raise EntryError([Problem(EVIDENCE, N_("Key the value first; the evidence belongs to it."))])
    with store.transaction(operator):
        store.save(*[checked(dataclasses.replace(one, evidence=str(value or ""))) for one in own])


def works(store: Store, code: str) -> list[QuotaWork]:
    """The quota work of a competition, by month, member and kind of work."""
    return sorted(store.find(QuotaWork, competition=code), key=lambda one: (one.period, one.entrant, one.work))


def save_work(store: Store, work: QuotaWork, before: QuotaWork | None = None, operator: str = "") -> None:
    """Keep quota work of a member, in the place of another entry where that is named; raises EntryError, DeskError."""
    competition = competitions.competition_of(store, work.competition)
    if work.period not in list(competition.span):
        problem = Problem("period", N_("%(month)s is not a month of the competition."), {"month": work.period})
        raise EntryError([problem])
    if work.entrant not in codes(store, competition, competition.span):
        raise EntryError([Problem("entrant", N_("“%(code)s” does not take part."), {"code": work.entrant})])
    if not work.work:
        raise EntryError([Problem("work", N_("is needed"))])
    with store.transaction(operator):
        if before is not None:
            store.remove(before)
        store.save(checked(work))


def take_out(store: Store, work: QuotaWork, operator: str = "") -> None:
    """Take quota work out again; the history keeps it."""
    with store.transaction(operator):
        store.remove(work)
