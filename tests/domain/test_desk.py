"""What the federation has set for everyone."""

from decimal import Decimal

import pytest

from coopdesk.domain.desk import Desk
from coopdesk.domain.field import checked, problems_of
from coopdesk.errors import EntryError


def test_the_limits_are_those_of_the_domain_until_the_federation_sets_others():
    desk = checked(Desk("federation"))
    assert (desk.least_fulfilment, desk.most_fulfilment, desk.most_change, desk.least_quality) == (60, 150, 50, 80)
    assert (desk.due_day, desk.price_year, desk.currency, desk.exponent) == (3, 1952, "CNO", 0)


def test_a_co_operatives_desk_names_its_co_operative():
    assert [problem.box for problem in problems_of(Desk("cooperative"))] == ["cooperative"]
    assert checked(Desk("cooperative", "BJ-001")).cooperative == "BJ-001"


@pytest.mark.parametrize(
    ("box", "value"),
    [
        ("role", "king"),
        ("due_day", 29),
        ("due_day", 0),
        ("exponent", 5),
        ("least_quality", Decimal("80.05")),
        ("currency", ""),
    ],
)
def test_a_setting_out_of_bounds_is_refused(box, value):
    with pytest.raises(EntryError) as refused:
        checked(Desk(**{"role": "federation", box: value}))
    assert [problem.box for problem in refused.value.problems] == [box]
