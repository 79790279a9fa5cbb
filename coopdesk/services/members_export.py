"""The register as a table for other programs, an empty table to be filled in, the rows of an import with problems."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from coopdesk.domain.field import fields_of
from coopdesk.domain.language import Language, explain, say
from coopdesk.domain.listing import Listing
from coopdesk.domain.members import Member
from coopdesk.domain.roll import Wanted
from coopdesk.errors import N_, Problem
from coopdesk.services import members, roll
from coopdesk.services.desk import own_cooperative
from coopdesk.services.listing_parts import Asked, Facts, made, of_today
from coopdesk.services.members_import import Trial
from coopdesk.store import Store
from coopdesk.tables.listing import write_listing
from coopdesk.tables.member_sheets import register_table, write_problems, write_template

TITLE: Final = N_("Members")
_STEP: Final = 500
EVERYBODY: Final = Wanted()
Progress = Callable[[int, int], None]


def register_listing(
    store: Store, asked: Asked, wanted: Wanted = EVERYBODY, order: str = "", progress: Progress = lambda *_: None
) -> Listing:
    """The members who are wanted, in an order (`roll.find`), with the heads and words that an import knows again."""
    language, code = asked.language, asked.cooperative or own_cooperative(store).code
    places = roll.find(store, code, wanted, order or asked.order)
    found: list[Member] = []
    for start in range(0, len(places), _STEP):
        progress(start, len(places))
        found += roll.at(store, places[start : start + _STEP])
    heads, rows = register_table(found, members.teams(store, code), language, store.desk.exponent)
    some = [say(N_("Only those whom the list showed when this was written."), language)] if wanted.narrowed else []
    facts = Facts(notes=some, money=True, constant=False, dated=False)
    return made(store, replace(asked, cooperative=code), TITLE, heads, rows, facts)


def export_members(
    store: Store,
    cooperative: str,
    path: Path,
    language: Language,
    wanted: Wanted = EVERYBODY,
    order: str = "number",
    progress: Progress = lambda *_: None,
) -> int:
    """Write the members who are wanted, in an order (`roll.find`), to an xlsx file or to CSV; how many.

    Raises TableError.
    """
    asked = Asked(of_today(), language, cooperative=cooperative)
    found = register_listing(store, asked, wanted, order, progress)
    write_listing(path, found, language, progress)
    return len(found.rows)


def export_template(store: Store, cooperative: str, path: Path, language: Language) -> None:
    """Write an empty list of members with what can be chosen in it. Raises TableError."""
    write_template(path, members.teams(store, cooperative), language)


def export_problems(trial: Trial, path: Path, language: Language) -> int:
    """Write the rows of a dry run that have problems, as they were, each with its sentences; how many."""
    rows = [(verdict.row, [sentence(one, language) for one in verdict.problems]) for verdict in trial.wrong]
    write_problems(path, trial.header, trial.width, rows, language)
    return len(rows)


def sentence(problem: Problem, language: Language) -> str:
    """What is wrong, after the name of the box it speaks of."""
    label = next((field.label for field in fields_of(Member) if field.name == problem.box), "")
    words = explain(problem, language)
    return say(N_("%(label)s: %(value)s"), language, label=say(label, language), value=words) if label else words
