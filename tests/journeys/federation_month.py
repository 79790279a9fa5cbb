"""The federation's officer enters a new co-operative, takes its return file in and reads the summary, by keys alone.

``python tests/journeys/federation_month.py FOLDER`` opens ``federation.coopdesk`` of FOLDER, takes in its
``stick``, and prints the output value of April 1954 before and after.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from walker import Walker

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.period import Month
from coopdesk.services.inbox import waiting


def enter_cooperative(person: Walker) -> None:
    """The newcomer on the register; the last Enter keeps it."""
    screen = person.screen("ctrl+1", "cooperatives")
    store = screen.session.store
    person.keys("F5")
    person.until(lambda: screen.one.isAncestorOf(QApplication.focusWidget()), "an empty sheet")
    person.type("BJ-201", "1954-03-05", "Xuanwu carpet makers", *[""] * 16)
    person.until(lambda: store.get(Cooperative, "BJ-201"), "the newcomer on the register")
    person.picture("11-register")


def take_in(person: Walker, stick: Path) -> None:
    """The file waits for its seal; the seal is looked at and trusted, and the file counts."""
    screen = person.screen("ctrl+2", "inbox")
    store = screen.session.store
    person.keys("ctrl+a")
    person.type(str(stick))
    person.until(lambda: waiting(store) and not screen.take.busy, "a waiting file")
    person.picture("12-waiting")
    person.keys("ctrl+Next", "Return", "Return")
    person.until(lambda: not waiting(store), "the file taken in")
    person.picture("13-arrived")


def output_value(person: Walker) -> str:
    """The total of output at constant prices, as the summary shows it."""
    screen = person.screen("ctrl+3", "summary")
    person.until(lambda: screen.session.month == Month(1954, 4), "April 1954")
    person.picture("14-summary")
    rows = screen.total.rows
    column = next(place for place, one in enumerate(rows.columns) if one.name == "output_value_constant")
    return rows.words(0, column)


def main() -> None:
    folder = Path(sys.argv[1])
    person = Walker(folder / "federation.coopdesk")
    before = output_value(person)
    enter_cooperative(person)
    take_in(person, folder / "stick")
    print(before, output_value(person))
    person.leave()


if __name__ == "__main__":
    main()
