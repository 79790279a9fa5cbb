"""The words that the papers of members share: whose they are, money of shares, and the signatures beneath."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from coopdesk.domain.boxes import money_cell
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.form_marks import FormMarks, bears_marks, official
from coopdesk.domain.language import Language, day_name, named, say
from coopdesk.domain.members import SEXES, Team
from coopdesk.errors import N_
from coopdesk.reports import words
from coopdesk.reports.flow import Solid
from coopdesk.reports.page import Format

SEX_HEADS: Final = {**SEXES, "-": N_("Not recorded")}


def unit_grid(unit: Cooperative, language: Language, form: Format, *rest: str) -> Solid:
    """Whose paper it is: name and code, and what else is to stand beside them."""
    name = words.labelled(N_("Reporting unit"), named(unit, language) or words.LINE, language)
    others = [words.labelled(N_("Unit code"), unit.code or words.LINE[:8], language), *rest]
    return words.grid([[name], others] if language == "both" else [[name, *others]], form, 18.0)


def marks(desk: Desk, kept: Sequence[FormMarks], code: str, form: Format, language: Language) -> Iterator[Solid]:
    """The official marks, where the federation has set some for this paper."""
    if bears_marks(kept, code):
        yield words.marks(official(desk, kept, code), form, language)


def money(amount: int | None, desk: Desk, language: Language) -> str:
    """An amount of a share account; blank where there is none."""
    return words.cell_text(money_cell(amount, desk.exponent), language, desk.exponent)


def money_in(desk: Desk, language: Language) -> str:
    """In which unit of money a paper is."""
    return say(N_("Money in %(unit)s"), language, unit=words.money_unit(desk, language))


def sex_text(sex: str | None, language: Language) -> str:
    """The sex in a word; empty where it is not recorded."""
    return say(SEXES[sex], language) if sex in SEXES else ""


def team_text(code: str | None, team: Team | None, language: Language) -> str:
    """The name of a team, its code where it has none."""
    return (named(team, language) if team else "") or (code or "")


def day_text(day: date | None) -> str:
    """A day in digits, empty for none."""
    return "" if day is None else str(day)


def signatures(language: Language, form: Format) -> Solid:
    """Who answers for the paper."""
    labels = (N_("Chair"), N_("Prepared by"), N_("Date"))
    seal = say(N_("(seal)"), language)
    return words.signed([*(words.labelled(label, "", language) for label in labels), seal], form, language)


def day_words(day: date, language: Language) -> str:
    """``on 15 April 1954``."""
    return say(N_("on %(day)s"), language, day=day_name(day, language))
