"""A month's life at the co-operative: drafted, checked, closed, corrected (DESIGN §6)."""

import dataclasses
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Final, TypeVar

from coopdesk.domain.checks import Known, problems_of_return, unsettled
from coopdesk.domain.cooperatives import Product
from coopdesk.domain.differences import differences
from coopdesk.domain.field import checked, field_of, line_key
from coopdesk.domain.figures import figures_of
from coopdesk.domain.members import MovementLine, MovementPerson, movement
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import (
    Accounts,
    LabourLine,
    MonthlyReturn,
    Note,
    OutputLine,
    PaperTotal,
    Statement,
)
from coopdesk.errors import N_, DeskError, EntryError, LockedError, Problem
from coopdesk.services.operators import require
from coopdesk.store import Store, queries

REMARK: Final = "note"
"""The code of a note to the whole month."""
UNCHANGED: Final = "unchanged"
"""The code of the problem that a correction corrects nothing."""
Line = TypeVar("Line", OutputLine, LabourLine)


def months_of(store: Store, cooperative: str) -> dict[Month, list[Statement]]:
    """Every month with its statements, oldest first; the last of a month is the one at work or in force."""
    months: dict[Month, list[Statement]] = {}
    for statement in queries.statements_of(store, cooperative):
        if statement.source != "packet":
            months.setdefault(statement.period, []).append(statement)
    return months


def last_closed(store: Store, cooperative: str) -> Month | None:
    """The latest month that was ever closed; booking is closed through it."""
    return max(final_months(store, cooperative), default=None)


def final_months(store: Store, cooperative: str) -> set[Month]:
    """The months that were ever closed."""
    return {month for month, found in months_of(store, cooperative).items() if any(s.state == "closed" for s in found)}


def open_month(store: Store, cooperative: str, today: date) -> Month:
    """The month to be keyed now: the oldest draft, else the one after the last closed, else the desk's first."""
    drafts = [month for month, found in months_of(store, cooperative).items() if found[-1].state == "draft"]
    if drafts:
        return min(drafts)
    closed = last_closed(store, cooperative)
    return closed + 1 if closed else store.desk.start or Month.of(today) + -1


def current(store: Store, cooperative: str, month: Month) -> Statement | None:
    """The statement at work or in force for a month, None where nothing was entered yet."""
    found = [s for s in queries.statements_of(store, cooperative, Period(month, month)) if s.source != "packet"]
    return found[-1] if found else None


def draft(store: Store, cooperative: str, month: Month, operator: str = "") -> Statement:
    """The month's draft, made where there is none; raises LockedError for a closed month."""
    statement = current(store, cooperative, month)
    if statement is None:
        desk = store.desk
        source = "clerk" if desk.role == "cooperative" else "keyed"
        with store.transaction(operator):
            number = store.next_id(Statement)
            statement = Statement(
                number, cooperative, month, source=source, currency=desk.currency, exponent=desk.exponent
            )
            store.save(statement)
    if statement.state == "closed":
        raise LockedError(N_("%(month)s is final."), month=month)
    return statement


def whole(store: Store, statement: Statement) -> MonthlyReturn:
    """A month with all its lines; the movement of a draft is the register's of this moment, or as it was typed."""
    moved: Iterable[MovementLine] = store.lines(MovementLine, statement.id)
    persons: Iterable[MovementPerson] = store.lines(MovementPerson, statement.id)
    if statement.state == "draft" and statement.amends is None and statement.source != "keyed":
        moved, persons = movement(
            queries.members_on_roll(store, statement.cooperative, statement.period), statement.period
        )
    return MonthlyReturn(
        statement,
        tuple(store.lines(OutputLine, statement.id)),
        tuple(store.lines(LabourLine, statement.id)),
        tuple(moved),
        tuple(store.lines(Note, statement.id)),
        tuple(persons),
        next(iter(store.lines(Accounts, statement.id)), None),
        tuple(store.lines(PaperTotal, statement.id)),
    )


