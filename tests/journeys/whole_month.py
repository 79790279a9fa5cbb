"""A whole month of three teams and six products, from the first screen to final.

``python tests/journeys/whole_month.py FOLDER keyed`` keys it into ``keyed.coopdesk`` with nothing but the numeric
keypad; ``… FOLDER pasted`` takes the same month from a spreadsheet's clipboard into ``pasted.coopdesk``.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from walker import Walker

from coopdesk.domain.statements import LabourLine, OutputLine

KEYPAD = {"+": "KP_Add", "-": "KP_Subtract", "*": "KP_Multiply", "/": "KP_Divide", ".": "KP_Decimal"}
PRODUCTS = ("0101", "0102", "0301", "0501", "0801", "0901")
PRICES = ("12500", "6100.5", "13000", "20500", "114500", "380000")


def lines() -> list[tuple[str, str, str, str, str, str]]:
    """Team, product, planned, accepted, scrap and price of each line, as the paper has them."""
    found = []
    for team in (1, 2, 3):
        for place, product in enumerate(PRODUCTS):
            planned = 100 * team + 10 * place
            scrap = "-" if product == "0901" else str(place + team)
            found.append((f"T{team}", product, str(planned), str(planned + 7 * team - place), scrap, PRICES[place]))
    return found


LABOUR = (
    ("T1", "520", "507", "5200000", "0"),
    ("T2", "494", "480", "4940000", "1"),
    ("T3", "546", "546", "5460000", "0"),
)
TOTALS = [sum(int(line[place]) for line in LABOUR) for place in (1, 2, 3)]


def main() -> None:
    folder, way = Path(sys.argv[1]), sys.argv[2]
    person = Walker(folder / f"{way}.coopdesk")
    person.until(person.window.front.steps.isVisible, "this month")
    person.rest(0.3)
    (_keyed if way == "keyed" else _pasted)(person)
    person.until(lambda: person.window.front.hand.final, "a final month")
    person.picture(f"{way}-final")
    person.leave()


def strike(person: Walker, *texts: str) -> None:
    """Type texts on the keypad, each followed by its Enter."""
    for text in texts:
        keys = [KEYPAD.get(sign, f"KP_{sign}") for sign in text]
        subprocess.run(["xdotool", "key", "--delay", "4", *keys, "KP_Enter"], check=True)
        person.rest(0.02)


def _keyed(person: Walker) -> None:
    """Enter takes the step Output; teams and products are chosen by number and code, prices offered again by Enter."""
    subprocess.run(["xdotool", "key", "Num_Lock"], check=True)
    strike(person, "")
    person.until(lambda: person.window.current == "monthly_return", "the monthly return")
    hand = person.window.front.hand
    person.rest(0.3)
    for place, (team, product, planned, accepted, scrap, price) in enumerate(lines(), start=1):
        first = team == "T1"
        summed = f"{int(accepted) - 40}+40" if place == 1 else accepted
        strike(person, team[1:], product, planned, summed, scrap, price if first else "")
        person.until(lambda place=place: _kept(hand, OutputLine) == place, f"line {place} of output")
    person.picture("keyed-output")
    strike(person, "")  # the empty line: that was all
    strike(person, "", "")  # this paper has no totals of values
    person.until(lambda: person.window.front.pages.current == "labour", "the page of labour")
    for _team, *figures in LABOUR:
        strike(person, *figures)
    person.until(lambda: _kept(hand, LabourLine) == 3, "three lines of labour")
    strike(person, *(str(total) for total in TOTALS))
    person.picture("keyed-labour")
    _finish(person)
    strike(person, "", "", "")


def _pasted(person: Walker) -> None:
    """The tables of the clerk's workbook, with their headings, as Excel leaves them on the clipboard."""
    screen = person.screen("ctrl+3", "monthly_return")
    head = ("班组", "产品", "单位", "计划", "合格品", "废品", "现行单价")
    rows = [
        (f"第{team[1:]}组", product, "把", planned, _wide(accepted), "—" if scrap == "-" else scrap, f"{price}&nbsp;")
        for team, product, planned, accepted, scrap, price in lines()
    ]
    person.keys("F5")
    _paste(person, head, [*rows, ("合计", *[""] * 6)])
    person.until(lambda: _kept(screen.hand, OutputLine) == len(rows), "the pasted lines of output")
    person.picture("pasted-output")
    person.keys("ctrl+Next")
    _paste(person, ("班组", "制度工日", "出勤", "工资总额", "工伤事故（歇工一天以上）"), [
        (f"第{team[1:]}组", *(f"{int(figure):,}" for figure in figures)) for team, *figures in LABOUR
    ])  # fmt: skip
    person.until(lambda: _kept(screen.hand, LabourLine) == 3, "the pasted lines of labour")
    person.picture("pasted-labour")
    screen.finish.click()
    _finish(person)
    person.keys("Return", "Return", "Return")


def _paste(person: Walker, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [head, *rows])
    table = QMimeData()
    table.setHtml(f"<body><table><col><tr><td colspan={len(head)}>1954年4月</td></tr>{cells}</table></body>")
    table.setText("not this")
    QGuiApplication.clipboard().setMimeData(table)
    person.keys("ctrl+v")


def _wide(digits: str) -> str:
    """Digits as an input method writes them."""
    return "".join(chr(ord(digit) + 0xFEE0) for digit in digits)


def _kept(hand: object, record: type) -> int:
    """How many lines of a kind are in the file."""
    statement = hand.statement
    return len(hand.store.lines(record, statement.id)) if statement else 0


def _finish(person: Walker) -> None:
    """The check has nothing to ask; the names stand there already."""
    screen = person.window.front
    person.until(lambda: screen.pages.current == "check", "the check")
    check = screen.pages.page("check")
    person.until(check.form.boxes["preparer"].box.hasFocus, "the name of who prepared it")
    person.picture("check")


if __name__ == "__main__":
    main()
