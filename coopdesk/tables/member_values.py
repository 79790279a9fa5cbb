"""What stands in a cell of a list of members, read as its field asks: words for codes, days in any usual shape."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from coopdesk.domain.dates import parse_date
from coopdesk.domain.field import Field, cleaned, field_of
from coopdesk.domain.language import LANGUAGES, say
from coopdesk.domain.members import Member
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.tables.spreadsheets import Cell, cell_text
from coopdesk.tables.team_words import TeamWords, key_of

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "sex": {"M": "男 男性 男子 m male man 1 ♂", "F": "女 女性 女子 f female woman 2 ♀"},
    "entry": {
        "founder": "发起 发起人 创办 创社 建社 建社社员 原有 原社员 founder founding founded",
        "new": "新 新发展 新社员 新发展社员 新入社 新增 发展 new newlydeveloped newmember joined",
        "transfer": "转入 转社 转社入 调入 外社转入 transfer transferred transferin transferredin",
        "conversion": "转制 改组 改制 合并 并入 社改 conversion converted byconversion",
    },
    "exit_reason": {
        "resigned": "退社 自愿退社 自请退社 退出 resigned resignation left",
        "expelled": "除名 开除 expelled expulsion",
        "died": "死亡 去世 病故 亡故 故 died dead death deceased",
        "transferred": "转出 转社 转社出 调出 转往他社 transferred transfer transferredout transferout",
        "retired": "退休 退养 年老退休 retired retirement",
    },
}
"""1 is a man and 2 a woman as in the national code of sexes."""
_UNKNOWN: Final = {
    "sex": N_("“%(text)s” is neither male nor female"),
    "entry": N_("“%(text)s” is none of: founder, newly developed, transferred in, by conversion"),
    "exit_reason": N_("“%(text)s” is none of: resigned, expelled, died, transferred out, retired"),
}
_FIRST_DAY: Final = date(1899, 12, 30)
_SERIAL: Final = re.compile(r"[1-9][0-9]{4}(?:\.0+)?", re.ASCII)
_MIDNIGHT: Final = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?$", re.ASCII)
_YEAR: Final = re.compile(r"([0-9]{4})\s*年?", re.ASCII)
_YEAR_MONTH: Final = re.compile(r"([0-9]{4})\s*[-./年]\s*[0-9]{1,2}\s*月?", re.ASCII)


@dataclass(frozen=True)
class Words:
    """What words mean: codes of choices by attribute and `key_of`, the teams; and the decimals of the currency."""

    choices: Mapping[str, Mapping[str, str]]
    teams: TeamWords
    exponent: int = 0


def words_of(teams: TeamWords, exponent: int = 0) -> Words:
    """The words of choices in both languages, and those of teams; money in whole units of a currency."""
    choices: dict[str, dict[str, str]] = {}
    for name, others in _WORDS.items():
        field = field_of(Member, name)
        found = {key_of(word): code for code, words in others.items() for word in words.split()}
        for code, label in (field.choices or {}).items():
            found |= {key_of(say(label, language)): code for language in LANGUAGES} | {key_of(code): code}
        choices[name] = found
    return Words(choices, teams, exponent)


def read_cell(name: str, cell: Cell, words: Words) -> Any:
    """The value of a cell for an attribute of a member, None or empty where it is blank; raises EntryError."""
    field = field_of(Member, name).in_currency(words.exponent)
    if field.choices is not None:
        return _choice(field, cell, words.choices[name])
    if name == "team":
        return words.teams.code(cell_text(cell))
    if field.kind is date:
        return _day(field, cell)
    if name == "birth_year":
        return _year(field, cell)
    return field.parse(_unspoilt(field, cell))


def _unspoilt(field: Field, cell: Cell) -> str:
    """The text of a cell; spaces around codes and units after amounts do not count."""
    text = cell_text(cell)
    if field.number:
        return re.sub(r"\s*(旧人民币元|旧币元|元|yuan|人)\s*$", "", text, flags=re.IGNORECASE)
    return cleaned(text) if field.code else text


def _choice(field: Field, cell: Cell, meanings: Mapping[str, str]) -> str | None:
    text = cell_text(cell).strip()
    if not text:
        return None
    code = meanings.get(key_of(text))
    if code is None:
        raise EntryError([Problem(field.name, _UNKNOWN[field.name], {"text": cleaned(text)[:40]})])
    return code


def _day(field: Field, cell: Cell) -> date | None:
    """A day; numbers of five digits count days as spreadsheets do, other shapes as people type them."""
    if isinstance(cell, date):
        return cell
    text = unicodedata.normalize("NFKC", _MIDNIGHT.sub("", cell_text(cell).strip()))
    if _SERIAL.fullmatch(text):
        return _FIRST_DAY + timedelta(days=int(float(text)))
    try:
        return parse_date(text) if text else None
    except DeskError as error:
        raise EntryError([Problem(field.name, error.message, {"text": cleaned(text)[:40]})]) from None


def _year(field: Field, cell: Cell) -> int | None:
    """A year, also out of a whole day of birth."""
    if isinstance(cell, date):
        return _checked_year(field, cell.year)
    text = unicodedata.normalize("NFKC", _MIDNIGHT.sub("", cell_text(cell).strip()))
    if found := _YEAR.fullmatch(text) or _YEAR_MONTH.fullmatch(text):
        return _checked_year(field, int(found[1]))
    try:
        return _checked_year(field, parse_date(text).year) if text else None
    except EntryError:
        raise
    except DeskError:
        message = N_("“%(text)s” is not a year; write four digits, or the whole date of birth.")
        raise EntryError([Problem(field.name, message, {"text": cleaned(text)[:40]})]) from None


def _checked_year(field: Field, year: int) -> int:
    if problem := field.problem(year):
        raise EntryError([problem])
    return year
