"""Figures before the start (期初录入): kept as typed, checked, made final, corrected; what of them is in force.

They are a statement of their own, of the month before the desk's first one. Months can be keyed and made final
whether it is final or not; paper uses it once it is.
"""

import dataclasses
from datetime import UTC, datetime
from operator import itemgetter

from coopdesk.domain.checks import unsettled
from coopdesk.domain.field import checked, field_of
from coopdesk.domain.opening import Opening, OpeningLine, OpeningProduct, problems_of_opening, start_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Note, Statement
from coopdesk.errors import N_, DeskError, EntryError, LockedError, Problem
from coopdesk.services.operators import require
from coopdesk.store import Store, facts, queries

PURPOSE = "opening"


def versions(store: Store, cooperative: str) -> list[Statement]:
    """The original and its corrections for the desk's first month, oldest first; empty before anything is typed."""
    start = store.desk.start
    if start is None:
        return []
    return queries.statements_of(store, cooperative, Period(start + -1, start + -1), PURPOSE)


def current(store: Store, cooperative: str) -> Statement | None:
    """The version at work or in force, None where nothing is typed yet."""
    return next(reversed(versions(store, cooperative)), None)


def draft(store: Store, cooperative: str, operator: str = "") -> Statement:
    """The draft, made where there is none; raises LockedError where it is final, DeskError without a first month."""
    statement, desk = current(store, cooperative), store.desk
    if desk.start is None:
        raise DeskError(N_("Enter the first month to be reported first."))
    if statement is None:
        with store.transaction(operator):
            statement = Statement(
                store.next_id(Statement), cooperative, desk.start + -1,
                currency=desk.currency, exponent=desk.exponent, purpose=PURPOSE,
            )  # fmt: skip
            store.save(statement)
    if statement.state == "closed":
        raise LockedError(N_("The figures before the start are final."))
    return statement


def of_statement(store: Store, statement: Statement) -> Opening:
    """The figures and goods of one version."""
    lines, products = store.lines(OpeningLine, statement.id), store.lines(OpeningProduct, statement.id)
    return Opening(statement.period + 1, tuple(lines), tuple(products))


def in_force(store: Store, cooperative: str) -> Opening | None:
    """What paper uses: the last version that is final, at the federation what came in last; None where none is."""
    if store.desk.role == "federation":
        return _received(store, cooperative)
    final = [version for version in versions(store, cooperative) if version.state == "closed"]
    return of_statement(store, final[-1]) if final else None


def _received(store: Store, cooperative: str) -> Opening | None:
    """What the latest of the returns that count and carry them says, whatever came in first or was taken back.

    The latest is the last one that the computer of the latest month wrote: a correction of an earlier month may carry
    what was corrected since.
    """
    carriers = queries.with_opening(store, cooperative)
    if not carriers:
        return None
    from coopdesk.services.standing import standing  # loads the library of seals, which the first window does without

    stands = standing(store, Period(carriers[0].period, carriers[-1].period), cooperative).values()
    counting = {stand.counts.statement for stand in stands if stand.counts}
    found = [statement for statement in carriers if statement.id in counting]
    if not found:
        return None
    written = {row[2]: (row[4], row[5]) for row in facts.sent_in(store, cooperative)}
    seal, _ = written[str(found[-1].packet)]
    own = [(number, one.period, one) for one in found for by, number in [written[str(one.packet)]] if by == seal]
    made = of_statement(store, max(own, key=itemgetter(0, 1))[2])
    return dataclasses.replace(made, start=start_of(made.lines, found[0].period))


def save_figure(store: Store, statement: Statement, line: OpeningLine, operator: str = "") -> None:
    """Keep a figure as typed; a blank one is no line. Raises EntryError, LockedError in a final version."""
    with store.transaction(operator):
        if line.value is None:
            store.remove_lines(statement.id, line)
        else:
            store.save_lines(statement.id, checked(line))


