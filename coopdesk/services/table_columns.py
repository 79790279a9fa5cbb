"""What the tables of a folder are called and which columns they have, in words read off their description."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from coopdesk.domain.field import Field
from coopdesk.domain.language import Language, say
from coopdesk.domain.period import Month
from coopdesk.errors import N_

if TYPE_CHECKING:
    from coopdesk.tables.sheets import Sheet

_HEAD: Final = N_(
    "CSV tables in UTF-8 or GB18030; each file may be left out. The first line names the columns, all of them, in any "
    "order. * has to be filled in."
)
_FOOT: Final = N_(
    "Money is a whole number of the smallest unit, but a constant price is in whole units of the currency. The heading "
    "of the base ends in the year before the plan, that of the constant price in the year of constant prices."
)

_YEAR: Final = "1953"
"""The year that a heading ends in, for example."""


def columns_told(price_year: int, language: Language, only: str = "") -> list[str]:
    """A paragraph for each table, or for one file ``only``, between what holds of all."""
    from coopdesk.tables.sheets import sheets_of

    tables = [
        say(
            N_("%(file)s – %(what)s: %(columns)s"),
            language,
            file=sheet.file,
            what=say(sheet.words, language),
            columns=", ".join(_columns(sheet)),
        )
        for sheet in sheets_of(price_year)
        if only in ("", sheet.file)
    ]
    return [say(_HEAD, language), *tables, say(_FOOT, language)]


def _columns(sheet: "Sheet") -> Iterator[str]:
    for heading, field in sheet.fields.items():
        column = heading.replace("*", _YEAR)
        needed = "*" if field.required or heading in sheet.whole else ""
        shown = _shown(field)
        yield f"{column}{needed} ({shown})" if shown else f"{column}{needed}"


def _shown(field: Field) -> str:
    """The codes that a column takes, or how a day or a month is written."""
    if field.choices:
        return "/".join(field.choices)
    return {date: "1954-04-03", Month: "1954-04"}.get(field.kind, "")
