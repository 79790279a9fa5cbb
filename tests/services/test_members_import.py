"""Members out of a table: a dry run, one transaction, the rows with problems back as a table."""

import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import field_of
from coopdesk.domain.headings import Heading
from coopdesk.domain.members import ENTRIES, EXITS, SEXES, Member, Team
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.errors import EntryError, StorageError
from coopdesk.services import members, months
from coopdesk.services.desk import new_cooperative
from coopdesk.services.history import undo_operation
from coopdesk.services.integrity import check_file
from coopdesk.services.members_export import export_members, export_problems, export_template, sentence
from coopdesk.services.members_import import remembered, take_in, try_rows
from coopdesk.services.overview import movement_of
from coopdesk.store import Store
from coopdesk.tables.member_heads import guess_columns, guess_header
from coopdesk.tables.spreadsheets import Row, Sheet, read_workbook
from coopdesk.tables.writing import write_xlsx

APRIL = Month(1954, 4)
HEADS = ("社员号", "姓名", "性别", "出生日期", "班组", "入社日期", "入社方式", "离社日期", "离社原因", "备注")


@pytest.fixture
def store():
    made = new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("cooperative"))
    made.save(Team("A", "T1", "Team 1", "一组", 1))
    yield made
    made.close()


def sheet(*rows, heads=HEADS):
    return Sheet("", [Row(n, tuple(cells)) for n, cells in enumerate((heads, *rows), start=1)])


def trial_of(store, table):
    known = remembered(store)
    header = guess_header(table, known)
    columns = guess_columns(table.rows[header], table.width, known)
    return try_rows(store, "A", table, header, columns)


def read(path):
    return read_workbook(path).sheets[0]


GOOD = ("0001", "周春兰", "女", date(1930, 5, 2), "一组", "1954.4.3", "新社员", None, None, "好")


def test_a_row_becomes_a_member_booked_as_if_typed(store):
    trial = trial_of(store, sheet(GOOD))
    assert dict(trial.counts) == {"new": 1}
    assert store.find(Member) == []
    assert take_in(store, trial, "import") == 1
    kept = replace(trial.verdicts[0].member, joined_booked=APRIL)
    assert store.find(Member) == [kept]
    assert (kept.sex, kept.birth_year, kept.team, kept.entry) == ("F", 1930, "T1", "new")
    assert kept == members.save_member(store, replace(kept, joined_booked=None))


def test_other_particulars_are_changed_and_a_blank_cell_leaves_them(store):
    take_in(store, trial_of(store, sheet(GOOD)), "first")
    again = trial_of(store, sheet(("0001", "周春兰", None, None, "T1", None, None, "1954-4-20", "除名", None)))
    assert again.verdicts[0].state == "changed"
    assert again.verdicts[0].boxes == ("left_on", "exit_reason")
    take_in(store, again, "second")
    kept = store.find(Member)[0]
    assert (kept.sex, kept.birth_year, kept.left_on) == ("F", 1930, date(1954, 4, 20))
    assert dict(trial_of(store, sheet(GOOD)).counts) == {"same": 1}


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (1, None, "Name: is needed"),
        (2, "不明", "Sex: “不明” is neither male nor female"),
        (3, "1930?", "Birth year: “1930?” is not a year; write four digits, or the whole date of birth."),
        (5, "1954.2.30", "Joined on: There is no such day as 1954.2.30."),
        (5, "四月", "Joined on: “四月” is not a date; write it as 1954-04-03."),
        (5, None, "Joined on: is needed; an applicant has the day of application instead"),
        (7, "1954-04-01", "Left on: is not after the day of joining"),
        (7, "1954-05-01", "Reason for leaving: is needed for a leaving"),
        (1, "兰" * 10_000, "Name: is longer than 64 characters"),
        (0, "00 1", "Number: “00 1” is not a code; use letters and digits without spaces."),
    ],
)
def test_a_wrong_cell_is_named_with_its_column(store, column, cell, words):
    row = [*GOOD]
    row[column] = cell
    verdict = trial_of(store, sheet(row)).verdicts[0]
    assert verdict.state == "error"
    assert words in [sentence(problem, "en") for problem in verdict.problems]


def test_a_number_that_stands_there_twice_or_was_used_before_is_refused(store):
    second = members.save_member(store, Member("A", "0002", "李", joined_on=date(1954, 4, 1)))
    members.remove_member(store, second)
    trial = trial_of(store, sheet(GOOD, ("0002", *GOOD[1:]), GOOD))
    assert [verdict.state for verdict in trial.verdicts] == ["new", "error", "error"]
    assert "was used before" in sentence(trial.verdicts[1].problems[0], "en")
    assert sentence(trial.verdicts[2].problems[0], "en") == "Number: stands in row 2 already"


