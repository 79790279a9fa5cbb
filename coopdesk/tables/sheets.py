"""The tables of a folder as records: which column fills which field, read through the same checks as typing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.field import Field, field_of
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.statements import LabourLine, OutputLine, Statement
from coopdesk.errors import N_, EntryError, Problem, TableError
from coopdesk.tables.text import TextTable, read_table, there

RETURN_STATES: Final = {
    "on_time": N_("On time"),
    "late": N_("Late"),
    "nil": N_("Nil return"),
    "missing": N_("Not reported"),
}
_LISTED: Final = 20


@dataclass(frozen=True)
class Unit:
    """A line of ``units.csv``: the co-operative, its kind since the founding, its affiliation where admitted."""

    cooperative: Cooperative
    kind: KindSpan
    affiliation: Affiliation | None

    def problems(self) -> Any:
        """Those of the co-operative."""
        return self.cooperative.problems()


@dataclass(frozen=True)
class Return:
    """A line of ``returns.csv``: how one month of one co-operative was reported."""

    state: Annotated[str, Field(N_("State"), choices=RETURN_STATES)]
    submitted_on: Annotated[date | None, Field(N_("Date submitted"))]
    revision: Annotated[int | None, Field(N_("Correction no."), least=1, most=9999)]

    def problems(self) -> Any:
        """What was reported has its day."""
        if self.state != "missing" and self.submitted_on is None:
            yield Problem("submitted_on", N_("is needed"))


@dataclass(frozen=True)
class Line:
    """A record with the place where it stands; ``unit`` and ``period`` are those of the line, where it has them."""

    file: str
    number: int
    record: Any
    unit: str = ""
    period: Month | None = None

    def refused(self, column: str, message: str, **values: object) -> TableError:
        """What is wrong with one column of this line."""
        return refused(self.file, self.number, column, message, values)


def refused(file: str, number: int, column: str, message: str, values: Mapping[str, object]) -> TableError:
    """One sentence with file, line and column."""
    problem = TableError(message, **values)
    where = {"file": file, "line": number, "column": column, "problem": problem}
    return TableError(N_("%(file)s, line %(line)s, %(column)s: %(problem)s"), **where)


@dataclass(frozen=True)
class Sheet:
    """One kind of table: the field of each column, and the record that the values make.

    ``whole`` columns may not stay blank, because a table carries no written reason for a blank.
    """

    file: str
    fields: Mapping[str, Field]
    make: Callable[[Mapping[str, Any]], Any]
    words: str
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Folder:
    """The tables of a folder: lines by file, only for the files that are there.

    ``others`` are the co-operatives whose lines were passed over, with the first such line of each file.
    """

    lines: Mapping[str, list[Line]]
    others: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __getitem__(self, file: str) -> list[Line]:
        return self.lines.get(file, [])

    def __contains__(self, file: str) -> bool:
        return file in self.lines


def _columns(record: type, **names: str) -> dict[str, Field]:
    """Field by column: ``column=attribute``."""
    return {column: field_of(record, attribute) for column, attribute in names.items()}


def _same(record: type, names: str) -> dict[str, Field]:
    return {name: field_of(record, name) for name in names.split()}


_HEAD: Final = _columns(Statement, unit="cooperative", period="period")
_OUTPUT: Final = _columns(
    OutputLine, team="team", product="product", planned_quantity="planned", qualified_quantity="qualified",
    scrap_quantity="scrap", current_price="current_price",
)  # fmt: skip
_LABOUR: Final = _columns(
    LabourLine,
    team="team",
    scheduled_days="scheduled",
    attended_days="attended",
    wages="wages",
    lost_time_accidents="accidents",
)
_MEMBER: Final = _columns(Member, unit="cooperative") | _same(
    Member, "number name sex birth_year team joined_on entry left_on exit_reason share_subscribed share_paid"
)
_UNIT: Final = _same(Cooperative, "code name_en name_zh trade_en trade_zh district_en district_zh founded_on")
_PLAN: Final = {"unit": field_of(AnnualPlan, "cooperative"), **_same(AnnualPlan, "year indicator target")}
_PRODUCT: Final = _same(Product, "code trade_en trade_zh name_en name_zh unit_en unit_zh")


def _unit(values: Mapping[str, Any]) -> Unit:
    code, admitted = values["code"], values["admitted_on"]
    return Unit(
        Cooperative(**{name: values[name] for name in _UNIT}),
        KindSpan(code, values["founded_on"] or date.min, values["kind"]),
        Affiliation(code, admitted) if admitted else None,
    )


def _maker(record: type, fields: Mapping[str, Field], **given: Any) -> Callable[[Mapping[str, Any]], Any]:
    names = [(column, entry.name) for column, entry in fields.items()]
    return lambda values: record(**{name: values[column] for column, name in names}, **given)


def sheets_of(price_year: int) -> tuple[Sheet, ...]:
    """Every table that a folder may have; the heading of the constant price bears its year."""
    product = _PRODUCT | {f"constant_price_{price_year}": field_of(Product, "constant_price")}
    plan = _PLAN | {"base_*": field_of(AnnualPlan, "base")}
    kind = field_of(KindSpan, "kind")
    admitted = replace(field_of(Affiliation, "since"), name="admitted_on", optional=True, key=False)
    report = _same(Return, "state submitted_on revision")
    share = _same(MonthlyShare, "year month percent")
    return (
        Sheet("units.csv", _UNIT | {"kind": kind, "admitted_on": admitted}, _unit, N_("Co-operatives")),
        Sheet("products.csv", product, _maker(Product, product), N_("Products")),
        Sheet("members.csv", _MEMBER, _maker(Member, _MEMBER), N_("Members")),
        Sheet("returns.csv", _HEAD | report, _maker(Return, report), N_("Monthly returns")),
        Sheet("output.csv", _HEAD | _OUTPUT, _maker(OutputLine, _OUTPUT), N_("Output"), frozenset(_OUTPUT)),
        Sheet("labour.csv", _HEAD | _LABOUR, _maker(LabourLine, _LABOUR), N_("Labour"), frozenset(_LABOUR)),
        Sheet("plans.csv", plan, _maker(AnnualPlan, plan, edition=1), N_("Annual plans")),
        Sheet("shares.csv", share, _maker(MonthlyShare, share), N_("Shares of the months")),
    )


def read_folder(folder: Path, price_year: int, only: str | None = None) -> Folder:
    """The tables that lie in a folder; ``only`` passes over the lines of other co-operatives.

    Raises TableError with up to 20 problems, each with file, line and column; or where there is no table.
    """
    lines: dict[str, list[Line]] = {}
    others: dict[tuple[str, str], int] = {}
    problems: list[TableError] = []
    for sheet in sheets_of(price_year):
        path = folder / sheet.file
        if there(path):
            table = read_table(path, list(sheet.fields))
            lines[sheet.file] = _read(sheet, table, only, others, problems)
            if sheet.file == "plans.csv":
                problems.extend(_other_base(table, lines[sheet.file]))
    if not lines:
        raise TableError(
            N_("There is no table in %(folder)s; units.csv or returns.csv, for example."), folder=folder.name
        )
    stop(problems)
    return Folder(lines, others)


def read_catalogue(path: Path, price_year: int) -> list[Line]:
    """The products of one table, whatever its file is called; raises TableError as `read_folder` does."""
    sheet = next(sheet for sheet in sheets_of(price_year) if sheet.file == "products.csv")
    problems: list[TableError] = []
    lines = _read(sheet, read_table(path, list(sheet.fields)), None, {}, problems)
    stop(problems)
    return lines


def stop(problems: list[TableError]) -> None:
    """Raise the problems, if there are any, as one TableError: 20 of them in the order found, and how many more."""
    if not problems:
        return
    told = problems[:_LISTED]
    if len(problems) > _LISTED:
        told.append(TableError(N_("and %(count)s more problems"), count=len(problems) - _LISTED))
    whole = told.pop()
    while told:
        whole = TableError(N_("%(one)s\n%(others)s"), one=told.pop(), others=whole)
    raise whole


def _read(
    sheet: Sheet, table: TextTable, only: str | None, others: dict[tuple[str, str], int], problems: list[TableError]
) -> list[Line]:
    caches: dict[str, dict[str, Any]] = {column: {} for column in sheet.fields}
    found = []
    for number, cells in table.lines:
        if only and "unit" in cells and cells["unit"].strip() != only:
            others.setdefault((sheet.file, cells["unit"].strip()), number)
            continue
        values, wrong = _values(sheet, cells, caches)
        if not wrong:
            record = sheet.make(values)
            wrong = list(record.problems()) if hasattr(record, "problems") else []
        if wrong:
            columns = {entry.name: column for column, entry in sheet.fields.items()}
            problems.extend(
                refused(table.file, number, table.headings[columns[one.box]], one.message, one.values) for one in wrong
            )
            continue
        found.append(Line(table.file, number, record, values.get("unit", ""), values.get("period")))
    return found


def _values(
    sheet: Sheet, cells: Mapping[str, str], caches: Mapping[str, dict[str, Any]]
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of one line by column; each spelling of a value is parsed once a column."""
    values: dict[str, Any] = {}
    wrong: list[Problem] = []
    for column, entry in sheet.fields.items():
        text, cache = cells[column], caches[column]
        if text not in cache:
            try:
                cache[text] = entry.parse(text)
            except EntryError as error:
                wrong.extend(error.problems)
                continue
            if cache[text] is None and column in sheet.whole:
                del cache[text]
                wrong.append(Problem(entry.name, N_("is not filled in; write a number, 0 or -")))
                continue
        values[column] = cache[text]
    return values, wrong


def _other_base(table: TextTable, lines: list[Line]) -> list[TableError]:
    """Plans whose base is not the year before."""
    heading = table.headings["base_*"]
    return [
        line.refused(heading, N_("is not the year before %(year)s"), year=line.record.year)
        for line in lines
        if not heading.endswith(str(line.record.year - 1))
    ]
