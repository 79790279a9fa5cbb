"""What the federation sets, in a file for each co-operative, and the desk that begins with it."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Team
from coopdesk.domain.packets import Decision, FederationSeal, Station, StoredPacket
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.errors import DeskError, EntryError
from coopdesk.exchange import packet
from coopdesk.services import months, renewals
from coopdesk.services.desk import own_cooperative
from coopdesk.services.directives import lines_for, read_directive, write_directives
from coopdesk.services.exchange import receive
from coopdesk.services.history import operations, refusal
from coopdesk.services.replies import seals_waiting, trust_federation, update_waiting
from coopdesk.services.sending import station_of
from coopdesk.services.setup import set_up_from
from coopdesk.store import Store

APRIL = Month(1954, 4)
CARPET = Product("0801", "carpets", "地毯", "carpet", "地毯", "piece", "条", Decimal("12000.5"))


@pytest.fixture
def office(tmp_path):
    """A federation of two co-operatives."""
    desk = Desk("federation", federation_zh="北京市手工业生产合作社联合总社", telephone="5-1234", due_day=5)
    with Store.create(None, desk) as store:
        store.save(
            Cooperative("BJ-001", "", "东四地毯社", responsible="王大", clerk="李三", founded_on=date(1953, 2, 1)),
            Cooperative("BJ-002", "Two"), KindSpan("BJ-001", date(1953, 2, 1), "SC"), CARPET,
            AnnualPlan("BJ-001", 1954, "gross_output_value", 1, None, 5_000_000), MonthlyShare(1954, 4, Decimal(9)),
            Deadline(APRIL, date(1954, 5, 8)), Holiday(date(1954, 5, 1), "劳动节"),
        )  # fmt: skip
        yield store


def written(office, folder, code="BJ-001"):
    return write_directives(office, folder, [code], folder / "office keys")[0]


def begun(office, folder):
    """A co-operative's file that began with the first directive."""
    path = set_up_from(folder / "one.coopdesk", read_directive(written(office, folder)), APRIL)
    return Store.open(path)


def test_one_file_for_each_co_operative_and_the_same_again_while_nothing_changes(office, tmp_path):
    paths = write_directives(office, tmp_path, None, tmp_path / "keys")
    assert [path.name[:22] for path in paths] == ["BJ-001_directive_0001_", "BJ-002_directive_0001_"]
    before = [path.read_bytes() for path in paths]
    assert write_directives(office, tmp_path, None, tmp_path / "keys") == paths
    assert [path.read_bytes() for path in paths] == before
    assert len(office.find(StoredPacket)) == 2


def test_the_edition_counts_only_what_changed_for_that_co_operative(office, tmp_path):
    write_directives(office, tmp_path, None, tmp_path / "keys")
    office.save(AnnualPlan("BJ-001", 1954, "gross_output_value", 2, None, 6_000_000))
    paths = write_directives(office, tmp_path, None, tmp_path / "keys")
    assert [path.name[:22] for path in paths] == ["BJ-001_directive_0002_", "BJ-002_directive_0001_"]


def test_no_person_is_named_in_it(office, tmp_path):
    data = written(office, tmp_path).read_bytes()
    assert "东四地毯社".encode() in data
    assert "王大".encode() not in data
    assert "李三".encode() not in data


def test_a_desk_begins_with_all_that_the_federation_sets(office, tmp_path):
    with begun(office, tmp_path) as store:
        desk, own = store.desk, own_cooperative(store)
        assert (desk.role, desk.cooperative, desk.start) == ("cooperative", "BJ-001", APRIL)
        assert (desk.telephone, desk.due_day, own.name_zh) == ("5-1234", 5, "东四地毯社")
        for kind in (KindSpan, Product, MonthlyShare, Deadline, Holiday):
            assert store.find(kind) == office.find(kind)
        assert [plan.target for plan in store.find(AnnualPlan)] == [5_000_000]
        assert [seal.public_key for seal in store.find(FederationSeal)] == [
            one.public_key for one in office.find(Station)
        ]
        assert [one.kind for one in store.find(Decision)] == ["apply"]
        assert renewals.applied(store).revision == 1


def test_the_first_month_is_asked_for_where_the_federation_names_none(office, tmp_path):
    path = tmp_path / "x.coopdesk"
    with pytest.raises(EntryError) as refusal:
        set_up_from(path, read_directive(written(office, tmp_path)))
    assert refusal.value.problems[0].box == "start"
    assert not path.exists()


def test_what_would_change_is_told_and_then_taken_over_as_one(office, tmp_path):
    with begun(office, tmp_path) as store:
        office.save(
            dataclasses.replace(CARPET, constant_price=Decimal(13000)), dataclasses.replace(CARPET, code="0802")
        )
        office.remove(office.find(Holiday)[0])
        update = read_directive(written(office, tmp_path))
        renewals.refuse(store, update)
        told = renewals.renewals(store, update)
        assert [one.text("en", 0) for one in told] == [
            ("Holiday: 1954-05-01", "Holiday: 劳动节", "(not there)"),
            ("Product: 0801 carpet", "Constant price: 12,000.5", "Constant price: 13,000"),
            (
                "Product: 0802 carpet", "(not there)",
                "Trade, English: carpets; Trade, Chinese: 地毯; Name, English: carpet; Name, Chinese: 地毯; "
                "Unit, English: piece; Unit, Chinese: 条; Constant price: 12,000.5",
            ),
        ]  # fmt: skip
        assert renewals.apply(store, update, "李三") == told
        done = operations(store)[0]
        assert (done.operator, len({one.record for one in done.changes})) == ("李三", 4)
        assert isinstance(refusal(store, done), DeskError)
        assert store.find(Product) == office.find(Product)
        assert renewals.renewals(store, update) == []


