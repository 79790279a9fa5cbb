"""The other papers of a competition: conditions, letters, board of honour, certificates, banner, differences."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.competition_papers import (
    BannerPaper,
    CertificatesPaper,
    ConditionsPaper,
    Held,
    Holding,
    LettersPaper,
    Party,
    RestatedPaper,
    letters,
)
from coopdesk.domain.competitions import Edition, Prize
from coopdesk.domain.conditions import conditions_of
from coopdesk.domain.evaluations import Award, CommitteeDecision, Objection, Pledge
from coopdesk.errors import LackingError
from coopdesk.reports import (
    competition,
    competition_banner,
    competition_board,
    competition_certificates,
    competition_conditions,
    competition_pledges,
    competition_restated,
)

from .test_competition import HELD, JUNE, TEAMS, entrant, sheet

LONG = ("<b>team</b> & sons of the " * 3)[:64].strip(), "第一缝纫生产合作社" * 7 + "组"
DAY = date(1954, 7, 10)
CONDITIONS, GATES = conditions_of("banner")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh", "both"])


def shown(entrants=None):
    return sheet(entrants or [entrant(code, *values) for code, values in TEAMS.items()])


def many(count=40):
    return [entrant(f"T{number}", *LONG, *TEAMS["A" if number % 3 else "D"][2:]) for number in range(count)]


def held(named=("Dongsi no. 1", "东四一社")):
    plain = shown()
    unit = replace(plain.cooperative, name_en=named[0], name_zh=named[1])
    return Held(plain.desk, unit, replace(HELD, title_en=named[0] + " banner", title_zh=named[1] + "竞赛"))


def parties(count=0):
    if count:
        return tuple(Party(f"T{number}", *LONG, "carpets", "地毯业") for number in range(count))
    return tuple(Party(code, *values[:2]) for code, values in TEAMS.items())


def conditions_paper(count=0):
    prizes = (
        Prize("banner", 1, 1, "Red banner", "流动红旗", banner=True),
        Prize("banner", 1, 2, *(LONG if count else ("Good team", "先进班组")), "mugs", 2, 3),
    )
    edition = Edition("banner", 2, objection_days=5, reason="the congress wished it", announced_on=date(1954, 6, 1))
    return ConditionsPaper(held(LONG) if count else held(), edition, CONDITIONS, GATES, prizes, parties(count))


def letters_paper(count=0):
    who = parties(count)
    first, second = who[0].code, who[1].code
    pledges = [
        Pledge("banner", first, second, "我们向你组挑战。" * (60 if count else 1), "王桂英", date(1954, 6, 1)),
        Pledge("banner", second, "", "We answer.", LONG[0] if count else "Li", date(1954, 6, 3)),
    ]
    found = letters(who, pledges, {(first, "pass_rate"): Decimal("98.5")}, persons=False)
    return LettersPaper(held(LONG) if count else held(), CONDITIONS, found)


def certificates_paper(long=False):
    names = LONG if long else ("iron team 1", "铁工一组")
    award = Award("banner", 1, 1, "A", *names, 1, *(LONG if long else ("Red banner", "流动红旗")), "a lathe 车床")
    return CertificatesPaper(held(LONG) if long else held(), HELD.span, DAY, (award, replace(award, place=12)))


def banner_papers(count=1):
    names = LONG if count > 1 else ("iron team 1", "铁工一组")
    award = Award("banner", 1, 1, "A", *names, 1, "Red banner", "流动红旗", banner=True, handed_on=DAY)
    past = tuple(Holding(award, *names, DAY, 3, DAY) for _ in range(count - 1))
    found = held(LONG) if count > 1 else held()
    return [
        BannerPaper(found.desk, found.cooperative, "Red banner", "流动红旗", (*past, Holding(award, *names, DAY, 2)))
    ]


def restated_paper(count=0):
    old = replace(shown(many(count) if count else None).board, evaluation=1)
    values = (*LONG, *TEAMS["C"][2:]) if count else TEAMS["B"]
    new = shown([entrant(one.code, *values) for one in old.standings]).board
    return RestatedPaper(held(LONG) if count else held(), old, new, ("BJ-001 1954-06",), DAY)


PAPERS = [
    (competition_conditions, conditions_paper, conditions_paper(), conditions_paper(40)),
    (competition_pledges, letters_paper, letters_paper(), letters_paper(40)),
    (competition_board, shown, shown(), shown(many())),
    (competition_certificates, certificates_paper, certificates_paper(), certificates_paper(long=True)),
    (competition_banner, banner_papers, banner_papers(), banner_papers(40)),
    (competition_restated, restated_paper, restated_paper(), restated_paper(40)),
]
EVERY = pytest.mark.parametrize(
    ("drawn", "made", "short", "long"), PAPERS, ids=[paper[0].__name__.split("_")[-1] for paper in PAPERS]
)


@EVERY
@LANGUAGES
def test_text_stays_in_its_place_with_long_names_and_forty_entrants(
    stays_in_its_place, drawn, made, short, long, language
):
    stays_in_its_place(drawn.draw(short, language))
    stays_in_its_place(drawn.draw(long, language))


@EVERY
def test_equal_input_gives_equal_bytes(drawn, made, short, long):
    assert drawn.draw(short, "zh") == drawn.draw(made(), "zh")


SAID = {
    competition_conditions: ("Announced on 1 June 1954", "edition 2", "30 − 3 × (98 − value)", "within 5 days", "113",
                             "the congress wished it", "places 2 to 3", "Attendance ≥ 95"),
    competition_pledges: ("Letter of challenge", "Answer to a challenge", "98.5", "To: wood team 2", "To: iron team 1",
                          "We answer."),
    competition_board: ("Board of honour", "iron team 1", "108.5", "102.5", "not eligible"),
    competition_certificates: ("Certificate of honour", "first place", "12th place", "Red banner", "a lathe 车床",
                               "10 July 1954", "Dongsi no. 1"),
    competition_banner: ("Holder now", "iron team 1", "won or kept 2 times in a row", "holds it"),
    competition_restated: ("BJ-001 1954-06", "stay as they are", "points 46.0 → 48.0"),
}  # fmt: skip
SAID_ZH = {
    competition_conditions: ("1954年6月1日公布", "第2版", "30−3×（98−实际）", "评比后5日内", "出勤率≥95", "第2至3名"),
    competition_pledges: ("挑战书", "应战书", "保证书", "致：木工二组", "我们向你组挑战。"),
    competition_board: ("铁工一组", "108.5", "取消评比资格"),
    competition_certificates: ("荣获第一名", "“流动红旗”", "特发此状", "1954年7月10日"),
    competition_banner: ("铁工一组", "连续2次", "保持中"),
    competition_restated: ("评比以后的变动", "评比记录和奖励不变", "得分46.0→48.0"),
}


@EVERY
def test_two_readers_find_what_it_says(printed, drawn, made, short, long):
    english = printed(drawn.draw(short, "en"))
    for text in (english.by_pdfium(), english.by_poppler()):
        squeezed = "".join(text.split())
        for said in SAID[drawn]:
            assert "".join(said.split()) in squeezed, said
    chinese = printed(drawn.draw(short, "zh"))
    for said in SAID_ZH[drawn]:
        assert said in chinese.said(), said


def test_there_is_a_page_for_each_letter_and_each_award(printed):
    assert printed(competition_pledges.draw(letters_paper(), "en")).pages == len(TEAMS)
    assert printed(competition_certificates.draw(certificates_paper(), "en")).pages == 2


def test_a_board_on_which_nobody_has_a_place_tells_why(printed):
    data = competition_board.draw(sheet([entrant("D", *TEAMS["D"])]), "en")
    assert "not eligible" in printed(data).by_pdfium()


def test_the_letters_on_the_wall_are_large(printed):
    heights = [top - bottom for _size, texts, _rules in printed(competition_board.draw(shown(), "zh")).places()
               for _left, bottom, _right, top in texts]  # fmt: skip
    assert sorted(heights)[-7] > 25


@LANGUAGES
def test_a_board_on_a4_has_whole_names_and_nothing_under_eight_points(printed, stays_in_its_place, language):
    for found in (shown(), replace(shown(many()), cooperative=held(LONG).cooperative)):
        data = competition_board.draw(found, language, "a4")
        stays_in_its_place(data)
        paper = printed(data)
        assert [tuple(map(round, size)) for size, _texts, _rules in paper.places()] == [(842, 595)] * paper.pages
        assert min(paper.sizes()) >= 8
        for one in (found.board.standings[0], found.cooperative):
            for name in {"en": [one.name_en], "zh": [one.name_zh]}.get(language, [one.name_en, one.name_zh]):
                assert "".join(name.split()) in paper.said()


def test_what_no_face_has_is_told_below_the_border_of_a_board_on_a4(printed):
    found = shown([entrant("A", "iron \U0001f9f6", "铁\U0001f9f6", *TEAMS["A"][2:])])
    with pytest.raises(LackingError) as lacking:
        competition_board.draw(found, "en", "a4")
    paper = printed(lacking.value.boxed)
    assert "written in by hand" in paper.by_pdfium()
    assert min(paper.sizes()) >= 8
    ((_size, texts, _rules),) = paper.places()
    assert min(top for _left, _bottom, _right, top in texts) < 30


def test_groups_stand_apart_on_the_sheet_and_on_the_wall(printed, stays_in_its_place):
    board = shown().board
    grouped = tuple(
        replace(one, group_en=trade, group_zh=trade)
        for one, trade in zip(board.standings, ("carpets", "carpets", "iron", "iron"), strict=True)
    )
    found = replace(shown(), board=replace(board, standings=grouped))
    data = competition.draw(found, "en")
    assert printed(data).by_pdfium().count("2 compared") == 2
    stays_in_its_place(data)
    assert printed(competition_board.draw(found, "en")).pages == 2


@LANGUAGES
def test_a_decided_sheet_names_committee_and_objections(printed, stays_in_its_place, language):
    objection = Objection(
        "banner", 1, 1, "李明", "出勤漏记两天", "B", "attendance", DAY, "查对无误" * 40, 1, 6, "rejected", DAY
    )
    decision = CommitteeDecision("banner", 1, DAY, "王、李、赵", "王桂英", "by the points")
    found = replace(shown(), objections=(objection,) * 12, decision=decision)
    data = competition.draw(replace(found, board=replace(found.board, evaluation=2)), language)
    for said in ("王、李、赵", "王桂英", "出勤漏记两天", "bythepoints"):
        assert said in printed(data).said()
    stays_in_its_place(data)


def test_a_sheet_on_which_nobody_has_decided_says_that_returns_are_others_now(printed):
    found = replace(shown(), changed=("BJ-001 1954-06",))
    assert "BJ-001 1954-06" in printed(competition.draw(found, "en")).by_pdfium()
    assert "Restated" not in printed(competition.draw(shown(), "en")).by_pdfium()


def test_a_person_whom_nobody_challenged_pledges():
    found = letters(parties(), [Pledge("banner", "A", "", "x"), Pledge("banner", "B", "A", "y")], {}, persons=True)
    assert [one.kind for one in found] == ["pledge", "challenge", "blank", "blank"]
    assert HELD.period == JUNE
