"""The printed twin: a check code from paper finds its month and says whether the paper is of what stands (EXCHANGE)."""

from collections.abc import Callable, Iterator

from coopdesk.domain.check_code import (
    TypedCode,
    columns_digits,
    content_digest,
    digits_apart,
    grouped_digits,
    mark_of,
    month_digits,
    typed_code,
)
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.period import Period
from coopdesk.domain.printed_twin import SLIP, Kind, Twin
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError
from coopdesk.services import months
from coopdesk.services.monthly_form import bound, printed_statement, version_name
from coopdesk.services.period_codes import period_twin
from coopdesk.services.standing import standing
from coopdesk.store import Store, queries


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def twin(store: Store, text: str, progress: Callable[[int, int], object] = _silent) -> Twin:
    """Whether the paper with this code is of what stands; raises DeskError for what is no check code.

    ``progress`` is told how many returns were looked at, where it is not one of the packets.
    """
    typed = typed_code(text)
    if typed.cooperative and store.get(Cooperative, typed.cooperative) is None:
        message = N_("The paper is of co-operative %(code)s, which is not on this register.")
        return Twin("absent", message, {"code": typed.cooperative})
    if typed.of_period:
        return period_twin(store, typed, progress)
    final = queries.final_statements(store, typed.cooperative, typed.month)
    found = [one for one in final if (one.packet or "")[: len(typed.digits)].upper() == typed.digits]
    if found:
        return _of_version(store, typed, found)
    near: Statement | None = None
    for number, statement in enumerate(final):
        progress(number, len(final))
        content = content_digest(months.whole(store, statement)).upper()[: len(typed.digits)]
        if content == typed.digits:
            return _of_version(store, typed, _alike(store, statement))
        codes = [content, (statement.packet or content)[: len(typed.digits)].upper()]
        near = near or (statement if any(digits_apart(code, typed.digits) <= SLIP for code in codes) else None)
    return _mistyped(store, near) if near else _unknown(store, typed)


def _alike(store: Store, statement: Statement) -> list[Statement]:
    """All versions of a month that say the same, word for word."""
    wanted = content_digest(months.whole(store, statement))
    others = queries.final_statements(store, statement.cooperative, statement.period)
    return [one for one in others if content_digest(months.whole(store, one)) == wanted]


def _of_version(store: Store, typed: TypedCode, found: list[Statement]) -> Twin:
    """The paper is of one of these versions, which have one code."""
    one = found[0]
    stand = standing(store, Period(one.period, one.period), one.cooperative).get((one.cooperative, one.period))
    counts = store.get(Statement, stand.counts.statement) if stand and stand.counts else None
    paper = version_name(store, one)
    if counts is None:
        message = N_("%(code)s, %(month)s: the paper is of %(paper)s, but no version of this month counts here.")
        return _at(store, "differs", message, one, paper=paper)
    if counts.id not in [version.id for version in found]:
        message = N_("%(code)s, %(month)s: the paper is of %(paper)s; what counts is %(counts)s.")
        if str(paper) == str(version_name(store, counts)):
            message = N_("%(code)s, %(month)s: the paper is of another version than the one that counts.")
        return _at(store, "differs", message, one, paper=paper, counts=version_name(store, counts))
    expected = list(_columns(store, counts))
    if typed.columns and typed.columns not in expected:
        if any(one and digits_apart(one, typed.columns) <= SLIP for one in expected):
            return _mistyped(store, counts, next(filter(None, expected)))
        message = N_(
            "%(code)s, %(month)s: the month itself is the same, but its sums to date or last year's figures stand on "
            "other returns now: one came, was corrected or taken back since. Print the form anew."
        )
        return _at(store, "differs", message, counts)
    message = N_("%(code)s, %(month)s: the paper is of what stands, %(paper)s.")
    if not typed.columns and any(expected):
        message = N_(
            "%(code)s, %(month)s: the month on the paper is what stands, %(paper)s. This code has nothing of the sums "
            "to date and of last year; compare those columns."
        )
    return _at(store, "same", message, counts, paper=paper)


def _columns(store: Store, counts: Statement) -> Iterator[str]:
    """The digits that the columns may have: a paper may be older than the packets of its last months."""
    returns, others = bound(store, counts.cooperative, counts.period)
    for sent in range(len(returns), -1, -1):
        marks = [mark_of(one) for one in returns[:sent]] + [content_digest(one) for one in returns[sent:]]
        yield columns_digits([*marks, *others])


def _mistyped(store: Store, near: Statement, columns: str = "") -> Twin:
    """One or two digits of the paper are others."""
    code = month_digits(months.whole(store, near)) + columns
    message = N_(
        "%(code)s, %(month)s, %(paper)s: its code is %(digits)s, almost the same. Look at the digits again; if the "
        "paper has them so, it is of none that is here."
    )
    return _at(store, "differs", message, near, paper=version_name(store, near), digits=grouped_digits(code))


def _unknown(store: Store, typed: TypedCode) -> Twin:
    if typed.month is None:
        return Twin("absent", N_("No month on this desk has this check code."))
    try:
        shown = printed_statement(store, typed.cooperative, typed.month)
    except DeskError:
        message = N_("%(code)s, %(month)s: nothing final of this month is here.")
        return Twin("absent", message, {"code": typed.cooperative, "month": typed.month})
    message = N_(
        "%(code)s, %(month)s: the paper is of none of the versions that are here. Its file has not come, or the paper "
        "was printed of something else."
    )
    return _at(store, "differs", message, shown)


def _at(store: Store, kind: Kind, message: str, one: Statement, **values: object) -> Twin:
    """A verdict that leads to a version of a month."""
    try:
        shown = printed_statement(store, one.cooperative, one.period).id
    except DeskError:
        shown = 0
    values = {"code": one.cooperative, "month": one.period, **values}
    return Twin(kind, message, values, one.cooperative, one.period, None if shown == one.id else one.id)
