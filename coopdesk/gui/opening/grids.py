"""The two grids of the figures before the start: figures by span of months, goods by product."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from PySide6.QtGui import QFontMetrics

from coopdesk.domain.field import Field, field_of
from coopdesk.domain.opening import (
    FIGURE_ROWS,
    OpeningLine,
    OpeningProduct,
    box_of_column,
    label_of_figure,
    unit_of_figure,
)
from coopdesk.domain.period import Period
from coopdesk.domain.sheets import money_unit
from coopdesk.errors import N_
from coopdesk.gui.choosing import Choice
from coopdesk.gui.grid.columns import Column, Keeper, Values
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.view import Grid
from coopdesk.gui.opening.hand import NOTHING, OpeningInHand, column_words
from coopdesk.gui.theme import base_font
from coopdesk.gui.words import _, language, name_of
from coopdesk.services.pinyin import sounds

_ROWS_STAY = ("new", "duplicate", "delete line")


@dataclass(frozen=True)
class FigureRow:
    """One row of the grid of figures; its cells are named after the columns."""

    figure: Annotated[str, Field(N_("Figure"), key=True, code=True, length=40)]


class FixedLines(Lines):
    """Lines that are always the same ones: what is pasted below the last has no place."""

    def type(self, texts: Mapping[tuple[int, str], str]) -> None:
        """Take texts for the lines that are there."""
        super().type({place: text for place, text in texts.items() if place[0] < len(self.rows)})


class FixedGrid(Grid):
    """A grid whose rows are those of the form; it is filled column by column, as the sheets of paper lie."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines, sounds)
        self.model.adding = False
        self.model.titles = tuple(map(_title, FIGURE_ROWS))
        self.table.verticalHeader().setFixedWidth(_widest(self.model.titles))
        self.walk.by_column = True
        self.sums.hide()
        self.model.sync()

    def _act(self, act: str) -> None:
        if act in _ROWS_STAY:
            self.commit()
            self.told.emit(_("The rows here are those of the form; they stay. Delete makes a cell blank."))
        else:
            super()._act(act)

    def _stand(self) -> None:
        """The cell in hand is named after its figure."""
        super()._stand()
        if self.table.currentIndex().isValid() and self.model.titles:
            self.box.setAccessibleName(f"{self.model.titles[self.row]}, {self.column.title}")


def _title(name: str) -> str:
    """The words for a row; what is part of the row above stands in a little."""
    return ("    " if name == "members_newly_developed" else "") + _(label_of_figure(name))


def _widest(words: Iterable[str]) -> int:
    """How wide a column is that clips none of these, also in bold."""
    font = base_font()
    font.setBold(True)
    metrics = QFontMetrics(font)
    return max(map(metrics.horizontalAdvance, words)) + 14


def figures_grid(hand: OpeningInHand) -> FixedGrid:
    """The figures of the form in rows, the spans and months that are asked for in columns."""
    money = money_unit(hand.store.desk.currency, language())
    columns = [
        Column(
            "unit", _("Unit"), _widest([_(unit_of_figure(name)) for name in FIGURE_ROWS]), grey=True,
            shown=lambda values: _(unit_of_figure(values[NOTHING])) or money,
            fixed=_("The figures are those of the form."),
        ),
        *(_figure_column(column, hand) for column in hand.columns),
    ]  # fmt: skip
    return FixedGrid(
        FixedLines(FigureRow, columns, Keeper(hand.keep_figures, hand.drop_figures, _together(hand)), dict)
    )


def _together(hand: OpeningInHand) -> Any:
    return lambda: hand.store.transaction(hand.session.operator)


def _figure_column(column: Period, hand: OpeningInHand) -> Column:
    span = len(column) > 1 or column.last.year == (hand.start.year if hand.start else 0)
    described = replace(field_of(OpeningLine, "value"), name=box_of_column(column))

    def of_line(values: Values) -> Field:
        line = OpeningLine(values.get(NOTHING, ""), column.first, column.last)
        return replace(field_of(OpeningLine, "value").in_currency(exponent, line), name=described.name)

    exponent = hand.store.desk.exponent
    words = _("The sum of these months; members: opening of the first, closing of the last, average of the averages.")
    return Column(
        described.name, column_words(column).replace(" ", "\n").replace("年", "年\n"), 118 if span else 104, described,
        of_line=of_line,
        help=words if len(column) > 1 else _("The figure of this month, as it was reported then."),
    )  # fmt: skip


def figure_rows(hand: OpeningInHand) -> Iterable[Values]:
    """The rows of the grid of figures as the file has them."""
    by_column = {box_of_column(column): hand.values(column) for column in hand.columns}
    for name in FIGURE_ROWS:
        yield {NOTHING: name, **{box: values[name] for box, values in by_column.items()}}


def products_grid(hand: OpeningInHand) -> Grid:
    """Accepted goods by product."""
    described = field_of(OpeningProduct, "product")

    def choices() -> list[Choice]:
        return [
            Choice(product.code, name_of(product), f"{product.name_en} {product.name_zh}")
            for product in hand.products.values()
        ]

    def product_words(values: Values) -> str:
        product = hand.products.get(values["product"])
        return f"{values['product']} {name_of(product)}" if product else values["product"]

    def unit(values: Values) -> str:
        product = hand.products.get(values["product"])
        return name_of(product, "unit") if product else ""

    quantity = field_of(OpeningProduct, "qualified")
    columns = [
        Column(
            "product", _("Product"), 260, described, carried=True, choices=choices, words=product_words, stretch=True,
            help=_("Type its number on the list, code, name or pinyin. F2 opens the list."),
        ),
        Column(
            "unit", _("Unit"), 90, shown=unit, grey=True,
            fixed=_("The unit of measure comes from the catalogue; nothing is typed here."),
        ),
        Column("qualified", _("Accepted"), 150, quantity, help=_(quantity.help)),
    ]  # fmt: skip
    keeper = Keeper(hand.keep_product, hand.drop_product, _together(hand))
    grid = Grid(
        Lines(OpeningProduct, columns, keeper, lambda: {"product": "", "qualified": None}), sounds, ("qualified",)
    )
    grid.sums.hide()
    return grid
