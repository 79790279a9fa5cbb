"""The boxes of a line that are not filled in, folded into one point of the check; its reason is that of each box."""

import dataclasses
from collections.abc import Callable, Iterable

from coopdesk.domain.checks import blank
from coopdesk.domain.field import fields_of
from coopdesk.domain.statements import Accounts, LabourLine, OutputLine
from coopdesk.errors import N_, Problem
from coopdesk.gui.form import label_of
from coopdesk.gui.words import _

_BETWEEN = " "
"""Between the codes of what is folded; no code has one."""

_FIELDS = {
    described.name: described for record in (Accounts, LabourLine, OutputLine) for described in fields_of(record)
}


def folded(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, with those of blank boxes of one line as one, at the place and the box of the first."""
    found: list[Problem] = []
    places: dict[str, int] = {}
    for problem in problems:
        if not blank(problem) or problem.line not in places:
            if blank(problem):
                places[problem.line] = len(found)
            found.append(problem)
            continue
        place = places[problem.line]
        found[place] = _both(found[place], problem)
    return found


def _both(first: Problem, second: Problem) -> Problem:
    codes = [*first.code.split(_BETWEEN), second.code]
    names = [label_of(_FIELDS[code.removeprefix("blank-")]) for code in codes]
    message = N_("%(count)s boxes are not filled in (%(boxes)s)")
    values = {"count": len(codes), "boxes": _(", ").join(names)}
    return dataclasses.replace(first, message=message, values=values, code=_BETWEEN.join(codes))


def unfolded(problem: Problem) -> list[Problem]:
    """What was folded into a problem; a problem by itself is alone."""
    return [dataclasses.replace(problem, code=code) for code in problem.code.split(_BETWEEN)]


def reason_of_all(reason_of: Callable[[Problem], str | None], problem: Problem) -> str | None:
    """The written reason of a folded problem: that of all in it, empty where one has none."""
    reasons = [reason_of(one) for one in unfolded(problem)]
    return reasons[0] if len(set(reasons)) == 1 else ""
