"""Check numbers, at the co-operative and typed at the federation."""

from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import TrustedKey
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError, EntryError
from coopdesk.services import months, sending
from coopdesk.services.check_numbers import check_number, registration_sheet, seal_meant, waiting_seals
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.exchange import receive
from coopdesk.services.register import accept_seal

APRIL = Month(1954, 4)


@pytest.fixture
def sender():
    with new_cooperative(None, Cooperative("BJ-001", "One"), "PC", APRIL, Desk("cooperative")) as made:
        yield made


@pytest.fixture
def waits(tmp_path, sender):
    """A federation with a nil month of BJ-001 that waits, and the seal of that co-operative's computer."""
    statement = months.mark_nil(sender, months.draft(sender, "BJ-001", APRIL), True)
    months.close_month(sender, statement, "Chen", "Li Fu", date(1954, 5, 2))
    path = sending.export(sender, APRIL, tmp_path / "out", tmp_path / "keys")
    with new_federation(None) as made:
        made.save(Cooperative("BJ-001", "One"), Cooperative("BJ-002", "Two"))
        receive(made, [path])
        yield made, str(sending.station_of(sender, tmp_path / "keys").public)


@pytest.mark.parametrize("spell", [str, lambda text: text.replace(" ", ""), lambda text: text.replace(" ", "-")])
def test_a_check_number_trusts_the_seal_that_waits_however_it_is_grouped(waits, spell):
    federation, seal = waits
    assert waiting_seals(federation, "BJ-001") == [seal]
    (verdict,) = accept_seal(federation, spell(check_number(seal)), "BJ-001")
    assert (verdict.verdict, federation.find(TrustedKey)[0].public_key) == ("accepted", seal)
    assert waiting_seals(federation) == []


def test_full_width_digits_are_digits(waits):
    federation, seal = waits
    typed = check_number(seal).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert seal_meant(federation, typed) == seal


def test_one_wrong_digit_trusts_nothing(waits):
    federation, seal = waits
    number = check_number(seal)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    with pytest.raises(EntryError) as refusal:
        accept_seal(federation, wrong, "BJ-001")
    assert (refusal.value.problems[0].box, federation.find(TrustedKey)) == ("public_key", [])


def test_a_check_number_of_another_length_is_counted(waits):
    with pytest.raises(DeskError, match="29 digits"):
        seal_meant(waits[0], check_number(waits[1])[:-1])


def test_a_seal_of_files_of_another_co_operative_is_not_trusted_by_its_number(waits):
    with pytest.raises(EntryError, match="BJ-001"):
        accept_seal(waits[0], check_number(waits[1]), "BJ-002")


def test_a_seal_itself_is_left_as_it_is_typed(waits):
    assert seal_meant(waits[0], waits[1]) == waits[1]


def test_the_sheet_has_the_seal_of_this_computer(sender):
    sheet = registration_sheet(sender)
    assert sheet.check_number == check_number(sheet.seal)
    with new_federation(None) as federation:
        assert registration_sheet(federation).cooperative is None
