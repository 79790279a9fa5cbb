"""The papers of members: the list, the card, the movement with names; text, places, equal bytes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import Award
from coopdesk.domain.member_papers import CardSheet, MembersSheet, MonthMoved, MovementSheet, RollLine
from coopdesk.domain.members import Member, Team, movement
from coopdesk.domain.membership import Office, ShareEntry, Title
from coopdesk.domain.period import Month, Period
from coopdesk.reports import member_card, members_list, movement_list

UNIT = Cooperative("BJ-001", "Dongsi carpets", "东四地毯社")
DESK = Desk("cooperative", "BJ-001")
APRIL = Month(1954, 4)
WANG = Member(
    "BJ-001", "0001", "王<b>桂英", "F", 1919, "T1", date(1953, 1, 1), "founder", share_subscribed=200_000,
    share_paid=50_000, skill="织毯 5 级",
)  # fmt: skip
LONG, RARE, LARGE = "司马" * 32, "𬭎", 10**15


def roll(members, **options):
    lines = tuple(RollLine(one, one.share_paid, one.left_on is not None) for one in members)
    chosen = {"period": Period(APRIL, APRIL), "day": None, "order": "number", "teams": {"T1": Team("BJ-001", "T1",
              "Team 1", "一组")}}  # fmt: skip
    return MembersSheet(DESK, UNIT, lines=lines, **chosen | options)


def people(count, **changes):
    return [replace(WANG, number=f"{n:04}", sex=("F", "M", None)[n % 3], **changes) for n in range(1, count + 1)]


def card(**changes):
    return CardSheet(
        DESK, UNIT, replace(WANG, **changes), Team("BJ-001", "T1", "Team 1", "一组"),
        (ShareEntry("BJ-001", "0001", 1, date(1954, 2, 1), "paid", 30_000, "凭 7"),
         ShareEntry("BJ-001", "0001", 2, date(1954, 6, 1), "refunded", 80_000)),
        (Title("BJ-001", "0001", date(1953, 5, 1), "老艺人", "决 3"),),
        (Office("BJ-001", "0001", date(1953, 6, 1), "chair", date(1954, 1, 1)),),
        ((Award("K", 1, 1, "0001", place=2, title_en="Model", title_zh="劳动模范", award="毛巾一条"), "Red", "红旗"),),
    )  # fmt: skip


def moved(members, month=APRIL, state="closed"):
    lines, persons = movement(members, month)
    return MovementSheet(DESK, UNIT, Period(month, month), (MonthMoved(month, state, tuple(lines), tuple(persons)),))


DRAWN = [
    (members_list.draw, roll(people(3))),
    (member_card.draw, card()),
    (movement_list.draw, moved([WANG, replace(WANG, number="2", joined_on=date(1954, 4, 2))])),
]


@pytest.mark.parametrize(("draw", "sheet"), DRAWN)
@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_equal_records_make_equal_bytes_and_all_stays_in_its_place(draw, sheet, language, stays_in_its_place):
    data = draw(sheet, language)
    assert data == draw(sheet, language)
    stays_in_its_place(data)


def test_the_list_has_everybody_with_shares_and_counts_by_sex(printed):
    gone = replace(WANG, number="0400", left_on=date(1954, 4, 9), exit_reason="died")
    paper = printed(members_list.draw(roll([*people(300), gone], counted=300), "zh"))
    for said in (paper.said(), "".join(paper.by_poppler().split())):
        for words in ("社员名册", "1954年4月", "东四地毯社", "王<b>桂英", "0300", "一组", "发起社员", "织毯5级",
                      "60,200,000", "15,050,000", "期末社员100100100300", "期内离社1001", "1954-04-09",
                      "相符：300人"):  # fmt: skip
            assert words in said
    assert paper.pages > 3
    assert all("认缴股金" in page for page in paper.by_page()[:-1])


def test_a_count_that_differs_from_form_1_is_told(printed):
    said = " ".join(printed(members_list.draw(roll(people(2), counted=3), "en")).by_pdfium().split())
    assert "form 1 counts 3 members (box 14), this list 2" in said


def test_a_list_of_months_that_are_not_final_is_a_draft_and_names_them(printed):
    paper = printed(members_list.draw(replace(roll(people(2)), drafts=(APRIL, APRIL + 2)), "zh"))
    assert "草稿" in paper.said()
    assert "未定稿，按名册现在的情况：1954年4月、1954年6月。" in paper.said()
    assert "草稿" not in printed(members_list.draw(roll(people(2)), "zh")).said()


def test_a_list_of_a_day_has_nobody_who_left_and_says_its_day(printed):
    text = " ".join(printed(members_list.draw(roll(people(2), day=date(1954, 4, 9)), "en")).by_pdfium().split())
    assert "on 9 April 1954" in text
    assert "Left on" not in text
    assert "Left in the period" not in text


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_long_names_large_shares_and_rare_characters_find_their_place(language, printed, stays_in_its_place):
    hostile = people(
        300, name=LONG, skill=LONG[:40], share_subscribed=LARGE, share_paid=LARGE, left_on=date(1954, 4, 9)
    )
    hostile[0] = replace(hostile[0], name=RARE)
    data = members_list.draw(roll(hostile), language)
    stays_in_its_place(data)
    assert RARE in printed(data).by_pdfium()
    assert RARE in printed(data).by_poppler()
    data = member_card.draw(card(name=LONG + RARE, skill=LONG, share_paid=LARGE, share_subscribed=LARGE), language)
    stays_in_its_place(data)
    assert RARE in printed(data).by_poppler()
    stays_in_its_place(movement_list.draw(moved(people(300, name=LONG, joined_on=date(1954, 3, 2),
                                                       joined_booked=APRIL)), language))  # fmt: skip


def test_a_month_without_anybody_is_printed_all_the_same(printed):
    assert "当时没有社员" in printed(members_list.draw(roll([]), "zh")).said()
    text = printed(movement_list.draw(moved([], state="draft"), "zh")).said()
    assert text.count("无人。") == 2
    assert "草稿" in text
    assert "社员期初10增加11" in text


def test_the_card_has_particulars_account_titles_offices_and_awards(printed):
    paper = printed(member_card.draw(card(left_on=date(1954, 5, 1), exit_reason="retired"), "zh"))
    for said in (paper.said(), "".join(paper.by_poppler().split())):
        for words in ("社员卡片", "王<b>桂英", "已离社", "退休", "1954-02-01", "凭7", "30,00080,000", "80,00080,0000",
                      "老艺人", "1953-06-01", "红旗", "劳动模范", "毛巾一条", "120,000"):  # fmt: skip
            assert words in said


def test_an_applicant_has_a_card_too(printed):
    sheet = card(joined_on=None, applied_on=date(1954, 1, 4), refused="年龄不足")
    text = printed(member_card.draw(sheet, "zh")).said()
    assert "申请未批准" in text
    assert "年龄不足" in text


def test_found_late_is_marked_and_the_sums_are_those_of_form_1(printed):
    late = replace(WANG, number="7", entry="new", joined_on=date(1954, 3, 3), joined_booked=APRIL)
    left = replace(WANG, number="8", left_on=date(1954, 4, 20), exit_reason="resigned")
    paper = printed(movement_list.draw(moved([WANG, late, left]), "en"))
    for said in (" ".join(paper.by_pdfium().split()), " ".join(paper.by_poppler().split())):
        for words in (
            "found late, happened in March 1954", "Members, opening 10 2 0 0 2",
            "Members joined 11 1 0 0 1 of these newly developed 12 1 0 0 1 Founder",
            "Members left 13 1 0 0 1", "Members, closing 14 2 0 0 2", "as many as form 1 counts",
        ):  # fmt: skip
            assert words in said


def test_the_movement_of_several_months_names_the_month_of_each(printed):
    one, two = (moved([replace(WANG, joined_on=m.first, number=str(m.number))], m) for m in (APRIL, APRIL + 1))
    sheet = replace(one, period=Period(APRIL, APRIL + 1), months=(*one.months, replace(two.months[0], persons=())))
    text = " ".join(printed(movement_list.draw(sheet, "en")).by_pdfium().split())
    assert "April 1954 4 王<b>桂英 Female Founder 1954-04-01" in text
    assert "Founder: form 1 counts 2, 1 are named here" in text


def test_the_list_carries_the_shares_from_page_to_page(printed):
    carried = printed(members_list.draw(roll(people(120)), "zh")).carried()
    assert len(carried) >= 4
    for (_, forward), (_, brought) in zip(carried[::2], carried[1::2], strict=True):
        assert forward == brought
        assert Decimal(forward[0].replace(",", "")) == Decimal(forward[1].replace(",", "")) * 4


def test_a_long_share_account_carries_what_was_paid_refunded_and_the_balance(printed):
    entries = tuple(
        ShareEntry("BJ-001", "0001", n, date(1954, 2, 1), "refunded" if n % 10 == 0 else "paid", 1_000)
        for n in range(1, 61)
    )
    paper = printed(member_card.draw(replace(card(), entries=entries), "zh"))
    (forward, cells), (brought, again) = paper.carried()
    paid, refunded, balance = (int(cell.replace(",", "")) for cell in cells)
    assert (forward, brought, cells) == ("过次页", "承前页", again)
    assert balance == paid - refunded
    assert f"{balance:,}" in paper.by_page()[0].partition("过次页")[0]
