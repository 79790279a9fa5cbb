"""What LibreOffice makes of our workbooks: every list read again cell by cell, and its PDF of them beside ours.

``python tests/benchmarks/libreoffice.py [EXAMPLE]`` makes the example where no folder of it is given, writes every
list of it as xlsx in both languages, has LibreOffice turn all of them into CSV in one run, and prints a line for each:
cells and sums of number columns that are ours exactly. Then time and memory of turning the form, the summary of 200
lines and 1,000 pages into PDF. Exit status 1 where a cell or a sum differs.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import groupby
from pathlib import Path

import pypdfium2
import xlsxwriter
from paper import APRIL, PAGES, Copy, pile_sheets

from coopdesk.domain.dates import today
from coopdesk.domain.language import LANGUAGES
from coopdesk.domain.listing import Head, Listing, fits, plain
from coopdesk.domain.period import Period
from coopdesk.errors import DeskError
from coopdesk.reports import labour_form
from coopdesk.reports.pile import Pile
from coopdesk.services.demo import make_demo
from coopdesk.services.listings import LISTINGS, listing
from coopdesk.services.reports import report as draw_report
from coopdesk.store import Store
from coopdesk.tables.listing import write_listing
from coopdesk.tables.writing import day_fits

AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,true,false"
"""UTF-8, texts in quotation marks and numbers without, each as the sheet shows it: with all its decimals."""
CELL = re.compile(r'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|\Z)')
PERIODS = {"BJ-900": "1954-06"}
OF_ONE = {
    "member-card": {"member": "0001"}, "summary": {"by": "cooperative"}, "plan-progress": {"by": "cooperative"},
    "restatement": {"since": str(today())},
}  # fmt: skip
OF_FEDERATION = {"annual-return": {"cooperative": "BJ-001"}, "members-of-return": {"cooperative": "BJ-001"}}
DIGITS = Listing(
    "digits", "digits", (Head("Code"), Head("Amount", "number", 2), Head("Whole", "number")),
    tuple((f"{n:04}", Decimal(10**n - 1).scaleb(-2), 10**n - 1) for n in range(1, 19)),
)  # fmt: skip
"""Amounts of one to eighteen digits: up to fifteen they are numbers, beyond they are texts that lose none."""


def soffice(folder: Path, to: str, *files: Path) -> list[str]:
    """The command that turns files into others in a folder, with a profile of its own."""
    program = shutil.which("soffice") or sys.exit("LibreOffice (soffice) is not installed here.")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [program, profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files)]


def lists(example: Path) -> Iterator[tuple[str, Listing]]:
    """Every list of the three data files in both languages that there is something for, by the name of its file."""
    yield "digits", DIGITS
    for file in ("BJ-001", "BJ-900", "federation"):
        with Store.open(example / f"{file}.coopdesk", look_only=True) as store:
            more = OF_FEDERATION if store.desk.role == "federation" else {}
            for name, kept in LISTINGS.items():
                period = Period.parse("1954" if name == "annual-return" else PERIODS.get(file, "1954-04"))
                options = {**OF_ONE.get(name, {}), **more.get(name, {})}
                for language in LANGUAGES if store.desk.role in kept.roles else ():
                    try:
                        yield f"{file}_{name}_{language}", listing(store, name, period, language, **options)
                    except DeskError as refusal:
                        print(f"{file}_{name}_{language}: {refusal}", file=sys.stderr)


def cells(text: str) -> list[list[str]]:
    """The rows of a text table, each cell with its quotation marks."""
    rows: list[list[str]] = [[]]
    for cell, end in CELL.findall(text):
        rows[-1].append(cell)
        if end != ",":
            rows.append([])
    return [row for row in rows if row not in ([], [""])]


def agrees(theirs: str, ours: object) -> bool:
    """Whether a cell is ours: a text is a text, a number has every digit, a day is a day."""
    if ours is None or ours == "":
        return theirs in ("", '""')
    if isinstance(ours, (int, Decimal)) and fits(ours):
        return number(theirs) == ours
    if isinstance(ours, date) and day_fits(ours):
        return theirs.strip('"') == str(ours)
    text = ours if isinstance(ours, str) else plain(ours)  # type: ignore[arg-type]
    return theirs == '"' + text.replace('"', '""') + '"'


def number(theirs: str) -> Decimal | None:
    """A number as it is shown; None for what is none."""
    try:
        return Decimal(theirs.replace(",", "")) if not theirs.startswith('"') else None
    except InvalidOperation:
        return None


def compared(found: Listing, text: str) -> tuple[int, int, int]:
    """How many cells and sums there are, and how many differ."""
    head, *rows = cells(text)
    wrong = sum(not agrees(cell, one.label) for cell, one in zip(head, found.heads, strict=True))
    wrong += abs(len(rows) - len(found.rows))
    for theirs, ours in zip(rows, found.rows, strict=False):
        wrong += sum(not agrees(cell, own) for cell, own in zip(theirs, ours, strict=True))
    sums = 0
    for place, one in enumerate(found.heads):
        if one.kind == "number":
            sums += 1
            own = [row[place] for row in found.rows if isinstance(row[place], (int, Decimal)) and fits(row[place])]
            other = [number(row[place]) for row in rows if row[place]]
            wrong += sum(value for value in other if value is not None) != sum(map(Decimal, own))
    return len(found.heads) * (len(found.rows) + 1), sums, wrong


def check(example: Path, folder: Path) -> int:
    """Print a line for each list; how many cells and sums differ."""
    made = dict(lists(example))
    for name, found in made.items():
        write_listing(folder / f"{name}.xlsx", found, "en")
    files = [folder / f"{name}.xlsx" for name in made]
    subprocess.run(soffice(folder, AS_SHOWN, *files), check=True, stdout=subprocess.DEVNULL)
    print(f"{'':44}{'rows':>7}{'cells':>9}{'sums':>6}{'differ':>8}")
    total = 0
    for name, found in made.items():
        count, sums, wrong = compared(found, (folder / f"{name}.csv").read_bytes().decode())
        total += wrong
        print(f"{name:44}{len(found.rows):>7}{count:>9}{sums:>6}{wrong:>8}", flush=True)
    print(f"{len(made)} workbooks, {total} differences")
    return total


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds of a program, and megabytes: the peak of the largest process that it is or starts (Linux)."""
    begun, peak = time.perf_counter(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None:
        peak = max([peak, *peaks(process.pid)])
        time.sleep(0.02)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - begun, peak


def peaks(session: int) -> Iterator[float]:
    """The peaks of memory so far of the processes of a session, in megabytes."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if int((place / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                found = re.search(r"VmHWM:\s+(\d+)", (place / "status").read_text())
                yield int(found[1]) / 1024 if found else 0.0
        except (OSError, IndexError):  # it ended in between
            continue


def boxes(pages: list[list[tuple]], path: Path) -> None:
    """What a report draws as a workbook: a row for each line of text, a cell for each text, a page for each page."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "constant_memory": True})
    sheet, row, breaks = book.add_worksheet(), 0, []
    for page in pages:
        texts = sorted((y, x, text) for what, _size, _bold, x, y, *rest in page if what == "text" for text in rest[:1])
        for _y, line in groupby(texts, key=lambda one: one[0]):
            for column, (_line, _x, text) in enumerate(line):
                sheet.write_string(row, column, str(text))
            row += 1
        breaks.append(row)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_h_pagebreaks(breaks[:1000])
    book.close()


def beside(example: Path, folder: Path) -> None:
    """Print how long our papers take and LibreOffice turning the same boxes, or the same list, into PDF."""
    report = [sys.executable, "-m", "coopdesk", "report"]
    april = ["--period", "1954-04", "--lang", "zh"]
    form, summary = folder / "form.xlsx", folder / "summary.xlsx"
    with Store.open(example / "BJ-001.coopdesk", look_only=True) as store:
        boxes(Copy(lambda: draw_report(store, "monthly-return", APRIL, "zh")).pages, form)
    with Store.open(example / "federation.coopdesk", look_only=True) as store:
        write_listing(summary, listing(store, "summary", APRIL, "zh", by="cooperative"), "zh")
    pile = folder / "pile.xlsx"
    boxes(Copy(lambda: draw_pile(example)).pages, pile)
    both = {
        "form": ([*report, str(example / "BJ-001.coopdesk"), "monthly-return", *april], form),
        "summary": ([*report, str(example / "federation.coopdesk"), "summary", *april, "--by", "cooperative"], summary),
        "1,000 pages": ([sys.executable, __file__, str(example)], pile),
    }
    print(f"{'':12}{'coopdesk':>20}{'LibreOffice':>22}{'time':>8}{'memory':>8}  (ours ÷ theirs, whole programs)")
    for name, (command, book) in both.items():
        end = ["--pile"] if name == "1,000 pages" else ["--out", str(folder / "ours.pdf")]
        mine, theirs = measured([*command, *end]), measured(soffice(folder, "pdf", book))
        with pypdfium2.PdfDocument(folder / f"{book.stem}.pdf") as pdf:
            pages = len(pdf)
        ratios = [one / other for one, other in zip(mine, theirs, strict=True)]
        print(f"{name:12}" + "".join(f"{one[0]:>10.2f} s {one[1]:>6.0f} MB" for one in (mine, theirs))
              + "".join(f"{one:>8.2f}" for one in ratios) + f"  {pages:,} pages of it", flush=True)  # fmt: skip


def draw_pile(example: Path) -> bytes:
    """Form 3 on 1,000 pages, as the benchmark of paper has it."""
    with Store.open(example / "federation.coopdesk", look_only=True) as store:
        sheets = pile_sheets(store)
    made = Pile("1,000", "", "zh")
    for place in range(PAGES):
        made.add([labour_form.FORM], sheets[place % len(sheets)], "zh")
    return made.finish()


def main() -> None:
    if sys.argv[2:] == ["--pile"]:
        draw_pile(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        example = Path(sys.argv[1]) if sys.argv[1:] else folder / "example"
        if not sys.argv[1:]:
            make_demo(example, lambda _: None)
        differing = check(example, folder)
        beside(example, folder)
        sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
