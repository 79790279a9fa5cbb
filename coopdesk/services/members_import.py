"""Members from a table: a dry run that says what each row would do, then all good rows in one transaction."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from coopdesk.domain.field import cleaned, field_of
from coopdesk.domain.headings import Heading
from coopdesk.domain.language import Marked
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import ShareEntry
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services import members
from coopdesk.services.membership import accounts
from coopdesk.services.months import last_closed
from coopdesk.store import Store, queries
from coopdesk.tables.member_heads import head_key, heads_of
from coopdesk.tables.member_values import Words, read_cell, words_of
from coopdesk.tables.spreadsheets import Row, Sheet, cell_text
from coopdesk.tables.team_words import TeamWords, teams_of

State = Literal["new", "changed", "same", "error"]
STATES: Final[Mapping[State, str]] = {
    "new": N_("New members"),
    "changed": N_("Changed"),
    "same": N_("All the same"),
    "error": N_("With problems"),
}
_TABLE: Final = "member"
_STEP: Final = 200
_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Verdict:
    """What one row of the table would do: the member as it would be kept, or why it cannot.

    ``boxes`` are the attributes that would change; ``problems`` name the attribute each (empty: the row); ``alike`` is
    the number of somebody of the same name who may be the same person: that is only pointed out.
    """

    row: Row
    state: State
    number: str
    name: str
    member: Member | None = None
    before: Member | None = None
    boxes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    alike: str = ""


@dataclass(frozen=True)
class Trial:
    """A dry run: nothing is kept yet. ``teams`` are those that would be made, ``known`` those that cells could mean;
    ``columns`` are the attribute of each.
    """

    cooperative: str
    header: Row
    width: int
    columns: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    teams: tuple[Team, ...]
    known: tuple[Team, ...]
    exponent: int = 0

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each state."""
        return Counter(verdict.state for verdict in self.verdicts)

    @property
    def wrong(self) -> list[Verdict]:
        """The rows that cannot be taken in."""
        return [verdict for verdict in self.verdicts if verdict.state == "error"]


def remembered(store: Store) -> dict[str, str]:
    """What heads of member tables meant the last time, by `head_key`."""
    return {one.heading: one.attribute for one in store.find(Heading, of_table=_TABLE)}


def teams_meant(store: Store, cooperative: str, sheet: Sheet, header: int, column: int | None) -> list[Team]:
    """The teams that cells can mean: those of the co-operative; only where it has none, those a column names."""
    there = members.teams(store, cooperative)
    if there or column is None:
        return there
    return teams_of(cooperative, dict.fromkeys(cell_text(row.cell(column)) for row in sheet.rows[header + 1 :]))


def words(store: Store, cooperative: str, teams: Sequence[Team]) -> Words:
    """What words in cells mean: choices in both languages, and the teams meant."""
    return words_of(TeamWords(teams, bool(members.teams(store, cooperative))), store.desk.exponent)


def check_columns(columns: Sequence[str]) -> None:
    """Refuse columns with which nobody could be told apart; raises EntryError."""
    for name, message in (
        ("number", N_("No column holds the number. Say which one does; without it nobody can be told apart.")),
        ("name", N_("No column holds the name. Say which one does.")),
    ):
        if name not in columns:
            raise EntryError([Problem(name, message)])
    twice = [name for name, count in Counter(columns).items() if name and count > 1]
    if twice:
        label = Marked(field_of(Member, twice[0]).label)
        raise EntryError([Problem(twice[0], N_("Two columns are to hold “%(label)s”."), {"label": label})])


@dataclass
class _Desk:
    """What is known while rows are tried."""

    cooperative: str
    closed: Month | None
    present: Mapping[str, Member]
    used: frozenset[str]
    shares: Mapping[str, Sequence[ShareEntry]]
    words: Words
    columns: tuple[str, ...]
    names: dict[str, list[Member]]
    bare: Mapping[str, list[Member]]
    seen: dict[str, int]
    cache: dict[tuple[str, Any], Any]


def try_rows(
    store: Store,
    cooperative: str,
    sheet: Sheet,
    header: int,
    columns: Sequence[str],
    progress: Callable[..., None] = lambda *_: None,
) -> Trial:
    """What the rows below the head at place ``header`` would do; nothing is kept.

    A blank cell leaves a known member as it is. Raises EntryError as `check_columns`.
    """
    check_columns(columns)
    column = columns.index("team") if "team" in columns else None
    known = teams_meant(store, cooperative, sheet, header, column)
    desk = _desk(store, cooperative, tuple(columns), words(store, cooperative, known))
    rows = sheet.rows[header + 1 :]
    verdicts = []
    for place, row in enumerate(rows):
        if place % _STEP == 0:
            progress(place, len(rows))
        if any(row.cell(column) is not None for column, name in enumerate(columns) if name):
            verdicts.append(_verdict(desk, row))
    teams = _new_teams(store, cooperative, verdicts, known)
    head = sheet.rows[header]
    return Trial(
        cooperative, head, sheet.width, tuple(columns), tuple(verdicts), tuple(teams), tuple(known), store.desk.exponent
    )


