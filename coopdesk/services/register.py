"""The federation's register: who is on it, how their month stands, dated changes, the seals that are trusted."""

import dataclasses
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopdesk.domain.cooperatives import KINDS, Affiliation, Cooperative, KindSpan, in_force
from coopdesk.domain.dates import today
from coopdesk.domain.field import checked
from coopdesk.domain.language import LANGUAGES, say
from coopdesk.domain.packets import Verdict
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.seals import number_of
from coopdesk.domain.summaries import COVERAGE, Coverage
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.exchange.signature import PublicKey
from coopdesk.services.check_numbers import seal_meant
from coopdesk.services.exchange import trust
from coopdesk.services.figures import summary
from coopdesk.store import Store

MARKS: Final = {**COVERAGE, "undue": N_("Not due")}
"""The words for how a month stands."""


@dataclass(frozen=True)
class Registered:
    """A co-operative as a month sees it: ``kind`` is its code at the month's end, empty where none is recorded.

    ``affiliated_since`` is None for one that is not affiliated today; ``coverage`` is that of the one month.
    """

    cooperative: Cooperative
    kind: str
    affiliated_since: date | None
    coverage: Coverage

    @property
    def marks(self) -> tuple[str, ...]:
        """How the month stands, as keys of `MARKS`, what needs attention first."""
        worth = ("disputed", "missing", "late", "nil", "keyed")
        found = tuple(name for name in worth if getattr(self.coverage, name))
        return found or (("reported",) if self.coverage.reported else ("undue",))

    @property
    def silent(self) -> bool:
        """Whether nothing counts of a month that is due."""
        return bool(self.coverage.missing or self.coverage.disputed)

    @property
    def _worded(self) -> list[str]:
        """The words, marked, that the list shows of its kind and of how the month stands."""
        return [*([KINDS[self.kind]] if self.kind in KINDS else []), *(MARKS[mark] for mark in self.marks)]

    def found_by(self, text: str) -> bool:
        """Whether every word of a search is in its code, names, kind, trade, district, persons, telephone or state."""
        one = self.cooperative
        words = (
            one.code, one.name_en, one.name_zh, one.trade_en, one.trade_zh, one.district_en, one.district_zh,
            one.responsible, one.clerk, one.telephone,
            *(say(words, language) for words in self._worded for language in LANGUAGES),
        )  # fmt: skip
        heap = "\n".join(words).casefold()
        return all(word in heap for word in unicodedata.normalize("NFKC", text).casefold().split())


def register(store: Store, month: Month, day: date | None = None) -> list[Registered]:
    """Every co-operative on the register, by code, as a month sees it; affiliation is that of ``day`` (today)."""
    coverage = {line.key: line.coverage for line in summary(store, Period(month, month), "cooperative").groups}
    kinds: dict[str, list[KindSpan]] = {}
    for span in store.find(KindSpan):
        kinds.setdefault(span.cooperative, []).append(span)
    joined: dict[str, list[Affiliation]] = {}
    for row in store.find(Affiliation):
        joined.setdefault(row.cooperative, []).append(row)
    found = []
    for one in store.find(Cooperative):
        kind = in_force(kinds.get(one.code, ()), month.last)
        member = in_force(joined.get(one.code, ()), day or today())
        since = member.since if member and member.affiliated else None
        found.append(Registered(one, kind.kind if kind else "", since, coverage.get(one.code, Coverage())))
    return found


def enter(
    store: Store,
    cooperative: Cooperative,
    kind: KindSpan,
    affiliation: Affiliation | None = None,
    *,
    new: bool = False,
    operator: str = "",
) -> None:
    """Keep a co-operative with its kind and its affiliation, each from a day on.

    Another day for what holds already corrects the day; another kind (or leaving) from another day is a change, and
    what was before stays on record. Raises EntryError, also for a ``new`` one whose code is taken.
    """
    if new and store.get(Cooperative, cooperative.code) is not None:
        raise EntryError([Problem("code", N_("is already on the register"))])
    with store.transaction(operator):
        store.save(checked(cooperative))
        _enter_dated(store, checked(kind))
        if affiliation is not None:
            _enter_dated(store, checked(affiliation))


def _enter_dated(store: Store, span: KindSpan | Affiliation) -> None:
    latest = in_force(store.find(type(span), cooperative=span.cooperative), date.max)
    if latest == span:
        return
    if latest is not None and dataclasses.replace(latest, since=span.since) == span:
        store.remove(latest)
    store.save(span)


def accept_seal(store: Store, text: str, cooperative: str, operator: str = "") -> list[Verdict]:
    """Trust a typed or pasted seal for a co-operative, or one that waits by its check number, with spaces or without.

    Returns the verdicts on its waiting files; raises EntryError, whose box is ``public_key``.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        raise EntryError([Problem("public_key", N_("is needed"))])
    try:
        return trust(store, seal_meant(store, plain), cooperative, operator)
    except DeskError as error:
        raise EntryError([Problem("public_key", error.message, error.values)]) from error


def seal_number(public_key: str) -> str:
    """The short number of a seal, 16 hexadecimal digits in groups of four; raises DeskError."""
    return number_of(str(PublicKey.parse(public_key)))


def plans_of(store: Store, cooperative: str) -> list[AnnualPlan]:
    """The annual plans of a co-operative, of each year and indicator the latest edition, the newest year first."""
    latest = {(plan.year, plan.indicator): plan for plan in store.find(AnnualPlan, cooperative=cooperative)}
    return sorted(latest.values(), key=lambda plan: (-plan.year, plan.indicator))
