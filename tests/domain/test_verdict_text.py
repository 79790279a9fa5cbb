"""What is said on a terminal of return files that came in."""

from coopdesk.domain.packets import Seen, Verdict
from coopdesk.domain.period import Month
from coopdesk.domain.verdict_text import reception_text, seals_text, seen_text
from coopdesk.errors import DeskError

APRIL = Month(1954, 4)


def verdict(word, reason=None, code="BJ-001"):
    named = DeskError("%(file)s: %(reason)s", file="a.coop", reason=DeskError(reason)) if reason else None
    return Verdict("a.coop", word, "9" * 64, code, APRIL, 1, named)


def test_what_was_taken_in_is_only_counted_and_the_rest_named_once():
    found = reception_text(
        [verdict("accepted")] * 11 + [verdict("known"), verdict("fork"), verdict("refused", "Cut.")], "en"
    )
    assert found == [
        "a.coop · BJ-001 · April 1954 · two different corrections of one month, choose one",
        "a.coop · BJ-001 · April 1954 · not accepted · Cut.",
        "11  accepted",
        " 1  already received, not counted again",
        " 1  two different corrections of one month, choose one",
        " 1  not accepted",
    ]


def test_a_file_of_which_nothing_could_be_read_has_its_name_and_the_reason():
    reason = DeskError("%(file)s cannot be read: %(reason)s.", file="a.coop", reason=DeskError("no such file"))
    assert (
        reception_text([Verdict("a.coop", "refused", reason=reason)], "en")[0] == "a.coop · not accepted · no such file"
    )


def test_what_waits_for_the_register_is_not_said_to_wait_for_its_sheet():
    (line, total) = reception_text([verdict("pending", "BJ-300 is not on the register.")], "en")
    assert line.endswith(" · waiting · BJ-300 is not on the register.")
    assert total == "1  waiting"


def test_ten_seals_are_written_out_and_the_others_counted():
    seals = [(f"BJ-{number:03d}", f"RW{number}") for number in range(1, 13)]
    found = seals_text(seals, "my file.coopdesk", "en")
    assert found[1] == "  coopdesk trust 'my file.coopdesk' RW1 --for BJ-001"
    assert (len(found), found[-1]) == (12, "and 2 more")
    assert len(seals_text(seals[:10], "f", "zh")) == 11
    assert seals_text([], "f", "en") == []


def test_a_file_that_is_looked_at_has_a_name_before_each_thing():
    assert seen_text(Seen(verdict("whole"), "RWx", "AB", "1 2"), "en") == [
        "a.coop", "  Verdict: whole and unchanged", "  Co-operative: BJ-001", "  Month: April 1954",
        "  Correction no.: 1", f"  File number: {'9' * 64}", "  Computer's seal: RWx", "  Number of the seal: AB",
        "  Check number: 1 2",
    ]  # fmt: skip
    refused = seen_text(Seen(Verdict("b.coop", "refused", reason=DeskError("Cut."))), "en")
    assert refused == ["b.coop", "  Verdict: not accepted", "  Reason: Cut."]
