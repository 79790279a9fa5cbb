"""A summary that was handed up, and what moved since, in words."""

from datetime import date, datetime
from decimal import Decimal

from coopdesk.domain.field import field_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.language import Language, day_name, joined, period_name, say
from coopdesk.domain.numbers import grouped, signed
from coopdesk.domain.sheets import money_unit
from coopdesk.domain.submissions import Corrections, Submission
from coopdesk.errors import N_


def handed_on(one: Submission) -> date:
    """The day on which it was handed up, where the desk stands."""
    return datetime.fromisoformat(one.at).astimezone().date()


def handed_words(one: Submission, language: Language) -> str:
    """``Handed up under No. 12 on 20 November 2026 to …``."""
    message = N_("Handed up under No. %(number)s on %(day)s to %(recipient)s")
    return say(message, language, number=one.number, day=day_name(handed_on(one), language), recipient=one.recipient)


def changed_words(returns: int, language: Language) -> str:
    """How many returns changed since."""
    return say(N_("returns changed since then: %(count)s"), language, count=grouped(returns))


def corrections_words(found: Corrections, language: Language) -> str:
    """The corrections of earlier months as a line: how much, and of which months."""
    months = say(N_(", "), language).join(period_name(period, language) for period in found.periods)
    sums = [_sum(name, value, found, language) for name, value in found.sums.items()]
    if not sums:
        return say(N_("Corrections of earlier months (%(months)s): they cancel out"), language, months=months)
    message = N_("Corrections of earlier months (%(months)s): %(sums)s")
    return say(message, language, months=months, sums=joined(sums, language))


def _sum(name: str, value: int, found: Corrections, language: Language) -> str:
    described = field_of(Figures, name)
    label = say(described.label, language)
    if not described.money:
        return f"{label} {signed(value)}"
    label = say(N_("%(label)s, %(unit)s"), language, label=label, unit=money_unit(found.currency, language))
    return f"{label} {signed(Decimal(value).scaleb(-found.exponent))}"
