"""What happens to sticks, file by file: what is told, what stands with which figures, what the co-operative sees.

Some of the scenarios are those of the synchronisation tests of CSPro (public domain), where they mean something for
files on sticks: a device that lost its history, a conflict, chunks lost on the way, the same data sent again.
"""

import dataclasses
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import Arrival, Recipient
from coopdesk.domain.statements import Statement
from coopdesk.errors import DeskError, PacketError
from coopdesk.exchange import packet
from coopdesk.exchange.signature import key_in
from coopdesk.services import decisions, encryption, months, renewals
from coopdesk.services.desk import new_cooperative
from coopdesk.services.directives import read_directive, write_directives
from coopdesk.services.exchange import receive, trust
from coopdesk.services.outbox import write_files
from coopdesk.services.receipts import write_receipts
from coopdesk.services.replies import carried_back, trust_federation
from coopdesk.services.seals import revoke
from coopdesk.services.sending import export
from coopdesk.store import Store
from tests.services.offices import (
    APRIL,
    CODE,
    FULL,
    GONE,
    MARCH,
    MAY,
    READ_ONLY,
    Offices,
    failing,
    final,
    message_of,
    packet_of,
    renamed,
    stops_at,
    told,
)  # fmt: skip
from tests.services.test_seals import named

TWICE = "%(code)s: different files bear number %(number)s of one computer's seal"
OLDER_RECEIPT = "older: Receipt no. %(number)s is older than no. %(newest)s, which is here already"
UNKNOWN_SEAL = "pending: The seal of this computer is not known yet"
REVOKED = "refused: The seal of this computer was revoked"
DAMAGED = "refused: The file is damaged or cut short."
COME_BACK = "accepted: This file (no. %(number)s) was written here and was missing in this data file"
WRITTEN_HERE = "refused: This file was written here"


@dataclass(frozen=True)
class Row:
    """A scenario: what it does, and what must come of it; ``told`` are the beginnings of messages."""

    happens: Callable
    told: list[str]
    stands: dict
    desk: list[str]
    repeats: bool


ROWS: list[Row] = []


def row(told, stands, desk=(), repeats=True):
    """Put a scenario into the table; unless it does not repeat, all files come in again and change nothing."""

    def put(happens):
        ROWS.append(Row(happens, told, stands, list(desk), repeats))
        return happens

    return put


@pytest.fixture
def offices(tmp_path, time_machine):
    made = Offices(tmp_path, time_machine)
    yield made
    made.close()


# receipts


@row(["accepted"], {APRIL: ("settled", 2)}, ["received", "replaced"])
def the_first_receipt_is_lost(o):
    o.receive(o.send(1))
    o.answer()
    o.receive(o.send(2))
    return o.hear(o.answer())


@row(["accepted"], {APRIL: ("settled", 1)}, ["sent", "replaced"])
def the_receipt_is_for_another_revision(o):
    o.receive(o.send(1))
    o.send(2)
    return o.hear(o.answer())


@row(["accepted", OLDER_RECEIPT], {APRIL: ("settled", 2)}, ["received", "replaced"])
def an_older_receipt_comes_after_a_newer_one(o):
    o.receive(o.send(1))
    older = o.answer()
    o.receive(o.send(2))
    return o.hear(o.answer(), older)


@row(["refused: This receipt is for %(code)s, another co-operative."], {APRIL: ("settled", 1)}, ["sent"])
def the_receipt_is_of_another_co_operative(o):
    with new_cooperative(None, Cooperative("BJ-002", "Two"), "PC", MARCH, Desk("federation")) as two:
        o.receive(o.send(1), o.send(7, own=two, keys=o.folder / "keys of two"))
    return o.hear(write_receipts(o.federation, o.stick(), ["BJ-002"], o.federation_keys)[0])


@row(["pending: The seal of the federation is not known here yet"], {APRIL: ("settled", 1)}, ["sent"])
def the_receipt_bears_another_seal_than_the_federations(o):
    o.receive(o.send(1))
    return o.hear(write_receipts(o.federation, o.stick(), [CODE], o.folder / "some other keys")[0])


@row(["accepted"], {APRIL: ("settled", 1)}, ["refused"], repeats=False)
def what_was_refused_is_told_with_the_next_receipt(o):
    o.receive(o.send(1))
    o.hear(o.answer())
    decisions.refuse(o.federation, [packet_of(o.came[0])], "not signed")
    verdicts = o.hear(o.answer())
    decisions.admit(o.federation, [packet_of(o.came[0])])
    return verdicts


