"""Many papers in one document, each in its size, with an outline; a page that is over is kept compressed."""

import zlib
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from coopdesk.domain.language import Language, named
from coopdesk.domain.sheets import MonthlySheet
from coopdesk.reports import fonts, forms, words
from coopdesk.reports.flow import Block, draw_leaves, gap, paginate, running
from coopdesk.reports.form_pages import Form
from coopdesk.reports.form_pages import laid as laid_out
from coopdesk.reports.page import A4, Format, Paper


class Pile(Paper):
    """A document of papers; of a thousand pages neither their words nor what was drawn is kept as it was."""

    def __init__(self, title: str, author: str, language: Language) -> None:
        super().__init__(A4, title, author, language)
        self._chapters = 0
        document = self._canvas._doc
        taken = document.addPage

        def add(page: Any) -> None:
            page.Contents = _compressed(page.stream)
            page.stream = None
            taken(page)

        document.addPage = add

    def chapter(self, form: Format, name: str = "") -> None:
        """Begin another paper, in a size of its own; a name stands in the outline."""
        if self._chapters:
            self.next_page()
        self._chapters += 1
        self.form = form
        self._canvas.setPageSize((form.width, form.height))
        if name:
            self._canvas.bookmarkPage(f"chapter{self._chapters}")
            self._canvas.addOutlineEntry(name, f"chapter{self._chapters}", 0)
            self._canvas.showOutline()

    def section(self, name: str, y: float) -> None:
        """The outline of many papers names the papers, not their parts."""

    def add(self, kinds: Sequence[Form], sheet: MonthlySheet, language: Language, *, boxes: bool = False) -> None:
        """Forms of one co-operative, with its entry in the outline; all of them or, raising, none.

        Raises PaperError for amounts that no paper carries, and without ``boxes`` for characters without a shape.
        """
        spelt = repr(sheet)
        if not boxes and (
            "\\" in spelt or fonts.missing([spelt])
        ):  # perhaps it stands on a form: then drawing it alone says so
            for form in kinds:
                forms.draw(form, sheet, language)
        laid = [(form, *laid_out(form, sheet, language)) for form in kinds]
        entry = f"{sheet.cooperative.code} {named(sheet.cooperative, language)}"
        for form, size, leaves in laid:
            self.chapter(size, entry)
            forms.put(self, form, sheet, leaves, language)
            entry = ""

    def close_with(self, heading: str, texts: Sequence[str], language: Language) -> None:
        """Pages with words at the end, without an entry; the page is not asked for characters without a shape."""
        self.chapter(A4)
        blocks: list[Block] = [words.heading(heading, A4), gap(6)]
        blocks += [running([fonts.boxed(text)], A4) for text in texts]
        leaves = paginate(blocks, A4, words.FOOT)
        draw_leaves(self, leaves, lambda place: words.foot(self, [heading], place, language))


def _compressed(drawn: str) -> PDFStream:
    """What is drawn on a page, packed."""
    packed = zlib.compress(drawn.encode("latin-1"))
    stream = PDFStream(PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}), packed)
    stream.__Comment__ = "page stream"
    return stream