def test_a_number_that_is_somebody_elses_is_refused_but_a_name_can_be_corrected(store):
    take_in(store, trial_of(store, sheet(GOOD)), "first")
    rows = [("0001", "王桂英", "女", "1931", *GOOD[4:]), ("0001", "周春岚", *GOOD[2:])]
    states = [trial_of(store, sheet(row)).verdicts[0] for row in rows]
    assert sentence(states[0].problems[0], "en").startswith("Number: is that of 周春兰 already")
    assert (states[1].state, states[1].boxes) == ("changed", ("name",))


def test_leading_zeros_that_a_spreadsheet_took_away_make_no_second_member(store):
    take_in(store, trial_of(store, sheet(GOOD, ("0012", "王桂英", *GOOD[2:]))), "first")
    trial = trial_of(store, sheet((1, *GOOD[1:]), (12, None, "男", *GOOD[3:]), (1, *GOOD[1:]), (1, "李", *GOOD[2:])))
    assert [(verdict.number, verdict.state) for verdict in trial.verdicts] == [
        ("0001", "same"), ("0012", "changed"), ("0001", "error"), ("1", "new"),
    ]  # fmt: skip


def test_who_may_be_on_the_register_already_is_pointed_out_and_not_merged(store):
    take_in(store, trial_of(store, sheet(GOOD)), "first")
    other_year = ("0003", "周春兰", "女", 1901, *GOOD[4:])
    trial = trial_of(store, sheet(("0002", *GOOD[1:]), other_year, ("0004", "周春兰", "女", None, *GOOD[4:])))
    assert [verdict.alike for verdict in trial.verdicts] == ["0001", "", "0001"]
    assert dict(trial.counts) == {"new": 3}


def test_what_a_final_month_counted_is_not_changed_by_an_import(store):
    take_in(store, trial_of(store, sheet(GOOD)), "first")
    nil = months.mark_nil(store, months.draft(store, "A", APRIL), True)
    months.close_month(store, nil, "Wang", "Zhao", date(1954, 5, 3))
    verdict = trial_of(store, sheet(("0001", "周春兰", "男", *GOOD[3:]))).verdicts[0]
    assert (verdict.state, verdict.problems[0].message.split(";")[0]) == (
        "error",
        "The joining is counted in a final month",
    )


def test_hostile_cells_are_cleaned_or_stay_plain_text(store, tmp_path):
    rows = [
        ("0001", "=cmd()", *GOOD[2:]),
        ("0002", "<b>周\0春\u202e兰", *GOOD[2:]),
        ("0003", "'+1", *GOOD[2:]),
        ("0004", "-", *GOOD[2:]),
    ]
    take_in(store, trial_of(store, sheet(*rows)), "import")
    names = [member.name for member in store.find(Member)]
    assert names == ["=cmd()", "<b>周春兰", "'+1", "-"]
    for name in ("a.xlsx", "a.csv"):
        export_members(store, "A", tmp_path / name, "zh")
        assert [row.cells[1] for row in read(tmp_path / name).rows[1:]] == names
        assert dict(trial_of(store, read(tmp_path / name)).counts) == {"same": 4}
    raw = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in raw[1:]] == ["'=cmd()", "<b>周春兰", "''+1", "'-"]