def last_month(store: Store, cooperative: str, month: Month) -> MonthlyReturn | None:
    """The return of the month before, as it stands, None where there is none."""
    statement = current(store, cooperative, month + -1)
    return whole(store, statement) if statement else None


def save_line(store: Store, statement: Statement, line: Line, before: Line | None = None, operator: str = "") -> Line:
    """Keep an output or labour line as typed; ``before`` is the line it replaces under another key.

    Output takes names, unit and constant price of its product from the catalogue where the line has none.
    Returns the line as kept; raises EntryError, or LockedError in a closed month.
    """
    kept: Any = line
    if isinstance(line, OutputLine):
        kept = catalogued(line, before if isinstance(before, OutputLine) else None, partial(store.get, Product))
    kept = checked(kept)
    moved = before is None or line_key(before) != line_key(kept)
    if moved and any(line_key(other) == line_key(kept) for other in store.lines(type(kept), statement.id)):
        raise EntryError([already_there(kept)])
    with store.transaction(operator):
        if before is not None and moved:
            store.remove_lines(statement.id, before)
            reasons_follow(store, statement, line_key(before), line_key(kept))
        store.save_lines(statement.id, kept)
    return kept  # type: ignore[no-any-return]  # Any only bridges the two line types


def already_there(line: OutputLine | LabourLine) -> Problem:
    """What is against a second line of the same key."""
    return Problem("team", N_("There is already a line for this."), line=line_key(line))


def catalogued(line: OutputLine, before: OutputLine | None, product_of: Callable[[str], Product | None]) -> OutputLine:
    """The line with what it lacks; where its product is another than before, what it had from that one goes too."""
    other = before is not None and before.product != line.product
    taken = [
        name
        for name in ("name_en", "name_zh", "unit_en", "unit_zh", "constant_price")
        if getattr(line, name) in (None, "") or (other and getattr(line, name) == getattr(before, name))
    ]
    product = product_of(line.product) if taken else None
    if product is None:
        return line
    return dataclasses.replace(line, **{name: getattr(product, name) for name in taken})


def remove_line(store: Store, statement: Statement, line: OutputLine | LabourLine, operator: str = "") -> None:
    """Take a line out of a draft with the reasons given for it; raises LockedError in a closed month."""
    with store.transaction(operator):
        store.remove_lines(statement.id, line)
        reasons_follow(store, statement, line_key(line), None)


def reasons_follow(store: Store, statement: Statement, old: str, new: str | None) -> None:
    """What was written about a line goes where the line goes, or with it."""
    for note in store.lines(Note, statement.id):
        if note.subject == old:
            store.remove_lines(statement.id, note)
            if new is not None:
                store.save_lines(statement.id, dataclasses.replace(note, subject=new))


def save_note(store: Store, statement: Statement, note: Note, operator: str = "") -> None:
    """Keep a reason or a remark; an empty text takes it away. Raises EntryError, LockedError."""
    note = dataclasses.replace(note, text=field_of(Note, "text").parse(note.text))
    with store.transaction(operator):
        if note.text:
            store.save_lines(statement.id, checked(note))
        else:
            store.remove_lines(statement.id, note)


def mark_nil(store: Store, statement: Statement, nil: bool, operator: str = "") -> Statement:
    """Declare that work stopped in this month, or take it back; raises LockedError."""
    marked = dataclasses.replace(_kept(store, statement), nil=nil)
    with store.transaction(operator):
        store.save(marked)
    return marked


def known(store: Store, statement: Statement) -> Known:
    """What the month is checked against."""
    last = last_month(store, statement.cooperative, statement.period)
    closing = None
    if last and last.final:
        closing = figures_of(last).members_closing
    catalogue = {product.code: product for product in store.find(Product)}
    return Known(store.desk, catalogue, last, closing)


def check(store: Store, statement: Statement) -> list[Problem]:
    """All errors and queries of the month as it stands, with or without reasons."""
    return problems_of_return(whole(store, statement), known(store, statement))


