"""The computer registration sheet on paper."""

from dataclasses import replace

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.registration_sheet import RegistrationSheet
from coopdesk.exchange.signature import Key
from coopdesk.reports import registration_sheet

PUBLIC = Key.made().public
UNIT = Cooperative("BJ-001", "Dongsi carpets", "东四地毯社", district_en="Dongsi", district_zh="东四")
DESK = Desk("cooperative", "BJ-001", federation_en="Federation", federation_zh="总社")
SHEET = RegistrationSheet(DESK, UNIT, str(PUBLIC), PUBLIC.key_id, PUBLIC.check_number)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Computerregistrationsheet", "Dongsicarpets", "Federation"]),
        ("zh", ["电脑登记表", "东四地毯社", "总社"]),
    ],
)
def test_it_says_whose_computer_it_is_with_its_seal_and_check_number(printed, stays_in_its_place, language, words):
    data = registration_sheet.draw(SHEET, language)
    said = printed(data).said()
    assert all(word in said for word in [*words, *PUBLIC.check_number.split(), str(PUBLIC)[:8], str(PUBLIC)[-8:]])
    assert printed(data).pages == 1
    stays_in_its_place(data)


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_the_longest_names_leave_it_on_one_page_in_one_language(printed, stays_in_its_place, language):
    unit = replace(UNIT, name_en="W" * 96, name_zh="社" * 96, responsible="长" * 64, district_en="D " * 48)
    data = registration_sheet.draw(
        replace(SHEET, cooperative=unit, desk=replace(DESK, federation_en="M" * 96, federation_zh="总" * 96)), language
    )
    assert printed(data).pages == (2 if language == "both" else 1)
    stays_in_its_place(data)


def test_equal_sheets_are_equal_bytes():
    assert registration_sheet.draw(SHEET, "zh") == registration_sheet.draw(SHEET, "zh")


def test_a_computer_of_the_federation_has_a_sheet_for_the_co_operatives(printed, stays_in_its_place):
    data = registration_sheet.draw(replace(SHEET, cooperative=None), "en")
    said = printed(data).said()
    assert "Fortheco-operative,aftercomparing" in said
    assert "Dongsi" not in said
    stays_in_its_place(data)
