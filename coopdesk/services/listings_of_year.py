"""The return of a year, a quarter or any other period as a list: form 1's boxes, part by part and whole."""

from typing import Final

from coopdesk.domain.annual_sheet import AnnualRow
from coopdesk.domain.language import Language, month_list, period_name, say
from coopdesk.domain.listing import PER_CENT_PLACES, Head, Listing, Value
from coopdesk.domain.sheets import money_unit
from coopdesk.errors import N_
from coopdesk.services.annual import TITLE, annual
from coopdesk.services.listing_parts import Asked, Facts, box_value, made
from coopdesk.store import Store

_STUB: Final = (N_("Code"), N_("Indicator"), N_("Unit"))
_BESIDE: Final = (
    (N_("Planned in the returns"), None),
    (N_("% of plan"), PER_CENT_PLACES),
    (N_("Annual plan"), None),
    (N_("% of annual plan"), PER_CENT_PLACES),
    (N_("Last year"), None),
)


def annual_listing(store: Store, asked: Asked) -> Listing:
    """A row for each box, a column for each part of the period; the last rows say how many months were reported."""
    language = asked.language
    sheet = annual(store, asked.cooperative, asked.period, asked.columns)
    heads = [Head(say(label, language)) for label in _STUB]
    heads += [Head(period_name(part, language), "number", None) for part in sheet.parts]
    heads += [Head(say(N_("Whole period"), language), "number", None)]
    heads += [Head(say(label, language), "number", None) for label, _places in _BESIDE]
    money = money_unit(sheet.desk.currency, language)
    rows = [_row(row, money, language) for row in sheet.rows]
    for place, label in enumerate((N_("Months reported"), N_("Months due"))):
        counts: list[Value] = [counted[place] for counted in sheet.reported]
        before = sheet.last_year[place] if sheet.last_year else None
        rows.append([None, say(label, language), say(N_("months"), language), *counts, None, None, None, None, before])
    notes = [] if sheet.complete else [say(N_("Incomplete"), language)]
    for months, message in (
        (sheet.missing, N_("Not reported: %(months)s.")),
        (sheet.ahead, N_("Not due yet: %(months)s.")),
        (sheet.disputed, N_("In dispute, not counted: %(months)s.")),
    ):
        notes += [say(message, language, months=month_list(months, language))] if months else []
    return made(store, asked, TITLE, heads, rows, Facts(notes=notes, money=True))


def _row(row: AnnualRow, money: str, language: Language) -> list[Value]:
    unit = say(row.unit, language, money=money) if row.unit not in ("", "%") else row.unit or money
    cells = [box_value(cell, row.places, language) for cell in (*row.parts, row.whole)]
    cells += [
        box_value(cell, row.places if places is None else places, language)
        for cell, (_label, places) in zip(row.beside, _BESIDE, strict=True)
    ]
    return [row.code, say(row.label, language), unit, *cells]
