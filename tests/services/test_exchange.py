"""From a final month to a file, and from files to what stands at the federation."""

import dataclasses
import itertools
import json
import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.members import MovementLine, MovementPerson
from coopdesk.domain.packets import Arrival, Decision, Station, StoredPacket, TrustedKey, ids_text
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, MonthlyReturn, Note, OutputLine, PaperTotal, Statement
from coopdesk.errors import DeskError, LockedError
from coopdesk.exchange import packet
from coopdesk.services import months, sending
from coopdesk.services.exchange import empty_folders, receive, trust, verify
from coopdesk.services.sending import export, export_period
from coopdesk.services.standing import standing
from coopdesk.store import Store

APRIL = Month(1954, 4)
CODE = "BJ-001"


def month_of(store, cooperative=CODE, wages=4035930, amends=None):
    """Keep a final month of a co-operative; wages tell one statement from another."""
    statement = Statement(
        store.next_id(Statement), cooperative, APRIL, "closed", submitted_on=date(1954, 5, 3), preparer="李三",
        signatory="王大", amends=amends, reason="漏报" if amends else "", closed_at="1954-05-03T08:00:00+00:00",
    )  # fmt: skip
    whole = MonthlyReturn(
        statement,
        (OutputLine("T1", "0801", qualified=Decimal("212.5"), constant_price=Decimal(12000)),),
        (LabourLine("T1", 1, 375, 371, wages, 0),),
        (MovementLine("F", "opening", "-", 12), MovementLine("F", "closing", "-", 12)),
        (Note("note", "", "停电三天"),),
    )
    person = MovementPerson("0001", "new", "赵四", "F", date(1954, 4, 2))
    lines = (*whole.output, *whole.labour, *whole.movement, *whole.notes, person, figures_of(whole))
    store.add_closed(statement, *lines)
    return statement


def desk_of(code=CODE):
    store = Store.create(None, Desk("cooperative", cooperative=code))
    store.save(Cooperative(code, "One"))
    return store


@pytest.fixture
def clerk():
    with desk_of() as store:
        yield store


@pytest.fixture
def federation():
    with Store.create(None, Desk("federation")) as store:
        store.save(Cooperative(CODE, "One"), Cooperative("BJ-002", "Two"))
        yield store


@pytest.fixture
def keys(tmp_path):
    return tmp_path / "keys"


@pytest.fixture
def trusted(federation, clerk, keys):
    trust(federation, str(sending.station_of(clerk, keys).public), CODE)
    return federation


def sent(store, keys, folder, **month):
    month_of(store, **month)
    return export(store, APRIL, folder, keys)


def wages_of(store):
    """The wages that count for April, None while nothing does."""
    counts = [stand.counts for stand in standing(store, Period(APRIL, APRIL)).values()]
    return [store.lines(Figures, one.statement)[0].wages if one else None for one in counts]


def verdicts(found):
    return [one.verdict for one in found]


# sending


def test_a_final_month_becomes_a_file_that_is_whole(clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path / "stick")
    read = packet.read_file(path)
    assert path.name == f"BJ-001_1954-04_r1_{read.id[:8]}.coop"
    assert (read.envelope.sequence, read.envelope.previous, read.envelope.supersedes) == (1, None, ())
    assert read.figures.wages == 4035930
    statement = months.current(clerk, CODE, APRIL)
    assert (statement.revision, statement.packet) == (1, read.id)
    assert not any(name.encode() in path.read_bytes() for name in ("李三", "王大", "赵四"))


def test_it_is_written_again_to_the_byte(clerk, keys, tmp_path):
    first = sent(clerk, keys, tmp_path / "one")
    second = export(clerk, APRIL, tmp_path / "two", keys)
    third = export(clerk, APRIL, tmp_path / "two", keys)
    assert first.read_bytes() == second.read_bytes()
    assert (first.name, second) == (second.name, third)
    assert len(clerk.find(StoredPacket)) == 1
    assert [one.name for one in (tmp_path / "two").iterdir()] == [second.name]