def _desk(store: Store, cooperative: str, columns: tuple[str, ...], meant: Words) -> _Desk:
    present = store.find(Member, cooperative=cooperative)
    names: dict[str, list[Member]] = defaultdict(list)
    bare: dict[str, list[Member]] = defaultdict(list)
    for one in present:
        names[one.name].append(one)
        bare[one.number.lstrip("0")].append(one)
    return _Desk(
        cooperative,
        last_closed(store, cooperative),
        {one.number: one for one in present},
        queries.numbers_used(store, cooperative),
        accounts(store, cooperative),
        meant,
        columns,
        names,
        bare,
        {},
        {},
    )


def _verdict(desk: _Desk, row: Row) -> Verdict:
    values, problems = _values(desk, row)
    number = str(values.get("number") or _shown(desk, row, "number"))
    name = str(values.get("name") or _shown(desk, row, "name"))
    if not problems:
        number = _padded(desk, number, name)
    before = desk.present.get(number)
    if problems and before is None and values.get("name") == "":
        problems.insert(0, Problem("name", N_("is needed")))
    if not problems:
        first = desk.seen.setdefault(number, row.number)
        if first != row.number:
            problems = [Problem("number", N_("stands in row %(row)s already"), {"row": first})]
        elif before is not None and _another(before, values):
            message = N_("is that of %(name)s already; a number is never given to a second person")
            problems = [Problem("number", message, {"name": before.name})]
    if problems:
        return Verdict(row, "error", number, name, problems=tuple(problems))
    start = before or Member(desk.cooperative, number, "")
    values["number"] = number
    typed = dataclasses.replace(start, **{key: value for key, value in values.items() if value not in (None, "")})
    try:
        shares = desk.shares.get(number, ())
        member = members.fit(typed, before, desk.closed, number in desk.used, shares, desk.words.exponent)
    except EntryError as error:
        return Verdict(row, "error", number, name, problems=error.problems)
    except DeskError as error:
        return Verdict(row, "error", number, name, problems=(Problem("", error.message, error.values),))
    if before is None:
        return Verdict(row, "new", number, member.name, member, alike=_alike(desk, member))
    boxes = tuple(key for key in values if getattr(member, key) != getattr(before, key))
    return Verdict(row, "changed" if boxes else "same", number, member.name, member if boxes else None, before, boxes)


def _padded(desk: _Desk, number: str, name: str) -> str:
    """The number as the register has it, where a spreadsheet took the leading zeros of the same person's away."""
    same = [one for one in desk.bare.get(number.lstrip("0"), ()) if not name or one.name == name]
    return same[0].number if number not in desk.present and number.isdigit() and len(same) == 1 else number


def _alike(desk: _Desk, member: Member) -> str:
    """The number of the first other one of this name whose year of birth does not speak against it."""
    others = desk.names[member.name]
    years = {None, member.birth_year}
    near = (one.number for one in others if member.birth_year is None or one.birth_year in years)
    found = next(near, "")
    others.append(member)
    return found


def _another(before: Member, values: Mapping[str, Any]) -> bool:
    """Whether a row speaks of somebody else: by another name, and another sex or year of birth as well."""

    def differs(name: str) -> bool:
        old, new = getattr(before, name), values.get(name)
        return bool(old and new and old != new)

    return differs("name") and (differs("sex") or differs("birth_year"))


def _values(desk: _Desk, row: Row) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a row by attribute, and what is wrong with single cells; each spelling is read once."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column, name in enumerate(desk.columns):
        if not name:
            continue
        cell = row.cell(column)
        key = (name, cell if not isinstance(cell, bool) else str(cell))
        if key not in desk.cache:
            try:
                desk.cache[key] = read_cell(name, cell, desk.words)
            except EntryError as error:
                problems.extend(error.problems)
                continue
        values[name] = desk.cache[key]
    return values, problems


def _shown(desk: _Desk, row: Row, name: str) -> str:
    return cleaned(cell_text(row.cell(desk.columns.index(name))))[:40]


def _new_teams(store: Store, cooperative: str, verdicts: Sequence[Verdict], known: Sequence[Team]) -> list[Team]:
    """Teams that are named for the first time, in the order of their codes."""
    there = {team.code for team in members.teams(store, cooperative)}
    named = {verdict.member.team for verdict in verdicts if verdict.member is not None}
    fresh = [team for team in known if team.code in named - there]
    fresh.sort(key=lambda team: (len(team.code), team.code))
    return [dataclasses.replace(team, position=place) for place, team in enumerate(fresh, start=1)]


def take_in(
    store: Store, trial: Trial, batch: str, operator: str = "", progress: Callable[..., None] = lambda *_: None
) -> int:
    """Keep what a dry run found good, in one transaction under the name of a batch, so that one undo takes it out.

    Returns how many members were taken up or changed. What the heads meant is remembered. Where ``progress`` raises,
    nothing is kept. Raises EntryError where a team cannot be kept.
    """
    kept = [verdict.member for verdict in trial.verdicts if verdict.member is not None]
    with store.transaction(operator, batch):
        members.save_teams(store, trial.teams)
        for start in range(0, len(kept), _AT_ONCE):
            progress(start, len(kept))
            store.save(*kept[start : start + _AT_ONCE])
    _remember(store, trial)
    return len(kept)


def _remember(store: Store, trial: Trial) -> None:
    """Keep what heads meant; that is a convenience and no change of what was entered."""
    heads = heads_of(trial.header, trial.width)
    pairs = {head_key(head): name for head, name in zip(heads, trial.columns, strict=True) if head_key(head)}
    store.save(*[Heading(_TABLE, head, name) for head, name in pairs.items()], trace=False)
