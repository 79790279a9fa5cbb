"""The register of members at the keyboard."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.competitions import Competition
from coopdesk.domain.cooperatives import KindSpan
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation
from coopdesk.domain.members import Member
from coopdesk.domain.membership import Office, ShareEntry, Title
from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.gui.members.screen import MembersScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import competitions, members, months, roll

APRIL = Month(1954, 4)


def person(number, name="周春兰", **more):
    return Member("BJ-001", number, name, **{"joined_on": date(1953, 5, 1), "entry": "founder", "sex": "F", **more})


@pytest.fixture
def register(store):
    for number, name in (("0001", "周春兰"), ("0002", "王桂英"), ("0003", "Li Ming")):
        members.save_member(store, person(number, name))


@pytest.fixture
def window(shown, session):
    places = [Place("members", N_("Members"), MembersScreen), Place("more", N_("Monthly return"), MembersScreen)]
    return shown(Window(session, places))


def new_member(press, name, *, joined="403"):
    press(name, "Enter", "1", "Enter", "1930", "Enter", "T1", "Enter", joined, "Enter", "2", "Enter")
    press("Enter", "Enter", "50000", "Enter", "20000", "Enter")


def test_members_are_keyed_one_after_the_other_with_the_next_number(window, store, press):
    new_member(press, "周春兰")
    new_member(press, "𬭎<b>", joined="5")
    first, second = store.find(Member)
    assert (first.number, first.joined_on, first.joined_booked) == ("0001", date(1954, 4, 3), Month(1954, 4))
    assert (first.sex, first.team, first.entry, first.share_paid) == ("F", "T1", "new", 20_000)
    assert (second.number, second.name, second.joined_on) == ("0002", "𬭎<b>", date(1954, 4, 5))
    assert window.front.sheet.new
    assert window.foot.kept.text().startswith("Saved ")


def test_the_next_member_is_offered_the_team_and_the_day_of_the_one_before(window, press):
    new_member(press, "周春兰")
    texts = window.front.sheet.form.texts()
    assert (texts["number"], texts["team"], texts["joined_on"], texts["name"]) == ("0002", "T1", "1954-04-03", "")


def test_a_leaving_is_entered_on_the_member_and_the_movement_follows(register, window, store, press):
    press("Enter")
    window.front.sheet.form.boxes["left_on"].box.setFocus()
    press("12", "Enter", "1", "Enter", "Enter", "Enter")
    assert (store.find(Member)[0].left_on, store.find(Member)[0].exit_reason) == (date(1954, 4, 12), "resigned")
    figures = {name: label.text() for name, label in window.front.strip.figures.items()}
    assert (figures["members_opening"], figures["members_left"], figures["members_closing"]) == ("3", "1", "2")
    assert window.front.table.hasFocus()


def test_a_problem_stands_under_its_box_and_nothing_is_saved(register, window, store, press):
    press("Enter")
    window.front.sheet.form.boxes["left_on"].box.setFocus()
    press("12", "Enter", "Enter", "Enter", "Enter")
    assert window.front.sheet.form.boxes["exit_reason"].trouble.text() == "is needed for a leaving"
    assert store.find(Member)[0].left_on is None


def test_on_the_register_are_those_who_are_members_at_the_months_end(register, window, store, press):
    members.save_member(store, person("0003", "Li Ming", left_on=date(1954, 4, 12), exit_reason="resigned"))
    window.session.saved()
    assert window.header.pill.text() == "2 on the register"
    assert window.header.line.text() == "The list has 3, with those who left and applicants."


def test_a_birth_year_that_is_no_number_is_refused_without_a_word_about_points(register, window, press):
    press("Enter")
    window.front.sheet.form.boxes["birth_year"].box.setFocus()
    press("19x5", "Ctrl+1", "Ctrl+S")
    assert window.front.sheet.form.boxes["birth_year"].trouble.text().endswith("write digits only.")


def test_words_are_typed_into_the_choices_of_a_member(register, window, store, press):
    press("Enter", "Enter", "male", "Enter", "Enter", "Team 2", "Enter", "Enter")
    assert (store.find(Member)[0].sex, store.find(Member)[0].team) == ("M", "T2")


def test_the_search_narrows_as_one_types_and_esc_clears_it(register, window, press):
    press("F3", "王")
    assert (window.front.register.rowCount(), window.header.pill.text()) == (1, "1 found")
    assert window.front.sheet.member.name == "王桂英"
    press("Esc", "00", "Enter")
    assert window.front.register.rowCount() == 3
    assert window.front.table.hasFocus()


def test_an_applicant_is_taken_up_on_the_page_of_admission(window, store, press):
    press("单雄", "Ctrl+PgDn", "402", "Tab", "Tab", "board 3", "Enter", "Enter", "fitter", "Enter")
    (applicant,) = store.find(Member)
    assert (applicant.joined_on, applicant.applied_on) == (None, date(1954, 4, 2))
    assert (applicant.resolution, applicant.skill) == ("board 3", "fitter")
    assert window.front.strip.figures["members_closing"].text() == "0"


def test_a_day_of_admission_alone_is_said_to_make_no_member_yet(window, store, press):
    press("单雄", "Ctrl+PgDn", "402", "Tab", "405")
    trouble, box = (getattr(window.front.sheet.form.boxes["admitted_on"], name) for name in ("trouble", "box"))
    assert trouble.text().startswith("The person becomes a member with the day “Joined on” on the first page")
    assert (trouble.objectName(), bool(box.property("wrong"))) == ("query", False)
    press("Enter", "Enter", "Enter", "Enter")
    assert store.find(Member)[0].joined_on is None
    window.front.go_to("0001")
    assert trouble.text().startswith("The person becomes")
    window.front.sheet.form.boxes["joined_on"].box.setFocus()
    press("406")
    assert trouble.text() == ""


def test_a_day_of_admission_that_cannot_be_read_keeps_its_trouble(window, press):
    press("单雄", "Ctrl+PgDn", "402", "Tab", "soon", "Ctrl+S")
    box = window.front.sheet.form.boxes["admitted_on"]
    window.front.sheet.commit()
    assert (box.trouble.objectName(), box.trouble.text()[:6]) == ("trouble", "“soon”")


def test_a_problem_on_the_other_page_is_gone_to(register, window, press):
    press("Enter", "Ctrl+PgDn", "yesterday")
    window.front.sheet.pages.open("member")
    press("Ctrl+1", "Ctrl+S")
    assert window.front.sheet.pages.current == "admission"
    assert window.front.sheet.form.boxes["applied_on"].trouble.text()


def shares(window, press):
    members_screen = window.front
    press("Enter")
    members_screen.sheet.form.boxes["share_subscribed"].box.setFocus()
    press("300", "Enter", "100", "Enter", "Ctrl+PgDn", "Ctrl+PgDn")
    return members_screen.sheet.lists["shares"]


def test_instalments_are_keyed_one_after_the_other_and_the_balance_follows(register, window, store, press):
    page = shares(window, press)
    press("403", "Enter", "Enter", "120", "Enter", "7", "Enter", "404", "Enter", "2", "Enter", "80", "Enter", "Enter")
    kept = store.find(ShareEntry)
    assert [(entry.day.day, entry.kind, entry.amount) for entry in kept] == [(3, "paid", 120), (4, "tools", 80)]
    assert page.sums.text().endswith("Refunded 0 · balance 300")
    press("405", "Enter", "Enter", "1", "Enter", "Enter")
    assert page.form.boxes["amount"].trouble.text() == "is more than is still to be paid of the share: 0"


def test_an_entry_of_a_list_is_opened_corrected_and_taken_out_by_keys(register, window, store, press):
    page = shares(window, press)
    press("403", "Enter", "Enter", "120", "Enter", "Enter")
    page.list.setFocus()
    press("Enter", "Enter", "Enter", "150", "Enter", "Enter")
    assert [entry.amount for entry in store.find(ShareEntry)] == [150]
    page.list.setFocus()
    press("Ctrl+Delete", "Ctrl+Delete")
    assert store.find(ShareEntry) == []
    press("F5")
    assert page.form.boxes["day"].box.hasFocus()
    page.list.setFocus()
    press("Esc")
    assert window.front.table.hasFocus()


def test_a_half_typed_entry_outlives_another_language(register, window, press):
    shares(window, press)
    press("Enter", "Enter", "120")
    window.change_language("zh")
    assert window.front.sheet.lists["shares"].form.texts()["amount"] == "120"
    assert window.front.sheet.pages.current == "shares"


def test_a_list_that_comes_to_the_front_is_that_of_the_member_in_hand(register, window, store, press):
    store.save(Title("BJ-001", "0002", date(1954, 1, 1), "老艺人"))
    press("Down", "Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
    titles = window.front.sheet.lists["titles"]
    assert [title.title for title in titles.list.rows.rows] == ["老艺人"]
    window.front.table.setFocus()
    press("Down")
    assert (titles.list.rows.rows, titles.member.number) == ([], "0003")


def test_titles_and_offices_are_entered_on_their_pages(register, window, store, press):
    press("Enter", *["Ctrl+PgDn"] * 3, "403", "Enter", "老艺人", "Enter", "Enter")
    press("Ctrl+PgDn", "1", "Enter", "accountant", "Enter", "Enter", "Enter")
    assert [(title.number, title.title) for title in store.find(Title)] == [("0001", "老艺人")]
    assert [(office.since.day, office.office) for office in store.find(Office)] == [(1, "accountant")]


def test_households_are_asked_for_where_they_are_members(store, session, qtbot):
    screen = MembersScreen(session)
    qtbot.addWidget(screen)
    screen.refresh()
    household = screen.sheet.form.boxes["household"].box
    assert household.isHidden()
    store.save(KindSpan("BJ-001", date(1954, 4, 1), "SG"))
    screen.refresh()
    assert not household.isHidden()


def test_similar_persons_are_pointed_out_and_nobody_is_refused(register, window, store, press):
    press("F5", "周春蘭", "Enter")
    assert window.front.sheet.similar.text().splitlines()[1] == "0001  周春兰 (one character differs)"
    press("F5")
    window.front.sheet.form.boxes["joined_on"].box.setText("1954-04-03")
    assert window.front.sheet.commit()
    assert len(store.find(Member)) == 4


def test_letters_struck_on_the_list_search_by_sound(register, window, store, press):
    members.save_member(store, person("0009", "单雄"))
    window.session.saved()
    press("shanx")
    assert window.front.search.hasFocus()
    assert (window.front.register.rowCount(), window.front.sheet.member.name) == (1, "单雄")


def test_rare_characters_are_searched_through_the_input_method(register, window, store, press):
    members.save_member(store, person("0009", "䶮𪟝"))
    window.session.saved()
    press("F3", "𪟝")
    assert (window.front.register.rowCount(), window.front.sheet.member.name) == (1, "䶮𪟝")


def test_an_office_that_outlasts_the_leaving_is_pointed_out(register, store, session, qtbot):
    store.save(Office("BJ-001", "0003", date(1954, 1, 1), "chair"))
    members.save_member(store, person("0003", "Li Ming", left_on=date(1954, 4, 12), exit_reason="resigned"))
    screen = MembersScreen(session)
    qtbot.addWidget(screen)
    screen.refresh()
    screen.go_to("0003")
    screen.turn(4)
    assert screen.sheet.lists["offices"].sums.text().startswith("The member left on 12 April 1954")
    screen.turn(-1)
    assert screen.sheet.lists["titles"].sums.text() == ""


def test_f4_turns_from_everybody_to_present_left_and_applicants(register, window, store, press):
    members.save_member(store, person("0003", "Li Ming", left_on=date(1954, 4, 12), exit_reason="resigned"))
    members.save_member(store, person("0004", "李四", joined_on=None, applied_on=date(1954, 4, 2)))
    window.session.saved()
    counts = []
    for _ in range(4):
        press("F4")
        counts.append((window.front.register.rowCount(), window.header.line.text()))
    told = "On the list: {}."
    assert counts[:3] == [
        (2, told.format("Present members")),
        (1, told.format("Those who left")),
        (1, told.format("Applicants")),
    ]
    assert counts[3][0] == 4


def test_filters_are_reached_with_tab_from_the_search_and_enter_goes_into_the_list(register, window, store, press):
    members.save_member(store, person("0004", "李四", team="T2", sex="M"))
    window.session.saved()
    press("F3", "Tab", "Tab", "T2", "Enter")
    assert [window.front.register.member(row).name for row in range(window.front.register.rowCount())] == ["李四"]
    assert window.front.table.hasFocus()
    press("F3", "Tab", "Tab", "nonsense", "Enter")
    assert window.front.register.rowCount() == 4


def test_late_ones_and_applicants_stand_out_in_the_list(register, store, session, qtbot):
    late = replace(person("0004", joined_on=date(1954, 3, 9)), joined_booked=Month(1954, 5))
    store.save(late, person("0005", joined_on=None, applied_on=date(1954, 4, 1), refused="too young"))
    screen = MembersScreen(session)
    qtbot.addWidget(screen)
    screen.refresh()
    days = [screen.register.index(row, 5).data() for row in range(5)]
    assert days == ["1953-05-01", "1953-05-01", "1953-05-01", "1954-03-09 late", "not admitted"]


def test_a_column_is_sorted_by_keys(register, window, press):
    press("Right", "Alt+Down")
    assert [window.front.register.member(row).name for row in range(3)] == ["王桂英", "周春兰", "Li Ming"]
    press("Alt+Up")
    assert window.front.register.member(0).name == "Li Ming"


def test_down_on_the_last_row_and_f5_begin_a_new_member(register, window, press):
    press("Down", "Down", "Down")
    assert window.front.sheet.new
    window.front.table.setFocus()
    press("F5")
    assert window.front.sheet.form.boxes["name"].box.hasFocus()


def test_an_unfinished_member_is_kept_in_hand_and_named_in_the_foot(window, store, press):
    press("周春兰")
    window.open("more")
    assert "New member 0001 is not complete" in window.foot.said.text()
    window.open("members")
    assert window.front.sheet.form.texts()["name"] == "周春兰"
    press("Ctrl+S")
    assert "not complete" in window.foot.said.text()


def test_an_unfinished_member_outlives_another_language(window, press):
    press("周春兰")
    window.change_language("zh")
    assert window.front.sheet.form.texts()["name"] == "周春兰"


def test_a_whole_member_is_saved_by_leaving_the_screen(window, store, press):
    press("周春兰")
    window.front.sheet.form.boxes["joined_on"].box.setText("1954-04-03")
    window.open("more")
    assert [member.name for member in store.find(Member)] == ["周春兰"]


def test_a_change_is_saved_from_box_to_box_and_the_next_key_still_replaces(register, window, store, press):
    press("Enter", "周秋菊", "Enter")
    assert store.find(Member)[0].name == "周秋菊"
    window.front.sheet.form.boxes["birth_year"].box.setFocus()
    press("1931", "Enter")
    assert store.find(Member)[0].birth_year == 1931


def test_what_a_final_month_counted_cannot_be_typed_over_and_late_ones_say_so(register, store, session, qtbot):
    statement = months.draft(store, "BJ-001", Month(1954, 4))
    statement = months.mark_nil(store, statement, True)
    months.close_month(store, statement, "Wang", "Zhou", date(1954, 5, 2))
    members.save_member(store, person("0004", joined_on=date(1954, 3, 9)))
    screen = MembersScreen(session)
    qtbot.addWidget(screen)
    screen.refresh()
    assert not screen.sheet.form.boxes["sex"].box.isEnabled()
    screen.go_to("0004")
    assert screen.sheet.booked.text() == "Joining found late: happened in March 1954, booked in May 1954."


def test_ctrl_delete_takes_back_what_is_typed_and_twice_takes_out_a_mistake(register, window, store, press):
    press("Enter", "X", "Ctrl+Delete")
    assert window.front.sheet.form.texts()["name"] == "周春兰"
    press("Ctrl+Delete", "Ctrl+Delete")
    assert [member.number for member in store.find(Member)] == ["0002", "0003"]


def test_only_the_pages_in_sight_are_read_of_20000_members(store, session, qtbot):
    one = replace(person("0"), joined_booked=Month(1953, 5))
    store.save(*[replace(one, number=f"{number:05d}", name=f"员{number}") for number in range(20_000)])
    screen = MembersScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1100, 600)
    screen.refresh()
    screen.show()
    screen.table.scrollToBottom()
    screen.table.grab()
    assert screen.register.rowCount() == 20_000
    assert len(screen.register._pages) <= 4
    screen.search.setText("员1999")
    assert screen.register.rowCount() == 11
    qtbot.waitUntil(lambda: roll.fill_sounds(store, "BJ-001") == 0, timeout=60_000)
    screen.search.setText("yuan")
    assert screen.register.rowCount() == 20_000


def test_what_a_member_won_in_a_competition_stands_with_the_titles(register, window, store, press):
    competitions.new_competition(store, Competition("best", "BJ-001", APRIL, "Best workers", level="person"))
    store.save(Evaluation("best", 1, 1, APRIL, APRIL, "1954-05-02T10:00:00+00:00", "[]", "{}"))
    store.save(CommitteeDecision("best", 1, date(1954, 5, 5), "Wang, Li", "Wang"))
    store.save(Award("best", 1, 1, "0001", "周春兰", "周春兰", 1, "Model worker", "劳动模范", "a towel"))
    window.front.refresh()
    press("Enter")
    window.front.sheet.pages.open("titles")
    told = window.front.sheet.lists["titles"].sums.text()
    assert told.splitlines() == ["Won in competitions:", "Model worker (place 1, Best workers) • a towel"]


def test_a_wrong_value_says_so_when_its_box_is_left_and_esc_brings_back_what_stood_there(register, window, press):
    press("Enter")
    rows = window.front.sheet.form.boxes
    rows["birth_year"].box.setFocus()
    press("250", "Enter")
    assert rows["birth_year"].trouble.text() == "is less than 1850"
    press("Shift+Tab", "Esc")
    assert (rows["birth_year"].box.text(), rows["birth_year"].trouble.isHidden()) == ("", True)


def test_a_choice_that_is_not_on_the_list_says_so_on_a_new_member_too(window, press):
    press("周春兰", "Enter", "250", "Enter", "女", "Enter")
    rows = window.front.sheet.form.boxes
    assert rows["sex"].trouble.text().startswith("“250” is not on the list")
    assert rows["birth_year"].trouble.text() == "“女” is not a number; write digits only."


def test_a_name_of_digits_is_asked_about_and_not_saved_from_box_to_box(register, window, store, press):
    press("Enter", "250", "Enter")
    assert window.front.sheet.form.boxes["name"].trouble.text() == "has digits only; is it the name?"
    assert store.find(Member)[0].name == "周春兰"
    press("Ctrl+S")
    assert store.find(Member)[0].name == "250"


def test_ctrl_z_on_the_card_takes_back_its_last_change_and_stays_there(register, window, store, press):
    press("Down", "Enter", "王秋菊", "Enter")
    assert store.find(Member)[1].name == "王秋菊"
    press("Ctrl+Z")
    assert store.find(Member)[1].name == "王桂英"
    assert window.front.sheet.title.text() == "0002  王桂英"
    assert window.foot.said.text().startswith("Taken back: ")


def test_ctrl_z_takes_back_first_what_is_typed_in_the_box_then_what_cannot_be_saved(register, window, press):
    press("Enter", "X", "Ctrl+Z")
    assert window.front.sheet.form.texts()["name"] == "周春兰"
    window.front.sheet.form.boxes["birth_year"].box.setFocus()
    press("250", "Enter", "Ctrl+Z")
    assert (window.front.sheet.typed, window.foot.said.text()) == (False, "What was typed is taken back.")


def test_a_change_of_somebody_else_is_named_before_the_card_takes_it_back(register, window, store, press):
    press("Down", "Enter", "王秋菊", "Enter")
    window.front.go_to("0001")
    press("Ctrl+Z")
    assert store.find(Member)[1].name == "王秋菊"
    assert window.foot.said.text().startswith("Ctrl+Z once more takes back: ")
    press("Ctrl+Z")
    assert store.find(Member)[1].name == "王桂英"
