"""Official marks of single forms: kept, carried to the co-operatives, printed, and told of when they ended."""

import dataclasses
from datetime import date

import pytest

from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.members import Member
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Period
from coopdesk.errors import DeskError, EntryError
from coopdesk.exchange import kinds
from coopdesk.services import renewals
from coopdesk.services.directives import lines_for, read_directive
from coopdesk.services.form_marks import marks_kept, marks_of_forms, save_marks
from coopdesk.services.history import operations
from coopdesk.services.known import as_known, known_now
from coopdesk.services.remarks import remarks
from coopdesk.services.reports import report
from tests.services.test_directives import begun, office, written  # noqa: F401
from tests.services.test_reports import APRIL, entered, store, text_of  # noqa: F401

ALONE = Period(APRIL, APRIL)
OWN = FormMarks("form-2", "京手统 2 表", "BJ-2", "市统计局", "", "省统计局", "", "京统制 9 号", date(1954, 12, 31))


def test_marks_are_kept_by_the_federation_alone_and_empty_ones_are_none(office, store):  # noqa: F811
    save_marks(office, OWN)
    assert [one for one in marks_of_forms(office) if not one.blank] == [OWN]
    save_marks(office, FormMarks("form-2"))
    assert marks_kept(office) == ()
    with pytest.raises(EntryError):
        save_marks(office, FormMarks("form-2", "表" * 25))
    with pytest.raises(DeskError, match="come with its update"):
        save_marks(store, OWN)


def test_marks_travel_are_told_of_and_go_again_when_they_are_empty(office, tmp_path):  # noqa: F811
    with begun(office, tmp_path) as desk:
        save_marks(office, OWN)
        update = read_directive(written(office, tmp_path))
        assert [one.text("en", 0) for one in renewals.renewals(desk, update)] == [
            (
                "Marks of the form: Products (form 2)",
                "(not there)",
                "Form no., Chinese: 京手统 2 表; Form no., English: BJ-2; Issued by, Chinese: 市统计局; "
                "Approved by, Chinese: 省统计局; Approval no.: 京统制 9 号; Valid until: 1954-12-31",
            )
        ]
        renewals.apply(desk, update)
        assert marks_kept(desk) == (OWN,)
        assert operations(desk)[0].changes[0].record is FormMarks
        save_marks(office, dataclasses.replace(OWN, approval=""))
        update = read_directive(written(office, tmp_path))
        [told] = renewals.renewals(desk, update)
        assert told.text("zh", 0) == ("报表的标识：产品表（手基月 2 表）", "批准文号：京统制 9 号", "批准文号：—")
        save_marks(office, FormMarks("form-2"))
        renewals.apply(desk, read_directive(written(office, tmp_path)))
        assert marks_kept(desk) == ()


def test_an_update_without_marks_is_the_same_bytes_with_and_without_the_register_of_them(office, tmp_path):  # noqa: F811
    before = written(office, tmp_path)
    data = before.read_bytes()
    assert kinds.PATHS["forms"].encode() not in data
    save_marks(office, OWN)
    save_marks(office, FormMarks("form-2"))
    assert lines_for(office, "BJ-001")["forms"] == ()
    assert written(office, tmp_path) == before
    assert before.read_bytes() == data
    assert len(office.find(StoredPacket)) == 1


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [("zh", ["京手统 2 表", "批准机关：", "省统计局", "1954年12月31日"], "BJ-2"),
     ("en", ["BJ-2", "Approved by:", "省统计局", "31 December 1954"], "京手统"),
     ("both", ["京手统 2 表 BJ-2", "1954年12月31日 31 December 1954"], "手基月 2 表")],
)  # fmt: skip
def test_a_form_prints_its_own_marks_and_the_others_those_of_all(store, language, said, unsaid, blank):  # noqa: F811
    entered(store, APRIL, 612)
    plain = {name: report(store, name, ALONE, language, blank=blank) for name in ("monthly-return", "form-2")}
    store.save(OWN)
    text = text_of(report(store, "form-2", ALONE, language, blank=blank))
    assert [words for words in said if words not in text] == []
    assert unsaid not in text
    assert report(store, "monthly-return", ALONE, language, blank=blank) == plain["monthly-return"]
    store.remove(OWN)
    assert report(store, "form-2", ALONE, language, blank=blank) == plain["form-2"]


def test_a_list_of_members_has_a_corner_where_marks_are_set_for_it(store):  # noqa: F811
    store.save(Member("BJ-001", "0002", "李明", "M", joined_on=date(1954, 3, 1)))
    assert "Form no." not in text_of(report(store, "members-list", ALONE, "en"))
    store.save(*[FormMarks(name, "京 8 表") for name in ("members-list", "member-card", "movement-list")])
    for name in ("members-list", "member-card", "movement-list"):
        assert "Form no.: 京 8 表" in text_of(report(store, name, ALONE, "en", member="0002"))


def test_a_form_as_it_was_known_has_the_marks_of_then(store):  # noqa: F811
    store.save(OWN)
    known = known_now(store)
    store.save(dataclasses.replace(OWN, number_en="BJ-3"))
    with as_known(store, known) as then:
        assert marks_kept(then) == (OWN,)


def test_a_form_whose_approval_ended_before_the_month_did_is_told_of_and_printed(store):  # noqa: F811
    entered(store, APRIL, 612)
    store.save(dataclasses.replace(OWN, valid_until=date(1954, 4, 29)))
    [told] = remarks(store, "form-2", ALONE, "en")
    assert (
        told.message % told.values == "The form is approved until 1954-04-29 only; ask the federation for a new update."
    )
    assert text_of(report(store, "form-2", ALONE, "en"))
    assert remarks(store, "form-3", ALONE, "en") == []
    store.save(dataclasses.replace(OWN, valid_until=date(1954, 4, 30)))
    assert remarks(store, "form-2", ALONE, "en") == []  # valid to the end of the month, whatever day it is today


def test_the_approval_of_all_forms_ends_for_each_by_its_own_months(store, office):  # noqa: F811
    entered(store, APRIL, 612)
    store.save(dataclasses.replace(store.desk, valid_until="1954-06"))
    year = Period.parse("1954")
    assert remarks(store, "monthly-return", ALONE, "en") == remarks(store, "members-list", year, "en") == []
    assert [one.values["day"] for one in remarks(store, "annual-return", year, "en")] == [date(1954, 6, 30)]
    assert remarks(store, "annual-return", Period.parse("1954-Q2"), "en") == []
    assert remarks(store, "annual-return", ALONE, "en", blank=True)
    office.save(FormMarks("summary", valid_until=date(1954, 3, 31)))
    told = remarks(office, "summary", ALONE, "en")
    assert "page Forms" in told[-1].message
