"""Which team a cell means: its code, a name, its number, a numbered name spelled in another way (2, 2组, 第二组)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coopdesk.domain.field import cleaned, field_of
from coopdesk.domain.members import Member, Team
from coopdesk.domain.statements import WHOLE_TEAM
from coopdesk.errors import N_, EntryError, Problem

_FIELD: Final = field_of(Member, "team")
_DIGITS: Final = "零一二三四五六七八九"
_NUMBER: Final = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百]+", re.ASCII)
_PLAIN: Final = re.compile(r"((生产|劳动|工作)?小?[组組队隊班](组|組)?|workteam|team|group|t|no\.?|号|#)?")
"""What may stand beside the number of a team where nothing but the number tells which it is."""

_LONGEST: Final = 40


def key_of(text: str) -> str:
    """A word as it is looked up: width, case, spaces and strokes do not count, unless they part two numbers."""
    return re.sub(r"(?<![0-9])[\s_\-]+|[\s_\-]+(?![0-9])", "", unicodedata.normalize("NFKC", cleaned(text)).casefold())


@dataclass(frozen=True)
class Numbered:
    """A word with one number in it: ``rest`` is the word without it."""

    rest: str
    number: int

    @property
    def plain(self) -> bool:
        """Whether the number is all that tells."""
        return _PLAIN.fullmatch(self.rest) is not None


def numbered(text: str) -> Numbered | None:
    """A word with its number, Chinese and Arabic numerals alike; None where there is none, or more than one."""
    key = key_of(text)
    found = list(_NUMBER.finditer(key))
    if len(found) != 1:
        return None
    number = _value(found[0][0])
    before, after = key[: found[0].start()].removesuffix("第"), key[found[0].end() :]
    return Numbered(before + after, number) if number else None


def _value(text: str) -> int:
    """The number of numerals below a thousand; 0 where they are none."""
    if text.isascii():
        return int(text[:9])
    text = text.replace("〇", "零")
    found = re.fullmatch(
        r"(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)", text
    )
    if not found:
        return 0
    hundreds, tens, ten, ones = found.groups()
    return 100 * _digit(hundreds) + (10 * (_digit(tens) or 1) if ten else 0) + _digit(ones)


def _digit(text: str | None) -> int:
    return _DIGITS.index(text) if text else 0


class TeamWords:
    """The words of the teams of a co-operative; where they are ``fixed`` a word that means none is a problem."""

    def __init__(self, teams: Sequence[Team], fixed: bool) -> None:
        self._fixed = fixed
        self._codes = {key_of(team.code): team.code for team in teams}
        self._ways = [_names(teams), _spellings(teams), _numbers(teams)]

    def code(self, text: str) -> str | None:
        """The code of the team that a text means; raises EntryError where it is none, or more than one."""
        text = cleaned(text)
        if not text:
            return None
        if text == WHOLE_TEAM:
            return text
        if own := self._codes.get(key_of(text)):
            return own
        word = numbered(text)
        keys = [key_of(text), word, word.number if word is not None and word.plain else None]
        for way, key in zip(self._ways, keys, strict=True):
            if found := way.get(key, ()):
                if len(found) > 1:
                    message = N_("there are several teams called “%(text)s”; write the code of the one")
                    raise EntryError([Problem(_FIELD.name, message, {"text": text[:40]})])
                return next(iter(found))
        if self._fixed:
            message = N_("there is no team “%(text)s”; enter it on “This co-operative” first, or correct the cell")
            raise EntryError([Problem(_FIELD.name, message, {"text": text[:40]})])
        value: str = _FIELD.parse(text)
        return value


def _collected(pairs: Iterable[tuple[object, str]]) -> Mapping[object, set[str]]:
    found: dict[object, set[str]] = defaultdict(set)
    for key, code in pairs:
        if key is not None and key != "":
            found[key].add(code)
    return dict(found)


def _names(teams: Sequence[Team]) -> Mapping[object, set[str]]:
    return _collected((key_of(name), team.code) for team in teams for name in (team.name_en, team.name_zh))


def _spellings(teams: Sequence[Team]) -> Mapping[object, set[str]]:
    words = ((numbered(name), team.code) for team in teams for name in (team.code, team.name_en, team.name_zh))
    return _collected(words)


def _numbers(teams: Sequence[Team]) -> Mapping[object, set[str]]:
    """The numbers of teams: that of the code and those of the names."""
    words = _spellings(teams).items()
    return _collected((word.number, code) for word, codes in words if isinstance(word, Numbered) for code in codes)


def teams_of(cooperative: str, texts: Iterable[str]) -> list[Team]:
    """The teams that the cells of a table name, for a co-operative that has none; each once, however it is spelled.

    A text that is no code becomes the name of a team whose code is made of its number; others are left out.
    """
    made: dict[object, Team] = {}
    for text in map(cleaned, texts):
        word = numbered(text)
        key = word.number if word is not None and word.plain else word or key_of(text)
        if key and key not in made and (team := _made(cooperative, text, word)) is not None:
            made[key] = team
    return list(made.values())


def _made(cooperative: str, text: str, word: Numbered | None) -> Team | None:
    try:
        return Team(cooperative, _FIELD.parse(text) or "")
    except EntryError:
        if word is None or not word.plain or len(text) > _LONGEST:
            return None
    english, chinese = (text, "") if text.isascii() else ("", text)
    return Team(cooperative, f"T{word.number}", english, chinese)
