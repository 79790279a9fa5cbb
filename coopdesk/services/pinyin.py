"""How Chinese words sound, so that a name is found by the letters of its pinyin."""

from functools import cache, lru_cache
from itertools import islice, product
from typing import Final


@lru_cache(maxsize=20_000)
def sounds(words: str) -> str:
    """Full pinyin and initials, in small letters without tones: ``shougong sg`` for 手工; other letters as they are."""
    from pypinyin import lazy_pinyin  # some 0.1 s to import: only who types letters pays it

    syllables = lazy_pinyin(words)
    return f"{''.join(syllables)} {''.join(syllable[:1] for syllable in syllables)}".casefold()


def name_sounds(name: str) -> str:
    """Every way in which a name is typed by its sound, each after a space, so that a search finds beginnings.

    For 单雄: ``danxiong``, ``danx``, ``dx``, the same with ``shan`` and ``chan``, and ``xiong``: the whole name,
    surname and initials, initials, the given name alone; with every reading of the surname's character, and so many
    ways to read the rest as `_WAYS` says. Letters of other scripts stand as they are, word by word.
    """
    ways = [_readings(part) for part in _parts(name)]
    if not ways:
        return ""
    found: dict[str, None] = {}
    for rest in islice(product(*ways[1:]), _WAYS):
        for first in ways[0]:
            _spell(first, rest, found)
        for place in range(min(len(rest), _DEEP)):
            _spell(rest[place], rest[place + 1 :], found)
    return "".join(f" {spelling}" for spelling in found)


def whole_sounds(name: str) -> frozenset[str]:
    """The spellings of a whole name: ``danxiong``, ``shanxiong``, ``chanxiong``."""
    ways = [_readings(part) for part in _parts(name)]
    if not ways:
        return frozenset()
    rests = islice(product(*ways[1:]), _WAYS)
    return frozenset(first + "".join(rest) for rest in rests for first in ways[0])


_WAYS: Final = 4
"""So many ways to read what follows the surname."""
_DEEP: Final = 4
"""So many of the parts after the first begin a spelling."""


def _spell(first: str, rest: tuple[str, ...], found: dict[str, None]) -> None:
    """Add the spellings of a name, or of its end."""
    initials = "".join(part[:1] for part in rest)
    spellings = (first + "".join(rest), first + initials, first[:1] + initials) if rest else (first,)
    for spelling in spellings:
        found[spelling] = None


def _parts(name: str) -> list[str]:
    """Each Chinese character and each word of other letters, in order."""
    parts: list[str] = []
    open_word = False
    for sign in name.casefold():
        if not sign.isalnum():
            open_word = False
        elif sign >= _HAN:
            parts.append(sign)
            open_word = False
        elif open_word:
            parts[-1] += sign
        else:
            parts.append(sign)
            open_word = True
    return parts


_HAN: Final = "\u3400"


@cache
def _readings(part: str) -> tuple[str, ...]:
    """The readings of a character without tones, the usual one first, ü as v and also as u; a word is its own."""
    if part < _HAN:
        return (part,)
    from pypinyin import Style, pinyin  # see `sounds`

    read: dict[str, None] = {}
    for reading in pinyin(part, style=Style.NORMAL, heteronym=True)[0]:
        read[reading] = None
        if "v" in reading:
            read[reading.replace("v", "u")] = None
    return tuple(read)
