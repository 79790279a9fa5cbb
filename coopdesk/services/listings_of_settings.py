"""Lists of what is set for a desk: the catalogue of products, annual plans, due days, holidays."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.field import field_of, fields_of
from coopdesk.domain.language import named, say
from coopdesk.domain.listing import Head, Listing, Value, head_of, heads_and_rows, money_head
from coopdesk.domain.numbers import shortest
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import TypedPlan
from coopdesk.errors import N_
from coopdesk.services.calendar import calendar_of
from coopdesk.services.desk import catalogue, product_found_by
from coopdesk.services.listing_parts import Asked, Facts, found_words, made
from coopdesk.services.plans import planned, shares_of
from coopdesk.store import Store

CATALOGUE: Final = N_("Catalogue of products")
PLANS: Final = N_("Annual plans")
DUE_DAYS: Final = N_("Due days")
HOLIDAYS: Final = N_("Holidays")


def catalogue_listing(store: Store, asked: Asked) -> Listing:
    """The products with unit of measure and constant price; on paper in its own language only."""
    language, every = asked.language, catalogue(store)
    found = [one for one in every if product_found_by(one, asked.search)]
    facts = Facts(notes=found_words(asked, len(found), len(every)), money=True, dated=False)
    if not asked.on_paper:
        heads, rows = heads_and_rows(fields_of(Product), found, "", 0, language)
        return made(store, asked, CATALOGUE, heads, rows, facts)
    labels = (N_("Code"), N_("Product"), N_("Unit"), N_("Trade"))
    price = head_of(field_of(Product, "constant_price"), "", 0, language)
    kept = [
        (one.code, named(one, language), named(one, language, "unit"), named(one, language, "trade"), _price(one))
        for one in found
    ]
    return made(store, asked, CATALOGUE, [*(Head(say(label, language)) for label in labels), price], kept, facts)


def _price(one: Product) -> Value:
    """With the decimals that it has."""
    return None if one.constant_price is None else shortest(one.constant_price)


def plans_listing(store: Store, asked: Asked) -> Listing:
    """Everyone who works in the year that the period ends in, with the plans of it; the shares of its months below."""
    language, exponent, year = asked.language, store.desk.exponent, asked.period.last.year
    every = planned(store, year)
    found = [one for one in every if one.found_by(asked.search)]
    heads = [Head(say(label, language)) for label in (N_("Code"), N_("Name of the co-operative"))]
    heads += [
        money_head(say(field_of(TypedPlan, name).label, language), store.desk.currency, exponent, language)
        for name in ("base", "target")
    ]
    heads += [Head(say(label, language), "number") for label in (N_("Edition"), N_("Newly developed members"))]
    rows = [
        (
            one.code, named(one.cooperative, language),
            *(None if amount is None else Decimal(amount).scaleb(-exponent) for amount in (one.base, one.target)),
            one.plan.edition if one.plan else None, one.members,
        )
        for one in found
    ]  # fmt: skip
    notes = [_shares(store, asked, year), *found_words(asked, len(found), len(every))]
    start = Month(year, 1)
    asked = replace(asked, period=Period(start, start + 11))
    return made(store, asked, PLANS, heads, rows, Facts(notes=notes, money=True))


def _shares(store: Store, asked: Asked, year: int) -> str:
    """The shares of the months, ``1: 7.5 %``, or that there are none."""
    shares = shares_of(store, year).months
    if None in shares:
        return say(N_("Where no shares are set, every month has the same part of the annual plan."), asked.language)
    told = "; ".join(f"{number}: {share} %" for number, share in enumerate(shares, start=1))
    return say(N_("Shares of the months of %(year)s: %(shares)s"), asked.language, year=year, shares=told)


def due_days_listing(store: Store, asked: Asked) -> Listing:
    """The months of the period with the day on which each falls due, and whether it is an own one."""
    language, calendar = asked.language, calendar_of(store)
    own = {one.period for one in store.find(Deadline)}
    heads = [Head(say(N_("Month"), language)), Head(say(N_("Due on"), language), "day")]
    heads.append(Head(say(N_("Whose day"), language)))
    words = {True: say(N_("a day of its own"), language), False: say(N_("the usual day"), language)}
    rows = [(str(month), calendar.due(month), words[month in own]) for month in asked.period]
    return made(store, asked, DUE_DAYS, heads, rows, Facts())


def holidays_listing(store: Store, asked: Asked) -> Listing:
    """The days on which nothing falls due, the latest first."""
    heads, rows = heads_and_rows(fields_of(Holiday), reversed(store.find(Holiday)), "", 0, asked.language)
    return made(store, asked, HOLIDAYS, heads, rows, Facts(dated=False))
