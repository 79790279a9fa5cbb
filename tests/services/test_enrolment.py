"""Registering a computer: the file with its seal, before any return and after one."""

import pytest

from coopdesk.domain.packets import TrustedKey
from coopdesk.errors import DeskError
from coopdesk.exchange import packet
from coopdesk.services.check_numbers import check_number, waiting_seals
from coopdesk.services.decisions import admit, refuse, withdraw
from coopdesk.services.enrolment import write_enrolment
from coopdesk.services.exchange import receive, trust
from coopdesk.services.inbox import arrivals, seals_of, waiting
from coopdesk.services.register import accept_seal
from tests.services.test_exchange import CODE, clerk, federation, keys, sent, verdicts

__all__ = ["clerk", "federation", "keys"]


@pytest.fixture
def registration(clerk, keys, tmp_path):
    return write_enrolment(clerk, tmp_path / "stick", keys)


def test_the_file_of_a_computer_is_the_same_again(clerk, keys, registration, tmp_path):
    again = write_enrolment(clerk, tmp_path / "other", keys)
    assert (again.name, again.read_bytes()) == (registration.name, registration.read_bytes())
    assert registration.name.startswith(f"{CODE}_enrolment_0001_")


def test_it_stands_in_the_chain_of_its_seal(clerk, keys, registration, tmp_path):
    first, second = packet.read_file(registration), packet.read_file(sent(clerk, keys, tmp_path))
    assert (second.envelope.sequence, second.envelope.previous) == (2, first.id)


def test_a_seal_waits_for_comparison_before_any_return_came(federation, registration):
    (verdict,) = receive(federation, [registration])
    assert (verdict.verdict, verdict.period) == ("pending", None)
    (row,) = waiting(federation)
    assert (row.code, row.period, row.register.code) == (CODE, None, CODE)
    assert seals_of(federation, [verdict]) == [(CODE, row.public_key)]
    assert waiting_seals(federation, CODE) == [row.public_key]


def test_returns_are_taken_in_at_once_after_the_seal_was_compared(federation, clerk, keys, registration, tmp_path):
    receive(federation, [registration])
    (row,) = waiting(federation)
    accept_seal(federation, check_number(row.public_key), CODE)
    assert [fact.public_key for fact in federation.find(TrustedKey)] == [row.public_key]
    assert waiting(federation) == []
    (verdict,) = receive(federation, [sent(clerk, keys, tmp_path)])
    assert verdict.verdict == "accepted"
    assert verdicts(receive(federation, [registration])) == ["known"]


def test_registrations_stand_among_the_arrivals_with_what_became_of_them(
    federation, clerk, keys, registration, tmp_path
):
    def stand():
        return [(one.period, one.verdict, one.by_hand) for one in arrivals(federation)]

    (verdict,) = receive(federation, [registration])
    assert stand() == [(None, "pending", False)]
    refuse(federation, [verdict.packet], "unknown hand")
    assert stand() == [(None, "refused", True)]
    admit(federation, [verdict.packet])
    trust(federation, waiting(federation)[0].public_key, CODE)
    assert stand() == [(None, "accepted", False)]
    receive(federation, [sent(clerk, keys, tmp_path)])
    assert [one[1] for one in stand()] == ["accepted", "accepted"]
    withdraw(federation, arrivals(federation)[-1].batch, "wrong stick")
    assert [one[1] for one in stand()] == ["accepted", "withdrawn"]


def test_a_registration_counts_for_its_own_co_operative_alone(federation, registration):
    receive(federation, [registration])
    (row,) = waiting(federation)
    with pytest.raises(DeskError):
        trust(federation, row.public_key, "BJ-002")


def test_only_a_co_operative_registers_its_computer(federation, tmp_path):
    with pytest.raises(DeskError, match="federation's file"):
        write_enrolment(federation, tmp_path)
