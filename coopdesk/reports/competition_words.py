"""What the papers of a competition have in common: its name and months, its holder, groups, places, official lines."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.competition_papers import Held
from coopdesk.domain.competitions import Competition
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.form_marks import Official, official
from coopdesk.domain.language import Language, in_each, linked, named, period_name, say
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Period
from coopdesk.errors import N_
from coopdesk.reports import words
from coopdesk.reports.flow import Block, draw_leaves, filled, paginate
from coopdesk.reports.page import Format, Paper

_MOST: Final = 24
"""Empty lines of a blank form at most."""
_ORDINALS: Final = (
    N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth"), N_("seventh"), N_("eighth"),
    N_("ninth"), N_("tenth"),
)  # fmt: skip


def points_text(points: Decimal | None) -> str:
    """Points as the arithmetic gives them: one decimal, or whole ones where places are counted."""
    return "" if points is None else grouped(points)


def unit_name(desk: Desk, unit: Cooperative, language: Language) -> str:
    """Who holds it: code and name; a federation by its name alone."""
    name = named(unit, language)
    return name if name and unit.code == desk.federation else linked((unit.code, name), " ")


def signing_name(held: Held, language: Language) -> str:
    """Who signs a letter or a certificate: the name without its code."""
    return named(held.cooperative, language) or unit_name(held.desk, held.cooperative, language)


def name_and_months(competition: Competition, span: Period, language: Language) -> str:
    """The title and the months, which many titles name already; a place for them where it has no code yet."""
    if not competition.code:
        return words.LINE * 2
    if language == "both":
        return in_each(language, lambda one: name_and_months(competition, span, one))
    name, months = named(competition, language, "title"), period_name(span, language)
    return name if months in name else linked((name, months))


def in_sentence(competition: Competition, span: Period, language: Language) -> str:
    """The title with its months as it stands inside a sentence: ``Red banner of June 1954``."""
    if not competition.code:
        return words.LINE
    if language == "both":
        return in_each(language, lambda one: in_sentence(competition, span, one))
    name, months = named(competition, language, "title"), period_name(span, language)
    return name if months in name else say(N_("%(name)s of %(months)s"), language, name=name, months=months)


def group_name(record: Any, language: Language) -> str:
    """With whom somebody is compared; empty where all are compared together."""
    return in_each(language, lambda one: say(named(record, one, "group"), one))


def place_name(place: int, language: Language) -> str:
    """``first place``, ``第一名``."""
    ordinal = say(_ORDINALS[place - 1], language) if place <= len(_ORDINALS) else words.ordinal(place, language)
    return say(N_("%(ordinal)s place"), language, ordinal=ordinal)


def places_name(first: int, last: int, language: Language) -> str:
    """``first place``, ``places 2 to 4``."""
    if first == last:
        return place_name(first, language)
    return say(N_("places %(first)s to %(last)s"), language, first=first, last=last)


def official_of(held: Held, form: str) -> Official:
    """The official marks of a paper of a competition, by its code."""
    return official(held.desk, held.form_marks, form)


def feet(unit: str, number: str, form: Format, language: Language) -> tuple[list[str], float]:
    """The lines at the foot of a form, and the room they take; a long name has two."""
    lines = [*filter(None, (unit,)), number]
    return lines, words.foot_room(lines, form, language)


def bound(
    name: str,
    code: str,
    held: Held,
    months: Period,
    blocks: Sequence[Block] | Callable[[int], Iterable[Block]],
    form: Format,
    language: Language,
) -> bytes:
    """The PDF of a form of several pages, by its code: its name again at the top of each, whose it is at the foot.

    Blocks of a blank one are made for a number of empty lines: as many as its page takes.
    """
    unit = unit_name(held.desk, held.cooperative, language)
    number = official_of(held, code).number(language)
    what = name_and_months(held.competition, months, language)
    paper = Paper(form, f"{name} {what}", unit, language)
    again = words.head_again([linked((number, name, what))], form)
    lines, foot = feet(unit, number, form, language)
    leaves = filled(blocks, form, foot, _MOST) if callable(blocks) else paginate(blocks, form, foot, again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, lines, place, language))
    return paper.finish()
