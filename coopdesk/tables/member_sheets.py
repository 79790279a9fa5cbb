"""Lists of members as tables: the register, an empty one to be filled in, the rows that have problems."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.field import Field, field_of, fields_of
from coopdesk.domain.language import Language, joined, named, say
from coopdesk.domain.listing import Head, Value
from coopdesk.domain.member_lines import MemberLine
from coopdesk.domain.members import Member, Team
from coopdesk.errors import N_
from coopdesk.tables.member_heads import COLUMNS, PROBLEM
from coopdesk.tables.spreadsheets import Row
from coopdesk.tables.writing import write_xlsx

_MEMBERS: Final = N_("Members")
_FIELDS: Final = {name: field_of(Member, name) for name in COLUMNS}
_TEXTS: Final = frozenset(place for place, name in enumerate(COLUMNS) if _FIELDS[name].kind is str)


def team_words(teams: Sequence[Team], language: Language) -> dict[str, str]:
    """How each team is written: by its name where no other team could be meant by it, else by its code."""
    names = [name for team in teams for name in {team.name_en, team.name_zh, team.code} if name]
    once = {name for name in names if names.count(name) == 1}
    words = {team.code: named(team, language) for team in teams}
    return {code: word if word in once else code for code, word in words.items()}


def register_table(
    members: Sequence[Member], teams: Sequence[Team], language: Language, exponent: int
) -> tuple[list[Head], list[list[Value]]]:
    """The heads and rows of the register in the language asked for, as they can be imported again.

    Money stands in whole units of a currency of ``exponent`` decimals, as `member_values` reads it.
    """
    words = team_words(teams, language)
    heads = [_head(_FIELDS[name], language, exponent) for name in COLUMNS]
    return heads, [[_cell(name, member, words, language, exponent) for name in COLUMNS] for member in members]


def _head(field: Field, language: Language, exponent: int = 0) -> Head:
    """The bare label, by which an import knows the column again."""
    label = say(field.label, language)
    if field.kind is date:
        return Head(label, "day")
    return Head(label, "number", exponent if field.money else 0, not field.plain) if field.number else Head(label)


def _cell(name: str, member: Member, teams: Mapping[str, str], language: Language, exponent: int) -> Value:
    if name == "team" and member.team:
        return teams.get(member.team, member.team)
    return _value(_FIELDS[name], member, language, exponent)


def _value(field: Field, record: Any, language: Language, exponent: int = 0) -> Value:
    """A box as a cell: a choice in words, empty for blank."""
    value: Value = getattr(record, field.name)
    if value is None or value == "":
        return None
    if field.money and isinstance(value, int):
        return Decimal(value).scaleb(-exponent)
    choices = field.choices
    return say(choices[str(value)], language) if choices is not None and value in choices else value


def lines_table(lines: Sequence[MemberLine], language: Language) -> tuple[list[Head], list[list[Value]]]:
    """The members that came with a month, as `register_table`; no column of names where none came along."""
    fields = [one for one in fields_of(MemberLine) if one.name != "name" or any(line.name for line in lines)]
    return [_head(one, language) for one in fields], [[_value(one, line, language) for one in fields] for line in lines]


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
