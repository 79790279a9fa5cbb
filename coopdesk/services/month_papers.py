"""The forms of a month of every co-operative whose return counts: a PDF each in a folder, or one with an outline."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.language import Language, explain, joined, month_name, named, say
from coopdesk.domain.period import Month, Period
from coopdesk.domain.reporting import STATES
from coopdesk.errors import N_, DeskError, StorageError, reason_of
from coopdesk.services.drives import lies
from coopdesk.services.monthly_form import monthly, printed_correction
from coopdesk.services.paper_files import drawn, free, replace
from coopdesk.services.reporting import reporting
from coopdesk.services.standing import standing
from coopdesk.store import Store

Progress = Callable[[int, int], object]
_TITLE: Final = N_("Monthly returns of %(month)s")
_WITHOUT: Final = ("disputed", "missing", "open")
"""How a month stands of which nothing counts though a return is due."""


@dataclass(frozen=True)
class Printed:
    """How many co-operatives were printed into so many files, and who was not: refused with why, or how they stand."""

    month: Month
    cooperatives: int
    files: int
    refused: tuple[tuple[Cooperative, DeskError], ...]
    without: tuple[tuple[str, Cooperative], ...]


@dataclass(frozen=True)
class _Wanted:
    store: Store
    names: Sequence[str]
    month: Month
    language: Language
    out: Path
    progress: Progress
    boxes: bool


def print_all(
    store: Store,
    names: Sequence[str],
    month: Month,
    language: Language,
    out: Path,
    progress: Progress = lambda _done, _total: None,
    *,
    boxes: bool = False,
) -> Printed:
    """Print forms (by the names of reports) of all whose return counts: into one PDF by its ending, else a folder.

    ``progress`` is called before each co-operative and may raise to stop; then there are whole files only. A form that
    cannot be printed is told of and holds nobody up; for want of a character none is with ``boxes`` (see `drawn`). The
    last folder on the way is made. Raises DeskError where nothing counts, StorageError.
    """
    if store.desk.role != "federation":
        raise DeskError(N_("Only a federation prints the forms of all co-operatives."))
    if not any(stand.counts for stand in standing(store, Period(month, month)).values()):
        raise DeskError(N_("No return counts for this period."))
    one = out.suffix.lower() == ".pdf"
    folder = out.parent if one else out
    if lies(folder) != "folder":
        free(store, folder, folder.parent)
    if one:
        free(store, out, folder if lies(folder) == "folder" else folder.parent)
    wanted = _Wanted(store, names, month, language, out, progress, boxes)
    try:
        folder.mkdir(exist_ok=True)
        return _into_one(wanted) if one else _into_folder(wanted)
    except OSError as error:
        message = N_("%(file)s cannot be written: %(reason)s.")
        raise StorageError(message, file=out.name, reason=reason_of(error)) from error


def told(printed: Printed, out: Path, language: Language) -> list[str]:
    """What was printed, and who was not, a sentence each."""
    message = N_("Co-operatives printed: %(count)s, into %(file)s.")
    return [say(message, language, count=printed.cooperatives, file=out.name), *left_out(printed, language)]


def left_out(printed: Printed, language: Language) -> list[str]:
    """Who was not printed, and why: a sentence for each refusal, and for each way in which nothing counts."""
    found = [
        say(N_("%(who)s was not printed: %(why)s"), language, who=_called(unit, language), why=explain(error, language))
        for unit, error in printed.refused
    ]
    for state in _WITHOUT:
        who = [_called(unit, language) for stands, unit in printed.without if stands == state]
        words, month = say(STATES[state], language), month_name(printed.month, language)
        message = N_("%(state)s, %(month)s: %(who)s.")
        found += [say(message, language, state=words, month=month, who=joined(who, language))] if who else []
    return found


def _into_one(wanted: _Wanted) -> Printed:
    from coopdesk.reports.pile import Pile

    store, language = wanted.store, wanted.language
    kinds = [_form(name) for name in wanted.names]
    title = say(_TITLE, language, month=wanted.month)
    pile = Pile(title, named(store.desk, language, "federation"), language)

    def add(unit: Cooperative, statement: int) -> int:
        pile.add(kinds, monthly(store, unit.code, wanted.month, statement), language, boxes=wanted.boxes)
        return 0

    printed = _each(wanted, add)
    if not printed.cooperatives:
        raise DeskError(N_("None of the forms could be printed."))
    if texts := left_out(printed, language):
        pile.close_with(title, texts, language)
    replace(wanted.out, drawn(pile.finish, wanted.boxes))
    return dataclasses.replace(printed, files=1)


def _into_folder(wanted: _Wanted) -> Printed:
    from coopdesk.reports import forms

    store, month, language = wanted.store, wanted.month, wanted.language

    def add(unit: Cooperative, statement: int) -> int:
        sheet = monthly(store, unit.code, month, statement)
        made = {name: drawn(partial(forms.draw, _form(name), sheet, language), wanted.boxes) for name in wanted.names}
        number = printed_correction(store, unit.code, month, statement)
        revision = [f"r{number}"] if number > 1 else []
        for name, data in made.items():
            path = wanted.out / ("_".join((unit.code, str(month), *revision, name, language)) + ".pdf")
            free(store, path, wanted.out)
            replace(path, data)
        return len(made)

    return _each(wanted, add)


def _form(name: str) -> Any:
    """The form of a report of this name."""
    from coopdesk.reports import labour_form, monthly_return, products_form

    return {"monthly-return": monthly_return, "form-2": products_form, "form-3": labour_form}[name].FORM


def _each(wanted: _Wanted, add: Callable[[Cooperative, int], int]) -> Printed:
    """Add the forms of one after the other, by code; ``add`` says how many files that made."""
    period = Period(wanted.month, wanted.month)
    stands = standing(wanted.store, period)
    units = {one.code: one for one in wanted.store.find(Cooperative)}
    counting = [
        (units[code], stand.counts.statement)
        for (code, _), stand in sorted(stands.items())
        if stand.counts and code in units
    ]
    done = files = 0
    refused = []
    for place, (unit, statement) in enumerate(counting):
        wanted.progress(place, len(counting))
        try:
            files += add(unit, statement)
            done += 1
        except StorageError:
            raise
        except DeskError as error:
            refused.append((unit, error))
    wanted.progress(len(counting), len(counting))
    without = [
        (state, unit.cooperative)
        for unit in reporting(wanted.store, period)
        for state in _WITHOUT
        if state in unit.months[0].marks
    ]
    return Printed(wanted.month, done, files, tuple(refused), tuple(without))


def _called(unit: Cooperative, language: Language) -> str:
    return f"{unit.code} {named(unit, language)}".rstrip()
