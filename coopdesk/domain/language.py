"""Words in the language asked for: English sources, gettext catalogues, both names of things."""

import gettext
import locale
import os
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from coopdesk.domain.period import Month, Period
from coopdesk.domain.resources import resource
from coopdesk.errors import N_, DeskError, Problem

Language = Literal["en", "zh", "both"]
LANGUAGES: dict[Language, str] = {"en": "English", "zh": "简体中文"}
"""The languages of the window."""
PAPER_LANGUAGES: dict[Language, str] = {**LANGUAGES, "both": N_("Chinese and English")}
"""The languages of paper: ``both`` has the two side by side (`Both`)."""
LANGUAGES_OF_BOTH: Final[tuple[Language, ...]] = ("zh", "en")
"""In their order on paper of both."""
_CATALOGUES = {"zh": "zh_CN"}
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


class Both(str):
    """A text in both languages, Chinese first, as one; as a value of another text each is taken in its own.

    ``line`` is how it stands on one line, where that is not the one after the other.
    """

    zh: str
    en: str

    def __new__(cls, zh: str, en: str, line: str = "") -> "Both":
        """Where the two are equal, one is enough."""
        found = super().__new__(cls, zh if zh == en else line or f"{zh} {en}".strip())
        found.zh, found.en = zh, en
        return found


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language not in _CATALOGUES:
        return gettext.NullTranslations()
    return gettext.translation("coopdesk", resource("locale"), [_CATALOGUES[language]])


def say(message: str, language: Language, /, **values: object) -> str:
    """A marked message in a language, its ``%(name)s`` places filled with values in that language."""
    if language == "both":
        return Both(say(message, "zh", **values), say(message, "en", **values))
    words = _catalogue(language).gettext(message) if message else ""
    return words % {name: shown(value, language) for name, value in values.items()} if values else words


def shown(value: object, language: Language) -> str:
    """A value inside a sentence: months, days, errors and both-language names in the language."""
    if isinstance(value, Month):
        return month_name(value, language)
    if isinstance(value, Period):
        return period_name(value, language)
    if isinstance(value, date):
        return day_name(value, language)
    if isinstance(value, DeskError):
        return explain(value, language)
    if isinstance(value, Marked):
        return say(str(value), language)
    if isinstance(value, Both) and language != "both":
        return value.zh if language == "zh" else value.en
    return str(value)


class Marked(str):
    """A marked message given as a value of another message: it is translated with it."""

    __slots__ = ()


def explain(error: DeskError | Problem, language: Language) -> str:
    """The sentence of an error or a problem, without its advice."""
    return say(error.message, language, **error.values)


def month_name(month: Month, language: Language) -> str:
    """``April 1954``, ``1954年4月``: the year and the month in digits in Chinese (SCREENS, habits)."""
    name = say(_MONTHS[month.number - 1], language)
    return say(N_("%(month)s %(year)s"), language, month=name, year=month.year)


def month_alone(month: Month, language: Language) -> str:
    """``April``, ``4月``."""
    return say(_MONTHS[month.number - 1], language)


def day_name(day: date, language: Language) -> str:
    """``3 May 1954``, ``1954年5月3日``."""
    name = say(_MONTHS[day.month - 1], language)
    return say(N_("%(day)s %(month)s %(year)s"), language, day=day.day, month=name, year=day.year)


def period_name(period: Period, language: Language) -> str:
    """One month as `month_name`; ``1954``; otherwise first to last month."""
    if period.first == period.last:
        return month_name(period.first, language)
    if str(period) == f"{period.first.year:04d}":
        return say(N_("Year %(year)s"), language, year=period.first.year)
    return say(N_("%(first)s to %(last)s"), language, first=period.first, last=period.last)


def month_list(months: Iterable[Month], language: Language) -> str:
    """Months in words between commas, a run of three or more as `period_name`: ``May 1954 to July 1954``."""
    runs: list[list[Month]] = []
    for month in sorted(months):
        if runs and runs[-1][-1] + 1 == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    parts = [part for run in runs for part in ([Period(run[0], run[-1])] if len(run) > 2 else run)]
    return in_each(language, lambda one: ("、" if one == "zh" else ", ").join(shown(part, one) for part in parts))


def named(record: Any, language: Language, what: str = "name") -> str:
    """``record.name_en`` or ``record.name_zh`` by language, the other where that one is empty."""
    if language == "both":
        return Both(named(record, "zh", what), named(record, "en", what))
    english, chinese = getattr(record, f"{what}_en"), getattr(record, f"{what}_zh")
    return str((chinese or english) if language == "zh" else (english or chinese))


def continued(heading: str, language: Language) -> str:
    """The heading of what goes on on another page."""
    return say(N_("%(heading)s (continued)"), language, heading=heading)


def terminal_language() -> Language:
    """The language of messages on the terminal, from the environment; English unless it is Chinese."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "zh" if wanted.lower().startswith(("zh", "chinese")) else "en"


def in_each(language: Language, text: Callable[[Language], str]) -> str:
    """A text as it is made in one language; for both made in each."""
    return Both(text("zh"), text("en")) if language == "both" else text(language)


def linked(parts: Iterable[str], between: str = "  ") -> str:
    """Texts of one line, the empty ones left out: each part in both languages, or where that is too long the whole."""
    found = [part for part in parts if part]
    line = between.join(found)
    if not any(isinstance(part, Both) for part in found):
        return line
    zh, en = (between.join(shown(part, one) for part in found) for one in LANGUAGES_OF_BOTH)
    return Both(zh, en, line)


def joined(parts: Iterable[str], language: Language) -> str:
    """Parts of a sentence with the semicolon of the language between them."""
    said = list(parts)
    return in_each(language, lambda one: ("；" if one == "zh" else "; ").join(shown(part, one) for part in said))


def sentences(parts: Iterable[str], language: Language) -> str:
    """Whole sentences one after the other; of both languages all in the one, then all in the other."""
    said = list(parts)
    return in_each(language, lambda one: ("" if one == "zh" else " ").join(shown(part, one) for part in said))