def test_the_unit_of_a_product_never_changes(office, tmp_path):
    with begun(office, tmp_path) as store:
        office.save(dataclasses.replace(CARPET, unit_zh="张", constant_price=Decimal(1)))
        update = read_directive(written(office, tmp_path))
        with pytest.raises(DeskError, match="条 → 张"):
            renewals.apply(store, update)
        assert store.find(Product) == [CARPET]


def test_older_ones_and_the_same_again_are_told_so(office, tmp_path):
    with begun(office, tmp_path) as store:
        first = read_directive(written(office, tmp_path))
        with pytest.raises(DeskError, match=r"no\. 1 was taken over already"):
            renewals.refuse(store, first)
        office.save(dataclasses.replace(office.desk, due_day=9))
        renewals.apply(store, read_directive(written(office, tmp_path)))
        assert store.desk.due_day == 9
        with pytest.raises(DeskError, match=r"no\. 1 is older than no\. 2"):
            renewals.refuse(store, first)


def test_what_is_for_someone_else_is_told_so(office, tmp_path):
    with begun(office, tmp_path) as store:
        with pytest.raises(DeskError, match="for BJ-002, another"):
            renewals.refuse(store, read_directive(written(office, tmp_path, "BJ-002")))
        office.save(dataclasses.replace(office.desk, federation="TJ"))
        with pytest.raises(DeskError, match="federation TJ; this desk reports to BJ"):
            renewals.refuse(store, read_directive(written(office, tmp_path)))
    with pytest.raises(DeskError, match="written here"):
        renewals.refuse(office, read_directive(written(office, tmp_path)))


def test_an_unknown_seal_is_not_listened_to(office, tmp_path):
    with begun(office, tmp_path) as store:
        office.save(dataclasses.replace(office.desk, due_day=9))
        path = write_directives(office, tmp_path, ["BJ-001"], tmp_path / "another seal")[0]
        with pytest.raises(DeskError, match="not known here yet"):
            renewals.refuse(store, read_directive(path))


def test_an_update_that_comes_in_waits_for_its_seal_and_then_to_be_taken_over(office, tmp_path):
    with begun(office, tmp_path) as store:
        first, other = written(office, tmp_path), written(office, tmp_path, "BJ-002")
        office.save(dataclasses.replace(office.desk, due_day=9))
        second = written(office, tmp_path)
        assert [one.verdict for one in receive(store, [first, other, second])] == ["older", "refused", "pending"]
        assert store.desk.due_day == 5
        renewals.apply(store, read_directive(second))
        assert [one.verdict for one in receive(store, [first, second])] == ["older", "older"]
        third = write_directives(office, tmp_path, ["BJ-001"], tmp_path / "another seal")[0]
        assert [one.verdict for one in receive(store, [third])] == ["pending"]
        (seal,) = seals_waiting(store)
        assert [one.verdict for one in trust_federation(store, seal)] == ["pending"]
        assert update_waiting(store) == read_directive(third)


def test_the_federation_does_not_take_in_what_it_sends(office, tmp_path):
    path = written(office, tmp_path)
    with Store.create(None, Desk("federation")) as other:
        (verdict,) = receive(other, [path])
        assert verdict.verdict == "refused"
        assert "meant for BJ-001" in str(verdict.reason)
    assert "written here" in str(receive(office, [path])[0].reason)


def test_a_cover_that_speaks_of_another_is_refused(office, tmp_path):
    key = station_of(office, tmp_path / "keys")
    read = read_directive(written(office, tmp_path))
    said = dataclasses.replace(
        read.envelope, cooperative="BJ-002", public_key=str(key.public), key_id=key.public.key_id
    )
    path = tmp_path / "x.coop"
    path.write_bytes(packet.write_packet(said, lines_for(office, "BJ-001"), key))
    with pytest.raises(DeskError, match="someone else than its cover says"):
        read_directive(path)


def test_open_months_and_teams_stay_as_they_are(office, tmp_path):
    with begun(office, tmp_path) as store:
        store.save(Team("BJ-001", "T1", position=1))
        draft = months.draft(store, "BJ-001", APRIL)
        office.save(dataclasses.replace(office.desk, due_day=9, start=Month(1953, 1)))
        renewals.apply(store, read_directive(written(office, tmp_path)))
        assert (store.desk.start, store.desk.due_day) == (APRIL, 9)
        assert months.current(store, "BJ-001", APRIL) == draft
        assert [one.code for one in store.find(Team)] == ["T1"]
