"""What a box takes, in words read off its field: the lower half of the help for every box."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain.field import LARGEST_MONEY, Field
from coopdesk.domain.language import Language, joined, say
from coopdesk.domain.period import Month
from coopdesk.errors import N_

_SHOWN: Final = 12
"""A longer list of choices is opened rather than read."""


def takes(field: Field, language: Language, choices: Iterable[str] | None = None) -> str:
    """``A whole number, from 0. It may stay empty.`` in a language; ``choices`` are the words of a list of data."""
    words = [say(words, language) for words in (field.choices or {}).values()] if choices is None else list(choices)
    if field.kind is bool:
        words = words or [say(N_("Yes"), language), say(N_("No"), language)]
    return "".join(_sentences(field, language, words, choices is not None))


def _sentences(field: Field, language: Language, words: list[str], listed: bool) -> Iterator[str]:
    if words or listed:
        some = joined(words[:_SHOWN] + (["…"] if len(words) > _SHOWN else []), language)
        yield say(N_("One of: %(choices)s. "), language, choices=some)
        yield say(N_("Type its code, number, words or pinyin initials, or press F2. "), language)
    elif field.number:
        yield from _number(field, language)
    elif field.kind is date:
        yield say(N_("A date such as 1954-04-03, 4.3 or 3. "), language)
    elif field.kind is Month:
        yield say(N_("A month such as 1954-05, 1954.5 or 1954年5月. "), language)
    elif field.code:
        yield say(N_("Letters and digits without spaces, at most %(length)s. "), language, length=field.length)
    elif field.kind is str:
        yield say(N_("Any text of at most %(length)s characters. "), language, length=field.length)
    if field.may_not_apply:
        yield say(N_("A lone - and Enter: not applicable. "), language)
    yield say(N_("It is needed.") if field.required else N_("It may stay empty."), language)


def _number(field: Field, language: Language) -> Iterator[str]:
    if field.decimals:
        words = N_("An amount in whole units of the currency, with up to %(places)s decimals")
        yield say(words, language, places=field.decimals)
    elif field.kind is Decimal and field.places:
        yield say(N_("A number with up to %(places)s decimals"), language, places=field.places)
    else:
        yield say(N_("A whole number"), language)
    if field.least is not None and field.most is not None and field.most < LARGEST_MONEY // 10:
        plain = str if field.plain else field.bound
        yield say(N_(", from %(least)s to %(most)s"), language, least=plain(field.least), most=plain(field.most))
    elif field.least is not None:
        yield say(N_(", from %(least)s"), language, least=field.bound(field.least))
    yield say(N_(". "), language)