def test_shares_stand_in_a_table_in_whole_units_of_the_currency(tmp_path):
    desk = Desk("cooperative", currency="CNY", exponent=2)
    rows = [("0001", "周春兰", "1954.4.3", "50元", 20.5), ("0002", "王桂英", "1954.4.3", "50.505", None)]
    table = sheet(*rows, heads=("社员号", "姓名", "入社日期", "认缴股金", "已缴股金"))
    with new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, desk) as store:
        trial = trial_of(store, table)
        assert sentence(trial.wrong[0].problems[0], "en") == "Share subscribed: has more than 2 decimals"
        take_in(store, trial, "import")
        (member,) = store.find(Member)
        assert (member.share_subscribed, member.share_paid) == (5_000, 2_050)
        export_members(store, "A", tmp_path / "a.csv", "zh")
    assert {"50.00", "20.50"} <= set((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(","))


def test_the_number_and_the_name_need_a_column(store):
    with pytest.raises(EntryError, match="No column holds the number"):
        try_rows(store, "A", sheet(GOOD), 0, ["", "name"])
    with pytest.raises(EntryError, match="Two columns"):
        try_rows(store, "A", sheet(GOOD), 0, ["number", "name", "sex", "sex"])


def test_what_a_head_meant_is_remembered_but_is_no_entered_change(store):
    table = sheet(GOOD, heads=("本子", "姓名", *HEADS[2:]))
    columns = guess_columns(table.rows[0], table.width, {})
    assert columns[0] == ""
    take_in(store, try_rows(store, "A", table, 0, ["number", *columns[1:]]), "import")
    assert store.get(Heading, "member", "本子").attribute == "number"
    assert dict(trial_of(store, table).counts) == {"same": 1}
    assert not store.query("SELECT 1 FROM change WHERE record = 'heading'")


def with_teams(*cells):
    return sheet(*[(f"{n:04d}", *GOOD[1:4], cell, *GOOD[5:]) for n, cell in enumerate(cells, start=1)])


def test_a_team_is_known_by_what_a_clerk_writes_and_another_is_a_problem(store):
    trial = trial_of(store, with_teams("1", 1, 1.0, "1组", "第一组", "Team 1", "team  1", "T1", "裱画组", "7"))
    assert [verdict.member and verdict.member.team for verdict in trial.verdicts] == ["T1"] * 8 + [None] * 2
    assert [sentence(verdict.problems[0], "en") for verdict in trial.wrong] == [
        f"Team: there is no team “{text}”; enter it on “This co-operative” first, or correct the cell"
        for text in ("裱画组", "7")
    ]
    assert trial.teams == ()
    take_in(store, trial, "import")
    assert [team.code for team in store.find(Team)] == ["T1"]
    assert dict(trial_of(store, with_teams("1", "１组", "Team 1")).counts) == {"same": 3}


def test_a_co_operative_without_teams_gets_those_of_the_table_each_once(store):
    store.remove(Team("A", "T1"))
    trial = trial_of(store, with_teams("2", "裱画组", "二组", "第2组", None, "Team 3", "3"))
    teams = [(team.code, team.name_en, team.position) for team in trial.teams]
    assert teams == [("2", "", 1), ("T3", "Team 3", 2), ("裱画组", "", 3)]
    take_in(store, trial, "import")
    assert [member.team for member in store.find(Member)] == ["2", "裱画组", "2", "2", None, "T3", "T3"]
    undo_operation(store, "import")
    assert store.find(Team) == []


def test_a_cancelled_import_leaves_nothing(store):
    trial = trial_of(store, sheet(*[(f"{n:04d}", *GOOD[1:]) for n in range(1, 1201)]))

    def cancel(done, total):
        if done >= 500:
            raise EntryError(trial_of(store, sheet((None, *GOOD[1:]))).verdicts[0].problems)

    with pytest.raises(EntryError):
        take_in(store, trial, "import", progress=cancel)
    assert store.find(Member) == []
    assert take_in(store, trial, "import") == 1200


def bad_rows():
    """37 rows that are wrong in one way each, and what would be right instead."""
    row = ["", "王桂英", "女", "1931", "一组", "1953-5-1", "founder", None, None, None]
    wrongs = [(5, "1954.13.1"), (2, "?"), (7, "1950-1-1"), (1, None), (5, "五月"), (3, "31")]
    for place in range(36):
        column, cell = wrongs[place % len(wrongs)]
        bad = [f"9{place:03d}", *row[1:]]
        good = [*bad]
        bad[column] = cell
        if column == 7:
            bad[8] = "退社"
        yield bad, good
    yield ["0001", *row[1:]], ["9036", *row[1:]]


def contents(store):
    """All that is entered and counted, as bytes."""
    tables = [Member, Team, Statement]
    figures = [movement_of(store, "A", Month(1954, month)) for month in range(1, 7)]
    return repr([store.find(table) for table in tables] + figures).encode()


def test_5000_rows_with_37_bad_ones_go_out_and_in_again(store, tmp_path):
    bad = list(bad_rows())
    good = [
        (f"{n:04d}", f"社员{n}", "男女"[n % 2], 1900 + n % 40, "T1", 19817, "新社员", None, None, n)
        for n in range(1, 4964)
    ]
    write_xlsx(tmp_path / "list.xlsx", "m", HEADS, [*good[:2000], *[row for row, _ in bad], *good[2000:]])
    table = read(tmp_path / "list.xlsx")
    before = contents(store)
    trial = trial_of(store, table)
    assert dict(trial.counts) == {"new": 4963, "error": 37}
    assert take_in(store, trial, "import 1") == len(store.find(Member)) == 4963
    batches = store.query("SELECT DISTINCT batch FROM change WHERE record = 'member'")
    assert batches == [("import 1",)]

    undo_operation(store, "import 1")
    assert contents(store) == before
    assert trial_of(store, table).counts == trial.counts
    take_in(store, trial, "import 1 again")

    assert export_problems(trial, tmp_path / "wrong.xlsx", "zh") == 37
    wrong = read(tmp_path / "wrong.xlsx")
    assert wrong.rows[0].cells == (*HEADS, "问题")
    assert [list(row.cells[:9]) for row in wrong.rows[1:]] == [row[:9] for row, _ in bad]
    assert dict(trial_of(store, wrong).counts) == {"error": 37}

    right = [(*row, wrong.rows[place].cell(10)) for place, (_, row) in enumerate(bad, start=1)]
    write_xlsx(tmp_path / "right.xlsx", "m", [cell for cell in wrong.rows[0].cells], right)
    corrected = trial_of(store, read(tmp_path / "right.xlsx"))
    assert dict(corrected.counts) == {"new": 37}
    assert take_in(store, corrected, "import 2") == 37
    assert len(store.find(Member)) == 5000
    assert check_file(store) == []


def test_an_empty_list_offers_what_can_be_chosen_and_is_read_again(store, tmp_path):
    for language, head in (("en", "Number"), ("zh", "社员编号")):
        export_template(store, "A", tmp_path / "empty.xlsx", language)
        table = read(tmp_path / "empty.xlsx")
        assert table.rows[0].cells[0] == head
        assert all(guess_columns(table.rows[0], table.width, {}))
    with zipfile.ZipFile(tmp_path / "empty.xlsx") as book:
        rules = book.read("xl/worksheets/sheet1.xml").decode()
        assert rules.count("<dataValidation ") == 4
        assert "一组" in book.read("xl/sharedStrings.xml").decode()


@settings(max_examples=25)
@given(
    st.lists(
        st.builds(
            Member,
            cooperative=st.just("A"),
            number=st.text("0123456789AZ-", min_size=1, max_size=16),
            name=st.text(min_size=1, max_size=16).map(lambda text: "名" + text),
            sex=st.sampled_from([None, *SEXES]),
            birth_year=st.none() | st.integers(1850, 1900),
            joined_on=st.dates(date(1950, 1, 1), date(1954, 4, 30)),
            entry=st.sampled_from(list(ENTRIES)),
            left_on=st.none() | st.dates(date(1954, 5, 1), date(1960, 1, 1)),
            share_subscribed=st.integers(10**6, 10**15),
            share_paid=st.none() | st.integers(0, 10**6),
            team=st.sampled_from([None, "T1"]),
            skill=st.text(max_size=12),
        ),
        unique_by=lambda member: member.number,
        max_size=8,
    ),
    st.sampled_from(["x.xlsx", "x.csv"]),
    st.sampled_from(["en", "zh"]),
    st.sampled_from(list(EXITS)),
    st.sampled_from([0, 2]),
)
def test_what_goes_out_comes_in_all_the_same(tmp_path_factory, people, name, language, reason, exponent):
    path = tmp_path_factory.mktemp("out") / name
    desk = Desk("cooperative", exponent=exponent)
    with new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, desk) as one:
        one.save(Team("A", "T1", "Team 1", "一组", 1))
        for member in people:
            texts = {"name": _cleaned("name", member.name), "skill": _cleaned("skill", member.skill)}
            members.save_member(one, replace(member, **texts, exit_reason=reason if member.left_on else None))
        assert export_members(one, "A", path, language) == len(people)
        trial = trial_of(one, read(path))
        assert dict(trial.counts) == ({"same": len(people)} if people else {})
        with new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, desk) as other:
            other.save(Team("A", "T1", "Team 1", "一组", 1))
            take_in(other, trial_of(other, read(path)), "import")
            assert other.find(Member) == one.find(Member)


def _cleaned(name, text):
    return field_of(Member, name).parse(text)


def test_a_file_that_is_only_looked_at_takes_nothing_in(tmp_path):
    path = tmp_path / "a.coopdesk"
    new_cooperative(path, Cooperative("A", name_en="A"), "PC", APRIL, Desk("cooperative")).close()
    with Store.open(path, look_only=True) as store:
        trial = trial_of(store, sheet(GOOD))
        with pytest.raises(StorageError):
            take_in(store, trial, "import")


def test_what_is_cancelled_while_it_is_written_leaves_no_file(store, tmp_path):
    take_in(store, trial_of(store, sheet(*[(f"{n:04d}", *GOOD[1:]) for n in range(1, 602)])), "import")
    steps = []

    def cancel(done, total):
        steps.append((done, total))
        if len(steps) == 3:
            raise StorageError("enough")

    with pytest.raises(StorageError):
        export_members(store, "A", tmp_path / "a.xlsx", "zh", progress=cancel)
    assert steps == [(0, 601), (500, 601), (500, 601)]
    assert list(tmp_path.iterdir()) == []
