"""What a box takes, as its help says it."""

import pytest

from coopdesk.domain.asking import takes
from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import field_of, fields_of
from coopdesk.domain.members import Member, Team
from coopdesk.domain.statements import LabourLine


@pytest.mark.parametrize(
    ("record", "name", "words"),
    [
        (Desk, "due_day", "A whole number, from 1 to 28. It is needed."),
        (Product, "constant_price", "A number with up to 4 decimals, from 0. It may stay empty."),
        (Member, "birth_year", "A whole number, from 1850 to 2999. It may stay empty."),
        (Member, "left_on", "A date such as 1954-04-03, 4.3 or 3. It may stay empty."),
        (Member, "name", "Any text of at most 64 characters. It is needed."),
        (Desk, "start", "A month such as 1954-05, 1954.5 or 1954年5月. It may stay empty."),
        (Cooperative, "code", "Letters and digits without spaces, at most 16. It is needed."),
        (LabourLine, "attended", "A whole number, from 0. A lone - and Enter: not applicable. It may stay empty."),
    ],
)
def test_the_sentences_are_read_off_the_field(record, name, words):
    assert takes(field_of(record, name), "en") == words


def test_choices_are_named_and_how_they_are_typed_is_said():
    words = takes(field_of(Member, "sex"), "en")
    assert words.startswith("One of: Female; Male. Type its code, number, words or pinyin initials, or press F2. ")
    assert takes(field_of(Affiliation, "affiliated"), "en").startswith("One of: Yes; No. ")
    assert "; …. " in takes(field_of(Member, "team"), "en", [f"T{n}" for n in range(20)])


@pytest.mark.parametrize("record", [Desk, Cooperative, KindSpan, Affiliation, Product, Team, Member])
def test_every_box_that_people_type_into_has_a_help_of_its_own(record):
    unasked = {"role", "cooperative", "joined_booked", "left_booked"}
    assert [one.name for one in fields_of(record) if not one.help and one.name not in unasked] == []


def test_the_old_yuan_is_explained_in_both_languages():
    assert "old yuan" in field_of(Desk, "currency").help
    assert takes(field_of(Member, "name"), "zh").endswith("必填。")
