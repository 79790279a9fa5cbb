"""From no file at all to a return file on the stick: a clerk's first month, by keys alone.

``python tests/journeys/first_month.py FOLDER`` leaves ``own.coopdesk``, the printed form and the return file in FOLDER.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from walker import Walker

from coopdesk.domain.members import Member
from coopdesk.domain.statements import LabourLine, OutputLine

MEMBERS = ("Wang Guiying", "Li Fengshan", "Zhao Xiulan")
OUTPUT = (("T1", "239", "252", "4"), ("T2", "239", "261", "2"), ("T3", "240", "245", "0"))


def set_up(person: Walker, file: Path) -> None:
    """First start: the language, then a co-operative by hand with the example's catalogue."""
    person.keys("Return")
    person.until(lambda: "open" in person.opener.start.choices and person.opener.start.first.hasFocus(), "the choices")
    person.picture("1-choice")
    person.keys("3")
    person.until(lambda: _within(person.opener.start.sheet), "the sheet of a new co-operative")
    person.type(
        "BJ-201", "Xuanwu carpet makers", "", "", "carpets", "", "", "", "1954-3-5", "Zhou De", "Wang Guiying", "5-0417"
    )
    person.type("BJ", "", "", "1954-04", "", "", "3", "3", "")
    person.picture("2-set-up")
    person.type(str(file))
    person.until(lambda: person.opener.window is not None, "the desk")
    person.attend()
    person.picture("3-this-month")


def _within(part: object) -> bool:
    focus = QApplication.focusWidget()
    return part is not None and focus is not None and part.isAncestorOf(focus)


def take_up_members(person: Walker) -> None:
    """Three members; the last Enter of each offers the next."""
    screen = person.screen("ctrl+2", "members")
    store = screen.session.store
    person.keys("F5")
    for place, name in enumerate(MEMBERS, start=1):
        person.until(lambda: _within(screen) and screen.sheet.new, "an empty sheet")
        person.type(name, "1", "1920", f"T{place}", f"1954-3-{place + 4}", "1", "", "", "200000", "50000")
        person.until(lambda place=place: len(store.find(Member)) == place, f"member {place} in the register")
    person.picture("4-members")


def key_month(person: Walker) -> None:
    """Output and labour of three teams."""
    screen = person.screen("ctrl+3", "monthly_return")
    store = screen.session.store
    for team, planned, accepted, scrap in OUTPUT:
        person.type(team, "0801", planned, accepted, scrap, "114500")
    person.until(lambda: len(_lines(store, OutputLine)) == 3, "three lines of output")
    person.picture("5-output")
    person.keys("ctrl+Next")
    person.picture("6-labour")
    for _team in OUTPUT:
        person.type("26", "25", "320000", "0")
    person.until(lambda: len(_lines(store, LabourLine)) == 3, "three lines of labour")
    person.type("", "", "")  # no totals on this paper
    check = screen.pages.page("check")
    person.until(lambda: screen.pages.current == "check", "the check after the last line")
    person.picture("7-check")
    person.until(lambda: _within(check.form), "the names to be asked for")
    person.type("Wang Guiying", "Zhou De", "1954-05-02")
    person.until(lambda: screen.hand.final, "a final month")
    person.picture("8-final")


def _lines(store: object, record: type) -> list[object]:
    from coopdesk.domain.statements import Statement

    return [line for statement in store.find(Statement) for line in store.lines(record, statement.id)]


def print_form(person: Walker, folder: Path) -> None:
    """Ctrl+P shows the form, Ctrl+S keeps it as a file."""
    person.keys("ctrl+p")
    person.until(lambda: person.opener.window.current == "reports", "the reports")
    person.rest(1.5)
    person.picture("9-preview")
    person.keys("ctrl+s")
    person.until(lambda: list((folder / "reports").glob("*.pdf")), "the printed form")


def send(person: Walker, stick: Path) -> None:
    """The return file on the stick."""
    person.screen("ctrl+6", "sending")
    person.keys("ctrl+a")
    person.type(str(stick))
    person.until(lambda: list(stick.glob("*.coop")), "the return file")
    person.rest(0.3)
    person.picture("10-sent")


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "keys").mkdir()
    (folder / "stick").mkdir()
    person = Walker()
    set_up(person, folder / "own.coopdesk")
    take_up_members(person)
    key_month(person)
    print_form(person, folder)
    send(person, folder / "stick")
    person.leave()


if __name__ == "__main__":
    main()
