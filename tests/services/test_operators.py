"""Who works at the desk and what each may do; without a list everything is allowed."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError
from coopdesk.services import desk, history, members, months, operators, particulars

APRIL = Month(1954, 4)
LI = Member("A", "0001", "李兰", "F", joined_on=date(1953, 1, 1))


@pytest.fixture
def store():
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        yield made


@pytest.fixture
def listed(store):
    """An administrator, one who signs, one who enters, and one who left."""
    for name, role, active in (
        ("Zhao", "administrator", True), ("Sun", "check", True), ("Li", "entry", True), ("Wu", "check", False),
    ):  # fmt: skip
        operators.keep_person(store, Operator(name, role, active), new=True)
    return store


def close(store, operator):
    statement = months.mark_nil(store, months.draft(store, "A", APRIL), True, operator)
    return months.close_month(store, statement, "Li", "Sun", date(1954, 5, 3), operator=operator)


def test_without_a_list_everyone_may_do_everything(store):
    assert close(store, "anybody").state == "closed"
    assert operators.role_of(store, "anybody") == ""


def test_the_first_one_is_an_administrator_and_one_stays(store):
    with pytest.raises(EntryError, match="has to be administrator"):
        operators.keep_person(store, Operator("Li", "entry"), new=True)
    operators.keep_person(store, Operator("Zhao", "administrator"), new=True)
    for other in (Operator("Zhao", "check"), Operator("Zhao", "administrator", active=False)):
        with pytest.raises(EntryError, match="has to be administrator"):
            operators.keep_person(store, other)
    assert operators.people(store) == [Operator("Zhao", "administrator")]


def test_a_name_stands_on_the_list_once_and_is_needed(listed):
    for name, said in (("zhao", "is on the list already"), ("", "is needed")):
        with pytest.raises(EntryError, match=said):
            operators.keep_person(listed, Operator(name, "entry"), new=True)


@pytest.mark.parametrize(
    ("name", "role"), [("Zhao", "administrator"), ("Li", "entry"), ("Wu", "entry"), ("x", "entry")]
)
def test_who_left_or_is_not_on_the_list_enters(listed, name, role):
    assert operators.role_of(listed, name) == role


@pytest.mark.parametrize("name", ["Li", "Wu", "a stranger"])
def test_who_enters_does_not_finalise_or_correct_and_hears_who_does(listed, name):
    members.save_member(listed, LI, name)
    with pytest.raises(EntryError, match=rf"{name} enters; .* done by Sun, Zhao\. F12"):
        close(listed, name)
    assert close(listed, "Sun").state == "closed"
    with pytest.raises(EntryError, match="done by Sun, Zhao"):
        months.amend(listed, "A", APRIL, "why", name)
    assert months.amend(listed, "A", APRIL, "why", "Zhao").state == "draft"


def test_only_an_administrator_sets_up(listed):
    product = Product("0801", name_en="carpet", unit_en="piece")
    own, span = listed.get(Cooperative, "A"), listed.find(KindSpan)[0]
    acts = (
        lambda who: operators.keep_person(listed, Operator("New", "entry"), new=True, operator=who),
        lambda who: particulars.save_particulars(listed, replace(own, name_en="B"), span, listed.desk, who),
        lambda who: members.enter_team(listed, Team("A", "T1"), new=True, operator=who),
        lambda who: desk.enter_product(listed, product, new=True, operator=who),
        lambda who: members.remove_team(listed, Team("A", "T1"), who),
    )
    for act in acts:
        with pytest.raises(EntryError, match="Sun does not set up this desk; that is done by Zhao"):
            act("Sun")
        act("Zhao")


def test_taking_back_asks_for_the_same_role(listed):
    desk.enter_product(listed, Product("0801", name_en="carpet", unit_en="piece"), new=True, operator="Zhao")
    [done] = history.operations(listed, limit=1)
    with pytest.raises(EntryError, match="done by Zhao"):
        history.undo_operation(listed, done.id, "Li")
    assert str(history.refusal(listed, done, "Li")).startswith("Li does not set up")
    assert history.refusal(listed, done, "Zhao") is None


def test_a_list_on_which_no_administrator_works_locks_no_one_out(listed):
    listed.save(Operator("Zhao", "administrator", active=False))
    operators.keep_person(listed, Operator("Li", "administrator"), operator="Li")
    assert operators.role_of(listed, "Li") == "administrator"
