"""Measures of paper: what reports draw, against the same texts and lines drawn on a bare canvas."""

import dataclasses
import io
import tracemalloc

from bench import Bench, Side, watch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from coopdesk.domain.period import Month, Period
from coopdesk.domain.resources import resource
from coopdesk.domain.summary_sheet import summary_sheet
from coopdesk.reports import labour_form, summary
from coopdesk.reports.page import Paper
from coopdesk.reports.pile import Pile
from coopdesk.services import figures
from coopdesk.services.monthly_form import monthly
from coopdesk.services.reports import report
from coopdesk.services.standing import standing
from coopdesk.store import Store

APRIL = Period(Month(1954, 4), Month(1954, 4))
LINES = 2000
PAGES = 1000


class Copy:
    """Every text and line that a report draws, to be drawn once more without the report."""

    def __init__(self, draw: Side) -> None:
        self.pages: list[list[tuple]] = [[]]
        own = Paper.text, Paper.rule, Paper.next_page
        Paper.text, Paper.rule, Paper.next_page = (self._noting(one) for one in own)
        try:
            draw()
        finally:
            Paper.text, Paper.rule, Paper.next_page = own

    def _noting(self, own):
        def noting(paper, *places, **style):
            if own.__name__ == "next_page":
                self.pages.append([])
            else:
                paper_size = paper.form.width, paper.form.height
                self.pages[-1].append((own.__name__, paper_size, style.get("bold", False), *places))
            return own(paper, *places, **style)

        return noting

    def draw(self) -> float:
        """Seconds to draw it all on a bare canvas, compressed as reports are."""
        for name in ("Regular", "Bold"):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"NotoSansSC-{name}.ttf"))))
        with watch() as seconds:
            canvas = Canvas(io.BytesIO(), pagesize=self.pages[0][0][1], pageCompression=1)
            for page in self.pages:
                for what, (_wide, high), bold, x, y, *rest in page:
                    if what == "rule":
                        canvas.line(x, high - y, rest[0], high - rest[1])
                    else:
                        canvas.setFont("Bold" if bold else "Regular", 8)
                        canvas.drawString(x, high - y, rest[0])
                canvas.showPage()
            canvas.save()
        return seconds[0]


def form(bench: Bench) -> tuple[Side, Side]:
    """The monthly form from the data file."""
    return _sides(Store.open(bench.copy("BJ-001.coopdesk", "form.coopdesk")), "monthly-return")


def sheet(bench: Bench) -> tuple[Side, Side]:
    """The summary by co-operative from the data file, 200 lines."""
    return _sides(Store.open(bench.copy("federation.coopdesk", "summary.coopdesk")), "summary", by="cooperative")


def pile(bench: Bench) -> tuple[Side, Side]:
    """Form 3 of a month on 1,000 pages of one PDF, from what is on it; the peak of memory of both is printed once."""
    with Store.open(bench.copy("federation.coopdesk", "pile.coopdesk")) as store:
        sheets = pile_sheets(store)

    def ours() -> float:
        with watch() as seconds:
            made = Pile("1,000", "", "zh")
            for place in range(PAGES):
                made.add([labour_form.FORM], sheets[place % len(sheets)], "zh")
            made.finish()
        return seconds[0]

    bare = Copy(ours).draw
    print(f"peak of memory, tracked: pile {_peak(ours):.0f} MB, bare {_peak(bare):.0f} MB")
    return ours, bare


def pile_sheets(store: Store) -> list:
    """What is on form 3 of the month, of fifty co-operatives."""
    stands = list(standing(store, APRIL).items())[:50]
    return [monthly(store, code, month, stand.counts.statement) for (code, month), stand in stands if stand.counts]


def _peak(side: Side) -> float:
    tracemalloc.start()
    side()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def _sides(store: Store, name: str, **choices) -> tuple[Side, Side]:
    def ours() -> float:
        with watch() as seconds:
            report(store, name, APRIL, "zh", **choices)
        return seconds[0]

    return ours, Copy(ours).draw


def lines(bench: Bench) -> tuple[Side, Side]:
    """The summary of 2,000 co-operatives in its two tables, from records without a data file."""
    with Store.open(bench.copy("federation.coopdesk", "lines.coopdesk")) as store:
        desk, found = store.desk, figures.summary(store, APRIL, "cooperative")
    groups = tuple(
        dataclasses.replace(found.groups[place % len(found.groups)], key=f"BJ-{place:04}") for place in range(LINES)
    )
    whole = dataclasses.replace(found, groups=groups)

    def ours() -> float:
        with watch() as seconds:
            summary.draw(summary_sheet(desk, whole), "zh")
        return seconds[0]

    return ours, Copy(ours).draw
