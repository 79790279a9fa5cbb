"""Paper to the printing system: a stand-in for ``lp`` writes down what it is asked and what it is given."""

import stat
import sys

import pytest

from coopdesk.errors import DeskError, EntryError
from coopdesk.services.printers import Order, hand_over, paper_of, printers, read_pages, there_is_lp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the printing system of Linux and macOS")


@pytest.fixture
def system(tmp_path, monkeypatch):
    """A folder with programs of a printing system, alone on the path before the usual ones; ``program`` adds one."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.delenv("PRINTER", raising=False)

    def program(name, script):
        made = tmp_path / "bin" / name
        made.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n")
        made.chmod(made.stat().st_mode | stat.S_IXUSR)
        return tmp_path

    program("lp", 'printf "%s\\n" "$@" > words; cat > given; echo "request id is Office-12 (1 file(s))"')
    program("lpstat", '[ "$1" = -e ] && printf "Back\\nOffice\\n" || echo "system default destination: Office"')
    return program


def test_the_printers_are_known_the_usual_one_first(system):
    assert there_is_lp()
    assert printers() == ["Office", "Back"]
    system("lpstat", "exit 1")
    assert printers() == []


def test_the_pdf_itself_is_given_with_printer_copies_pages_and_paper_and_without_scaling(system, tmp_path):
    steps = []
    order = Order("Office", 3, "1-2,4", "A4", "BJ-001 form.pdf")
    assert hand_over(b"%PDF-1.4 \x00 whole", order, lambda *done: steps.append(done)) == "Office-12"
    assert (tmp_path / "given").read_bytes() == b"%PDF-1.4 \x00 whole"
    asked = "-d Office -n 3 -t|BJ-001 form.pdf|-P 1-2,4 -o media=A4 -o print-scaling=none"
    words = [word for part in asked.split("|")[:1] for word in part.split()] + ["BJ-001 form.pdf"]
    assert (tmp_path / "words").read_text().splitlines() == words + asked.split("|")[2].split()
    assert steps
    hand_over(b"%PDF", Order("Office"), lambda *_done: None)
    assert "-P" not in (tmp_path / "words").read_text().split()


def test_a_printer_that_refuses_says_why_in_words(system):
    for said, told in (
        ('echo "lp: Error - The printer or class does not exist." >&2; exit 1', "does not exist."),
        ("exit 1", "The printer Office does not answer."),
    ):
        system("lp", said)
        with pytest.raises(DeskError) as refusal:
            hand_over(b"%PDF", Order("Office"), lambda *_done: None)
        assert str(refusal.value).endswith(told)
        assert "choose another printer" in refusal.value.advice


def test_who_cancels_stops_the_program_and_takes_the_job_back(system, tmp_path):
    system("lp", 'echo "request id is Office-13 (1 file(s))"; exec sleep 60')
    system("cancel", 'echo "$@" > cancelled')
    steps = []

    def tired(*_done):
        steps.append(1)
        if len(steps) > 8:
            raise DeskError("enough")

    with pytest.raises(DeskError, match="enough"):
        hand_over(b"%PDF", Order("Office"), tired)
    assert (tmp_path / "cancelled").read_text() == "Office-13\n"


@pytest.mark.parametrize(
    ("typed", "read"), [("", ""), ("1-3, 5", "1-3,5"), ("２、4", "2,4"), (" 2 – 3", "2-3"), ("1至2", "1-2")]
)
def test_pages_are_read_as_people_type_them(typed, read):
    assert read_pages(typed, 5) == read


@pytest.mark.parametrize("typed", ["x", "0", "6", "3-2", "1--2", "1,", "-o raw", "1-3 5"])
def test_pages_that_are_not_there_are_refused(typed):
    with pytest.raises(EntryError):
        read_pages(typed, 5)


def test_paper_is_known_by_its_size_lying_or_standing():
    sizes = [(595.3, 841.9), (841.9, 595.3), (1190.6, 841.9), (300, 300)]
    assert [paper_of(size) for size in sizes] == ["A4", "A4", "A3", ""]