@row(
    ["older: Receipt no. %(number)s is another than the one of that number"],
    {APRIL: ("settled", 2), MAY: ("settled", 5)}, ["received", "received", "replaced"],
)  # fmt: skip
def the_federation_goes_on_from_a_backup_and_its_numbers_fall_back(o):
    first = o.send(1)
    o.receive(first)
    backup = o.kept_aside()
    o.hear(o.answer())
    second = o.send(2)
    o.receive(second)
    newest = o.answer()
    o.hear(newest)
    o.restore_federation(backup)
    o.receive(second)
    verdicts = o.hear(o.answer())
    final(o.own, 5, MAY)
    stick = o.stick()
    assert [path.name for path in write_files(o.own, stick, keys=o.own_keys)][1:] == [newest.name]
    assert told(o.receive(*sorted(stick.iterdir())))[1].startswith(COME_BACK)
    assert told(o.receive(newest))[0].startswith(WRITTEN_HERE)
    assert told(o.hear(o.answer())) == ["accepted"]
    assert carried_back(o.own) == []
    return verdicts


@row(["accepted"], {APRIL: ("settled", 2)}, ["received", "replaced"])
def a_receipt_of_one_number_is_written_twice(o):
    first = o.send(1)
    o.receive(first)
    backup = o.kept_aside()
    o.hear(o.answer())
    o.restore_federation(backup)
    second = o.send(2)
    o.receive(first, second)
    assert any("is another than the one of that number" in one for one in told(o.hear(o.answer(), *o.heard)))
    o.receive(o.heard[0])
    o.came.clear()
    decisions.refuse(o.federation, [packet_of(first)], "by hand")
    return o.hear(o.answer())


@row(["accepted"], {APRIL: ("settled", 2)}, ["received", "replaced"])
def the_federation_goes_on_from_a_backup_on_a_new_computer(o):
    first, backup = o.send(1), o.folder / "backup.coopdesk"
    o.receive(first)
    o.federation.copy_to(backup)
    o.hear(o.answer())
    o.restore_federation(backup)
    o.federation_keys = o.folder / "keys of the new computer"
    second = o.send(2)
    o.receive(first, second)
    waits = o.hear(o.answer())
    assert told(waits)[0].startswith("pending: The seal of the federation is not known here yet")
    trust_federation(o.own, str(key_in(o.federation_keys).public))
    assert told(o.receive(o.heard[0]))[0].startswith(COME_BACK)
    o.came.remove(o.heard[0])
    return o.hear(o.answer())


@row(["known", "accepted"], {APRIL: ("settled", 1), MAY: ("settled", 5)}, ["sent", "sent"])
def taking_in_is_stopped_between_two_files_and_goes_on(o):
    april, may = o.send(1), o.send(5, MAY)

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        receive(o.federation, [april, may], stop, at_once=1)
    assert o.stands() == {APRIL: ("settled", 1)}
    return o.receive(april, may)


# returns, in whatever order


@row(["known", "accepted"], {MARCH: ("settled", 3), APRIL: ("settled", 4)}, ["sent", "sent"])
def the_stick_has_last_months_file_too(o):
    march = o.send(3, MARCH)
    o.receive(march)
    return o.receive(march, o.send(4))


@row(["accepted", "superseded", "superseded"], {APRIL: ("settled", 3)}, ["sent", "replaced", "replaced"])
def corrections_come_out_of_order(o):
    first, second, third = o.send(1), o.send(2), o.send(3)
    return [verdict for path in (third, first, second) for verdict in o.receive(path)]


@row(["superseded", "accepted"], {APRIL: ("settled", 3)}, ["sent", "replaced", "replaced"])
def the_middle_correction_is_lost(o):
    first, _second, third = o.send(1), o.send(2), o.send(3)
    return o.receive(first, third)


@row(["accepted", "known"], {APRIL: ("settled", 1)}, ["sent"])
def one_file_is_there_under_two_names(o):
    path = o.send(1)
    return o.receive(path, renamed(path, "副本.coop"))


@row([], {APRIL: ("settled", 1)}, ["sent"])
def nothing_new_is_sent_again(o):
    path = o.send(1)
    o.receive(path)
    assert export(o.own, APRIL, o.stick(), o.own_keys).read_bytes() == path.read_bytes()
    return o.receive(*o.stick().iterdir())


@row(["accepted"], {APRIL: ("settled", 1)}, ["sent"])
def a_batch_is_taken_back_days_later_and_taken_in_again(o):
    path = o.send(1)
    o.receive(path)
    o.clock.move_to("1954-05-20T09:00:00+00:00")
    decisions.withdraw(o.federation, o.federation.find(Arrival)[0].batch, "wrong stick")
    assert o.stands() == {}
    o.clock.move_to("1954-05-28T09:00:00+00:00")
    return o.receive(path)


