"""Any value that a box may hold, and any record that a desk may keep, for properties."""

import dataclasses
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from coopdesk.domain.field import LARGEST_MONEY, NOT_APPLICABLE, fields_of
from coopdesk.domain.period import Month


def values_of(field):
    """Values that the box by itself has nothing against, blank and not applicable where it allows them."""
    most = LARGEST_MONEY if field.most is None else field.most
    least = -most if field.least is None else field.least
    if field.choices is not None:
        one = st.sampled_from(list(field.choices))
    elif field.code:
        one = st.text("AZaz09-_.社", min_size=1, max_size=field.length)
    elif field.kind is str:
        one = st.text(max_size=min(field.length, 80) // 4).map(field.parse)
    else:
        one = {
            int: st.integers(least, most),
            Decimal: st.integers(least * 10**field.places, most * 10**field.places).map(
                lambda whole: Decimal(whole).scaleb(-field.places)
            ),
            date: st.dates(),
            Month: st.builds(Month, st.integers(1, 9999), st.integers(1, 12)),
            bool: st.booleans(),
            bytes: st.binary(min_size=1, max_size=40),
        }[field.kind]
    others = ([None] if field.optional else []) + ([NOT_APPLICABLE] if field.may_not_apply else [])
    return one | st.sampled_from(others) if others else one


def records_of(record):
    """Records whose boxes each hold a value by itself allowed."""
    assert {entry.name for entry in dataclasses.fields(record)} == {field.name for field in fields_of(record)}
    return st.builds(record, **{field.name: values_of(field) for field in fields_of(record)})
