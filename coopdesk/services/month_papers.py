"""The forms of a month of every co-operative, filled or blank: a PDF each in a folder, or one with an outline."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.language import Language, explain, joined, month_name, named, say
from coopdesk.domain.period import Month, Period
from coopdesk.domain.reporting import STATES
from coopdesk.domain.sheets import MonthlySheet
from coopdesk.errors import N_, DeskError, StorageError, reason_of
from coopdesk.services.drives import lies
from coopdesk.services.known import EVERYONE, as_known_on
from coopdesk.services.monthly_form import blank as blank_form
from coopdesk.services.monthly_form import monthly, printed_correction
from coopdesk.services.paper_files import drawn, free, replace
from coopdesk.services.reporting import reporting
from coopdesk.services.reports import BACK
from coopdesk.services.standing import standing
from coopdesk.store import Store

Progress = Callable[[int, int], object]
_Todo = tuple[Cooperative, int]
"""Whose forms, and the number of the statement that counts, 0 for blank ones."""
_TITLE: Final = N_("Monthly returns of %(month)s")
_BLANK: Final = N_("Blank forms for %(month)s")
_WITHOUT: Final = ("disputed", "missing", "open")
"""How a month stands of which nothing counts though a return is due."""
_WITH_FORM_2: Final = N_("Form 1 has no room for all products of these; print form 2 with it: %(who)s.")


@dataclass(frozen=True)
class Printed:
    """How many co-operatives were printed into so many files, and who was not: refused with why, or how they stand.

    ``with_form_2`` are those of whose products some stand on form 2 only, which was not printed along.
    """

    month: Month
    cooperatives: int
    files: int
    refused: tuple[tuple[Cooperative, DeskError], ...]
    without: tuple[tuple[str, Cooperative], ...]
    with_form_2: tuple[Cooperative, ...] = ()


@dataclass(frozen=True)
class _Wanted:
    """What is to be printed: ``then`` is the file to count over, ``store`` the one that is not to be printed over."""

    store: Store
    then: Store
    names: Sequence[str]
    month: Month
    language: Language
    out: Path
    progress: Progress
    boxes: bool
    known_on: date | None
    blank: bool

    @property
    def title(self) -> str:
        from coopdesk.reports.words import known_words

        title = say(_BLANK if self.blank else _TITLE, self.language, month=self.month)
        return "  ".join(filter(None, (title, known_words(self.known_on, self.language))))


def print_all(
    store: Store,
    names: Sequence[str],
    month: Month,
    language: Language,
    out: Path,
    progress: Progress = lambda _done, _total: None,
    *,
    boxes: bool = False,
    known_on: date | None = None,
    blank: bool = False,
) -> Printed:
    """Print forms (by the names of reports) of all whose return counts: into one PDF by its ending, else a folder.

    They are as they stood by the end of a day ``known_on``; ``blank`` ones, of all that are due, are as of today.
    ``progress`` is called before each co-operative and may raise to stop; then there are whole files only. A form that
    cannot be printed is told of and holds nobody up; for want of a character none is with ``boxes`` (see `drawn`). The
    last folder on the way is made. Raises DeskError where nothing counts or is due, StorageError.
    """
    if store.desk.role != "federation":
        raise DeskError(N_("Only a federation prints the forms of all co-operatives."))
    one = out.suffix.lower() == ".pdf"
    folder = out.parent if one else out
    if lies(folder) != "folder":
        free(store, folder, folder.parent)
    if one:
        free(store, out, folder if lies(folder) == "folder" else folder.parent)
    known_on = None if blank else known_on
    span = Period(month + -BACK, month)
    with as_known_on(store, known_on, span, EVERYONE) as then:
        wanted = _Wanted(store, then, names, month, language, out, progress, boxes, known_on, blank)
        todo = _due(wanted) if blank else _counting(wanted)
        try:
            folder.mkdir(exist_ok=True)
            return _into_one(wanted, todo) if one else _into_folder(wanted, todo)
        except OSError as error:
            message = N_("%(file)s cannot be written: %(reason)s.")
            raise StorageError(message, file=out.name, reason=reason_of(error)) from error


def told(printed: Printed, out: Path, language: Language) -> list[str]:
    """What was printed, and who was not, a sentence each."""
    message = N_("Co-operatives printed: %(count)s, into %(file)s.")
    return [say(message, language, count=printed.cooperatives, file=out.name), *left_out(printed, language)]


def left_out(printed: Printed, language: Language) -> list[str]:
    """What was not printed, and why: a sentence for each refusal, for each way in which nothing counts, for form 2."""
    found = [
        say(N_("%(who)s was not printed: %(why)s"), language, who=_called(unit, language), why=explain(error, language))
        for unit, error in printed.refused
    ]
    for state in _WITHOUT:
        who = [_called(unit, language) for stands, unit in printed.without if stands == state]
        words, month = say(STATES[state], language), month_name(printed.month, language)
        message = N_("%(state)s, %(month)s: %(who)s.")
        found += [say(message, language, state=words, month=month, who=joined(who, language))] if who else []
    if printed.with_form_2:
        who = [_called(unit, language) for unit in printed.with_form_2]
        found.append(say(_WITH_FORM_2, language, who=joined(who, language)))
    return found


def _into_one(wanted: _Wanted, todo: Sequence[_Todo]) -> Printed:
    from coopdesk.reports.pile import Pile

    language = wanted.language
    kinds = [_form(name) for name in wanted.names]
    pile = Pile(wanted.title, named(wanted.then.desk, language, "federation"), language)

    def add(_unit: Cooperative, _statement: int, sheet: MonthlySheet) -> int:
        pile.add(kinds, sheet, language, boxes=wanted.boxes)
        return 0

    printed = _each(wanted, todo, add)
    if not printed.cooperatives:
        raise DeskError(N_("None of the forms could be printed."))
    if texts := left_out(printed, language):
        pile.close_with(wanted.title, texts, language)
    replace(wanted.out, drawn(pile.finish, wanted.boxes))
    return dataclasses.replace(printed, files=1)


def _into_folder(wanted: _Wanted, todo: Sequence[_Todo]) -> Printed:
    from coopdesk.reports import forms

    language = wanted.language

    def add(unit: Cooperative, statement: int, sheet: MonthlySheet) -> int:
        made = {name: drawn(partial(forms.draw, _form(name), sheet, language), wanted.boxes) for name in wanted.names}
        before, after = _marks(wanted, unit, statement)
        for name, data in made.items():
            path = wanted.out / ("_".join((unit.code, *before, name, *after, language)) + ".pdf")
            free(wanted.store, path, wanted.out)
            replace(path, data)
        return len(made)

    return _each(wanted, todo, add)


def _marks(wanted: _Wanted, unit: Cooperative, statement: int) -> tuple[list[str], list[str]]:
    """What stands before and after a form in the name of its file, as where the forms of one are saved."""
    if wanted.blank:
        return [], ["blank"]
    if wanted.known_on:
        return [str(wanted.month)], [f"known-{wanted.known_on}"]
    number = printed_correction(wanted.then, unit.code, wanted.month, statement)
    return [str(wanted.month), *([f"r{number}"] if number > 1 else [])], []


def _form(name: str) -> Any:
    """The form of a report of this name."""
    from coopdesk.reports import labour_form, monthly_return, products_form

    return {"monthly-return": monthly_return, "form-2": products_form, "form-3": labour_form}[name].FORM


def _counting(wanted: _Wanted) -> list[_Todo]:
    """Whose return counts, by code; raises DeskError where none does."""
    units = {one.code: one for one in wanted.then.find(Cooperative)}
    stands = sorted(standing(wanted.then, Period(wanted.month, wanted.month)).items())
    if not any(stand.counts for _, stand in stands):
        raise DeskError(N_("No return counts for this period."))
    return [(units[code], stand.counts.statement) for (code, _), stand in stands if stand.counts and code in units]


def _due(wanted: _Wanted) -> list[_Todo]:
    """Who owes a return or has sent one, by code; raises DeskError where nobody does."""
    units = reporting(wanted.then, Period(wanted.month, wanted.month))
    found: list[_Todo] = [(one.cooperative, 0) for one in units if "undue" not in one.months[0].marks]
    if not found:
        message = N_("No co-operative on the register has a return due for %(month)s.")
        raise DeskError(message, month=wanted.month)
    return found


def _each(wanted: _Wanted, todo: Sequence[_Todo], add: Callable[[Cooperative, int, MonthlySheet], int]) -> Printed:
    """Add the forms of one after the other; ``add`` says how many files that made."""
    done = files = 0
    refused, with_form_2 = [], []
    for place, (unit, statement) in enumerate(todo):
        wanted.progress(place, len(todo))
        try:
            sheet = _sheet(wanted, unit, statement)
            files += add(unit, statement, sheet)
            done += 1
            if _lacks_form_2(wanted, sheet):
                with_form_2.append(unit)
        except StorageError:
            raise
        except DeskError as error:
            refused.append((unit, error))
    wanted.progress(len(todo), len(todo))
    return Printed(wanted.month, done, files, tuple(refused), tuple(_without(wanted)), tuple(with_form_2))


def _sheet(wanted: _Wanted, unit: Cooperative, statement: int) -> MonthlySheet:
    if wanted.blank:
        return blank_form(wanted.then, unit.code, wanted.month)
    found = monthly(wanted.then, unit.code, wanted.month, statement)
    return dataclasses.replace(found, known_on=wanted.known_on)


def _lacks_form_2(wanted: _Wanted, sheet: MonthlySheet) -> bool:
    from coopdesk.reports import form_pages, monthly_return

    if "monthly-return" not in wanted.names or "form-2" in wanted.names:
        return False
    return form_pages.elsewhere(monthly_return.FORM, sheet, wanted.language) > 0


def _without(wanted: _Wanted) -> list[tuple[str, Cooperative]]:
    """Of whom nothing counts though a return is due, and how that stands; nobody beside blank forms."""
    if wanted.blank:
        return []
    units = reporting(wanted.then, Period(wanted.month, wanted.month), wanted.known_on)
    return [(state, unit.cooperative) for unit in units for state in _WITHOUT if state in unit.months[0].marks]


def _called(unit: Cooperative, language: Language) -> str:
    return f"{unit.code} {named(unit, language)}".rstrip()