@row([WRITTEN_HERE, "accepted"], {APRIL: ("settled", 1)}, ["received"])
def the_co_operative_takes_in_its_own_file(o):
    path = o.send(1)
    o.receive(path)
    return o.hear(path, o.answer())


@row(["refused: This file bears this computer's seal but is not in this data file"], {APRIL: ("settled", 2)}, ["sent"])
def a_desk_that_went_on_from_a_backup_takes_in_its_later_file(o):
    o.receive(o.send(1))
    backup = o.folder / "backup.coopdesk"
    o.own.copy_to(backup)
    later = o.send(2)
    o.receive(later)
    o.own.close()
    o.own = Store.open(backup)
    return o.hear(later)


# seals


@row([UNKNOWN_SEAL], {APRIL: ("settled", 1), MAY: ("settled", 5)}, ["sent"])
def a_key_comes_late(o):
    o.receive(o.send(1))
    with o.copy("second computer") as second:
        verdicts = o.receive(o.send(5, MAY, second, o.folder / "second keys"))
    assert o.stands() == {APRIL: ("settled", 1)}
    trust(o.federation, str(key_in(o.folder / "second keys").public), CODE)
    return verdicts


@row(["accepted"], {APRIL: ("settled", 1), MAY: ("settled", 5)}, ["sent", "sent"])
def a_new_seal_is_named_by_the_old_one_after_its_first_file(o):
    first = o.send(1)
    new = o.folder / "new keys"
    corrected = o.send(5, MAY, keys=new)
    o.receive(first)
    waits = o.receive(corrected)
    assert told(waits)[0].startswith(UNKNOWN_SEAL)
    naming = named(key_in(o.own_keys), key_in(new), o.stick(), previous=packet_of(first))
    return o.receive(naming)


@row([REVOKED, "accepted"], {APRIL: ("settled", 1)}, ["received"])
def a_stolen_computer_goes_on_sending(o):
    first = o.send(1)
    o.receive(first)
    with o.copy("stolen") as stolen:
        forged = o.send(9, own=stolen)
    revoke(o.federation, o.seal, packet_of(first), "电脑被盗")
    return [*o.receive(forged), *o.hear(o.answer())]


# data files that exist twice


@row(["fork: " + TWICE], {APRIL: ("fork", 1)}, ["sent", "replaced"])
def a_backup_is_restored_and_sends_again(o):
    first = o.send(1)
    o.receive(first)
    backup = o.folder / "backup.coopdesk"
    o.own.copy_to(backup)
    o.receive(o.send(2))
    with Store.open(backup) as restored:
        return o.receive(o.send(3, own=restored))


@row(["fork: " + TWICE], {APRIL: ("dispute", None)}, ["sent"])
def a_disk_is_cloned_before_the_first_file(o):
    with o.copy("clone") as clone:
        o.receive(o.send(1))
        return o.receive(o.send(2, own=clone))


@row(["accepted: " + TWICE], {APRIL: ("settled", 1), MAY: ("settled", 2)}, ["sent"])
def clones_send_different_months(o):
    with o.copy("clone") as clone:
        o.receive(o.send(1))
        return o.receive(o.send(2, MAY, clone))


def forked(o, *wages):
    """The files of an original and of a correction with each of the wages, every one by another copy of the desk."""
    first = o.send(1)
    copies = [o.copy(f"copy {number}") for number in range(1, len(wages))]
    heads = [o.send(one, own=own) for one, own in zip(wages, [o.own, *copies], strict=True)]
    for one in copies:
        one.close()
    return first, *heads


@row(["accepted"], {APRIL: ("chosen", 3)}, ["other", "replaced"])
def the_federation_chooses_one_of_two_corrections(o):
    first, one, other = forked(o, 2, 3)
    o.receive(first, one, other)
    assert o.stands() == {APRIL: ("fork", 1)}
    decisions.choose(o.federation, CODE, APRIL, packet_of(other), "told by telephone")
    return o.hear(o.answer())


@row(["fork: " + TWICE], {APRIL: ("fork", 1)}, ["sent", "replaced"])
def a_decision_lapses_when_another_correction_comes(o):
    first, one, other, third = forked(o, 2, 3, 4)
    o.receive(first, one, other)
    decisions.choose(o.federation, CODE, APRIL, packet_of(other), "told by telephone")
    assert o.stands() == {APRIL: ("chosen", 3)}
    return o.receive(third)


