"""Second keying (复录): a month keyed once more from the paper, blank, and compared with the first keying.

It is a statement of its own purpose. Nothing sends, counts, prints or carries it: questions about returns ask for
statements with the purpose of a return.
"""

import dataclasses
from datetime import UTC, datetime
from typing import Any, Literal

from coopdesk.domain.checks import Known, blank, problems_of_return
from coopdesk.domain.cooperatives import Product
from coopdesk.domain.differences import Comparison, Difference, compared_keyings, keyed_boxes, lines_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.domain.verification import Verification
from coopdesk.errors import N_, DeskError, LockedError, Problem
from coopdesk.services import months
from coopdesk.store import Store, queries

Side = Literal["first", "second"]


def second(store: Store, cooperative: str, month: Month) -> Statement | None:
    """The second keying of a month, None where it is not begun."""
    found = queries.statements_of(store, cooperative, Period(month, month), "verify")
    return found[-1] if found else None


def begin(store: Store, cooperative: str, month: Month, operator: str = "") -> Statement:
    """The second keying of a month, made blank where there is none; raises DeskError before the first keying."""
    if found := second(store, cooperative, month):
        return found
    first = months.current(store, cooperative, month)
    if first is None:
        raise DeskError(N_("%(month)s is not keyed yet; the second keying follows the first."), month=month)
    with store.transaction(operator):
        made = Statement(
            store.next_id(Statement), cooperative, month, source=first.source, currency=first.currency,
            exponent=first.exponent, purpose="verify",
        )  # fmt: skip
        store.save(made)
    return made


def blanks(store: Store, statement: Statement) -> list[Problem]:
    """What is not filled in of a second keying; nothing else is asked there, and no other month is looked at."""
    catalogue = {product.code: product for product in store.find(Product)}
    whole = months.whole(store, statement)
    return [one for one in problems_of_return(whole, Known(store.desk, catalogue)) if blank(one)]


def comparison(store: Store, first: Statement, verify: Statement) -> Comparison:
    """The two keyings side by side, as they stand now."""
    return compared_keyings(months.whole(store, first), months.whole(store, verify))


def compare(store: Store, first: Statement, verify: Statement, operator: str = "") -> Comparison:
    """Compare the two keyings and keep how many cells were compared and differed, unless that is kept already.

    It is kept with the month; of a final one, which takes nothing any more, with the second keying.
    """
    found = comparison(store, first, verify)
    made = (found.cells, len(found.differences))
    before = kept(store, first, verify)
    if found.cells and made not in {(one.cells, one.different) for one in before}:
        number = max((one.counter for one in before), default=0) + 1
        line = Verification(number, datetime.now(UTC).isoformat(timespec="seconds"), operator, *made)
        with store.transaction(operator):
            store.save_lines(verify.id if first.state == "closed" else first.id, line)
    return found


def kept(store: Store, first: Statement, verify: Statement | None) -> list[Verification]:
    """Every comparison of a month that was kept, in order."""
    numbers = [first.id] + ([verify.id] if verify else [])
    return sorted((line for one in numbers for line in store.lines(Verification, one)), key=lambda line: line.counter)


def settle(store: Store, first: Statement, verify: Statement, one: Difference, right: Side, operator: str = "") -> None:
    """Let a box of both keyings be as the right one has it; the other one is corrected like typing.

    Raises LockedError where the first is final and would be changed, EntryError where the value cannot stand.
    """
    if right == "second" and first.state == "closed":
        raise LockedError(N_("%(month)s is final."), month=first.period)
    target, source = (first, verify) if right == "second" else (verify, first)
    value = one.new if right == "second" else one.old
    ours = lines_of(months.whole(store, target))[one.record]
    theirs = lines_of(months.whole(store, source))[one.record]
    before = ours.get(one.line)
    line: Any = before if before is not None else _empty(theirs[one.line])
    line = dataclasses.replace(line, **{one.box: value})
    if before is not None and right == "first" and _nothing(line):
        months.remove_line(store, target, before, operator)
    else:
        months.save_line(store, target, line, before, operator)


def _empty(line: Any) -> Any:
    """A line with the key of another one and nothing keyed."""
    return dataclasses.replace(line, **dict.fromkeys(keyed_boxes(type(line))))


def _nothing(line: Any) -> bool:
    return all(getattr(line, name) is None for name in keyed_boxes(type(line)))