def test_another_file_of_that_name_is_never_overwritten(clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    path.write_bytes(b"another")
    with pytest.raises(DeskError, match="another file"):
        export(clerk, APRIL, tmp_path, keys)
    assert path.read_bytes() == b"another"


def test_a_folder_that_cannot_be_written_is_named_and_the_packet_kept(clerk, keys, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match="file is a file; the return files need a folder"):
        sent(clerk, keys, tmp_path / "file")
    with pytest.raises(DeskError, match=r"There is no folder .*nowhere"):
        sent(clerk, keys, tmp_path / "nowhere" / "folder")
    assert not (tmp_path / "nowhere").exists()
    assert export(clerk, APRIL, tmp_path, keys).exists()


def test_of_a_longer_period_the_final_months_are_written_and_the_others_named(clerk, keys, tmp_path):
    month_of(clerk)
    found = export_period(clerk, Period(APRIL + -1, APRIL + 1), tmp_path / "stick", keys)
    assert next(found).name.startswith("BJ-001_1954-04_r1_")
    with pytest.raises(DeskError) as refusal:
        next(found)
    assert str(refusal.value) == "Nothing was entered for 1954-03 yet.\nNothing was entered for 1954-05 yet."
    assert "whole and can be sent" in refusal.value.advice
    with pytest.raises(DeskError) as refusal:
        list(export_period(clerk, Period(APRIL + 1, APRIL + 1), tmp_path / "stick", keys))
    assert refusal.value.advice == ""


def test_a_month_that_is_not_final_is_not_sent(clerk, keys, tmp_path):
    with pytest.raises(DeskError, match=r"Nothing was entered for 1954-04 yet\."):
        export(clerk, APRIL, tmp_path, keys)
    months.draft(clerk, CODE, APRIL)
    with pytest.raises(DeskError, match="not final yet"):
        export(clerk, APRIL, tmp_path, keys)
    assert list(tmp_path.iterdir()) == []


def test_a_correction_lists_every_packet_it_replaces(clerk, keys, tmp_path):
    found = [packet.read_file(sent(clerk, keys, tmp_path))]
    for number in (2, 3):
        last = months.current(clerk, CODE, APRIL)
        found.append(packet.read_file(sent(clerk, keys, tmp_path, wages=number, amends=last.id)))
        assert found[-1].envelope.revision == number
    assert found[2].envelope.supersedes == tuple(sorted(one.id for one in found[:2]))
    assert [one.envelope.sequence for one in found] == [1, 2, 3]
    assert found[2].envelope.previous == found[1].id


def test_a_correction_that_was_never_sent_takes_no_number(clerk, keys, tmp_path):
    first = month_of(clerk)
    read = packet.read_file(sent(clerk, keys, tmp_path, wages=2, amends=first.id))
    assert (read.envelope.revision, read.envelope.supersedes) == (1, ())


def test_a_sent_month_is_still_final(clerk, keys, tmp_path):
    sent(clerk, keys, tmp_path)
    statement = months.current(clerk, CODE, APRIL)
    with pytest.raises(LockedError):
        clerk.save(dataclasses.replace(statement, revision=2))


def test_the_seal_lies_beside_the_file_or_in_the_profile(tmp_path, profile):
    with Store.create(tmp_path / "one.coopdesk", Desk("cooperative", cooperative=CODE)) as store:
        at_home = sending.station_of(store)
        (tmp_path / "keys").mkdir()
        beside = sending.station_of(store)
        assert (tmp_path / "keys" / "station.key").exists()
        assert str(at_home.public) != str(beside.public)
        assert {one.public_key for one in store.find(Station)} == {str(at_home.public), str(beside.public)}
    assert list(profile.rglob("station.key"))


# receiving


def test_a_trusted_packet_is_accepted_and_counts(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    [verdict] = receive(trusted, [path])
    assert json.loads(json.dumps(verdict.document("en"))) == {
        "file": path.name, "verdict": "accepted", "packet": packet.read_file(path).id, "cooperative": CODE,
        "period": "1954-04", "revision": 1, "reason": None,
    }  # fmt: skip
    assert wages_of(trusted) == [4035930]
    [statement] = trusted.find(Statement)
    assert (statement.state, statement.source, statement.submitted_on) == ("closed", "packet", date(1954, 5, 3))
    assert trusted.lines(OutputLine, statement.id) == clerk.lines(OutputLine, 1)
    assert trusted.lines(Note, statement.id) == clerk.lines(Note, 1)
    assert trusted.lines(MovementPerson, statement.id) == []


def test_the_same_packet_again_is_known_under_any_name(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    copy = path.with_name("四月.coop")
    copy.write_bytes(path.read_bytes())
    assert verdicts(receive(trusted, [path, copy, tmp_path / "gone.coop"])) == ["accepted", "known", "refused"]
    assert verdicts(receive(trusted, [path])) == ["known"]
    assert [one.counter for one in trusted.find(Arrival)] == [2, 3, 4]
    assert len(trusted.find(Statement)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_a_file_with_a_name_that_is_no_text_is_taken_in_like_any_other(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    strange = path.rename(path.with_name("\udcff\n\u202e.coop"))
    assert [(one.file, one.verdict) for one in receive(trusted, [strange])] == [("\ufffd .coop", "accepted")]
    assert [one.file for one in trusted.find(Arrival)] == ["\ufffd .coop"]
    assert [one.verdict.file for one in verify([strange])] == ["\ufffd .coop"]


def test_a_path_that_can_be_none_is_a_file_that_cannot_be_read(trusted, tmp_path):
    [verdict] = receive(trusted, [tmp_path / ("x" * 300) / "a.coop"])
    assert "a.coop cannot be read" in verdict.document("en")["reason"]


def test_a_folder_stands_for_its_packets(trusted, clerk, keys, tmp_path):
    sent(clerk, keys, tmp_path / "stick")
    (tmp_path / "stick" / "notes.txt").write_text("not meant")
    (tmp_path / "stick" / "bad.coop").write_bytes(b"\x7fELF")
    steps = []
    found = receive(trusted, [tmp_path / "stick"], lambda *step: steps.append(step))
    assert verdicts(found) == ["accepted", "refused"]
    assert "bad.coop: This is not a return file" in found[1].document("en")["reason"]
    assert steps == [(2, 2)]


def test_a_refused_file_leaves_nothing_behind(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    changed = bytearray(path.read_bytes())
    changed[500] ^= 1
    path.write_bytes(changed)
    assert verdicts(receive(trusted, [path])) == ["refused"]
    assert trusted.find(StoredPacket) == trusted.find(Arrival) == trusted.find(Statement) == []


def test_an_unknown_seal_waits_until_it_is_trusted(federation, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    assert verdicts(receive(federation, [path, path])) == ["pending", "pending"]
    assert (federation.find(Statement), wages_of(federation)) == ([], [])
    [verdict] = trust(federation, verify([path])[0].public_key, CODE)
    assert verdict.verdict == "accepted"
    assert wages_of(federation) == [4035930]
    assert trust(federation, verify([path])[0].public_key, CODE) == []


def test_a_seal_speaks_for_one_co_operative_only(federation, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    seal = verify([path])[0].public_key
    trust(federation, seal, "BJ-002")
    [verdict] = receive(federation, [path])
    assert (verdict.verdict, "trusted for BJ-002" in str(verdict.reason)) == ("pending", True)
    with pytest.raises(DeskError, match="already trusted for BJ-002"):
        trust(federation, seal, CODE)


def test_a_co_operative_that_is_not_on_the_register_waits(federation, keys, tmp_path):
    with desk_of("BJ-009") as other:
        path = sent(other, keys, tmp_path, cooperative="BJ-009")
    seal = verify([path])[0].public_key
    assert verdicts(receive(federation, [path])) == ["pending"]
    with pytest.raises(DeskError, match="no co-operative BJ-009"):
        trust(federation, seal, "BJ-009")
    federation.save(Cooperative("BJ-009", "Nine"))
    assert verdicts(trust(federation, seal, "BJ-009")) == ["accepted"]


def test_what_is_not_meant_for_this_desk_is_refused_in_words(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    with desk_of("BJ-002") as other, Store.create(None, Desk("federation", federation="TJ")) as elsewhere:
        for store, words in ((clerk, "written here"), (other, "only the federation"), (elsewhere, "federation BJ")):
            [verdict] = receive(store, [path])
            assert (verdict.verdict, words in str(verdict.reason)) == ("refused", True)
    with Store.create(None, Desk("federation", currency="CNY", exponent=2)) as later:
        assert "another currency" in str(receive(later, [path])[0].reason)


def test_seals_are_trusted_by_the_federation_only(clerk, keys):
    with pytest.raises(DeskError, match="in the federation's file"):
        trust(clerk, str(sending.station_of(clerk, keys).public), CODE)


def test_a_keyed_month_is_outranked_by_its_packet(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    keyed = Statement(1, CODE, APRIL, "closed", source="keyed", closed_at="x")
    trusted.add_closed(keyed, Figures(wages=7))
    assert wages_of(trusted) == [7]
    assert verdicts(receive(trusted, [path])) == ["accepted"]
    assert wages_of(trusted) == [4035930]


def test_a_fork_counts_its_ancestor_until_a_person_chooses(trusted, clerk, keys, tmp_path):
    """A copied data file corrects the same month twice."""
    first = sent(clerk, keys, tmp_path)
    heads = []
    for wages in (2, 3):
        with desk_of() as copy:
            original = month_of(copy)
            copy.save(
                packet.stored(packet.read_file(first)),
                dataclasses.replace(original, revision=1, packet=packet.read_file(first).id),
            )
            heads.append(sent(copy, keys, tmp_path, wages=wages, amends=original.id))
    assert verdicts(receive(trusted, [first, *heads])) == ["superseded", "fork", "fork"]
    assert wages_of(trusted) == [4035930]
    seen = [packet.read_file(head).id for head in heads]
    trusted.save(Decision(9, "choose", ids_text([seen[1], seen[0]]), "", "told by telephone", "x"))
    assert wages_of(trusted) == [3]


def test_a_withdrawn_batch_counts_no_more_and_may_come_again(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    receive(trusted, [path])
    [arrival] = trusted.find(Arrival)
    trusted.save(Decision(9, "withdraw", "[]", arrival.batch, "wrong stick", "x"))
    assert wages_of(trusted) == []
    assert verdicts(receive(trusted, [path])) == ["accepted"]
    assert wages_of(trusted) == [4035930]
    assert len(trusted.find(Statement)) == 1


def test_a_waiting_packet_withdrawn_and_brought_twice_is_one(federation, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    assert verdicts(receive(federation, [path])) == ["pending"]
    [arrival] = federation.find(Arrival)
    federation.save(Decision(9, "withdraw", "[]", arrival.batch, "", "x"))
    assert trust(federation, verify([path])[0].public_key, CODE) == []
    assert verdicts(receive(federation, [path, path])) == ["accepted", "known"]
    assert len(federation.find(Statement)) == 1


@pytest.fixture(scope="module")
def revisions(tmp_path_factory):
    """Three statements of one month, each correcting the one before, and the seal they bear."""
    folder = tmp_path_factory.mktemp("revisions")
    with desk_of() as clerk:
        paths, last = [], None
        for wages in (1, 2, 3):
            paths.append(sent(clerk, folder / "keys", folder, wages=wages, amends=last))
            last = months.current(clerk, CODE, APRIL).id
    return paths, verify(paths)[0].public_key


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_order_repetition_and_a_late_seal_leave_the_same_standing(revisions, data):
    paths, seal = revisions
    order = [*data.draw(st.permutations(paths)), *data.draw(st.lists(st.sampled_from(paths), max_size=3))]
    trusted_at = data.draw(st.integers(0, len(order)))
    with Store.create(None, Desk("federation")) as store:
        store.save(Cooperative(CODE, "One"))
        for place, path in enumerate(order):
            if place == trusted_at:
                trust(store, seal, CODE)
            receive(store, [path])
        trust(store, seal, CODE)
        assert wages_of(store) == [3]
        assert len(store.find(Arrival)) == len(order)


def test_a_lost_middle_revision_blocks_nothing(revisions):
    paths, seal = revisions
    for order in itertools.permutations([paths[0], paths[2]]):
        with Store.create(None, Desk("federation")) as store:
            store.save(Cooperative(CODE, "One"))
            trust(store, seal, CODE)
            receive(store, order)
            assert wages_of(store) == [3]


def test_every_fifty_packets_are_one_commit(trusted, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    steps = []
    receive(trusted, [path] * 120, lambda *step: steps.append(step))
    assert steps == [(50, 120), (100, 120), (120, 120)]


def test_verify_says_whose_and_whole_or_why_not(clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path / "stick")
    (tmp_path / "stick" / "x.coop").write_bytes(path.read_bytes()[:-1])
    good, bad = (seen.document("en") for seen in verify([tmp_path / "stick"]))
    assert good["public_key"] == str(sending.station_of(clerk, keys).public)
    assert (good["verdict"], good["period"], good["revision"], good["reason"]) == ("whole", "1954-04", 1, None)
    assert (bad["verdict"], bad["public_key"], bad["file"]) == ("refused", None, "x.coop")
    assert bad["reason"] == "x.coop: The file is damaged or cut short."


def test_many_co_operatives_are_written_with_a_key_each(tmp_path, federation):
    with Store.create(None, Desk("federation")) as source:
        source.save(Cooperative(CODE, "One"), Cooperative("BJ-002", "Two"))
        for code in (CODE, "BJ-002"):
            month_of(source, cooperative=code)
        paths = sending.export_many(
            source, source.find(Statement), tmp_path / "packets", lambda code: sending.key_in(tmp_path / "keys" / code)
        )
    for seen in verify(paths):
        trust(federation, seen.public_key, seen.verdict.cooperative)
    assert verdicts(receive(federation, paths)) == ["accepted", "accepted"]


def test_a_seal_is_not_trusted_for_one_while_its_files_of_another_wait(federation, clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path)
    receive(federation, [path])
    seal = verify([path])[0].public_key
    with pytest.raises(DeskError, match="waiting files of this seal are of BJ-001; it cannot be trusted for BJ-002"):
        trust(federation, seal, "BJ-002")
    assert federation.find(TrustedKey) == []
    assert verdicts(trust(federation, seal, CODE)) == ["accepted"]


def test_folders_without_return_files_are_found(clerk, keys, tmp_path):
    path = sent(clerk, keys, tmp_path / "full")
    (tmp_path / "x.coop").mkdir()
    assert empty_folders([path, path.parent, tmp_path / "x.coop", tmp_path / "no"]) == [tmp_path / "x.coop"]


def test_a_total_on_paper_stays_at_home_and_its_reason_travels(clerk, trusted, keys, tmp_path):
    statement = Statement(clerk.next_id(Statement), CODE, APRIL, preparer="李三", signatory="王大")
    clerk.save(statement)
    clerk.save_lines(statement.id, LabourLine("T1", 1, 375, 371, 4035930, 0), PaperTotal("wages", 4035931))
    clerk.save_lines(statement.id, Note("total-wages", "", "纸上加错一元"))
    months.close_month(clerk, statement, "李三", "王大", date(1954, 5, 3))
    sent = export(clerk, APRIL, tmp_path, keys)
    (verdict,) = receive(trusted, [sent])
    assert verdict.verdict == "accepted"
    (arrived,) = trusted.find(Statement)
    assert trusted.lines(Note, arrived.id) == [Note("total-wages", "", "纸上加错一元")]
    assert trusted.lines(PaperTotal, arrived.id) == []
