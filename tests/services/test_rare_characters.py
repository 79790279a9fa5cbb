"""The entries of a file that no paper can show whole."""

from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.language import explain
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Note, Statement
from coopdesk.services.desk import new_cooperative
from coopdesk.services.rare_characters import rare_entries

APRIL = Month(1954, 4)
LACKING = "\U0003134a"


@pytest.fixture
def store():
    unit = Cooperative("BJ-001", "Carpets", "地毯社", founded_on=date(1952, 5, 1))
    with new_cooperative(None, unit, "PC", APRIL, Desk("cooperative")) as made:
        for number, name in enumerate(("王𬭎英", f"李{LACKING}", f"李{LACKING}"), start=1):
            made.save(Member("BJ-001", f"000{number}", name, joined_on=date(1953, 1, 1)))
        yield made


def test_a_name_that_no_typeface_has_is_told_with_its_box_and_whose_it_is(store):
    (only,) = rare_entries(store)
    assert explain(only, "en") == f"BJ-001/0002 and 1 more, Name: “李{LACKING}” – {LACKING} (U+3134A)"
    assert explain(only, "zh").startswith("BJ-001/0002")
    assert "姓名" in explain(only, "zh")


def test_a_text_of_a_month_is_told_with_the_month(store):
    statement = Statement(store.next_id(Statement), "BJ-001", APRIL, "closed", "clerk")
    store.add_closed(statement, Note("other", "", f"见{LACKING}"))
    told = [explain(one, "en") for one in rare_entries(store)]
    assert told[-1].startswith("BJ-001/1954-04/other/, ")


def test_nothing_is_told_of_a_file_that_can_be_printed(store):
    store.remove(*store.find(Member)[1:])
    assert rare_entries(store) == []
