"""What is typed comes out equal: large money, full-width digits, rare characters; on paper and in files too."""

import subprocess
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, Note, OutputLine
from coopdesk.gui.members.screen import MembersScreen
from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import months
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.reports import report
from coopdesk.services.sending import export, station_of
from coopdesk.store import Store

APRIL = Month(1954, 4)
MUCH = 260_000_000_000
RARE = "𬭎䶮𪟝"


@pytest.fixture
def month(shown, session):
    """The monthly return in a window."""
    return shown(Window(session, [Place("monthly_return", "Monthly return", MonthlyReturnScreen)]))


@pytest.fixture
def register(shown, session):
    """The register of members in a window."""
    return shown(Window(session, [Place("members", "Members", MembersScreen)]))


def printed(store, language):
    """The monthly form as two programs copy it, without spaces."""
    data = report(store, "monthly-return", Period(APRIL, APRIL), language)
    pdf = pypdfium2.PdfDocument(data)
    found = ["".join(page.get_textpage().get_text_range() for page in pdf)]
    pdf.close()
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return ["".join(text.split()) for text in (*found, run.stdout.decode())]


def key_month(press):
    """Three teams, one product, and their labour; the month is whole then."""
    for team in ("T1", "T2", "T3"):
        press(team, "Enter", "0801", "Enter", "239", "Enter", "252", "Enter", "4", "Enter", "114500", "Enter")
    press("Ctrl+PgDn")
    for wages in (str(MUCH), "5200000", "5200000"):
        press("520", "Enter", "507", "Enter", wages, "Enter", "0", "Enter")


def final(store, preparer="Wang Guiying"):
    """April made final as it stands; what stands out is explained."""
    april = months.draft(store, "BJ-001", APRIL)
    for problem in months.check(store, april):
        assert problem.level == "query", problem
        months.save_note(store, april, Note(problem.code, problem.line, "as on paper"))
    return months.close_month(store, april, preparer, "李长顺", date(1954, 5, 2))


def test_large_money_is_equal_typed_saved_final_printed_exported_and_received(month, press, store, tmp_path):
    key_month(press)
    assert MUCH in [line.wages for line in store.find(LabourLine)]
    closed = final(store)
    assert store.lines(Figures, closed.id)[0].wages == MUCH + 2 * 5_200_000
    for language in ("zh", "en"):
        for text in printed(store, language):
            assert f"{MUCH + 2 * 5_200_000:,}" in text or f"{MUCH:,}" in text
    store.copy_to(tmp_path / "closed.coopdesk")
    with Store.open(tmp_path / "closed.coopdesk") as again:
        assert MUCH in [line.wages for line in again.find(LabourLine)]
    keys = tmp_path / "keys"
    keys.mkdir()
    sent = export(store, APRIL, tmp_path, keys)
    with new_federation(None) as federation:
        federation.save(Cooperative("BJ-001", "Carpets"), KindSpan("BJ-001", APRIL.first, "PC"))
        trust(federation, str(station_of(store, keys).public), "BJ-001")
        assert [verdict.verdict for verdict in receive(federation, [sent])] == ["accepted"]
        assert federation.find(Figures)[0].wages == MUCH + 2 * 5_200_000
        assert MUCH in [line.wages for line in federation.find(LabourLine)]


def test_full_width_digits_are_digits_in_the_grid(month, press, store):
    press("T1", "Enter", "0801", "Enter", "１２３，４５６", "Enter")
    assert [line.planned for line in store.find(OutputLine)] == [123_456]


def test_full_width_digits_are_digits_on_a_form(register, press, store):
    register.front.sheet.form.boxes["name"].box.setFocus()
    press("王英", "Enter")
    boxes = register.front.sheet.form.boxes
    boxes["share_subscribed"].box.setFocus()
    press("１２３，４５６", "Enter")
    assert boxes["share_subscribed"].box.text() == "123,456"
    assert boxes["share_subscribed"].box.read() == 123_456


def test_rare_characters_are_equal_composed_kept_searched_printed_and_copied(register, press, store):
    sheet = register.front.sheet
    sheet.form.boxes["name"].box.setFocus()
    composing = QInputMethodEvent("hong", [])
    QApplication.sendEvent(sheet.form.boxes["name"].box, composing)
    press(RARE, "Enter", "1", "Enter", "1930", "Enter", "T1", "Enter", "403", "Enter", "2", "Enter")
    press("Enter", "Enter", "50000", "Enter", "20000", "Enter")
    assert [member.name for member in store.find(Member)] == [RARE]
    press("Ctrl+F", RARE)
    model = register.front.table.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == [RARE]
    name = store.find(Member)[0].name
    april = months.draft(store, "BJ-001", APRIL)
    figures = {
        "planned": Decimal(239),
        "qualified": Decimal(252),
        "scrap": Decimal(4),
        "current_price": Decimal(114500),
    }
    months.save_line(store, april, OutputLine("T1", "0801", **figures))
    months.save_line(store, april, LabourLine("T1", 1, 520, 507, 5_200_000, 0))
    final(store, name)
    for language in ("zh", "en"):
        for text in printed(store, language):
            assert RARE in text


@pytest.mark.parametrize("name", ["<b>王</b>", '<img src="/x">', "=cmd|'/c calc'!A1", "%(file)s&amp;{0}"])
def test_hostile_words_are_printed_literally(month, press, store, name):
    key_month(press)
    final(store, name)
    for language in ("zh", "en"):
        for text in printed(store, language):
            assert "".join(name.split()) in text
