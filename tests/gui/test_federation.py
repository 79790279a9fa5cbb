"""Co-operatives, inbox and summary, at the federation."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.indicators import INDICATORS, Indicator
from coopdesk.domain.language import day_name
from coopdesk.domain.operators import Operator
from coopdesk.domain.packets import Recipient, TrustedKey
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui import words
from coopdesk.gui.federation.summary_words import with_unit
from coopdesk.gui.federation.waiting_page import WaitingPage
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.gui.theme import SMALL
from coopdesk.services import months, sending
from coopdesk.services.check_numbers import check_number
from coopdesk.services.desk import new_federation
from coopdesk.services.enrolment import write_enrolment
from coopdesk.services.exchange import receive, trust
from coopdesk.services.history import operations
from coopdesk.services.inbox import waiting
from coopdesk.services.receipts import write_receipts

APRIL = Month(1954, 4)
NAMES = {"BJ-001": "Dongsi carpets", "BJ-002": "Xisi wickerwork", "BJ-003": "Qianmen glassware"}
OF_ONE = (KindSpan, Affiliation, AnnualPlan)


@pytest.fixture
def federation():
    """Three co-operatives on the register; the third is a group and not affiliated."""
    with new_federation(None) as made:
        for code, name in NAMES.items():
            made.save(Cooperative(code, name, trade_en=name.split()[1], telephone="4" + code[-3:]))
            made.save(KindSpan(code, date(1952, 1, 1), "SG" if code == "BJ-003" else "PC"))
        made.save(*[Affiliation(code, date(1954, 1, 1)) for code in ("BJ-001", "BJ-002")])
        made.save(AnnualPlan("BJ-001", 1954, "gross_output_value", 1, None, 120_000_000))
        yield made


@pytest.fixture
def window(shown, federation):
    return shown(Window(Session(federation, APRIL, "Chen"), places("federation"), start="cooperatives"))


@pytest.fixture
def seal(store):
    return str(sending.station_of(store).public)


@pytest.fixture
def packets(store, tmp_path):
    """The file of April of BJ-001: 1,150,000 yuan of carpets."""
    statement = months.draft(store, "BJ-001", APRIL)
    quantities = [Decimal(10), Decimal(10), Decimal(0), Decimal(115000)]
    months.save_line(store, statement, OutputLine("T1", "0801", "own", 1, "", "", "", "", *quantities))
    months.save_line(store, statement, LabourLine("T1", 1, 25, 25, 1000, 0))
    months.close_month(store, statement, "Wang Guiying", "Li Fu", date(1954, 5, 2))
    folder = tmp_path / "stick"
    sending.export(store, APRIL, folder)
    return folder


def codes(window):
    return [row.cooperative.code for row in window.front.list.list.rows.rows]


def take_in(qtbot, window, folder, press):
    window.open("inbox", "take")
    window.front.take.folder.box.setEditText(str(folder))
    press("Enter")
    qtbot.waitUntil(lambda: not window.front.take.busy)
    return {row.file: row.verdict for row in window.front.take.verdicts.rows.rows}


def test_typing_on_the_list_searches_and_esc_shows_all_again(window, press):
    press("glass")
    assert codes(window) == ["BJ-003"]
    press("Esc")
    assert len(codes(window)) == 3


def test_a_search_needs_every_word_and_finds_telephones(window, press):
    press("F3", "xisi 4002")
    assert codes(window) == ["BJ-002"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("group", ["BJ-003"]), ("小组", ["BJ-003"]), ("not reported wicker", ["BJ-002"]), ("未报 BJ-001", ["BJ-001"])],
)
def test_the_register_is_searched_by_kind_and_by_the_state_of_the_month_in_both_languages(window, press, typed, found):
    press("F3", typed)
    assert codes(window) == found


def test_needed_boxes_of_a_new_co_operative_are_marked_beforehand(window, press):
    press("F5")
    one = window.front.one
    marked = [name for form in (one.form, one.kind) for name, row in form.boxes.items() if row.needed.text()]
    assert marked == ["code", "since"]


def test_a_founding_day_that_is_emptied_is_told(window, federation, press):
    federation.save(replace(federation.get(Cooperative, "BJ-001"), founded_on=date(1952, 5, 1)))
    window.front.open("BJ-001")
    window.front.one.begin()
    press("Delete", "Ctrl+Enter")
    assert federation.get(Cooperative, "BJ-001").founded_on is None
    assert "founding day is empty now" in window.foot.said.text()
    press("Ctrl+Enter")
    assert window.foot.said.text() == "Nothing is changed."


def test_what_cannot_be_kept_outlives_the_change_of_language(window, press):
    press("F5", "BJ-009", "Ctrl+L")
    assert words.language() == "zh"
    assert window.front.one.form.texts()["code"] == "BJ-009"


def test_a_new_co_operative_is_entered_by_keys_alone(window, federation, press):
    press("F5", "BJ-004", "Enter", "1953-01-02", "Enter", "东单制鞋社", *["Enter"] * 6, "Ma Lan", *["Enter"] * 4)
    press(*["Enter"] * 5)
    entered = federation.get(Cooperative, "BJ-004")
    assert (entered.name_zh, entered.responsible) == ("东单制鞋社", "Ma Lan")
    assert federation.find(KindSpan, cooperative="BJ-004") == [KindSpan("BJ-004", date(1953, 1, 2), "PC")]
    (joined,) = federation.find(Affiliation, cooperative="BJ-004")
    assert (joined.affiliated, joined.since) == (True, date(1953, 1, 2))
    assert "BJ-004" in codes(window)


def test_a_code_that_is_taken_is_marked(window, federation, press):
    press("F5", "BJ-002", "Ctrl+Enter")
    one = window.front.one
    assert one.kind.boxes["since"].trouble.text() == "is needed"
    one.kind.boxes["since"].box.setText("1954-01-01")
    one.form.boxes["name_en"].box.setText("Another")
    one.save()
    assert one.form.boxes["code"].trouble.text() == "is already on the register"
    assert federation.get(Cooperative, "BJ-002").name_en == NAMES["BJ-002"]


def test_another_kind_from_a_day_on_keeps_what_was_before(window, federation, press):
    press("Enter")
    one = window.front.one
    one.kind.show_record({"kind": "SC", "since": date(1954, 6, 1)})
    press("Ctrl+Enter")
    assert [span.kind for span in federation.find(KindSpan, cooperative="BJ-001")] == ["PC", "SC"]
    assert one.past.text() == "Before: Production co-operative from 1 January 1952"


def test_leaving_the_screen_keeps_what_is_typed(window, federation, press):
    press("Enter")
    window.front.one.form.boxes["telephone"].box.setText("55123")
    window.open("summary")
    assert federation.get(Cooperative, "BJ-001").telephone == "55123"


def test_what_cannot_be_kept_stays_in_view_until_it_is_corrected_or_discarded(window, press):
    press("F5", "BJ-009")
    window.open("summary")
    window.open("cooperatives", "BJ-002")
    one = window.front.one
    assert (one.form.texts()["code"], window.foot.said.text()[:22]) == ("BJ-009", "What is typed is not k")
    one.discard()
    window.front.open("BJ-002")
    assert one.form.texts()["name_en"] == NAMES["BJ-002"]


def test_a_seal_is_trusted_as_it_stands_on_the_sheet_in_groups(window, federation, seal):
    window.front.open("BJ-001")
    seals = window.front.one.seals
    seals.box.setText(" ".join(seal[place : place + 8] for place in range(0, 56, 8)))
    seals.trust()
    assert [fact.public_key for fact in federation.find(TrustedKey)] == [seal]
    assert seal[:8] in seals.known.text()


def test_a_seal_is_revoked_by_keys_with_its_last_valid_file(window, federation, seal, packets, press):
    receive(federation, [packets])
    trust(federation, seal, "BJ-001")
    window.front.open("BJ-001")
    revoking = window.front.one.seals.revoking
    revoking.open.setFocus()
    press("Enter")
    assert revoking.seal.hasFocus()
    press("Enter", "Enter", "Enter")
    assert "Say why" in revoking.trouble.text()
    press("stolen", "Enter")
    assert "counts through its file no. 1. stolen" in window.front.one.seals.known.text()


def test_what_is_no_seal_is_said_under_the_line(window, federation, press):
    window.front.open("BJ-001")
    window.front.one.seals.box.setFocus()
    press("RW12", "Enter")
    assert "is not a computer's seal" in window.front.one.seals.trouble.text()
    assert federation.find(TrustedKey) == []


def test_each_file_of_a_folder_gets_its_verdict(qtbot, window, federation, packets, seal, press):
    trust(federation, seal, "BJ-001")
    (path,) = packets.iterdir()
    (packets / "z-again.coop").write_bytes(path.read_bytes())
    (packets / "z-cut.coop").write_bytes(path.read_bytes()[:-9])
    found = take_in(qtbot, window, packets, press)
    assert found == {path.name: "accepted", "z-again.coop": "known", "z-cut.coop": "refused"}
    assert window.front.take.verdicts.row.file == "z-cut.coop"
    assert window.front.take.reason.text().endswith("Ask the sender to write the file again. Nothing was taken in.")


def test_the_federation_is_not_told_to_ask_itself_for_its_own_file(
    qtbot, window, federation, packets, seal, press, tmp_path
):
    trust(federation, seal, "BJ-001")
    take_in(qtbot, window, packets, press)
    (tmp_path / "back").mkdir()
    (path,) = write_receipts(federation, tmp_path / "back", keys=tmp_path / "keys of the federation")
    assert take_in(qtbot, window, tmp_path / "back", press) == {path.name: "refused"}
    page = window.front.take
    assert page.reason.text().endswith("Nothing is to be done here; the co-operative takes it in.")
    assert page.copy.isHidden()
    assert [c.text(page.verdicts.row) for c in page.verdicts.rows.columns if c.title == "Correction"] == [""]


def test_a_folder_that_is_not_there_is_said_under_the_box(window, press, tmp_path):
    window.open("inbox", "take")
    window.front.take.folder.box.setEditText(str(tmp_path / "gone"))
    press("Enter")
    assert window.front.take.folder.trouble.text().startswith("There is no folder")


def test_a_waiting_file_is_taken_in_when_its_seal_is_trusted_with_enter(qtbot, window, federation, packets, press):
    assert list(take_in(qtbot, window, packets, press).values()) == ["pending"]
    press("Ctrl+PgDn")
    page = window.front.waiting
    assert page.card.seal == waiting(federation)[0].public_key
    press("Enter")
    assert (page.button.hasFocus(), len(waiting(federation))) == (True, 1)
    press("Enter")
    assert waiting(federation) == []
    assert [row.verdict for row in window.front.arrivals.list.rows.rows] == ["accepted"]


def test_a_file_of_an_unknown_co_operative_leads_to_the_register(qtbot, window, federation, packets, press):
    federation.remove(*[row for kind in OF_ONE for row in federation.find(kind, cooperative="BJ-001")])
    federation.remove(federation.get(Cooperative, "BJ-001"))
    take_in(qtbot, window, packets, press)
    press("Ctrl+PgDn", "Enter", "Enter")
    assert window.current == "cooperatives"
    assert window.front.one.form.texts()["code"] == "BJ-001"


def test_of_a_code_that_is_not_on_the_register_the_verdict_says_so(qtbot, window, federation, packets, press):
    federation.remove(*[row for kind in OF_ONE for row in federation.find(kind, cooperative="BJ-001")])
    federation.remove(federation.get(Cooperative, "BJ-001"))
    take_in(qtbot, window, packets, press)
    verdicts = window.front.take.verdicts.rows
    assert verdicts.columns[4].text(verdicts.rows[0]) == "waiting: its co-operative is not on the register"


def test_whom_to_call_is_said_as_far_as_it_is_known(qtbot, window, federation, packets, press):
    for person, telephone, said in (
        ("", "", "no telephone recorded"),
        ("Li Fu", "", "Li Fu, no telephone recorded"),
        ("", "4001", "telephone 4001"),
        ("Li Fu", "4001", "Li Fu, telephone 4001"),
    ):
        federation.save(replace(federation.get(Cooperative, "BJ-001"), responsible=person, telephone=telephone))
        receive(federation, [packets])
        window.open("inbox", "waiting")
        window.front.refresh()
        assert window.front.waiting.persons.text() == said


def test_files_that_are_all_refused_do_not_say_that_something_was_saved(qtbot, window, press, tmp_path):
    (tmp_path / "x.coop").write_bytes(b"no packet")
    with qtbot.assertNotEmitted(window.session.kept):
        take_in(qtbot, window, tmp_path, press)
        qtbot.waitUntil(lambda: not window.front.take.busy)
    assert window.front.take.verdicts.rows.rows[0].verdict == "refused"


def test_files_of_another_month_bring_that_month_in_hand(qtbot, window, federation, packets, seal, press):
    trust(federation, seal, "BJ-001")
    window.session.turn_to(Month(1954, 9))
    take_in(qtbot, window, packets, press)
    assert window.session.month == APRIL


def test_cancelling_keeps_what_is_in_and_frees_the_button(qtbot, window, federation, packets, seal, monkeypatch):
    trust(federation, seal, "BJ-001")
    (path,) = packets.iterdir()
    for number in range(30):
        shutil.copy(path, packets / f"copy-{number:02}.coop")
    window.open("inbox", "take")
    take = window.front.take
    window.session.working.connect(lambda work: work.advanced.connect(work.cancel))
    with qtbot.captureExceptions():
        take.take([packets])
        qtbot.waitUntil(lambda: not take.busy)
    assert take.verdicts.rows.rowCount() == 10
    assert take.button.isEnabled()
    assert window.front.arrivals.list.rows.rowCount() == 10


def table(window):
    """What the summary shows: name of the line, then texts by the name of the column."""
    screen = window.front
    found = {}
    for rows in (screen.table.rows, screen.total.rows):
        for place in range(rows.rowCount()):
            cells = {column.name: rows.words(place, at) for at, column in enumerate(rows.columns)}
            found[rows.headerData(place, 2)] = cells
    return found


@pytest.fixture
def summary(window, federation, packets, seal):
    trust(federation, seal, "BJ-001")
    receive(federation, [packets])
    window.open("summary")
    window.front.arrive()
    return window


def test_the_summary_changes_by_exactly_what_was_received(window, federation, packets, seal):
    window.open("summary")
    assert table(window)["Total"]["output_value_constant"] == "…"
    trust(federation, seal, "BJ-001")
    receive(federation, [packets])
    window.front.refresh()
    total = table(window)["Total"]
    assert (total["output_value_constant"], total["plan_fulfilment"]) == ("1,150,000", "100.00")
    assert (total["reported"], total["missing"]) == ("1 of 3", "2")


def test_the_full_plan_stands_under_the_total(summary):
    line = table(summary)["Against the full plan of all that are due"]
    assert (line["planned_value_constant"], line["output_value_constant"]) == ("10,000,000", "1,150,000")
    assert (line["plan_fulfilment"], line["wages"]) == ("11.50", "")


def test_enter_goes_into_a_group_and_on_to_a_co_operative_and_backspace_out(summary, press):
    press("Enter")
    assert list(table(summary))[:2] == ["BJ-001  Dongsi carpets", "BJ-002  Xisi wickerwork"]
    press("Backspace")
    assert list(table(summary))[:2] == ["Production co-operative", "Supply-marketing-production group"]
    press("Enter", "Enter")
    assert (summary.current, summary.front.one.code) == ("cooperatives", "BJ-001")


def test_enter_on_not_reported_leads_to_who_has_not_reported(summary, press):
    names = [column.name for column in summary.front.table.rows.columns]
    for row in (1, 0):
        summary.open("summary")
        summary.front.table.setCurrentIndex(summary.front.table.rows.index(row, names.index("missing")))
        press("Enter")
        assert (summary.current, summary.front.pages.current) == ("reporting", "months")


def test_the_affiliated_alone_are_two(summary):
    summary.front.scope.setCurrentIndex(1)
    assert table(summary)["Total"]["reported"] == "1 of 2"


def test_an_indicator_that_is_added_to_the_registry_has_its_column(summary, monkeypatch):
    def tenth(total):
        return Decimal(total.figures.output_value_constant or 0) / 10

    monkeypatch.setitem(INDICATORS, "tenth", Indicator("tenth", "A tenth", "", "R", "more", tenth))
    summary.front.refresh()
    assert table(summary)["Total"]["tenth"] == "115,000.00"


def test_money_in_hand_is_said_with_its_unit_and_in_ten_thousands_too(summary):
    said = "Output value, constant prices  1,150,000 yuan (115.0 ten-thousand yuan)"
    assert summary.front.page.echo.text().endswith(said)
    assert summary.front.page.unit.text() == "Money in yuan; constant prices of 1952"
    assert with_unit("99,999", 99_999, "yuan") == "99,999 yuan"
    words.speak("zh")
    assert with_unit("72,565,000", 72_565_000, "元") == "72,565,000 元（7,256.5 万元）"


def test_the_notes_of_the_paper_stand_under_the_table(summary):
    shown = summary.front.page.notes
    assert shown.text() == "Co-operatives without an annual plan: 2; their output is included in the last line."
    summary.front.scope.setCurrentIndex(1)
    assert shown.text().splitlines()[0] == f"Affiliated as of {day_name(today(), 'en')}"
    assert shown.text().splitlines()[1].startswith("Co-operatives without an annual plan: 1;")
    summary.session.turn_to(APRIL + 8)
    assert shown.text().startswith("No return counts for this period.")


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_no_head_is_cut_and_both_end_columns_are_whole_beside_the_bar(window, federation, spoken):
    federation.save(*[Cooperative(f"BJ-1{n:02d}", f"Co-operative {n}") for n in range(60)])
    window.change_language(spoken)
    window.open("summary")
    window.resize(1280, 760)
    window.front.by.setCurrentIndex(3)
    QApplication.processEvents()
    table, head = window.front.table, window.front.table.horizontalHeader()
    for place, column in enumerate(table.rows.columns):
        room = QRect(0, 0, table.columnWidth(place) - SMALL, 0)
        needed = head.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, column.title)
        assert needed.height() <= head.height()
        assert needed.width() <= room.width()
    table.setCurrentIndex(table.model().index(0, len(table.rows.columns) - 1))
    lefts = {table.visualRect(table.model().index(0, place)).left() for place in range(len(table.rows.columns))}
    assert 0 in lefts
    assert table.visualRect(table.currentIndex()).right() < table.viewport().width()
    assert window.front.total.horizontalScrollBar().value() == table.horizontalScrollBar().value()


def test_selected_amounts_are_summed_in_the_foot(summary):
    with_two = []
    summary.session.counted.connect(with_two.append)
    summary.front.table.selectColumn(summary.front.table.currentIndex().column())
    assert with_two[-1] == "Sum 1,150,000 (1 cells)"


def test_ctrl_p_asks_for_the_report_as_it_is_shown(summary, press):
    asked = []
    summary.session.opened.disconnect()
    summary.session.opened.connect(lambda screen, where: asked.append((screen, where)))
    summary.front.by.setCurrentIndex(2)
    press("Ctrl+P")
    chosen = {"report": "summary", "period": APRIL, "by": "trade", "scope": "known", "known_on": None}
    assert asked == [("reports", chosen)]


def test_the_screens_speak_chinese(summary):
    summary.change_language("zh")
    assert "合计" in table(summary)
    assert summary.front.pill() == "应报 3，实报 1"


def test_a_selected_row_is_copied_as_spreadsheets_take_it(window, press):
    press("Ctrl+C")
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert (lines[0][0], lines[1][0], lines[1][-1]) == ("Code", "BJ-001", "Not reported")


def test_enter_at_the_stick_makes_the_keys(window, federation, tmp_path, press):
    window.open("inbox")
    page = window.front.encryption
    window.front.go_to("encryption")
    assert (page.button.text(), page.keys.isHidden()) == ("Make the keys", True)
    press("/gone", "Enter")
    assert page.folder.trouble.text().startswith("There is no folder")
    page.folder.box.setEditText(str(tmp_path))
    press("Enter")
    (path,) = tmp_path.glob("escrow-*.agekey")
    assert (str(path) in page.result.text(), page.office.isHidden()) == (True, True)
    assert all(one.key in page.keys.text() for one in federation.find(Recipient))
    assert page.button.text() == "Make a new escrow key"
    press("Enter")
    assert page.trouble.text().startswith("There is an escrow key since")
    assert len(list(tmp_path.glob("escrow-*.agekey"))) == 1
    press("Enter")
    assert len(list(tmp_path.glob("escrow-*.agekey"))) == 2


def test_space_or_enter_asks_for_the_names_of_members_and_says_what_that_means(window, federation, press):
    window.open("inbox")
    window.front.go_to("encryption")
    names = window.front.encryption.names
    names.box.setFocus()
    press(" ")
    assert federation.desk.names_wanted
    assert window.foot.said.text().startswith("Names of members are asked for.")
    assert "asked for or not" in names.means.text()
    press("Enter")
    assert (federation.desk.names_wanted, names.box.isChecked()) == (False, False)
    assert operations(federation, limit=1)[0].operator == "Chen"


def test_who_only_enters_does_not_ask_for_names(window, federation, press):
    federation.save(Operator("Zhao", "administrator"), Operator("Chen", "entry"))
    window.open("inbox")
    window.front.go_to("encryption")
    names = window.front.encryption.names
    names.box.setFocus()
    press("Enter")
    assert (federation.desk.names_wanted, names.box.isChecked()) == (False, False)
    assert "Zhao" in names.trouble.text()


def test_a_check_number_typed_at_the_co_operative_trusts_its_waiting_seal(window, federation, packets, seal, press):
    receive(federation, [packets])
    window.open("cooperatives", "BJ-001")
    seals, number = window.front.one.seals, check_number(seal)
    assert all(group in seals.waiting.text() for group in number.split())
    seals.box.setFocus()
    press(number.replace(" ", ""), "Enter")
    assert [fact.public_key for fact in federation.find(TrustedKey)] == [seal]
    assert number[:5] in seals.known.text()
    assert seals.waiting.isHidden()


def test_the_check_number_stands_beside_a_file_that_waits(window, federation, packets, seal):
    receive(federation, [packets])
    window.open("inbox")
    page = next(page for page in window.front.findChildren(WaitingPage))
    page.refresh()
    assert page.card.check.text().split() == check_number(seal).split()


def test_the_registration_of_a_computer_waits_and_is_trusted_with_enter(
    qtbot, window, federation, store, tmp_path, press
):
    write_enrolment(store, tmp_path / "stick")
    assert list(take_in(qtbot, window, tmp_path / "stick", press).values()) == ["pending"]
    press("Ctrl+PgDn")
    page = window.front.waiting
    assert [column.text(page.list.rows.rows[0]) for column in page.list.rows.columns][1:3] == ["registration", ""]
    press("Enter", "Enter")
    assert [fact.cooperative for fact in federation.find(TrustedKey)] == ["BJ-001"]
    assert waiting(federation) == []