def close_month(
    store: Store, statement: Statement, preparer: str, signatory: str, submitted_on: date, *, operator: str = "",
    against: Known | None = None,
) -> Statement:  # fmt: skip
    """Make a month final: its movement and persons are frozen, its figures kept, and it never changes again.

    It is checked ``against`` what is known of the months here, unless that is given. Raises EntryError with the errors
    and the queries that lack a reason, where a name is missing, and for a correction that changes nothing.
    """
    require(store, operator, "check")
    statement = _kept(store, statement)
    if statement.state == "closed":
        raise LockedError(N_("%(month)s is final."), month=statement.period)
    preparer, signatory = (_text(box, value) for box, value in (("preparer", preparer), ("signatory", signatory)))
    with store.transaction(operator):
        everything = whole(store, statement)
        names = {"preparer": preparer, "signatory": signatory}
        nameless = [Problem(box, N_("is needed")) for box, value in names.items() if not value]
        if standing := nameless + unsettled(
            problems_of_return(everything, against or known(store, statement)), everything.notes
        ):
            raise EntryError(standing)
        final = checked(
            dataclasses.replace(
                statement,
                state="closed",
                preparer=preparer,
                signatory=signatory,
                submitted_on=submitted_on,
                closed_at=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        )
        if nothing_corrected(store, dataclasses.replace(everything, statement=final)):
            raise EntryError([Problem("reason", _NOTHING, code=UNCHANGED)])
        store.replace_lines(statement.id, MovementLine, everything.movement)
        store.replace_lines(statement.id, MovementPerson, everything.persons)
        store.save_lines(statement.id, figures_of(dataclasses.replace(everything, statement=final)), trace=False)
        store.save(final)
    return final


_NOTHING: Final = N_(
    "This correction changes nothing. Correct what was wrong, or give the correction up: the final version stays."
)


def nothing_corrected(store: Store, month: MonthlyReturn) -> bool:
    """Whether a month is a correction that differs in nothing from the version it corrects."""
    earlier = store.get(Statement, month.statement.amends) if month.statement.amends else None
    return earlier is not None and not differences(whole(store, earlier), month)


def amend(store: Store, cooperative: str, month: Month, reason: str, operator: str = "") -> Statement:
    """Re-open a closed month: a new draft with all its lines that supersedes it; the earlier one stays.

    The membership stays as it was frozen. Raises DeskError where the month is not closed, EntryError without
    a reason.
    """
    require(store, operator, "check")
    closed = current(store, cooperative, month)
    if closed is None or closed.state != "closed":
        raise DeskError(N_("%(month)s is not final; it can be changed as it is."), month=month)
    reason = _text("reason", reason)
    if not reason:
        raise EntryError([Problem("reason", N_("is needed"))])
    before = whole(store, closed)
    with store.transaction(operator):
        reopened = dataclasses.replace(
            closed, id=store.next_id(Statement), state="draft", reason=reason, amends=closed.id,
            revision=None, packet=None, closed_at=None, submitted_on=None,
        )  # fmt: skip
        store.save(checked(reopened))
        lines = (*before.output, *before.labour, *before.notes, *before.movement, *before.persons, *before.totals)
        store.save_lines(reopened.id, *lines, *([before.accounts] if before.accounts else []))
    return reopened


def _kept(store: Store, statement: Statement) -> Statement:
    """The statement as the file has it now, whatever the one in hand still says."""
    return store.get(Statement, statement.id) or statement


def _text(box: str, text: str) -> str:
    """What was written into a box of the statement, without marks that cannot be seen; raises EntryError."""
    return str(field_of(Statement, box).parse(text))


def correction_number(store: Store, statement: Statement) -> int:
    """Which correction this statement is: 1 the original; counted on from the last one that was sent."""
    if statement.revision:
        return statement.revision
    earlier = store.get(Statement, statement.amends) if statement.amends else None
    if earlier is None:
        return 1
    return correction_number(store, earlier) + (1 if earlier.revision else 0)
