"""This computer's seal replaced: who knows the new one, in whatever order things come, and killed at any moment."""

import os
import shutil
from itertools import count, permutations

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import Station, StoredPacket
from coopdesk.exchange import packet, signature
from coopdesk.exchange.signature import key_in
from coopdesk.services.check_numbers import check_number
from coopdesk.services.enrolment import write_enrolment, write_registrations
from coopdesk.services.exchange import receive, trust
from coopdesk.services.highwater import compare
from coopdesk.services.inbox import waiting
from coopdesk.services.own_seals import own_seals, replace_seal
from coopdesk.services.register import accept_seal
from coopdesk.services.seals import seals_of, trusted
from coopdesk.services.sending import station_of
from coopdesk.store import Store
from tests.services.test_exchange import (
    CODE,
    clerk,
    desk_of,
    federation,
    keys,
    month_of,
    sent,
    verdicts,
    wages_of,
)
from tests.services.test_killed import killed

__all__ = ["clerk", "federation", "keys"]


@pytest.fixture
def changed(clerk, keys, tmp_path):
    """April by the old seal, the registration of the new one, April corrected by the new one."""
    first = sent(clerk, keys, tmp_path)
    replace_seal(clerk, keys)
    naming = write_enrolment(clerk, tmp_path, keys)
    with desk_of() as second:
        corrected = sent(second, keys, tmp_path / "second", wages=7)
    return first, naming, corrected


def test_the_old_seal_names_the_new_one_and_stays_beside_it(clerk, keys, tmp_path):
    sent(clerk, keys, tmp_path)
    old = str(station_of(clerk, keys).public)
    new = replace_seal(clerk, keys)
    assert str(station_of(clerk, keys).public) == str(new.public) != old
    said = packet.read_file(write_enrolment(clerk, tmp_path, keys))
    assert (said.envelope.public_key, said.tables["seal"][0].public_key) == (old, str(new.public))
    assert [str(one.public) for one in signature.earlier_in(keys)] == [old]
    assert [seal.public_key for seal in own_seals(clerk, keys)] == [str(new.public), old]


def test_its_registration_can_be_written_again_to_the_byte(clerk, keys, tmp_path):
    sent(clerk, keys, tmp_path)
    replace_seal(clerk, keys)
    before = write_enrolment(clerk, tmp_path / "one", keys)
    again = write_enrolment(clerk, tmp_path / "two", keys)
    assert (again.name, again.read_bytes()) == (before.name, before.read_bytes())


def test_after_two_changes_both_registrations_are_given(federation, clerk, keys, tmp_path):
    first = sent(clerk, keys, tmp_path)
    trust(federation, str(station_of(clerk, keys).public), CODE)
    for _ in range(2):
        replace_seal(clerk, keys)
    paths = write_registrations(clerk, tmp_path / "stick", keys)
    receive(federation, [first, *reversed(paths)])
    assert (str(station_of(clerk, keys).public), CODE) in trusted(federation, frozenset())
    assert len(paths) == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_files_under_the_new_seal_count_in_whatever_order_they_come(federation, clerk, keys, changed, order):
    trust(federation, str(signature.earlier_in(keys)[0].public), CODE)
    for place in order:
        receive(federation, [changed[place]])
    assert verdicts(receive(federation, changed)) == ["known"] * 3
    assert len(seals_of(federation, CODE)) == 2
    assert waiting(federation) == []


def test_the_verdict_says_that_the_earlier_seal_names_a_new_one(federation, clerk, keys, changed):
    trust(federation, str(signature.earlier_in(keys)[0].public), CODE)
    (verdict,) = receive(federation, [changed[1]])
    assert verdict.verdict == "accepted"
    assert "named by the earlier one" in str(verdict.reason)
    assert verdicts(receive(federation, [changed[2]])) == ["accepted"]
    assert wages_of(federation) == [7]


def test_where_the_earlier_seal_was_never_compared_the_new_one_is_by_its_own_sheet(federation, clerk, keys, changed):
    assert set(verdicts(receive(federation, changed))) == {"pending"}
    new = str(station_of(clerk, keys).public)
    assert new in {row.public_key for row in waiting(federation) if row.period is None}
    accept_seal(federation, check_number(new), CODE)
    assert [row for row in waiting(federation) if row.period is None] == []


def test_a_seal_that_wrote_nothing_is_replaced_without_a_word_to_anyone(federation, clerk, keys, tmp_path):
    station_of(clerk, keys)
    new = replace_seal(clerk, keys)
    said = packet.read_file(write_enrolment(clerk, tmp_path, keys))
    assert said.envelope.public_key == said.tables["seal"][0].public_key == str(new.public)


def test_another_desk_on_this_computer_names_the_new_seal_when_it_registers(clerk, keys, tmp_path):
    with desk_of("BJ-002") as other:
        month_of(other, "BJ-002")
        old = str(station_of(other, keys).public)
        write_enrolment(other, tmp_path, keys)
        sent(clerk, keys, tmp_path)
        replace_seal(clerk, keys)
        said = packet.read_file(write_enrolment(other, tmp_path, keys))
        assert (said.envelope.cooperative, said.envelope.public_key) == ("BJ-002", old)
        assert packet.read_file(write_enrolment(other, tmp_path, keys)).id == said.id


def test_a_file_goes_on_here_without_a_question_after_its_seal_was_replaced(clerk, keys, tmp_path):
    sent(clerk, keys, tmp_path)
    replace_seal(clerk, keys)
    assert compare(clerk, tmp_path / "marks", keys).kind == "new"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
def test_killed_at_any_moment_the_next_start_goes_on_and_registers_one_new_seal(tmp_path):
    original, place = tmp_path / "one.coopdesk", tmp_path / "killed"
    with Store.create(original, Desk("cooperative", cooperative=CODE)) as store:
        store.save(Cooperative(CODE, "One"))
        sent(store, tmp_path / "first", tmp_path)
    left = set()
    for moment in count(1):
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(tmp_path / "first", place / "keys")
        shutil.copy(original, place)
        old = str(key_in(place / "keys").public)
        if not killed(replace_seal, place / original.name, moment):
            break
        with Store.open(place / original.name) as store:
            seal = str(station_of(store).public)
            named = [one.enrols for one in store.find(StoredPacket, kind="enrolment")]
            assert named == ([] if seal == old else [seal])
            left.add("old" if seal == old else "new")
            new = str(replace_seal(store).public) if seal == old else seal
            (said,) = [packet.read_file(path) for path in write_registrations(store, place / "stick")]
            assert (said.envelope.public_key, said.tables["seal"][0].public_key) == (old, new)
            assert {one.public_key for one in store.find(Station)} == {old, new}
    assert left == {"old", "new"}