def save_product(
    store: Store, statement: Statement, line: OpeningProduct, before: OpeningProduct | None = None, operator: str = ""
) -> None:
    """Keep the goods of a product, in the place of ``before``. Raises EntryError, LockedError in a final version."""
    line = checked(line)
    moved = before is None or before.product != line.product
    if moved and any(other.product == line.product for other in store.lines(OpeningProduct, statement.id)):
        raise EntryError([Problem("product", N_("There is already a line for this."), line=line.product)])
    with store.transaction(operator):
        if before is not None and moved:
            remove_product(store, statement, before)
        store.save_lines(statement.id, line)


def remove_product(store: Store, statement: Statement, line: OpeningProduct, operator: str = "") -> None:
    """Take a product out with the reason given for it; raises LockedError in a final version."""
    notes = [note for note in store.lines(Note, statement.id) if note.subject == line.product]
    with store.transaction(operator):
        store.remove_lines(statement.id, line, *notes)


def members_at_start(store: Store, cooperative: str) -> int | None:
    """How many members the register has when the desk's first month begins; None where it has none at all."""
    start = store.desk.start
    counts = queries.movement_counts(store, cooperative, start) if start else {"members_closing": 0}
    return counts["members_opening"] if any(counts.values()) else None


def check(store: Store, statement: Statement) -> list[Problem]:
    """All errors and queries of a version, with or without reasons."""
    register = members_at_start(store, statement.cooperative)
    return problems_of_opening(of_statement(store, statement), register)


def close(store: Store, statement: Statement, preparer: str, signatory: str, operator: str = "") -> Statement:
    """Make a version final; it never changes again.

    Raises EntryError with the errors, the queries that lack a reason, and where a name is missing or a person's role
    does not allow it; LockedError.
    """
    require(store, operator, "check")
    statement = store.get(Statement, statement.id) or statement
    if statement.state == "closed":
        raise LockedError(N_("The figures before the start are final."))
    given = {"preparer": preparer, "signatory": signatory}
    names = {box: str(field_of(Statement, box).parse(text)) for box, text in given.items()}
    missing = [Problem(box, N_("is needed")) for box, text in names.items() if not text]
    if standing := missing + unsettled(check(store, statement), store.lines(Note, statement.id)):
        raise EntryError(standing)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    final = checked(
        dataclasses.replace(
            statement, state="closed", closed_at=moment, preparer=names["preparer"], signatory=names["signatory"]
        )
    )
    with store.transaction(operator):
        store.save(final)
    return final


def amend(store: Store, cooperative: str, reason: str, operator: str = "") -> Statement:
    """Open them again: a new draft with all lines that supersedes the final version, which stays and is in force
    until the new one is final. Raises DeskError where none is final, EntryError without a reason.
    """
    require(store, operator, "check")
    final = current(store, cooperative)
    if final is None or final.state != "closed":
        raise DeskError(N_("The figures before the start are not final; they can be changed as they are."))
    reason = str(field_of(Statement, "reason").parse(reason))
    if not reason:
        raise EntryError([Problem("reason", N_("is needed"))])
    with store.transaction(operator):
        reopened = dataclasses.replace(
            final, id=store.next_id(Statement), state="draft", reason=reason, amends=final.id, closed_at=None
        )
        store.save(checked(reopened))
        for record in (OpeningLine, OpeningProduct, Note):
            store.save_lines(reopened.id, *store.lines(record, final.id))
    return reopened


def stage(store: Store, cooperative: str, month: Month) -> str:
    """How far they are in the year of the first month: ``missing``, ``draft``, ``final``; empty where none are due.

    A desk that starts in January owes nothing of this year, so what it has not begun is not missing.
    """
    start, statement = store.desk.start, current(store, cooperative)
    if start is None or month.year != start.year or month < start:
        return ""
    if statement is None:
        return "missing" if start.number > 1 else ""
    return "final" if statement.state == "closed" else "draft"


def begun_for(store: Store, cooperative: str) -> Month | None:
    """Another first month for which figures are kept, None where there is none; they come back with that month."""
    start = store.desk.start
    found = queries.statements_of(store, cooperative, purpose=PURPOSE)
    others = [statement.period + 1 for statement in found if start is None or statement.period != start + -1]
    return max(others, default=None)
