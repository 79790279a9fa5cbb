"""Receipts on paper: several in one PDF, each on pages of its own; long and hostile words stay plain in their cells."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month, Period
from coopdesk.domain.receipt_sheet import ReceiptSheet, ToldFile
from coopdesk.domain.receipts import PlaceLine, QuestionLine, ReceiptLine
from coopdesk.domain.told_places import ToldPlaces
from coopdesk.reports import receipt

MAY = Month(1954, 5)
DESK = Desk("federation", federation="BJ", federation_en="Beijing", federation_zh="北京总社")


def told(month, state="standing", reason="", **more):
    return ToldFile(ReceiptLine(month, f"{month.number:x}" * 64, 2, state, reason), date(1954, 6, 9), **more)


def sheet(code, months=3, **more):
    files = tuple(told(Month(1954, 1) + number, late=number == 1, nil=number == 2) for number in range(months))
    return ReceiptSheet(DESK, Cooperative(code, f"Unit {code}", f"{code}社"), 7, date(1954, 6, 12), "ab" * 32, files,
                        **{"questions": (), "places": (), "seals": (("0A1B", 12),), **more})  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_each_co_operative_has_a_page_and_an_entry_in_the_outline(printed, stays_in_its_place, language):
    data = receipt.draw([sheet("BJ-001"), sheet("BJ-002", 60), sheet("BJ-003")], language)
    texts = printed(data).by_page()
    assert [[code for code in ("BJ-001", "BJ-002", "BJ-003") if code in text] for text in texts] == [
        ["BJ-001"], ["BJ-002"], ["BJ-002"], ["BJ-003"],
    ]  # fmt: skip
    pdf = pypdfium2.PdfDocument(data)
    assert [one.get_title()[:6] for one in pdf.get_toc()] == ["BJ-001", "BJ-002", "BJ-003"]
    pdf.close()
    assert all(("月份" if language != "en" else "Month") in text for text in texts[:3])
    stays_in_its_place(data)


def test_lateness_nil_questions_and_places_stand_with_what_they_are_of(printed, stays_in_its_place):
    place = PlaceLine("drive", 1, "BJ-001", MAY, MAY, "carpets", "地毯", "U", "社", 2, Decimal("98.50"), "placed")
    places = (ToldPlaces("drive", "Spring <i>drive</i>", "春季竞赛", 1, Period(MAY, MAY), (place,), place),)
    questions = ((Month(1954, 1), QuestionLine(31, "1" * 64, "", "", "", "Why? " * 60)),)
    one = sheet("BJ-001", questions=questions, places=places)
    data = receipt.draw([replace(one, files=(*one.files, told(MAY, "refused", "<b>" * 40)))], "en")
    said = printed(data).said()
    for words in ("Receiptno.7", "12June1954", "1stcorrection", "1111111111111111", "1954-06-09", "Late", "Nil",
                  "notaccepted", "311954-01thewholereturn", "Spring<i>drive</i>", "place2of1",
                  "98.5points", "notdecidedyet", "0A1B", "uptono.12", "abababababababab"):  # fmt: skip
        assert words in said
    assert said.count("<b>") == 40
    assert said.count("Why?") == 60
    stays_in_its_place(data)
