"""Encrypted return files: the federation's keys, what is written for them, and taking it in."""

import dataclasses
from datetime import date

import pytest

from coopdesk.domain.desk import Desk
from coopdesk.domain.member_lines import MemberLine
from coopdesk.domain.members import Member
from coopdesk.domain.packets import Recipient, StoredPacket
from coopdesk.errors import DeskError
from coopdesk.exchange import packet, wrapping
from coopdesk.services import encryption, sending
from coopdesk.services.exchange import empty_folders, receive, trust, verify
from coopdesk.services.outbox import outbox, write_files
from coopdesk.store import Store
from tests.services.test_exchange import APRIL, CODE, desk_of, month_of, verdicts

PERSON = Member(CODE, "7", "王大", "F", 1919, joined_on=date(1953, 2, 1), entry="founder")


@pytest.fixture
def keys(tmp_path):
    return tmp_path / "profile"


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def federation(keys, stick):
    from coopdesk.domain.cooperatives import Cooperative

    with Store.create(None, Desk("federation")) as store:
        store.save(Cooperative(CODE, "One"))
        encryption.make_keys(store, stick / "escrow.agekey", keys)
        yield store


@pytest.fixture
def clerk(federation, tmp_path):
    """A co-operative that has the federation's keys."""
    with desk_of() as store:
        store.save(*federation.find(Recipient))
        trust(federation, str(sending.station_of(store, tmp_path / "clerk").public), CODE)
        yield store


@pytest.fixture
def sent(clerk, stick, tmp_path):
    month_of(clerk)
    return sending.export(clerk, APRIL, stick, tmp_path / "clerk")


def test_the_office_keeps_its_key_and_the_escrow_goes_away(federation, keys, stick):
    office, escrow = (federation.get(Recipient, kind).key for kind in ("office", "escrow"))
    assert wrapping.recipients_of(wrapping.identities_in(keys)) == {office}
    assert wrapping.recipients_of(wrapping.identities_in(stick)) == {escrow}
    assert encryption.recipients(federation) == (office, escrow)
    assert encryption.office_key_here(federation, keys)


def test_the_office_key_is_made_once_where_it_lies_and_anew_where_it_does_not(federation, keys, tmp_path):
    first = federation.get(Recipient, "office")
    assert encryption.make_office_key(federation, keys) == first
    assert encryption.make_office_key(federation, tmp_path / "other").key != first.key


def test_an_escrow_key_is_never_written_over_or_kept_here(federation, keys, stick, tmp_path):
    before = federation.get(Recipient, "escrow")
    with pytest.raises(DeskError, match="was not overwritten"):
        encryption.make_escrow_key(federation, stick / "escrow.agekey")
    with pytest.raises(DeskError, match="There is no folder"):
        encryption.make_escrow_key(federation, tmp_path / "gone" / "x")
    home = encryption.keys_folder(federation)
    home.mkdir(parents=True, exist_ok=True)
    with pytest.raises(DeskError, match="does not stay on this computer"):
        encryption.make_escrow_key(federation, home)
    assert federation.get(Recipient, "escrow") == before


def test_a_co_operative_makes_no_keys(clerk, stick):
    with pytest.raises(DeskError, match="federation's file"):
        encryption.make_escrow_key(clerk, stick)


def test_an_encrypted_file_holds_the_very_packet_that_is_kept(clerk, sent, stick, federation, keys):
    (kept,) = clerk.find(StoredPacket)
    assert sent.name == f"{packet.file_name(kept)}.age"
    assert encryption.bytes_of(sent, federation, keys) == kept.content
    assert wrapping.unwrap(sent.read_bytes(), wrapping.identities_in(stick)) == kept.content


def test_it_is_taken_in_as_a_plain_one_would_be(federation, sent, stick, keys):
    (found,) = receive(federation, [stick], keys=keys)
    assert (found.file, found.verdict) == (sent.name, "accepted")
    plain = stick.parent / "plain.coop"
    plain.write_bytes(federation.get(StoredPacket, found.packet).content)
    assert verdicts(receive(federation, [sent, plain], keys=keys)) == ["known", "known"]


