"""What two versions of a month differ in, box by box, and what that moves in the figures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from coopdesk.domain.field import fields_of, line_key
from coopdesk.domain.figures import FIGURES, figures_of
from coopdesk.domain.members import MovementLine, MovementPerson
from coopdesk.domain.questions import PARTS, Place
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, Note, OutputLine, PaperTotal, Statement

OF_STATEMENT: Final = ("nil", "preparer", "signatory")
"""What of the statement itself is compared; a correction has its own reason and day in any case."""
_ASIDE: Final = frozenset({"position"})
"""Where a line stands on the page makes no difference."""


@dataclass(frozen=True)
class Difference:
    """One box of one line, old and new; ``box`` is empty where the whole line came (old None) or went (new None)."""

    record: type
    line: str
    box: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Beside:
    """One box of one line in several versions, side by side; ``box`` is empty where not all of them have the line."""

    record: type
    line: str
    box: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Comparison:
    """Two keyings of a month: the boxes that differ, and what the second has not keyed; ``cells`` were compared."""

    differences: tuple[Difference, ...]
    unkeyed: tuple[Difference, ...]
    cells: int


def differences(old: MonthlyReturn, new: MonthlyReturn) -> tuple[Difference, ...]:
    """Every difference of two versions of a month, in the order of its pages; empty where they are equal."""
    return tuple(_differences(old, new))


def changed_where_asked(old: MonthlyReturn, new: MonthlyReturn, asked: Place) -> bool:
    """Whether two versions differ in what a question is about: a box, a line, a part, or anything at all."""
    record = PARTS[asked.of_table][0] if asked.of_table in PARTS else None
    return any(
        (record is None or one.record is record)
        and (not asked.line or one.line == asked.line)
        and (not asked.box or one.box in ("", asked.box))
        for one in _differences(old, new)
    )


def _differences(old: MonthlyReturn, new: MonthlyReturn) -> Iterator[Difference]:
    for name in OF_STATEMENT:
        yield from _box(Statement, "", name, old.statement, new.statement)
    for record, before in lines_of(old).items():
        after = lines_of(new)[record]
        names = [field.name for field in fields_of(record) if not field.key and field.name not in _ASIDE]
        for key in {**before, **after}:
            if key not in before or key not in after:
                yield Difference(record, key, "", before.get(key), after.get(key))
                continue
            for name in names:
                yield from _box(record, key, name, before[key], after[key])


def _box(record: type, key: str, name: str, old: Any, new: Any) -> Iterator[Difference]:
    before, after = getattr(old, name), getattr(new, name)
    if before != after:
        yield Difference(record, key, name, before, after)


def side_by_side(wholes: Sequence[MonthlyReturn]) -> tuple[Beside, ...]:
    """Every box in which several versions of a month are not all equal, in the order of its pages."""
    places: dict[tuple[type, str, str], None] = {}
    for whole in wholes[1:]:
        places |= {(one.record, one.line, one.box): None for one in _differences(wholes[0], whole)}
    order = [Statement, *lines_of(wholes[0])] if wholes else []
    ordered = sorted(places, key=lambda place: order.index(place[0]))
    return tuple(Beside(*place, tuple(_value(whole, *place) for whole in wholes)) for place in ordered)


def _value(whole: MonthlyReturn, record: type, line: str, box: str) -> Any:
    found = whole.statement if record is Statement else lines_of(whole)[record].get(line)
    return getattr(found, box, None) if box else found


def lines_of(whole: MonthlyReturn) -> dict[type, dict[str, Any]]:
    """The lines of a month by kind and key, in the order of its pages."""
    accounts = () if whole.accounts is None else (whole.accounts,)
    return {
        OutputLine: _by_key(whole.output),
        LabourLine: _by_key(whole.labour),
        Accounts: _by_key(accounts),
        MovementLine: _by_key(whole.movement),
        MovementPerson: _by_key(whole.persons),
        PaperTotal: _by_key(whole.totals),
        Note: _by_key(whole.notes),
    }


def _by_key(lines: Iterable[Any]) -> dict[str, Any]:
    return {line_key(line): line for line in lines}


def moved_figures(old: MonthlyReturn, new: MonthlyReturn) -> dict[str, tuple[int | None, int | None]]:
    """The figures that differ between two versions, by name: (old, new)."""
    before, after = figures_of(old), figures_of(new)
    both = {name: (getattr(before, name), getattr(after, name)) for name in FIGURES}
    return {name: (one, other) for name, (one, other) in both.items() if one != other}


def keyed_boxes(record: type) -> list[str]:
    """The boxes of a line that are keyed from paper: the figures, without what the catalogue gives."""
    return [field.name for field in fields_of(record) if field.may_not_apply and field.name != "constant_price"]


def compared_keyings(first: MonthlyReturn, second: MonthlyReturn) -> Comparison:
    """The output and labour of two keyings of the same paper.

    A box counts as compared where the second keying fills it; what only the first has is not keyed a second time.
    """
    found: list[Difference] = []
    unkeyed: list[Difference] = []
    cells = 0
    for record in (OutputLine, LabourLine):
        ones, others = lines_of(first)[record], lines_of(second)[record]
        for key in {**ones, **others}:
            for name in keyed_boxes(record):
                one, other = getattr(ones.get(key), name, None), getattr(others.get(key), name, None)
                difference = Difference(record, key, name, one, other)
                cells += other is not None
                if other is not None and one != other:
                    found.append(difference)
                elif other is None and one is not None:
                    unkeyed.append(difference)
    return Comparison(tuple(found), tuple(unkeyed), cells)
