"""The register as a table for other programs, an empty table to be filled in, the rows of an import with problems."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from coopdesk.domain.field import fields_of
from coopdesk.domain.language import Language, explain, say
from coopdesk.domain.members import Member
from coopdesk.domain.roll import Wanted
from coopdesk.errors import N_, Problem
from coopdesk.services import members, roll
from coopdesk.services.members_import import Trial
from coopdesk.store import Store
from coopdesk.tables.member_sheets import write_problems, write_register, write_template

_STEP: Final = 500
EVERYBODY: Final = Wanted()


def export_members(
    store: Store,
    cooperative: str,
    path: Path,
    language: Language,
    wanted: Wanted = EVERYBODY,
    order: str = "number",
    progress: Callable[..., None] = lambda *_: None,
) -> int:
    """Write the members who are wanted, in an order (`roll.find`), to an xlsx file or to CSV; how many.

    Raises TableError.
    """
    places = roll.find(store, cooperative, wanted, order)
    found: list[Member] = []
    for start in range(0, len(places), _STEP):
        progress(start, len(places))
        found += roll.at(store, places[start : start + _STEP])
    write_register(path, found, members.teams(store, cooperative), language, store.desk.exponent, progress)
    return len(found)


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