def test_writing_it_again_puts_a_whole_new_file_in_its_place(clerk, sent, stick, tmp_path):
    before = sent.read_bytes()
    sent.write_bytes(before[:100])
    (row,) = outbox(clerk)
    assert write_files(clerk, stick, [row], keys=tmp_path / "clerk") == [sent]
    assert row.file == sent.name
    assert sent.read_bytes() != before
    assert len(clerk.find(StoredPacket)) == 1


def test_without_the_key_it_is_refused_and_said_which_is_missing(federation, sent, tmp_path):
    (found,) = receive(federation, [sent], keys=tmp_path / "none")
    said = found.document("en")["reason"]
    assert found.verdict == "refused"
    assert federation.get(Recipient, "office").key[-8:] in said
    assert federation.find(StoredPacket) == []


def test_the_escrow_key_beside_the_data_file_opens_it(federation, sent, stick):
    assert verdicts(receive(federation, [sent], keys=stick)) == ["accepted"]


def test_a_federation_without_keys_says_so(sent, keys):
    with Store.create(None, Desk("federation")) as other:
        (found,) = receive(other, [sent], keys=keys / "none")
        assert "has made no keys" in found.document("en")["reason"]


def test_a_damaged_one_is_named_and_the_others_come_in(federation, sent, stick, keys):
    (stick / "a.coop.age").write_bytes(sent.read_bytes()[:-1])
    found = {one.file: one for one in receive(federation, [stick], keys=keys)}
    assert found[sent.name].verdict == "accepted"
    assert found["a.coop.age"].document("en")["reason"] == "a.coop.age: The encrypted file is damaged or cut short."


def test_verify_says_that_it_is_encrypted(sent, stick):
    (seen,) = verify([stick])
    assert seen.verdict.verdict == "encrypted"
    assert seen.document("en")["cooperative"] is None
    assert empty_folders([stick]) == []


@pytest.mark.parametrize("kind", ["office", "escrow"])
def test_with_one_key_alone_files_are_plain(clerk, federation, kind, tmp_path, stick):
    (one,) = clerk.find(Recipient, kind=kind)
    with desk_of() as other:
        other.save(one)
        month_of(other)
        path = sending.export(other, APRIL, stick, tmp_path / "clerk")
    assert path.suffix == ".coop"
    assert not wrapping.wrapped(path.read_bytes())


def test_a_co_operative_is_told_that_it_is_not_for_it(clerk, sent):
    assert "encrypted for the federation" in receive(clerk, [sent])[0].document("en")["reason"]


def members_in(path, federation, keys):
    return packet.read(encryption.bytes_of(path, federation, keys), "x").tables["members"]


@pytest.mark.parametrize(("wanted", "name"), [(False, ""), (True, "王大")])
def test_members_travel_encrypted_and_their_names_only_where_they_are_asked_for(
    federation, clerk, keys, stick, tmp_path, wanted, name
):
    clerk.save(dataclasses.replace(clerk.desk, names_wanted=wanted), PERSON)
    month_of(clerk)
    path = sending.export(clerk, APRIL, stick, tmp_path / "clerk")
    expected = MemberLine("7", name, "F", 1919, date(1953, 2, 1), "founder")
    assert members_in(path, federation, keys) == (expected,)


def test_a_plain_file_tells_of_no_member(stick, tmp_path):
    with desk_of() as store:
        store.save(dataclasses.replace(store.desk, names_wanted=True), PERSON)
        month_of(store)
        path = sending.export(store, APRIL, stick, tmp_path / "clerk")
    assert packet.read_file(path).tables["members"] == ()


def test_what_tells_of_members_never_leaves_the_house_plain(clerk, stick, tmp_path):
    clerk.save(PERSON)
    month_of(clerk)
    sending.export(clerk, APRIL, stick, tmp_path / "clerk")
    clerk.remove(*clerk.find(Recipient))
    (tmp_path / "other").mkdir()
    with pytest.raises(DeskError, match="encrypted only"):
        sending.export(clerk, APRIL, tmp_path / "other", tmp_path / "clerk")
    assert list((tmp_path / "other").iterdir()) == []
