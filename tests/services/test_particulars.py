"""What a co-operative changes about itself after the set-up, and what stays."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError
from coopdesk.services import desk, months
from coopdesk.services.particulars import fixed, save_particulars

APRIL = Month(1954, 4)
OWN = Cooperative("xw-002", name_zh="宣武地毯社", founded_on=date(1953, 5, 1))
KIND = KindSpan("xw-002", date(1953, 5, 1), "SG")


@pytest.fixture
def store():
    with desk.new_cooperative(None, OWN, "SG", APRIL, Desk("cooperative")) as made:
        yield made


def test_names_kind_and_settings_are_kept_together(store):
    own, kind = replace(OWN, clerk="王桂英"), replace(KIND, since=date(1954, 6, 1), kind="PC")
    save_particulars(store, own, kind, replace(store.desk, due_day=5, federation_zh="总社", start=Month(1954, 1)))
    assert desk.own_cooperative(store) == own
    assert store.find(KindSpan) == [KIND, kind]
    assert (store.desk.due_day, store.desk.federation_zh, store.desk.start) == (5, "总社", Month(1954, 1))


@pytest.mark.parametrize(
    ("own", "kind", "settings", "box"),
    [
        ({"name_zh": ""}, {}, {}, "name_zh"),
        ({"code": "XW-002"}, {}, {}, "code"),
        ({}, {"kind": "XX"}, {}, "kind"),
        ({}, {}, {"due_day": 31}, "due_day"),
        ({}, {}, {"start": None}, "start"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(store, own, kind, settings, box):
    with pytest.raises(EntryError) as refused:
        save_particulars(
            store, replace(OWN, telephone="55", **own), replace(KIND, **kind), replace(store.desk, **settings)
        )
    assert [problem.box for problem in refused.value.problems] == [box]
    assert desk.own_cooperative(store) == OWN
    assert store.find(KindSpan) == [KIND]


def test_the_first_month_is_not_put_after_one_that_is_begun(store):
    months.draft(store, OWN.code, APRIL)
    with pytest.raises(EntryError, match="is after 1954-04"):
        save_particulars(store, OWN, KIND, replace(store.desk, start=APRIL + 1))


def test_once_a_month_is_final_the_first_month_and_the_federation_stay(store):
    assert fixed(store) == frozenset()
    nil = months.mark_nil(store, months.draft(store, OWN.code, APRIL), True)
    months.close_month(store, nil, "Wang", "Li", date(1954, 5, 3))
    assert fixed(store) == {"start", "federation"}
    for changed in ({"start": Month(1954, 1)}, {"federation": "SH"}):
        with pytest.raises(EntryError, match="final already"):
            save_particulars(store, OWN, KIND, replace(store.desk, **changed))
    save_particulars(store, OWN, KIND, replace(store.desk, due_day=7))
    assert store.desk.due_day == 7