@row(["accepted"], {APRIL: ("settled", 4)}, ["sent", "replaced"])
def a_correction_that_replaces_both_heals_the_fork(o):
    first, one, other = forked(o, 2, 3)
    o.receive(first, one, other)
    with o.copy("which keyed both") as both:
        read, last = packet.read_file(other), months.current(both, CODE, APRIL)
        statement = dataclasses.replace(
            read.whole.statement, id=both.next_id(Statement), amends=last.id, source="clerk", packet=read.id, revision=3
        )
        both.save(packet.stored(read))
        both.add_closed(statement, *read.whole.lines, read.figures)
        return o.receive(o.send(4, own=both))


@row(["accepted"], {APRIL: ("dispute", None)}, ["fork"])
def a_desk_that_lost_its_data_file_keys_the_month_again(o):
    o.receive(o.send(1))
    o.begin_anew()
    o.hear(o.answer())
    o.receive(o.send(2))
    return o.hear(o.answer())


# clocks


def with_clocks(at_own, at_federation):
    """A scenario in which a correction and its receipt are written by clocks that show these years."""

    def happens(o):
        o.clock.move_to(f"{at_own}-01-01T08:00:00+00:00")
        first, may = o.send(1), o.send(5, MAY)
        o.clock.move_to(f"{at_federation}-01-01T08:00:00+00:00")
        o.receive(first, may)
        before = o.answer()
        o.clock.move_to("1954-06-01T08:00:00+00:00")
        o.receive(o.send(2), first)
        return o.hear(o.answer(), before)

    happens.__name__ = f"the_clock_shows_{at_own}_at_the_desk_and_{at_federation}_at_the_federation"
    return happens


for at_own in (1980, 2099):
    for at_federation in (1980, 2099):
        row(
            ["accepted", OLDER_RECEIPT], {APRIL: ("settled", 2), MAY: ("settled", 5)},
            ["received", "received", "replaced"],
        )(with_clocks(at_own, at_federation))  # fmt: skip


# updates of the federation


@row(["older: Update no. %(number)s is older than no. %(newest)s"], {})
def an_older_update_comes_after_a_newer_one(o):
    first = write_directives(o.federation, o.stick(), [CODE], o.federation_keys)[0]
    o.federation.save(dataclasses.replace(o.federation.desk, due_day=9))
    second = write_directives(o.federation, o.stick(), [CODE], o.federation_keys)[0]
    assert told(o.hear(second))[0].startswith("pending: Update no. %(number)s of the federation waits")
    renewals.apply(o.own, read_directive(second))
    verdicts = o.hear(first)
    assert o.own.desk.due_day == 9
    return verdicts


@row(["older: Update no. %(number)s is another than the one of that number"], {})
def the_federation_goes_on_from_a_backup_and_writes_its_updates_again(o):
    backup = o.kept_aside()
    first = write_directives(o.federation, o.stick(), [CODE], o.federation_keys)[0]
    renewals.apply(o.own, read_directive(first))
    o.restore_federation(backup)
    o.federation.save(dataclasses.replace(o.federation.desk, due_day=9))
    verdicts = o.hear(write_directives(o.federation, o.stick(), [CODE], o.federation_keys)[0])
    assert packet_of(first) in [one.id for one in carried_back(o.own)]
    assert told(o.receive(first))[0].startswith(COME_BACK)
    o.came.clear()
    again = write_directives(o.federation, o.stick(), [CODE], o.federation_keys)[0]
    assert told(o.hear(again))[0].startswith("pending: Update no.")
    o.heard.clear()
    return verdicts


# files and sticks that are not whole


@row([DAMAGED, "accepted"], {APRIL: ("settled", 1)}, ["sent"])
def a_truncated_copy_lies_beside_the_whole_one(o):
    path = o.send(1)
    cut = renamed(path, "a copy.coop")
    cut.write_bytes(path.read_bytes()[:-100])
    return o.receive(cut, path)


@row(["refused: This is not a return file, or it is damaged.", "accepted"], {APRIL: ("settled", 1)}, ["sent"])
def a_file_of_no_bytes_lies_on_the_stick(o):
    path = o.send(1)
    empty = path.with_name("0.coop")
    empty.touch()
    return o.receive(empty, path)


@row(["accepted"], {APRIL: ("settled", 1)}, ["sent"])
def the_name_of_the_file_is_in_gb18030(o):
    path = o.send(1)
    if sys.platform != "linux":  # elsewhere the names of files are text
        return o.receive(path)
    path.rename(path.with_name(os.fsdecode("四月报表.coop".encode("gb18030"))))
    verdicts = o.receive(path.parent)
    assert verdicts[0].file.encode().endswith(b".coop")
    return verdicts


