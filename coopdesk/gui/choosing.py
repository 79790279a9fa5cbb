"""Which one of a list a person means by what is typed: its code, its number, its words, its pinyin initials."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from coopdesk.services.pinyin import sounds


class Choice(NamedTuple):
    """One thing to choose: its code, its translated words, further words to find it by, its group, and the names that
    mean it alone.
    """

    code: str
    words: str
    more: str = ""
    group: str = ""
    names: tuple[str, ...] = ()


def meant(typed: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a typed text means, None where it means none, or more than one (`fitting`)."""
    found = fitting(typed, choices)
    return found[0] if len(found) == 1 else None


def fitting(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices that a typed text can mean.

    What is whole goes before what only begins so: a code, the words, a part of them, the number in the list, then
    pinyin (full or initials), then how one of these begins.
    """
    wanted = _plain(typed)
    if not wanted:
        return []
    for fits in (*_WHOLE, _numbered(choices), _sounds_as, _begins, _sounds_begin, _has):
        found = [choice for choice in choices if fits(choice, wanted)]
        if found:
            return found
    return []


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _parts(choice: Choice) -> Iterator[str]:
    yield from _plain(f"{choice.words} {choice.more}").split()


def _numbered(choices: Sequence[Choice]) -> Callable[[Choice, str], bool]:
    counted = [choice for choice in choices if not choice.code.startswith("*")]  # what stands for all has no number

    def fits(choice: Choice, wanted: str) -> bool:
        if not (wanted.isascii() and wanted.isdigit()):
            return False
        return choice in counted and counted.index(choice) + 1 == int(wanted)

    return fits


def _sounds_as(choice: Choice, wanted: str) -> bool:
    return wanted.isascii() and any(wanted in sounds(part).split() for part in _parts(choice) if not part.isascii())


def _begins(choice: Choice, wanted: str) -> bool:
    return _plain(choice.code).startswith(wanted) or any(part.startswith(wanted) for part in _parts(choice))


def _sounds_begin(choice: Choice, wanted: str) -> bool:
    told = (sound for part in _parts(choice) if not part.isascii() for sound in sounds(part).split())
    return wanted.isascii() and any(sound.startswith(wanted) for sound in told)


def _has(choice: Choice, wanted: str) -> bool:
    return wanted in _plain(choice.words)


_WHOLE: tuple[Callable[[Choice, str], bool], ...] = (
    lambda choice, wanted: wanted == _plain(choice.code),
    lambda choice, wanted: wanted == _plain(choice.words),
    lambda choice, wanted: wanted in _parts(choice),
)
