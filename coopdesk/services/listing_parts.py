"""What every list says of itself, on paper and in a spreadsheet: whose, of when, as known on, with which coverage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from coopdesk import __version__
from coopdesk.domain.annual_sheet import Columns
from coopdesk.domain.boxes import Cell, Mark
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.language import Language, day_name, named, period_name, say
from coopdesk.domain.listing import LONGEST_NUMBER, Head, Listing, Value, fits
from coopdesk.domain.member_papers import Order
from coopdesk.domain.numbers import grouped, rounded
from coopdesk.domain.period import Month, Period
from coopdesk.domain.reporting import Only
from coopdesk.domain.sheets import money_unit
from coopdesk.domain.summaries import COVERAGE, SCOPES, Coverage, Grouping, Scope
from coopdesk.errors import N_
from coopdesk.store import Store

NOT_ENCRYPTED: Final = N_("The table is not encrypted: it tells of single persons.")
"""What is said before a list of persons is written."""


@dataclass(frozen=True)
class Asked:
    """What is asked for of a list: of when, and what a person may choose; each list takes its own.

    One ``on_paper`` leaves out what is of use to a spreadsheet only.
    """

    period: Period
    language: Language
    by: Grouping | None = "kind"
    group: str | None = None
    scope: Scope = "known"
    as_of: date | None = None
    cooperative: str | None = None
    competition: str | None = None
    evaluation: int | None = None
    since: str | None = None
    known_on: date | None = None
    order: Order = "number"
    columns: Columns = "quarter"
    member: str | None = None
    only: Only | None = None
    search: str = ""
    on_paper: bool = False


def found_words(asked: Asked, found: int, of: int) -> list[str]:
    """That a list has only what the search found, for its notes; nothing where nothing was searched."""
    if not asked.search:
        return []
    message = N_("Only what is found by “%(search)s”: %(found)s of %(of)s.")
    return [say(message, asked.language, search=asked.search, found=grouped(found), of=grouped(of))]


def box_value(cell: Cell, places: int, language: Language) -> Value:
    """A box as the paper has it; what nobody fills is empty."""
    if isinstance(cell, Decimal):
        return rounded(cell, places)
    if cell is None or cell is Mark.CROSSED:
        return None
    return "—" if cell is NOT_APPLICABLE else say(Mark.NO_PLAN.value, language)


EVER: Final = Period(Month(1900, 1), Month(2999, 12))
"""Of a list that is of a period only where one is asked for: all there is."""


def of_today() -> Period:
    """This month, for a list that is of no period."""
    month = Month(today().year, today().month)
    return Period(month, month)


@dataclass(frozen=True)
class Facts:
    """What one list has more to say of itself: its coverage, and sentences that must not be missed."""

    coverage: Coverage | None = None
    notes: Sequence[str] = ()
    scope: bool = False
    money: bool = False
    constant: bool = True
    """Whether some of the money is at constant prices."""
    dated: bool = True


def made(
    store: Store, asked: Asked, title: str, heads: Iterable[Head], rows: Iterable[Sequence[Value]], facts: Facts,
    sums: int = 0,
) -> Listing:  # fmt: skip
    """The list with what it says of itself; ``title`` is marked."""
    language, words = asked.language, say(title, asked.language)
    name = f"{words} {asked.period}" if facts.dated else words
    table = tuple(tuple(row) for row in rows)
    long = sum(not fits(cell) for row in table for cell in row)
    pairs = [(say(N_("Whose"), language), whose(store, asked)), *_when(asked, facts)]
    if facts.scope:
        day = asked.as_of
        counted = say(N_("Affiliated as of %(day)s"), language, day=day) if day and asked.scope == "affiliated" else ""
        pairs.append((say(N_("Scope"), language), counted or say(SCOPES[asked.scope], language)))
    pairs += _coverage(facts.coverage, language)
    pairs += [(say(N_("Money in"), language), _unit(store, facts, language))] if facts.money else []
    pairs.append((say(N_("Number of rows"), language), grouped(len(table) - sums)))
    about = [(say(N_("List"), language), words), *pairs]
    about += [(say(N_("Note"), language), note) for note in (*facts.notes, *_long(long, language))]
    written = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    about += [(say(N_("Written"), language), written), (say(N_("Program"), language), f"coopdesk {__version__}")]
    said = tuple(pairs), tuple(facts.notes)
    return Listing(name, words, tuple(heads), table, tuple(about), sums, *said, facts.dated)


def _unit(store: Store, facts: Facts, language: Language) -> str:
    unit = money_unit(store.desk.currency, language)
    if not facts.constant:
        return unit
    return say(N_("%(unit)s; constant prices of %(year)s"), language, unit=unit, year=store.desk.price_year)


def whose(store: Store, asked: Asked) -> str:
    """The federation, or the co-operative whose desk it is or that was asked for, with its code."""
    code = asked.cooperative or (store.desk.cooperative if store.desk.role == "cooperative" else None)
    if code:
        known = store.get(Cooperative, code)
        return f"{code} {named(known, asked.language)}" if known else code
    return " ".join(filter(None, (store.desk.federation, named(store.desk, asked.language, "federation"))))


def _when(asked: Asked, facts: Facts) -> list[tuple[str, str]]:
    language = asked.language
    day = day_name(asked.known_on, language) if asked.known_on else say(N_("now"), language)
    period = [(say(N_("Period"), language), period_name(asked.period, language))] if facts.dated else []
    return [*period, (say(N_("As known on"), language), day)]


def _coverage(coverage: Coverage | None, language: Language) -> list[tuple[str, str]]:
    """*Reported 2 of 3*, and a line for each of the rest that there is."""
    if coverage is None:
        return []
    message = N_("reported %(reported)s of %(due)s")
    told = say(message, language, reported=grouped(coverage.reported), due=grouped(coverage.due))
    rest = [one.name for one in fields(Coverage) if one.name not in ("due", "reported")]
    lines = [(say(COVERAGE[name], language), grouped(getattr(coverage, name))) for name in rest]
    return [(say(N_("Coverage"), language), told), *lines]


def _long(count: int, language: Language) -> list[str]:
    if not count:
        return []
    message = N_(
        "%(count)s numbers have more than %(digits)s digits and stand as text, so that none is lost: a spreadsheet "
        "does not add them up."
    )
    return [say(message, language, count=grouped(count), digits=LONGEST_NUMBER)]