@row(["refused: The file is encrypted, and no key on this computer opens it"], {APRIL: ("settled", 1)}, ["sent"])
def the_key_of_an_encrypted_file_is_on_another_computer(o):
    encryption.make_keys(o.federation, o.stick() / "escrow.agekey", o.folder / "the other computer")
    o.own.save(*o.federation.find(Recipient))
    path = o.send(1)
    verdicts = o.receive(path)
    assert o.stands() == {}
    shutil.copytree(o.folder / "the other computer", o.federation_keys, dirs_exist_ok=True)
    assert told(o.receive(path)) == ["accepted"]
    return verdicts


def cannot_be_written(code):
    """A scenario in which nothing can be written to the stick; the month is sent on another one."""

    def happens(o):
        final(o.own, 1)
        with failing(o.folder / "stick", lambda: True, code), pytest.raises(DeskError) as refusal:
            export(o.own, APRIL, o.folder / "stick", o.own_keys)
        assert message_of(refusal.value) == "%(file)s cannot be written: %(reason)s."
        assert not (o.folder / "stick").exists()
        return o.receive(export(o.own, APRIL, o.stick(), o.own_keys))

    return happens


@row(["known", "known"], {MARCH: ("settled", 3), APRIL: ("settled", 4)}, ["sent", "sent"])
def the_stick_is_pulled_at_any_read_while_it_is_taken_in(o):
    stick = o.send(3, MARCH).parent
    final(o.own, 4)
    export(o.own, APRIL, stick, o.own_keys)
    for moment in range(100):
        try:
            with failing(stick, stops_at(moment), GONE):
                found = told(o.receive(stick))
        except PacketError as error:
            found = [f"refused: {message_of(error)}"]
        if set(found) <= {"accepted", "known"}:
            break
        assert set(found) <= {"accepted", "known", "refused: %(file)s cannot be read: %(reason)s."}
    assert moment > 2
    return o.receive(stick)


SENT = ["accepted"], {APRIL: ("settled", 1)}, ["sent"]
row(*SENT)(cannot_be_written(READ_ONLY)).__name__ = "the_folder_is_read_only"


def stops_at_any_write(code):
    """A scenario in which the stick fails at every moment of writing in turn, then holds."""

    def happens(o):
        final(o.own, 1)
        whole = export(o.own, APRIL, o.stick(), o.own_keys).read_bytes()
        for moment in range(100):
            stick, said = o.stick(), ""
            try:
                with failing(stick, stops_at(moment), code):
                    export(o.own, APRIL, stick, o.own_keys)
            except DeskError as error:
                said = message_of(error)
            assert all(one.read_bytes() == whole for one in stick.glob("*.coop"))
            assert export(o.own, APRIL, stick, o.own_keys).read_bytes() == whole
            if not said:
                break
            assert said == "%(file)s cannot be written: %(reason)s."
        assert moment > 4
        return o.receive(*stick.glob("*.coop"))

    return happens


@row(["accepted"], {APRIL: ("settled", 1)}, ["received"])
def the_stick_is_pulled_at_any_write_of_a_receipt(o):
    o.receive(o.send(1))
    for moment in range(100):
        stick, said = o.stick(), ""
        try:
            with failing(stick, stops_at(moment), GONE):
                write_receipts(o.federation, stick, [CODE], o.federation_keys)
        except DeskError as error:
            said = message_of(error)
        assert len({one.read_bytes() for one in [*o.folder.glob("stick */*receipt*.coop"), o.answer()]}) == 1
        if not said:
            break
        assert said == "%(file)s cannot be written: %(reason)s."
    assert moment > 4
    return o.hear(*stick.glob("*.coop"))


row(*SENT)(stops_at_any_write(GONE)).__name__ = "the_stick_is_pulled_at_any_write"
row(*SENT)(stops_at_any_write(FULL)).__name__ = "the_stick_is_full_at_any_write"


@pytest.mark.parametrize("one", ROWS, ids=lambda one: one.happens.__name__)
def test_what_happens_to_sticks_is_told_and_bends_no_figure(one, offices):
    found = told(one.happens(offices))
    assert len(found) == len(one.told), found
    for said, wanted in zip(found, one.told, strict=True):
        assert said.startswith(wanted), found
    assert (offices.stands(), offices.desk()) == (one.stands, one.desk)
    if one.repeats:
        offices.receive(*reversed(offices.came))
        offices.hear(*reversed(offices.heard))
        assert (offices.stands(), offices.desk()) == (one.stands, one.desk)
