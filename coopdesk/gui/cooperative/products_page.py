"""The catalogue of products: searched, taken in from a table, added to and corrected by hand."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.field import field_of
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.gui.cooperative.entries import Entries
from coopdesk.gui.federation.search import Search
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton, PathRow
from coopdesk.gui.start.records import Places
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language, name_of
from coopdesk.services import desk
from coopdesk.services.operators import ROLE
from coopdesk.services.setup import load_catalogue
from coopdesk.services.table_columns import columns_told

_PRICE = field_of(Product, "constant_price")


class ProductsPage(Entries):
    """Products with unit of measure and constant price; a unit that is there never changes."""

    after = ""
    """What is said after a table was taken in, translated."""

    def __init__(self, session: Session) -> None:
        self.new_words = _("New product (F5)")
        pairs = [("name_zh", "name_en"), ("unit_zh", "unit_en"), ("trade_zh", "trade_en")]
        both = [name for pair in pairs for name in (pair if language() == "zh" else pair[::-1])]
        columns = [
            Column(_("Code"), lambda row: row.code, 80),
            Column(_("Product"), name_of, 0),
            Column(_("Unit"), lambda row: name_of(row, "unit"), 90),
            Column(_("Constant price"), lambda row: _PRICE.text(row.constant_price), 110, number=True),
            Column(_("Trade"), lambda row: name_of(row, "trade"), 130),
        ]
        empty = _("No product is in the catalogue yet. F5 enters one; a table is taken in below.")
        names = ["code", *both[:4], "constant_price", *both[4:]]
        super().__init__(session, Product, names, _("Catalogue of products"), columns, empty)
        hint = _("Search by code, name, trade or pinyin (F3)")
        self.search = Search(self, self.list, desk.product_found_by, hint)
        self.table = PathRow(field_of(Places, "table"), "table")
        told = columns_told(session.store.desk.price_year, language(), "products.csv")
        self.table.box.setAccessibleDescription("\n\n".join([_(field_of(Places, "table").help), *told]))
        self.table.entered.connect(self.take_in)
        self.take = EnterButton(_("Take the table in"))
        self.take.clicked.connect(self.take_in)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.table, 1)
        row.addWidget(self.take)
        self.locked.setText(_("The unit of measure never changes: another unit is a new product."))
        self.count = text_label("", "muted")
        self.laid_out(self.search, below, _("Enter opens • F5 new • F3 searches • Ctrl+C copies rows"), 400)

    def records(self) -> list[Any]:
        """All products by code."""
        return desk.catalogue(self.session.store)

    def show_rows(self, rows: list[Any]) -> None:
        """Put those rows into the list that the search finds."""
        self.search.show_rows(rows)

    def blank(self) -> Mapping[str, Any]:
        """The trade of the one before."""
        row = self.list.row
        empty = {name: "" for name in self.form.boxes} | {"constant_price": None}
        return empty | ({"trade_zh": row.trade_zh, "trade_en": row.trade_en} if row is not None else {})

    def fixed(self, record: Any) -> frozenset[str]:
        """The code, and each unit that is there."""
        return frozenset({"code", *(name for name in ("unit_zh", "unit_en") if getattr(record, name))})

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep the product."""
        product = Product(**values) if before is None else dataclasses.replace(before, **values)
        desk.enter_product(self.session.store, product, new=before is None, operator=self.session.operator)

    def name(self, record: Any) -> str:
        """``0801  hand-knotted carpet``."""
        return f"{record.code}  {name_of(record)}"

    @Slot()
    def take_in(self) -> None:
        """Take in the products of the typed table, or say under it what stands in the way."""
        if self.session.refuses() or not self.commit():
            return
        path = self.table.path()
        if path is None:
            self.table.mark(Problem("table", N_("is needed")))
            return
        try:
            count = load_catalogue(self.session.store, path, self.session.operator)
        except EntryError as refusal:
            first = refusal.problems[0]
            of_product = Problem("table", N_("Product %(code)s: %(problem)s"), _values(first))
            self.table.mark(first if first.code == ROLE else of_product)
            return
        except DeskError as error:
            self.table.mark(Problem("table", error.message, error.values))
            return
        self.table.mark(None)
        self.refresh()
        self.kept.emit()
        words = _("Products taken in from %(file)s: %(count)s", file=path.name, count=count)
        self.session.tell(" • ".join(filter(None, (words, self.after))))


def _values(problem: Problem) -> dict[str, object]:
    return {"code": problem.line, "problem": DeskError(problem.message, **problem.values)}
