"""The amounts beside the products of a month: kept, cleared, corrected, sent and taken in."""

import pytest

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, Note, Statement
from coopdesk.errors import EntryError, LockedError
from coopdesk.services import desk, months
from coopdesk.services.amounts import save_accounts
from coopdesk.services.exchange import receive, trust
from coopdesk.services.integrity import check_file
from coopdesk.services.sending import export, station_of
from tests.services import test_months

store = test_months.store
APRIL = Month(1954, 4)
AMOUNTS = Accounts(1_250_000, -300_000)


def kept(store, month=APRIL):
    return months.whole(store, months.current(store, "A", month)).accounts


def test_amounts_are_kept_changed_and_taken_away_with_their_reasons(store):
    april = test_months.entered(store)
    assert save_accounts(store, april, AMOUNTS) == AMOUNTS == kept(store)
    save_accounts(store, april, Accounts(NOT_APPLICABLE, None))
    assert kept(store) == Accounts(NOT_APPLICABLE, None)
    months.save_note(store, april, Note("blank-work_in_progress", "", "not counted"))
    months.save_note(store, april, Note("note", "", "stays"))
    assert save_accounts(store, april, Accounts()) is None
    assert kept(store) is None
    assert [note.text for note in store.lines(Note, april.id)] == ["stays"]


def test_negative_services_are_refused(store):
    with pytest.raises(EntryError, match="cannot be negative"):
        save_accounts(store, test_months.entered(store), Accounts(-1, 0))
    assert kept(store) is None


def test_amounts_of_a_final_month_stay_and_are_corrected_in_the_next_version(store):
    april = test_months.entered(store)
    save_accounts(store, april, AMOUNTS)
    final = test_months.close(store, april)
    for change in (Accounts(1, 1), Accounts()):
        with pytest.raises(LockedError):
            save_accounts(store, final, change)
    again = months.amend(store, "A", APRIL, "forgotten repairs")
    save_accounts(store, again, Accounts(2_000_000, 0))
    assert months.whole(store, final).accounts == AMOUNTS
    assert kept(store) == Accounts(2_000_000, 0)


def test_amounts_reach_the_federation_and_the_file_check_sees_them_changed(store, tmp_path):
    april = test_months.entered(store)
    save_accounts(store, april, AMOUNTS)
    test_months.close(store, april)
    key = station_of(store, tmp_path / "keys")
    path = export(store, APRIL, tmp_path / "out", tmp_path / "keys")
    with desk.new_federation(None) as office:
        office.save(*store.find(type(desk.own_cooperative(store))))
        assert [verdict.verdict for verdict in receive(office, [path])] == ["pending"]
        trust(office, str(key.public), "A")
        statement = office.find(Statement)[0]
        whole = months.whole(office, statement)
        assert (whole.accounts, whole.lines) == (AMOUNTS, months.whole(store, months.current(store, "A", APRIL)).lines)
        assert check_file(office) == []
        with office.reading() as connection:
            connection.execute("DROP TRIGGER accounts_final_update")
            connection.execute("UPDATE accounts SET work_in_progress = -300001")
        assert any("is not what its return file says" in str(fault) for fault in check_file(office))
