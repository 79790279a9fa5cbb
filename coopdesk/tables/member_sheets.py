"""Lists of members as tables: the register, an empty one to be filled in, the rows that have problems."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.field import Field, field_of, fields_of
from coopdesk.domain.language import Language, joined, named, say
from coopdesk.domain.member_lines import MemberLine
from coopdesk.domain.members import Member, Team
from coopdesk.errors import N_
from coopdesk.tables.member_heads import COLUMNS, PROBLEM
from coopdesk.tables.spreadsheets import Cell, Row
from coopdesk.tables.writing import write_csv, write_xlsx

_MEMBERS: Final = N_("Members")
_FIELDS: Final = {name: field_of(Member, name) for name in COLUMNS}
_TEXTS: Final = frozenset(place for place, name in enumerate(COLUMNS) if _FIELDS[name].kind is str)


def team_words(teams: Sequence[Team], language: Language) -> dict[str, str]:
    """How each team is written: by its name where no other team could be meant by it, else by its code."""
    names = [name for team in teams for name in {team.name_en, team.name_zh, team.code} if name]
    once = {name for name in names if names.count(name) == 1}
    words = {team.code: named(team, language) for team in teams}
    return {code: word if word in once else code for code, word in words.items()}


def write_register(
    path: Path,
    members: Sequence[Member],
    teams: Sequence[Team],
    language: Language,
    exponent: int,
    progress: Callable[..., None] = lambda *_: None,
) -> None:
    """The register in the language asked for, as xlsx, or as CSV where the name ends so; raises TableError.

    Money stands in whole units of a currency of ``exponent`` decimals, as `member_values` reads it.
    """
    words = team_words(teams, language)
    heads = [say(_FIELDS[name].label, language) for name in COLUMNS]
    rows = [[_cell(name, member, words, language, exponent) for name in COLUMNS] for member in members]
    if path.suffix.lower() == ".csv":
        write_csv(path, heads, rows)
    else:
        write_xlsx(path, say(_MEMBERS, language), heads, rows, text_columns=_TEXTS, progress=progress)


def _cell(name: str, member: Member, teams: Mapping[str, str], language: Language, exponent: int) -> Cell:
    if name == "team" and member.team:
        return teams.get(member.team, member.team)
    return _value(_FIELDS[name].in_currency(exponent), member, language)


def _value(field: Field, record: Any, language: Language) -> Cell:
    """A box as a cell: a choice in words, empty for blank."""
    value: Cell = getattr(record, field.name)
    if value is None or value == "":
        return None
    if field.decimals and isinstance(value, int):
        return float(value / 10**field.decimals)
    choices = field.choices
    return say(choices[str(value)], language) if choices is not None and value in choices else value


def write_lines(path: Path, lines: Sequence[MemberLine], language: Language) -> None:
    """The members that came with a month, as `write_register`; no column of names where none came along."""
    fields = [one for one in fields_of(MemberLine) if one.name != "name" or any(line.name for line in lines)]
    heads = [say(one.label, language) for one in fields]
    rows = [[_value(one, line, language) for one in fields] for line in lines]
    if path.suffix.lower() == ".csv":
        write_csv(path, heads, rows)
    else:
        texts = frozenset(place for place, one in enumerate(fields) if one.kind is str)
        write_xlsx(path, say(_MEMBERS, language), heads, rows, text_columns=texts)


def write_template(path: Path, teams: Sequence[Team], language: Language) -> None:
    """An empty list with its heads, and what may be chosen in the cells of a choice; raises TableError."""
    heads = [say(_FIELDS[name].label, language) for name in COLUMNS]
    choices = {
        place: [say(words, language) for words in (_FIELDS[name].choices or {}).values()]
        for place, name in enumerate(COLUMNS)
        if _FIELDS[name].choices is not None
    }
    if teams:
        choices[COLUMNS.index("team")] = list(team_words(teams, language).values())
    write_xlsx(path, say(_MEMBERS, language), heads, [], choices, _TEXTS)


def write_problems(
    path: Path, header: Row, width: int, rows: Sequence[tuple[Row, Sequence[str]]], language: Language
) -> None:
    """The rows as they were, each with its sentences in a last column; the column of an earlier such file is dropped.

    Raises TableError.
    """
    heads = [header.cell(column) for column in range(width)]
    kept = [column for column in range(width) if heads[column] not in {say(PROBLEM, "en"), say(PROBLEM, "zh")}]
    lines = [[*(row.cell(column) for column in kept), joined(sentences, language)] for row, sentences in rows]
    write_xlsx(path, say(PROBLEM, language), [*(heads[column] for column in kept), say(PROBLEM, language)], lines)
